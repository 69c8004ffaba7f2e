use latchkey_core::api::{ApiError, Problem};
use latchkey_core::flow::revoke_key::{After, RevokeEnd};
use latchkey_core::{Key, Ownership, Status};

use super::world::{key, model, with_status};
use crate::popup::model::{Model, Notice};
use crate::popup::view::notices::notices;

fn nightly() -> Key {
    key("Nightly", "eve")
}

fn now_is(status: Status) -> After {
    After::Key(with_status(&nightly(), status))
}

fn odd() -> Status {
    Status::Other("quarantined".to_owned())
}

fn problem() -> Problem {
    Problem {
        code: Some("APIKEYS-0".to_owned()),
        title: Some("No\u{202E}pe".to_owned()),
        detail: None,
    }
}

fn refused() -> Result<(), ApiError> {
    Err(ApiError::Forbidden(problem()))
}

fn broken() -> Result<(), ApiError> {
    Err(ApiError::Broken {
        status: 503,
        problem: Problem::default(),
    })
}

fn lost() -> Result<(), ApiError> {
    Err(ApiError::Lost)
}

fn after(ownership: Ownership, answer: Result<(), ApiError>, after: After) -> Model {
    let notice = Notice {
        key: nightly(),
        ownership,
        end: RevokeEnd { answer, after },
    };
    Model {
        notices: vec![notice],
        ..model()
    }
}

#[track_caller]
fn check(model: Model, role: &str, sentence: &str, buttons: &[&str]) {
    let buttons: Vec<String> = buttons
        .iter()
        .map(|name| format!("  button \"{name}\"\n"))
        .collect();
    let expected = format!("{role}\n  {sentence}\n{}", buttons.concat());
    super::check(notices, model, &expected);
}

#[test]
fn tells_what_was_done() {
    for (ownership, truth, sentence) in [
        (
            Ownership::Others,
            now_is(Status::Revoked),
            "Nightly is revoked.",
        ),
        (
            Ownership::Scim,
            now_is(Status::Revoked),
            "Nightly is revoked.",
        ),
        (
            Ownership::NotKnown,
            now_is(Status::Revoked),
            "Nightly is revoked.",
        ),
        (
            Ownership::Own,
            now_is(Status::Revoked),
            "Nightly was deleted. Qlik keeps it in the list as Revoked.",
        ),
        (
            Ownership::Own,
            After::Gone,
            "Nightly was deleted. Qlik removed it from the list.",
        ),
        (
            Ownership::NotKnown,
            After::Gone,
            "Nightly was deleted. Qlik removed it from the list.",
        ),
        (
            Ownership::Others,
            After::Gone,
            "Nightly is gone: it is no longer in the tenant.",
        ),
        (
            Ownership::Others,
            now_is(Status::Expired),
            "Nightly is no longer active. Qlik says: Expired.",
        ),
    ] {
        check(
            after(ownership, Ok(()), truth),
            "status",
            sentence,
            &["Close"],
        );
    }
}

#[test]
fn tells_that_a_change_was_taken_without_effect() {
    let model = after(Ownership::Others, Ok(()), now_is(Status::Active));
    check(
        model,
        "alert",
        "Qlik took the change, but Nightly is still active.",
        &["Try again", "Close"],
    );
    let mut model = after(Ownership::Others, Ok(()), now_is(odd()));
    model.notices[0].key.status = odd();
    check(
        model,
        "alert",
        "Qlik took the change, but Nightly is still: quarantined.",
        &["Try again", "Close"],
    );
}

#[test]
fn takes_a_status_that_it_does_not_know_for_no_success() {
    for (answer, sentence) in [
        (
            Ok(()),
            "Nightly is no longer active. Qlik says: quarantined.",
        ),
        (
            lost(),
            "Nightly is no longer active, although no answer came back. Qlik says: quarantined.",
        ),
    ] {
        let model = after(Ownership::Others, answer, now_is(odd()));
        check(model, "alert", sentence, &["Try again", "Close"]);
    }
}

#[test]
fn tells_what_is_true_when_the_answer_was_lost() {
    for (truth, role, sentence) in [
        (
            now_is(Status::Revoked),
            "status",
            "Nightly is revoked, although no answer came back.",
        ),
        (
            After::Gone,
            "status",
            "Nightly is gone, although no answer came back: it is no longer in the tenant.",
        ),
        (
            now_is(Status::Expired),
            "status",
            "Nightly is no longer active, although no answer came back. Qlik says: Expired.",
        ),
    ] {
        check(
            after(Ownership::Others, lost(), truth),
            role,
            sentence,
            &["Close"],
        );
    }
    let still = after(Ownership::Others, lost(), now_is(Status::Active));
    check(
        still,
        "alert",
        "Nightly: No answer came back, and the key is still active.",
        &["Try again", "Close"],
    );
    let mut same = after(Ownership::Others, lost(), now_is(odd()));
    same.notices[0].key.status = odd();
    check(
        same,
        "alert",
        "Nightly: No answer came back, and the key is still: quarantined.",
        &["Try again", "Close"],
    );
}

#[test]
fn tells_what_is_not_known() {
    let unread = || After::NotRead(ApiError::Unreadable);
    let reason =
        "The answer was cut short or is of a form that Latchkey does not understand. Try again.";
    for (answer, sentence) in [
        (Ok(()), format!("Qlik took the change to Nightly, but the key could not be read afterwards. Refresh to see. {reason}")),
        (lost(), format!("Nightly: No answer came back. Whether it still works is not known. Refresh to see. {reason}")),
        (broken(), "Nightly: whether it still works is not known. Refresh to see. Qlik is in trouble (503). Try again in a while.".to_owned()),
    ] {
        check(after(Ownership::Others, answer, unread()), "alert", &sentence, &["Close"]);
    }
}

#[test]
fn tells_why_a_change_was_refused_in_the_tenant_s_own_words() {
    let said = "Qlik refused (403): your account lacks the right. A TenantAdmin can grant it. \
                Qlik says: No⟨U+202E⟩pe · APIKEYS-0";
    let others = after(Ownership::Others, refused(), now_is(Status::Active));
    check(
        others,
        "alert",
        &format!("Nightly was not revoked. {said}"),
        &["Try again", "Close"],
    );
    let own = after(Ownership::Own, refused(), now_is(Status::Active));
    check(
        own,
        "alert",
        &format!("Nightly was not deleted. {said}"),
        &["Try again", "Close"],
    );
}

#[test]
fn tells_what_is_true_after_an_error() {
    let trouble = "Qlik is in trouble (503). Try again in a while.";
    for (truth, sentence) in [
        (
            now_is(Status::Revoked),
            "Nightly is revoked, although this request ended in an error.",
        ),
        (
            now_is(Status::Expired),
            "Nightly is no longer active, although this request ended in an error. Qlik says: Expired.",
        ),
        (
            After::Gone,
            "Nightly is gone: it is no longer in the tenant.",
        ),
    ] {
        check(
            after(Ownership::Others, broken(), truth),
            "status",
            &format!("{sentence} {trouble}"),
            &["Close"],
        );
    }
    let not_found = Err(ApiError::NotFound(Problem::default()));
    let gone = after(Ownership::Others, not_found, After::Gone);
    check(
        gone,
        "status",
        "Nightly is gone: it is no longer in the tenant.",
        &["Close"],
    );
}

#[test]
fn tells_that_nothing_was_sent() {
    let offline = after(Ownership::Others, Err(ApiError::Offline), After::Untouched);
    let sentence = "Nightly was not revoked. Nothing was sent. \
                    No answer from acme-corp.us.qlikcloud.com. Check your connection, then try again.";
    check(offline, "alert", sentence, &["Try again", "Close"]);
}

#[test]
fn leaves_the_reason_to_the_notice_of_the_end() {
    let mut ended = after(
        Ownership::Others,
        Err(ApiError::SignedOut),
        After::Untouched,
    );
    ended.facts.stop = Some(ApiError::SignedOut);
    super::check(
        notices,
        ended,
        r#"
        alert
          Your session has ended.
          button "Sign in to acme-corp.us.qlikcloud.com"
        alert
          Nightly was not revoked.
          button "Close"
        "#,
    );
}

#[test]
fn isolates_a_hostile_name() {
    let mut model = after(Ownership::Others, Ok(()), now_is(Status::Revoked));
    model.notices[0].key.name = "a\u{202E}b\u{E000}<b>".to_owned();
    check(
        model,
        "status",
        "aU+202Eb\u{E000}<b> is revoked.",
        &["Close"],
    );
}
