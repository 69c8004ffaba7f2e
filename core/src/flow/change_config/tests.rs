//! Each answer to the PATCH with each reading after it.

use super::*;
use crate::api::Problem;
use crate::http::{Method, Request, Response};
use crate::lifetime::{Lifetime, Span};
use crate::moment::Moment;

fn wanted() -> Vec<Rule> {
    vec![Rule::KeysPerUser(10), Rule::LongestExpiry(Span::Days(90))]
}

fn answered(status: u16, text: &str) -> Outcome {
    Ok(Response {
        status,
        text: text.to_owned(),
        ..Response::default()
    })
}

fn run(answer: Outcome, reading: Outcome) -> (Request, End) {
    let (mut flow, step) = ChangeConfig::start("t1".to_owned(), wanted());
    let Step::Send(Ask::Change, request) = step else {
        panic!("{step:?}");
    };
    let step = match flow.answered(Ask::Change, answer) {
        Step::Send(Ask::Read, _) => flow.answered(Ask::Read, reading),
        step => step,
    };
    let Step::Done(end) = step else {
        panic!("more than one PATCH and one reading: {step:?}");
    };
    (request, end)
}

const AFTER: &str = r#"{"max_keys_per_user":10,"max_api_key_expiry":"PT2160H"}"#;

#[test]
fn only_what_changes_is_sent_and_what_is_in_force_is_read() {
    let (request, end) = run(answered(204, ""), answered(200, AFTER));
    assert_eq!(request.method, Method::Patch);
    assert_eq!(request.path, "/api/v1/api-keys/configs/t1");
    assert_eq!(
        request.body.as_deref(),
        Some(
            r#"[{"op":"replace","path":"/max_keys_per_user","value":10},{"op":"replace","path":"/max_api_key_expiry","value":"P90D"}]"#
        )
    );
    let after = end.after.unwrap().unwrap();
    let now = Moment::from_millis(0);
    assert!(wanted().iter().all(|rule| after.agrees(*rule, now)));
    assert_eq!(after.longest_expiry, Some(Lifetime::new("PT2160H")));
}

#[test]
fn refused_or_lost_it_is_read_all_the_same() {
    let refused = |status| ApiError::Refused {
        status,
        problem: Problem::default(),
    };
    for (answer, error) in [
        (answered(400, ""), refused(400)),
        (answered(403, ""), ApiError::Forbidden(Problem::default())),
        (Err(ApiError::Lost), ApiError::Lost),
    ] {
        let before = r#"{"max_keys_per_user":10,"max_api_key_expiry":"PT24H"}"#;
        let (_, end) = run(answer, answered(200, before));
        assert_eq!(end.answer, Err(error));
        let after = end.after.unwrap().unwrap();
        let agrees = wanted()
            .into_iter()
            .map(|rule| after.agrees(rule, Moment::from_millis(0)));
        assert_eq!(agrees.collect::<Vec<_>>(), [true, false]);
    }
}

#[test]
fn where_nothing_was_sent_nothing_is_read() {
    for error in [
        ApiError::Offline,
        ApiError::TabGone,
        ApiError::SignedOut,
        ApiError::AnotherUser,
    ] {
        let (_, end) = run(Err(error.clone()), answered(200, AFTER));
        assert_eq!((end.answer, end.after), (Err(error), None));
    }
}
