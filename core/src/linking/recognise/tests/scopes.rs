//! Which box of a page is a form of Qlik's, and which of another's.

use super::{field, found, frame};
use crate::fixtures::{scope, tenant_source};
use crate::linking::field::{Field, Kind, Sight};
use crate::linking::frame::{Frame, Scope};
use crate::linking::integration::integrations;
use crate::linking::recognise::{ForSecrets, Recognised, recognise};
use crate::linking::value::Value;

pub(super) fn dialog(title: &str) -> Scope {
    Scope {
        is_dialog: true,
        ..scope(title)
    }
}

/// Fields of a box, each called by its label and the number of the box.
pub(super) fn fields(at: u32, labels: &[&str]) -> Vec<Field> {
    let is_secret = |label: &str| label.contains("key") || label.contains("token");
    let fields = labels.iter().map(|label| Field {
        kind: if is_secret(label) {
            Kind::Password
        } else {
            Kind::Text
        },
        scope: Some(at),
        ..field(&format!("{label} {at}"), label)
    });
    fields.collect()
}

const URL_AND_KEY: &[&str] = &["Base URL", "API key"];

/// A page with boxes, each with a URL and a key.
fn page(title: &str, scopes: Vec<Scope>) -> Frame {
    let count = u32::try_from(scopes.len()).unwrap();
    Frame {
        scopes,
        fields: (0..count).flat_map(|at| fields(at, URL_AND_KEY)).collect(),
        ..frame(title, &[])
    }
}

fn recognised(frame: Frame) -> Recognised {
    recognise(&integrations(), &[frame])
}

pub(super) fn key_of(frame: Frame) -> Option<String> {
    let matches = recognised(frame).matches.into_iter();
    let mut keys = matches.filter(|found| found.value == Value::ApiKey);
    keys.next().map(|found| found.field)
}

fn both_of(at: u32) -> Vec<(Value, String)> {
    vec![
        (Value::Origin, format!("Base URL {at}")),
        (Value::ApiKey, format!("API key {at}")),
    ]
}

fn all(frame: Frame) -> Vec<(Value, String)> {
    let recognised = recognised(frame);
    let found = found(&recognised).into_iter();
    found
        .map(|(value, field)| (value, field.to_owned()))
        .collect()
}

#[test]
fn a_card_of_qliks_is_told_from_the_others_beside_it() {
    let cards = ["Snowflake", "Qlik Cloud", "Frobnicator"];
    let cards = || cards.iter().map(|title| scope(title)).collect();
    assert_eq!(all(page("Connections", cards())), both_of(1));
    // What the page is called says nothing of a card that has its own title.
    assert_eq!(all(page("Qlik", vec![scope("Frobnicator")])), []);
    assert_eq!(all(page("Qlik", vec![scope("Snowflake")])), []);
}

#[test]
fn a_title_that_only_parts_a_form_leaves_it_to_the_page() {
    assert_eq!(all(page("Qlik", vec![scope("Connection")])), both_of(0));
    let parted = Frame {
        scopes: vec![scope("Server"), scope("Authentication")],
        fields: [fields(0, &["Base URL"]), fields(1, &["API key"])].concat(),
        ..frame("Qlik", &[])
    };
    let expected = vec![
        (Value::Origin, "Base URL 0".to_owned()),
        (Value::ApiKey, "API key 1".to_owned()),
    ];
    assert_eq!(all(parted), expected);
}

#[test]
fn the_address_of_one_card_never_goes_with_the_key_of_another() {
    let torn = Frame {
        scopes: vec![scope("Snowflake"), scope("Qlik Cloud")],
        fields: [fields(0, &["Base URL"]), fields(1, &["API key"])].concat(),
        ..frame("Connections", &[])
    };
    let values: Vec<Value> = all(torn).into_iter().map(|(value, _)| value).collect();
    assert!(!values.contains(&Value::Origin), "{values:?}");
}

#[test]
fn of_two_cards_alike_the_user_chooses() {
    let alike = page(
        "Connections",
        vec![scope("Qlik Cloud"), scope("Qlik Cloud")],
    );
    let recognised = recognised(alike);
    assert!(recognised.is_alike && recognised.matches.is_empty());
    assert!(recognised.is_form(&integrations()), "it is shown");
}

#[test]
fn what_lies_behind_a_dialog_says_nothing() {
    let over = |dialog: Scope| {
        let mut page = page("Qlik Cloud", vec![scope("Qlik Cloud account"), dialog]);
        for field in &mut page.fields[..2] {
            field.sight = Sight::Covered;
        }
        page
    };
    assert_eq!(all(over(dialog("OpenAI account"))), []);
    assert_eq!(all(over(dialog("New credential"))), []);
    assert_eq!(all(over(dialog("Qlik Cloud account 2"))), both_of(1));
    let named = Scope {
        texts: vec!["Qlik Cloud API".to_owned()],
        ..dialog("My account")
    };
    assert_eq!(all(over(named)), both_of(1));
}

#[test]
fn where_another_maker_is_named_too_the_keys_own_label_or_an_address_decides() {
    let titled = || page("", vec![scope("Snowflake to Qlik")]);
    assert_eq!(key_of(titled()), None);
    let mut labelled = titled();
    labelled.fields[1].labels = vec!["Qlik API key".to_owned()];
    assert_eq!(key_of(labelled).as_deref(), Some("API key 0"));
    let mut addressed = titled();
    addressed.fields[0].placeholder = Some("https://{tenant}.{region}.qlikcloud.com".to_owned());
    assert_eq!(key_of(addressed).as_deref(), Some("API key 0"));
}

#[test]
fn another_sites_address_keeps_the_tenants_key_out() {
    let with = |change: fn(&mut Field)| {
        let mut page = page("", vec![scope("Qlik Cloud")]);
        change(&mut page.fields[0]);
        key_of(page)
    };
    let key = Some("API key 0".to_owned());
    assert_eq!(
        with(|field| field.filled_host = Some("api.openai.com".to_owned())),
        None
    );
    assert_eq!(
        with(|field| field.placeholder = Some("https://your-org.okta.com".to_owned())),
        None
    );
    for change in [
        |field: &mut Field| field.filled_host = Some("acme.us.qlikcloud.com".to_owned()),
        |field: &mut Field| field.filled_host = Some("acme.example".to_owned()),
        |field: &mut Field| field.placeholder = Some("https://your-company.com".to_owned()),
        |field: &mut Field| {
            field.filled_host = Some("api.openai.com".to_owned());
            field.labels = vec!["Callback URL".to_owned()];
        },
        |field: &mut Field| {
            field.filled_host = Some("api.openai.com".to_owned());
            field.is_read_only = true;
        },
    ] {
        assert_eq!(with(change), key);
    }
}

#[test]
fn a_step_that_asks_for_the_key_alone_is_a_form_where_its_head_names_qlik() {
    let step = |dialog: Scope, labels: &[&str]| {
        let frame = Frame {
            scopes: vec![dialog],
            fields: fields(0, labels),
            ..frame("Integrations", &[])
        };
        recognised(frame).is_form(&integrations())
    };
    assert!(step(dialog("Connect Qlik Cloud"), &["API key"]));
    assert!(!step(dialog("Connect"), &["API key"]));
    assert!(!step(dialog("Connect Snowflake"), &["API key"]));
    // A sign-in that also takes a key is none.
    assert!(!step(dialog("Sign in to Qlik"), &["User name", "API key"]));
}

#[test]
fn a_box_for_json_gets_the_whole_text_and_no_bare_value() {
    let example = r#"{ "apiKey": "***", "baseUrl": "https://xxxx.xx.qlikcloud.com" }"#;
    for label in ["Credentials", ""] {
        let mut frame = frame("Qlik Sense", &[label]);
        frame.fields[0].kind = Kind::Textarea;
        frame.fields[0].placeholder = Some(example.to_owned());
        let frames = [frame];
        let recognised = recognise(&integrations(), &frames);
        assert!(recognised.is_form(&integrations()));
        assert_eq!(found(&recognised), [(Value::ApiKey, "f0")], "{label}");
        let source = tenant_source("acme.us.qlikcloud.com");
        let text = ForSecrets::new(&recognised).text_for(&frames[0].fields[0], &source);
        let text = text.unwrap();
        assert!(text.contains("<API key>") && text.contains("\"https://acme.us.qlikcloud.com\""));
    }
}

#[test]
fn a_form_with_certificates_is_a_servers() {
    let labels = [
        "Qlik Sense Base URL",
        "Engine Websocket URL",
        "Client Certificate",
        "User Directory",
    ];
    let recognised = recognised(frame("QlikSense", &labels));
    assert!(recognised.is_for_server);
}

#[test]
fn boxes_that_hold_each_other_are_no_trouble() {
    let mut odd = page("Qlik", vec![scope("Qlik"), scope("Qlik")]);
    odd.scopes[0].within = Some(1);
    odd.scopes[1].within = Some(1);
    odd.fields[2].scope = Some(99);
    recognised(odd);
}
