use proptest::prelude::*;

use super::*;

const HEADER: &str = "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9";
const PAYLOAD: &str = "eyJqdGkiOiIwYjdjMmM5ZSJ9";

fn note(system: &str, contact: &str, ticket: &str) -> Note {
    Note {
        system: system.to_owned(),
        contact: contact.to_owned(),
        ticket: ticket.to_owned(),
    }
}

fn id(text: &str) -> KeyId {
    KeyId::new(text).unwrap()
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
    notes.set(id("k1"), note("Dawiso", "", ""));
    assert_eq!(notes.of(&id("k1")), Some(&note("Dawiso", "", "")));
    notes.set(id("k1"), Note::default());
    assert_eq!(notes, Notes::default());
}

#[test]
fn a_rotation_carries_the_note_over() {
    let mut notes = Notes::default();
    notes.set(id("old"), note("Dawiso", "Bob", ""));
    notes.copy(&id("old"), id("new"));
    notes.copy(&id("none"), id("new"));
    for key in ["old", "new"] {
        assert_eq!(notes.of(&id(key)), Some(&note("Dawiso", "Bob", "")));
    }
    let text = serde_json::to_string(&notes).unwrap();
    assert_eq!(serde_json::from_str::<Notes>(&text).unwrap(), notes);
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
