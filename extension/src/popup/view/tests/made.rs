//! The section New key: the wish, the new key, and a rotation.

use latchkey_core::flow::rotate_key::RotateKey;
use latchkey_core::flow::{Event, Flow};
use latchkey_core::making::{Making, Stage as Made, Standing};
use latchkey_core::rotation::{Rotation, RotationUnnoted, Stage};
use latchkey_core::{Expiry, KeyId, Status, TokenFree, UserId};

use super::world::{fresh, key, model, now, put, with_status};
use super::{has, told};
use crate::popup::model::Model;
use crate::popup::rotating::{Followed, Work};
use crate::popup::view::new_key::new_key;

/// Ada's new key, of which the tenant says this.
fn made(status: Status) -> Model {
    let mut model = model();
    let fresh = fresh(with_status(&key("Nightly", "ada"), status));
    model.new_secret.standing = Some(Standing::Fresh(Box::new(fresh)));
    model
}

fn making(status: Status) -> Making {
    Making {
        tenant_id: "acme".to_owned(),
        user_id: UserId::new("ada"),
        name: TokenFree::new("Nightly").unwrap(),
        expiry: Expiry::Longest,
        asked_at: now(),
        before: Vec::new(),
        rotates: None,
        stage: Made::Made {
            id: KeyId::new("new").unwrap(),
            is_taken: false,
            status,
        },
    }
}

fn rotating(stage: Stage) -> Model {
    let mut model = model();
    model.new_secret.standing = Some(Standing::Free);
    let mut flow = RotateKey::noted(Rotation {
        tenant_id: "acme".to_owned(),
        user_id: UserId::new("ada"),
        old: key("Mine", "ada").id,
        name: TokenFree::new("Mine").unwrap(),
        old_name: TokenFree::new("Mine (old)").unwrap(),
        expiry: Expiry::Longest,
        begun_at: now(),
        stage,
    });
    flow.step(Event::Begun, now());
    let flow = model.facts.task_ids.task(flow);
    model.rotating.works.push(Work {
        flow,
        trouble: None,
        unnoted: None,
        is_note_left: false,
        is_resumed: true,
        day: None,
    });
    model
}

#[test]
fn a_new_key_is_shown_once() {
    let told = told(new_key, made(Status::Active));
    has(
        &told,
        &[
            "heading \"“Nightly” is made\"",
            "button \"Show\"",
            "button \"Copy\"",
            "button \"Test\"",
            "button \"Done\"",
        ],
    );
    assert!(
        !told.contains("tenant says") && !told.contains("did not say"),
        "{told}"
    );
    assert!(!told.contains("s3cret"));
}

#[test]
fn a_new_key_that_is_not_active_is_said_to_be_and_shown_all_the_same() {
    for (status, word) in [
        (Status::Expired, "Expired"),
        (Status::Revoked, "Revoked"),
        (Status::Other("dormant".to_owned()), "dormant"),
    ] {
        let told = told(new_key, made(status));
        let heading = format!("“Nightly” is made, but the tenant says it is {word}");
        has(
            &told,
            &[&heading, "alert", "button \"Show\"", "button \"Copy\""],
        );
    }
}

#[test]
fn a_missing_status_is_said_to_be_missing() {
    let told = told(new_key, made(Status::default()));
    has(
        &told,
        &[
            "“Nightly” is made",
            "The tenant did not say whether the key is active.",
        ],
    );
}

#[test]
fn a_key_whose_secret_nobody_saw_is_asked_about_with_what_the_tenant_said() {
    let mut model = model();
    let id = KeyId::new("new").unwrap();
    model.new_secret.note = Some(making(Status::Expired));
    model.new_secret.standing = Some(Standing::Unseen(making(Status::Expired), id));
    let told = told(new_key, model);
    has(
        &told,
        &[
            "its secret was never seen: delete it?",
            "The tenant says it is Expired.",
            "button \"Delete Nightly\"",
        ],
    );
}

#[test]
fn a_rotation_offers_to_end_the_old_key_once_the_new_one_works() {
    let new = || KeyId::new("nightly-5a41-4f0e").unwrap();
    let trying = told(new_key, rotating(Stage::Trying { new: new() }));
    has(
        &trying,
        &[
            "button \"Keep until this day\"",
            "button \"Leave both keys\"",
        ],
    );
    assert!(!trying.contains("Delete Mine (old)"), "{trying}");
    let tried = told(new_key, rotating(Stage::Tried { new: new() }));
    has(&tried, &["button \"Delete Mine (old)\""]);
}

#[test]
fn beside_a_key_that_is_not_active_it_offers_only_to_leave_the_old_one() {
    let new = || KeyId::new("nightly-5a41-4f0e").unwrap();
    let noted = rotating(Stage::NotActive {
        new: new(),
        status: Status::Expired,
    });
    let told_noted = told(new_key, noted);
    has(
        &told_noted,
        &[
            "The tenant says the new key “Mine” is Expired",
            "button \"Put the name back\"",
            "button \"Leave both keys\"",
        ],
    );
    // What the list tells by now counts, whatever is noted.
    let mut listed = rotating(Stage::Kept {
        new: new(),
        until: now().plus_millis(-1),
    });
    put(
        &mut listed,
        with_status(&key("Nightly", "ada"), Status::Revoked),
    );
    let told_listed = told(new_key, listed);
    has(&told_listed, &["is Revoked", "button \"Leave both keys\""]);
    for told in [told_noted, told_listed] {
        for word in ["Delete", "Keep until this day"] {
            assert!(!told.contains(&format!("button \"{word}")), "{told}");
        }
    }
}

#[test]
fn a_token_in_the_box_for_the_name_is_said_at_once() {
    let mut model = model();
    model.new_secret.standing = Some(Standing::Free);
    model.new_secret.draft.name = "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9".to_owned();
    has(
        &told(new_key, model),
        &["This is an API key, or a part of one."],
    );
}

#[test]
fn a_key_whose_name_holds_a_token_is_not_to_be_rotated() {
    let mut model = model();
    model.new_secret.standing = Some(Standing::Free);
    let token = "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9";
    model.rotating.proposal = Some((key(token, "ada"), None));
    has(
        &told(new_key, model),
        &[
            "The name of this key holds an API key",
            "button \"Start\", disabled",
        ],
    );
}

#[test]
fn why_a_rotation_was_not_written_down_is_said() {
    for (unnoted, at_work, not_begun) in [
        (
            RotationUnnoted::NotWritten,
            "Make room in its storage",
            "would not write down how to go on",
        ),
        (
            RotationUnnoted::NotRead,
            "can’t read what it keeps of rotations, and does not overwrite it",
            "can’t read what it keeps of rotations, so the rotation of “Mine” was not started",
        ),
    ] {
        let mut model = rotating(Stage::Making);
        model.rotating.works[0].unnoted = Some(unnoted);
        model.rotating.followed = Some(("Mine".to_owned(), Followed::NotBegun(unnoted)));
        has(&told(new_key, model), &[at_work, not_begun]);
    }
}
