//! Each answer to the PATCH with each reading after it.

use super::*;
use crate::fixtures::{answer, answer_with, forbidden, refused};
use crate::flow::driven::Driven;
use crate::http::{Method, Request};
use crate::lifetime::{Lifetime, Span};

fn wanted() -> Vec<Rule> {
    vec![Rule::KeysPerUser(10), Rule::LongestExpiry(Span::Days(90))]
}

/// The one PATCH and the one reading at most are answered so; what the PATCH was.
fn run(answer: Outcome, reading: Outcome) -> (Request, ConfigEnd) {
    let work = Driven::begin(ChangeConfig::new("t1".to_owned(), wanted()));
    let (_, request) = work.open[0].clone();
    let mut answers = [answer, reading].into_iter();
    (request, work.finish(|_| answers.next().unwrap()))
}

const AFTER: &str = r#"{"max_keys_per_user":10,"max_api_key_expiry":"PT2160H"}"#;

#[test]
fn only_what_changes_is_sent_and_what_is_in_force_is_read() {
    let (request, end) = run(answer(204), answer_with(200, AFTER));
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
    for (answer, error) in [
        (answer(400), refused(400)),
        (answer(403), forbidden()),
        (Err(ApiError::Lost), ApiError::Lost),
    ] {
        let before = r#"{"max_keys_per_user":10,"max_api_key_expiry":"PT24H"}"#;
        let (_, end) = run(answer, answer_with(200, before));
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
        let (_, end) = run(Err(error.clone()), answer_with(200, AFTER));
        assert_eq!((end.answer, end.after), (Err(error), None));
    }
}
