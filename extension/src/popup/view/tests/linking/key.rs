//! A key for the form on the screen.

use latchkey_core::linking::Child;
use latchkey_core::making::Standing;

use super::super::world::{fresh, key};
use super::*;
use crate::popup::linking::key::{KeptBack, Question, Stage, Then};

/// A key of Ada's, just made.
pub(super) fn made() -> Standing {
    Standing::Fresh(Box::new(fresh(key("StackOne", "ada"))))
}

/// The question before a secret goes into the form.
fn ask(model: &mut Model) {
    let plan = model.linking.plan().unwrap();
    model.linking.key.question = Some(Question {
        ask: plan.ask().unwrap(),
        consent: plan.consent.clone().unwrap(),
        then: Then::Create,
    });
}

#[test]
fn asks_with_a_tick_of_its_own_before_a_key_is_made() {
    let mut model = at(vec![page()]);
    model.new_secret.standing = Some(Standing::Free);
    let told = told(linking, model);
    assert!(told.contains("can do all that Ada Lovelace can, TenantAdmin included, and hub.stackone.example will hold it."), "{told}");
    has(
        &told,
        &[
            "checkbox",
            "button \"Create a key for this form\", disabled",
            "textbox \"Name\"",
            "As long as the tenant allows",
            "Make it as an integration user instead",
        ],
    );
}

#[test]
fn puts_the_question_before_a_first_secret() {
    let mut model = at(vec![page()]);
    ask(&mut model);
    let told = told(linking, model);
    has(
        &told,
        &[
            "alertdialog \"Give this site a secret?\"",
            "https://hub.stackone.example",
            "Some pages save at once what is typed.",
            "button \"Cancel\", first",
            "button \"Give it\"",
        ],
    );
}

/// The same form in a frame of a page of another site.
fn framed(around: &str) -> Vec<Frame> {
    let hub = Frame {
        frame_id: 4,
        is_top: false,
        place: vec![Some(0)],
        ..page()
    };
    let around = Frame {
        page: "around".to_owned(),
        origin: around.to_owned(),
        is_top: true,
        frames: vec![Child {
            id: "f1".to_owned(),
            at: Some(0),
            origin: Some(hub.origin.clone()),
            is_visible: true,
            ..Child::default()
        }],
        ..Frame::default()
    };
    vec![around, hub]
}

#[test]
fn names_the_page_around_a_form_as_large_and_asks_about_both() {
    let mut model = at(framed("https://evil.example"));
    model.new_secret.standing = Some(Standing::Free);
    ask(&mut model);
    let told = told(linking, model);
    has(
        &told,
        &[
            "heading \"Fill a form on hub.stackone.example within a page of evil.example\"",
            "hub.stackone.example will hold it, possibly in an account of evil.example.",
            "fill a secret on https://hub.stackone.example within a page of https://evil.example.",
        ],
    );
}

#[test]
fn names_the_site_that_is_not_encrypted() {
    let mut model = at(framed("http://intranet.example"));
    ask(&mut model);
    let told = told(linking, model);
    assert!(
        told.contains("http://intranet.example is not encrypted."),
        "{told}"
    );
}

#[test]
fn says_that_a_field_which_can_be_read_may_be_kept_on_disk() {
    const ON_DISK: &str = "the browser may keep what is in it on disk";
    let with = |kind, autocomplete: Option<&str>| {
        let mut page = page();
        page.fields[2].kind = kind;
        page.fields[2].autocomplete = autocomplete.map(str::to_owned);
        told(linking, at(vec![page]))
    };
    assert!(!with(Kind::Password, None).contains(ON_DISK));
    assert!(with(Kind::Text, None).contains(ON_DISK));
    assert!(!with(Kind::Text, Some("off")).contains(ON_DISK));
    assert!(with(Kind::Textarea, Some("off")).contains(ON_DISK));
}

#[test]
fn offers_the_access_to_a_frame_back_once_it_is_filled() {
    const OFFER: &str = "button \"Take back access to hub.stackone.example\"";
    let mut model = at(framed("https://portal.example"));
    report(&mut model, &[], Outcome::Filled);
    let offered = told(linking, model);
    assert!(offered.contains(OFFER), "{offered}");
    let given_back = |is_done| {
        let mut model = at(framed("https://portal.example"));
        report(&mut model, &[], Outcome::Filled);
        let origin = "https://hub.stackone.example".to_owned();
        model.linking.permission = Permission::GivenBack(origin, is_done);
        told(linking, model)
    };
    let (done, not) = (given_back(true), given_back(false));
    let mut other = at(framed("https://portal.example"));
    report(&mut other, &[], Outcome::Filled);
    let origin = "https://hub.dawiso.example".to_owned();
    other.linking.permission = Permission::GivenBack(origin, true);
    let other = told(linking, other);
    assert!(other.contains(OFFER), "another site's: {other}");
    assert!(done.contains("no longer has access"), "{done}");
    assert!(not.contains("did not take back access"), "{not}");
    assert!(!done.contains(OFFER) && !not.contains(OFFER));
    let top = told(linking, reported(Outcome::Filled));
    assert!(!top.contains("Take back access"), "{top}");
}

#[test]
fn a_key_that_stands_in_its_field_is_held_until_that_is_sure() {
    let mut model = filled();
    model.new_secret.standing = Some(made());
    model.linking.key.stage = Stage::Standing;
    let told = told(linking, model);
    assert!(told.contains("Latchkey still holds it"), "{told}");
    assert!(told.contains("button \"Forget it now\""), "{told}");
    assert!(!told.contains("textbox \"API key\""), "{told}");
}

#[test]
fn a_key_that_was_not_taken_is_shown_as_any_new_one() {
    let mut model = at(vec![page()]);
    model.linking.key.stage = Stage::Testing;
    let testing = told(linking, model);
    assert!(testing.contains("Testing the key…"), "{testing}");
    let mut model = at(vec![page()]);
    model.new_secret.standing = Some(made());
    model.linking.key.kept_back = Some(KeptBack::NotTaken);
    let kept = told(linking, model);
    has(
        &kept,
        &[
            "does not surely stand in the form",
            "textbox \"API key\"",
            "button \"Copy\"",
            "button \"Fill it\"",
            "button \"Delete it\"",
        ],
    );
}

/// The whole of the form was filled, its key too.
fn filled() -> Model {
    let mut model = at(vec![page()]);
    model.new_secret.standing = Some(Standing::Free);
    let form = model.linking.form.as_mut().unwrap();
    let plan = form.plan.as_mut().unwrap();
    plan.rows.iter_mut().for_each(|row| row.ask = None);
    let token = Secret::new("s3cret".to_owned()).unwrap();
    report(&mut model, &[(Value::ApiKey, token)], Outcome::Filled);
    model
}

#[test]
fn its_row_says_that_it_stands_in_its_field() {
    const STANDS: &str = "The key is in its field. Another one, made below, would replace it.";
    const TO_COME: &str = "Filled when a key is made for this form, below.";
    let told_of = |model: Model| told(linking, model);
    let after = told_of(filled());
    assert!(
        after.contains(STANDS) && !after.contains(TO_COME),
        "{after}"
    );
    assert!(after.contains("click “Connect” in the form"), "{after}");
    let mut changed = filled();
    changed.linking.is_stale = true;
    let changed = told_of(changed);
    assert!(!changed.contains(STANDS), "nobody knows: {changed}");
    let mut plain = reported(Outcome::Filled);
    plain.new_secret.standing = Some(Standing::Free);
    let plain = told_of(plain);
    has(&plain, &[TO_COME, "The key is not in the form yet."]);
    assert!(!plain.contains("click “Connect”"), "{plain}");
    let mut kept = at(vec![page()]);
    kept.new_secret.standing = Some(made());
    let kept = told_of(kept);
    assert!(kept.contains("but is not in its field"), "{kept}");
}

#[test]
fn a_key_that_is_there_is_offered_only_to_a_form_with_a_place_for_it() {
    let told_of = |change: &dyn Fn(&mut Vec<Row>)| {
        let mut model = at(vec![page()]);
        model.new_secret.standing = Some(made());
        let form = model.linking.form.as_mut().unwrap();
        change(&mut form.plan.as_mut().unwrap().rows);
        told(linking, model)
    };
    let none = told_of(&|rows| rows.retain(|row| row.value != Value::ApiKey));
    assert!(none.contains("No field for a key was found"), "{none}");
    let refused = told_of(&|rows| rows[2].refusal = Some(Refusal::SentInAddress));
    assert!(
        refused.contains("No key can go into this form"),
        "{refused}"
    );
    for told in [none, refused] {
        assert!(!told.contains("Fill it"), "{told}");
        assert!(told.contains("button \"Delete it\""), "{told}");
    }
}
