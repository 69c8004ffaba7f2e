//! The box for another name of one's own key, and what is told where it was left.

use latchkey_core::api::{ApiError, Problem};

use super::world::{key, model};
use super::{check, told};
use crate::popup::details::Details;
use crate::popup::model::Model;
use crate::popup::renaming::{NotRenamed, Renaming};
use crate::popup::view::details::details;
use crate::popup::view::notices::notices;
use crate::shell::tasks::TaskId;

fn renaming(change: impl FnOnce(&mut Renaming)) -> Model {
    let mut model = model();
    let key = key("Mine", "ada");
    model.details = Some(Details {
        id: key.id.clone(),
        known: latchkey_core::Note::default(),
        draft: latchkey_core::Note::default(),
        keeping: None,
        other: None,
        said: None,
    });
    let mut form = Renaming {
        id: key.id,
        draft: key.name.clone(),
        name: key.name,
        saving: None,
        trouble: None,
        is_refused: false,
    };
    change(&mut form);
    model.renaming = Some(form);
    model
}

#[track_caller]
fn has(change: impl FnOnce(&mut Renaming), expected: &str) {
    let told = told(details, renaming(change));
    assert!(told.contains(expected), "{told}");
}

#[test]
fn the_box_says_what_it_wants_what_it_does_and_what_went_wrong() {
    has(|_| {}, "textbox \"New name\"");
    has(|_| {}, "button \"Save name\"");
    has(
        |form| form.saving = Some(TaskId::default()),
        "button \"Renaming",
    );
    has(
        |form| form.draft = "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9".to_owned(),
        "This is an API key, or a part of one.",
    );
    has(
        |form| form.is_refused = true,
        "Type another name than it has.",
    );
    has(
        |form| form.trouble = Some(ApiError::Forbidden(Problem::default())),
        "It was not renamed.",
    );
}

#[test]
fn a_key_that_was_not_renamed_is_told_above_the_list() {
    let mut model = model();
    model.not_renamed.push(NotRenamed {
        task: TaskId::default(),
        id: key("Mine", "ada").id,
        old_name: "Mine".to_owned(),
        name: "My\u{202e}own".to_owned(),
        trouble: Some(ApiError::Lost),
    });
    let expected = told(notices, model);
    assert!(
        expected.contains("“Mine” was not renamed to “My") && expected.contains("U+202E"),
        "{expected}"
    );
    check(notices, super::world::model(), "");
    let mut gone = super::world::model();
    gone.not_renamed.push(NotRenamed {
        task: TaskId::default(),
        id: key("Mine", "ada").id,
        old_name: "Mine".to_owned(),
        name: "Yours".to_owned(),
        trouble: None,
    });
    let told = told(notices, gone);
    let gone = "“Mine” has not become “Yours”: the key no longer exists.";
    assert!(told.contains(gone), "{told}");
}
