use std::collections::HashMap;

use latchkey_core::KeyId;
use latchkey_core::activity::uses::LastUse;
use latchkey_core::activity::{EventReach, EventSettings, EventWindow, Extent, Offer};
use latchkey_core::api::{ApiError, Problem};
use latchkey_core::flow::read_last_uses::{LastUsesEnd, ReadLastUses};
use latchkey_core::table::Table;

use super::{REACH, ago, pressed};
use crate::features::key_uses::state::{KeyUsesMessage as Message, LastUsesRead, LastUsesReading};
use crate::features::key_uses::view::last_uses;
use crate::popup::model::Model;
use crate::popup::view::tests::has;
use crate::popup::view::tests::world::{model, now};
use crate::screen::Node;
use crate::screen::reader::{one, outline};
use crate::shell::facts::Reading;
use crate::words::english::English;

fn open() -> Model {
    let mut model = model();
    model.key_uses.last_uses.is_open = true;
    model
}

fn drawn(model: &Model) -> Node<Message> {
    last_uses(&model.key_uses, &model.facts, &English::read())
}

fn end(extent: Extent, uses: &[LastUse]) -> LastUsesEnd {
    let keys = uses.iter().zip(0..);
    let keys = keys.map(|(last, at)| (KeyId::new(&format!("k{at}")).unwrap(), *last));
    LastUsesEnd {
        keys: keys.collect::<HashMap<_, _>>(),
        window: EventWindow::back_from(now(), REACH),
        settings: Ok(EventSettings {
            kept_seconds: Some(7_776_000),
            has_archive: None,
        }),
        offer: Offer::Known,
        extent,
        read: 200,
        unreadable: 0,
        without_key: 0,
        broken: None,
    }
}

fn told(end: LastUsesEnd) -> String {
    let mut model = open();
    let end = Box::new(end);
    model.key_uses.last_uses.read = Some(LastUsesRead { reach: REACH, end });
    outline::of(&drawn(&model))
}

#[test]
fn it_is_there_once_it_is_asked_for() {
    assert!(matches!(drawn(&model()), Node::Nothing));
    let node = drawn(&open());
    has(
        &outline::of(&node),
        &[
            "region \"Last recorded uses\"",
            "You can then sort the list by it.",
        ],
    );
    let read = Some(Message::ReadLastUses);
    assert_eq!(pressed(&node, "Read last uses"), read);
    let closes = Some(Message::ShowLastUses(false));
    assert_eq!(pressed(&node, "Close"), closes);
    let quarter = Message::SetLastUsesReach(EventReach::Quarter);
    let period = one(&node, "combobox", "Period");
    assert_eq!(period.typed("90"), Some(quarter));
}

#[test]
fn it_waits_for_the_list_and_for_a_session() {
    let blocked = |change: fn(&mut Model)| {
        let mut model = open();
        change(&mut model);
        assert_eq!(pressed(&drawn(&model), "Read last uses"), None);
        outline::of(&drawn(&model))
    };
    let told = blocked(|model| model.facts.reading = Reading::Running(0));
    has(&told, &["The list of keys is still being read."]);
    blocked(|model| model.facts.stop = Some(ApiError::SignedOut));
    blocked(|model| model.facts.table = Table::default());
}

#[test]
fn while_it_is_read_it_counts_keys_and_can_be_stopped() {
    let mut model = open();
    let task = model.facts.task_ids.task(ReadLastUses::new(REACH, []));
    model.key_uses.last_uses.reading = Some(LastUsesReading {
        reach: REACH,
        task,
        known: 2,
        wanted: 3,
        waits: true,
    });
    let node = drawn(&model);
    assert_eq!(pressed(&node, "Stop"), Some(Message::StopLastUses));
    let bar = one(&node, "progressbar", "Reading last uses");
    assert_eq!((bar.get("value"), bar.get("max")), (Some("2"), Some("3")));
    let known = "2 of 3 active keys checked. Waiting,";
    has(&outline::of(&node), &[known]);
}

#[test]
fn what_came_of_it_is_counted() {
    let uses = [
        LastUse::At(ago(1)),
        LastUse::NoneRecorded,
        LastUse::At(ago(2)),
    ];
    let whole = told(end(Extent::Whole, &uses));
    let between = "Between 23 Oct 2026, 10:42 and 22 Nov 2026, 10:42:";
    has(
        &whole,
        &[
            between,
            "2 keys with recorded uses.",
            "1 key without recorded uses.",
        ],
    );
    assert!(!whole.contains("known"), "{whole}");
    let uses = [LastUse::At(ago(1)), LastUse::NotKnown];
    for (extent, said) in [
        (Extent::Stopped, "Stopped before all events were read."),
        (Extent::Cut, "or some keys belong to no user"),
        (
            Extent::Failed(ApiError::Offline),
            "Some events couldn’t be read.",
        ),
    ] {
        let told = told(end(extent, &uses));
        has(&told, &["1 key not known.", said]);
    }
}

#[test]
fn a_refusal_is_told_as_one() {
    let refused = |extent| LastUsesEnd {
        read: 0,
        ..end(extent, &[LastUse::NotKnown])
    };
    let forbidden = told(refused(Extent::Failed(ApiError::Forbidden(
        Problem::default(),
    ))));
    has(
        &forbidden,
        &["A TenantAdmin or an AuditAdmin may read events."],
    );
    let not_recorded = told(refused(Extent::NotOffered));
    has(&not_recorded, &["This tenant doesn’t record uses of keys."]);
    for told in [forbidden, not_recorded] {
        assert!(!told.contains("without recorded uses"), "{told}");
    }
}

#[test]
fn a_tenant_that_keeps_less_is_said_to() {
    let whole = end(Extent::Whole, &[LastUse::NoneRecorded]);
    let settings = EventSettings {
        kept_seconds: Some(12 * 3_600),
        has_archive: None,
    };
    let told = told(LastUsesEnd {
        window: whole.window.within(&settings),
        settings: Ok(settings),
        ..whole
    });
    has(
        &told,
        &["This tenant keeps events for 12 hours, so nothing older"],
    );
}
