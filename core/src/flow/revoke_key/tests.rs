//! Each answer to the DELETE with each reading of the key after it.

use super::*;
use crate::api::Problem;
use crate::fixtures::{answer, answer_with, broken, confirmed, forbidden, key_id, not_found};
use crate::flow::driven::Driven;
use crate::http::{Method, Response};
use crate::key::Status;

fn key(word: &str) -> Outcome {
    answer_with(200, &format!(r#"{{"id":"k1","status":"{word}"}}"#))
}

/// The one DELETE is answered, and the reading after it, where one is asked for.
fn end(answer: Outcome, reading: Outcome) -> RevokeEnd {
    let mut answers = [(Method::Delete, answer), (Method::Get, reading)].into_iter();
    Driven::begin(RevokeKey::new(key_id("k1"))).finish(|request| {
        let (method, answer) = answers
            .next()
            .expect("no more than one DELETE and one reading");
        assert_eq!(request.method, method);
        answer
    })
}

#[test]
fn what_is_true_of_the_key_is_what_reading_it_says() {
    let answers = [
        (confirmed(204), Ok(())),
        (confirmed(200), Ok(())),
        (Err(ApiError::Lost), Err(ApiError::Lost)),
        (confirmed(500), Err(broken(500))),
        (confirmed(404), Err(not_found())),
        (confirmed(403), Err(forbidden())),
        (Err(ApiError::TooFast), Err(ApiError::TooFast)),
    ];
    for (answer, expected) in answers {
        for (word, status) in [
            ("revoked", Status::Revoked),
            ("active", Status::Active),
            ("expired", Status::Expired),
            ("dormant", Status::Other("dormant".to_owned())),
        ] {
            let end = end(answer.clone(), key(word));
            let After::Key(read) = end.after else {
                panic!("{answer:?}, {word}: {:?}", end.after);
            };
            assert_eq!((end.answer, read.status), (expected.clone(), status));
        }
    }
}

#[test]
fn a_key_that_is_not_found_afterwards_is_gone() {
    for answer in [
        confirmed(204),
        Err(ApiError::Lost),
        confirmed(500),
        confirmed(404),
    ] {
        assert_eq!(end(answer, confirmed(404)).after, After::Gone);
    }
}

#[test]
fn who_may_not_delete_a_key_may_not_see_it_either() {
    for refusal in [400, 403, 409, 423] {
        let end = end(confirmed(refusal), confirmed(404));
        assert_eq!(end.after, After::NotRead(not_found()), "{refusal}");
    }
    assert_eq!(end(confirmed(403), confirmed(404)).answer, Err(forbidden()));
    let outside = Err(ApiError::OutsideTab(Problem::default()));
    let end = end(outside, confirmed(404));
    assert_eq!(end.after, After::NotRead(not_found()));
}

#[test]
fn what_is_not_found_for_whoever_is_signed_in_by_then_proves_nothing() {
    for first in [
        confirmed(204),
        Err(ApiError::Lost),
        confirmed(500),
        confirmed(404),
    ] {
        let after = end(first, answer(404)).after;
        assert_eq!(after, After::NotRead(not_found()));
    }
}

#[test]
fn a_key_that_cannot_be_read_afterwards_is_not_known() {
    for answer in [confirmed(204), Err(ApiError::Lost), confirmed(403)] {
        for (reading, error) in [
            (confirmed(403), forbidden()),
            (confirmed(500), broken(500)),
            (key("active").map(cut_short), ApiError::Unreadable),
            (Err(ApiError::Offline), ApiError::Offline),
            (Err(ApiError::SignedOut), ApiError::SignedOut),
        ] {
            assert_eq!(end(answer.clone(), reading).after, After::NotRead(error));
        }
    }
}

fn cut_short(response: Response) -> Response {
    Response {
        text: response.text[..10].to_owned(),
        ..response
    }
}

#[test]
fn where_nothing_was_sent_the_key_is_not_read() {
    for error in [
        ApiError::Offline,
        ApiError::TabGone,
        ApiError::NoAccess,
        ApiError::AnotherUser,
        ApiError::AnotherTenant,
        ApiError::SignedOut,
    ] {
        let mut work = Driven::begin(RevokeKey::new(key_id("k1")));
        work.answer(0, Err(error.clone()));
        let expected = RevokeEnd {
            answer: Err(error),
            after: After::Untouched,
        };
        assert_eq!((work.end, work.open.len()), (Some(expected), 0));
    }
}
