//! Who was found: groups first, since there are few of them, then people; each with how they have the
//! permission already.

use latchkey_core::TokenFree;
use latchkey_core::access::{Group, Holder, Way};
use sycamore::prelude::*;
use sycamore::web::events::Event;

use super::tell;
use crate::features::settings::view::ways;
use crate::popup::loaded::Loaded;
use crate::popup::model::Model;
use crate::popup::settings::access::Happened;
use crate::popup::view::Send;
use crate::popup::view::field::is_ticked;
use crate::popup::view::odd::odd;
use crate::popup::view::part::part;
use crate::popup::words::{text, text_with, words};
use crate::ui::trouble::trouble;

/// Who was found, in facts.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    who: Who,
    is_chosen: bool,
    /// How they have the permission already.
    ways: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
enum Who {
    Person(Holder),
    Group(Group),
}

/// What the search brought.
#[derive(Clone, Debug, PartialEq)]
enum Search {
    None,
    /// What is typed holds a token: nobody is looked for by it.
    Token,
    Asking,
    Failed(String),
    /// Whoever was found, and whether there are more.
    Found(Vec<Found>, bool),
}

impl Search {
    fn of(model: &Model) -> Search {
        let giving = &model.settings.access.giving;
        let host = model.facts.tenant().map_or("", |tenant| tenant.host());
        if TokenFree::new(&giving.words).is_err() {
            return Search::Token;
        }
        let people = match &giving.found {
            Loaded::NotAsked => return Search::None,
            Loaded::Asking => return Search::Asking,
            Loaded::Failed(error) => return Search::Failed(trouble(&*words(), error, host)),
            Loaded::Here(people) => people,
        };
        let groups = giving
            .found_groups
            .iter()
            .map(|group| group_of(model, group));
        let holders = people.holders.iter();
        let people_found = holders.map(|holder| person_of(model, holder));
        Search::Found(groups.chain(people_found).collect(), people.are_more)
    }
}

fn person_of(model: &Model, holder: &Holder) -> Found {
    let access = &model.settings.access;
    let ways = access.read.here().and_then(|access| {
        let ways = access.ways(holder)?;
        Some(ways::told(access, holder, &ways))
    });
    let mut chosen = access.giving.chosen.iter();
    Found {
        is_chosen: chosen.any(|chosen| chosen.user.id == holder.user.id),
        who: Who::Person(holder.clone()),
        ways: ways.unwrap_or_default(),
    }
}

fn group_of(model: &Model, group: &Group) -> Found {
    let access = &model.settings.access;
    let ways = access.read.here().map(|access| {
        let ways = access.ways_of(group);
        let told = |way: Way| text_with("way_own", &[&ways::role_name(access, &way.role)]);
        ways.map(told).collect::<Vec<String>>()
    });
    let mut chosen = access.giving.chosen_groups.iter();
    Found {
        is_chosen: chosen.any(|chosen| chosen.id == group.id),
        who: Who::Group(group.clone()),
        ways: ways.unwrap_or_default(),
    }
}

/// The list.
pub(super) fn found(model: ReadSignal<Model>, send: &Send) -> View {
    let search = part(model, Search::of);
    let send = send.clone();
    view! {
        div(class="found-people", aria-live="polite") {
            (match search.get_clone() {
                Search::None => View::new(),
                Search::Token => view! { p(class="wrong", role="alert") { (text("people_token")) } },
                Search::Asking => view! { p(class="quiet") { (text("finding_people")) } },
                Search::Failed(reason) => {
                    view! { p(class="news wrong") { (text("not_read")) " " (reason.clone()) } }
                }
                Search::Found(found, _) if found.is_empty() => {
                    view! { p(class="quiet") { (text("nobody_found")) } }
                }
                Search::Found(found, are_more) => list(found, are_more, &send),
            })
        }
    }
}

fn list(found: Vec<Found>, are_more: bool, send: &Send) -> View {
    let rows: Vec<View> = found
        .into_iter()
        .map(|found| one(found, send.clone()))
        .collect();
    let more = are_more.then(|| view! { p(class="quiet") { (text("more_people")) } });
    view! {
        ul(class="people") { (rows) }
        (more)
    }
}

fn one(found: Found, send: Send) -> View {
    let Found {
        who,
        is_chosen,
        ways,
    } = found;
    let has_it = !ways.is_empty();
    let (name, beside) = match &who {
        Who::Person(holder) => (
            ways::name(&holder.user.name),
            odd(holder.user.email.as_deref().unwrap_or_default()),
        ),
        Who::Group(group) => (ways::name(&group.name), View::from(text("group_of_people"))),
    };
    let hint = match (&who, has_it) {
        (_, true) => Some(text_with("has_it", &[&ways.join("; ")])),
        (Who::Group(_), false) => Some(text("group_gives")),
        (Who::Person(_), false) => None,
    };
    let hint = hint.map(|hint| view! { span(class="hint") { (hint) } });
    let ticked = move |event: Event| {
        if let Some(is_ticked) = is_ticked(&event) {
            let choose = match who.clone() {
                Who::Person(holder) => Happened::Choose(Box::new(holder), is_ticked),
                Who::Group(group) => Happened::ChooseGroup(Box::new(group), is_ticked),
            };
            tell(&send, choose);
        }
    };
    view! {
        li {
            label(class="tick") {
                input(
                    r#type="checkbox",
                    checked=is_chosen,
                    disabled=has_it,
                    on:change=ticked,
                )
                span { (name) " " span(class="mail") { (beside) } }
            }
            (hint)
        }
    }
}
