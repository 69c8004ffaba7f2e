//! One key's row. Each cell is redrawn on its own, so that news about a key never takes the focus
//! from a button in its row.

mod own;
mod times;

use latchkey_core::table::{Column, Row};
use latchkey_core::{KeyId, Ownership, Status, text as hostile};
use sycamore::prelude::*;

use super::window::{Drawn, Stop, cell_word};
use super::{select, set_property};
use crate::popup::details::Message as Details;
use crate::popup::message::{CopyWhat, Message};
use crate::popup::model::{Cell, Model};
use crate::popup::view::icon::Icon;
use crate::popup::view::part::{derived, dynamic, shown_of, shown_while};
use crate::popup::view::status::status;
use crate::popup::view::{Send, odd, person};
use crate::popup::words::{text, text_with, words};

/// A key's row, drawn at its place.
pub(super) fn row(
    model: ReadSignal<Model>,
    drawn: &Drawn,
    window: ReadSignal<Vec<Drawn>>,
    stop: ReadSignal<Stop>,
    send: Send,
) -> View {
    let this = This {
        model,
        id: drawn.id.clone(),
        stop,
        send,
    };
    let place = this.place(window, drawn.place);
    let is_gone = this.select(|_, row| row.is_gone);
    let key = this.id.as_str().to_owned();
    let cells = vec![
        this.select_box(),
        this.name(),
        this.short_id(),
        this.owner(),
        this.status(),
        times::expiry(&this),
        times::created(&this),
        this.last_use(),
        this.actions(),
    ];
    let view = view! {
        div(
            class=move || if is_gone.get() { "row gone" } else { "row" },
            role="row",
            aria-rowindex=move || (place.get() + 2).to_string(),
            data-key=key,
        ) { (cells) }
    };
    if is_not_ssr!() {
        set_property(&view, "--at", move || place.get().to_string());
    }
    view
}

/// What a row's cells are drawn from.
#[derive(Clone)]
struct This {
    model: ReadSignal<Model>,
    id: KeyId,
    stop: ReadSignal<Stop>,
    send: Send,
}

impl This {
    /// A fact of this row; while the row goes, its last.
    fn select<T: PartialEq + Clone + Default + 'static>(
        &self,
        fact: impl Fn(&Model, &Row) -> T + 'static,
    ) -> ReadSignal<T> {
        let (model, id) = (self.model, self.id.clone());
        derived(move || {
            model.with(|model| {
                let row = model.facts.table.row(&id);
                row.map(|row| fact(model, row)).unwrap_or_default()
            })
        })
    }

    fn place(&self, window: ReadSignal<Vec<Drawn>>, at_first: usize) -> ReadSignal<usize> {
        let id = self.id.clone();
        derived(move || {
            window.with(|window| {
                let drawn = window.iter().find(|drawn| drawn.id == id);
                drawn.map_or(at_first, |drawn| drawn.place)
            })
        })
    }

    /// `0` for the grid's one tab stop.
    fn tabindex(&self, cell: Cell) -> impl Fn() -> &'static str + 'static {
        let (stop, id) = (self.stop, self.id.clone());
        let is_stop =
            derived(move || stop.with(|stop| stop.cell == cell && stop.row.as_ref() == Some(&id)));
        move || if is_stop.get() { "0" } else { "-1" }
    }

    /// The key's name for labels: made safe to show, or the id where it has none.
    fn label(&self) -> ReadSignal<String> {
        self.select(|_, row| name_of(row))
    }

    fn name(&self) -> View {
        let cell = Cell::Column(Column::Name);
        let name = self.select(|_, row| row.key.name.clone());
        let label = self.label();
        let tabindex = self.tabindex(cell);
        let element_id = format!("row-{}", self.id.as_str());
        let (send, id) = (self.send.clone(), self.id.clone());
        let labelled = id.clone();
        let shown = dynamic(move || match hostile::is_blank(&name.get_clone()) {
            true => view! { span(class="nameless") { (text("no_name")) } },
            false => odd::odd(&name.get_clone()),
        });
        view! {
            div(
                class="name",
                role="rowheader",
                // Its button's name would be read with every cell of the row.
                aria-label=move || label.get_clone(),
                data-cell=cell_word(cell),
                title=move || label.get_clone(),
            ) {
                (shown)
                // Over the name and not around it, since what it is called differs: the id in place of no name, and
                // marks in brackets.
                button(
                    class="bare",
                    r#type="button",
                    id=element_id,
                    tabindex=tabindex,
                    aria-label=move || text_with("details_of", &[&name.with(|name| odd::seen(name, &labelled))]),
                    on:click=move |_| send.send(Message::Details(Details::Open(id.clone()))),
                ) {}
            }
        }
    }

    fn select_box(&self) -> View {
        let tabindex = self.tabindex(Cell::Select);
        select::cell(
            self.model,
            &self.id,
            self.label(),
            tabindex,
            self.send.clone(),
        )
    }

    fn short_id(&self) -> View {
        let cell = Cell::Column(Column::Id);
        let label = self.label();
        let (send, id) = (self.send.clone(), self.id.clone());
        let shown = short_id(&id);
        let title = hostile::shown(id.as_str());
        let name = derived(move || text_with("copy_id_of", &[&label.get_clone()]));
        let tabindex = self.tabindex(cell);
        let own = own::buttons(self, label);
        view! {
            div(class="id", role="gridcell", data-cell=cell_word(cell), title=title) {
                span { (shown) }
                button(
                    class="bare",
                    r#type="button",
                    tabindex=tabindex,
                    aria-label=move || name.get_clone(),
                    on:click=move |_| send.send(Message::Copy(CopyWhat::Id(id.clone()))),
                ) { (Icon::Copy.view()) }
                (own)
            }
        }
    }

    fn owner(&self) -> View {
        let cell = Cell::Column(Column::Owner);
        let facts = self.select(|model, row| Some(person::Person::of(model, &row.key)));
        let tabindex = self.tabindex(cell);
        let owner = shown_of(facts, |facts| person::person(&facts));
        view! {
            div(class="owner", role="gridcell", data-cell=cell_word(cell), tabindex=tabindex) {
                (owner)
            }
        }
    }

    fn status(&self) -> View {
        let cell = Cell::Column(Column::Status);
        let status = self.select(|_, row| Some(Shown::of(row)));
        let tabindex = self.tabindex(cell);
        let status = shown_of(status, |status| status.view());
        view! {
            div(class="status", role="gridcell", data-cell=cell_word(cell), tabindex=tabindex) {
                (status)
            }
        }
    }

    /// There once last uses were read.
    fn last_use(&self) -> View {
        let is_there = self.select(|model, _| model.facts.table.has_last_uses());
        let this = self.clone();
        shown_while(is_there, move || times::last_use(&this))
    }

    /// Only what would work is offered.
    fn actions(&self) -> View {
        let offer = self.select(Offer::of);
        let label = self.label();
        let this = self.clone();
        let tabindex = self.tabindex(Cell::Actions);
        // Without a button the cell itself holds the grid's tab stop.
        let is_bare = derived(move || !offer.get().is_some_and(Offer::is_button));
        let action = shown_of(offer, move |offer| this.action(offer, label));
        view! {
            div(
                class="act",
                role="gridcell",
                data-cell=cell_word(Cell::Actions),
                tabindex=move || is_bare.get().then(&tabindex),
            ) {
                (action)
            }
        }
    }

    fn action(&self, offer: Offer, label: ReadSignal<String>) -> View {
        let (send, id) = (self.send.clone(), self.id.clone());
        let (verb, label_key) = match offer {
            Offer::Working { is_own } => {
                let word = text(if is_own {
                    "deleting_key"
                } else {
                    "revoking_key"
                });
                return view! { span(class="working") { (word) } };
            }
            Offer::Revoke => ("revoke", "revoke_key"),
            Offer::Delete => ("delete", "delete_key"),
        };
        let name = derived(move || text_with(label_key, &[&label.get_clone()]));
        let tabindex = self.tabindex(Cell::Actions);
        let description = self.description();
        let element_id = format!("act-{}", self.id.as_str());
        let may_act = self.select(|model, _| model.facts.may_act());
        view! {
            button(
                r#type="button",
                id=element_id,
                tabindex=tabindex,
                // Disabled for good, it would let the focus fall to the page.
                aria-disabled=move || (!may_act.get()).to_string(),
                aria-label=move || name.get_clone(),
                aria-description=move || description.get_clone(),
                on:click=move |_| send.send(Message::AskToRevoke(id.clone())),
            ) { (text(verb)) }
        }
    }

    /// Owner and short id, which tell keys of one name apart.
    fn description(&self) -> ReadSignal<String> {
        let language = words();
        self.select(move |model, row| {
            let owner = person::Person::of(model, &row.key).line();
            language.text(
                "key_description",
                &[&hostile::shown(row.key.id.short()), &owner],
            )
        })
    }
}

/// A key's id at a glance.
pub fn short_id(id: &KeyId) -> String {
    let short = id.short();
    let rest = if short.len() < id.as_str().len() {
        "…"
    } else {
        ""
    };
    format!("{}{rest}", hostile::shown(short))
}

/// The key's name for labels.
fn name_of(row: &Row) -> String {
    match hostile::is_blank(&row.key.name) {
        true => hostile::shown(row.key.id.as_str()),
        false => hostile::shown(&row.key.name),
    }
}

/// What the status cell says.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    Status(Status),
    /// Qlik has removed the key.
    Gone,
}

impl Shown {
    fn of(row: &Row) -> Shown {
        match row.is_gone {
            true => Shown::Gone,
            false => Shown::Status(row.key.status.clone()),
        }
    }

    fn view(&self) -> View {
        match self {
            Shown::Status(known) => status(known),
            Shown::Gone => view! { span(class="state revoked") { (text("status_gone")) } },
        }
    }
}

/// What the row offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Offer {
    Revoke,
    Delete,
    /// Under way.
    Working {
        is_own: bool,
    },
}

impl Offer {
    fn of(model: &Model, row: &Row) -> Option<Offer> {
        let is_own = row.key.ownership(model.facts.me()) == Ownership::Own;
        if model.is_revoking(&row.key.id) {
            return Some(Offer::Working { is_own });
        }
        if row.is_gone || !row.key.may_be_revoked() {
            return None;
        }
        Some(match is_own {
            true => Offer::Delete,
            false => Offer::Revoke,
        })
    }

    fn is_button(self) -> bool {
        !matches!(self, Offer::Working { .. })
    }
}
