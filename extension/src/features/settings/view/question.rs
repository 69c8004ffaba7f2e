//! The question before everyone gets the permission, or before it is taken from anybody.

use latchkey_core::access::{Access, On};
use latchkey_core::flow::read_risk::Risk;
use sycamore::prelude::*;

use super::access::said;
use super::ways;
use crate::popup::facts::Reading;
use crate::popup::loaded::Loaded;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::settings::access::{About, Happened, Question};
use crate::popup::view::Send;
use crate::popup::view::dialog;
use crate::popup::view::odd::{name, odd};
use crate::popup::view::part::{part, shown_of};
use crate::popup::view::person::{Person, name_of};
use crate::popup::words::{text, text_with, words};

/// The open question, if there is one.
pub(super) fn question(model: ReadSignal<Model>, send: &Send) -> View {
    let about = part(model, |model| {
        let question = model.settings.access.question.as_ref();
        question.map(|question| question.about.clone())
    });
    let send = send.clone();
    shown_of(about, move |about| ask(model, about, &send))
}

fn ask(model: ReadSignal<Model>, about: About, send: &Send) -> View {
    let (title, verb) = (title(&about), verb(&about));
    let risk = part(model, Told::of);
    let what = part(model, what);
    let body = view! {
        (paragraphs(what.get_clone()))
        div(class="risk", aria-live="polite") { (risk.get_clone().map(|told| told.view())) }
    };
    let question = dialog::Question {
        title: Box::new(move || title.clone()),
        body,
        verb: Box::new(move || verb.clone()),
        is_blocked: part(model, is_blocked),
        count: part(model, |model| {
            let question = model.settings.access.question.as_ref();
            let risk = question.and_then(|question| question.risk.here());
            risk.map_or(0, |risk| risk.stopping.len())
        }),
        confirmed: Message::Settings(said(Happened::Confirm)),
        cancelled: Message::Settings(said(Happened::Cancel)),
    };
    dialog::dialog(question, send)
}

fn title(about: &About) -> String {
    match about {
        About::GiveEveryone => text("ask_give_everyone"),
        About::GiveRole(role) => text_with("ask_give_role", &[&ways::called(role)]),
        About::TakeRest => text("ask_take_rest"),
        About::TakeFromEveryone => text("ask_take_everyone"),
        About::TakeFromPerson(holder) => text_with("ask_take", &[&name_of(&holder.user)]),
        About::TakeFromGroup { group, .. } => text_with("ask_take_group", &[group]),
        About::TakeFromRole(role) => text_with("ask_take_role", &[&ways::called(role)]),
    }
}

fn verb(about: &About) -> String {
    match about {
        About::GiveEveryone => text("give_everyone_verb"),
        About::GiveRole(_) => text("give"),
        _ => text("take_away"),
    }
}

fn is_blocked(model: &Model) -> bool {
    let question = model.settings.access.question.as_ref();
    let is_reading =
        question.is_some_and(|question| question.risk.is_asking() || question.count.is_asking());
    is_reading || super::access::is_busy(model)
}

fn paragraphs(sentences: Vec<String>) -> View {
    let paragraphs: Vec<View> = sentences
        .into_iter()
        .map(|sentence| view! { p { (sentence) } })
        .collect();
    View::from(paragraphs)
}

/// What would follow, in sentences.
fn what(model: &Model) -> Vec<String> {
    let access = &model.settings.access;
    let (Some(question), Some(read)) = (&access.question, access.read.here()) else {
        return Vec::new();
    };
    match &question.about {
        About::GiveEveryone => vec![
            match &question.count {
                Loaded::Here(count) => words().count("everyone_would", *count, &[]),
                Loaded::Failed(_) => text("everyone_would_not_known"),
                Loaded::NotAsked | Loaded::Asking => text("everyone_counting"),
            },
            text("everyone_rights"),
        ],
        About::GiveRole(_) => give_role(read, question),
        About::TakeRest => {
            let count = words().count("take_rest_text", question.changes.len(), &[]);
            [count].into_iter().chain(further(read, question)).collect()
        }
        About::TakeFromEveryone => vec![text("take_everyone_text")],
        About::TakeFromRole(_) => vec![text("take_role_text")],
        About::TakeFromGroup { group, role } => {
            vec![text_with("take_group_text", &[group, &ways::called(role)])]
        }
        About::TakeFromPerson(holder) => {
            let roles = question
                .changes
                .iter()
                .map(|change| ways::called(&change.role.name));
            let roles = roles.collect::<Vec<_>>().join(", ");
            let mut sentences = vec![text_with("take_person_text", &[&roles])];
            sentences.extend(further(read, question));
            let left = read.ways(holder).map(|ways| {
                let left = ways.into_iter().filter(|way| {
                    !question
                        .changes
                        .iter()
                        .any(|change| change.ends(way, holder))
                });
                ways::told(read, holder, &left.collect::<Vec<_>>())
            });
            let left = left.filter(|left| !left.is_empty());
            sentences.extend(left.map(|left| text_with("take_left", &[&left.join("; ")])));
            sentences
        }
    }
}

/// Who would have it by the role, as far as that is known without asking for all of them.
fn give_role(access: &Access, question: &Question) -> Vec<String> {
    let role = question.changes.first().map(|change| &change.role.id);
    let groups = role.map_or_else(Vec::new, |role| access.groups_with(role));
    let groups: Vec<String> = groups
        .into_iter()
        .map(|group| ways::called(&group.name))
        .collect();
    let mut sentences = vec![text("give_role_text")];
    if !groups.is_empty() {
        sentences.push(text_with("give_role_groups", &[&groups.join(", ")]));
    }
    sentences
}

/// That other permissions go with a role.
fn further(access: &Access, question: &Question) -> Option<String> {
    let taken = question
        .changes
        .iter()
        .filter(|change| change.on != On::Role);
    let further = taken.filter_map(|change| {
        let role = access.roles.iter().find(|role| role.id == change.role.id)?;
        Some(role.further_scopes())
    });
    let further: usize = further.sum();
    (further > 0).then(|| words().count("take_further", further, &[]))
}

/// The keys that may stop, in facts.
#[derive(Clone, Debug, PartialEq)]
enum Told {
    Looking,
    Keys {
        stopping: Vec<(latchkey_core::Key, Person)>,
        unknown: usize,
        is_whole: bool,
    },
}

impl Told {
    fn of(model: &Model) -> Option<Told> {
        let question = model.settings.access.question.as_ref()?;
        let Risk { stopping, unknown } = match &question.risk {
            Loaded::NotAsked | Loaded::Failed(_) => return None,
            Loaded::Asking => return Some(Told::Looking),
            Loaded::Here(risk) => risk,
        };
        let keys = stopping.iter().filter_map(|id| {
            let key = &model.facts.table.row(id)?.key;
            Some((key.clone(), Person::of(model, key)))
        });
        Some(Told::Keys {
            stopping: keys.collect(),
            unknown: unknown.len(),
            is_whole: matches!(model.facts.reading, Reading::Whole(_)),
        })
    }

    fn view(&self) -> View {
        let (stopping, unknown, is_whole) = match self {
            Told::Looking => return view! { p(class="quiet") { (text("risk_looking")) } },
            Told::Keys {
                stopping,
                unknown,
                is_whole,
            } => (stopping, *unknown, *is_whole),
        };
        let told = match stopping.len() {
            0 => text("risk_none"),
            count => words().count("risk_keys", count, &[]),
        };
        let keys: Vec<View> = stopping
            .iter()
            .map(|(key, owner)| {
                let (name, owner) = (name(key), odd(&owner.line()));
                view! { li { (name) " " span(class="mail") { (owner) } } }
            })
            .collect();
        let keys = (!keys.is_empty()).then(
            || view! { ul(class="keys", tabindex="0", aria-label=text("risk_list")) { (keys) } },
        );
        let unknown = (unknown > 0).then(|| {
            let told = words().count("risk_not_known", unknown, &[]);
            view! { p(class="wrong") { (told) } }
        });
        let part = (!is_whole).then(|| view! { p(class="wrong") { (text("risk_part")) } });
        let class = if stopping.is_empty() {
            "quiet"
        } else {
            "wrong"
        };
        view! { p(class=class) { (told) } (keys) (unknown) (part) }
    }
}
