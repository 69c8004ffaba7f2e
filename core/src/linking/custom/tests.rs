use proptest::prelude::*;
use serde_json::json;

use super::*;

fn file(integrations: &serde_json::Value) -> String {
    json!({"kind": KIND, "version": 1, "integrations": integrations}).to_string()
}

fn one(name: &str, lines: serde_json::Value) -> serde_json::Value {
    json!([{"name": name, "lines": lines}])
}

fn refused(integrations: &serde_json::Value) -> CustomError {
    read(&file(integrations)).unwrap_err()
}

#[test]
fn what_is_written_is_read_back() {
    let lines = [
        ("Mandant".to_owned(), Value::TenantName),
        ("Schlüssel".to_owned(), Value::ApiKey),
    ];
    let own = own(" Berichtsportal ", &lines, "portal.acme.example").unwrap();
    assert_eq!(
        (own.name.as_ref(), own.id.as_ref()),
        ("Berichtsportal", "own:berichtsportal")
    );
    let json = write(&[own.clone(), crate::linking::integration::generic()]);
    assert_eq!(read(&json), Ok(vec![own.clone()]));
    let mut known = crate::linking::integrations();
    let count = known.len();
    merge(&mut known, vec![own.clone()]);
    merge(&mut known, vec![own]);
    assert_eq!(known.len(), count + 1);
}

#[test]
fn its_name_is_looked_for_as_words() {
    let lines = [("Key".to_owned(), Value::ApiKey)];
    let own = own("Acme & Söhne", &lines, "").unwrap();
    assert_eq!(own.words, ["acme sohne"]);
}

#[test]
fn other_files_are_told_apart() {
    assert_eq!(read("{"), Err(CustomError::Unreadable));
    assert_eq!(read("[]"), Err(CustomError::Unreadable));
    assert_eq!(
        read(r#"{"kind":"x","version":1}"#),
        Err(CustomError::NotOurs)
    );
    let newer = json!({"kind": KIND, "version": 2, "integrations": {"a": 1}});
    assert_eq!(read(&newer.to_string()), Err(CustomError::Newer));
    assert_eq!(read(&" ".repeat(LARGEST + 1)), Err(CustomError::TooLarge));
    let unknown = one("A", json!([{"label": "a", "value": "password"}]));
    assert_eq!(refused(&unknown), CustomError::Unreadable);
}

#[test]
fn what_is_odd_refuses_the_whole() {
    let line = json!({"label": "Key", "value": "apiKey"});
    assert_eq!(refused(&one(" ", json!([line]))), CustomError::NoName);
    assert_eq!(
        refused(&one("A", json!([]))),
        CustomError::NoLabel("A".to_owned())
    );
    let blank = json!([{"label": "\u{200b}", "value": "host"}]);
    assert_eq!(
        refused(&one("A", blank)),
        CustomError::NoLabel("A".to_owned())
    );
    let twice = CustomError::ValueTwice("A".to_owned(), Value::ApiKey);
    assert_eq!(refused(&one("A", json!([line, line]))), twice);
    let same = json!([{"name": "A", "lines": [line]}, {"name": " a", "lines": [line]}]);
    assert_eq!(refused(&same), CustomError::NameTwice("a".to_owned()));
    let long = json!([{"label": "word ".repeat(21), "value": "host"}]);
    assert_eq!(
        refused(&one("A", long)),
        CustomError::TooLong("A".to_owned())
    );
    let many: Vec<_> = (0..=MOST_LINES).map(|_| line.clone()).collect();
    assert_eq!(refused(&one("A", json!(many))), CustomError::TooLarge);
}

#[test]
fn a_change_keeps_what_the_user_does_not_see() {
    let line = json!({"label": "Key", "value": "apiKey", "synonyms": ["Schl\u{fc}ssel"]});
    let own = json!({"name": "A", "lines": [line], "button": "Save", "keyDays": 7});
    let known = read(&file(&json!([own]))).unwrap().remove(0);
    let lines = [
        ("Host".to_owned(), Value::Host),
        ("Token".to_owned(), Value::ApiKey),
    ];
    let changed = changed(&known, "B", &lines, "a.example, b.example").unwrap();
    assert_eq!((changed.id.as_ref(), changed.name.as_ref()), ("own:b", "B"));
    assert_eq!(changed.hosts, ["a.example", "b.example"]);
    assert_eq!(changed.entries[1].synonyms, ["Schl\u{fc}ssel"]);
    assert!(changed.entries[0].synonyms.is_empty());
    assert_eq!(changed.next, Next::Click("Save".into()));
    assert_eq!(changed.key_life, Span::Days(7));
}

#[test]
fn a_key_is_taken_nowhere() {
    let secret = "x".repeat(90);
    let in_label = one("A", json!([{"label": secret, "value": "apiKey"}]));
    assert_eq!(refused(&in_label), CustomError::Secret);
    let (first, second) = secret.split_at(45);
    let spread = one(
        "A",
        json!([{"label": first, "value": "apiKey", "synonyms": [second]}]),
    );
    assert_eq!(refused(&spread), CustomError::Secret);
}

#[test]
fn a_domain_is_no_bare_word_and_not_qliks() {
    let lines = [("Key".to_owned(), Value::ApiKey)];
    for host in [
        "com",
        "acme.us.qlikcloud.com",
        "https://a.example",
        "a.example/b",
        "a b",
        "u@a.example",
    ] {
        let refused = own("A", &lines, host);
        assert_eq!(
            refused,
            Err(CustomError::NotADomain("A".to_owned())),
            "{host}"
        );
    }
    let taken = own("A", &lines, "B\u{fc}ro.example").unwrap();
    assert_eq!(taken.hosts, ["xn--bro-hoa.example"]);
}

proptest! {
    #[test]
    fn any_text_is_refused_or_read_back(json in ".{0,200}", name in ".{0,120}", label in ".{0,120}", host in ".{0,40}") {
        prop_assert!(read(&json).is_err());
        if let Ok(own) = own(&name, &[(label, Value::Host)], &host) {
            prop_assert_eq!(read(&write(std::slice::from_ref(&own))), Ok(vec![own]));
        }
    }
}
