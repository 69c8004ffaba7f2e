mod keeping;
mod limit;
mod lines;

use latchkey_core::activity::{
    ActivityKind, EventReach, Extent, KeyName, OwnRuns, TopicExtent, activity_to_csv,
};
use latchkey_core::activity::{EventTopic, USER_UPDATED};
use latchkey_core::api::ApiError;
use latchkey_core::flow::Outcome;
use latchkey_core::kept::{self, Kept};
use latchkey_core::maker::Maker;
use latchkey_core::{Status, UserId};

use super::scene::{ACTIVE, NEWEST, Scene, acme, ada, eve, id, json, key, page, status};
use crate::features::activity::state::kept::KeptActivity;
use crate::features::activity::state::{
    ActivityEffect, ActivityForm, ActivityMessage as Happened, ActivitySection, ActivityStage,
    RemovedToken,
};
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::popup::sections::{SectionEffect, SectionMessage};
use crate::shell::focus::Target;
use crate::shell::section_name::SectionName;

const CREATED: &str = "com.qlik.core.api-key.created";
const DELETED: &str = "com.qlik.core.api-key.deleted";

fn happens(scene: &mut Scene, happened: Happened) {
    scene.send(Message::Section(SectionMessage::ActivitySection(happened)));
}

fn section(scene: &Scene) -> &ActivitySection {
    &scene.model.sections.activity
}

/// What the section asked for since the last look.
fn effects(scene: &mut Scene) -> Vec<ActivityEffect> {
    let effects = scene.effects().into_iter();
    effects
        .filter_map(|effect| match effect {
            Effect::Section(SectionEffect::ActivitySection(effect)) => Some(effect),
            _ => None,
        })
        .collect()
}

fn maker(user: &str) -> Maker {
    Maker {
        tenant_id: "t-acme".to_owned(),
        user_id: UserId::new(user),
    }
}

/// Ada looks at the section, and nothing was kept.
fn opened() -> Scene {
    let mut scene = Scene::listed(&["k1 bob active", "k2 ada active"]);
    scene.effects();
    scene.send(Message::Open(SectionName::Activity));
    assert_eq!(effects(&mut scene), [ActivityEffect::Find(maker("ada"))]);
    happens(&mut scene, Happened::Found(maker("ada"), None));
    scene
}

/// What the tenant records is known.
fn sourced(types: &[&str]) -> Scene {
    let mut scene = opened();
    answer_source(&mut scene, types);
    scene
}

fn answer_source(scene: &mut Scene, types: &[&str]) {
    answer_types(scene, types);
    scene.answer("/api/v1/roles", json(r#"{"data":[]}"#));
}

fn answer_types(scene: &mut Scene, types: &[&str]) {
    let settings = r#"{"data":{"EventTTL":7776000,"ArchiveEnabled":false}}"#;
    scene.answer("audits/settings", json(settings));
    let types = serde_json::json!({ "data": types }).to_string();
    scene.answer("audits/types", json(types));
}

/// Events of keys, each as `record minute key owner name`, by Eve.
fn events(type_name: &str, events: &[&str], next: &str) -> Outcome {
    let rows: Vec<serde_json::Value> = events
        .iter()
        .map(|event| {
            let [record, minute, key, owner, name] = event.split(' ').collect::<Vec<_>>()[..]
            else {
                panic!("{event}");
            };
            let mut data = serde_json::json!({
                "id": key, "sub": owner, "subType": "user", "description": name,
                "expiry": "2027-03-01T00:00:00.000Z",
            });
            if type_name == DELETED {
                data["status"] = "revoked".into();
            }
            serde_json::json!({
                "id": record, "eventType": type_name, "userId": "eve", "data": data,
                "eventTime": format!("2026-11-22T09:{minute}:00.000Z"),
            })
        })
        .collect();
    let mut page = serde_json::json!({ "data": rows });
    if !next.is_empty() {
        let href = format!("/api/v1/audits?eventType={type_name}&next={next}");
        page["links"] = serde_json::json!({ "next": { "href": href } });
    }
    json(page.to_string())
}

/// Two types were read, all of them.
fn read() -> Scene {
    let mut scene = sourced(&[CREATED, DELETED]);
    let created = ["r1 10 k1 bob Nightly", "r2 05 k9 zed Gone"];
    scene.answer(CREATED, events(CREATED, &created, ""));
    let deleted = ["r3 20 k9 zed Gone"];
    scene.answer(DELETED, events(DELETED, &deleted, ""));
    scene
}

/// The records of the lines that are shown.
fn shown(scene: &Scene) -> Vec<&str> {
    let rows = section(scene).shown().into_iter();
    rows.map(|row| row.activity.record_ids[0].as_str())
        .collect()
}

fn keeps(scene: &mut Scene) -> Option<KeptActivity> {
    effects(scene).into_iter().find_map(|effect| match effect {
        ActivityEffect::Keep(reader, kept) => {
            assert_eq!(reader, maker("ada"));
            Some(*kept)
        }
        _ => None,
    })
}

#[test]
fn nothing_is_read_before_the_section_is_looked_at_nor_twice() {
    let mut scene = Scene::listed(&[]);
    assert!(scene.asked().is_empty());
    scene.send(Message::Open(SectionName::Activity));
    assert!(scene.asked().is_empty(), "what was kept comes first");
    happens(&mut scene, Happened::Found(maker("ada"), None));
    let asked = scene.asked();
    assert!(scene.asks("audits/settings") && scene.asks("audits/types"));
    scene.send(Message::Open(SectionName::Keys));
    scene.send(Message::Open(SectionName::Activity));
    assert_eq!(scene.asked(), asked);
}

#[test]
fn who_comes_to_be_known_later_reads_then() {
    let mut scene = Scene::opened();
    scene.send(Message::Open(SectionName::Activity));
    scene.effects();
    scene.answer("users/me", ada());
    assert_eq!(effects(&mut scene), [ActivityEffect::Find(maker("ada"))]);
}

#[test]
fn where_nobody_can_be_known_it_is_read_and_not_kept() {
    let mut scene = Scene::opened();
    scene.send(Message::Open(SectionName::Activity));
    scene.answer("users/me", status(500));
    scene.answer("tenants/me", status(500));
    answer_source(&mut scene, &[CREATED]);
    scene.effects();
    scene.answer(CREATED, events(CREATED, &["r1 10 k1 bob Nightly"], ""));
    assert_eq!(shown(&scene), ["r1"]);
    assert!(keeps(&mut scene).is_none());
}

#[test]
fn lines_come_with_their_pages_and_people_are_looked_up_once() {
    let mut scene = sourced(&[CREATED, DELETED]);
    assert!(section(&scene).reading.is_some());
    scene.answer(CREATED, events(CREATED, &["r1 10 k1 bob Nightly"], "more"));
    assert_eq!(shown(&scene), ["r1"]);
    let users: Vec<String> = scene.asked();
    let users: Vec<&String> = users.iter().filter(|it| it.contains("/users?")).collect();
    assert_eq!(users.len(), 1, "{users:?}");
    assert!(
        users[0].contains("eve") && !users[0].contains("bob"),
        "{users:?}"
    );
    scene.answer_owners();
    scene.answer(DELETED, events(DELETED, &["r3 20 k9 bob Gone"], ""));
    assert_eq!(shown(&scene), ["r3", "r1"]);
    assert!(!scene.asks("/users?"));
    scene.answer("next=more", events(CREATED, &["r2 05 k2 ada Mine"], ""));
    let section = section(&scene);
    assert!(section.reading.is_none());
    assert!(section.coverage.as_ref().unwrap().is_whole());
    let eve = section.list.person(&UserId::new("eve")).unwrap();
    assert_eq!(eve.user().unwrap().name, "name of eve");
    assert_eq!(
        section.list.rows()[1].key_name,
        KeyName::Listed("name of k1".to_owned())
    );
}

#[test]
fn stop_keeps_what_came_and_calls_nothing_whole() {
    let mut scene = sourced(&[CREATED, DELETED]);
    scene.answer(CREATED, events(CREATED, &["r1 10 k1 bob Nightly"], "more"));
    scene.effects();
    happens(&mut scene, Happened::Stop);
    scene.answer(DELETED, events(DELETED, &["r3 20 k9 bob Gone"], ""));
    assert_eq!(shown(&scene), ["r1"], "what comes late is left aside");
    let coverage = section(&scene).coverage.clone().unwrap();
    assert!(!coverage.is_whole());
    assert_eq!(
        coverage.of_topic(EventTopic::KeyCreated),
        Some(TopicExtent::Partly)
    );
    assert_eq!(keeps(&mut scene).unwrap().coverage, coverage);
}

#[test]
fn who_may_not_read_is_told_and_nothing_is_kept() {
    let mut scene = sourced(&[CREATED, DELETED]);
    scene.effects();
    scene.answer(CREATED, status(403));
    scene.answer(DELETED, status(403));
    assert!(section(&scene).coverage.as_ref().unwrap().may_not_read());
    let title = Effect::Focus(Target::ElementForNone("activity-title"));
    let came = scene.effects();
    assert!(came.contains(&title), "what had the focus is gone");
    let keep = |effect: &Effect| {
        matches!(
            effect,
            Effect::Section(SectionEffect::ActivitySection(ActivityEffect::Keep(..)))
        )
    };
    assert!(!came.iter().any(keep));
    assert_eq!(scene.model.facts.stop, None);
    assert_eq!(scene.rows().len(), 2, "the list of keys is as it was");
    happens(&mut scene, Happened::ReadAgain);
    let title = Effect::Focus(Target::Element("activity-title"));
    assert!(scene.effects().contains(&title), "its button is gone");
}

#[test]
fn who_may_not_list_keys_sees_what_events_tell_of_them() {
    let mut scene = Scene::opened();
    scene.answer("users/me", eve());
    scene.answer("tenants/me", acme());
    scene.answer(ACTIVE, status(403));
    scene.answer(NEWEST, status(403));
    scene.send(Message::Open(SectionName::Activity));
    happens(&mut scene, Happened::Found(maker("eve"), None));
    answer_source(&mut scene, &[CREATED]);
    scene.answer(CREATED, events(CREATED, &["r1 10 k1 bob Nightly"], ""));
    let row = &section(&scene).list.rows()[0];
    assert_eq!(row.key_name, KeyName::FromEvents("Nightly".to_owned()));
    assert_eq!(row.owner.user(), Some(&UserId::new("bob")));
    scene.answer_owners();
    let bob = section(&scene).list.person(&UserId::new("bob")).unwrap();
    assert_eq!(bob.user().unwrap().name, "name of bob");
}

#[test]
fn the_end_of_the_session_in_the_middle_keeps_what_came_and_sends_no_more() {
    let mut scene = sourced(&[CREATED, DELETED]);
    scene.answer(CREATED, events(CREATED, &["r1 10 k1 bob Nightly"], "more"));
    scene.answer_owners();
    scene.effects();
    scene.answer(DELETED, Err(ApiError::SignedOut));
    assert_eq!(scene.model.facts.stop, Some(ApiError::SignedOut));
    assert!(section(&scene).reading.is_none());
    assert_eq!(shown(&scene), ["r1"]);
    let types = &section(&scene).coverage.as_ref().unwrap().types;
    let signed_out = Extent::Failed(ApiError::SignedOut);
    assert!(types.iter().any(|read| read.extent == signed_out));
    let forget = ActivityEffect::Forget(maker("ada"));
    assert!(
        effects(&mut scene).contains(&forget),
        "nobody else finds it"
    );
    scene.answer("next=more", Err(ApiError::SignedOut));
    happens(&mut scene, Happened::ReadAgain);
    happens(&mut scene, Happened::Reach(EventReach::Day));
    happens(&mut scene, Happened::UserChanges(true));
    assert!(scene.asked().is_empty(), "{:?}", scene.asked());
    assert!(!section(&scene).has_user_changes);
    assert_eq!(section(&scene).reach, EventReach::Week, "that was read");
}

#[test]
fn the_end_of_the_session_elsewhere_ends_the_reading() {
    let mut scene = sourced(&[CREATED]);
    scene.send(Message::Refresh);
    scene.answer("users/me", Err(ApiError::SignedOut));
    assert!(section(&scene).reading.is_none());
    scene.answer(CREATED, events(CREATED, &["r1 10 k1 bob Nightly"], ""));
    assert!(shown(&scene).is_empty());
}

#[test]
fn nothing_is_shown_to_somebody_else() {
    let mut scene = read();
    scene.effects();
    scene.send(Message::Refresh);
    scene.answer("users/me", eve());
    assert_eq!(scene.model.facts.stop, Some(ApiError::AnotherUser));
    let section = section(&scene);
    assert!(section.list.rows().is_empty() && section.people.is_empty());
    assert_eq!(section.stage, ActivityStage::NotAsked);
    assert!(effects(&mut scene).contains(&ActivityEffect::Forget(maker("ada"))));
}

#[test]
fn a_refresh_reads_it_again() {
    let mut scene = read();
    scene.answer_owners();
    scene.send(Message::Refresh);
    assert!(!scene.asks("audits"));
    scene.answer("users/me", ada());
    assert!(scene.asks("audits/settings") && scene.asks("audits/types"));
}

#[test]
fn another_period_is_read_and_answers_of_the_first_are_dropped() {
    let mut scene = sourced(&[CREATED]);
    assert!(scene.asks("2026-11-15T10:00:00.000Z/2026-11-22T10:00:00.000Z"));
    happens(&mut scene, Happened::Reach(EventReach::Day));
    scene.answer(CREATED, events(CREATED, &["r1 10 k1 bob Nightly"], ""));
    assert!(shown(&scene).is_empty());
    answer_source(&mut scene, &[CREATED]);
    assert!(scene.asks("2026-11-21T10:00:00.000Z/2026-11-22T10:00:00.000Z"));
}

#[test]
fn changes_of_users_are_read_on_request_alone() {
    let mut scene = read();
    assert!(!scene.asks(USER_UPDATED.name));
    happens(&mut scene, Happened::UserChanges(true));
    answer_source(&mut scene, &[CREATED, USER_UPDATED.name]);
    assert!(scene.asks(USER_UPDATED.name));
    scene.answer(USER_UPDATED.name, events(USER_UPDATED.name, &[], ""));
    scene.answer(CREATED, events(CREATED, &[], ""));
    happens(&mut scene, Happened::UserChanges(false));
    answer_source(&mut scene, &[CREATED, USER_UPDATED.name]);
    assert!(scene.asks(CREATED) && !scene.asks(USER_UPDATED.name));
}
