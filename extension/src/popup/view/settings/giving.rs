//! Giving the permission to chosen people: finding them, choosing a role, giving it.

use latchkey_core::access::{Holder, RoleId};
use sycamore::prelude::*;
use sycamore::web::events::{Event, SubmitEvent};

use super::access::{is_blocked, said};
use super::ways;
use crate::popup::loaded::Loaded;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::settings::access::{Happened, Receiver};
use crate::popup::view::Send;
use crate::popup::view::field::{self, is_ticked};
use crate::popup::view::odd::odd;
use crate::popup::view::part::part;
use crate::popup::view::person::name_of;
use crate::popup::view::trouble::trouble;
use crate::popup::words::{text, text_with, words};

/// The value of a new role in the list.
const NEW: &str = "new";

/// The whole of it.
pub(super) fn giving(model: ReadSignal<Model>, send: &Send) -> View {
    let (search, found) = (search(model, send), found(model, send));
    let (chosen, role) = (chosen(model, send), role(model, send));
    let give = give_button(model, send);
    view! {
        h3 { (text("give_chosen")) }
        (search)
        (found)
        (chosen)
        (role)
        (give)
    }
}

/// The name and description that are proposed for a new role.
#[derive(Clone)]
pub(super) struct Proposed {
    name: String,
    description: String,
}

impl Proposed {
    /// In words; asked for while drawing, since a handler knows no language.
    pub(super) fn words() -> Proposed {
        Proposed {
            name: text("new_role_name"),
            description: text("new_role_description"),
        }
    }

    /// What giving says: the role's texts are the user's, or ours until they typed any.
    pub(super) fn give(&self, model: &Model, to: Receiver) -> Happened {
        let giving = &model.settings.access.giving;
        let (name, description) = (giving.name.as_ref(), giving.description.as_ref());
        Happened::Give {
            to,
            name: name.unwrap_or(&self.name).clone(),
            description: description.unwrap_or(&self.description).clone(),
        }
    }
}

fn tell(send: &Send, happened: Happened) {
    send.send(Message::Settings(said(happened)));
}

fn search(model: ReadSignal<Model>, send: &Send) -> View {
    let start = model.with_untracked(|model| model.settings.access.giving.words.clone());
    let (on_input, on_submit) = (send.clone(), send.clone());
    let line = field::line("person", text("person_words"), start, move |typed| {
        tell(&on_input, Happened::Words(typed));
    });
    view! {
        form(
            class="find-people",
            role="search",
            aria-label=text("find_people"),
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                tell(&on_submit, Happened::Find);
            },
        ) {
            (line)
            button(r#type="submit") { (text("find_people")) }
        }
    }
}

/// A person who was found, in facts.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    holder: Holder,
    is_chosen: bool,
    /// How they have the permission already.
    ways: Vec<String>,
}

/// What the search brought.
#[derive(Clone, Debug, PartialEq)]
enum Search {
    None,
    Asking,
    Failed(String),
    People(Vec<Found>, bool),
}

impl Search {
    fn of(model: &Model) -> Search {
        let giving = &model.settings.access.giving;
        let host = model.tenant().map_or("", |tenant| tenant.host());
        let people = match &giving.found {
            Loaded::NotAsked => return Search::None,
            Loaded::Asking => return Search::Asking,
            Loaded::Failed(error) => return Search::Failed(trouble(&*words(), error, host)),
            Loaded::Here(people) => people,
        };
        let access = model.settings.access.read.here();
        let found = people.holders.iter().map(|holder| {
            let ways = access.and_then(|access| {
                let ways = access.ways(holder)?;
                Some(ways::told(access, holder, &ways))
            });
            let is_chosen = giving
                .chosen
                .iter()
                .any(|chosen| chosen.user.id == holder.user.id);
            Found {
                holder: holder.clone(),
                is_chosen,
                ways: ways.unwrap_or_default(),
            }
        });
        Search::People(found.collect(), people.are_more)
    }
}

fn found(model: ReadSignal<Model>, send: &Send) -> View {
    let search = part(model, Search::of);
    let send = send.clone();
    view! {
        div(class="found-people", aria-live="polite") {
            (match search.get_clone() {
                Search::None => View::new(),
                Search::Asking => view! { p(class="quiet") { (text("finding_people")) } },
                Search::Failed(reason) => {
                    view! { p(class="news wrong") { (text("not_read")) " " (reason.clone()) } }
                }
                Search::People(people, _) if people.is_empty() => {
                    view! { p(class="quiet") { (text("nobody_found")) } }
                }
                Search::People(people, are_more) => list(people, are_more, &send),
            })
        }
    }
}

fn list(people: Vec<Found>, are_more: bool, send: &Send) -> View {
    let rows: Vec<View> = people
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
        holder,
        is_chosen,
        ways,
    } = found;
    let has_it = !ways.is_empty();
    let (name, email) = (
        ways::name(&holder.user.name),
        odd(holder.user.email.as_deref().unwrap_or_default()),
    );
    let already = has_it.then(|| {
        let told = text_with("has_it", &[&ways.join("; ")]);
        view! { span(class="hint") { (told) } }
    });
    let ticked = move |event: Event| {
        if let Some(is_ticked) = is_ticked(&event) {
            tell(&send, Happened::Choose(Box::new(holder.clone()), is_ticked));
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
                span { (name) " " span(class="mail") { (email) } }
            }
            (already)
        }
    }
}

fn chosen(model: ReadSignal<Model>, send: &Send) -> View {
    let chosen = part(model, |model| model.settings.access.giving.chosen.clone());
    let send = send.clone();
    View::from_dynamic(move || {
        let chosen = chosen.get_clone();
        if chosen.is_empty() {
            return View::new();
        }
        let people: Vec<View> = chosen
            .into_iter()
            .map(|holder| chip(holder, send.clone()))
            .collect();
        view! {
            p(class="label", id="chosen") { (text("chosen")) }
            ul(class="chips", aria-labelledby="chosen") { (people) }
        }
    })
}

fn chip(holder: Holder, send: Send) -> View {
    let label = text_with("leave_out", &[&name_of(&holder.user)]);
    let (name, title) = (ways::name(&holder.user.name), label.clone());
    let leave = move |_| tell(&send, Happened::Choose(Box::new(holder.clone()), false));
    view! {
        li {
            (name)
            button(class="bare", r#type="button", aria-label=label, title=title, on:click=leave) {
                span(class="icon icon-close", aria-hidden="true")
            }
        }
    }
}

/// The roles to choose from: their ids, names and further permissions.
fn choices(model: &Model) -> (Vec<(RoleId, String, usize)>, Option<RoleId>) {
    let access = &model.settings.access;
    let carriers = access.read.here().into_iter().flat_map(|read| {
        let carriers = read.carriers();
        carriers.map(|role| {
            (
                role.id.clone(),
                ways::called(&role.name),
                role.further_scopes(),
            )
        })
    });
    (carriers.collect(), access.giving.role.clone())
}

fn role(model: ReadSignal<Model>, send: &Send) -> View {
    let choices = part(model, choices);
    let send = send.clone();
    View::from_dynamic(move || {
        let (roles, chosen) = choices.get_clone();
        let start = chosen.as_ref().map_or(NEW, |id| id.as_str()).to_owned();
        let listed = roles
            .iter()
            .map(|(id, name, _)| (id.as_str().to_owned(), name.clone()));
        let listed = listed.chain([(NEW.to_owned(), text("new_role"))]).collect();
        let (on_list, on_new) = (send.clone(), send.clone());
        let list = field::list("role", text("role"), listed, &start, move |value| {
            tell(
                &on_list,
                Happened::Role(RoleId::new(&value).filter(|_| value != NEW)),
            );
        });
        let further = roles
            .iter()
            .find(|(id, ..)| Some(id) == chosen.as_ref())
            .map_or(0, |(_, _, further)| *further);
        let further = (further > 0).then(|| {
            let told = words().count("role_further", further, &[]);
            view! { p(class="hint") { (told) } }
        });
        let new = chosen.is_none().then(|| new_role(model, &on_new));
        view! { div(class="fields") { (list) (new) } (further) }
    })
}

fn new_role(model: ReadSignal<Model>, send: &Send) -> View {
    let (name, description) = model.with_untracked(|model| {
        let giving = &model.settings.access.giving;
        (giving.name.clone(), giving.description.clone())
    });
    let (on_name, on_description) = (send.clone(), send.clone());
    let proposed = Proposed::words();
    let name = field::line(
        "role-name",
        text("role_name"),
        name.unwrap_or(proposed.name),
        move |typed| tell(&on_name, Happened::Name(typed)),
    );
    let description = field::line(
        "role-description",
        text("role_description"),
        description.unwrap_or(proposed.description),
        move |typed| tell(&on_description, Happened::Description(typed)),
    );
    view! { (name) (description) }
}

fn give_button(model: ReadSignal<Model>, send: &Send) -> View {
    let count = part(model, |model| {
        let access = &model.settings.access;
        let has_it = |holder: &Holder| {
            let ways = access.read.here().and_then(|read| read.ways(holder));
            ways.is_some_and(|ways| !ways.is_empty())
        };
        access
            .giving
            .chosen
            .iter()
            .filter(|holder| !has_it(holder))
            .count()
    });
    let is_blocked = part(model, move |model| {
        let giving = &model.settings.access.giving;
        let name = giving.name.as_deref();
        let is_nameless = giving.role.is_none() && name.is_some_and(latchkey_core::text::is_blank);
        is_nameless || is_blocked(model)
    });
    let is_off = move || count.get() == 0 || is_blocked.get();
    let send = send.clone();
    let proposed = Proposed::words();
    let give = move |_| {
        if count.get_untracked() > 0 && !is_blocked.get_untracked() {
            let give = model.with_untracked(|model| proposed.give(model, Receiver::Chosen));
            tell(&send, give);
        }
    };
    view! {
        div(class="acts") {
            button(
                class="main-action",
                r#type="button",
                aria-disabled=move || is_off().to_string(),
                on:click=give,
            ) {
                (match count.get() {
                    0 => text("give"),
                    count => words().count("give_people", count, &[]),
                })
            }
        }
    }
}
