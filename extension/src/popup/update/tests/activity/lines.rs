//! What is done with the lines: found, saved, acted on.

use super::*;
use crate::screen::reader::one;
use crate::shell::section::Section;
use crate::words::english::English;

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
fn more_lines_are_shown_on_request_and_have_the_focus() {
    let mut scene = read();
    scene.effects();
    happens(&mut scene, Happened::ShowMore);
    assert_eq!(section(&scene).choice.most, 400);
    let first = Target::Opener("activity-row-200".to_owned(), "activity-title");
    assert_eq!(scene.effects(), [Effect::Focus(first)]);
    happens(&mut scene, Happened::Search("x".to_owned()));
    assert_eq!(section(&scene).choice.most, 200, "other lines begin anew");
}

#[test]
fn a_pasted_key_is_not_kept_and_finds_its_lines() {
    let payload = "eyJzdWIiOiJib2IiLCJqdGkiOiJrOTk5LTEyMzQtNTY3OC05YWJjIiwic3ViVHlwZSI6InVzZXIifQ";
    let token = format!("eyJhbGciOiJFUzM4NCJ9.{payload}.{}", "A".repeat(86));
    let mut scene = read();
    happens(&mut scene, Happened::Search(token.clone()));
    let choice = &section(&scene).choice;
    assert!(choice.query.is_empty() && choice.removed == Some(RemovedToken::Key));
    assert!(!format!("{:?}", section(&scene)).contains(payload));
    assert_eq!(choice.key, Some(id("k999-1234-5678-9abc")));
    happens(&mut scene, Happened::Search("x".to_owned()));
    assert_eq!(section(&scene).choice.removed, None);
}

#[test]
fn a_pasted_token_of_no_key_is_not_kept_and_not_called_a_key() {
    let token = format!("eyJhbGciOiJFUzM4NCJ9.eyJzdWIiOiJib2IifQ.{}", "A".repeat(86));
    let mut scene = read();
    happens(&mut scene, Happened::Search(token));
    let choice = &section(&scene).choice;
    assert_eq!(choice.removed, Some(RemovedToken::OfNoKey));
    assert!(choice.query.is_empty() && choice.key.is_none());
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
    runs.add(id("k9"), &UserId::new("eve"), sent);
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

#[test]
fn the_file_has_the_names_that_are_shown() {
    let mut scene = Scene::opened();
    scene.answer("users/me", ada());
    scene.answer("tenants/me", acme());
    scene.send(Message::Open(SectionName::Activity));
    happens(&mut scene, Happened::Found(maker("ada"), None));
    answer_source(&mut scene, &[CREATED]);
    let of_no_name = r#"{"data":[{"id":"r1","eventTime":"2026-11-22T09:10:00Z",
        "eventType":"com.qlik.core.api-key.created","data":{"id":"k1"}}]}"#;
    scene.answer(CREATED, json(of_no_name));
    scene.answer(ACTIVE, page(&[]));
    scene.answer(NEWEST, page(&["k1 bob active"]));
    scene.effects();
    happens(&mut scene, Happened::Save(ActivityForm::Json));
    let effects = effects(&mut scene);
    let [ActivityEffect::Save(_, _, text)] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert!(text.contains("name of k1"), "{text}");
}

#[test]
fn a_line_that_another_record_joins_stays_the_same_line() {
    const LEGACY: &str = "com.qlik.api-key.created";
    let button = |scene: &Scene| {
        let section = section(scene);
        let node = section.view(&scene.model.facts, &English::read());
        one(&node, "button", "Revoke name of k1")
            .get("id")
            .map(str::to_owned)
    };
    for [first, second] in [[LEGACY, CREATED], [CREATED, LEGACY]] {
        let mut scene = sourced(&[LEGACY, CREATED]);
        scene.answer(first, events(first, &["r1 20 k1 bob Nightly"], ""));
        let before = button(&scene);
        assert!(before.is_some());
        scene.answer(second, events(second, &["r2 20 k1 bob Nightly"], ""));
        assert_eq!(shown(&scene).len(), 1, "both tell one act");
        assert_eq!(button(&scene), before);
    }
}
