use super::*;
use crate::world::document::document;
use crate::world::event::{self, KEY_CREATED, Occurrence};

const NEWEST_FIRST: Order = Order {
    column: Column::EventTime,
    ties: Ties::AsRecorded,
};

fn key(id: &str) -> Document {
    document(json!({ "id": id, "sub": "ada", "subType": "user", "description": "Nightly" }))
}

fn log() -> AuditLog {
    let mut log = AuditLog::new("acme");
    log.record(&event::key_written(KEY_CREATED, 1_000, "ada", &key("k")).lagging(50));
    log.record_uses([3_000, 2_000].into_iter(), &UsedKey::of(&key("k")));
    log
}

fn times(log: &mut AuditLog, order: Order) -> Vec<i64> {
    let sorted = log.sorted(order, true);
    (0..sorted.len()).map(|at| sorted.at(at).time()).collect()
}

#[test]
fn both_families_and_uses_stand_in_one_order() {
    let mut log = log();
    assert_eq!(times(&mut log, NEWEST_FIRST), [3_000, 2_000, 1_050, 1_000]);
    let names: Vec<&str> = (0..4).map(|number| log.at(number).name()).collect();
    let (core, legacy) = ("com.qlik.core.api-key.created", "com.qlik.api-key.created");
    assert_eq!(names, [core, legacy, VALIDATED, VALIDATED]);
    assert_eq!(log.at(0).item()["data"], log.at(1).item()["data"]);
}

#[test]
fn a_late_event_gets_its_place_in_orders_that_are_made() {
    let mut log = log();
    let by_type = Order {
        column: Column::EventType,
        ties: Ties::Reversed,
    };
    times(&mut log, by_type);
    times(&mut log, NEWEST_FIRST);
    log.record_use(2_500, &UsedKey::of(&key("k")));
    log.repeat(0, 2_200);
    for order in [by_type, NEWEST_FIRST] {
        let kept = times(&mut log, order);
        log.orders.clear();
        assert_eq!(kept, times(&mut log, order), "{order:?}");
    }
    let sorted = log.sorted(NEWEST_FIRST, true);
    for position in 0..sorted.len() {
        let number = sorted.at(position).number();
        assert_eq!(sorted.position(number), Some(position));
    }
    assert_eq!(sorted.position(99), None);
}

#[test]
fn an_item_is_found_by_its_id_and_each_has_its_own() {
    let mut log = log();
    log.put(9, document(json!({ "id": "odd", "eventType": "x" })));
    log.repeat(1, 5_000);
    for number in 0..log.len() {
        let id = log.at(number).id();
        assert_eq!(log.at(number).item()["id"], id);
        assert_eq!(log.find(&id).map(|found| found.number()), Some(number));
    }
    assert!(log.find("00000000-0000-4000-8000-000000000000").is_none());
    assert!(log.find("").is_none());
}

#[test]
fn equal_times_can_be_turned_round() {
    let mut log = AuditLog::new("acme");
    let (one, other) = (key("a"), key("b"));
    for key in [&one, &other] {
        log.record_use(7, &UsedKey::of(key));
    }
    let mut numbers = |ties| {
        let order = Order {
            ties,
            ..NEWEST_FIRST
        };
        let sorted = log.sorted(order, false);
        [sorted.at(0).number(), sorted.at(1).number()]
    };
    assert_eq!(numbers(Ties::AsRecorded), [0, 1]);
    assert_eq!(numbers(Ties::Reversed), [1, 0]);
}

#[test]
fn a_core_failure_does_not_name_its_key() {
    let mut log = AuditLog::new("acme");
    let failed: Occurrence = event::key_failed(5, &key("k"));
    log.record(&failed);
    let (core, legacy) = (log.at(0).item(), log.at(1).item());
    assert_eq!(core["extensions"]["topLevelResourceId"], "k");
    assert_eq!(
        (core["data"].get("id"), core["data"].get("sub")),
        (None, None)
    );
    assert_eq!(
        (&legacy["data"]["id"], &legacy["data"]["sub"]),
        (&json!("k"), &json!("ada"))
    );
}
