//! The box for another name of one's own key.

use sycamore::prelude::*;
use sycamore::web::events::{Event, KeyboardEvent, SubmitEvent};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::renaming::Message as Renames;
use crate::popup::view::Send;
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::{text, words};
use crate::ui::trouble::trouble;

/// The box, and the buttons that save the name or let it be.
pub(super) fn rename(model: ReadSignal<Model>, send: &Send) -> View {
    let field = field(model, send);
    let is_saving = part(model, |model| {
        let renaming = model.renaming.as_ref();
        renaming.is_some_and(|renaming| renaming.saving.is_some())
    });
    let (submits, leaves, cancels) = (send.clone(), send.clone(), send.clone());
    view! {
        form(
            class="rename",
            "novalidate"="",
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                submits.send(Message::Renaming(Renames::Save));
            },
            on:keydown=move |event: KeyboardEvent| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    event.stop_propagation();
                    leaves.send(Message::Renaming(Renames::Cancel));
                }
            },
        ) {
            (field)
            div(class="acts") {
                button(
                    class="main-action",
                    r#type="submit",
                    aria-disabled=move || is_saving.get().to_string(),
                ) { (text(if is_saving.get() { "renaming" } else { "save_name" })) }
                button(
                    r#type="button",
                    on:click=move |_| cancels.send(Message::Renaming(Renames::Cancel)),
                ) { (text("cancel")) }
            }
        }
    }
}

fn field(model: ReadSignal<Model>, send: &Send) -> View {
    let first = model.with_untracked(|model| {
        let renaming = model.renaming.as_ref();
        renaming
            .map(|renaming| renaming.draft.clone())
            .unwrap_or_default()
    });
    let (wrong, types) = (wrong(model), send.clone());
    view! {
        div(class="field") {
            label(r#for="new-name") { (text("new_name")) }
            input(
                r#type="text",
                id="new-name",
                autocomplete="off",
                "spellcheck"="false",
                aria-describedby="new-name-wrong",
                prop:value=first.clone(),
                on:input=move |event: Event| {
                    let target = event.target();
                    let input = target.and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
                    let typed = input.map(|input| input.value()).unwrap_or_default();
                    types.send(Message::Renaming(Renames::Type(typed)));
                },
            )
            span(id="new-name-wrong", class="wrong", role="status") { (wrong) }
        }
    }
}

fn wrong(model: ReadSignal<Model>) -> View {
    let language = words();
    let wrong = part(model, move |model| {
        let renaming = model.renaming.as_ref()?;
        match &renaming.trouble {
            Some(error) => {
                let reason = trouble(&*language, error, model.facts.tenant()?.host());
                Some(language.text("not_renamed", &[&reason]))
            }
            None if renaming.holds_token() => Some(language.text("name_token", &[])),
            None => renaming
                .is_refused
                .then(|| language.text("new_name_needed", &[])),
        }
    });
    dynamic(move || View::from(wrong.get_clone().unwrap_or_default()))
}
