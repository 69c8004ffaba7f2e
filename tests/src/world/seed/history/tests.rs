use crate::world::audit_log::{AuditLog, Recorded};
use crate::world::document::text;
use crate::world::event::VALIDATED;
use crate::world::seed::{self, DAY, HOUR, MINUTE};
use std::collections::BTreeSet;

const NOW: i64 = 20_000 * DAY;
const WINDOWS: [i64; 4] = [1, 7, 30, 90];

fn all(log: &AuditLog) -> impl Iterator<Item = Recorded<'_>> {
    (0..log.len()).map(|number| log.at(number))
}

/// How many events of a type there are in the last day, week, month and ninety days.
fn counts(log: &AuditLog, name: &str) -> [usize; 4] {
    WINDOWS.map(|days| {
        let recent = all(log).filter(|event| event.time() >= NOW - days * DAY);
        recent.filter(|event| event.name() == name).count()
    })
}

#[test]
fn holds_what_the_journeys_count_on() {
    let log = seed::acme(NOW).audits;
    for (name, expected) in [
        ("com.qlik.core.api-key.created", [1, 7, 19, 31]),
        ("com.qlik.api-key.created", [1, 7, 19, 32]),
        ("com.qlik.core.api-key.updated", [0, 1, 2, 4]),
        ("com.qlik.core.api-key.deleted", [1, 5, 8, 13]),
        ("com.qlik.core.api-key.validation.failed", [1, 3, 28, 28]),
        ("com.qlik.v1.api-key.validation.failed", [1, 3, 27, 27]),
        ("com.qlik.core.api-keys-config.updated", [0, 1, 1, 3]),
        ("com.qlik.core.role.updated", [0, 0, 2, 5]),
        ("com.qlik.core.group.updated", [0, 0, 0, 2]),
        ("com.qlik.core.group-setting.updated", [0, 0, 2, 2]),
        ("com.qlik.core.user.updated", [4, 25, 105, 311]),
        ("com.qlik.core.user.deleted", [0, 0, 0, 2]),
        ("com.qlik.v1.rate-limit.exceeded", [0, 1, 1, 2]),
        (VALIDATED, [361, 2_569, 3_143, 4_388]),
    ] {
        assert_eq!(counts(&log, name), expected, "{name}");
    }
}

#[test]
fn nothing_stands_at_the_edge_of_a_window() {
    let log = seed::acme(NOW).audits;
    let frequent = |event: &Recorded| {
        let name = event.item()["data"]["description"].clone();
        event.name() == VALIDATED && (name == "reload-bot/prod" || name == "reload-bot/test")
    };
    for days in WINDOWS {
        let edge = NOW - days * DAY;
        let near = |event: &Recorded| (event.time() - edge).abs() < 30 * MINUTE;
        let mut shaky = all(&log).filter(near).filter(|event| !frequent(event));
        assert_eq!(shaky.next().map(|event| event.item()), None, "{days} days");
    }
    assert!(all(&log).all(|event| event.time() <= NOW - MINUTE));
}

#[test]
fn the_list_of_keys_and_its_history_agree() {
    let tenant = seed::acme(NOW);
    let items: Vec<_> = all(&tenant.audits).map(|event| event.item()).collect();
    for key in tenant.keys.all() {
        let of_key = items.iter().filter(|item| item["data"]["id"] == key["id"]);
        let has = |ending: &str| {
            let mut of_kind = of_key
                .clone()
                .filter(|item| text(item, "eventType").ends_with(ending));
            of_kind.next().is_some()
        };
        let name = text(key, "description");
        assert!(has("created"), "{name}");
        assert_eq!(has("deleted"), text(key, "status") == "revoked", "{name}");
        let written = of_key.clone().filter(|item| {
            let name = text(item, "eventType");
            name != VALIDATED && !name.ends_with("failed")
        });
        let newest = written.max_by_key(|item| text(item, "eventTime"));
        assert_eq!(newest.unwrap()["data"]["description"], name);
        let used_before = of_key.filter(|item| text(item, "eventTime") < text(key, "created"));
        assert_eq!(used_before.count(), 0, "{name}");
    }
}

#[test]
fn every_key_that_was_recorded_is_in_the_list_or_has_an_end() {
    let tenant = seed::acme(NOW);
    let items: Vec<_> = all(&tenant.audits).map(|event| event.item()).collect();
    let named = |ending: &str| -> BTreeSet<String> {
        let of_kind = items
            .iter()
            .filter(|item| text(item, "eventType").contains(ending));
        of_kind
            .filter_map(|item| item["data"]["id"].as_str().map(String::from))
            .collect()
    };
    let gone: Vec<String> = named("api-key.")
        .into_iter()
        .filter(|id| tenant.keys.get(id).is_none())
        .collect();
    assert_eq!(gone.len(), 6);
    let ended = named("api-key.deleted");
    assert!(gone.iter().all(|id| ended.contains(id)));
}

#[test]
fn a_legacy_event_comes_some_time_after_its_twin() {
    let log = seed::acme(NOW).audits;
    let times = |name: &str| -> Vec<i64> {
        let of_type = all(&log).filter(|event| event.name() == name);
        of_type.map(|event| event.time()).collect()
    };
    let core = times("com.qlik.core.api-key.deleted");
    let legacy = times("com.qlik.api-key.deleted");
    let single = legacy.len() - core.len();
    assert_eq!(single, 1, "one is older than the core events");
    let lags: Vec<i64> = core
        .iter()
        .zip(&legacy[single..])
        .map(|(core, legacy)| legacy - core)
        .collect();
    assert!(lags.iter().all(|lag| (0..2_500).contains(lag)), "{lags:?}");
    assert!(lags.iter().any(|lag| *lag > 500));
}

#[test]
fn the_past_is_the_same_on_every_run() {
    let items = |now| -> Vec<String> {
        let log = seed::acme(now).audits;
        all(&log)
            .map(|event| event.id() + event.name() + event.user())
            .collect()
    };
    assert_eq!(items(NOW), items(NOW + 3 * HOUR));
}
