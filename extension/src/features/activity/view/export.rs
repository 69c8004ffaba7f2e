//! The button Export and the forms that it offers.

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use crate::features::activity::state::{
    ActivityForm, ActivityMessage as Message, ActivitySection, EXPORT,
};
use crate::screen::{Element, element, tag};
use crate::ui::icon::Icon;
use crate::words::Words;

/// The button, the forms below it, and what came of the last file.
pub(super) fn export(section: &ActivitySection, words: &dyn Words) -> Element<Message> {
    let is_open = section.is_exporting;
    let button = element("button", &[("type", "button"), ("id", EXPORT)])
        .state("aria-expanded", is_open)
        .on("click", Message::Export(!is_open))
        .text(words.say("export"))
        .child(Icon::More.node());
    let saved = section.saved.as_ref().map(|(name, is_done)| match is_done {
        true => words.text("export_saved", &[name]),
        false => words.say("export_failed"),
    });
    let told = element("p", &[("class", "saved"), ("role", "status")]);
    // Left alone, Escape would close the popup and not the menu.
    element("div", &[("class", "export")])
        .on_if("keydown", closes, is_open.then_some(Message::Export(false)))
        .child(button)
        .child(is_open.then(|| forms(words)))
        .child(told.child(saved))
}

fn forms(words: &dyn Words) -> Element<Message> {
    let form = |name: &str, text: &str, form| {
        element("button", &[("class", "bare"), ("type", "button")])
            .on("click", Message::Save(form))
            .child(tag("b").text(words.say(name)))
            .text(" ")
            .child(tag("span").text(words.say(text)))
    };
    element("div", &[("class", "menu"), ("role", "group")])
        .attribute("aria-label", words.say("export_forms"))
        .child(form("export_csv", "export_csv_text", ActivityForm::Csv))
        .child(form("export_json", "export_json_text", ActivityForm::Json))
        .child(tag("p").text(words.say("activity_export_text")))
}

fn closes(event: &Event) -> bool {
    let is_escape = event
        .dyn_ref::<KeyboardEvent>()
        .is_some_and(|event| event.key() == "Escape");
    if is_escape {
        event.prevent_default();
    }
    is_escape
}
