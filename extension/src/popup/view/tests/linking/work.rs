//! A form that is being filled, and what is said when a key was held back.

use latchkey_core::api::ApiError;
use latchkey_core::linking::HeldBack;
use latchkey_core::making::Standing;

use super::super::world::now;
use super::*;
use crate::new_secret::state::Rules;
use crate::popup::linking::key::Stage;
use crate::popup::linking::message::{Answer, Message as Happened};
use crate::popup::message::Message;
use crate::popup::update::update;

/// The user has clicked Fill, and the page has answered so often.
fn filling(answers: usize) -> Model {
    let mut model = at(vec![page()]);
    update(&mut model, Message::Linking(Happened::Fill), now());
    for _ in 0..answers {
        let answer = FrameReport {
            frame_id: 0,
            page: PageState::Same,
            fields: ["tenant name", "region"]
                .map(|id| FieldReport {
                    id: id.to_owned(),
                    outcome: Outcome::Filled,
                })
                .into(),
        };
        let number = model.linking.fillings;
        let answered = Happened::Answered(number, Answer::Fields(Some(answer)));
        update(&mut model, Message::Linking(answered), now());
    }
    model
}

#[test]
fn says_filled_only_once_it_was_looked_at() {
    let told_after = |answers| told(linking, filling(answers));
    let (working, checking, done) = (told_after(0), told_after(1), told_after(2));
    assert!(working.contains("Filling…"), "{working}");
    assert!(checking.contains("Checking…"), "{checking}");
    for told in [&working, &checking] {
        assert!(!told.contains("heading \"Filled\""), "{told}");
        assert!(told.contains("button \"Fill\", disabled"), "{told}");
    }
    assert!(done.contains("heading \"Filled\""), "{done}");
    assert!(!done.contains("Checking…"), "{done}");
}

#[test]
fn no_key_is_asked_for_while_the_form_is_being_filled() {
    const CREATE: &str = "button \"Create a key for this form\"";
    let with_wish = |mut model: Model| {
        model.new_secret.standing = Some(Standing::Free);
        model.new_secret.rules = Rules {
            config: Some(Err(ApiError::Offline)),
            own: Some(Err(ApiError::Offline)),
            ..Rules::default()
        };
        told(linking, model)
    };
    let (during, after) = (with_wish(filling(0)), with_wish(filling(2)));
    assert!(during.contains(&format!("{CREATE}, disabled")), "{during}");
    assert!(!after.contains(&format!("{CREATE}, disabled")), "{after}");
    assert!(after.contains(CREATE), "{after}");
}

#[test]
fn says_what_is_done_before_a_key_is_made() {
    let mut model = filling(0);
    model.new_secret.standing = Some(Standing::Free);
    model.linking.key.stage = Stage::Waiting;
    let told = told(linking, model);
    assert!(!told.contains("Create a key for this form"), "{told}");
    assert!(told.contains("heading \"A key for this form\""), "{told}");
}

#[test]
fn says_why_no_key_was_made_and_where_to_look() {
    let held_back = |why: HeldBack, has_key: bool| {
        let mut model = reported(Outcome::Filled);
        model.new_secret.standing = Some(match has_key {
            true => super::key::made(),
            false => Standing::Free,
        });
        model.linking.key.held_back = Some(why);
        told(linking, model)
    };
    let field = || HeldBack::NotThere("Tenant Name".to_owned());
    for (told, heading, sentence) in [
        (
            held_back(HeldBack::PageChanged, false),
            "heading \"No key was created\"",
            "The page changed while it was filled, so no key was created. Look at the list and press Create again.",
        ),
        (
            held_back(HeldBack::PageChanged, true),
            "heading \"The key was not filled\"",
            "The page changed while it was filled, so the key was not filled.",
        ),
        (
            held_back(field(), false),
            "heading \"No key was created\"",
            "Tenant Name does not surely hold your address, so no key was created.",
        ),
        (
            held_back(field(), true),
            "heading \"The key was not filled\"",
            "Tenant Name does not surely hold your address, so the key was not filled.",
        ),
    ] {
        let told = told.replace(['\u{2068}', '\u{2069}'], "");
        assert!(told.contains(heading), "{told}");
        assert!(told.contains(sentence), "{told}");
        assert!(!told.contains("click “Connect”"), "{told}");
    }
}

#[test]
fn says_that_the_list_followed_the_page() {
    const SAID: &str = "The page changed; the list is up to date.";
    let mut model = at(vec![page()]);
    assert!(!told(linking, at(vec![page()])).contains(SAID));
    model.linking.is_listed_anew = true;
    let told = told(linking, model);
    assert!(told.contains(SAID), "{told}");
}
