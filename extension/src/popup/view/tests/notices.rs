use latchkey_core::api::{ApiError, Problem};
use latchkey_core::table::Hand;
use latchkey_core::{Identity, Moment, Note, NoteOutcome, Owner, Role, UserId};

use super::world::{key, model, now, opened, put, user, with};
use super::{check, told};
use crate::popup::details::Unkept;
use crate::popup::message::CopyWhat;
use crate::popup::model::Model;
use crate::popup::view::notices::notices;
use crate::shell::facts::{AsOf, Known, Reading};

fn broken() -> ApiError {
    ApiError::Broken {
        status: 500,
        problem: Problem::default(),
    }
}

#[test]
fn says_nothing_where_all_is_well() {
    check(notices, model(), "");
    check(notices, opened(), "");
}

#[test]
fn says_which_key_has_a_note_that_was_not_kept() {
    let nightly = key("Nightly", "ada");
    let mut model = model();
    put(&mut model, nightly.clone());
    model.unkept = vec![Unkept {
        id: nightly.id,
        note: Note::default(),
        outcome: NoteOutcome::Refused,
    }];
    let told = told(notices, model);
    assert!(
        told.contains("Your note on “Nightly” was not kept."),
        "{told}"
    );
}

#[test]
fn offers_to_read_the_notes_again_where_the_browser_did_not_tell_them() {
    let refused = Model {
        are_notes_refused: true,
        ..model()
    };
    check(
        notices,
        refused,
        r#"
        status
          The browser would not let Latchkey read the notes on keys, so none are shown. They are not lost.
          button "Try again"
        "#,
    );
}

#[test]
fn says_that_the_session_has_ended() {
    let as_of = AsOf {
        read_at: now(),
        is_unconfirmed: false,
    };
    let ended = with(model(), |facts| {
        facts.stop = Some(ApiError::SignedOut);
        facts.as_of = Some(as_of);
    });
    check(
        notices,
        ended,
        r#"
        alert
          Your session has ended. The list is as of 10:42.
          button "Sign in to acme-corp.us.qlikcloud.com"
        "#,
    );
}

#[test]
fn says_that_someone_else_is_signed_in() {
    let mut other = model();
    let grace = user("grace", "Grace Hopper", Role::TenantAdmin);
    let met = other.facts.session.pin(&Identity {
        user: Some(grace),
        tenant: None,
    });
    other.facts.stop = met.err();
    check(
        notices,
        other,
        r#"
        alert
          Someone else is signed in now: Grace Hopper, not Ada Lovelace. Nothing was sent.
          button "Read again"
        "#,
    );
    let tenant = with(model(), |facts| facts.stop = Some(ApiError::AnotherTenant));
    check(
        notices,
        tenant,
        r#"
        alert
          This address now belongs to another tenant than at the start. Nothing was sent.
          button "Read again"
        "#,
    );
}

#[test]
fn says_what_helps_where_the_tab_cannot_be_reached() {
    for (stop, expected) in [
        (
            ApiError::TabGone,
            "The tenant’s tab was closed or shows another site. Open the tenant and click the icon there.",
        ),
        (
            ApiError::ContainerGone,
            "The tenant’s tab was closed or shows another site. It was in one of Firefox’s containers: open the tenant in a tab of that container again and click the icon there.",
        ),
        (
            ApiError::NoAccess,
            "The browser does not let Latchkey into the tenant’s tab. Click its icon on that tab again. If that does not help, reload the page there first; if that does not help either, the browser keeps extensions off this site.",
        ),
        (
            ApiError::NotLoaded,
            "The tenant’s page did not load: its tab shows the browser’s own error page. Reload it, then click the icon there.",
        ),
        (
            ApiError::KeptOut,
            "A policy set by this browser’s administrator keeps extensions off this site. Ask them to allow Latchkey there.",
        ),
    ] {
        check(
            notices,
            with(model(), |facts| facts.stop = Some(stop)),
            &format!("alert\n  {expected}"),
        );
    }
}

#[test]
fn a_kept_list_that_nobody_answered_for_stays_to_be_looked_at() {
    let offline = with(model(), |facts| {
        facts.as_of = Some(AsOf {
            read_at: Moment::parse("2026-11-22T10:31:00Z").unwrap(),
            is_unconfirmed: true,
        });
        facts.user = Known::No(ApiError::Offline);
    });
    let told = super::told(notices, offline);
    let expected = "As of 10:31. Until it is known who is signed in you can look but not change";
    assert!(told.contains(expected), "{told}");
    assert!(told.contains("button \"Try again\""), "{told}");
}

#[test]
fn marks_a_kept_list_as_one_to_look_at() {
    let as_of = AsOf {
        read_at: Moment::parse("2026-11-22T10:31:00Z").unwrap(),
        is_unconfirmed: true,
    };
    let kept = with(model(), |facts| {
        facts.as_of = Some(as_of);
        facts.user = Known::Asking;
    });
    let told =
        "As of 10:31. Checking who is signed in; until then you can look but not change anything.";
    check(notices, kept, &format!("status\n  {told}"));
    let part = with(model(), |facts| {
        facts.as_of = Some(as_of);
        facts.user = Known::Asking;
        facts.kept_total = 4_100;
    });
    let told = "As of 10:31, the first 3 of 4,100 keys. The rest is being read. Checking who is signed in…";
    check(notices, part, &format!("status\n  {told}"));
}

#[test]
fn says_until_when_it_waits() {
    let waiting = with(model(), |facts| {
        facts.waiting = Some(now().plus_millis(23_400))
    });
    check(
        notices,
        waiting,
        "status\n  Qlik asks to slow down. Going on in 24 seconds.",
    );
    let soon = with(model(), |facts| facts.waiting = Some(now().plus_millis(10)));
    check(
        notices,
        soon,
        "status\n  Qlik asks to slow down. Going on in 1 second.",
    );
}

#[test]
fn says_what_could_not_be_read() {
    let reason = "Qlik is in trouble (500). Try again in a while.";
    for (model, expected) in [
        (
            with(model(), |facts| facts.reading = Reading::Broken(broken(), 0)),
            format!("alert\n  Not all keys could be read; what came so far stays. {reason}\n  button \"Try again\""),
        ),
        (
            with(opened(), |facts| facts.reading = Reading::Broken(broken(), 0)),
            format!("alert\n  The keys could not be read. {reason}\n  button \"Try again\""),
        ),
        (
            with(model(), |facts| { facts.user = Known::No(broken()); facts.tenant_facts = Known::No(broken()); }),
            format!("status\n  Who is signed in is not known. The list still works. {reason}\n  button \"Try again\""),
        ),
        (
            with(model(), |facts| facts.tenant_facts = Known::No(broken())),
            format!("status\n  The tenant’s own facts are not known. The list still works. {reason}\n  button \"Try again\""),
        ),
        (
            with(model(), |facts| facts.reading = Reading::Whole(2)),
            "status\n  2 keys came in a form that Latchkey does not understand and are not shown.".to_owned(),
        ),
        (
            Model { copied: Some((CopyWhat::Host, false)), ..model() },
            "status\n  The browser did not let Latchkey copy. Select the text and copy it yourself.".to_owned(),
        ),
    ] {
        check(notices, model, &expected);
    }
}

#[test]
fn tells_an_end_once() {
    let over = || ApiError::SignedOut;
    let ended = with(model(), |facts| {
        facts.stop = Some(over());
        facts.user = Known::No(over());
        facts.reading = Reading::Broken(over(), 0);
    });
    assert_eq!(super::told(notices, ended).matches("alert").count(), 1);
}

#[test]
fn says_that_owners_could_not_be_read() {
    let mut model = model();
    put(&mut model, key("Other", "mallory"));
    let mallory = UserId::new("mallory");
    model
        .facts
        .table
        .take_owners(vec![(mallory, Owner::NotRead)], Hand::Away, now());
    check(
        notices,
        model,
        r#"
        status
          The owner of 1 key could not be read and is marked “Owner not read”.
          button "Try again"
        "#,
    );
}

#[test]
fn tells_who_is_no_admin_what_they_see() {
    let mut model = model();
    model.facts.identity.user = Some(user("bob", "Bob Fielding", Role::NotAdmin));
    check(
        notices,
        model,
        "status\n  You see only your own keys. A TenantAdmin sees everyone’s.",
    );
}
