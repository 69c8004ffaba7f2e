//! Finding the people and groups to whom the permission is to be given, and choosing among them.

use latchkey_core::TokenFree;
use latchkey_core::access::{Group, Holder};
use latchkey_core::api::{ApiError, Whom};
use latchkey_core::flow::ask_users::{AskUsers, People};

use crate::features::settings::state::Settings;
use crate::shell::context::{Context, PartJob};
use crate::shell::loaded::Loaded;
use crate::shell::tasks::Report;

/// Looks for people by a part of their name or e-mail address.
pub(super) fn find(context: &mut Context<'_, Settings>) {
    let access = &mut context.state.access;
    // What holds a token is said beside the box, and never becomes an address.
    let Ok(words) = TokenFree::new(access.giving.words.trim()) else {
        return;
    };
    if words.is_empty() || context.facts.stop.is_some() {
        return;
    }
    let groups = access.read.here().map(|read| read.groups_named(&words));
    let groups = groups.unwrap_or_default().into_iter().cloned();
    access.giving.found_groups = groups.collect();
    access.giving.found = Loaded::Asking;
    let flow = AskUsers::new(Whom::Named(words));
    context.start(&FINDING_PEOPLE, flow, |state, task| {
        state.access.giving.finding = Some(task);
    });
}

/// Looks again for whom was found, since some of them may have it now.
pub(super) fn find_again(context: &mut Context<'_, Settings>) {
    if let Loaded::Here(_) = context.state.access.giving.found {
        find(context);
    }
}

/// Finding people to give it to.
static FINDING_PEOPLE: PartJob<Settings, AskUsers> = PartJob {
    find: |state, _| state.access.giving.finding.as_mut(),
    report: |context, _, Report::Done(people)| found(context, people),
};

fn found(context: &mut Context<'_, Settings>, people: Result<People, ApiError>) {
    context.state.access.giving.finding = None;
    if let Err(error) = &people {
        context.note_error(error);
    }
    context.state.access.giving.found = people.into();
}

pub(super) fn choose(state: &mut Settings, holder: Holder, is_chosen: bool) {
    let chosen = &mut state.access.giving.chosen;
    chosen.retain(|known| known.user.id != holder.user.id);
    if is_chosen {
        chosen.push(holder);
    }
}

pub(super) fn choose_group(state: &mut Settings, group: Group, is_chosen: bool) {
    let chosen = &mut state.access.giving.chosen_groups;
    chosen.retain(|known| known.id != group.id);
    if is_chosen {
        chosen.push(group);
    }
}
