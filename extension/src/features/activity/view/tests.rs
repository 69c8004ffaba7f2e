mod chosen;
mod coverage;
mod facts;

use latchkey_core::activity::{
    ActivityKind, ActivityList, AuditEvent, Coverage, EventReach, EventSettings, EventType,
    EventWindow, Extent, Offer, OwnRuns, TypeCoverage,
};
use latchkey_core::api::{ApiError, Problem};
use latchkey_core::flow::read_activity::ReadActivity;
use latchkey_core::{KeyId, Status, UserId};
use serde_json::{Value, json};

use super::{Message, view};
use crate::features::activity::state::{
    ActivityForm, ActivitySection, ActivityStage, RemovedToken,
};
use crate::popup::model::Model;
use crate::popup::view::tests::has;
use crate::popup::view::tests::world::{key, model, now, put, with_status};
use crate::screen::Node;
use crate::screen::reader::{all, one, outline, seen_text};
use crate::words::english::English;

const CREATED: &str = "com.qlik.core.api-key.created";
const DELETED: &str = "com.qlik.core.api-key.deleted";
const NIGHTLY: &str = "nightly-5a41-4f0e";

fn event_type(name: &str) -> EventType {
    EventType::of_name(name).unwrap()
}

/// A record by Eve, so many minutes before the present.
fn event(id: &str, name: &str, minutes: i64, data: Value) -> (EventType, AuditEvent) {
    let time = now().plus_millis(-minutes * 60_000).to_rfc3339_millis();
    let row = json!({
        "id": id, "eventType": name, "eventTime": time, "userId": "eve", "data": data,
    });
    (event_type(name), AuditEvent::read(&row).unwrap())
}

fn of_key(id: &str, name: &str, minutes: i64, key: &str, then: &str) -> (EventType, AuditEvent) {
    let data = json!({ "id": key, "sub": "eve", "subType": "user", "description": then });
    event(id, name, minutes, data)
}

/// A reading of these types that came to this.
fn covering(types: &[(&str, Extent)]) -> Coverage {
    let window = EventWindow::back_from(now(), EventReach::Week);
    let types = types.iter().map(|(name, extent)| TypeCoverage {
        event_type: event_type(name),
        extent: extent.clone(),
        read: 0,
        unreadable: 0,
        reached: Some(window.start),
    });
    Coverage {
        wanted: window,
        window,
        settings: Ok(EventSettings {
            kept_seconds: Some(7_776_000),
            has_archive: None,
        }),
        offer: Offer::Known,
        types: types.collect(),
    }
}

/// Ada has read these events.
fn with_events(events: Vec<(EventType, AuditEvent)>) -> Model {
    let mut model = model();
    let mut list = ActivityList::default();
    for (event_type, event) in events {
        list.add(event_type, &[event]);
    }
    list.set_keys(model.facts.table.all().map(|row| &row.key));
    model.sections.activity = ActivitySection {
        stage: ActivityStage::Asked,
        coverage: Some(covering(&[
            (CREATED, Extent::Whole),
            (DELETED, Extent::Whole),
        ])),
        list,
        ..ActivitySection::default()
    };
    model
}

/// Eve's key was made, one that is gone was revoked, and Ada's own was made.
fn read() -> Model {
    let gone = json!({
        "id": "gone-1234-5678", "sub": "zed", "subType": "user", "description": "Old \u{202E}job",
        "status": "revoked",
    });
    with_events(vec![
        of_key("r1", CREATED, 30, NIGHTLY, "Nightly"),
        event("r2", DELETED, 20, gone),
        of_key("r3", CREATED, 10, "mine-5a41-4f0e", "Mine"),
    ])
}

fn drawn(model: &Model) -> Node<Message> {
    view(&model.sections.activity, &model.facts, &English::read())
}

#[track_caller]
fn says(model: &Model, expected: &[&str]) {
    has(&outline::of(&drawn(model)), expected);
}

#[track_caller]
fn says_nothing_of(model: &Model, words: &str) {
    let told = outline::of(&drawn(model));
    assert!(!told.contains(words), "{told}");
}

/// What pressing this button says.
#[track_caller]
fn pressing(model: &Model, name: &str) -> Option<Message> {
    one(&drawn(model), "button", name).message("click")
}

#[test]
fn lines_are_rows_of_a_table_newest_first() {
    let node = drawn(&read());
    let headings = all(&node, "columnheader");
    let headings: Vec<String> = headings.into_iter().map(seen_text).collect();
    assert_eq!(headings, ["When", "What", "Key", "By", "Owner", "Actions"]);
    let rows: Vec<String> = all(&node, "row").into_iter().map(seen_text).collect();
    assert_eq!(rows.len(), 4, "{rows:?}");
    for (row, words) in rows[1..].iter().zip([
        [
            "22 Nov 2026 10:32",
            "Created",
            "Mine",
            "mine-5a4…",
            "Eve Adams",
        ],
        [
            "22 Nov 2026 10:22",
            "Revoked",
            "Old U+202Ejob",
            "gone-123…",
            "zed",
        ],
        [
            "22 Nov 2026 10:12",
            "Created",
            "Nightly",
            "nightly-…",
            "Eve Adams",
        ],
    ]) {
        for word in words {
            assert!(row.contains(word), "{word} in {row}");
        }
    }
    let when = all(&node, "cell")[0];
    assert_eq!(when.get("title"), Some("22 Nov 2026, 10:32:00 UTC"));
    says(&read(), &["3 events", "2 of 2 kinds"]);
}

#[test]
fn hostile_names_never_take_effect() {
    let mut model = read();
    model.sections.activity.choice.key = KeyId::new("gone-1234-5678");
    let told = outline::of(&drawn(&model));
    assert!(!told.contains('\u{202E}'), "{told}");
    has(&told, &["Only the key Old U+202Ejob"]);
}

#[test]
fn a_key_and_a_person_are_buttons_to_their_lines() {
    let model = read();
    assert!(matches!(
        pressing(&model, "Nightly"),
        Some(Message::Key(id)) if id.as_str() == NIGHTLY
    ));
    assert!(matches!(
        pressing(&model, "zed"),
        Some(Message::Person(id)) if id == UserId::new("zed")
    ));
}

#[test]
fn period_kind_and_words_are_chosen() {
    let model = read();
    let node = drawn(&model);
    let period = one(&node, "combobox", "Period");
    assert_eq!(period.says_value().unwrap(), "7");
    assert!(matches!(
        period.typed("30"),
        Some(Message::Reach(EventReach::Month))
    ));
    let kind = one(&node, "combobox", "Kind");
    assert_eq!(
        kind.all_text(),
        "All kinds (3)Key created (2)Key revoked (1)"
    );
    assert!(matches!(
        kind.typed("keyRevoked"),
        Some(Message::Kind(Some(ActivityKind::KeyRevoked)))
    ));
    assert!(matches!(kind.typed("all"), Some(Message::Kind(None))));
    let mut over = read();
    over.facts.stop = Some(ApiError::SignedOut);
    let blocked = drawn(&over);
    let period = one(&blocked, "combobox", "Period");
    assert_eq!(
        period.get("aria-disabled"),
        Some("true"),
        "it can't be read"
    );
    let search = one(&node, "searchbox", "Search activity");
    assert!(matches!(search.typed("x"), Some(Message::Search(text)) if text == "x"));
}

#[test]
fn a_key_that_may_be_ended_has_its_button() {
    let mut model = read();
    let Some(Message::Revoke(id, opener)) = pressing(&model, "Revoke Nightly") else {
        panic!("it asks nothing");
    };
    assert_eq!(id.as_str(), NIGHTLY);
    let node = drawn(&model);
    let button = one(&node, "button", "Revoke Nightly");
    assert_eq!(button.get("id"), Some(&*opener), "the focus finds it again");
    assert!(matches!(
        pressing(&model, "Delete Mine"),
        Some(Message::Revoke(..))
    ));
    assert!(matches!(
        pressing(&model, "Details of Nightly"),
        Some(Message::ShowKey(_))
    ));
    says_nothing_of(&model, "\"Revoke Old");
    model.facts.stop = Some(ApiError::SignedOut);
    assert!(pressing(&model, "Revoke Nightly").is_none());
}

#[test]
fn a_key_that_was_ended_says_so() {
    let mut model = read();
    put(
        &mut model,
        with_status(&key("Nightly", "eve"), Status::Revoked),
    );
    let told = outline::of(&drawn(&model));
    assert!(!told.contains("\"Revoke Nightly\""), "{told}");
    let node = drawn(&model);
    let row = seen_text(all(&node, "row")[3]);
    assert!(row.contains("Revoked"), "{row}");
    model.sections.activity.opener = Some("activity-end-r1".to_owned());
    let node = drawn(&model);
    let stays = one(&node, "button", "Revoked");
    assert_eq!(stays.get("id"), Some("activity-end-r1"));
    assert!(
        stays.message("click").is_none(),
        "it is there for the focus"
    );
}

#[test]
fn what_latchkey_did_is_marked() {
    let mut model = read();
    says_nothing_of(&model, "by Latchkey");
    let mut runs = OwnRuns::default();
    runs.add(
        KeyId::new("gone-1234-5678").unwrap(),
        &UserId::new("eve"),
        [now().plus_millis(-20 * 60_000)],
    );
    model.sections.activity.list.set_own(runs);
    says(&model, &["by Latchkey"]);
}

#[test]
fn while_it_is_read_there_is_a_bar_and_stop() {
    let mut model = read();
    let flow = ReadActivity::new(EventReach::Week, false);
    let task = model.facts.task_ids.task(flow);
    let section = &mut model.sections.activity;
    section.reading = Some(task);
    section.coverage = Some(covering(&[
        (CREATED, Extent::Whole),
        (DELETED, Extent::Reading),
    ]));
    section.waits_until = Some(now().plus_millis(60_000));
    let node = drawn(&model);
    let bar = one(&node, "progressbar", "Reading events");
    assert_eq!((bar.get("value"), bar.get("max")), (Some("1"), Some("2")));
    assert_eq!(bar.get("aria-valuetext"), Some("1 of 2 queries read"));
    assert!(matches!(pressing(&model, "Stop"), Some(Message::Stop)));
    says(&model, &["Reading events…", "Paused until 10:43"]);
    says_nothing_of(&model, "Read again");
    assert_eq!(all(&node, "row").len(), 4, "what came is there");
    model.sections.activity.coverage = None;
    let node = drawn(&model);
    assert_eq!(
        one(&node, "progressbar", "Reading events").get("value"),
        None
    );
}

#[test]
fn what_was_kept_says_of_when_it_is() {
    let mut model = read();
    model.sections.activity.kept_since = Some(now().plus_millis(-3_600_000));
    says(&model, &["As of 09:42"]);
    assert!(matches!(
        pressing(&model, "Read again"),
        Some(Message::ReadAgain)
    ));
    model.facts.stop = Some(ApiError::SignedOut);
    assert!(pressing(&model, "Read again").is_none());
}

#[test]
fn who_may_not_read_events_is_told_who_may() {
    let mut model = with_events(Vec::new());
    let refused = || Extent::Failed(ApiError::Forbidden(Problem::default()));
    model.sections.activity.coverage =
        Some(covering(&[(CREATED, refused()), (DELETED, refused())]));
    says(&model, &["You may not read the events", "AuditAdmin"]);
    says_nothing_of(&model, "combobox");
    assert!(matches!(
        pressing(&model, "Try again"),
        Some(Message::ReadAgain)
    ));
}

#[test]
fn of_thousands_of_lines_two_hundred_are_drawn_at_first() {
    let events = (0..250).map(|at| of_key(&format!("r{at}"), CREATED, at, NIGHTLY, "Nightly"));
    let mut model = with_events(events.collect());
    assert_eq!(all(&drawn(&model), "row").len(), 201);
    says(&model, &["250 events"]);
    assert!(matches!(
        pressing(&model, "Show 50 more"),
        Some(Message::ShowMore)
    ));
    model.sections.activity.choice.most = 400;
    let node = drawn(&model);
    let rows = all(&node, "row");
    assert_eq!(rows.len(), 251);
    assert_eq!(rows[201].get("id"), Some("activity-row-200"));
    assert_eq!(rows[1].get("id"), None);
    let can_keep_the_focus =
        |row: &&crate::screen::Element<Message>| row.get("tabindex") == Some("-1");
    assert!(
        rows[1..].iter().all(can_keep_the_focus),
        "where newer lines come"
    );
    says_nothing_of(&model, "more\"");
}

#[test]
fn the_file_is_chosen_and_what_came_of_it_is_said() {
    let mut model = read();
    assert!(matches!(
        pressing(&model, "Export"),
        Some(Message::Export(true))
    ));
    says_nothing_of(&model, "CSV");
    model.sections.activity.is_exporting = true;
    for (name, form) in [
        ("CSV for scripts and other programs", ActivityForm::Csv),
        ("JSON for programs, every text exact", ActivityForm::Json),
    ] {
        let Some(Message::Save(saved)) = pressing(&model, name) else {
            panic!("{name}");
        };
        assert_eq!(saved, form);
    }
    model.sections.activity.saved = Some(("acme-activity.csv".to_owned(), true));
    says(&model, &["Saved as acme-activity.csv."]);
    model.sections.activity.saved = Some(("acme-activity.csv".to_owned(), false));
    says(&model, &["The browser did not take the file."]);
}
