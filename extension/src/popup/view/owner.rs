//! The page of one owner: who they are, what they may do, and all their keys.

mod keys;
mod roles;

use latchkey_core::text::shown;
use latchkey_core::{Account, Owner, Person, Role, UserId};
use sycamore::prelude::*;

use super::Send;
use super::close::on_escape;
use super::odd::{Value, id, odd, sentence};
use super::part::{part, shown_of};
use super::person::name_of;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::owner::Message as Page;
use crate::popup::words::{text, words};

/// The open page, if any.
#[inline(never)]
pub fn owner(model: ReadSignal<Model>, send: Send) -> View {
    let open = part(model, |model| Some(model.owner_page.as_ref()?.id.clone()));
    shown_of(open, move |id| page(model, &id, &send))
}

/// A button that leads to the page of an owner, where the list knows one.
pub fn way_to(model: &Model, owner: &UserId) -> Option<Way> {
    let person = Person::of(&model.facts.table, owner)?;
    Some(Way {
        id: owner.clone(),
        name: name(owner, &person.owner),
    })
}

/// Whose page, and how they are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    id: UserId,
    name: String,
}

impl Way {
    /// The button.
    pub fn view(&self, send: &Send) -> View {
        let (send, id) = (send.clone(), self.id.clone());
        let label = words().text("owner_keys", &[&self.name]);
        view! {
            button(
                r#type="button",
                on:click=move |_| send.send(Message::Owner(Page::Open(id.clone()))),
            ) { (label) }
        }
    }
}

fn name(id: &UserId, owner: &Owner) -> String {
    owner.user().map_or_else(|| shown(id.as_str()), name_of)
}

fn page(model: ReadSignal<Model>, id: &UserId, send: &Send) -> View {
    let facts = {
        let id = id.clone();
        part(model, move |model| Facts::of(model, &id))
    };
    let roles = roles::roles(model, id);
    let keys = keys::keys(model, id, send);
    let (back, on_key) = (send.clone(), on_escape(Message::Owner(Page::Close), send));
    view! {
        section(class="owner-page page", aria-labelledby="owner-title", on:keydown=on_key) {
            button(
                class="bare back",
                r#type="button",
                on:click=move |_| back.send(Message::Owner(Page::Close)),
            ) { (text("owner_back")) }
            h2(id="owner-title", tabindex="-1") {
                (facts.get_clone().map(|facts| facts.title()))
            }
            (facts.get_clone().map(|facts| facts.left()))
            dl(class="facts") {
                (facts.get_clone().map(|facts| facts.view()))
                (roles)
            }
            (keys)
        }
    }
}

/// What is told of the person.
#[derive(Clone, Debug, PartialEq)]
struct Facts {
    id: UserId,
    owner: Owner,
    is_me: bool,
    /// How many active keys somebody who has left leaves behind.
    left_behind: Option<usize>,
}

impl Facts {
    fn of(model: &Model, id: &UserId) -> Option<Facts> {
        let person = Person::of(&model.facts.table, id)?;
        Some(Facts {
            id: id.clone(),
            is_me: model.facts.me() == Some(id),
            left_behind: person.has_left().then(|| person.active(&model.facts.table)),
            owner: person.owner,
        })
    }

    fn title(&self) -> View {
        let named = Value::Odd(name(&self.id, &self.owner));
        let is_admin = self
            .owner
            .user()
            .is_some_and(|user| user.role == Role::TenantAdmin);
        let name = match self.is_me {
            true => sentence("fact_owner_you", &[named]),
            false => odd(&name(&self.id, &self.owner)),
        };
        let mark = is_admin.then(|| view! { span(class="mark admin") { (text("tenant_admin")) } });
        view! { (name) " " (mark) }
    }

    /// What it means that they have left.
    fn left(&self) -> View {
        match self.left_behind {
            None => View::new(),
            Some(0) => view! { p { (text("owner_left_none")) } },
            Some(count) => {
                let told = words().count("owner_left", count, &[]);
                view! { p(class="care") { (told) } }
            }
        }
    }

    fn view(&self) -> View {
        let email = self.owner.user().and_then(|user| user.email.as_deref());
        let email = email.map(|email| {
            let email = odd(email);
            view! {
                dt { (text("owner_email")) }
                dd { (email) }
            }
        });
        let (id, account) = (id(self.id.as_str()), self.account());
        let client = self.owner.user().and_then(|user| user.client_id.clone());
        let client = client.map(|client| {
            let client = odd(&client);
            view! {
                dt { (text("owner_client")) }
                dd { (client) }
            }
        });
        view! {
            (email)
            (client)
            dt { (text("owner_account")) }
            dd { (account) }
            dt { (text("owner_id")) }
            dd { (id) }
        }
    }

    fn account(&self) -> View {
        let user = match &self.owner {
            Owner::Found(user) => user,
            Owner::Pending => return View::from(text("owner_reading")),
            Owner::NotRead => return View::from(text("not_known")),
            Owner::Unknown => return View::from(text("account_unknown")),
        };
        View::from(match &user.account {
            Account::Active => text("account_active"),
            Account::Invited => text("account_invited"),
            Account::Disabled => text("account_disabled"),
            Account::Deleted => text("account_deleted"),
            Account::Provisioned => text("account_provisioned"),
            Account::Other(word) => shown(word),
            Account::NotKnown => text("not_known"),
        })
    }
}
