//! The ways by which somebody may make keys, in words.

use latchkey_core::access::{Access, By, GroupId, Holder, RoleId, Way};
use latchkey_core::text::{is_blank, shown};

use crate::words::Words;

/// Each way in a few words, safe to show.
pub(super) fn told(
    access: &Access,
    holder: &Holder,
    ways: &[Way],
    words: &dyn Words,
) -> Vec<String> {
    let told = ways.iter().map(|way| {
        let role = role_name(access, &way.role, words);
        match &way.by {
            By::Default => words.say("way_default"),
            By::Own => words.text("way_own", &[&role]),
            By::Group(id) if *id == GroupId::everyone() => words.text("way_everyone", &[&role]),
            By::Group(id) => {
                let group = holder.groups.iter().flatten().find(|group| group.id == *id);
                let name = group.map_or(id.as_str(), |group| &group.name);
                words.text("way_group", &[&called(name, words), &role])
            }
        }
    });
    told.collect()
}

/// A role's name, safe to show; its id where it isn't known.
pub(super) fn role_name(access: &Access, id: &RoleId, words: &dyn Words) -> String {
    let role = access.roles.iter().find(|role| role.id == *id);
    role.map_or_else(|| shown(id.as_str()), |role| called(&role.name, words))
}

/// A name that others gave, safe to show in a line of text.
pub(super) fn called(name: &str, words: &dyn Words) -> String {
    match is_blank(name) {
        true => words.say("no_name"),
        false => shown(name),
    }
}
