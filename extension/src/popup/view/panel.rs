//! The open section: the one panel that all tabs control.

use sycamore::prelude::*;

use super::hosted::hosted;
use super::part::{dynamic, part};
use super::{Send, connect, find, new_key};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::sections;
use crate::shell::section_name::SectionName;

/// What the open section shows.
pub fn panel(model: ReadSignal<Model>, send: Send) -> View {
    let section = part(model, |model| model.facts.section);
    let opened = dynamic(move || match section.get() {
        SectionName::Keys => find::find(model, send.clone()),
        SectionName::NewKey => new_key::new_key(model, send.clone()),
        SectionName::Connect => connect::connect(model, send.clone()),
        _ => listed(model, &send),
    });
    view! {
        div(
            class=move || class(section.get()),
            role="tabpanel",
            id="panel",
            aria-labelledby=move || section.get().tab_id(),
        ) {
            (opened)
        }
    }
}

/// A section of the list, which draws itself.
fn listed(model: ReadSignal<Model>, send: &Send) -> View {
    hosted(model, send.clone(), |model, words| {
        let section = model.facts.section;
        sections::view(&model.sections, section, &model.facts, words).map(Message::Section)
    })
}

fn class(section: SectionName) -> &'static str {
    match section {
        SectionName::Keys => "panel keys",
        _ => "panel page",
    }
}
