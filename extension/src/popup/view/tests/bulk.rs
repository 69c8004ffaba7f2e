use std::collections::HashMap;

use latchkey_core::bulk::journal::{Answer, Journal};
use latchkey_core::bulk::plan::{Job, Target, Verb};
use latchkey_core::bulk::run;
use latchkey_core::flow::{Event, Flow};
use latchkey_core::table::Hand;
use latchkey_core::{Field, KeyId, Note, Owner, Status, UserId};

use super::world::{key, model, now, put, with_status};
use super::{check, has, told};
use crate::popup::bulk::{Planning, Trouble};
use crate::popup::model::Model;
use crate::popup::view::bulk::bar;
use crate::popup::view::bulk::forget::forget;
use crate::popup::view::bulk::plan::plan;
use crate::popup::view::bulk::progress::progress;

fn planning(model: &Model, job: Job) -> Planning {
    Planning {
        ids: model
            .facts
            .table
            .all()
            .map(|row| row.key.id.clone())
            .collect(),
        job,
        is_anew: false,
        trouble: None,
    }
}

fn picked(with_own: bool) -> Job {
    Job::Picked {
        with_own,
        with_scim: false,
    }
}

#[test]
fn the_bar_is_there_only_for_selected_rows() {
    assert_eq!(told(bar, model()).trim(), "");
    let mut selected = model();
    let id = KeyId::new("nightly-5a41-4f0e").unwrap();
    selected.bulk.selected.insert(id);
    check(
        bar,
        selected,
        r#"
        group "Selected keys"
          status
            1 selected
          button "Clear"
          button "Revoke selected"
        "#,
    );
}

#[test]
fn the_plan_tells_owner_by_owner_what_happens() {
    let mut model = model();
    put(&mut model, with_status(&key("Old", "eve"), Status::Expired));
    put(&mut model, key("Lost", "bob"));
    let bob = (UserId::new("bob"), Owner::NotRead);
    model.facts.table.take_owners(vec![bob], Hand::Away, now());
    model.bulk.planning = Some(planning(&model, picked(false)));
    let told = told(plan, model);
    let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
    has(
        &flat,
        &[
            "alertdialog \"Revoke 2 keys?\"",
            "You 1 left out: your own",
            "1 left out: provisions users",
            "1 revoked 1 left out: not active",
            "bob",
            "checkbox \"Delete 1 key of my own too\"",
            "button \"Revoke\"",
        ],
    );
}

#[test]
fn own_keys_that_are_asked_for_are_deleted() {
    let mut model = model();
    model.bulk.planning = Some(planning(&model, picked(true)));
    let told = told(plan, model);
    assert!(
        told.contains("Revoke 1 and delete 1 of your own?"),
        "{told}"
    );
    assert!(told.contains("button \"Revoke and delete\""), "{told}");
}

#[test]
fn a_plan_that_cannot_be_begun_says_why() {
    for (trouble, said) in [
        (Trouble::WhoNotKnown, "Who is signed in could not be read"),
        (Trouble::NotWritten, "The browser would not write down"),
        (Trouble::Another, "Another window of Latchkey has begun"),
        (Trouble::Unreadable, "does not overwrite that"),
    ] {
        let mut model = model();
        model.bulk.planning = Some(Planning {
            trouble: Some(trouble),
            ..planning(&model, picked(false))
        });
        let told = told(plan, model);
        assert!(told.contains(said), "{told}");
        assert!(told.contains("button \"Revoke\", disabled"), "{told}");
    }
}

/// A run of three keys, as written down.
fn journal(model: &Model) -> Journal {
    let target = |name: &str| Target {
        id: KeyId::new(&format!("{name}-5a41-4f0e")).unwrap(),
        verb: Verb::Revoke,
    };
    let targets = vec![target("nightly"), target("mine"), target("entra")];
    Journal::new(
        &model.facts.identity,
        picked(false),
        targets,
        Vec::new(),
        now(),
    )
    .unwrap()
}

/// The same journal with these entries.
fn with(journal: &Journal, entries: &[(&str, Option<Answer>, &str)]) -> Journal {
    let header = journal.header_record().unwrap();
    let mut kept = HashMap::from([(header.name.clone(), header.text)]);
    for (name, answer, ending) in entries {
        let id = format!("{name}-5a41-4f0e");
        let answer = serde_json::to_string(answer).unwrap();
        let began = journal.header.began.millis();
        let text = format!(
            r#"{{"run":{began},"id":"{id}","sent":[{began}],"answer":{answer},"ending":{ending}}}"#
        );
        kept.insert(format!("{}/{id}", header.name), text);
    }
    let read = Journal::read(&journal.header.tenant, &kept);
    read.unwrap().unwrap()
}

#[test]
fn an_unfinished_run_is_offered_to_be_gone_on_with() {
    let mut model = model();
    let done = [("nightly", Some(Answer::Done), "\"Revoked\"")];
    model.bulk.kept = Some(with(&journal(&model), &done));
    check(
        progress,
        model,
        r#"
        region "Ending keys"
          heading "Not finished: 1 of 3 keys ended"
          button "Resume"
          button "Stop"
          status
            Nothing is being sent. A key without an answer is read again first.
          button "Results", collapsed
        "#,
    );
}

#[test]
fn a_run_under_way_can_be_paused_and_stopped() {
    let mut model = model();
    let mut run = run::Run::new(journal(&model));
    run.step(Event::Begun, now());
    model.bulk.run = Some(model.facts.task_ids.task(run));
    let told = told(progress, model);
    has(
        &told,
        &[
            "progressbar \"Ending keys\"",
            "button \"Pause\"",
            "button \"Stop\"",
            "checkbox \"As fast as Qlik allows",
        ],
    );
}

#[test]
fn a_run_of_somebody_else_is_not_offered() {
    let mut model = model();
    model.bulk.kept = Some(journal(&model));
    model.facts.identity.user.as_mut().unwrap().id = UserId::new("eve");
    model.bulk.refused = model
        .bulk
        .kept
        .as_ref()
        .unwrap()
        .may_go_on(&model.facts.identity)
        .err();
    let told = told(progress, model);
    assert!(told.contains("Somebody else has begun this."), "{told}");
    assert!(!told.contains("Resume"), "{told}");
}

#[test]
fn a_run_that_is_over_tells_what_went_otherwise() {
    let mut model = model();
    let entries = [
        ("nightly", Some(Answer::Done), "\"Revoked\""),
        ("mine", Some(Answer::Refused(403)), r#"{"Refused":403}"#),
        ("entra", None, "\"Gone\""),
    ];
    model.bulk.kept = Some(with(&journal(&model), &entries));
    model.bulk.shows_results = true;
    let told = told(progress, model);
    let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
    has(
        &flat,
        &[
            "heading \"Done: 2 of 3 keys are out of use\"",
            "button \"Save as CSV\"",
            "button \"Close\"",
            "1 key did not end as planned",
            "Mine Refused (HTTP 403)",
            "Nightly Revoked",
            "Entra No longer in the tenant",
        ],
    );
}

#[test]
fn the_plan_tells_what_is_noted_on_the_keys_that_end() {
    let mut model = model();
    let note = |system: &str| Note::default().with(Field::System, system.to_owned());
    model.notes.set(key("Nightly", "").id, note("Dawiso"));
    model.notes.set(key("Mine", "").id, note("Left out"));
    model.bulk.planning = Some(planning(&model, picked(false)));
    let told = told(plan, model);
    let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("1 revoked Nightly System Dawiso"), "{told}");
    assert!(!flat.contains("System Left out"), "{told}");
}

#[test]
fn forgetting_what_somebody_else_began_says_what_is_lost() {
    let mut model = model();
    let done = [("nightly", Some(Answer::Done), "\"Revoked\"")];
    model.bulk.kept = Some(with(&journal(&model), &done));
    model.bulk.asks_to_forget = true;
    let told = told(forget, model);
    has(
        &told,
        &[
            "alertdialog \"Forget what somebody else began?\"",
            "It was begun by Ada Lovelace",
            "2 keys of it have not ended.",
            "button \"Forget it\"",
        ],
    );
}

#[test]
fn a_key_in_doubt_is_told_of_once_the_run_is_stopped() {
    let mut model = model();
    let kept = with(
        &journal(&model),
        &[("nightly", None, "null"), ("mine", None, "\"Gone\"")],
    );
    let mut header = kept.header_record().unwrap();
    header.text = header
        .text
        .replace("\"is_stopped\":false", "\"is_stopped\":true");
    let mut entries = HashMap::from([(header.name, header.text)]);
    for target in &kept.header.targets {
        let record = kept.record(&target.id);
        entries.extend(record.map(|record| (record.name, record.text)));
    }
    model.bulk.kept = Journal::read(&kept.header.tenant, &entries).unwrap();
    model.bulk.shows_results = true;
    let told = told(progress, model);
    let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("Nightly Sent, and no answer taken"), "{told}");
}
