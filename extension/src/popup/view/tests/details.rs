use latchkey_core::table::Hand;
use latchkey_core::{Account, Field, Key, KeyId, Note, NoteError, Owner, Role, User, UserId};

use super::world::{key, model, now, put, user};
use super::{check, told};
use crate::popup::details::{Details, Said};
use crate::popup::model::Model;
use crate::popup::view::details::details;

fn open(said: Option<Said>) -> Model {
    let mut model = model();
    put(
        &mut model,
        Key {
            created_by: Some(UserId::new("ada")),
            ..key("Nightly", "eve")
        },
    );
    let id = KeyId::new("nightly-5a41-4f0e").unwrap();
    let draft = Note::default().with(Field::System, "Dawiso".to_owned());
    model.details = Some(Details {
        id,
        known: draft.clone(),
        draft,
        keeping: None,
        other: None,
        said,
    });
    model
}

#[test]
fn shows_what_another_page_has_noted_beside_ones_own() {
    for (other, said) in [
        (
            "Talend",
            "This note was changed in another window meanwhile",
        ),
        ("", "This note was emptied in another window meanwhile"),
    ] {
        let mut model = open(None);
        let open = model.details.as_mut().unwrap();
        open.other = Some(Note::default().with(Field::System, other.to_owned()));
        let told = told(details, model);
        assert!(told.contains(said) && told.contains(other), "{told}");
        assert!(told.contains("button \"Use that instead\""), "{told}");
    }
}

#[test]
fn tells_all_that_is_known_of_the_key_and_takes_a_note() {
    check(
        details,
        open(Some(Said::Kept)),
        r#"
        region "Details of Nightly"
          heading "Nightly"
          button "Close"
          Id
          nightly-5a41-4f0e
          button "Copy id"
          Owner
          Eve Adams, eve@acme.example
          Made by
          Ada Lovelace
          Status
          Active
          Created
          12 Nov 2026, 10:42:00 UTC
          Expires
          2 Jan 2027, 10:42:00 UTC
          button "All keys of Eve Adams"
          Tell the owner
          Hello Eve Adams, please look after your API key “Nightly” of acme-corp.us.qlikcloud.com. Id: nightly-5a41-4f0e Expires: 2 Jan 2027 If something still uses it, make a new key under Profile settings > API keys, put it in place, then delete this one. If nothing does, delete it. Thank you.
          button "Copy text"
          link "Write a mail"
          form "Note, in this browser only"
            heading "Note, in this browser only"
            textbox "System"
            textbox "Contact"
            textbox "Ticket"
            status
              Kept.
            button "Keep note"
        "#,
    );
}

#[test]
fn says_why_a_note_is_not_kept() {
    for (said, expected) in [
        (Said::NoTenant, "which tenant this is"),
        (Said::NotKept, "The browser did not keep the note."),
        (
            Said::Wrong(NoteError::Secret),
            "A note is no place for a secret",
        ),
        (
            Said::Wrong(NoteError::TooLong(Field::Ticket)),
            "room for 200 characters",
        ),
    ] {
        let told = super::told(details, open(Some(said)));
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn is_not_there_unasked() {
    check(details, model(), "");
}

/// Eve's key, with her account as given.
fn of_eve(change: impl FnOnce(&mut User)) -> String {
    let mut model = open(None);
    let mut eve = user("eve", "Eve Adams", Role::NotAdmin);
    change(&mut eve);
    let owner = (eve.id.clone(), Owner::Found(eve));
    model
        .facts
        .table
        .take_owners(vec![owner], Hand::Away, now());
    super::told(details, model)
}

#[test]
fn nobody_who_is_gone_is_to_be_told() {
    assert!(of_eve(|_| {}).contains("Tell the owner"));
    assert!(!of_eve(|eve| eve.account = Account::Deleted).contains("Tell the owner"));
    let mut model = open(None);
    let nobody = (UserId::new("eve"), Owner::Unknown);
    model
        .facts
        .table
        .take_owners(vec![nobody], Hand::Away, now());
    assert!(!super::told(details, model).contains("Tell the owner"));
}

#[test]
fn a_bot_is_called_one_and_nobody_is_to_mail_it() {
    let told = of_eve(|eve| {
        eve.client_id = Some("c1".to_owned());
        eve.email = None;
    });
    assert!(told.contains("Eve Adams OAuth client"), "{told}");
    assert!(told.contains("there is nobody to mail"), "{told}");
    for untrue in [
        "Tell the owner",
        "Write a mail",
        "No such user",
        "Ownerless",
    ] {
        assert!(!told.contains(untrue), "{untrue}: {told}");
    }
}
