//! The key comes last, and only where all else stands.

use latchkey_core::linking::HeldBack;

use super::*;

/// The user asks for a key and says yes, and the page does as it does.
fn asked_for(page: &mut Taker) -> (Scene, Vec<Effect>) {
    let mut scene = ready();
    link(&mut scene, Happened::Understand(true));
    link(&mut scene, Happened::Create);
    let effects = page.run(&mut scene, Happened::Yes);
    (scene, effects)
}

#[test]
fn it_is_ordered_once_all_else_was_written_looked_at_and_described() {
    let mut page = Taker::of(vec![stackone()]);
    let (scene, effects) = asked_for(&mut page);
    let expected = [
        "write tenant name=acme, region=us",
        "look tenant name region",
        "describe",
    ];
    assert_eq!(page.log, expected);
    assert!(ordered(effects).is_some());
    assert!(scene.model.linking.is_busy());
    assert_eq!(scene.model.linking.key.held_back, None);
}

#[test]
fn none_is_made_where_the_address_does_not_stand() {
    for outcome in [Outcome::Changed, Outcome::Unsure, Outcome::Hidden] {
        let mut page = Taker::of(vec![stackone()]).then("tenant name", outcome);
        let (scene, effects) = asked_for(&mut page);
        assert_eq!(ordered(effects), None, "{outcome:?}");
        let field = HeldBack::NotThere("Tenant Name".to_owned());
        assert_eq!(scene.model.linking.key.held_back, Some(field));
        assert!(!scene.model.linking.is_busy());
        assert_eq!(outcomes(&scene.model)[1], Outcome::Filled);
    }
    // A region alone names no tenant.
    let mut page = Taker::of(vec![stackone()]).then("region", Outcome::Unsure);
    let (_, effects) = asked_for(&mut page);
    assert!(ordered(effects).is_some());
}

#[test]
fn none_is_made_where_the_form_has_changed_meanwhile_and_it_is_listed_anew() {
    let changes: [fn(&mut Frame); 4] = [
        |form| form.fields[2].id = "another".to_owned(),
        |form| form.fields[2].sight = latchkey_core::linking::Sight::Covered,
        |form| form.page = "another".to_owned(),
        |form| form.title = "Dawiso · Qlik".to_owned(),
    ];
    for (at, change) in changes.into_iter().enumerate() {
        let mut page = Taker::of(vec![stackone()]);
        page.change = Some(change);
        let (scene, effects) = asked_for(&mut page);
        assert_eq!(ordered(effects), None, "{at}");
        let linking = &scene.model.linking;
        assert_eq!(linking.key.held_back, Some(HeldBack::PageChanged), "{at}");
        assert_eq!(linking.key.stage, Stage::None);
        assert_eq!(linking.frames(), page.frames, "{at}");
    }
}

#[test]
fn none_is_made_where_the_page_took_nothing() {
    let mut scene = ready();
    link(&mut scene, Happened::Understand(true));
    link(&mut scene, Happened::Create);
    link(&mut scene, Happened::Yes);
    answer(&mut scene, Some(FrameReport::default()));
    assert_eq!(ordered(scene.effects()), None);
    let held_back = scene.model.linking.key.held_back.clone();
    assert_eq!(held_back, Some(HeldBack::PageChanged));
    assert!(!scene.model.linking.is_busy());
}

#[test]
fn a_step_that_asks_for_the_key_alone_goes_straight_on() {
    let alone = Frame {
        title: "Connect Qlik to StackOne".to_owned(),
        fields: vec![field("API Key", Kind::Password)],
        ..stackone()
    };
    let mut scene = at(vec![alone.clone()]);
    link(&mut scene, Happened::ByHand);
    link(&mut scene, Happened::TakeFor("stackone".to_owned()));
    link(&mut scene, Happened::Servers(Vec::new()));
    link(&mut scene, Happened::Open(vec![open(HOST)]));
    scene.answer("users/me", ada());
    scene.answer("tenants/me", acme());
    scene.send(Message::NewSecret(KeyHappened::Found(None, None)));
    scene.answer("api-keys/configs", json("{}"));
    scene.answer("sub=ada", page(&[]));
    link(&mut scene, Happened::Understand(true));
    link(&mut scene, Happened::Create);
    let mut page = Taker::of(vec![alone]);
    let effects = page.run(&mut scene, Happened::Yes);
    assert_eq!(page.log, ["describe"]);
    assert!(ordered(effects).is_some());
}

#[test]
fn a_wish_that_nothing_can_come_of_writes_nothing() {
    let mut scene = ready();
    link(&mut scene, Happened::Understand(true));
    scene.send(Message::NewSecret(KeyHappened::Named("  ".to_owned())));
    assert_eq!(link(&mut scene, Happened::Create), []);
    assert_eq!(asked(&scene), None);
    assert!(!scene.model.linking.is_busy());
    assert!(
        scene.model.new_secret.draft.is_checked,
        "and it is said why"
    );
}

#[test]
fn a_key_that_is_there_is_tested_only_once_the_rest_stands() {
    let mut scene = ready();
    let making = wish(&mut scene);
    made(&mut scene, making).answer("users/me", status(401));
    scene.effects();
    let mut page = Taker::of(vec![stackone()]).then("tenant name", Outcome::Changed);
    page.run(&mut scene, Happened::FillKey);
    assert!(!scene.asks("users/me"));
    assert!(scene.model.linking.key.held_back.is_some());
    assert!(scene.model.new_secret.fresh_key().is_some(), "it stays");
    fill_key(&mut scene);
    assert!(scene.asks("users/me"));
    assert_eq!(scene.model.linking.key.held_back, None);
}

#[test]
fn one_that_was_made_is_not_written_beside_an_address_that_went_since() {
    let mut scene = ready();
    let making = wish(&mut scene);
    made(&mut scene, making).answer("users/me", ada());
    let mut page = Taker::of(vec![stackone()]).then("tenant name", Outcome::Changed);
    let effects = page.go_on(&mut scene);
    assert_eq!(page.log, ["look at once tenant name"]);
    let writes = |effect: &Effect| matches!(effect, Effect::Linking(Wanted::Fill(..)));
    assert!(!effects.iter().any(writes), "{effects:?}");
    let linking = &scene.model.linking;
    let field = HeldBack::NotThere("Tenant Name".to_owned());
    assert_eq!(linking.key.held_back, Some(field));
    assert!(!linking.is_busy());
    assert!(scene.model.new_secret.fresh_key().is_some(), "it is shown");
}

#[test]
fn one_that_was_made_is_not_written_into_a_form_that_has_changed_since() {
    let changes: [fn(&mut Frame); 3] = [
        |form| form.fields[2].sight = latchkey_core::linking::Sight::Covered,
        |form| form.fields[2].id = "another".to_owned(),
        |form| form.title = "Dawiso · Qlik".to_owned(),
    ];
    for (at, change) in changes.into_iter().enumerate() {
        let mut scene = ready();
        let making = wish(&mut scene);
        made(&mut scene, making).answer("users/me", ada());
        let mut page = Taker::of(vec![stackone()]);
        page.change = Some(change);
        let effects = page.go_on(&mut scene);
        assert_eq!(page.log, ["look at once tenant name", "describe"], "{at}");
        let writes = |effect: &Effect| matches!(effect, Effect::Linking(Wanted::Fill(..)));
        assert!(!effects.iter().any(writes), "{at}: {effects:?}");
        let linking = &scene.model.linking;
        assert_eq!(linking.key.held_back, Some(HeldBack::PageChanged), "{at}");
        assert!(!linking.is_busy());
        assert!(scene.model.new_secret.fresh_key().is_some(), "it is shown");
    }
}

#[test]
fn a_key_whose_time_ends_meanwhile_is_not_waited_for() {
    let mut scene = ready();
    let making = wish(&mut scene);
    made(&mut scene, making).answer("users/me", status(401));
    scene.effects();
    link(&mut scene, Happened::FillKey);
    assert_eq!(scene.model.linking.key.stage, Stage::Waiting);
    scene.pass(600);
    answer(&mut scene, None);
    Taker::of(vec![stackone()]).go_on(&mut scene);
    assert!(!scene.model.linking.is_busy());
    assert!(!scene.asks("users/me"));
    assert_eq!(scene.model.linking.key.held_back, None);
}
