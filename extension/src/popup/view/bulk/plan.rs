//! What would happen to many keys, owner by owner, and the question whether it shall.

use latchkey_core::Note;
use latchkey_core::bulk::plan::{Fate, Group, Job, Plan, Verb, Whose, Why};
use sycamore::prelude::*;
use wasm_bindgen::JsValue;

use crate::popup::bulk::message::Message as BulkMessage;
use crate::popup::bulk::{MOST_IN_POPUP, Trouble};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::dialog::{self, Question};
use crate::popup::view::noted::noted;
use crate::popup::view::odd::{name_or_id, odd};
use crate::popup::view::part::{derived, dynamic, part, shown_while};
use crate::popup::view::person::Person;
use crate::popup::words::{text, text_with, words};
use crate::ui::trouble::trouble;

/// The open plan, if there is one.
pub fn plan(model: ReadSignal<Model>, send: Send) -> View {
    let is_open = part(model, |model| model.bulk.planning.is_some());
    shown_while(is_open, move || shown(model, &send))
}

/// A plan, as facts to draw.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shown {
    revoke: usize,
    delete: usize,
    typed: usize,
    groups: Vec<Line>,
    is_anew: bool,
    /// It will run in a tab of its own.
    leaves: bool,
}

/// One owner's line.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    owner: Option<Person>,
    whose: Whose,
    fates: Vec<(Fate, usize)>,
    /// What is noted on keys that would end, each with its key's name.
    notes: Vec<(String, Note)>,
}

const FATES: [Fate; 7] = [
    Fate::Ends(Verb::Revoke),
    Fate::Ends(Verb::Delete),
    Fate::LeftOut(Why::Own),
    Fate::LeftOut(Why::Scim),
    Fate::LeftOut(Why::NotActive),
    Fate::LeftOut(Why::NotHere),
    Fate::LeftOut(Why::Others),
];

impl Shown {
    fn of(model: &Model) -> Option<Shown> {
        let planning = model.bulk.planning.as_ref()?;
        let plan = planning.plan(model);
        Some(Shown {
            revoke: plan.count(Fate::Ends(Verb::Revoke)),
            delete: plan.count(Fate::Ends(Verb::Delete)),
            typed: plan.typed().unwrap_or(0),
            leaves: plan.ends() > MOST_IN_POPUP && !model.facts.is_tab,
            groups: lines(model, &plan),
            is_anew: planning.is_anew,
        })
    }

    fn title(&self) -> String {
        let number = |count: usize| words().number(count);
        match (self.revoke, self.delete) {
            (0, 0) => text("plan_none"),
            (revoke, 0) => words().count("plan_revoke", revoke, &[]),
            (0, delete) => words().count("plan_delete", delete, &[]),
            (revoke, delete) => text_with("plan_both", &[&number(revoke), &number(delete)]),
        }
    }

    fn verb(&self) -> String {
        text(match (self.revoke, self.delete) {
            (_, 0) => "revoke",
            (0, _) => "delete",
            _ => "plan_verb_both",
        })
    }
}

fn lines(model: &Model, plan: &Plan) -> Vec<Line> {
    let line = |group: &Group| {
        let key = group
            .keys
            .first()
            .and_then(|(id, _)| model.facts.table.row(id));
        Line {
            owner: key.map(|row| Person::of(model, &row.key)),
            whose: group.whose.clone(),
            fates: FATES
                .into_iter()
                .map(|fate| (fate, group.count(fate)))
                .filter(|(_, count)| *count > 0)
                .collect(),
            notes: notes(model, group),
        }
    };
    plan.groups.iter().map(line).collect()
}

fn notes(model: &Model, group: &Group) -> Vec<(String, Note)> {
    let ending = group
        .keys
        .iter()
        .filter(|(_, fate)| matches!(fate, Fate::Ends(_)));
    let noted = ending.filter_map(|(id, _)| {
        let note = model.notes.of(id)?.clone();
        let row = model.facts.table.row(id)?;
        Some((name_or_id(&row.key).to_owned(), note))
    });
    noted.collect()
}

fn shown(model: ReadSignal<Model>, send: &Send) -> View {
    let facts = derived(move || model.with(|model| Shown::of(model).unwrap_or_default()));
    let groups = derived(move || facts.with(|facts| facts.groups.clone()));
    let sentences = derived(move || facts.with(sentences));
    let asks = asks(model, send);
    let trouble = why_not(model);
    let body = view! {
        ul(class="plan", tabindex="0", aria-label=text("plan_groups")) {
            (groups.get_clone().iter().map(line_view).collect::<Vec<View>>())
        }
        (asks)
        (trouble)
        (sentences.get_clone().into_iter().map(|key| view! { p { (text(key)) } }).collect::<Vec<View>>())
    };
    let question = Question {
        title: Box::new(move || facts.with(Shown::title)),
        body,
        verb: Box::new(move || facts.with(Shown::verb)),
        is_blocked: part(model, is_blocked),
        count: derived(move || facts.with(|facts| facts.typed)),
        confirmed: Message::Bulk(BulkMessage::Confirm),
        cancelled: Message::Bulk(BulkMessage::Cancel),
    };
    dialog::dialog(question, send)
}

fn sentences(facts: &Shown) -> Vec<&'static str> {
    [
        (facts.is_anew, "plan_anew"),
        (facts.revoke > 0, "plan_revoke_text"),
        (facts.delete > 0, "plan_delete_text"),
        (facts.leaves, "plan_in_tab"),
    ]
    .into_iter()
    .filter_map(|(is_so, key)| is_so.then_some(key))
    .collect()
}

fn is_blocked(model: &Model) -> bool {
    let Some(planning) = &model.bulk.planning else {
        return true;
    };
    let is_late = !planning.is_anew && model.bulk.is_busy();
    let is_held_back = planning.trouble.is_some() || !model.facts.may_act() || is_late;
    is_held_back || planning.plan(model).ends() == 0
}

fn line_view(line: &Line) -> View {
    let owner = match (&line.whose, &line.owner) {
        (Whose::Me, _) => View::from(text("plan_me")),
        (Whose::NotKnown, _) | (_, None) => View::from(text("plan_owner_not_known")),
        (_, Some(person)) => person.fact(),
    };
    let fates: Vec<View> = line
        .fates
        .iter()
        .map(|(fate, count)| {
            let told = words().count(word(*fate), *count, &[]);
            let class = match fate {
                Fate::Ends(_) => "ends",
                Fate::LeftOut(_) => "left",
            };
            view! { span(class=class) { (told) } " " }
        })
        .collect();
    let notes: Vec<View> = line
        .notes
        .iter()
        .map(|(name, note)| {
            let (name, note) = (odd(name), noted(note));
            view! {
                div(class="noted") { p { (name) } dl(class="facts") { (note) } }
            }
        })
        .collect();
    view! {
        li {
            span(class="whose") { (owner) }
            " "
            span(class="fates") { (fates) }
            (notes)
        }
    }
}

fn word(fate: Fate) -> &'static str {
    match fate {
        Fate::Ends(Verb::Revoke) => "fate_revoke",
        Fate::Ends(Verb::Delete) => "fate_delete",
        Fate::LeftOut(Why::Own) => "fate_own",
        Fate::LeftOut(Why::Scim) => "fate_scim",
        Fate::LeftOut(Why::NotActive) => "fate_not_active",
        Fate::LeftOut(Why::NotHere) => "fate_not_here",
        Fate::LeftOut(Why::Others) => "fate_others",
    }
}

/// What is left out unless asked for: how many keys, and whether they are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Asks {
    own: (usize, bool),
    scim: (usize, bool),
}

impl Asks {
    fn of(model: &Model) -> Asks {
        let planning = model.bulk.planning.as_ref();
        let Some((
            planning,
            Job::Picked {
                with_own,
                with_scim,
            },
        )) = planning.map(|planning| (planning, planning.job))
        else {
            return Asks::default();
        };
        let plan = planning.plan(model);
        let count = |whose: Whose, ends: Fate, left: Fate| {
            let group = plan.groups.iter().find(|group| group.whose == whose);
            group.map_or(0, |group| group.count(ends) + group.count(left))
        };
        let (revoke, delete) = (Fate::Ends(Verb::Revoke), Fate::Ends(Verb::Delete));
        Asks {
            own: (count(Whose::Me, delete, Fate::LeftOut(Why::Own)), with_own),
            scim: (
                count(Whose::Scim, revoke, Fate::LeftOut(Why::Scim)),
                with_scim,
            ),
        }
    }
}

fn asks(model: ReadSignal<Model>, send: &Send) -> View {
    let own = part(model, |model| Asks::of(model).own);
    let scim = part(model, |model| Asks::of(model).scim);
    let (send_own, send_scim) = (send.clone(), send.clone());
    let own = ask(own, "plan_with_own", move |is_wished| {
        send_own.send(Message::Bulk(BulkMessage::WithOwn(is_wished)));
    });
    let scim = ask(scim, "plan_with_scim", move |is_wished| {
        send_scim.send(Message::Bulk(BulkMessage::WithScim(is_wished)));
    });
    view! { (own) (scim) }
}

fn ask(
    fact: ReadSignal<(usize, bool)>,
    word: &'static str,
    wish: impl Fn(bool) + Clone + 'static,
) -> View {
    let count = derived(move || fact.get().0);
    let is_wished = derived(move || fact.get().1);
    dynamic(move || {
        let count = count.get();
        if count == 0 {
            return View::new();
        }
        let told = words().count(word, count, &[]);
        let wish = wish.clone();
        view! {
            div(class="wish") {
                input(
                    r#type="checkbox",
                    id=word,
                    checked=move || is_wished.get(),
                    prop:checked=move || JsValue::from_bool(is_wished.get()),
                    on:change=move |_: web_sys::Event| wish(!is_wished.get_untracked()),
                )
                label(r#for=word) { (told) }
            }
        }
    })
}

fn why_not(model: ReadSignal<Model>) -> View {
    let language = words();
    let reason = part(model, move |model| {
        Some(match model.bulk.planning.as_ref()?.trouble.as_ref()? {
            Trouble::WhoNotKnown => language.text("plan_who_not_known", &[]),
            Trouble::NotWritten => language.text("plan_not_written", &[]),
            Trouble::Another => language.text("plan_another", &[]),
            Trouble::Unreadable => language.text("plan_unreadable", &[]),
            Trouble::Error(error) => {
                let reason = trouble(&*language, error, model.facts.tenant()?.host());
                format!("{} {reason}", language.text("ask_trouble", &[]))
            }
        })
    });
    dynamic(move || {
        let reason = reason.get_clone();
        reason.map(|reason| view! { p(class="wrong", role="alert") { (reason) } })
    })
}
