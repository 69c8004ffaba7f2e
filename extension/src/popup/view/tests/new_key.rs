//! The section New key, where it doesn't go as usual.

use latchkey_core::kept::Unreadable;
use latchkey_core::making::{FreshKey, Standing};

use super::world::{fresh, key, model};
use super::{has, told};
use crate::new_secret::state::{Clipboard, Told};
use crate::popup::model::Model;
use crate::popup::view::new_key::new_key;
use crate::wire::order::Reason;

fn free() -> Model {
    let mut model = model();
    model.new_secret.standing = Some(Standing::Free);
    model
}

fn nightly() -> Box<FreshKey> {
    Box::new(fresh(key("Nightly", "ada")))
}

fn showing() -> Model {
    let mut model = model();
    model.new_secret.standing = Some(Standing::Fresh(nightly()));
    model
}

#[track_caller]
fn says(model: Model, expected: &[&str]) {
    let told = told(new_key, model);
    has(&told, expected);
}

#[test]
fn a_wish_of_which_nothing_was_sent_says_why_above_the_form() {
    for (reason, sentence) in [
        (
            Reason::NotTaken,
            "would not start Latchkey’s background worker",
        ),
        (
            Reason::NotNoted,
            "The disk or the browser’s storage may be full: free some space",
        ),
        (Reason::NotReadable, "could not read what was asked for"),
        (Reason::NoteNotRead, "of an earlier key could not be read"),
        (Reason::Another, "another key was still on its way"),
        (Reason::NoWay, "the tenant’s tab is out of reach"),
        (Reason::Broken, "failed before anything was sent"),
    ] {
        let mut model = free();
        model.new_secret.not_sent = Some(reason);
        says(model, &["alert", sentence, "textbox \"Name\""]);
    }
}

#[test]
fn a_secret_that_is_nowhere_else_is_to_be_copied_first() {
    let told = told(new_key, showing());
    assert!(!told.contains("nowhere else"), "{told}");
    let mut model = showing();
    model.new_secret.only_here = Some(nightly());
    says(
        model,
        &["on this screen and nowhere else", "button \"Copy\""],
    );
}

#[test]
fn a_key_that_another_window_has_dealt_with_is_told_of() {
    let mut model = free();
    model.new_secret.told = Some(Told::Elsewhere("Nightly".to_owned()));
    model.new_secret.fresh.clipboard = Clipboard::HoldsAway;
    says(
        model,
        &[
            "“Nightly” was dealt with in another window",
            "The clipboard may still hold the key.",
            "button \"Clear clipboard\"",
        ],
    );
    let mut model = showing();
    model.new_secret.told = Some(Told::ElsewhereCopied("Weekly".to_owned()));
    says(
        model,
        &[
            "“Weekly” was dealt with",
            "another key may be on it by now",
            "“Nightly” is made",
        ],
    );
}

#[test]
fn the_end_of_ten_minutes_is_said() {
    let mut model = free();
    model.new_secret.told = Some(Told::Over("Nightly".to_owned()));
    says(
        model,
        &["The ten minutes are over: the secret of “Nightly” is no longer here."],
    );
}

#[test]
fn a_secret_that_the_browser_did_not_delete_is_told_of() {
    let mut model = free();
    model.new_secret.told = Some(Told::NotForgotten);
    says(
        model,
        &["The browser did not delete the new key’s secret from its memory."],
    );
}

#[test]
fn a_clipboard_that_was_left_alone_is_told_of() {
    for mut model in [showing(), free()] {
        model.new_secret.fresh.clipboard = Clipboard::LeftAlone;
        model.new_secret.told = Some(Told::Done("Weekly".to_owned()));
        says(model, &["so it was left as it is"]);
    }
}

#[test]
fn a_secret_of_another_tenant_is_not_sent_and_that_is_said() {
    let mut model = showing();
    model.new_secret.fresh.other_host = Some("acme-corp.us.qlikcloud.com".to_owned());
    says(
        model,
        &[
            "This key belongs to another tenant, so its secret is not sent to acme-corp.us.qlikcloud.com.",
        ],
    );
}

#[test]
fn there_is_no_form_over_a_note_that_cannot_be_read() {
    let not_read = || {
        let mut model = model();
        model.new_secret.standing = Some(Standing::NotRead);
        model
    };
    says(
        not_read(),
        &["The browser would not say", "button \"Look again\""],
    );
    let mut model = not_read();
    model.unreadable.push(Unreadable {
        name: "making/aCmE7Qk2mX9v/ada".to_owned(),
        text: "{".to_owned(),
    });
    let told = told(new_key, model);
    assert!(told.contains("can’t be read by this version"), "{told}");
    assert!(!told.contains("textbox"), "{told}");
}
