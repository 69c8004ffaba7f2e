//! What a row of one's own key offers beside the copy button: another name, and a successor.

use sycamore::prelude::*;

use super::This;
use crate::popup::message::Message;
use crate::popup::model::Cell;
use crate::popup::renaming::Message as Renames;
use crate::popup::rotating::Message as Rotates;
use crate::popup::view::grid::window::{OwnOffer, cell_word};
use crate::popup::view::icon::Icon;
use crate::popup::view::part::{derived, dynamic};
use crate::popup::words::text_with;

/// The buttons, where they would work.
pub(super) fn buttons(this: &This, label: ReadSignal<String>) -> View {
    let offer = this.select(OwnOffer::of);
    let this = this.clone();
    dynamic(move || {
        let offer = offer.get()?;
        let id = this.id.clone();
        let rename = Message::Renaming(Renames::BeginInDetails(id.clone()));
        let rename = button(
            &this,
            (Cell::Rename, Icon::Rename),
            "rename_key",
            label,
            rename,
        );
        let rotate = offer.rotates.then(|| {
            let rotate = Message::Rotating(Rotates::Propose(id));
            button(
                &this,
                (Cell::Rotate, Icon::Rotate),
                "rotate_key",
                label,
                rotate,
            )
        });
        Some(view! { (rename) (rotate) })
    })
}

fn button(
    this: &This,
    (cell, icon): (Cell, Icon),
    key: &'static str,
    label: ReadSignal<String>,
    message: Message,
) -> View {
    let tabindex = this.tabindex(cell);
    let name = derived(move || text_with(key, &[&label.get_clone()]));
    let description = this.description();
    let may_act = this.select(|model, _| model.facts.may_act());
    let send = this.send.clone();
    view! {
        button(
            class="bare own",
            r#type="button",
            data-cell=cell_word(cell),
            tabindex=tabindex,
            aria-disabled=move || (!may_act.get()).to_string(),
            aria-label=move || name.get_clone(),
            aria-description=move || description.get_clone(),
            title=move || name.get_clone(),
            on:click=move |_| send.send(message.clone()),
        ) { (icon.view()) }
    }
}
