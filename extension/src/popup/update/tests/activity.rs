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
    let settings = r#"{"data":{"EventTTL":7776000,"ArchiveEnabled":false}}"#;
    scene.answer("audits/settings", json(settings));
    let types = serde_json::json!({ "data": types }).to_string();
    scene.answer("audits/types", json(types));
    scene.answer("/api/v1/roles", json(r#"{"data":[]}"#));
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
    assert!(keeps(&mut scene).is_none());
    assert_eq!(scene.model.facts.stop, None);
    assert_eq!(scene.rows().len(), 2, "the list of keys is as it was");
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
    assert!(scene.asked().is_empty(), "{:?}", scene.asked());
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
fn what_was_kept_is_shown_and_read_again_on_the_users_word() {
    let mut scene = read();
    let kept = keeps(&mut scene).unwrap();
    let text = kept::text_of(&kept).unwrap();
    let Kept::Here(kept) = kept::read::<KeptActivity>(text) else {
        panic!("what was written is read");
    };
    let mut next = Scene::listed(&["k1 bob active", "k2 ada active"]);
    next.send(Message::Open(SectionName::Activity));
    happens(
        &mut next,
        Happened::Found(maker("ada"), Some(Box::new(kept))),
    );
    assert!(!next.asks("audits"));
    assert_eq!(shown(&next), shown(&scene));
    assert_eq!(section(&next).kept_since, Some(scene.now));
    assert_eq!(section(&next).coverage, section(&scene).coverage);
    happens(&mut next, Happened::ReadAgain);
    assert!(next.asks("audits/settings"));
    assert_eq!(section(&next).kept_since, None);
}

#[test]
fn what_was_kept_for_somebody_else_is_not_shown() {
    let kept = keeps(&mut read()).map(Box::new);
    let mut scene = Scene::listed(&[]);
    scene.send(Message::Open(SectionName::Activity));
    happens(&mut scene, Happened::Found(maker("eve"), kept));
    assert!(shown(&scene).is_empty());
    assert!(scene.asks("audits/settings"), "it is read instead");
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
    happens(&mut scene, Happened::ReadUserChanges);
    answer_source(&mut scene, &[CREATED, USER_UPDATED.name]);
    assert!(scene.asks(USER_UPDATED.name));
}

#[test]
fn lines_are_found_by_words_kind_key_and_person() {
    let mut scene = read();
    scene.answer_owners();
    happens(&mut scene, Happened::Search("gone".to_owned()));
    assert_eq!(shown(&scene), ["r3", "r2"]);
    happens(&mut scene, Happened::Kind(Some(ActivityKind::KeyRevoked)));
    assert_eq!(shown(&scene), ["r3"]);
    happens(&mut scene, Happened::ShowAll);
    assert_eq!(shown(&scene), ["r3", "r1", "r2"]);
    happens(&mut scene, Happened::Key(id("k9")));
    assert_eq!(shown(&scene), ["r3", "r2"]);
    happens(&mut scene, Happened::EveryKey);
    happens(&mut scene, Happened::Person(UserId::new("bob")));
    assert_eq!(shown(&scene), ["r1"]);
    happens(&mut scene, Happened::Everybody);
    happens(&mut scene, Happened::Search(" k9 ".to_owned()));
    assert_eq!(shown(&scene), ["r3", "r2"], "by a whole id");
    happens(&mut scene, Happened::Search("name of zed".to_owned()));
    assert_eq!(shown(&scene), ["r3", "r2"], "by a name that was looked up");
}

#[test]
fn a_pasted_key_is_not_kept_and_finds_its_lines() {
    let payload = "eyJzdWIiOiJib2IiLCJqdGkiOiJrOTk5LTEyMzQtNTY3OC05YWJjIiwic3ViVHlwZSI6InVzZXIifQ";
    let token = format!("eyJhbGciOiJFUzM4NCJ9.{payload}.{}", "A".repeat(86));
    let mut scene = read();
    happens(&mut scene, Happened::Search(token.clone()));
    let choice = &section(&scene).choice;
    assert!(choice.query.is_empty() && choice.is_token_removed);
    assert!(!format!("{:?}", section(&scene)).contains(payload));
    assert_eq!(choice.key, Some(id("k999-1234-5678-9abc")));
    happens(&mut scene, Happened::Search("x".to_owned()));
    assert!(!section(&scene).choice.is_token_removed);
}

#[test]
fn what_is_shown_is_saved_and_what_came_of_it_is_said() {
    let mut scene = read();
    happens(&mut scene, Happened::Kind(Some(ActivityKind::KeyRevoked)));
    scene.effects();
    happens(&mut scene, Happened::Save(ActivityForm::Csv));
    let saved = scene.effects();
    let [
        Effect::Section(SectionEffect::ActivitySection(ActivityEffect::Save(name, kind, text))),
        focus,
    ] = &saved[..]
    else {
        panic!("{saved:?}");
    };
    assert!(name.ends_with(".csv"), "{name}");
    assert_eq!(*kind, "text/csv;charset=utf-8");
    let headings = activity_to_csv(&[]);
    assert!(text.starts_with(headings.trim_end()) && text.contains("keyRevoked"));
    assert!(!text.contains("keyCreated"), "{text}");
    assert_eq!(*focus, Effect::Focus(Target::Element("activity-export")));
    happens(&mut scene, Happened::Saved(name.clone(), false));
    assert_eq!(section(&scene).saved, Some((name.clone(), false)));
    happens(&mut scene, Happened::Kind(None));
    assert_eq!(section(&scene).saved, None);
    happens(&mut scene, Happened::Save(ActivityForm::Json));
    let effects = effects(&mut scene);
    let [ActivityEffect::Save(name, "application/json", text)] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert!(name.ends_with(".json"));
    let records: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(records.as_array().unwrap().len(), 3);
}

#[test]
fn from_an_event_to_a_revoked_key_are_three_steps() {
    let mut scene = read();
    scene.answer_owners();
    let opener = "activity-end-r1".to_owned();
    happens(&mut scene, Happened::Revoke(id("k1"), opener.clone()));
    let dialog = scene.model.dialog.clone().unwrap();
    let back = Target::Opener(opener, "activity-title");
    assert_eq!((dialog.id, dialog.opener), (id("k1"), Some(back)));
    scene.send(Message::ConfirmRevoke);
    scene.answer("DELETE /api/v1/api-keys/k1", status(204));
    scene.answer("GET /api/v1/api-keys/k1", key("k1 bob revoked"));
    let row = scene.model.facts.table.row(&id("k1")).unwrap();
    assert_eq!(row.key.status, Status::Revoked);
    assert_eq!(scene.model.facts.section, SectionName::Activity);
}

#[test]
fn the_details_of_a_key_are_one_step_away() {
    let mut scene = read();
    happens(&mut scene, Happened::ShowKey(id("k1")));
    assert_eq!(scene.model.facts.section, SectionName::Keys);
    assert_eq!(scene.model.details.as_ref().unwrap().id, id("k1"));
}

#[test]
fn what_latchkeys_own_run_did_is_marked() {
    let mut scene = opened();
    let find = ActivityEffect::FindOwnRuns("t-acme".to_owned());
    assert!(effects(&mut scene).contains(&find));
    answer_source(&mut scene, &[DELETED]);
    scene.answer(DELETED, events(DELETED, &["r3 20 k9 bob Gone"], ""));
    assert!(!section(&scene).list.rows()[0].is_own);
    let mut runs = OwnRuns::default();
    let sent = section(&scene).list.rows()[0].activity.time.moment();
    runs.add(id("k9"), sent);
    happens(&mut scene, Happened::OwnRuns(runs));
    assert!(section(&scene).list.rows()[0].is_own);
}

#[test]
fn names_of_keys_that_are_listed_later_find_their_lines() {
    let mut scene = Scene::opened();
    scene.answer("users/me", ada());
    scene.answer("tenants/me", acme());
    scene.send(Message::Open(SectionName::Activity));
    happens(&mut scene, Happened::Found(maker("ada"), None));
    answer_source(&mut scene, &[CREATED]);
    scene.answer(CREATED, events(CREATED, &["r1 10 k1 bob Nightly"], ""));
    scene.answer(ACTIVE, page(&[]));
    scene.answer(NEWEST, page(&["k1 bob active"]));
    happens(&mut scene, Happened::Search("name of k1".to_owned()));
    assert_eq!(shown(&scene), ["r1"]);
}
