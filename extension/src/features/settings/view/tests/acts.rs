//! What the section says when it is used: buttons are found by their names and pressed.

use latchkey_core::api::ApiError;
use latchkey_core::flow::read_risk::Risk;
use latchkey_core::{KeyId, Life, Lifetime, Role, UserId};

use super::{Message, drawn, holder, read};
use crate::features::settings::state::access::{
    About, AccessMessage as OfAccess, Question, Receiver,
};
use crate::features::settings::state::rules::RulesMessage as OfRules;
use crate::popup::model::Model;
use crate::popup::view::tests::world::{model, user};
use crate::screen::reader::one;
use crate::shell::loaded::Loaded;

/// What the button of this name says when it is clicked.
#[track_caller]
fn pressed(model: &Model, name: &str) -> Option<OfAccess> {
    match one(&drawn(model), "button", name).message("click") {
        Some(Message::Access(message)) => Some(message),
        None => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_buttons_say_what_is_to_be_changed() {
    let mut model = read();
    model.sections.settings.access.giving.chosen = vec![holder("iris", "Iris", &[])];
    assert!(matches!(
        pressed(&model, "Give it to me"),
        Some(OfAccess::Give { to: Receiver::Me, name, .. }) if name == "API key makers"
    ));
    model.sections.settings.access.giving.name = Some("Night shift".to_owned());
    assert!(matches!(
        pressed(&model, "Give it to 1 person"),
        Some(OfAccess::Give { to: Receiver::Chosen, name, .. }) if name == "Night shift"
    ));
    assert!(matches!(
        pressed(&model, "Take away from Eve ⟨U+202E⟩Adams"),
        Some(OfAccess::Ask(about, changes, opener))
            if matches!(&*about, About::TakeFromPerson(eve) if eve.user.id == UserId::new("eve"))
                && changes.len() == 1
                && opener == "take-makers-eve"
    ));
    // What may not be changed now is not said.
    model.facts.stop = Some(ApiError::SignedOut);
    for name in ["Give it to me", "Let everyone make keys", "Save"] {
        assert!(pressed(&model, name).is_none(), "{name}");
    }
}

#[test]
fn a_life_that_is_in_force_by_now_is_chosen_as_that() {
    let mut model = read();
    let span = Life::OFFERED[0];
    let rules = &mut model.sections.settings.rules;
    rules.draft.longest_expiry = Life::Of(span);
    let chosen = |model: &Model| {
        let drawn = drawn(model);
        let list = one(&drawn, "combobox", "Longest expiry");
        list.says_value().unwrap().clone().into_owned()
    };
    assert_eq!(chosen(&model), span.text());
    let rules = &mut model.sections.settings.rules;
    let Loaded::Here(config) = &mut rules.config else {
        panic!("{:?}", rules.config);
    };
    config.longest_expiry = Some(Lifetime::from(span));
    assert_eq!(chosen(&model), "as-is");
}

#[test]
fn the_fields_have_what_is_filled_in_and_say_what_is_typed() {
    let mut model = read();
    model.sections.settings.rules.draft.longest_expiry = Life::OwnDays("12".to_owned());
    let drawn = drawn(&model);
    let count = one(&drawn, "spinbutton", "Active keys per user");
    assert_eq!(count.says_value().unwrap(), "5");
    assert!(matches!(
        count.typed("9"),
        Some(Message::Rules(OfRules::KeysPerUser(typed))) if typed == "9"
    ));
    let days = one(&drawn, "spinbutton", "Longest expiry in days");
    assert_eq!(days.says_value().unwrap(), "12");
    let longest = one(&drawn, "combobox", "Longest expiry");
    assert_eq!(longest.says_value().unwrap(), "own");
    assert!(matches!(
        longest.typed("as-is"),
        Some(Message::Rules(OfRules::LongestExpiry(Life::AsIs)))
    ));
    let save = one(&drawn, "button", "Save").message("click");
    assert!(matches!(save, Some(Message::Rules(OfRules::Save))));
}

#[test]
fn keys_that_may_stop_are_counted_before_it_is_taken_away() {
    let mut model = read();
    let eve = holder("eve", "Eve \u{202E}Adams", &["makers"]);
    model.sections.settings.access.question = Some(Question {
        about: About::TakeFromPerson(eve),
        changes: Vec::new(),
        opener: "take-makers-eve".to_owned(),
        risk: Loaded::Asking,
        count: Loaded::NotAsked,
        typed: String::new(),
        reading: None,
        counting: None,
    });
    let title = "Take it from Eve ⟨U+202E⟩Adams?";
    let looking = drawn(&model);
    let about = one(&looking, "alertdialog", title).all_text();
    assert!(about.contains("Looking which keys would stop…"), "{about}");
    assert!(pressed(&model, "Take away").is_none());

    let question = model.sections.settings.access.question.as_mut().unwrap();
    question.risk = Loaded::Here(Risk {
        stopping: vec![KeyId::new("nightly-5a41-4f0e").unwrap()],
        unknown: Vec::new(),
    });
    let counted = drawn(&model);
    let about = one(&counted, "alertdialog", title).all_text();
    assert!(about.contains("1 key may stop"), "{about}");
    assert!(
        about.contains("Nightly Eve Adams, eve@acme.example"),
        "{about}"
    );
    let typed = one(&counted, "textbox", "Type 1 to confirm").typed("1");
    assert!(matches!(
        typed,
        Some(Message::Access(OfAccess::TypeCount(typed))) if typed == "1"
    ));
    assert!(pressed(&model, "Take away").is_none());
    model
        .sections
        .settings
        .access
        .question
        .as_mut()
        .unwrap()
        .typed = "1".to_owned();
    assert!(matches!(
        pressed(&model, "Take away"),
        Some(OfAccess::Confirm)
    ));
}

#[test]
fn others_can_copy_what_to_send() {
    let mut bob = model();
    bob.facts.identity.user = Some(user("bob", "Bob", Role::NotAdmin));
    let copied = one(&drawn(&bob), "button", "Copy text").message("click");
    assert!(matches!(
        copied,
        Some(Message::Copy(text)) if text.contains("acme-corp.us.qlikcloud.com")
    ));
}
