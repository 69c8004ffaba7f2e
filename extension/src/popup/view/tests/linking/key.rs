//! A key for the form on the screen.

use latchkey_core::Secret;
use latchkey_core::making::{FreshKey, Standing};

use super::super::world::{key, now};
use super::*;
use crate::popup::linking::key::{KeptBack, Stage, Then};

/// A key of Ada's, just made.
fn fresh() -> Standing {
    Standing::Fresh(Box::new(FreshKey {
        key: key("StackOne", "ada"),
        token: Secret::new("s3cret".to_owned()).unwrap(),
        is_copied: false,
        until: now().plus_millis(600_000),
    }))
}

#[test]
fn asks_with_a_tick_of_its_own_before_a_key_is_made() {
    let mut model = at(vec![page()]);
    model.new_key.standing = Some(Standing::Free);
    let told = told(linking, model);
    assert!(told.contains("can do all that Ada Lovelace can, TenantAdmin included, and hub.stackone.example will hold it."), "{told}");
    for part in [
        "checkbox",
        "button \"Create a key for this form\", disabled",
        "textbox \"Name\"",
        "As long as the tenant allows",
        "Make it as an integration user instead",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn puts_the_question_before_a_first_secret() {
    let mut model = at(vec![page()]);
    let ask = model.linking.plan().unwrap().ask().unwrap();
    model.linking.key.question = Some((ask, Then::Create));
    let told = told(linking, model);
    for part in [
        "alertdialog \"Give this site a secret?\"",
        "https://hub.stackone.example",
        "button \"Cancel\", first",
        "button \"Give it\"",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn a_key_that_was_not_taken_is_shown_as_any_new_one() {
    let mut model = at(vec![page()]);
    model.linking.key.stage = Stage::Testing;
    let testing = told(linking, model);
    assert!(testing.contains("Testing the key…"), "{testing}");
    let mut model = at(vec![page()]);
    model.new_key.standing = Some(fresh());
    model.linking.key.kept_back = Some(KeptBack::NotTaken);
    let kept = told(linking, model);
    for part in [
        "does not surely stand in the form",
        "textbox \"API key\"",
        "button \"Copy\"",
        "button \"Fill it\"",
        "button \"Delete it\"",
    ] {
        assert!(kept.contains(part), "{part}: {kept}");
    }
}
