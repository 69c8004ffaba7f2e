//! The details of a key, and the note on it.

use latchkey_core::{Field, Note, NoteError, Notes};

use super::scene::*;
use crate::popup::details::{Message as Details, Said, Work};
use crate::popup::effect::{Effect, Target};
use crate::popup::message::Message;
use crate::popup::renaming::Message as Renames;

fn opened(keys: &[&str]) -> Scene {
    let mut scene = Scene::listed(keys);
    scene.send(Message::Details(Details::Open(id("k1"))));
    scene.effects();
    scene
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
    let keep = Work::Keep("t-acme".to_owned(), id("k1"), dawiso());
    assert_eq!(scene.effects(), [Effect::Notes(keep)]);
    assert_eq!(said(&scene), None);
    scene.send(Message::Details(Details::Kept(id("k1"), true)));
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
    scene.send(Message::Details(Details::Kept(id("k1"), false)));
    assert_eq!(said(&scene), Some(Said::NotKept));
    scene.model.identity = latchkey_core::Identity::default();
    write(&mut scene, Field::Ticket, "OPS-1");
    scene.send(Message::Details(Details::Keep));
    assert_eq!(said(&scene), Some(Said::NoTenant));
}

#[test]
fn a_new_key_takes_the_note_of_the_old_one() {
    let mut scene = Scene::listed(&["k1 bob active", "k2 bob active"]);
    scene.effects();
    scene.model.notes.set(id("k1"), dawiso());
    let (from, to) = (id("k1"), id("k2"));
    scene.send(Message::Details(Details::CarryOver { from, to }));
    let copy = Work::Copy("t-acme".to_owned(), id("k1"), id("k2"));
    assert_eq!(scene.effects(), [Effect::Notes(copy)]);
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
