//! The yes to a key for a form.

use super::*;

#[test]
fn the_yes_is_kept_for_this_very_origin() {
    let mut scene = ready();
    link(&mut scene, Happened::Understand(true));
    link(&mut scene, Happened::Create);
    let kept = link(&mut scene, Happened::Yes);
    let to_page = Consent::to_page(ORIGIN.to_owned());
    assert!(kept.contains(&Wanted::KeepConsent(to_page.clone())));
    let look_alike = Frame {
        origin: "https://hub.st\u{430}ckone.example".to_owned(),
        ..stackone()
    };
    let mut scene = with_ada(vec![look_alike]);
    let mut consents = latchkey_core::linking::Consents::default();
    consents.secrets.insert(to_page);
    link(&mut scene, Happened::Consents(consents));
    assert_eq!(
        scene.model.linking.plan().unwrap().ask(),
        Some(Ask::FirstSecret)
    );
}

fn by_http() -> Taker {
    Taker::of(vec![Frame {
        origin: "http://wip.acme.example".to_owned(),
        ..stackone()
    }])
}

/// Ada may make a key, and a form that is readable on the way asks for one.
fn ready_by_http() -> Scene {
    let mut scene = with_ada(by_http().frames);
    scene.send(Message::NewSecret(KeyHappened::Found(None, None)));
    scene.answer_rules(&[]);
    link(&mut scene, Happened::Understand(true));
    scene
}

#[test]
fn by_http_each_secret_is_asked_about_and_no_yes_is_kept() {
    let mut scene = ready_by_http();
    link(&mut scene, Happened::Create);
    assert_eq!(asked(&scene), Some(Ask::OverHttp));
    let effects = by_http().run(&mut scene, Happened::Yes);
    let keeps = |effect: &Effect| matches!(effect, Effect::Linking(Wanted::KeepConsent(_)));
    assert!(!effects.iter().any(keeps), "{effects:?}");
    made(&mut scene, ordered(effects).unwrap()).answer("users/me", ada());
    let order = key_order(&mut scene).unwrap();
    let (filling, later) = looked_at_again(&mut scene, &order, Outcome::Filled);
    link(&mut scene, Happened::Stands(filling, Some(later)));
    assert_eq!(scene.model.new_secret.fresh_key(), None);
    scene.answer("api-keys/configs", json("{}"));
    scene.answer("sub=ada", page(&[]));
    link(&mut scene, Happened::Understand(true));
    link(&mut scene, Happened::Create);
    assert_eq!(asked(&scene), Some(Ask::OverHttp), "and once more");
}

#[test]
fn by_http_a_key_that_is_filled_once_more_is_asked_about_once_more() {
    let mut scene = ready_by_http();
    link(&mut scene, Happened::Create);
    let making = ordered(by_http().run(&mut scene, Happened::Yes)).unwrap();
    made(&mut scene, making).answer("users/me", ada());
    let order = key_order(&mut scene).unwrap();
    answer(&mut scene, Some(report(&order, Outcome::Changed)));
    answer(&mut scene, Some(report(&order, Outcome::Changed)));
    scene.effects();
    link(&mut scene, Happened::FillKey);
    assert_eq!(asked(&scene), Some(Ask::OverHttp));
}
