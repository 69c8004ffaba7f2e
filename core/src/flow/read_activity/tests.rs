use serde_json::{Value, json};

use super::*;
use crate::activity::{ActivityKind, ActivityList, EventFamily, EventTopic, Offer, TopicExtent};
use crate::fixtures::{
    NOW, answer, answer_with, event_row, event_type, forbidden, key_data, page, response_with,
};
use crate::flow::driven::Driven;
use crate::http::Request;

mod any;

const CREATED: &str = "com.qlik.core.api-key.created";
const DELETED: &str = "com.qlik.core.api-key.deleted";
const DAY: i64 = 24 * 60 * 60 * 1_000;

fn begun(with_user_updates: bool) -> Driven<ReadActivity> {
    Driven::begin_at(ReadActivity::new(EventReach::Month, with_user_updates), NOW)
}

/// A reading of a tenant that keeps events for a week and records these types, by somebody who may not read roles.
fn of_types(types: &[&str]) -> Driven<ReadActivity> {
    let mut reading = with_open_roles(types);
    reading.answer_call(ActivityCall::Roles, answer(403));
    reading
}

/// The same, whose question for the roles is still open.
fn with_open_roles(types: &[&str]) -> Driven<ReadActivity> {
    let mut reading = begun(false);
    let settings = answer_with(
        200,
        r#"{"data":{"EventTTL":604800,"ArchiveEnabled":false}}"#,
    );
    reading.answer_call(ActivityCall::Source(SourceCall::Settings), settings);
    let names = json!({ "data": types }).to_string();
    reading.answer_call(
        ActivityCall::Source(SourceCall::Types),
        answer_with(200, &names),
    );
    reading
}

fn call(type_name: &str) -> ActivityCall {
    ActivityCall::Events(event_type(type_name))
}

/// Created keys: the record of each is so many milliseconds before the present.
fn created(ages: &[i64], next: Option<&str>) -> Outcome {
    let rows = ages.iter().map(|age| {
        let data = key_data(&format!("k{age}"), "Nightly");
        event_row(&format!("r{age}"), CREATED, -age, data).to_string()
    });
    Ok(page(&rows.collect::<Vec<_>>(), next))
}

fn coverage(reading: &Driven<ReadActivity>, type_name: &str) -> TypeCoverageOf {
    let coverage = reading.flow.coverage();
    let mut types = coverage.types.into_iter();
    let found = types
        .find(|read| read.event_type.name == type_name)
        .unwrap();
    (found.extent, found.read, found.reached)
}

type TypeCoverageOf = (Extent, usize, Option<Moment>);

#[test]
fn only_recorded_types_are_asked_for_in_the_window_that_is_kept() {
    let mut reading = of_types(&[CREATED, DELETED, "com.qlik.api-key.validated", "com.qlik.x"]);
    let window = "2026-11-15T09:30:00.000Z/2026-11-22T09:30:00.000Z";
    let asked: Vec<String> = reading
        .paths()
        .iter()
        .map(|path| (*path).to_owned())
        .collect();
    assert_eq!(asked.len(), 2, "{asked:?}");
    for (path, name) in asked.iter().zip([CREATED, DELETED]) {
        assert!(
            path.contains(&format!("eventType={name}&eventTime={window}&limit=100")),
            "{path}"
        );
    }
    let ActivityProgress::Began(began) = &reading.progress[0] else {
        panic!("{:?}", reading.progress);
    };
    assert!(began.is_shortened());
    assert_eq!(began.offer, Offer::Known);
    assert_eq!(
        began.of_topic(EventTopic::KeyUpdated),
        Some(TopicExtent::NotOffered)
    );
    reading.answer_call(call(CREATED), created(&[5, 9], None));
    reading.answer_call(call(DELETED), created(&[], None));
    let end = reading.end.unwrap();
    assert!(end.coverage.is_whole() && end.broken.is_none());
    assert_eq!(end.coverage.reached(), Some(NOW.plus_millis(-7 * DAY)));
}

#[test]
fn the_window_ends_where_the_reading_began_however_long_it_takes() {
    let mut reading = begun(false);
    reading.now = NOW.plus_millis(DAY);
    reading.answer_call(ActivityCall::Source(SourceCall::Settings), answer(500));
    reading.answer_call(ActivityCall::Source(SourceCall::Types), answer(403));
    assert!(
        reading.paths()[1].contains("/2026-11-22T09:30:00.000Z&"),
        "{:?}",
        reading.paths()
    );
}

#[test]
fn where_nothing_is_known_of_types_each_is_asked_for_and_that_is_said() {
    for types in [
        answer(403),
        answer_with(200, "{}"),
        answer_with(200, "<html>"),
    ] {
        let mut reading = begun(true);
        reading.answer_call(ActivityCall::Source(SourceCall::Settings), answer(403));
        reading.answer_call(ActivityCall::Source(SourceCall::Types), types);
        let coverage = reading.flow.coverage();
        assert_eq!(coverage.types.len(), ASKED.len() + 1, "users on request");
        assert!(matches!(coverage.offer, Offer::NotKnown(_)));
        assert!(coverage.settings.is_err() && !coverage.is_shortened());
        let end = reading.finish(|_| created(&[], None));
        assert!(end.coverage.is_whole());
    }
}

#[test]
fn a_second_page_is_asked_for_by_the_link_after_the_first_of_each_type() {
    let mut reading = of_types(&[CREATED, DELETED]);
    let link = "https://other.example/api/v1/audits?next=abc";
    reading.answer_call(call(CREATED), created(&[1, 2], Some(link)));
    assert_eq!(
        coverage(&reading, CREATED),
        (Extent::Reading, 2, Some(NOW.plus_millis(-2)))
    );
    assert_eq!(*reading.paths().last().unwrap(), "/api/v1/audits?next=abc");
    reading.answer_call(call(CREATED), created(&[3], Some(link)));
    let round = Extent::Failed(ApiError::Unreadable);
    assert_eq!(
        coverage(&reading, CREATED),
        (round, 3, Some(NOW.plus_millis(-3)))
    );
    assert!(reading.end.is_none(), "the other type is still read");
}

#[test]
fn no_more_than_some_pages_are_under_way() {
    let mut reading = begun(false);
    reading.answer_call(ActivityCall::Source(SourceCall::Settings), answer(200));
    reading.answer_call(ActivityCall::Roles, answer(403));
    reading.answer_call(ActivityCall::Source(SourceCall::Types), answer(500));
    assert_eq!(reading.open.len(), AT_ONCE);
    let mut asked: Vec<String> = Vec::new();
    let end = reading.finish(|request| {
        asked.push(request.path.clone());
        created(&[], None)
    });
    assert_eq!((asked.len(), end.coverage.is_whole()), (ASKED.len(), true));
}

#[test]
fn what_is_refused_costs_only_its_own_type() {
    let mut reading = of_types(&[CREATED, DELETED]);
    reading.answer_call(call(CREATED), answer(403));
    reading.answer_call(call(DELETED), created(&[1], None));
    assert_eq!(
        coverage(&reading, CREATED),
        (Extent::Failed(forbidden()), 0, None)
    );
    let end = reading.end.unwrap();
    assert!(!end.coverage.is_whole() && !end.coverage.may_not_read());
    assert_eq!(end.broken, None);
}

#[test]
fn who_may_read_nothing_is_known_by_the_end() {
    let end = begun(false).finish(|_| answer(403));
    assert!(end.coverage.may_not_read());
    assert_eq!(end.broken, None);
}

#[test]
fn it_waits_for_the_roles_whether_they_can_be_read_or_not() {
    let last = r#"{"data":[{"id":"r2","name":"Makers","assignedScopes":["api-keys"]}]}"#;
    for (outcome, carriers) in [(answer_with(200, last), 1), (answer(403), 0)] {
        let mut reading = with_open_roles(&[CREATED]);
        reading.answer_call(call(CREATED), created(&[1], None));
        assert!(reading.end.is_none());
        let first = r#"{"data":[],"links":{"next":{"href":"/api/v1/roles?next=2"}}}"#;
        reading.answer_call(ActivityCall::Roles, answer_with(200, first));
        assert!(reading.end.is_none());
        reading.progress.clear();
        reading.answer_call(ActivityCall::Roles, outcome);
        assert!(reading.end.unwrap().coverage.is_whole());
        assert_eq!(reading.progress.len(), carriers);
    }
}

#[test]
fn the_end_of_the_session_ends_it_at_once_wherever_it_is_met() {
    let calls = [
        ActivityCall::Source(SourceCall::Settings),
        ActivityCall::Source(SourceCall::Types),
        ActivityCall::Roles,
    ];
    for call in calls {
        let mut reading = begun(false);
        reading.answer_call(call, answer(401));
        let end = reading.end.unwrap();
        assert_eq!(end.broken, Some(ApiError::SignedOut), "{call:?}");
        assert!(!end.coverage.is_whole());
    }
    let mut reading = of_types(&[CREATED, DELETED]);
    reading.answer_call(call(CREATED), answer(401));
    let end = reading.end.as_ref().unwrap();
    assert_eq!(end.broken, Some(ApiError::SignedOut));
    let signed_out = Extent::Failed(ApiError::SignedOut);
    assert!(
        end.coverage
            .types
            .iter()
            .all(|read| { read.extent == Extent::NotOffered || read.extent == signed_out })
    );
}

#[test]
fn stop_keeps_what_is_there_and_calls_nothing_whole() {
    let mut reading = of_types(&[CREATED, DELETED]);
    reading.answer_call(call(CREATED), created(&[1], None));
    reading.happens(Event::Input(ActivityInput::Stop));
    let (extent, ..) = coverage(&reading, CREATED);
    assert_eq!(extent, Extent::Whole);
    assert_eq!(coverage(&reading, DELETED), (Extent::Stopped, 0, None));
    assert!(!reading.end.as_ref().unwrap().coverage.is_whole());
    // What still comes is left aside.
    reading.answer_call(call(DELETED), created(&[2], None));
    assert_eq!(coverage(&reading, DELETED).0, Extent::Stopped);
    let mut early = begun(false);
    early.happens(Event::Input(ActivityInput::Stop));
    assert!(!early.end.unwrap().coverage.is_whole());
}

/// Pages that never end.
fn endless(request: &Request, asked: &mut usize) -> Outcome {
    *asked += 1;
    match request.path.split('?').next().unwrap() {
        "/api/v1/audits" => {
            let link = format!("/api/v1/audits?next={asked}");
            created(&[i64::try_from(*asked).unwrap()], Some(&link))
        }
        _ => answer(404),
    }
}

/// Answers until the end; waits for the moments that are asked for.
fn finish(
    mut reading: Driven<ReadActivity>,
    mut answer: impl FnMut(&Request) -> Outcome,
) -> ActivityEnd {
    loop {
        if let Some(end) = reading.end.take() {
            return end;
        }
        if let Some(ActivityProgress::Wait(until)) = reading.progress.pop() {
            reading.now = until;
            reading.happens(Event::Input(ActivityInput::Woke));
            continue;
        }
        let outcome = answer(&reading.open[0].1);
        reading.answer(0, outcome);
    }
}

#[test]
fn pages_without_end_are_cut_and_that_is_said() {
    let mut asked = 0;
    let reading = of_types(&[CREATED]);
    let end = finish(reading, |request| endless(request, &mut asked));
    let read = end
        .coverage
        .types
        .into_iter()
        .find(|read| read.read > 0)
        .unwrap();
    assert_eq!((read.extent, read.read), (Extent::Cut, 100));
    let mut asked = 0;
    let end = finish(begun(true), |request| endless(request, &mut asked));
    let pages: usize = end.coverage.types.iter().map(|read| read.read).sum();
    assert!(
        (MOST_PAGES..MOST_PAGES + 2 * ASKED.len()).contains(&pages),
        "{pages}"
    );
    assert!(
        end.coverage
            .types
            .iter()
            .all(|read| read.extent == Extent::Cut)
    );
    let users = end.coverage.types.last().unwrap();
    assert_eq!((users.event_type, users.read), (USER_UPDATED, 20));
}

#[test]
fn a_tenant_that_does_not_sort_leaves_nothing_sure_until_the_last_page() {
    let mut reading = of_types(&[CREATED]);
    let next = Some("/api/v1/audits?next=2");
    reading.answer_call(call(CREATED), created(&[5, 3], next));
    assert_eq!(coverage(&reading, CREATED).2, None);
    reading.answer_call(call(CREATED), created(&[4, 4], None));
    let kept_from = NOW.plus_millis(-7 * DAY);
    assert_eq!(
        coverage(&reading, CREATED),
        (Extent::Whole, 4, Some(kept_from))
    );
}

#[test]
fn what_comes_makes_a_list() {
    let mut reading = with_open_roles(&[CREATED, "com.qlik.api-key.created"]);
    let roles = r#"{"data":[{"id":"r1","name":"Makers","assignedScopes":["api-keys"]}]}"#;
    reading.answer_call(ActivityCall::Roles, answer_with(200, roles));
    reading.answer_call(call(CREATED), created(&[1, 9_000], None));
    let twin = event_row(
        "t",
        "com.qlik.api-key.created",
        0,
        key_data("k1", "Nightly"),
    );
    let odd: [Value; 2] = [json!(7), twin];
    let text = json!({ "data": odd, "links": {} }).to_string();
    reading.answer_call(
        call("com.qlik.api-key.created"),
        Ok(response_with(200, &text)),
    );
    let mut list = ActivityList::default();
    let mut carriers = 0;
    for progress in &reading.progress {
        match progress {
            ActivityProgress::Page {
                event_type, events, ..
            } => list.add(*event_type, events),
            ActivityProgress::Carriers(known) => {
                carriers += 1;
                list.set_carriers(known.clone());
            }
            _ => {}
        }
    }
    assert_eq!((list.rows().len(), carriers), (2, 1));
    let newest = &list.rows()[0].activity;
    assert_eq!(newest.families, [EventFamily::Core, EventFamily::Legacy]);
    assert_eq!(newest.kind(), ActivityKind::KeyCreated);
    assert_eq!(reading.end.unwrap().coverage.unreadable(), 1);
}
