//! What holds for any events, in any order of pages.

use proptest::prelude::*;

use super::*;
use crate::activity::ActivityList;

const LIMIT: &str = "com.qlik.v1.rate-limit.exceeded";
const TYPES: [&str; 11] = [
    CORE_CREATED,
    CREATED,
    CORE_UPDATED,
    UPDATED,
    CORE_DELETED,
    DELETED,
    CORE_FAILED,
    FAILED,
    CORE_CONFIG,
    CONFIG,
    LIMIT,
];

/// Times near each other, so that many may be one act.
fn events() -> impl Strategy<Value = Vec<AuditEvent>> {
    let one = (
        prop::sample::select(TYPES.to_vec()),
        -12_000i64..12_000,
        0..3u8,
        prop::sample::select(vec!["deleted", "revoked"]),
    );
    prop::collection::vec(one, 0..24).prop_map(|events| {
        let events = events.into_iter().enumerate();
        let events = events.map(|(at, (type_name, millis, number, status))| {
            let mut data = deleted(&format!("k{number}"), status);
            data["maxKeysPerUser"] = json!(number);
            event(&format!("r{at}"), type_name, millis, data)
        });
        events.collect()
    })
}

/// The same events in another order, some of them twice.
fn shuffled() -> impl Strategy<Value = (Vec<AuditEvent>, Vec<AuditEvent>)> {
    events().prop_flat_map(|events| {
        let again = events.iter().take(5).cloned();
        let twice: Vec<AuditEvent> = events.iter().cloned().chain(again).collect();
        (Just(events), Just(twice).prop_shuffle())
    })
}

fn log_of(events: &[AuditEvent]) -> ActivityLog {
    let mut log = ActivityLog::default();
    for event in events {
        let asked = event_type(event.type_name.as_deref().unwrap());
        log.add(asked, std::slice::from_ref(event));
    }
    log
}

proptest! {
    #[test]
    fn the_order_of_pages_and_doubles_make_no_difference((events, other) in shuffled()) {
        let (log, other) = (log_of(&events), log_of(&other));
        prop_assert_eq!(log.activities(), other.activities());
        for key in ["k0", "k1", "k2"].map(key_id) {
            let ended = |log: &ActivityLog| log.key(&key).and_then(|key| key.ended);
            prop_assert_eq!(ended(&log), ended(&other));
        }
    }

    #[test]
    fn each_record_is_in_one_activity_and_none_has_two_of_a_family(events in events()) {
        let activities = log_of(&events).activities();
        let mut ids: Vec<&String> = activities.iter().flat_map(|it| &it.record_ids).collect();
        prop_assert_eq!(ids.len(), events.len());
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), events.len());
        for activity in &activities {
            prop_assert_eq!(activity.record_ids.len(), activity.families.len());
            let is_pair = activity.families == [EventFamily::Core, EventFamily::Legacy];
            prop_assert!(is_pair || activity.families.len() == 1);
        }
    }

    #[test]
    fn a_list_fed_page_by_page_is_the_list_of_all((events, other) in shuffled()) {
        let mut list = ActivityList::default();
        for page in other.chunks(3) {
            list.add(event_type(CORE_CREATED), page);
        }
        let rows: Vec<&Activity> = list.rows().iter().map(|row| &row.activity).collect();
        let activities = log_of(&events).activities();
        prop_assert_eq!(rows, activities.iter().collect::<Vec<_>>());
        let whole = ActivityList::of_log(log_of(&events));
        prop_assert_eq!(list.rows(), whole.rows());
    }

    #[test]
    fn the_newest_comes_first(events in events()) {
        let activities = log_of(&events).activities();
        let times: Vec<_> = activities.iter().map(|it| it.time.moment()).collect();
        prop_assert!(times.is_sorted_by(|first, second| first >= second));
    }
}
