use super::*;
use crate::linking::plan::{Content, Row, Target};
use crate::linking::{FrameAt, Kind};

fn row(value: Value, id: &str) -> Row {
    Row {
        value,
        label: format!("label of {id}").into(),
        content: Content::Secret,
        target: Some(Target {
            id: id.to_owned(),
            name: String::new(),
            kind: Kind::Text,
            is_kept_on_disk: false,
            replaces: false,
            why: Vec::new(),
        }),
        refusal: None,
        structure: None,
        ask: None,
    }
}

fn plan() -> Plan {
    Plan {
        frame: FrameAt {
            frame_id: 2,
            page: "nonce".to_owned(),
        },
        consent: None,
        within: None,
        place: Vec::new(),
        around: Vec::new(),
        destination: None,
        rows: vec![row(Value::TenantName, "t"), row(Value::ApiKey, "k")],
    }
}

fn ordered(ids: &[&str]) -> Filled {
    Filled {
        frame_id: 2,
        page: "nonce".to_owned(),
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
    }
}

fn report(ids: &[&str], answer: &str) -> Report {
    let answer: Option<FrameReport> = serde_json::from_str(answer).unwrap();
    Report::of(&plan(), &ordered(ids), answer.as_ref())
}

fn outcomes(answer: &str) -> Vec<Outcome> {
    let report = report(&["t", "k"], answer);
    report.0.iter().map(|one| one.outcome).collect()
}

#[test]
fn each_field_has_its_own_outcome() {
    let answers = r#"{"frameId":2,"page":"same","fields":[
        {"id":"k","outcome":"changed"},{"id":"t","outcome":"filled"}]}"#;
    assert_eq!(outcomes(answers), [Outcome::Filled, Outcome::Changed]);
    for (word, outcome) in [
        ("unsure", Outcome::Unsure),
        ("gone", Outcome::Gone),
        ("different", Outcome::Different),
        ("hidden", Outcome::Hidden),
        ("readonly", Outcome::ReadOnly),
        ("no option", Outcome::NoOption),
        ("a later word", Outcome::Failed),
    ] {
        let one =
            format!(r#"{{"frameId":2,"page":"same","fields":[{{"id":"t","outcome":"{word}"}}]}}"#);
        assert_eq!(outcomes(&one), [outcome, Outcome::Failed], "{word}");
    }
}

#[test]
fn what_isnt_answered_has_failed() {
    assert_eq!(outcomes("null"), [Outcome::Failed; 2]);
    let another = r#"{"frameId":0,"page":"same","fields":[{"id":"t","outcome":"filled"}]}"#;
    assert_eq!(outcomes(another), [Outcome::Failed; 2], "another frame");
}

#[test]
fn a_page_that_changed_got_nothing() {
    let changed = r#"{"frameId":2,"page":"changed","fields":[{"id":"t","outcome":"filled"}]}"#;
    assert_eq!(outcomes(changed), [Outcome::PageChanged; 2]);
    let silent = r#"{"frameId":2}"#;
    assert_eq!(
        outcomes(silent),
        [Outcome::PageChanged; 2],
        "not surely the same"
    );
}

#[test]
fn a_secret_that_isnt_surely_there_must_not_be_forgotten() {
    let lost = |outcome: &str, ordered: &[&str]| {
        let answers = format!(
            r#"{{"frameId":2,"page":"same","fields":[
            {{"id":"k","outcome":"{outcome}"}},{{"id":"t","outcome":"filled"}}]}}"#
        );
        let report = report(ordered, &answers);
        (report.has_lost_secret(), report.is_whole())
    };
    assert_eq!(lost("filled", &["t", "k"]), (false, true));
    assert_eq!(lost("changed", &["t", "k"]), (true, false));
    assert_eq!(lost("hidden", &["t", "k"]), (true, false));
    assert_eq!(lost("hidden", &["t"]), (false, true), "none was ordered");
    let nothing = Report::default();
    assert!(!nothing.is_whole());
}

#[test]
fn a_value_stands_in_the_field_that_was_reported_alone() {
    let answers = r#"{"frameId":2,"page":"same","fields":[
        {"id":"k","outcome":"filled"},{"id":"t","outcome":"changed"}]}"#;
    let report = report(&["t", "k"], answers);
    assert!(report.has_filled(&row(Value::ApiKey, "k")));
    assert!(
        !report.has_filled(&row(Value::ApiKey, "t")),
        "mapped anew since"
    );
    assert!(!report.has_filled(&row(Value::TenantName, "t")));
}

#[test]
fn what_is_told_later_takes_the_place_of_what_was_known() {
    let told = |outcome: &str| {
        format!(r#"{{"frameId":2,"page":"same","fields":[{{"id":"t","outcome":"{outcome}"}}]}}"#)
    };
    let mut known = report(&["t"], &told("filled"));
    known.join(report(&["k"], "null"));
    known.join(report(&["t"], &told("changed")));
    let outcomes =
        |report: &Report| -> Vec<Outcome> { report.0.iter().map(|one| one.outcome).collect() };
    assert_eq!(outcomes(&known), [Outcome::Changed, Outcome::Failed]);
    let mut unseen = report(&["t"], &told("filled"));
    unseen.doubt(&["k".to_owned()]);
    assert_eq!(outcomes(&unseen), [Outcome::Filled], "another field");
    unseen.doubt(&["t".to_owned()]);
    assert_eq!(outcomes(&unseen), [Outcome::Unsure]);
    assert!(!unseen.is_whole());
}
