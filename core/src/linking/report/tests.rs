use super::*;
use crate::linking::order::{FieldOrder, Text};
use crate::linking::plan::{Content, Row, Target};
use crate::linking::{FrameAt, Kind};
use crate::secret::Secret;

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

fn orders(ids: &[&str]) -> Vec<FrameOrder> {
    let field = |id: &&str| FieldOrder {
        id: (*id).to_owned(),
        value: match *id {
            "k" => Text::Secret(Secret::new("eyJ".to_owned()).unwrap()),
            _ => Text::Plain("acme".to_owned()),
        },
        is_secret: *id == "k",
    };
    vec![FrameOrder {
        frame_id: 2,
        page: "nonce".to_owned(),
        fields: ids.iter().map(field).collect(),
        place: Vec::new(),
        around: Vec::new(),
    }]
}

fn outcomes(answers: &str) -> Vec<Outcome> {
    let answers: Vec<FrameReport> = serde_json::from_str(answers).unwrap();
    let report = Report::of(&plan(), &orders(&["t", "k"]), &answers);
    report.0.iter().map(|one| one.outcome).collect()
}

#[test]
fn each_field_has_its_own_outcome() {
    let answers = r#"[{"frameId":2,"page":"same","fields":[
        {"id":"k","outcome":"changed"},{"id":"t","outcome":"filled"}]}]"#;
    assert_eq!(outcomes(answers), [Outcome::Filled, Outcome::Changed]);
    for (word, outcome) in [
        ("gone", Outcome::Gone),
        ("different", Outcome::Different),
        ("hidden", Outcome::Hidden),
        ("readonly", Outcome::ReadOnly),
        ("no option", Outcome::NoOption),
        ("a later word", Outcome::Failed),
    ] {
        let one = format!(
            r#"[{{"frameId":2,"page":"same","fields":[{{"id":"t","outcome":"{word}"}}]}}]"#
        );
        assert_eq!(outcomes(&one), [outcome, Outcome::Failed], "{word}");
    }
}

#[test]
fn what_isnt_answered_has_failed() {
    assert_eq!(outcomes("[]"), [Outcome::Failed; 2]);
    let another = r#"[{"frameId":0,"page":"same","fields":[{"id":"t","outcome":"filled"}]}]"#;
    assert_eq!(outcomes(another), [Outcome::Failed; 2], "another frame");
}

#[test]
fn a_page_that_changed_got_nothing() {
    let changed = r#"[{"frameId":2,"page":"changed","fields":[{"id":"t","outcome":"filled"}]}]"#;
    assert_eq!(outcomes(changed), [Outcome::PageChanged; 2]);
    let silent = r#"[{"frameId":2}]"#;
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
            r#"[{{"frameId":2,"page":"same","fields":[
            {{"id":"k","outcome":"{outcome}"}},{{"id":"t","outcome":"filled"}}]}}]"#
        );
        let answers: Vec<FrameReport> = serde_json::from_str(&answers).unwrap();
        let report = Report::of(&plan(), &orders(ordered), &answers);
        (report.has_lost_secret(), report.is_whole())
    };
    assert_eq!(lost("filled", &["t", "k"]), (false, true));
    assert_eq!(lost("changed", &["t", "k"]), (true, false));
    assert_eq!(lost("hidden", &["t", "k"]), (true, false));
    assert_eq!(lost("hidden", &["t"]), (false, true), "none was ordered");
    let nothing = Report::of(&plan(), &[], &[]);
    assert!(!nothing.is_whole());
}

#[test]
fn a_value_stands_in_the_field_that_was_reported_alone() {
    let answers = r#"[{"frameId":2,"page":"same","fields":[
        {"id":"k","outcome":"filled"},{"id":"t","outcome":"changed"}]}]"#;
    let answers: Vec<FrameReport> = serde_json::from_str(answers).unwrap();
    let report = Report::of(&plan(), &orders(&["t", "k"]), &answers);
    assert!(report.has_filled(&row(Value::ApiKey, "k")));
    assert!(
        !report.has_filled(&row(Value::ApiKey, "t")),
        "mapped anew since"
    );
    assert!(!report.has_filled(&row(Value::TenantName, "t")));
}
