use serde_json::{Value, json};

use super::*;
use crate::fixtures::{NOW, event, event_type, key_data, key_id, key_of, user};
use crate::key::Status;
use crate::user::User;

const CREATED: &str = "com.qlik.core.api-key.created";
const DELETED: &str = "com.qlik.core.api-key.deleted";
const FAILED: &str = "com.qlik.core.api-key.validation.failed";

fn list(events: &[(&str, i64, Value)]) -> ActivityList {
    let mut list = ActivityList::default();
    for (at, (type_name, millis, data)) in events.iter().enumerate() {
        let event = event(&format!("r{at}"), type_name, *millis, data.clone());
        list.add(event_type(type_name), &[event]);
    }
    list
}

/// Bob's key was made by Ada, refused and deleted; another of his was made.
fn story() -> ActivityList {
    list(&[
        (CREATED, 0, key_data("k1-whole-id", "Nightly")),
        (
            FAILED,
            1,
            json!({ "id": "k1-whole-id", "code": "APIKEYS-18", "description": "Key is over" }),
        ),
        (DELETED, 2, key_data("k1-whole-id", "Nightly")),
        (CREATED, 3, key_data("k2", "Réload")),
    ])
}

fn shown(list: &ActivityList, filter: &ActivityFilter) -> Vec<String> {
    let rows = list.shown(filter);
    rows.iter()
        .flat_map(|row| row.activity.record_ids.clone())
        .collect()
}

fn words(query: &str) -> ActivityFilter {
    ActivityFilter {
        words: Words::parse(query),
        ..ActivityFilter::default()
    }
}

#[test]
fn a_key_that_is_in_no_list_has_the_name_and_owner_that_events_tell() {
    let mut list = story();
    let refused = &list.rows()[2];
    assert_eq!(refused.activity.kind(), ActivityKind::KeyRefused);
    assert_eq!(refused.activity.key_name, None);
    assert_eq!(refused.key_name, KeyName::FromEvents("Nightly".to_owned()));
    assert_eq!(refused.owner, Subject::User(UserId::new("bob")));
    let listed = Key {
        name: "Today".to_owned(),
        ..key_of("k1-whole-id", "eve", Status::Active)
    };
    list.set_keys([&listed]);
    let refused = &list.rows()[2];
    assert_eq!(refused.key_name, KeyName::Listed("Today".to_owned()));
    assert_eq!(refused.owner, Subject::User(UserId::new("eve")));
    let alone = self::list(&[(
        FAILED,
        0,
        json!({ "id": "k9", "description": "Key is over" }),
    )]);
    assert_eq!(alone.rows()[0].key_name, KeyName::NotKnown);
}

#[test]
fn words_find_by_id_by_name_by_people_and_by_what_the_tenant_says() {
    let mut list = story();
    assert_eq!(shown(&list, &words("K1-whole-ID")), ["r2", "r1", "r0"]);
    assert_eq!(shown(&list, &words("reload")), ["r3"]);
    assert_eq!(shown(&list, &words("apikeys-18")), ["r1"]);
    assert_eq!(shown(&list, &words("key is over")), ["r1"]);
    assert_eq!(shown(&list, &words("bobby")), [""; 0]);
    let bob = User {
        name: "Bobby Example".to_owned(),
        ..user("bob")
    };
    list.add_people([(UserId::new("bob"), Owner::Found(bob))]);
    assert_eq!(shown(&list, &words("bobby")).len(), 4);
    assert_eq!(shown(&list, &words("")).len(), 4);
}

#[test]
fn what_is_filtered_is_of_that_kind_key_and_person_at_once() {
    let list = story();
    let created = ActivityFilter {
        kind: Some(ActivityKind::KeyCreated),
        ..ActivityFilter::default()
    };
    assert_eq!(shown(&list, &created), ["r3", "r0"]);
    let of_key = ActivityFilter {
        key: Some(key_id("k2")),
        ..created.clone()
    };
    assert_eq!(shown(&list, &of_key), ["r3"]);
    let person = |id: &str| ActivityFilter {
        person: Some(UserId::new(id)),
        ..ActivityFilter::default()
    };
    // The owner of the refused key is told by other events alone.
    assert_eq!(shown(&list, &person("bob")).len(), 4);
    assert_eq!(shown(&list, &person("ada")).len(), 4);
    assert_eq!(shown(&list, &person("eve")).len(), 0);
    let counts = list.counts(&of_key);
    assert_eq!((counts.all, counts.of(ActivityKind::KeyCreated)), (1, 1));
    let counts = list.counts(&created);
    assert_eq!((counts.all, counts.of(ActivityKind::KeyRefused)), (4, 1));
}

#[test]
fn a_pasted_id_is_one_that_events_or_the_list_of_keys_have() {
    let mut list = story();
    assert_eq!(list.key_of_id(" k2\n"), Some(key_id("k2")));
    assert_eq!(list.key_of_id("k9"), None);
    assert_eq!(list.key_of_id("k"), None);
    list.set_keys([&key_of("k9", "eve", Status::Active)]);
    assert_eq!(list.key_of_id("k9"), Some(key_id("k9")));
}

#[test]
fn people_are_asked_for_once() {
    let mut list = story();
    assert_eq!(
        list.people_to_ask(),
        [UserId::new("ada"), UserId::new("bob")]
    );
    list.add_people([(UserId::new("ada"), Owner::NotRead)]);
    assert_eq!(list.people_to_ask(), [UserId::new("bob")]);
}

#[test]
fn what_latchkey_did_is_marked() {
    let mut list = story();
    let mut own = OwnRuns::default();
    own.add(key_id("k1-whole-id"), &UserId::new("ada"), [NOW]);
    list.set_own(own);
    let marked: Vec<bool> = list.rows().iter().map(|row| row.is_own).collect();
    assert_eq!(marked, [false, true, false, false]);
}

#[test]
fn what_was_kept_is_a_list_again() {
    let list = story();
    let again = ActivityList::of_log(list.log().clone());
    assert_eq!(again.rows(), list.rows());
}
