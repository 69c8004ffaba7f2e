//! The roles that carry the permission, with the people and groups that have them, and the
//! buttons that take it away.

use latchkey_core::access::{Access, Change, Holder, On, RoleKind, RoleRef, TenantRole, Verb};
use latchkey_core::api::ApiError;
use sycamore::prelude::*;

use super::access::{is_blocked, said};
use super::{other_role, ways};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::settings::access::{About, Happened};
use crate::popup::view::Send;
use crate::popup::view::odd::odd;
use crate::popup::view::part::part;
use crate::popup::view::person::name_of;
use crate::popup::words::{text, text_with, words};
use crate::ui::trouble::trouble;

/// All of them.
pub(super) fn roles(model: ReadSignal<Model>, send: &Send) -> View {
    let access = part(model, |model| model.settings.access.read.here().cloned());
    let other = other_role::other_role(model, send);
    let send = send.clone();
    view! {
        h3 { (text("roles")) }
        (access.get_clone().map(|access| list(model, &access, &send)))
        (other)
    }
}

fn list(model: ReadSignal<Model>, access: &Access, send: &Send) -> View {
    let host =
        model.with_untracked(|model| model.facts.tenant().map(|tenant| tenant.host().to_owned()));
    let host = host.unwrap_or_default();
    let told = |error: &ApiError| trouble(&*words(), error, &host);
    let roles: Vec<View> = access
        .carriers()
        .map(|role| one(model, access, role, &told, send))
        .collect();
    let none = roles
        .is_empty()
        .then(|| view! { p(class="quiet") { (text("no_roles")) } });
    let groups = access.groups.as_ref().err().map(|error| {
        let reason = told(error);
        view! { p(class="news care") { (text("groups_not_read")) " " (reason) } }
    });
    let unreadable = (access.unreadable > 0).then(|| {
        let told = words().count("access_unreadable", access.unreadable, &[]);
        view! { p(class="news care") { (told) } }
    });
    view! { (groups) (unreadable) (none) ul(class="roles") { (roles) } }
}

fn one(
    model: ReadSignal<Model>,
    access: &Access,
    role: &TenantRole,
    told: &dyn Fn(&ApiError) -> String,
    send: &Send,
) -> View {
    let name = ways::name(&role.name);
    let further = role.further_scopes();
    let further = (further > 0).then(|| {
        let told = words().count("role_further", further, &[]);
        view! { p(class="hint") { (told) } }
    });
    let kind = (role.kind == RoleKind::Default)
        .then(|| view! { span(class="mark") { (text("role_of_qlik")) } });
    let people = people(model, access, role, told, send);
    let groups = groups(model, access, role, send);
    let take = (role.may_edit != Some(false)).then(|| take_scope(model, role, send));
    view! {
        li(class="role") {
            div(class="titled") { h4 { (name) } (kind) (take) }
            (further)
            (people)
            (groups)
        }
    }
}

fn take(role: RoleRef, on: On) -> Change {
    Change {
        verb: Verb::Take,
        role,
        on,
    }
}

fn take_scope(model: ReadSignal<Model>, role: &TenantRole, send: &Send) -> View {
    let name = ways::called(&role.name);
    button(
        model,
        Button {
            id: format!("take-role-{}", role.id.as_str()),
            word: "take_away_role",
            label: text_with("take_from_role", &[&name]),
            about: About::TakeFromRole(role.name.clone()),
            changes: vec![take(role.reference(), On::Role)],
        },
        send,
    )
}

fn people(
    model: ReadSignal<Model>,
    access: &Access,
    role: &TenantRole,
    told: &dyn Fn(&ApiError) -> String,
    send: &Send,
) -> View {
    let holders = match access.holders_of(&role.id) {
        None => return View::new(),
        Some(Err(error)) => {
            let reason = told(error);
            return view! { p(class="news care") { (text("people_not_read")) " " (reason) } };
        }
        Some(Ok(holders)) => holders,
    };
    if holders.is_empty() {
        return view! { p(class="quiet") { (text("nobody_has_role")) } };
    }
    let rows: Vec<View> = holders
        .iter()
        .map(|holder| person(model, access, role, holder, send))
        .collect();
    view! { ul(class="people") { (rows) } }
}

fn person(
    model: ReadSignal<Model>,
    access: &Access,
    role: &TenantRole,
    holder: &Holder,
    send: &Send,
) -> View {
    let name = name_of(&holder.user);
    let email = odd(holder.user.email.as_deref().unwrap_or_default());
    // From a person all their own roles that carry it are taken: one alone would change nothing.
    let own = access.carriers().filter(|carrier| {
        let own = holder.roles.iter().flatten();
        carrier.id == role.id || own.into_iter().any(|held| held.id == carrier.id)
    });
    let user = holder.user.id.clone();
    let changes = own.map(|carrier| take(carrier.reference(), On::User(user.clone())));
    let button = button(
        model,
        Button {
            id: format!("take-{}-{}", role.id.as_str(), holder.user.id.as_str()),
            word: "take_away",
            label: text_with("take_from", &[&name]),
            about: About::TakeFromPerson(holder.clone()),
            changes: changes.collect(),
        },
        send,
    );
    let name = ways::name(&holder.user.name);
    view! { li { span { (name) " " span(class="mail") { (email) } } (button) } }
}

fn groups(model: ReadSignal<Model>, access: &Access, role: &TenantRole, send: &Send) -> View {
    let listed = access.groups_with(&role.id).into_iter();
    let everyone = access.everyone.iter().filter(|group| group.has(&role.id));
    let rows: Vec<View> = everyone
        .chain(listed)
        .map(|group| {
            let called = match group.is_everyone() {
                true => text("everyone"),
                false => ways::called(&group.name),
            };
            let button = button(
                model,
                Button {
                    id: format!("take-{}-{}", role.id.as_str(), group.id.as_str()),
                    word: "take_away_group",
                    label: text_with("take_from_group", &[&called]),
                    about: About::TakeFromGroup {
                        group: called.clone(),
                        role: role.name.clone(),
                    },
                    changes: vec![take(role.reference(), On::Group(group.id.clone()))],
                },
                send,
            );
            let told = odd(&text_with("group_has_role", &[&called]));
            view! { li { span { (told) } (button) } }
        })
        .collect();
    match rows.is_empty() {
        true => View::new(),
        false => view! { ul(class="people") { (rows) } },
    }
}

/// A button that asks before it takes something away.
struct Button {
    id: String,
    /// What stands on it; its label says of whom.
    word: &'static str,
    label: String,
    about: About,
    changes: Vec<Change>,
}

fn button(model: ReadSignal<Model>, button: Button, send: &Send) -> View {
    let is_blocked = part(model, is_blocked);
    let send = send.clone();
    let Button {
        id,
        word,
        label,
        about,
        changes,
    } = button;
    let title = label.clone();
    let opener = id.clone();
    let ask = move |_| {
        let happened = Happened::Ask(Box::new(about.clone()), changes.clone(), opener.clone());
        send.send(Message::Settings(said(happened)));
    };
    view! {
        button(
            class="small",
            r#type="button",
            id=id,
            aria-label=label,
            title=title,
            aria-disabled=move || is_blocked.get().to_string(),
            on:click=ask,
        ) { (text(word)) }
    }
}
