//! One value of the list: what it is, the field that it goes into, why, what keeps it out, and what
//! the user can do then.

use latchkey_core::linking::{Content, Missing, Refusal, Row, Why};
use latchkey_core::text::shown;
use sycamore::prelude::*;

use super::rows::{Line, TheKey};
use super::{List, Name, choice_of};
use crate::popup::ids::linking_field_list;
use crate::popup::linking::message::Message as Happened;
use crate::popup::message::{CopyWhat, Message};
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::copy::{copy_by, copy_named};
use crate::popup::view::odd::{Value, odd, sentence};
use crate::popup::words::{text, text_with, words};
use crate::words::{filling, linking};

/// Stands for a secret, however long that is.
const MASK: &str = "••••••••••••";

impl Line {
    pub fn view(&self, at: usize, model: ReadSignal<Model>, send: &Send) -> View {
        let (label, value) = (odd(&self.row.label), self.value());
        let (list, notes) = (self.list(at, send), self.notes(model, send));
        let class = match self.row.would_fill() {
            true => "fills",
            false => "keeps",
        };
        view! {
            li(class=class) {
                span(class="label") { (label) }
                span(class="value") { (value) }
                (list)
                div(class="notes") { (notes) }
            }
        }
    }

    fn value(&self) -> View {
        match &self.row.content {
            Content::Text(text) => odd(text),
            Content::Choice(choice) => odd(&choice.label),
            Content::Secret => {
                let name = text("fill_masked");
                view! { span(aria-label=name, role="img") { (MASK) } }
            }
            Content::Missing(_) => View::from("–"),
        }
    }

    fn list(&self, at: usize, send: &Send) -> View {
        let none = (String::new(), text("not_filled"));
        let fields = self.fields.iter().enumerate().map(|(at, (id, name))| {
            let name = match name.trim() {
                "" => text_with("field_nameless", &[&words().number(at + 1)]),
                name => shown(name),
            };
            (id.clone(), name)
        });
        let target = self.row.target.as_ref().map(|target| target.id.clone());
        let list = List {
            id: linking_field_list(at),
            name: Name::Itself(text_with("field_for", &[&shown(&self.row.label)])),
            choices: [none].into_iter().chain(fields).collect(),
            chosen: target.unwrap_or_default(),
            is_disabled: self.is_busy,
        };
        let (value, send) = (self.row.value, send.clone());
        list.view(Box::new(move |id| {
            let field = Some(id).filter(|id| !id.is_empty());
            send.send(Message::Linking(Happened::Map(value, field)));
        }))
    }

    /// All that is to be said of the value, what keeps it out first.
    fn notes(&self, model: ReadSignal<Model>, send: &Send) -> View {
        let refusal = self.row.refusal.as_ref().map(|refusal| {
            let told = refused(&self.row, refusal);
            let copy = self.copy(model, send);
            // A list of the page's own is tried first: nothing has gone wrong yet.
            let class = if self.row.is_to_be_chosen() {
                "own-list"
            } else {
                "not"
            };
            view! { p(class=class) { (told) " " (copy) } }
        });
        let structure = self.row.structure.clone();
        let structure = structure.map(|whole| self.structure(whole, model, send));
        let content = self.content().map(|key| view! { p { (text(key)) } });
        let target = self.row.target.as_ref();
        let replaces = target
            .filter(|target| target.replaces && self.row.would_fill())
            .map(|_| view! { p(class="replaces") { (text("fill_replaces")) } });
        let readable = self
            .row
            .may_be_kept_on_disk()
            .then(|| view! { p(class="replaces") { (text("fill_readable")) } });
        let why = target.map(|target| why(&target.why));
        view! { (refusal) (structure) (content) (readable) (replaces) (why) }
    }

    /// What does not go into the form may be taken there by hand.
    fn copy(&self, model: ReadSignal<Model>, send: &Send) -> Option<View> {
        let text = self.row.text().filter(|_| self.row.structure.is_none())?;
        let text = match &self.row.content {
            Content::Choice(choice) => choice.label.clone(),
            _ => text.to_owned(),
        };
        let label = shown(&self.row.label);
        Some(copy_named(model, CopyWhat::Text(text), &label, send))
    }

    /// The whole text that the field wants, to be taken there by hand.
    fn structure(&self, whole: String, model: ReadSignal<Model>, send: &Send) -> View {
        let name = text_with("structure_for", &[&shown(&self.row.label)]);
        let told = match self.row.value.is_secret() {
            true => "structure_with_key",
            false => "structure",
        };
        let what = CopyWhat::Text(whole.clone());
        let by = Message::Copy(what.clone());
        let copy = copy_by(model, what, &name, by, send);
        let lines = whole.lines().count().clamp(1, 8).to_string();
        view! {
            p { (text(told)) }
            textarea(class="structure", aria-label=name, readonly=true, rows=lines, "spellcheck"="false") {
                (whole)
            }
            (copy)
        }
    }

    /// Why there is no value, or how a secret comes.
    fn content(&self) -> Option<&'static str> {
        match &self.row.content {
            Content::Missing(missing) => Some(linking::missing(*missing)),
            Content::Secret if self.row.refusal.is_some() => None,
            Content::Secret if self.row.target.is_some() => Some(match self.key {
                TheKey::None => linking::missing(Missing::NeedsKey),
                TheKey::ToBeMade => "fill_secret",
                TheKey::Kept => "fill_secret_kept",
                TheKey::Filled => "fill_secret_filled",
            }),
            Content::Secret => Some(linking::missing(Missing::NeedsKey)),
            Content::Text(_) | Content::Choice(_) => None,
        }
    }
}

fn refused(row: &Row, refusal: &Refusal) -> String {
    match refusal {
        Refusal::ChooseYourself if row.is_to_be_chosen() => {
            text_with("choose_yourself", &[&shown(&choice_of(row))])
        }
        Refusal::TooLong(most) => {
            let most = usize::try_from(*most).unwrap_or(usize::MAX);
            words().count("refusal_too_long", most, &[])
        }
        Refusal::DoesNotFit(part) => text_with("refusal_does_not_fit", &[&shown(part)]),
        Refusal::OtherAddress(host) => text_with("refusal_other_address", &[&shown(host)]),
        refusal => text(filling::refusal(refusal)),
    }
}

fn why(why: &[Why]) -> View {
    let reasons: Vec<View> = match why {
        [] => vec![view! { li { (text("why_chosen")) } }],
        why => why
            .iter()
            .map(|why| {
                let told = sentence(filling::hint(why.hint), &[Value::Odd(why.text.clone())]);
                view! { li { (told) } }
            })
            .collect(),
    };
    view! {
        details(class="why") {
            summary { (text("fill_why")) }
            ul { (reasons) }
        }
    }
}
