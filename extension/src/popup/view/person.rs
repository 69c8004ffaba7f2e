//! Whose a key is, worded once for the grid, the dialog and the pasted key.

use latchkey_core::text::is_blank;
use latchkey_core::{Account, Key, Owner, Role, Subject, User};
use sycamore::prelude::*;

use super::odd::{Value, id, odd, sentence};
use crate::popup::model::Model;
use crate::popup::words::{text, words};
use crate::ui::person::line;

/// For whom a key stands, and what is known of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    subject: Subject,
    owner: Owner,
    is_me: bool,
}

impl Person {
    /// The owner of a key.
    pub fn of(model: &Model, key: &Key) -> Person {
        Person {
            is_me: key.subject.user().is_some() && key.subject.user() == model.facts.me(),
            subject: key.subject.clone(),
            owner: model.facts.owner_to_tell(key),
        }
    }

    /// In one line of text that is safe to show: for labels and descriptions.
    pub fn line(&self) -> String {
        line(&self.subject, &self.owner, &*words())
    }

    /// In one line, with marks: for the dialog and the pasted key.
    pub fn fact(&self) -> View {
        let Subject::User(user_id) = &self.subject else {
            return View::from(self.line());
        };
        let of_id = |key| sentence(key, &[Value::Id(user_id.as_str().to_owned())]);
        match &self.owner {
            Owner::Pending => {
                let id = id(user_id.as_str());
                view! { (text("owner_reading")) " " (id) }
            }
            Owner::NotRead => of_id("fact_owner_not_read"),
            Owner::Unknown => of_id("fact_owner_unknown"),
            Owner::Found(user) => {
                let name = Value::Odd(name_of(user));
                let name = match user.account {
                    Account::Deleted => sentence("fact_owner_deleted", &[name]),
                    _ if self.is_me => sentence("fact_owner_you", &[name]),
                    _ => odd(&name_of(user)),
                };
                let email = user.email.as_deref().map(|email| (", ", odd(email)));
                let email = email.map_or_else(View::new, View::from);
                let marks = self.marks();
                view! { (name) (email) " " (marks) }
            }
        }
    }

    fn first_line(&self) -> View {
        match (&self.subject, &self.owner) {
            (Subject::User(_), Owner::Found(user)) if is_blank(&user.name) => {
                view! { span(class="nameless") { (text("owner_no_name")) } }
            }
            (Subject::User(_), Owner::Found(user)) => odd(&user.name),
            (Subject::User(_), Owner::Pending) => View::from(text("owner_reading")),
            (Subject::User(_), Owner::Unknown | Owner::NotRead) => View::new(),
            (Subject::Scim(_), _) => View::from(text("owner_identity_provider")),
            (Subject::Other { kind, .. }, _) => odd(kind),
            (Subject::NotKnown, _) => View::from(text("not_known")),
        }
    }

    fn second_line(&self) -> View {
        match (&self.subject, &self.owner) {
            (Subject::User(_), Owner::Found(user)) if user.account == Account::Deleted => {
                View::from(text("owner_deleted"))
            }
            (Subject::User(_), Owner::Found(user)) if user.client_id.is_some() => {
                odd(user.client_id.as_deref().unwrap_or_default())
            }
            (Subject::User(user_id), Owner::Found(user)) => {
                odd(user.email.as_deref().unwrap_or(user_id.as_str()))
            }
            (Subject::User(_), Owner::Pending) | (Subject::NotKnown, _) => View::new(),
            (Subject::User(user_id), _) => odd(user_id.as_str()),
            (Subject::Scim(sub) | Subject::Other { sub, .. }, _) => odd(sub),
        }
    }

    fn marks(&self) -> View {
        let user = self.owner.user();
        let is_user = self.subject.user().is_some();
        let is_admin = user.is_some_and(|user| user.role == Role::TenantAdmin);
        let is_disabled = user.is_some_and(|user| user.account == Account::Disabled);
        let marks = [
            (
                matches!(self.subject, Subject::Scim(_)),
                "mark",
                "owner_scim",
            ),
            (is_user && self.owner.is_bot(), "mark", "owner_client"),
            (is_admin, "mark admin", "tenant_admin"),
            (
                is_user && self.owner.is_missing(),
                "mark care",
                "owner_ownerless",
            ),
            (is_disabled, "mark care", "owner_disabled"),
            (
                is_user && self.owner == Owner::NotRead,
                "mark unread",
                "owner_not_read",
            ),
        ];
        let shown: Vec<View> = marks
            .into_iter()
            .filter(|(is_so, ..)| *is_so)
            .map(|(_, class, word)| view! { span(class=class) { (text(word)) } })
            .collect();
        View::from(shown)
    }
}

/// The two lines of a cell: who, with marks; e-mail or id.
pub fn person(person: &Person) -> View {
    let (first, marks, second) = (person.first_line(), person.marks(), person.second_line());
    view! {
        div(class="person") { (first) " " (marks) }
        div(class="mail") { (second) }
    }
}

/// A user's name, safe to show.
pub fn name_of(user: &User) -> String {
    crate::ui::person::name_of(user, &*words())
}
