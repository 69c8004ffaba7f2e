use latchkey_core::api::ApiError;
use latchkey_core::table::Hand;
use latchkey_core::{Account, Field, KeyId, Note, Owner, Role, User};

use super::world::{key, model, now, put, user};
use super::{check, has};
use crate::popup::model::{Dialog, Model};
use crate::popup::view::ask::ask;
use crate::shell::facts::Known;

fn asked(mut model: Model, name: &str) -> Model {
    let id = KeyId::new(&format!("{name}-5a41-4f0e")).unwrap();
    model.dialog = Some(Dialog {
        id,
        opener: None,
        trouble: None,
    });
    model
}

#[test]
fn asks_before_another_s_key_is_revoked() {
    check(
        ask,
        asked(model(), "nightly"),
        r#"
        alertdialog "Revoke key?"
          heading "Revoke key?"
          Key
          Nightly
          Id
          nightly-…
          Owner
          Eve Adams, eve@acme.example
          It stops working for good. It stays in the list as Revoked.
          button "Cancel", first
          button "Revoke"
        "#,
    );
}

#[test]
fn asks_before_one_s_own_key_is_deleted() {
    check(
        ask,
        asked(model(), "mine"),
        r#"
        alertdialog "Delete key?"
          heading "Delete key?"
          Key
          Mine
          Id
          mine-5a4…
          Owner
          Ada Lovelace (you), ada@acme.example TenantAdmin
          This is your own key. It stops working for good. Qlik removes your own key from the list, or may keep it as Revoked.
          button "Cancel", first
          button "Delete"
        "#,
    );
}

#[track_caller]
fn says(model: Model, expected: &[&str]) {
    let told = super::told(ask, model);
    has(&told, expected);
}

#[test]
fn warns_that_provisioning_stops() {
    says(
        asked(model(), "entra"),
        &[
            "Revoke key?",
            "Identity provider (SCIM)",
            "Provisioning from the identity provider stops.",
        ],
    );
}

#[test]
fn says_both_where_nobody_knows_whose_key_it_is() {
    let mut unknown = model();
    unknown.facts.identity.user = None;
    unknown.facts.user = Known::No(ApiError::OtherHost);
    says(
        asked(unknown, "nightly"),
        &[
            "Revoke key?",
            "If it is another’s, it stays in the list as Revoked; if it is your own, Qlik removes it",
        ],
    );
}

#[test]
fn says_of_the_owner_what_is_known() {
    let gone = User {
        account: Account::Deleted,
        ..user("x", "Karl Ziegler", Role::NotAdmin)
    };
    let off = User {
        account: Account::Disabled,
        ..user("x", "Joan Clarke", Role::NotAdmin)
    };
    for (owner, expected) in [
        (Owner::NotRead, "Not read: x"),
        (Owner::Unknown, "No such user: x"),
        (
            Owner::Found(gone),
            "Karl Ziegler (deleted), x@acme.example Ownerless",
        ),
        (Owner::Found(off), "Joan Clarke, x@acme.example Disabled"),
        (Owner::Pending, "Reading… x"),
    ] {
        let mut model = model();
        put(&mut model, key("other", "x"));
        model.facts.table.take_owners(
            vec![(latchkey_core::UserId::new("x"), owner)],
            Hand::Away,
            now(),
        );
        says(asked(model, "other"), &[expected]);
    }
}

#[test]
fn names_a_key_without_a_name_and_shows_what_hides() {
    let mut nameless = model();
    put(
        &mut nameless,
        latchkey_core::Key {
            name: " \u{200B}".to_owned(),
            ..key("bare", "eve")
        },
    );
    says(asked(nameless, "bare"), &["Key\n  No name\n"]);
    let mut odd = model();
    put(
        &mut odd,
        latchkey_core::Key {
            name: "backup \u{202E}gnp.exe".to_owned(),
            ..key("odd", "eve")
        },
    );
    says(asked(odd, "odd"), &["backup U+202Egnp.exe"]);
}

#[test]
fn offers_no_change_that_can_t_be_made() {
    let mut model = asked(model(), "nightly");
    if let Some(dialog) = &mut model.dialog {
        dialog.trouble = Some(ApiError::Offline);
    }
    says(
        model,
        &[
            "alert\n    This can’t be done now. No answer from acme-corp.us.qlikcloud.com.",
            "button \"Revoke\", disabled",
        ],
    );
}

#[test]
fn is_not_there_unasked() {
    check(ask, model(), "");
}

#[test]
fn reminds_of_what_was_noted_on_the_key() {
    let mut model = asked(model(), "nightly");
    let note = Note::default()
        .with(Field::System, "Dawiso".to_owned())
        .with(Field::Ticket, "OPS-1\u{202E}".to_owned());
    let id = KeyId::new("nightly-5a41-4f0e").unwrap();
    model.notes.set(id, note);
    let told = super::told(ask, model);
    assert!(
        told.contains("System\n  Dawiso\n  Ticket\n  OPS-1U+202E"),
        "{told}"
    );
    assert!(!told.contains("Contact"), "{told}");
}
