mod last_uses;
mod reading;

use latchkey_core::activity::uses::{KeyUse, UseBucket, UseCounts};
use latchkey_core::activity::{EventReach, EventSettings, EventWindow, Extent, Offer};
use latchkey_core::api::{ApiError, Problem};
use latchkey_core::flow::read_uses::UsesReport;
use latchkey_core::{Key, Moment, Subject};

use super::of_key;
use crate::features::key_uses::state::{KeyUses, KeyUsesMessage as Message, OwnerUses};
use crate::popup::model::Model;
use crate::popup::view::tests::has;
use crate::popup::view::tests::world::{DAY, key, model, now};
use crate::screen::Node;
use crate::screen::reader::{all, by_ids, one, outline};
use crate::words::english::English;

const REACH: EventReach = EventReach::Month;

/// Eve's key, of which uses are read.
fn nightly() -> Key {
    key("Nightly", "eve")
}

fn ago(days: i64) -> Moment {
    now().plus_millis(-days * DAY)
}

/// All of a month was read, with these uses of Eve's key: how many days ago each was.
fn report(days: &[i64]) -> UsesReport {
    let wanted = EventWindow::back_from(now(), REACH);
    let mut counts = UseCounts::new(wanted, UseBucket::Day, 0);
    for days in days {
        counts.add(&KeyUse {
            record_id: None,
            time: ago(*days),
            key: Some(nightly().id),
            user: None,
            sub: None,
        });
    }
    UsesReport {
        wanted,
        settings: Ok(EventSettings {
            kept_seconds: Some(7_776_000),
            has_archive: None,
        }),
        offer: Offer::Known,
        extent: Extent::Whole,
        read: days.len(),
        unreadable: 0,
        reached: Some(wanted.start),
        counts,
    }
}

/// The same, of which the older part was not read.
fn part(days: &[i64], extent: Extent) -> UsesReport {
    UsesReport {
        extent,
        read: 100,
        reached: Some(ago(10)),
        ..report(days)
    }
}

fn with(report: UsesReport) -> Model {
    let mut model = model();
    model.key_uses.reports.push(OwnerUses {
        owner: nightly().subject,
        reach: REACH,
        report,
    });
    model
}

fn drawn_of(model: &Model, key: &Key) -> Node<Message> {
    of_key(&model.key_uses, key, &model.facts, &English::read()).into()
}

fn drawn(model: &Model) -> Node<Message> {
    drawn_of(model, &nightly())
}

fn told(model: &Model) -> String {
    outline::of(&drawn(model))
}

/// What the button of this name says when it is clicked.
#[track_caller]
fn pressed(node: &Node<Message>, name: &str) -> Option<Message> {
    one(node, "button", name).message("click")
}

/// The cells of the table, row by row.
fn cells(node: &Node<Message>) -> Vec<[String; 2]> {
    let rows = node.elements().into_iter();
    let rows = rows.filter(|element| element.tag_name() == "tr");
    rows.map(|row| {
        let [head, cell] = row.children() else {
            panic!("a row of two cells")
        };
        [head, cell].map(|cell| cell.elements()[0].all_text())
    })
    .collect()
}

#[test]
fn before_anything_is_read_the_user_is_told_what_would_be() {
    let model = model();
    has(
        &told(&model),
        &[
            "region \"Use of this key\"",
            "Latchkey reads these events",
            "never saved",
            "button \"Read when it was used\"",
        ],
    );
    let node = drawn(&model);
    let read = Message::Read {
        owner: nightly().subject,
        offset: 0,
    };
    assert_eq!(pressed(&node, "Read when it was used"), Some(read));
    let period = one(&node, "combobox", "Period");
    assert_eq!(period.says_value().unwrap(), "30");
    assert_eq!(period.all_text(), "24 hours7 days30 days90 days");
    let week = Message::SetReach(EventReach::Week);
    assert_eq!(period.typed("7"), Some(week));
    assert!(all(&node, "img").is_empty());
}

#[test]
fn uses_are_told_in_words_as_a_chart_and_as_a_table() {
    let model = with(report(&[1, 1, 3]));
    has(
        &told(&model),
        &[
            "3 uses recorded between 23 Oct 2026, 10:42 and 22 Nov 2026, 10:42.",
            "Last use recorded on 21 Nov 2026, 10:42:00 UTC.",
            "Show as a table",
            "button \"Read again\"",
        ],
    );
    let node = drawn(&model);
    let chart = one(&node, "img", "3 uses recorded, by day");
    let description = by_ids(&node, chart.get("aria-describedby").unwrap());
    assert_eq!(description, "Most in one day: 2, on 21 Nov 2026");
    let bars = chart.children().iter().flat_map(Node::elements);
    assert_eq!(bars.filter(|it| it.tag_name() == "rect").count(), 31);
    let cells = cells(&node);
    assert_eq!(cells.len(), 32);
    let rows = [
        ["Day", "Uses recorded"],
        ["22 Nov 2026", "0"],
        ["21 Nov 2026", "2"],
        ["20 Nov 2026", "0"],
        ["19 Nov 2026", "1"],
    ];
    assert_eq!(cells[..5], rows);
    assert!(
        all(&node, "group")
            .iter()
            .any(|it| it.get("tabindex") == Some("0"))
    );
}

#[test]
fn without_a_use_it_is_said_in_which_time_none_was_recorded() {
    let model = with(report(&[]));
    let told = told(&model);
    let none = "No use recorded between 23 Oct 2026, 10:42 and 22 Nov 2026, 10:42.";
    has(&told, &[none]);
    assert!(all(&drawn(&model), "img").is_empty());
    assert!(!told.contains("Show as a table"), "{told}");
}

#[test]
fn what_was_not_read_to_its_end_says_so() {
    for (extent, said) in [
        (Extent::Stopped, "Stopped before all events were read."),
        (Extent::Cut, "There are more than 200,000 events"),
        (
            Extent::Failed(ApiError::Offline),
            "Some events couldn’t be read. No answer from acme-corp.us",
        ),
    ] {
        let model = with(part(&[], extent.clone()));
        let told = told(&model);
        let none = "No use recorded between 12 Nov 2026, 10:42 and 22 Nov 2026, 10:42.";
        let before = "Events before 12 Nov 2026, 10:42 were not read.";
        has(&told, &[none, said, before]);
        assert!(!told.contains("23 Oct"), "{told}");
        let unsure = with(UsesReport {
            reached: None,
            ..part(&[], extent)
        });
        let told = super::tests::told(&unsure);
        has(
            &told,
            &["No uses found in the events that were read.", said],
        );
        assert!(!told.contains("No use recorded between"), "{told}");
    }
}

#[test]
fn what_was_not_read_is_no_day_without_a_use() {
    let node = drawn(&with(part(&[1, 12], Extent::Stopped)));
    let cells = cells(&node);
    let of = |day: &str| &cells.iter().find(|row| row[0] == day).unwrap()[1];
    assert_eq!(of("21 Nov 2026"), "1");
    assert_eq!(of("13 Nov 2026"), "0");
    // Of this day only a part was read.
    assert_eq!(of("12 Nov 2026"), "Not read");
    assert_eq!(of("10 Nov 2026"), "1");
    assert_eq!(of("1 Nov 2026"), "Not read");
}

#[test]
fn a_tenant_that_records_no_uses_is_said_to() {
    let told = told(&with(UsesReport {
        extent: Extent::NotOffered,
        read: 0,
        ..report(&[])
    }));
    has(&told, &["This tenant doesn’t record uses of keys."]);
    assert!(!told.contains("No use"), "{told}");
}

#[test]
fn whoever_may_not_read_events_is_told_who_may() {
    let refused = Extent::Failed(ApiError::Forbidden(Problem::default()));
    let report = |extent| UsesReport {
        extent,
        read: 0,
        reached: None,
        ..report(&[])
    };
    let told_to_whom = told(&with(report(refused)));
    let who = "The uses could not be read. A TenantAdmin or an AuditAdmin may read events.";
    has(&told_to_whom, &[who]);
    assert!(!told_to_whom.contains("No use"), "{told_to_whom}");
    let told = told(&with(report(Extent::Failed(ApiError::Offline))));
    has(&told, &["The uses could not be read. No answer from acme"]);
    assert!(!told.contains("AuditAdmin"), "{told}");
}

#[test]
fn what_may_be_missing_is_said() {
    let whole = report(&[1]);
    let week = EventWindow {
        start: ago(7),
        ..whole.wanted
    };
    let mut counts = UseCounts::new(week, UseBucket::Day, 0);
    counts.without_key = 2;
    let short = UsesReport {
        settings: Ok(EventSettings {
            kept_seconds: Some(7 * 86_400),
            has_archive: None,
        }),
        counts,
        unreadable: 1,
        ..report(&[])
    };
    has(
        &told(&with(short)),
        &[
            "No use recorded between 15 Nov 2026, 10:42 and",
            "This tenant keeps events for 7 days, so nothing older could be read.",
            "1 event could not be understood.",
            "2 recorded uses don’t say of which key.",
        ],
    );
    let unknown = UsesReport {
        settings: Err(ApiError::Unreadable),
        offer: Offer::NotKnown(None),
        ..report(&[])
    };
    has(
        &told(&with(unknown)),
        &[
            "It isn’t known whether this tenant records uses.",
            "How long this tenant keeps events isn’t known",
        ],
    );
    let told = told(&with(whole));
    for untrue in ["keeps events", "isn’t known", "understood", "which key."] {
        assert!(!told.contains(untrue), "{untrue}: {told}");
    }
}

#[test]
fn keys_of_no_user_say_what_is_read_for_them() {
    let of = |subject| Key {
        subject,
        ..nightly()
    };
    let model = model();
    let scim = drawn_of(&model, &of(Subject::Scim("SCIM\\77aa".to_owned())));
    has(&outline::of(&scim), &["can’t be requested separately"]);
    assert!(pressed(&scim, "Read when it was used").is_some());
    let nobody = drawn_of(&model, &of(Subject::NotKnown));
    has(
        &outline::of(&nobody),
        &["The owner of this key isn’t known"],
    );
    assert!(all(&nobody, "button").is_empty());
}

#[test]
fn hours_of_a_short_period_are_told_as_hours() {
    let mut model = with(report(&[]));
    let window = EventWindow::back_from(now(), EventReach::Day);
    let mut counts = UseCounts::new(window, UseBucket::Hour, 0);
    counts.add(&KeyUse {
        record_id: None,
        time: now(),
        key: Some(nightly().id),
        user: None,
        sub: None,
    });
    model.key_uses.reports[0].report.counts = counts;
    let node = drawn(&model);
    one(&node, "img", "1 use recorded, by hour");
    let cells = cells(&node);
    assert_eq!(cells[0], ["Hour from", "Uses recorded"]);
    assert_eq!(cells[1], ["22 Nov 2026, 10:00", "1"]);
    assert_eq!(cells.len(), 26);
}

/// Use that isn't recorded may have been all the same.
#[test]
fn no_text_says_that_a_key_was_never_used_or_last_used() {
    let texts = crate::words::english::MESSAGES.to_lowercase();
    for untrue in ["last used", "never used"] {
        assert!(!texts.contains(untrue), "{untrue}");
    }
}

#[test]
fn nothing_is_looked_at_by_default() {
    let state = KeyUses::default();
    assert_eq!(state.reach, EventReach::Month);
    assert!(!state.last_uses.is_open);
}
