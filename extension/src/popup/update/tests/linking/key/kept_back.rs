//! Keys that go into no form.

use super::*;

#[test]
fn a_key_whose_time_ends_in_its_test_fills_nothing() {
    let mut scene = ready();
    let making = wish(&mut scene);
    made(&mut scene, making);
    scene.pass(600);
    scene.answer("users/me", ada());
    assert_eq!(scene.model.linking.key.stage, Stage::None);
    assert!(!scene.model.linking.is_busy());
    assert_eq!(key_order(&mut scene), None);
}

#[test]
fn a_key_that_another_window_puts_away_is_not_waited_for() {
    for stage in [Stage::Testing, Stage::Filling] {
        let mut scene = ready();
        let making = wish(&mut scene);
        made(&mut scene, making);
        if stage == Stage::Filling {
            scene.answer("users/me", ada());
        }
        assert_eq!(scene.model.linking.key.stage, stage);
        scene.send(Message::NewSecret(KeyHappened::Found(None, None)));
        assert!(!scene.model.linking.is_busy(), "{stage:?}");
        scene.effects();
        assert_ne!(link(&mut scene, Happened::Fill), [], "filled again");
        assert!(scene.model.linking.is_busy());
    }
}

#[test]
fn what_is_told_of_a_key_says_nothing_of_the_next_one() {
    let mut scene = ready();
    let order = filled(&mut scene);
    answer(&mut scene, Some(report(&order, Outcome::Filled)));
    let Some(first) = scene.model.new_secret.fresh_key().cloned() else {
        panic!("no key");
    };
    let mut next = first;
    next.key.id = latchkey_core::KeyId::new("next").unwrap();
    let found = KeyHappened::Found(None, Some(Box::new(next)));
    scene.send(Message::NewSecret(found));
    answer(&mut scene, Some(report(&order, Outcome::Filled)));
    assert_eq!(scene.model.linking.key.stage, Stage::None);
    assert!(!scene.model.linking.is_busy());
    assert!(!forgets(&mut scene));
    assert!(scene.model.new_secret.fresh_key().is_some());
}

#[test]
fn a_key_of_another_tenant_is_neither_tested_nor_filled() {
    let mut scene = ready();
    let making = wish(&mut scene);
    made(&mut scene, making).answer("users/me", status(401));
    if let Some(Standing::Fresh(fresh)) = &mut scene.model.new_secret.standing {
        fresh.hosts = vec!["globex.us.qlikcloud.com".to_owned()];
    }
    scene.effects();
    fill_key(&mut scene);
    assert!(!scene.asks("users/me"), "{:?}", scene.asked());
    assert_eq!(scene.model.linking.key.stage, Stage::None);
    assert_eq!(scene.model.linking.key.kept_back, Some(KeptBack::NotTested));
    assert_eq!(key_order(&mut scene), None);
}

#[test]
fn a_key_that_is_not_active_goes_into_no_form() {
    for status in [Status::Expired, Status::Other("dormant".to_owned())] {
        let mut scene = ready();
        let making = wish(&mut scene);
        scene.key_is_made(making, status.clone());
        let kept_back = Some(KeptBack::NotActive(status));
        assert!(!scene.asks("users/me"), "it isn't even tested");
        assert_eq!(scene.model.linking.key.kept_back, kept_back);
        fill_key(&mut scene);
        assert!(!scene.asks("users/me"));
        assert_eq!(key_order(&mut scene), None);
        assert!(
            scene.model.new_secret.fresh_key().is_some(),
            "shown instead"
        );
    }
}

#[test]
fn a_key_that_does_not_work_is_not_filled() {
    let mut scene = ready();
    let making = wish(&mut scene);
    made(&mut scene, making).answer("users/me", status(401));
    assert_eq!(key_order(&mut scene), None);
    assert_eq!(scene.model.linking.key.kept_back, Some(KeptBack::Refused));
    // Tried again, it works.
    fill_key(&mut scene);
    scene.answer("users/me", ada());
    let order = key_order(&mut scene).unwrap();
    assert_eq!(written(&order), "api key=s3cret");
}

#[test]
fn a_test_that_does_not_tell_fills_nothing() {
    let mut scene = ready();
    let making = wish(&mut scene);
    made(&mut scene, making).answer("users/me", Err(ApiError::Offline));
    scene.answer("spaces", Err(ApiError::Offline));
    assert_eq!(key_order(&mut scene), None);
    assert_eq!(scene.model.linking.key.kept_back, Some(KeptBack::NotTested));
    let verdict = scene.model.new_secret.fresh.verdict.as_ref();
    assert!(matches!(verdict, Some(Tested::NotClear(_))));
}

#[test]
fn another_users_key_is_not_filled() {
    let mut scene = ready();
    let making = wish(&mut scene);
    made(&mut scene, making).answer("users/me", eve());
    assert_eq!(key_order(&mut scene), None);
    let eve = KeptBack::OfAnother("Eve".to_owned());
    assert_eq!(scene.model.linking.key.kept_back, Some(eve));
}
