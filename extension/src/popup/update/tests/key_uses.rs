//! How keys are used, as the tenant's events tell it: read on request, and forgotten with the session.

mod keeping;
mod last_uses;

use latchkey_core::activity::Extent;
use latchkey_core::api::ApiError;
use latchkey_core::flow::Outcome;
use latchkey_core::flow::read_uses::UsesReport;
use latchkey_core::{Subject, UserId};

use super::scene::{Scene, ada, eve, id, json, page, status};
use crate::features::key_uses::state::{KeyUsesEffect, KeyUsesMessage as Uses};
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::shell::tasks::TaskId;

const KEPT: &str = r#"{"data":{"EventTTL":7776000,"ArchiveEnabled":true}}"#;
const TYPES: &str = r#"{"data":["com.qlik.api-key.validated","com.qlik.api-key.created"]}"#;
/// The first page of recorded uses.
const FIRST: &str = "/audits?eventType=com.qlik.api-key.validated&";

fn listed() -> Scene {
    Scene::listed(&["k1 bob active", "k2 bob active", "k3 cat active"])
}

/// Recorded uses, each as `key owner time`, newest first, and the cursor of the page that follows.
fn uses(rows: &[&str], next: &str) -> Outcome {
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            let [key, owner, time] = row.split(' ').collect::<Vec<_>>()[..] else {
                panic!("{row}");
            };
            format!(
                r#"{{"id":"{key}-{time}","eventTime":"2026-11-{time}:00.000Z","userId":"{owner}",
                "eventType":"com.qlik.api-key.validated","data":{{"id":"{key}","sub":"{owner}"}}}}"#
            )
        })
        .collect();
    let next = match next {
        "" => String::new(),
        next => format!(r#","links":{{"next":{{"href":"/api/v1/audits?next={next}"}}}}"#),
    };
    json(format!(r#"{{"data":[{}]{next}}}"#, rows.join(",")))
}

fn of(owner: &str) -> Subject {
    Subject::User(UserId::new(owner))
}

fn send(scene: &mut Scene, message: Uses) {
    scene.send(Message::KeyUses(message));
}

fn read(scene: &mut Scene, owner: &str) {
    let read = Uses::Read {
        owner: of(owner),
        offset: 0,
    };
    send(scene, read);
}

/// The two questions that each reading begins with.
#[track_caller]
fn answer_source(scene: &mut Scene) {
    scene.answer("/audits/settings", json(KEPT));
    scene.answer("/audits/types", json(TYPES));
}

#[track_caller]
fn report<'a>(scene: &'a Scene, owner: &str) -> &'a UsesReport {
    let report = scene.model.key_uses.report_of(&of(owner));
    report.unwrap_or_else(|| panic!("nothing was read of {owner}"))
}

/// The tasks that are to be woken, and when, in milliseconds from now.
fn wakes(scene: &mut Scene) -> Vec<(TaskId, u32)> {
    let effects = scene.effects().into_iter();
    let wakes = effects.filter_map(|effect| match effect {
        Effect::KeyUses(KeyUsesEffect::Wake(task, millis)) => Some((task, millis)),
        _ => None,
    });
    wakes.collect()
}

/// The uses of Bob's keys were read, and the last uses of all.
fn all_read() -> Scene {
    let mut scene = listed();
    read(&mut scene, "bob");
    answer_source(&mut scene);
    scene.answer(FIRST, uses(&["k1 bob 21T08:00"], ""));
    last_uses::read(&mut scene);
    scene
}

/// Nothing is left of what was read.
#[track_caller]
fn is_forgotten(scene: &Scene) {
    let known = &scene.model.key_uses;
    assert!(known.reports.is_empty() && known.reading.is_none());
    assert!(known.last_uses.read.is_none() && known.last_uses.reading.is_none());
    assert!(!scene.model.facts.table.has_last_uses());
}

#[test]
fn uses_are_read_on_request_alone_and_hold_for_all_keys_of_the_owner() {
    let mut scene = listed();
    assert!(!scene.asks("audits"));
    read(&mut scene, "bob");
    answer_source(&mut scene);
    let rows = ["k2 bob 21T09:00", "k1 bob 21T08:00", "k2 bob 20T09:00"];
    scene.answer(FIRST, uses(&rows, ""));
    assert!(!scene.asks("audits"));
    let report = report(&scene, "bob");
    assert_eq!((&report.extent, report.read), (&Extent::Whole, 3));
    assert_eq!(report.counts.of(&id("k1")).unwrap().count, 1);
    assert_eq!(report.counts.of(&id("k2")).unwrap().count, 2);
    assert!(scene.model.key_uses.report_of(&of("cat")).is_none());
}

#[test]
fn each_period_is_read_for_itself_and_stays() {
    use latchkey_core::activity::EventReach;

    let mut scene = all_read();
    send(&mut scene, Uses::SetReach(EventReach::Day));
    assert!(scene.model.key_uses.report_of(&of("bob")).is_none());
    read(&mut scene, "bob");
    answer_source(&mut scene);
    assert!(scene.asks("eventTime=2026-11-21T10:00:00.000Z/2026-11-22T10:00:00.000Z"));
    scene.answer(FIRST, uses(&[], ""));
    assert_eq!(report(&scene, "bob").read, 0);
    send(&mut scene, Uses::SetReach(EventReach::Month));
    assert_eq!(report(&scene, "bob").read, 1);
}

#[test]
fn stopped_it_asks_no_more_and_keeps_what_was_counted() {
    let mut scene = listed();
    read(&mut scene, "bob");
    answer_source(&mut scene);
    scene.answer(FIRST, uses(&["k1 bob 21T08:00"], "n1"));
    scene.answer("userId=bob", uses(&["k1 bob 21T08:00"], "n2"));
    let reading = scene.model.key_uses.reading_of(&of("bob")).unwrap();
    assert_eq!(reading.report.as_ref().unwrap().read, 1);
    send(&mut scene, Uses::Stop);
    scene.answer("next=n2", uses(&["k1 bob 20T08:00"], "n3"));
    assert!(!scene.asks("audits"));
    let report = report(&scene, "bob");
    assert_eq!((&report.extent, report.read), (&Extent::Stopped, 1));
    assert!(scene.model.key_uses.reading.is_none());
}

#[test]
fn one_owner_is_read_at_a_time() {
    let mut scene = listed();
    read(&mut scene, "bob");
    answer_source(&mut scene);
    scene.answer(FIRST, uses(&["k1 bob 21T08:00"], "n1"));
    read(&mut scene, "cat");
    assert_eq!(report(&scene, "bob").extent, Extent::Stopped);
    assert!(scene.model.key_uses.reading_of(&of("bob")).is_none());
    assert!(scene.model.key_uses.reading_of(&of("cat")).is_some());
}

#[test]
fn what_is_refused_or_not_recorded_is_kept_as_that() {
    let mut scene = listed();
    read(&mut scene, "bob");
    answer_source(&mut scene);
    scene.answer(FIRST, status(403));
    let extent = &report(&scene, "bob").extent;
    assert!(matches!(extent, Extent::Failed(ApiError::Forbidden(_))));
    assert_eq!(scene.model.facts.stop, None);
    read(&mut scene, "bob");
    scene.answer("/audits/settings", json(KEPT));
    let others = r#"{"data":["com.qlik.api-key.created"]}"#;
    scene.answer("/audits/types", json(others));
    assert!(!scene.asks(FIRST));
    assert_eq!(report(&scene, "bob").extent, Extent::NotOffered);
}

#[test]
fn nothing_is_read_before_it_is_known_whose_it_would_be() {
    let mut scene = Scene::opened();
    read(&mut scene, "bob");
    send(&mut scene, Uses::ReadLastUses);
    assert!(!scene.asks("audits"));
    scene.answer("users/me", ada());
    read(&mut scene, "bob");
    assert!(scene.asks("audits"));
}

#[test]
fn a_part_of_the_tenants_limit_is_left_free() {
    let mut scene = listed();
    read(&mut scene, "bob");
    answer_source(&mut scene);
    scene.answer(FIRST, uses(&["k1 cat 21T08:00"], "newest"));
    scene.answer("userId=bob", uses(&["k1 bob 21T08:00"], "n0"));
    let mut pages = 0;
    while scene.asks("audits") {
        let (asked, next) = (format!("next=n{pages}"), format!("n{}", pages + 1));
        scene.answer(&asked, uses(&["k1 bob 21T08:00"], &next));
        pages += 1;
    }
    // With the two questions at the start and the first two pages.
    assert_eq!(pages + 4, 800);
    let reading = scene.model.key_uses.reading_of(&of("bob")).unwrap();
    assert!(reading.waits);
    let task = reading.task.id();
    assert_eq!(wakes(&mut scene), [(task, 60_000)]);
    scene.pass(60);
    send(&mut scene, Uses::Woke(task));
    assert!(scene.asks(&format!("next=n{pages}")));
    let next = uses(&["k1 bob 21T07:00"], "more");
    scene.answer(&format!("next=n{pages}"), next);
    let reading = scene.model.key_uses.reading_of(&of("bob")).unwrap();
    assert!(!reading.waits);
}

#[test]
fn the_next_reading_goes_on_with_what_the_one_before_has_left() {
    let mut scene = listed();
    read(&mut scene, "bob");
    answer_source(&mut scene);
    scene.answer(FIRST, uses(&["k1 bob 21T08:00"], "newest"));
    scene.answer("userId=bob", uses(&["k1 bob 21T08:00"], "n0"));
    for page in 0..794 {
        let (asked, next) = (format!("next=n{page}"), format!("n{}", page + 1));
        scene.answer(&asked, uses(&["k1 bob 21T08:00"], &next));
    }
    assert!(scene.asks("next=n794"));
    send(&mut scene, Uses::Stop);
    read(&mut scene, "cat");
    answer_source(&mut scene);
    let reading = scene.model.key_uses.reading_of(&of("cat")).unwrap();
    assert!(reading.waits && !scene.asks(FIRST));
}

#[test]
fn the_end_of_the_session_takes_all_of_it() {
    let mut scene = all_read();
    assert!(scene.model.facts.table.has_last_uses());
    scene.send(Message::Refresh);
    scene.answer("users/me", Err(ApiError::SignedOut));
    is_forgotten(&scene);
    read(&mut scene, "bob");
    assert!(!scene.asks("audits"));
    // Also where a reading itself meets it.
    let mut scene = all_read();
    read(&mut scene, "bob");
    answer_source(&mut scene);
    scene.answer(FIRST, Err(ApiError::SignedOut));
    assert_eq!(scene.model.facts.stop, Some(ApiError::SignedOut));
    is_forgotten(&scene);
}

#[test]
fn nobody_else_is_shown_what_was_read() {
    let mut scene = all_read();
    read(&mut scene, "cat");
    scene.send(Message::Refresh);
    scene.answer("users/me", eve());
    assert_eq!(scene.model.facts.stop, Some(ApiError::AnotherUser));
    is_forgotten(&scene);
    // What is answered late comes to nothing.
    scene.answer("/audits/settings", json(KEPT));
    scene.answer("/audits/types", json(TYPES));
    assert!(!scene.asks(FIRST));
    is_forgotten(&scene);
}

#[test]
fn the_same_person_keeps_it_when_the_list_is_read_again() {
    let mut scene = all_read();
    scene.send(Message::Refresh);
    scene.answer("users/me", ada());
    scene.answer("sort=-created", page(&["k1 bob active"]));
    assert_eq!(report(&scene, "bob").read, 1);
    assert!(scene.model.facts.table.has_last_uses());
}
