use latchkey_core::export::{Export, Form};

use super::scene::Scene;
use crate::popup::effect::Effect;
use crate::popup::exporting::{Message as Exporting, Saved};
use crate::popup::message::Message;
use crate::shell::focus::Target;

/// Asks for the file, and gives back what is to be written.
fn saved(scene: &mut Scene, form: Form) -> Option<Export> {
    scene.effects();
    scene.send(Message::Export(Exporting::Choose(true)));
    scene.send(Message::Export(Exporting::Save(form)));
    assert!(!scene.model.exporting.is_choosing, "the forms are closed");
    let mut effects = scene.effects();
    assert_eq!(
        effects.pop(),
        Some(Effect::Focus(Target::Element("export")))
    );
    match effects.pop() {
        Some(Effect::Save(export)) => Some(*export),
        _ => None,
    }
}

fn taken(scene: &mut Scene, export: &Export, is_done: bool) {
    let taken = Exporting::Saved(export.file_name(), is_done);
    scene.send(Message::Export(taken));
}

#[test]
fn the_word_of_a_file_is_there_for_fifteen_seconds() {
    let mut scene = Scene::listed(&["k1 bob active"]);
    for form in [Form::Spreadsheet, Form::Csv, Form::Json] {
        let export = saved(&mut scene, form).unwrap();
        assert_eq!((export.form, export.records.len()), (form, 1));
        taken(&mut scene, &export, true);
        scene.pass(14).send(Message::Ticked);
        let told = Some(Saved::File(export.file_name(), 0));
        assert_eq!(scene.model.exporting.saved, told);
        scene.pass(1);
        assert_eq!(scene.model.exporting.saved, None);
    }
}

#[test]
fn a_file_that_the_browser_does_not_take_is_told() {
    let mut scene = Scene::listed(&["k1 bob active"]);
    let export = saved(&mut scene, Form::Spreadsheet).unwrap();
    taken(&mut scene, &export, false);
    assert_eq!(scene.model.exporting.saved, Some(Saved::NotTaken));
}

/// The keys of this world never expire.
#[test]
fn a_calendar_without_an_event_is_not_saved_but_told() {
    let mut scene = Scene::listed(&["k1 bob active", "k2 bob revoked"]);
    assert_eq!(saved(&mut scene, Form::Calendar), None);
    assert_eq!(scene.model.exporting.saved, Some(Saved::NoEvent));
    scene.pass(15);
    assert_eq!(scene.model.exporting.saved, None);
}
