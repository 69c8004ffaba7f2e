use serde_json::json;

use super::*;
use crate::fixtures::{NOW, answer, answer_with, key_id, page};
use crate::flow::driven::Driven;

const TYPES: &str = r#"{"data":["com.qlik.api-key.validated"]}"#;
const SETTINGS: &str = r#"{"data":{"EventTTL":7776000}}"#;
const NEXT: Option<&str> = Some("/api/v1/audits?next=2");

fn begun(keys: &[(&str, Option<&str>)]) -> Driven<ReadLastUses> {
    let keys = keys
        .iter()
        .map(|(key, owner)| (key_id(key), owner.map(UserId::new)));
    Driven::begin_at(ReadLastUses::new(EventReach::Month, keys), NOW)
}

/// A reading whose tenant records uses.
fn reading(keys: &[(&str, Option<&str>)]) -> Driven<ReadLastUses> {
    let mut reading = begun(keys);
    reading.answer_call(
        LastUsesCall::Source(SourceCall::Settings),
        answer_with(200, SETTINGS),
    );
    reading.answer_call(
        LastUsesCall::Source(SourceCall::Types),
        answer_with(200, TYPES),
    );
    reading
}

/// A use of a key by its owner, so many milliseconds ago.
fn used(key: &str, owner: &str, age: i64) -> String {
    json!({
        "eventTime": NOW.plus_millis(-age).to_rfc3339_millis(),
        "userId": owner,
        "data": { "id": key, "sub": owner },
    })
    .to_string()
}

fn pages(rows: &[String], next: Option<&str>) -> Outcome {
    Ok(page(rows, next))
}

fn owner(id: &str) -> LastUsesCall {
    LastUsesCall::Owner(UserId::new(id))
}

fn last(end: &LastUsesEnd, key: &str) -> LastUse {
    end.keys[&key_id(key)]
}

fn ago(age: i64) -> LastUse {
    LastUse::At(NOW.plus_millis(-age))
}

#[test]
fn an_owner_is_read_only_until_each_of_their_keys_was_met() {
    let mut reading = reading(&[
        ("a1", Some("ada")),
        ("a2", Some("ada")),
        ("b1", Some("bob")),
        ("e1", Some("eve")),
    ]);
    // Bob's only key is met among all.
    let all = [
        used("a1", "ada", 1),
        used("b1", "bob", 2),
        used("b1", "bob", 9),
    ];
    reading.answer_call(LastUsesCall::All, pages(&all, NEXT));
    let asked: Vec<&LastUsesCall> = reading.open.iter().map(|(call, _)| call).collect();
    assert_eq!(asked, [&owner("ada"), &owner("eve")]);
    assert!(reading.paths()[0].ends_with("&userId=ada"));
    let adas = [used("a1", "ada", 1), used("a2", "ada", 5)];
    reading.answer_call(owner("ada"), pages(&adas, NEXT));
    // Another of Eve's keys tells that she causes her own uses.
    reading.answer_call(owner("eve"), pages(&[used("e9", "eve", 1)], None));
    let end = reading.end.unwrap();
    assert_eq!(
        (end.extent.clone(), end.broken.clone()),
        (Extent::Whole, None)
    );
    assert_eq!(last(&end, "a1"), ago(1));
    assert_eq!(last(&end, "a2"), ago(5));
    assert_eq!(last(&end, "b1"), ago(2));
    assert_eq!(last(&end, "e1"), LastUse::NoneRecorded);
    let LastUsesProgress::Found { known, wanted, .. } = reading.progress.last().unwrap() else {
        panic!("{:?}", reading.progress);
    };
    assert_eq!((*known, *wanted), (4, 4));
}

#[test]
fn every_owners_first_page_comes_before_the_second_of_any() {
    let owners: Vec<String> = (0..6).map(|at| format!("u{at}")).collect();
    let keys: Vec<(&str, Option<&str>)> = owners
        .iter()
        .map(|id| (id.as_str(), Some(id.as_str())))
        .collect();
    let mut reading = reading(&keys);
    reading.answer_call(LastUsesCall::All, pages(&[used("x", "x", 1)], NEXT));
    assert_eq!(reading.open.len(), AT_ONCE);
    let mut order = Vec::new();
    while reading.end.is_none() {
        let LastUsesCall::Owner(id) = reading.open[0].0.clone() else {
            panic!("{:?}", reading.open);
        };
        let is_second = order.contains(&id);
        let link = format!("/api/v1/audits?userId={}&next=2", id.as_str());
        let next = (!is_second).then_some(link.as_str());
        let of_another_key = used("x", id.as_str(), 1);
        order.push(id);
        reading.answer(0, pages(&[of_another_key], next));
    }
    let first: HashSet<&UserId> = order[..6].iter().collect();
    assert_eq!((order.len(), first.len()), (12, 6));
    let end = reading.end.unwrap();
    assert!(end.keys.values().all(|last| *last == LastUse::NoneRecorded));
}

#[test]
fn where_an_owner_alone_is_found_with_no_use_all_are_read() {
    let mut reading = reading(&[
        ("a1", Some("ada")),
        ("b1", Some("bob")),
        ("b2", Some("bob")),
        ("e1", Some("eve")),
    ]);
    reading.answer_call(LastUsesCall::All, pages(&[used("x", "x", 1)], NEXT));
    reading.answer_call(owner("ada"), pages(&[], None));
    reading.answer_call(owner("bob"), pages(&[used("b1", "bob", 2)], None));
    assert_eq!(reading.paths().len(), 1, "Eve comes before the rest");
    reading.answer_call(owner("eve"), pages(&[], None));
    assert_eq!(reading.paths(), ["/api/v1/audits?next=2"]);
    let odd = json!({ "eventTime": NOW.plus_millis(-3).to_rfc3339_millis(), "userId": "system",
        "data": { "id": "a1", "sub": "ada" } });
    let link = Some("/api/v1/audits?next=3");
    reading.answer_call(LastUsesCall::All, pages(&[odd.to_string()], link));
    reading.answer_call(LastUsesCall::All, pages(&[], None));
    let end = reading.end.unwrap();
    assert_eq!((last(&end, "a1"), last(&end, "b1")), (ago(3), ago(2)));
    assert_eq!(last(&end, "b2"), LastUse::NoneRecorded);
    assert_eq!(last(&end, "e1"), LastUse::NoneRecorded);
    assert_eq!(end.extent, Extent::Whole);
}

#[test]
fn what_was_not_read_of_all_leaves_unknown_who_alone_is_found_with_no_use() {
    let mut reading = reading(&[("a1", Some("ada"))]);
    reading.answer_call(LastUsesCall::All, pages(&[used("x", "x", 1)], NEXT));
    reading.answer_call(owner("ada"), pages(&[], None));
    reading.answer_call(LastUsesCall::All, answer(500));
    let end = reading.end.unwrap();
    assert_eq!(last(&end, "a1"), LastUse::NotKnown);
    assert!(matches!(end.extent, Extent::Failed(_)));
}

#[test]
fn where_owners_do_not_cause_them_all_uses_are_read() {
    let mut reading = reading(&[("a1", Some("ada")), ("s1", None)]);
    let odd = json!({ "eventTime": NOW.to_rfc3339_millis(), "userId": "system",
        "data": { "id": "a1", "sub": "ada" } });
    reading.answer_call(LastUsesCall::All, pages(&[odd.to_string()], NEXT));
    assert_eq!(reading.paths(), ["/api/v1/audits?next=2"]);
    reading.answer_call(LastUsesCall::All, pages(&[], None));
    let end = reading.end.unwrap();
    assert_eq!(
        (last(&end, "a1"), last(&end, "s1")),
        (ago(0), LastUse::NoneRecorded)
    );
    assert_eq!(end.extent, Extent::Whole);
}

#[test]
fn for_a_key_of_no_user_that_was_not_met_all_uses_are_read_on() {
    let mut reading = reading(&[("a1", Some("ada")), ("s1", None)]);
    reading.answer_call(LastUsesCall::All, pages(&[used("x", "eve", 1)], NEXT));
    reading.answer_call(owner("ada"), pages(&[used("a9", "ada", 1)], None));
    assert!(reading.end.is_none());
    reading.answer_call(LastUsesCall::All, pages(&[used("s1", "s", 2)], None));
    let end = reading.end.unwrap();
    assert_eq!(
        (last(&end, "a1"), last(&end, "s1")),
        (LastUse::NoneRecorded, ago(2))
    );
    assert_eq!(end.extent, Extent::Whole);
}

#[test]
fn none_is_said_of_no_key_while_some_uses_name_no_key_or_cannot_be_read() {
    let keyless = json!({ "eventTime": NOW.to_rfc3339_millis(), "userId": "ada", "data": {} });
    for odd in [keyless.to_string(), r#"{"eventTime":3}"#.to_owned()] {
        let mut reading = reading(&[("a1", Some("ada")), ("a2", Some("ada"))]);
        reading.answer_call(LastUsesCall::All, pages(&[used("a1", "ada", 1), odd], None));
        let end = reading.end.unwrap();
        assert_eq!(
            (last(&end, "a1"), last(&end, "a2")),
            (ago(1), LastUse::NotKnown)
        );
        assert_eq!(end.without_key + u64::try_from(end.unreadable).unwrap(), 1);
    }
}

#[test]
fn a_refused_page_leaves_its_owners_keys_unknown_and_the_others_known() {
    let mut reading = reading(&[("a1", Some("ada")), ("b1", Some("bob"))]);
    reading.answer_call(LastUsesCall::All, pages(&[used("x", "x", 1)], NEXT));
    reading.answer_call(owner("ada"), answer(500));
    reading.answer_call(owner("bob"), pages(&[used("b1", "bob", 3)], NEXT));
    let end = reading.end.unwrap();
    assert_eq!(
        (last(&end, "a1"), last(&end, "b1")),
        (LastUse::NotKnown, ago(3))
    );
    assert!(matches!(
        end.extent,
        Extent::Failed(ApiError::Broken { .. })
    ));
    assert_eq!(end.broken, None);
}

#[test]
fn a_tenant_that_records_no_uses_leaves_each_key_unknown() {
    let mut reading = begun(&[("a1", Some("ada"))]);
    reading.answer_call(
        LastUsesCall::Source(SourceCall::Settings),
        answer_with(200, SETTINGS),
    );
    let others = answer_with(200, r#"{"data":["com.qlik.api-key.created"]}"#);
    reading.answer_call(LastUsesCall::Source(SourceCall::Types), others);
    let end = reading.end.unwrap();
    assert_eq!(
        (end.extent.clone(), last(&end, "a1")),
        (Extent::NotOffered, LastUse::NotKnown)
    );
}

#[test]
fn stop_and_the_end_of_the_session_keep_what_was_found() {
    let two = || {
        let mut reading = reading(&[("a1", Some("ada")), ("b1", Some("bob"))]);
        reading.answer_call(LastUsesCall::All, pages(&[used("a1", "ada", 4)], NEXT));
        reading
    };
    let mut stopped = two();
    stopped.happens(Event::Input(LastUsesInput::Stop));
    let end = stopped.end.as_ref().unwrap();
    assert_eq!(
        (last(end, "a1"), last(end, "b1")),
        (ago(4), LastUse::NotKnown)
    );
    assert_eq!(end.extent, Extent::Stopped);
    stopped.answer_call(owner("bob"), pages(&[used("b1", "bob", 1)], None));
    let mut signed_out = two();
    signed_out.answer_call(owner("bob"), answer(401));
    let end = signed_out.end.unwrap();
    assert_eq!((last(&end, "a1"), end.broken.is_some()), (ago(4), true));
}

#[test]
fn no_keys_need_no_question() {
    let reading = begun(&[]);
    assert!(reading.open.is_empty());
    assert_eq!(reading.end.unwrap().extent, Extent::Whole);
}

#[test]
fn uses_beyond_the_cap_are_not_read_and_a_fifth_of_the_limit_is_left() {
    let mut reading = reading(&[("a1", Some("ada"))]);
    reading.answer_call(LastUsesCall::All, pages(&[used("x", "x", 1)], NEXT));
    let rows = vec!["7".to_owned(); 100];
    let mut waits = 0;
    let mut at = 0;
    let end = loop {
        if let Some(end) = reading.end.take() {
            break end;
        }
        if let Some(LastUsesProgress::Wait(until)) = reading.progress.pop() {
            waits += 1;
            reading.now = until;
            reading.happens(Event::Input(LastUsesInput::Woke));
            continue;
        }
        at += 1;
        let next = format!("/api/v1/audits?userId=ada&next={at}");
        reading.answer(0, pages(&rows, Some(&next)));
    };
    assert_eq!(
        (end.extent.clone(), last(&end, "a1")),
        (Extent::Cut, LastUse::NotKnown)
    );
    assert!(
        (MOST_EVENTS..MOST_EVENTS + 200).contains(&end.read),
        "{}",
        end.read
    );
    assert_eq!(waits, 2, "2,003 calls at 800 a minute");
}
