//! Giving the permission to people and groups: who has it already is left out.

use latchkey_core::TokenFree;
use latchkey_core::access::{Holder, On, TenantRole};
use latchkey_core::flow::change_access::{self, AccessPlan};

use super::work;
use crate::features::settings::state::Settings;
use crate::features::settings::state::access::Receiver;
use crate::shell::context::Context;

/// Gives the role to whoever hasn't got the permission yet.
pub(super) fn give(
    context: &mut Context<'_, Settings>,
    to: Receiver,
    name: String,
    description: String,
) {
    let me = context.facts.me().cloned();
    let access = &context.state.access;
    let Some(read) = access.read.here() else {
        return;
    };
    let has_it = |holder: &Holder| read.ways(holder).is_some_and(|ways| !ways.is_empty());
    let to: Vec<On> = match to {
        Receiver::Me => me.into_iter().map(On::User).collect(),
        Receiver::Chosen => {
            let giving = &access.giving;
            let chosen = giving.chosen.iter().filter(|holder| !has_it(holder));
            let people = chosen.map(|holder| On::User(holder.user.id.clone()));
            let groups = giving.chosen_groups.iter();
            let groups = groups.filter(|group| read.ways_of(group).next().is_none());
            let groups = groups.map(|group| On::Group(group.id.clone()));
            people.chain(groups).collect()
        }
    };
    let role = access.giving.role.as_ref();
    let role = role.and_then(|id| read.carriers().find(|role| role.id == *id));
    let is_nameless = role.is_none() && latchkey_core::text::is_blank(&name);
    let texts = (TokenFree::new(name.trim()), TokenFree::new(&description));
    let (Ok(name), Ok(description)) = texts else {
        return;
    };
    if to.is_empty() || is_nameless || access.unfinished.is_some() {
        return;
    }
    let plan = match role.map(TenantRole::reference) {
        None => AccessPlan::NewRole {
            name,
            description,
            to,
        },
        Some(role) => AccessPlan::Changes(change_access::give(&role, &to)),
    };
    work::begin(context, plan);
}
