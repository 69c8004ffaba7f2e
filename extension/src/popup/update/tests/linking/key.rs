//! A key made for a form: only on the user's word, tested, filled, and kept where the form didn't
//! take it.

use latchkey_core::api::ApiError;
use latchkey_core::flow::test_key::Tested;
use latchkey_core::linking::{Ask, Consent, Outcome};
use latchkey_core::making::{Making, Stage as Made, Standing};
use latchkey_core::{Status, TokenFree, UserId};

use super::super::scene::{Scene, eve, json, page, status};
use super::taker::Taker;
use super::*;
use crate::new_secret::message::{Effect as KeyWanted, Message as KeyHappened};
use crate::popup::linking::key::{KeptBack, Stage};
use crate::popup::linking::message::Answer as OfPage;
use crate::wire::order::{Answer, Reason};

mod consent;
mod kept_back;
mod last;
mod stands;

const ORIGIN: &str = "https://hub.stackone.example";

/// Ada may make a key, and her rules are read.
fn ready() -> Scene {
    let mut scene = with_ada(vec![stackone()]);
    scene.send(Message::NewSecret(KeyHappened::Found(None, None)));
    scene.answer_rules(&[]);
    scene.effects();
    scene
}

/// The question that is open.
fn asked(scene: &Scene) -> Option<Ask> {
    let question = scene.model.linking.key.question.as_ref();
    question.map(|question| question.ask)
}

/// What the worker was given to make.
fn ordered(effects: Vec<Effect>) -> Option<Making> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::NewSecret(KeyWanted::Order(making)) => Some(*making),
        _ => None,
    })
}

/// What is written of a key, where one is, by a page that has kept all else.
fn key_order(scene: &mut Scene) -> Option<FrameOrder> {
    let effects = Taker::of(scene.model.linking.frames().to_vec()).go_on(scene);
    effects.into_iter().find_map(|effect| match effect {
        Effect::Linking(Wanted::Fill(_, Step::Write(order))) => Some(order),
        _ => None,
    })
}

fn forgets(scene: &mut Scene) -> bool {
    let effects = scene.effects();
    effects
        .iter()
        .any(|effect| matches!(effect, Effect::NewSecret(KeyWanted::Forget(..))))
}

/// The user ticks, clicks, and says yes, and the page takes all but the key.
fn wish(scene: &mut Scene) -> Making {
    link(scene, Happened::Understand(true));
    link(scene, Happened::Create);
    let mut page = Taker::of(vec![stackone()]);
    ordered(page.run(scene, Happened::Yes)).unwrap()
}

fn made(scene: &mut Scene, making: Making) -> &mut Scene {
    scene.key_is_made(making, Status::Active)
}

/// The key was made and works; what the page is to be filled with then.
fn filled(scene: &mut Scene) -> FrameOrder {
    let making = wish(scene);
    made(scene, making).answer("users/me", ada());
    key_order(scene).unwrap()
}

/// The page answers to the step that it is at.
fn answer(scene: &mut Scene, fields: Option<FrameReport>) {
    let answered = Happened::Answered(scene.model.linking.fillings, OfPage::Fields(fields));
    scene.send(Message::Linking(answered));
}

/// The user wants the key filled that is there, and the page takes all else.
fn fill_key(scene: &mut Scene) -> Vec<Effect> {
    Taker::of(vec![stackone()]).run(scene, Happened::FillKey)
}

/// The same, with its effects left to be looked at.
fn link_and_keep(scene: &mut Scene, happened: Happened) {
    scene.send(Message::Linking(happened));
}

/// The key was filled, and is to be looked at once more: by this number, and with this answer then.
fn looked_at_again(scene: &mut Scene, order: &FrameOrder, outcome: Outcome) -> (u32, FrameReport) {
    take(scene, order);
    let wanted = wanted(scene);
    let filling = wanted.iter().find_map(|wanted| match wanted {
        Wanted::LookWhetherItStands(filling, _) => Some(*filling),
        _ => None,
    });
    (filling.unwrap(), report(order, outcome))
}

#[test]
fn it_is_made_tested_filled_and_forgotten() {
    let mut scene = ready();
    let order = filled(&mut scene);
    assert_eq!(written(&order), "api key=s3cret", "alone");
    assert!(!format!("{order:?}").contains("s3cret"));
    let (filling, later) = looked_at_again(&mut scene, &order, Outcome::Filled);
    assert!(scene.model.new_secret.fresh_key().is_some(), "not yet");
    assert!(!scene.model.linking.is_busy());
    link_and_keep(&mut scene, Happened::Stands(filling, Some(later)));
    assert!(forgets(&mut scene));
    assert_eq!(scene.model.new_secret.fresh_key(), None);
    assert_eq!(outcomes(&scene.model), [Outcome::Filled; 3]);
}

#[test]
fn a_wish_of_which_nothing_was_sent_says_why_and_stays() {
    let mut scene = ready();
    wish(&mut scene);
    let answer = Answer::NotSent(Reason::NotNoted);
    scene.send(Message::NewSecret(KeyHappened::Ordered(answer)));
    scene.send(Message::NewSecret(KeyHappened::Found(None, None)));
    assert_eq!(scene.model.linking.key.stage, Stage::None);
    assert_eq!(scene.model.new_secret.not_sent, Some(Reason::NotNoted));
    assert!(scene.model.new_secret.lets_ask());
}

#[test]
fn the_integration_suggests_its_name_and_life() {
    let mut scene = ready();
    let making = wish(&mut scene);
    assert_eq!(making.name.as_str(), "StackOne");
    assert_eq!(making.expiry.as_duration().as_deref(), Some("P90D"));
    assert_eq!(making.user_id, UserId::new("ada"));
}

#[test]
fn it_is_not_made_without_the_tick_nor_before_the_yes() {
    let mut scene = ready();
    assert_eq!(link(&mut scene, Happened::Create), []);
    assert!(scene.model.linking.key.is_unticked);
    link(&mut scene, Happened::Understand(true));
    assert_eq!(link(&mut scene, Happened::Create), [], "nothing is written");
    assert_eq!(asked(&scene), Some(Ask::FirstSecret));
    assert_eq!(link(&mut scene, Happened::No), []);
    assert!(!scene.model.linking.is_busy());
    assert_eq!(scene.model.linking.key.question, None);
    assert!(
        scene
            .model
            .linking
            .consents
            .as_ref()
            .unwrap()
            .secrets
            .is_empty()
    );
}

#[test]
fn a_key_that_the_form_did_not_take_stays_to_be_shown_and_can_be_deleted() {
    for outcome in [Outcome::Changed, Outcome::Hidden, Outcome::Failed] {
        let mut scene = ready();
        let order = filled(&mut scene);
        answer(&mut scene, Some(report(&order, outcome)));
        answer(&mut scene, Some(report(&order, outcome)));
        assert!(!forgets(&mut scene));
        assert!(scene.model.new_secret.fresh_key().is_some());
        assert_eq!(scene.model.linking.key.kept_back, Some(KeptBack::NotTaken));
        scene.send(Message::NewSecret(KeyHappened::Delete));
        link(
            &mut scene,
            Happened::Choose("globex.eu.qlikcloud.com".to_owned()),
        );
        assert_eq!(
            scene.model.facts.tenant().unwrap().host(),
            HOST,
            "not meanwhile"
        );
        assert_eq!(
            link(&mut scene, Happened::FillKey),
            [],
            "it is on its way out"
        );
        assert!(!scene.model.linking.is_busy());
        scene.answer("DELETE /api/v1/api-keys/new", status(204));
        assert!(
            scene.model.new_secret.fresh_key().is_some(),
            "not before it is read again"
        );
        scene.answer("GET /api/v1/api-keys/new", status(404));
        assert!(forgets(&mut scene));
        assert_eq!(scene.model.new_secret.fresh_key(), None);
        assert_eq!(
            scene.model.new_secret.draft.name, "StackOne",
            "for the next"
        );
        assert!(!scene.model.linking.is_understood());
    }
}

#[test]
fn a_page_that_does_not_answer_leaves_the_key_to_be_shown() {
    let mut scene = ready();
    filled(&mut scene);
    answer(&mut scene, None);
    assert_eq!(scene.model.linking.key.kept_back, Some(KeptBack::NotTaken));
    assert!(scene.model.new_secret.fresh_key().is_some());
    assert!(!scene.model.linking.is_busy());
}

#[test]
fn nothing_is_changed_while_a_key_is_on_its_way() {
    let mut scene = ready();
    wish(&mut scene);
    assert_eq!(scene.model.linking.key.stage, Stage::Making);
    let before = scene.model.linking.form.clone();
    for happened in [
        Happened::Described(Vec::new(), integrations()),
        Happened::TakeFor("dawiso".to_owned()),
        Happened::Map(Value::Region, None),
        Happened::Choose("globex.eu.qlikcloud.com".to_owned()),
        Happened::LookAgain,
        Happened::Fill,
    ] {
        assert_eq!(link(&mut scene, happened), []);
    }
    assert_eq!(scene.model.linking.form, before);
}

#[test]
fn a_key_of_an_earlier_opening_waits_to_be_filled() {
    let mut scene = with_ada(vec![stackone()]);
    let making = Making {
        tenant_id: "t-acme".to_owned(),
        user_id: UserId::new("ada"),
        name: TokenFree::new("StackOne").unwrap(),
        expiry: latchkey_core::Expiry::Longest,
        asked_at: scene.now,
        before: Vec::new(),
        rotates: None,
        stage: Made::Asked,
    };
    made(&mut scene, making);
    assert!(scene.model.linking.is_shown());
    assert_eq!(wanted(&mut scene), [], "nothing is filled by itself");
    link(&mut scene, Happened::FillKey);
    Taker::of(vec![stackone()]).run(&mut scene, Happened::Yes);
    scene.answer("users/me", ada());
    let order = key_order(&mut scene).unwrap();
    assert_eq!(written(&order), "api key=s3cret");
}

/// The same form on another site.
fn elsewhere() -> Frame {
    Frame {
        frame_id: 4,
        origin: "https://hub.evil.example".to_owned(),
        ..stackone()
    }
}

#[test]
fn neither_tick_nor_yes_is_one_for_another_site() {
    let mut scene = ready();
    link(&mut scene, Happened::Understand(true));
    assert!(scene.model.linking.is_understood());
    link(&mut scene, Happened::Create);
    assert_eq!(asked(&scene), Some(Ask::FirstSecret));
    // What the page was asked before the question comes now.
    let moved = Happened::Described(vec![elsewhere()], integrations());
    link(&mut scene, moved);
    assert!(!scene.model.linking.is_understood());
    assert_eq!(link(&mut scene, Happened::Yes), []);
    assert_eq!(asked(&scene), None);
    assert_eq!(link(&mut scene, Happened::Create), []);
    assert!(scene.model.linking.key.is_unticked);
}

#[test]
fn what_one_may_make_is_read_when_a_place_for_a_key_comes_late() {
    let first = Frame {
        fields: vec![
            field("Tenant Name", Kind::Text),
            field("Region", Kind::Text),
        ],
        ..stackone()
    };
    let mut scene = with_ada(vec![first]);
    assert!(!scene.asks("api-keys/configs"));
    link(
        &mut scene,
        Happened::Described(vec![stackone()], integrations()),
    );
    assert!(scene.asks("api-keys/configs"));
}
