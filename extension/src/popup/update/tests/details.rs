//! The details of a key, and the note on it.

use latchkey_core::{Field, Note, NoteError, NoteOutcome, Notes};

use super::scene::*;
use crate::popup::details::{Message as Details, Said, Work};
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::popup::renaming::Message as Renames;
use crate::shell::focus::Target;
use crate::shell::message::ShellMessage;
use crate::shell::section_name::SectionName;

fn opened(keys: &[&str]) -> Scene {
    let mut scene = Scene::listed(keys);
    scene.send(Message::Details(Details::Open(id("k1"))));
    scene.effects();
    scene
}

#[test]
fn they_are_opened_among_the_keys_from_wherever_a_key_is_named() {
    let mut scene = Scene::listed(&["k1 bob active"]);
    scene.send(Message::Open(SectionName::Settings));
    scene.asks_shell(ShellMessage::ShowKey(id("gone")));
    assert_eq!(scene.model.facts.section, SectionName::Settings);
    scene.asks_shell(ShellMessage::ShowKey(id("k1")));
    assert_eq!(scene.model.facts.section, SectionName::Keys);
    let details = scene.model.details.as_ref().map(|details| &details.id);
    assert_eq!(details, Some(&id("k1")));
}

fn write(scene: &mut Scene, field: Field, text: &str) {
    scene.send(Message::Details(Details::Write(field, text.to_owned())));
}

fn said(scene: &Scene) -> Option<Said> {
    scene
        .model
        .details
        .as_ref()
        .and_then(|details| details.said)
}

fn dawiso() -> Note {
    Note::default().with(Field::System, "Dawiso".to_owned())
}

#[test]
fn notes_are_read_once_it_is_known_which_tenant_this_is() {
    let mut scene = Scene::opened();
    scene.answer("tenants/me", acme());
    let read = Effect::Notes(Work::Read("t-acme".to_owned()));
    assert!(scene.effects().contains(&read));
    scene.answer("users/me", ada());
    assert!(!scene.effects().contains(&read));
    let mut notes = Notes::default();
    notes.set(id("k1"), dawiso());
    let others = Details::Read("t-globex".to_owned(), notes.clone());
    scene.send(Message::Details(others));
    assert_eq!(scene.model.notes, Notes::default());
    let ours = Details::Read("t-acme".to_owned(), notes.clone());
    scene.send(Message::Details(ours));
    assert_eq!(scene.model.notes, notes);
}

#[test]
fn a_note_is_kept_and_shown_again() {
    let mut scene = opened(&["k1 bob active"]);
    write(&mut scene, Field::System, " Dawiso ");
    scene.send(Message::Details(Details::Keep));
    let keep = Work::Keep("t-acme".to_owned(), id("k1"), Note::default(), dawiso());
    assert_eq!(scene.effects(), [Effect::Notes(keep)]);
    assert_eq!(said(&scene), None);
    scene.send(Message::Details(Details::Kept(
        id("k1"),
        dawiso(),
        NoteOutcome::Done,
    )));
    assert_eq!(said(&scene), Some(Said::Kept));
    scene.send(Message::Details(Details::Close));
    assert!(scene.model.details.is_none());
    assert_eq!(scene.effects(), [Effect::Focus(Target::Row(id("k1")))]);
    scene.send(Message::Details(Details::Open(id("k1"))));
    assert_eq!(
        scene.model.details.as_ref().map(|it| &it.draft),
        Some(&dawiso())
    );
}

#[test]
fn what_is_not_kept_is_said() {
    let mut scene = opened(&["k1 bob active"]);
    write(
        &mut scene,
        Field::Ticket,
        "eyJhbGciOiJFUzM4NCJ9.eyJqdGkiOiIwYjdjMmM5ZSJ9",
    );
    scene.send(Message::Details(Details::Keep));
    assert_eq!(said(&scene), Some(Said::Wrong(NoteError::Secret)));
    write(&mut scene, Field::Ticket, &"long ".repeat(100));
    scene.send(Message::Details(Details::Keep));
    assert_eq!(
        said(&scene),
        Some(Said::Wrong(NoteError::TooLong(Field::Ticket)))
    );
    assert_eq!(scene.effects(), []);
    assert_eq!(scene.model.notes, Notes::default());
    for (outcome, is_said) in [
        (NoteOutcome::Refused, Said::NotKept),
        (NoteOutcome::Unreadable, Said::Unreadable),
    ] {
        scene.send(Message::Details(Details::Kept(id("k1"), dawiso(), outcome)));
        assert_eq!(said(&scene), Some(is_said));
        assert_eq!(scene.model.notes, Notes::default());
    }
    scene.model.facts.identity = latchkey_core::Identity::default();
    write(&mut scene, Field::Ticket, "OPS-1");
    scene.send(Message::Details(Details::Keep));
    assert_eq!(said(&scene), Some(Said::NoTenant));
}

#[test]
fn what_is_not_kept_after_the_details_were_left_is_said_and_there_again() {
    let kept = |outcome| Message::Details(Details::Kept(id("k1"), dawiso(), outcome));
    let open = |key| Message::Details(Details::Open(id(key)));
    for leave in [Message::Details(Details::Close), open("k2")] {
        let mut scene = opened(&["k1 bob active", "k2 bob active"]);
        write(&mut scene, Field::System, "Dawiso");
        scene.send(Message::Details(Details::Keep));
        scene.send(leave);
        scene.send(kept(NoteOutcome::Refused));
        assert_eq!(scene.model.unkept.len(), 1);
        scene.send(open("k1"));
        let details = scene.model.details.as_ref().unwrap();
        assert_eq!(
            (&details.draft, details.said),
            (&dawiso(), Some(Said::NotKept))
        );
        assert_eq!(scene.model.unkept, []);
    }
    let mut scene = opened(&["k1 bob active"]);
    scene.send(Message::Details(Details::Close));
    scene.send(kept(NoteOutcome::Changed(Note::default())));
    scene.send(kept(NoteOutcome::Done));
    assert_eq!(scene.model.unkept, [], "the next one was kept");
    scene.send(kept(NoteOutcome::Unreadable));
    scene.effects();
    scene.send(Message::Details(Details::CloseNotice(id("k1"))));
    assert_eq!(scene.model.unkept, []);
    assert_eq!(scene.effects(), [Effect::Focus(Target::Row(id("k1")))]);
}

#[test]
fn a_new_key_takes_the_note_of_the_old_one() {
    let mut scene = Scene::listed(&["k1 bob active", "k2 bob active"]);
    scene.effects();
    scene.model.notes.set(id("k1"), dawiso());
    let (from, to) = (id("k1"), id("k2"));
    let (old, new) = (from.clone(), to.clone());
    scene.send(Message::Details(Details::CarryOver { from, to }));
    let copy = Work::Copy("t-acme".to_owned(), id("k1"), id("k2"));
    assert_eq!(scene.effects(), [Effect::Notes(copy)]);
    assert_eq!(scene.model.notes.of(&new), None, "not before it is kept");
    scene.send(Message::Details(Details::CarriedOver {
        from: old,
        to: new,
        outcome: NoteOutcome::Done,
    }));
    assert_eq!(scene.model.notes.of(&id("k2")), Some(&dawiso()));
}

#[test]
fn a_text_that_is_too_long_is_told_at_once_and_kept_whole() {
    let mut scene = opened(&["k1 bob active"]);
    let long = "long ".repeat(100);
    write(&mut scene, Field::Contact, &long);
    let wrong = Said::Wrong(NoteError::TooLong(Field::Contact));
    assert_eq!(said(&scene), Some(wrong));
    let draft = |scene: &Scene| scene.model.details.as_ref().unwrap().draft.clone();
    assert_eq!(draft(&scene).field(Field::Contact), long);
    write(&mut scene, Field::Contact, "bob");
    assert_eq!(said(&scene), None);
}

#[test]
fn a_row_leads_to_the_box_for_another_name() {
    let mut scene = Scene::listed(&["k1 ada active", "k2 bob active"]);
    scene.effects();
    scene.send(Message::Renaming(Renames::BeginInDetails(id("k1"))));
    let effects = scene.effects();
    assert!(effects.contains(&Effect::Focus(Target::Element("new-name"))));
    let open = |scene: &Scene| scene.model.details.as_ref().map(|it| it.id.clone());
    assert_eq!(open(&scene), Some(id("k1")));
    scene.send(Message::Renaming(Renames::BeginInDetails(id("k2"))));
    assert_eq!(open(&scene), Some(id("k1")), "another's is not renamed");
}

/// Another page of this browser has put this note on the key.
fn noted_elsewhere(scene: &mut Scene, note: Note) {
    let mut notes = Notes::default();
    notes.set(id("k1"), note);
    let read = Details::Read("t-acme".to_owned(), notes);
    scene.send(Message::Details(read));
}

fn fields(scene: &Scene) -> (Note, Option<Note>) {
    let details = scene.model.details.as_ref().unwrap();
    (details.draft.clone(), details.other.clone())
}

fn system(name: &str) -> Note {
    Note::default().with(Field::System, name.to_owned())
}

#[test]
fn a_note_that_nobody_writes_on_follows_what_another_page_does() {
    let mut scene = opened(&["k1 bob active"]);
    scene.send(Message::Stored(vec!["notes/t-acme".to_owned()]));
    let read = Effect::Notes(Work::Read("t-acme".to_owned()));
    assert_eq!(scene.effects(), [read]);
    scene.send(Message::Stored(vec!["notes/t-globex".to_owned()]));
    assert_eq!(scene.effects(), []);
    noted_elsewhere(&mut scene, dawiso());
    assert_eq!(fields(&scene), (dawiso(), None));
}

#[test]
fn a_note_that_changed_meanwhile_is_shown_beside_ones_own() {
    let mut scene = opened(&["k1 bob active"]);
    write(&mut scene, Field::System, "Talend");
    // Whether it is noticed at once, or when it is to be kept.
    for is_noticed in [true, false] {
        match is_noticed {
            true => noted_elsewhere(&mut scene, dawiso()),
            false => {
                scene.send(Message::Details(Details::Kept(
                    id("k1"),
                    system("Talend"),
                    NoteOutcome::Changed(system("StackOne")),
                )));
            }
        }
        let other = if is_noticed {
            dawiso()
        } else {
            system("StackOne")
        };
        assert_eq!(fields(&scene), (system("Talend"), Some(other.clone())));
        // The user has seen it now: their own takes its place, and no other's.
        scene.send(Message::Details(Details::Keep));
        let keep = Work::Keep("t-acme".to_owned(), id("k1"), other, system("Talend"));
        assert_eq!(scene.effects(), [Effect::Notes(keep)]);
    }
    scene.send(Message::Details(Details::TakeOther));
    assert_eq!(fields(&scene), (system("StackOne"), None));
}

#[test]
fn ones_own_note_is_not_taken_for_another_pages() {
    let mut scene = opened(&["k1 bob active"]);
    write(&mut scene, Field::System, "Talend");
    scene.send(Message::Details(Details::Keep));
    // Written on while it is being kept; this page hears of its own writing too.
    write(&mut scene, Field::System, "Talend Cloud");
    noted_elsewhere(&mut scene, system("Talend"));
    assert_eq!(fields(&scene), (system("Talend Cloud"), None));
    scene.send(Message::Details(Details::Kept(
        id("k1"),
        system("Talend"),
        NoteOutcome::Done,
    )));
    assert_eq!(fields(&scene), (system("Talend Cloud"), None));
}

#[test]
fn a_note_that_cannot_be_read_says_so_as_soon_as_it_is_opened() {
    let mut scene = Scene::listed(&["k1 bob active"]);
    let notes = serde_json::from_str(r#"{"k1":{"link":"x"}}"#).unwrap();
    scene.send(Message::Details(Details::Read("t-acme".to_owned(), notes)));
    scene.send(Message::Details(Details::Open(id("k1"))));
    assert_eq!(said(&scene), Some(Said::Unreadable));
}

#[test]
fn that_the_browser_does_not_tell_the_notes_is_known_until_it_does() {
    let mut scene = opened(&["k1 bob active"]);
    let refused = Details::NotRead("t-acme".to_owned());
    scene.send(Message::Details(refused));
    assert!(scene.model.are_notes_refused);
    let read = Effect::Notes(Work::Read("t-acme".to_owned()));
    scene.effects();
    scene.send(Message::Refresh);
    assert!(scene.effects().contains(&read), "they are asked for again");
    noted_elsewhere(&mut scene, dawiso());
    assert!(!scene.model.are_notes_refused);
}
