//! What would go where: each value with the field that it goes into, why, and what keeps it out.

use latchkey_core::linking::{Content, Missing, Plan, Refusal, Row, Why, targets};
use latchkey_core::text::shown;
use sycamore::prelude::*;

use super::{List, Name, act, field_list, key};
use crate::popup::linking::message::Message as Happened;
use crate::popup::linking::{Filling, Linking};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::odd::{Value, odd, sentence};
use crate::popup::view::part::{derived, dynamic, part};
use crate::popup::words::{filling, linking, text, text_with, words};

/// Stands for a secret, however long that is.
const MASK: &str = "••••••••••••";

/// One value, and what is drawn from beside it.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    row: Row,
    /// The fields that it may go into: their ids, and what each is called.
    fields: Vec<(String, String)>,
    key: TheKey,
    is_busy: bool,
}

/// How a key comes into the row's field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TheKey {
    /// None can be made.
    None,
    /// One may be made for the form.
    ToBeMade,
    /// One is made, and not in its field.
    Kept,
    /// One stands in its field.
    Filled,
}

impl TheKey {
    fn of(model: &Model, row: &Row) -> TheKey {
        match model.linking.has_filled(row) {
            true => TheKey::Filled,
            false if model.new_key.fresh_key().is_some() => TheKey::Kept,
            false if key::is_offered(model) => TheKey::ToBeMade,
            false => TheKey::None,
        }
    }
}

impl Line {
    fn all(model: &Model) -> Option<Vec<Line>> {
        let linking: &Linking = &model.linking;
        let is_busy = linking.is_busy();
        // Where there is no field at all there is nothing to choose.
        linking.frame().filter(|frame| !frame.fields.is_empty())?;
        let rows = linking.plan()?.rows.iter();
        let lines = rows.map(|row| Line {
            row: row.clone(),
            fields: fields(linking, row),
            key: TheKey::of(model, row),
            is_busy,
        });
        Some(lines.collect())
    }
}

/// What the value may go into, and what it goes into though it may not.
fn fields(linking: &Linking, row: &Row) -> Vec<(String, String)> {
    let Some(form) = &linking.form else {
        return Vec::new();
    };
    let (recognised, at) = (&form.recognised, &form.mapping.frame);
    let integration = &recognised.integration;
    let mut targets = targets(row.value, integration, linking.frames(), at, recognised);
    if let Some(target) = &row.target
        && !targets.iter().any(|other| other.id == target.id)
    {
        targets.insert(0, target.clone());
    }
    let fields = targets.into_iter().map(|target| (target.id, target.name));
    fields.collect()
}

/// Why there is no value at all for this form, where there is none.
fn nothing(model: &Model) -> Option<&'static str> {
    let is_empty = |plan: &Plan| plan.rows.is_empty();
    let source = model.linking.source(&model.identity)?;
    let integration = model.linking.integration()?;
    let why = || linking::not_taken(integration, &source).unwrap_or("connect_nothing");
    model
        .linking
        .plan()
        .filter(|plan| is_empty(plan))
        .map(|_| why())
}

/// The list, and the button that fills.
pub(super) fn rows(model: ReadSignal<Model>, send: &Send) -> View {
    let (lines, nothing) = (part(model, Line::all), part(model, nothing));
    let has_lines = derived(move || lines.with(Option::is_some));
    let (page, fill) = (page(model, send), fill(model, send));
    let send = send.clone();
    let list = dynamic(move || {
        let lines = lines.get_clone().filter(|lines| !lines.is_empty());
        lines.map(|lines| {
            let lines = lines.iter().enumerate();
            let lines: Vec<View> = lines.map(|(at, line)| line.view(at, &send)).collect();
            view! {
                h2 { (text("what_goes_where")) }
                ul(class="rows-to-fill") { (lines) }
            }
        })
    });
    let nothing = move || {
        nothing
            .get()
            .map(|why| view! { p(class="care") { (text(why)) } })
    };
    view! {
        (list)
        (nothing())
        (page)
        div(class="acts to-fill", hidden=move || !has_lines.get()) { (fill) }
    }
}

/// What is to be said of the page before anything is filled.
fn page(model: ReadSignal<Model>, send: &Send) -> View {
    let told = part(model, |model| {
        let linking = &model.linking;
        match (linking.frames().is_empty(), linking.is_stale) {
            (true, _) => Some("page_out_of_reach"),
            (false, true) => Some("page_stale"),
            (false, false) => None,
        }
    });
    let send = send.clone();
    dynamic(move || {
        told.get().map(|told| {
            let again = act("look_again", "", Happened::LookAgain, &send);
            view! {
                div(class="care", role="alert") {
                    p { (text(told)) }
                    div(class="acts") { (again) }
                }
            }
        })
    })
}

impl Line {
    fn view(&self, at: usize, send: &Send) -> View {
        let (label, value) = (odd(&self.row.label), self.value());
        let (list, notes) = (self.list(at, send), self.notes());
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
            id: field_list(at),
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
    fn notes(&self) -> View {
        let refusal = self.row.refusal.as_ref().map(|refusal| {
            let told = refused(refusal);
            view! { p(class="not") { (told) } }
        });
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
        view! { (refusal) (content) (readable) (replaces) (why) }
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

fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLong(most) => {
            let most = usize::try_from(*most).unwrap_or(usize::MAX);
            words().count("refusal_too_long", most, &[])
        }
        Refusal::OtherAddress(host) => text_with("refusal_other_address", &[&shown(host)]),
        Refusal::DoesNotFit(part) => text_with("refusal_does_not_fit", &[&shown(part)]),
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

/// How many values Fill would write, without a secret.
fn count(model: &Model) -> usize {
    let plan = model.linking.plan();
    let orders = plan.map(|plan| plan.orders(&[])).unwrap_or_default();
    orders.iter().map(|order| order.fields.len()).sum()
}

fn fill(model: ReadSignal<Model>, send: &Send) -> View {
    let count = part(model, count);
    let is_filling = part(model, |model| model.linking.filling == Filling::Working);
    let is_idle = part(model, |model| !model.linking.is_busy());
    let send = send.clone();
    view! {
        button(
            class="main-action",
            r#type="button",
            aria-disabled=move || (count.get() == 0 || !is_idle.get()).to_string(),
            on:click=move |_| send.send(Message::Linking(Happened::Fill)),
        ) { (text("fill")) }
        span(class="quiet", role="status") {
            (match (is_filling.get(), count.get()) {
                (true, _) => text("fill_working"),
                (false, 0) => text("fill_nothing"),
                (false, count) => words().count("fill_count", count, &[]),
            })
        }
    }
}
