//! The ways by which somebody may make keys, in words.

use latchkey_core::access::{Access, By, GroupId, Holder, RoleId, Way};
use latchkey_core::text::{is_blank, shown};

use sycamore::prelude::*;

use crate::popup::view::odd::odd;
use crate::popup::words::{text, text_with};

/// Each way in a few words, safe to show.
pub(super) fn told(access: &Access, holder: &Holder, ways: &[Way]) -> Vec<String> {
    let told = ways.iter().map(|way| {
        let role = role_name(access, &way.role);
        match &way.by {
            By::Default => text("way_default"),
            By::Own => text_with("way_own", &[&role]),
            By::Group(id) if *id == GroupId::everyone() => text_with("way_everyone", &[&role]),
            By::Group(id) => {
                let group = holder.groups.iter().flatten().find(|group| group.id == *id);
                let name = group.map_or(id.as_str(), |group| &group.name);
                text_with("way_group", &[&called(name), &role])
            }
        }
    });
    told.collect()
}

/// A role's name, safe to show; its id where it isn't known.
pub(super) fn role_name(access: &Access, id: &RoleId) -> String {
    let role = access.roles.iter().find(|role| role.id == *id);
    role.map_or_else(|| shown(id.as_str()), |role| called(&role.name))
}

/// A name that others gave, drawn with marks.
pub(super) fn name(name: &str) -> View {
    match is_blank(name) {
        true => view! { span(class="nameless") { (text("no_name")) } },
        false => odd(name),
    }
}

/// A name that others gave, safe to show in a line of text.
pub(super) fn called(name: &str) -> String {
    match is_blank(name) {
        true => text("no_name"),
        false => shown(name),
    }
}
