//! Giving the permission to chosen people and groups: finding them, choosing a role, giving it.

mod found;

use latchkey_core::TokenFree;
use latchkey_core::access::{Access, Group, Holder, RoleId};
use sycamore::prelude::*;
use sycamore::web::events::SubmitEvent;

use super::access::{is_blocked, said};
use super::ways;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::settings::access::{Happened, Receiver};
use crate::popup::view::Send;
use crate::popup::view::field;
use crate::popup::view::icon::Icon;
use crate::popup::view::part::{dynamic, part};
use crate::popup::view::person::name_of;
use crate::popup::words::{text, text_with, words};

/// The value of a new role in the list.
const NEW: &str = "new";

/// The whole of it.
pub(super) fn giving(model: ReadSignal<Model>, send: &Send) -> View {
    let (search, found) = (search(model, send), found::found(model, send));
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

fn chosen(model: ReadSignal<Model>, send: &Send) -> View {
    let chosen = part(model, |model| {
        let giving = &model.settings.access.giving;
        (giving.chosen.clone(), giving.chosen_groups.clone())
    });
    let send = send.clone();
    dynamic(move || {
        let (people, groups) = chosen.get_clone();
        if people.is_empty() && groups.is_empty() {
            return View::new();
        }
        let people = people.into_iter().map(|holder| {
            let (label, name) = (name_of(&holder.user), holder.user.name.clone());
            chip(
                &label,
                &name,
                Happened::Choose(Box::new(holder), false),
                &send,
            )
        });
        let groups = groups.into_iter().map(|group| {
            let (label, name) = (ways::called(&group.name), group.name.clone());
            chip(
                &label,
                &name,
                Happened::ChooseGroup(Box::new(group), false),
                &send,
            )
        });
        let chips: Vec<View> = people.chain(groups).collect();
        view! {
            p(class="label", id="chosen") { (text("chosen")) }
            ul(class="chips", aria-labelledby="chosen") { (chips) }
        }
    })
}

fn chip(label: &str, name: &str, leave: Happened, send: &Send) -> View {
    let label = text_with("leave_out", &[label]);
    let (name, title, send) = (ways::name(name), label.clone(), send.clone());
    let leave = move |_| tell(&send, leave.clone());
    view! {
        li {
            (name)
            button(class="bare", r#type="button", aria-label=label, title=title, on:click=leave) {
                (Icon::Close.view())
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
    dynamic(move || {
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
    let holds_token = part(model, role_holds_token);
    let wrong = dynamic(move || match holds_token.get() {
        true => view! { p(class="wrong", role="alert") { (text("role_token")) } },
        false => View::new(),
    });
    view! { (name) (description) (wrong) }
}

/// A token stands in a text of the new role, which everybody who sees roles could read.
fn role_holds_token(model: &Model) -> bool {
    let giving = &model.settings.access.giving;
    let texts = [&giving.name, &giving.description].into_iter().flatten();
    giving.role.is_none() && texts.into_iter().any(|text| TokenFree::new(text).is_err())
}

/// How many of the chosen people and groups have it in no way yet.
fn lacking(model: &Model) -> (usize, usize) {
    let access = &model.settings.access;
    let read = access.read.here();
    let has_it = |holder: &Holder| {
        let ways = read.and_then(|read| read.ways(holder));
        ways.is_some_and(|ways| !ways.is_empty())
    };
    let people = access.giving.chosen.iter();
    let groups = access.giving.chosen_groups.iter();
    (
        people.filter(|holder| !has_it(holder)).count(),
        groups.filter(|group| !group_has_it(read, group)).count(),
    )
}

fn group_has_it(access: Option<&Access>, group: &Group) -> bool {
    access.is_some_and(|access| access.ways_of(group).next().is_some())
}

fn give_button(model: ReadSignal<Model>, send: &Send) -> View {
    let count = part(model, lacking);
    let is_blocked = part(model, move |model| {
        let giving = &model.settings.access.giving;
        let name = giving.name.as_deref();
        let is_nameless = giving.role.is_none() && name.is_some_and(latchkey_core::text::is_blank);
        is_nameless || role_holds_token(model) || is_blocked(model)
    });
    let is_off = move || count.get() == (0, 0) || is_blocked.get();
    let send = send.clone();
    let proposed = Proposed::words();
    let give = move |_| {
        if count.get_untracked() != (0, 0) && !is_blocked.get_untracked() {
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
                    (0, 0) => text("give"),
                    (people, 0) => words().count("give_people", people, &[]),
                    (0, groups) => words().count("give_groups", groups, &[]),
                    (people, groups) => {
                        let people = words().count("people", people, &[]);
                        let groups = words().count("groups", groups, &[]);
                        text_with("give_both", &[&people, &groups])
                    }
                })
            }
        }
    }
}
