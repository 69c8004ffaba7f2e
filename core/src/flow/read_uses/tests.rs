use serde_json::json;

use super::*;
use crate::fixtures::{NOW, answer, answer_with, key_id, page, response_with};
use crate::flow::driven::Driven;

const WEEK: i64 = 7 * 24 * 60 * 60 * 1_000;
const TYPES: &str = r#"{"data":["com.qlik.api-key.validated"]}"#;
const SETTINGS: &str = r#"{"data":{"EventTTL":7776000}}"#;

fn begun(owner: &str) -> Driven<ReadUses> {
    let request = UsesRequest {
        owner: Subject::new(Some(owner.to_owned()), None),
        reach: EventReach::Week,
        bucket: UseBucket::Day,
        offset: 0,
    };
    Driven::begin_at(ReadUses::new(request), NOW)
}

/// A reading whose tenant records uses.
fn reading(owner: &str) -> Driven<ReadUses> {
    let mut reading = begun(owner);
    reading.answer_call(
        UsesCall::Source(SourceCall::Settings),
        answer_with(200, SETTINGS),
    );
    reading.answer_call(UsesCall::Source(SourceCall::Types), answer_with(200, TYPES));
    reading
}

/// A use: its record, how long ago it was, its key, for whom that stands, and who caused the event.
fn used(id: &str, age: i64, key: &str, sub: &str, user: &str) -> String {
    json!({
        "id": id,
        "eventTime": NOW.plus_millis(-age).to_rfc3339_millis(),
        "userId": user,
        "data": { "id": key, "sub": sub },
    })
    .to_string()
}

fn pages(rows: &[String], next: Option<&str>) -> Outcome {
    Ok(page(rows, next))
}

const NEXT: Option<&str> = Some("/api/v1/audits?next=2");

fn count(report: &UsesReport, key: &str) -> Option<u64> {
    report.counts.of(&key_id(key)).map(|uses| uses.count)
}

#[test]
fn the_owners_uses_are_asked_for_alone_where_owners_cause_them() {
    let mut reading = reading("bob");
    assert!(
        !reading.paths()[0].contains("userId"),
        "{:?}",
        reading.paths()
    );
    let others = [used("x", 1, "k9", "eve", "eve")];
    reading.answer_call(UsesCall::Newest, pages(&others, NEXT));
    assert!(
        reading.paths()[0].ends_with("&userId=bob"),
        "{:?}",
        reading.paths()
    );
    let first = [
        used("a", 1, "k1", "bob", "bob"),
        used("b", 5, "k2", "bob", "bob"),
    ];
    reading.answer_call(
        UsesCall::Page,
        pages(&first, Some("/api/v1/audits?userId=bob&next=2")),
    );
    let UsesProgress::Counted(report) = &reading.progress[0] else {
        panic!("{:?}", reading.progress);
    };
    assert_eq!(
        (report.read, report.reached),
        (2, Some(NOW.plus_millis(-5)))
    );
    let second = [
        used("b", 5, "k2", "bob", "bob"),
        used("c", 9, "k1", "bob", "bob"),
    ];
    reading.answer_call(UsesCall::Page, pages(&second, None));
    let end = reading.end.unwrap();
    assert_eq!(
        (end.report.extent.clone(), end.broken),
        (Extent::Whole, None)
    );
    assert_eq!(
        (count(&end.report, "k1"), count(&end.report, "k2")),
        (Some(2), Some(1))
    );
    assert_eq!(end.report.reached, Some(NOW.plus_millis(-WEEK)));
}

#[test]
fn where_the_owner_alone_is_found_with_none_all_are_read() {
    let mut reading = reading("bob");
    let others = [used("x", 1, "k9", "eve", "eve")];
    reading.answer_call(UsesCall::Newest, pages(&others, NEXT));
    // What Bob does for another's key says nothing of his own.
    let alone = [used("y", 4, "k9", "eve", "bob")];
    reading.answer_call(UsesCall::Page, pages(&alone, None));
    assert!(reading.end.is_none());
    assert_eq!(reading.paths(), ["/api/v1/audits?next=2"]);
    let older = [used("a", 3, "k1", "bob", "system")];
    reading.answer_call(UsesCall::Page, pages(&older, None));
    let report = reading.end.unwrap().report;
    assert_eq!(
        (count(&report, "k1"), report.extent),
        (Some(1), Extent::Whole)
    );
}

#[test]
fn nothing_is_sure_while_the_owner_alone_is_found_with_none() {
    let mut reading = reading("bob");
    let others = [used("x", 1, "k9", "eve", "eve")];
    reading.answer_call(UsesCall::Newest, pages(&others, NEXT));
    let alone = [used("y", 4, "k9", "eve", "bob")];
    let next = Some("/api/v1/audits?userId=bob&next=2");
    reading.answer_call(UsesCall::Page, pages(&alone, next));
    reading.happens(Event::Input(UsesInput::Stop));
    assert_eq!(reading.end.unwrap().report.reached, None);
}

#[test]
fn where_somebody_else_causes_them_all_are_read_and_each_counts_for_its_key() {
    let mut reading = reading("bob");
    let first = [
        used("a", 1, "k1", "bob", "system"),
        used("x", 2, "k9", "eve", "eve"),
    ];
    reading.answer_call(UsesCall::Newest, pages(&first, NEXT));
    assert_eq!(reading.paths(), ["/api/v1/audits?next=2"]);
    reading.answer_call(
        UsesCall::Page,
        pages(&[used("b", 3, "k1", "bob", "system")], None),
    );
    let end = reading.end.unwrap();
    assert_eq!(
        (count(&end.report, "k1"), count(&end.report, "k9")),
        (Some(2), Some(1))
    );
    assert_eq!(end.report.read, 3);
}

#[test]
fn a_key_of_no_user_is_looked_for_among_all() {
    let mut reading = reading("SCIM\\1");
    let rows = [
        used("a", 1, "k1", "SCIM\\1", "SCIM\\1"),
        used("x", 2, "k9", "eve", "eve"),
    ];
    reading.answer_call(UsesCall::Newest, pages(&rows, NEXT));
    reading.answer_call(UsesCall::Page, pages(&[], None));
    let report = reading.end.unwrap().report;
    assert_eq!(
        (count(&report, "k1"), count(&report, "k9")),
        (Some(1), Some(1))
    );
}

#[test]
fn a_use_counts_for_the_key_that_it_names_whoever_it_says_caused_it() {
    let mut reading = reading("bob");
    let time = NOW.to_rfc3339_millis();
    let by_system = json!({ "id": "a", "eventTime": time, "userId": "system",
        "data": { "id": "k1" } });
    let of_nobody = json!({ "id": "b", "eventTime": time, "data": {} });
    let rows = [by_system.to_string(), of_nobody.to_string()];
    reading.answer_call(UsesCall::Newest, pages(&rows, None));
    let report = reading.end.unwrap().report;
    assert_eq!(count(&report, "k1"), Some(1));
    assert_eq!(
        report.counts.without_key, 1,
        "and it is said of which it isn't known"
    );
}

#[test]
fn one_page_of_all_is_enough_where_there_is_no_other() {
    let mut reading = reading("bob");
    reading.answer_call(
        UsesCall::Newest,
        pages(&[used("a", 1, "k1", "bob", "bob")], None),
    );
    let report = reading.end.unwrap().report;
    assert_eq!(
        (count(&report, "k1"), report.extent),
        (Some(1), Extent::Whole)
    );
}

#[test]
fn a_tenant_that_records_no_uses_is_not_asked_for_them() {
    let mut reading = begun("bob");
    reading.answer_call(
        UsesCall::Source(SourceCall::Settings),
        answer_with(200, SETTINGS),
    );
    let others = answer_with(200, r#"{"data":["com.qlik.api-key.created"]}"#);
    reading.answer_call(UsesCall::Source(SourceCall::Types), others);
    assert!(reading.open.is_empty());
    assert_eq!(reading.end.unwrap().report.extent, Extent::NotOffered);
}

#[test]
fn where_the_types_are_not_known_they_are_asked_for_all_the_same() {
    let mut reading = begun("bob");
    reading.answer_call(UsesCall::Source(SourceCall::Settings), answer(403));
    reading.answer_call(UsesCall::Source(SourceCall::Types), answer(403));
    reading.answer_call(UsesCall::Newest, answer(403));
    let end = reading.end.unwrap();
    assert!(matches!(end.report.offer, Offer::NotKnown(Some(_))));
    assert_eq!(
        (end.report.extent, end.broken),
        (Extent::Failed(crate::fixtures::forbidden()), None)
    );
}

#[test]
fn a_refused_page_keeps_what_was_counted_and_the_end_of_the_session_is_told() {
    for (status, is_broken) in [(500, false), (401, true)] {
        let mut reading = reading("bob");
        reading.answer_call(
            UsesCall::Newest,
            pages(&[used("a", 1, "k1", "bob", "")], NEXT),
        );
        reading.answer_call(UsesCall::Page, answer(status));
        let end = reading.end.unwrap();
        assert_eq!(end.broken.is_some(), is_broken, "{status}");
        assert!(matches!(end.report.extent, Extent::Failed(_)));
        assert_eq!(count(&end.report, "k1"), Some(1));
        assert_eq!(end.report.reached, Some(NOW.plus_millis(-1)));
    }
}

#[test]
fn stop_keeps_what_was_counted() {
    let mut reading = reading("bob");
    reading.answer_call(
        UsesCall::Newest,
        pages(&[used("a", 1, "k1", "bob", "")], NEXT),
    );
    reading.happens(Event::Input(UsesInput::Stop));
    let report = &reading.end.as_ref().unwrap().report;
    assert_eq!(
        (report.extent.clone(), count(report, "k1")),
        (Extent::Stopped, Some(1))
    );
    reading.answer_call(UsesCall::Page, pages(&[], None));
}

#[test]
fn pages_that_lead_round_end_it_unread() {
    let mut reading = reading("bob");
    reading.answer_call(
        UsesCall::Newest,
        pages(&[used("a", 1, "k1", "bob", "")], NEXT),
    );
    reading.answer_call(UsesCall::Page, pages(&[], NEXT));
    let extent = reading.end.unwrap().report.extent;
    assert_eq!(extent, Extent::Failed(ApiError::Unreadable));
}

/// A tenant with so many pages of a hundred events, of which one is understood. Gives what came of it, and when
/// each page was asked for.
fn busy(pages_there: usize) -> (UsesEnd, Vec<Moment>) {
    let mut reading = reading("bob");
    let mut rows = vec!["7".to_owned(); 99];
    rows.push(used("", 0, "k1", "bob", "system"));
    let mut sent = Vec::new();
    loop {
        if let Some(end) = reading.end.take() {
            return (end, sent);
        }
        if let Some(UsesProgress::Wait(until)) = reading.progress.pop() {
            reading.now = until;
            reading.happens(Event::Input(UsesInput::Woke));
            continue;
        }
        sent.push(reading.now);
        rows[99] = used(&format!("{}", sent.len()), 0, "k1", "bob", "system");
        let next = format!("/api/v1/audits?next={}", sent.len());
        let next = (sent.len() < pages_there).then_some(next.as_str());
        let call = reading.open[0].0;
        reading.answer_call(call, pages(&rows, next));
        // A hundred answers a second.
        reading.now = reading.now.plus_millis(10);
    }
}

#[test]
fn more_than_the_cap_are_not_counted_and_a_fifth_of_the_limit_is_left() {
    let (end, sent) = busy(2_100);
    assert_eq!(
        (end.report.extent, end.report.read),
        (Extent::Cut, MOST_EVENTS)
    );
    assert_eq!(end.report.counts.of(&key_id("k1")).unwrap().count, 2_000);
    assert_eq!(sent.len(), 2_000);
    for (first, later) in sent.iter().zip(&sent[800..]) {
        assert!(later.since(*first) >= 60_000, "{first:?}");
    }
    let (end, _) = busy(3);
    assert_eq!((end.report.extent, end.report.read), (Extent::Whole, 300));
}

#[test]
fn a_reading_goes_on_with_the_budget_of_the_one_before() {
    let mut budget = EventsBudget::default();
    for _ in 0..799 {
        budget.spend(NOW);
    }
    let mut before = begun("bob").flow;
    *before.budget_mut() = budget;
    let mut flow = ReadUses::new(before.request.clone());
    std::mem::swap(flow.budget_mut(), before.budget_mut());
    let mut reading = Driven::begin_at(flow, NOW);
    reading.answer_call(
        UsesCall::Source(SourceCall::Settings),
        answer_with(200, SETTINGS),
    );
    reading.answer_call(UsesCall::Source(SourceCall::Types), answer_with(200, TYPES));
    assert!(reading.open.is_empty());
    let UsesProgress::Wait(until) = reading.progress[0] else {
        panic!("{:?}", reading.progress);
    };
    assert_eq!(until, NOW.plus_millis(60_000));
    reading.now = until;
    reading.happens(Event::Input(UsesInput::Woke));
    assert_eq!(reading.open.len(), 1);
}

#[test]
fn pages_without_end_that_hold_little_are_cut_too() {
    let mut reading = reading("bob");
    let mut asked = 0;
    let end = loop {
        if let Some(end) = reading.end.take() {
            break end;
        }
        reading.progress.clear();
        asked += 1;
        let next = format!("/api/v1/audits?next={asked}");
        let call = reading.open[0].0;
        reading.answer_call(call, pages(&[], Some(&next)));
        reading.now = reading.now.plus_millis(1_000);
    };
    assert_eq!((end.report.extent, asked), (Extent::Cut, 2_001));
}

#[test]
fn a_page_without_data_or_with_odd_rows_is_a_page() {
    let mut reading = reading("bob");
    let odd = r#"{"data":[7,{"id":"x"}],"links":{"next":{"href":"/api/v1/audits?next=2"}}}"#;
    reading.answer_call(UsesCall::Newest, Ok(response_with(200, odd)));
    reading.answer_call(UsesCall::Page, Ok(response_with(200, r#"{"links":{}}"#)));
    let report = reading.end.unwrap().report;
    assert_eq!(
        (report.extent, report.read, report.unreadable),
        (Extent::Whole, 2, 2)
    );
}
