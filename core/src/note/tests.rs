use proptest::prelude::*;

use super::*;
use crate::fixtures::key_id;

const HEADER: &str = "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9";
const PAYLOAD: &str = "eyJqdGkiOiIwYjdjMmM5ZSJ9";

fn note(system: &str, contact: &str, ticket: &str) -> Note {
    Note {
        system: system.to_owned(),
        contact: contact.to_owned(),
        ticket: ticket.to_owned(),
    }
}

#[test]
fn what_people_note_is_kept_without_the_space_around_it() {
    let noted = note(
        " Dawiso, nightly ",
        "Bob <bob@acme.example>",
        "https://acme.example/browse/OPS-1234?focused=1b9f0c2e-5a41-4f0e-9a53-2d1f6f0c1a11",
    );
    let kept = noted.checked().unwrap();
    assert_eq!(kept.system, "Dawiso, nightly");
    assert_eq!(
        (&kept.contact, &kept.ticket),
        (&noted.contact, &noted.ticket)
    );
}

#[test]
fn a_key_is_refused_wherever_it_stands() {
    let signature = "aB3-".repeat(32);
    let token = format!("{HEADER}.{PAYLOAD}.{signature}");
    for refused in [
        note(&token, "", ""),
        note("", "", &format!("key: {token}")),
        note(HEADER, &format!(".{PAYLOAD}"), &format!(".{signature}")),
        note("", &signature, ""),
        note(&signature[..64], &signature[64..], ""),
        note("", PAYLOAD, ""),
    ] {
        assert_eq!(refused.checked(), Err(NoteError::Secret), "{refused:?}");
    }
}

#[test]
fn a_field_has_an_end() {
    let long = "äö".repeat(LONGEST / 2);
    let longer = note("", &format!("{long}."), "");
    assert_eq!(longer.checked(), Err(NoteError::TooLong(Field::Contact)));
    assert!(note(&long, "", "").checked().is_ok());
}

#[test]
fn an_empty_note_is_none() {
    let mut notes = Notes::default();
    notes.set(key_id("k1"), note("Dawiso", "", ""));
    assert_eq!(notes.of(&key_id("k1")), Some(&note("Dawiso", "", "")));
    notes.set(key_id("k1"), Note::default());
    assert_eq!(notes, Notes::default());
}

#[test]
fn a_rotation_carries_the_note_over() {
    let mut notes = Notes::default();
    notes.set(key_id("old"), note("Dawiso", "Bob", ""));
    notes.copy(&key_id("old"), key_id("new"));
    notes.copy(&key_id("none"), key_id("new"));
    for key in ["old", "new"] {
        assert_eq!(notes.of(&key_id(key)), Some(&note("Dawiso", "Bob", "")));
    }
    let text = serde_json::to_string(&notes).unwrap();
    assert_eq!(serde_json::from_str::<Notes>(&text).unwrap(), notes);
}

#[test]
fn a_note_that_cannot_be_read_voids_and_loses_no_other() {
    for bad in [
        "null",
        "7",
        r#"{"system":["Dawiso"]}"#,
        r#"{"link":"https://example.org","system":"Dawiso"}"#,
    ] {
        let text = format!(r#"{{"k1":{bad},"k2":{{"system":"Talend"}}}}"#);
        let mut notes: Notes = serde_json::from_str(&text).unwrap();
        assert_eq!(notes.of(&key_id("k2")), Some(&note("Talend", "", "")));
        assert_eq!(notes.of(&key_id("k1")), None);
        assert!(notes.is_unreadable(&key_id("k1")));
        let unreadable: Vec<_> = notes.unreadable().collect();
        assert_eq!(unreadable, [("k1", bad.to_owned())]);
        let mine = note("Mine", "", "");
        notes.set(key_id("k1"), mine.clone());
        let kept = notes.replace(&key_id("k1"), &Note::default(), mine.clone());
        assert_eq!(kept, Err(Clash::Unreadable));
        notes.set(key_id("k2"), mine.clone());
        notes.copy(&key_id("k2"), key_id("k1"));
        let text = serde_json::to_string(&notes).unwrap();
        assert_eq!(text, format!(r#"{{"k1":{bad},"k2":{{"system":"Mine"}}}}"#));
        notes.let_go("k1", "another text");
        assert!(notes.is_unreadable(&key_id("k1")));
        notes.let_go("k1", bad);
        assert!(!notes.is_unreadable(&key_id("k1")));
        notes.let_go("k2", &text);
        assert_eq!(notes.of(&key_id("k2")), Some(&mine));
    }
}

#[test]
fn a_note_that_was_changed_meanwhile_is_not_written_over() {
    let (first, second) = (note("Dawiso", "", ""), note("Talend", "", ""));
    let mut notes = Notes::default();
    let (key, none) = (key_id("k1"), Note::default());
    assert_eq!(notes.replace(&key, &none, first.clone()), Ok(()));
    assert_eq!(
        notes.replace(&key, &none, second.clone()),
        Err(Clash::Changed(first.clone()))
    );
    assert_eq!(notes.of(&key), Some(&first));
    assert_eq!(
        notes.replace(&key, &none, first.clone()),
        Ok(()),
        "it says the same"
    );
    assert_eq!(notes.replace(&key, &first, second.clone()), Ok(()));
    assert_eq!(notes.replace(&key, &second, Note::default()), Ok(()));
    assert_eq!(notes, Notes::default());
    // What was noted on the new key of a rotation stays.
    notes.set(key_id("old"), first);
    notes.set(key_id("new"), second.clone());
    notes.copy(&key_id("old"), key_id("new"));
    assert_eq!(notes.of(&key_id("new")), Some(&second));
}

proptest! {
    #[test]
    fn what_was_kept_is_kept_again(fields in ["\\PC{0,60}", "\\PC{0,60}", "\\PC{0,60}"]) {
        let [system, contact, ticket] = fields;
        if let Ok(kept) = note(&system, &contact, &ticket).checked() {
            prop_assert_eq!(kept.checked(), Ok(kept.clone()));
        }
    }
}
