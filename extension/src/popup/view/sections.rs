//! The tabs of the sections. One of them has the tab stop; arrows, Home and End go to the others
//! (the tabs pattern of the ARIA Authoring Practices, with automatic activation).

use sycamore::prelude::*;
use sycamore::web::events::KeyboardEvent;

use super::Send;
use super::part::part;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::text;
use crate::shell::section_name::SectionName;

/// A tab for each section.
pub fn sections(model: ReadSignal<Model>, send: Send) -> View {
    let tabs: Vec<View> = SectionName::ALL
        .into_iter()
        .map(|section| tab(model, section, send.clone()))
        .collect();
    view! {
        div(class="sections", role="tablist", aria-label=text("sections")) { (tabs) }
    }
}

fn tab(model: ReadSignal<Model>, section: SectionName, send: Send) -> View {
    let is_open = part(model, move |model| model.facts.section == section);
    let keyboard = send.clone();
    view! {
        button(
            r#type="button",
            role="tab",
            id=section.tab_id(),
            aria-selected=move || is_open.get().to_string(),
            aria-controls="panel",
            tabindex=move || if is_open.get() { "0" } else { "-1" },
            on:click=move |_| send.send(Message::Open(section)),
            on:keydown=move |event: KeyboardEvent| {
                if let Some(next) = pressed(section, &event.key()) {
                    event.prevent_default();
                    keyboard.send(Message::Open(next));
                }
            },
        ) { (text(section.name())) }
    }
}

/// The section that a key press on a tab leads to.
fn pressed(section: SectionName, key: &str) -> Option<SectionName> {
    match key {
        "ArrowRight" => Some(section.beside(1)),
        "ArrowLeft" => Some(section.beside(-1)),
        "Home" => SectionName::ALL.first().copied(),
        "End" => SectionName::ALL.last().copied(),
        _ => None,
    }
}
