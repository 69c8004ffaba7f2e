//! The plan, from the question to the first entry of the journal.

use latchkey_core::bulk::budget::Budget;
use latchkey_core::bulk::journal::{Begun, Journal};
use latchkey_core::bulk::plan::{self, Job};
use latchkey_core::{KeyId, Moment};

use super::{keeping, one, running};
use crate::popup::bulk::effect::Effect as BulkEffect;
use crate::popup::bulk::message::Mine;
use crate::popup::bulk::{MOST_IN_POPUP, Planning, Trouble, Wish};
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::shell::focus::Target;

/// Shows what would happen to these keys.
pub(super) fn plan(model: &mut Model, ids: Vec<KeyId>) -> Vec<Effect> {
    let job = Job::Picked {
        with_own: false,
        with_scim: false,
    };
    ask(model, ids, job)
}

pub(super) fn plan_selected(model: &mut Model) -> Vec<Effect> {
    let selected = &model.bulk.selected;
    // In the order of the list.
    let rows = model.facts.table.all().filter(|row| !row.is_gone);
    let keys = rows.map(|row| &row.key.id);
    let ids = keys.filter(|id| selected.contains(id)).cloned().collect();
    plan(model, ids)
}

pub(super) fn plan_mine(model: &mut Model, which: Mine) -> Vec<Effect> {
    let ids = plan::own(&model.facts.table, model.facts.me(), |status| match which {
        Mine::Over => !status.may_be_revoked(),
        Mine::All => true,
    });
    ask(model, ids, Job::Mine)
}

fn ask(model: &mut Model, ids: Vec<KeyId>, job: Job) -> Vec<Effect> {
    if ids.is_empty() || !model.facts.may_act() || model.bulk.is_busy() {
        return Vec::new();
    }
    model.bulk.planning = Some(Planning {
        ids,
        job,
        is_anew: false,
        trouble: None,
    });
    vec![Effect::Prepare]
}

pub(super) fn with_own(model: &mut Model, is_wished: bool) -> Vec<Effect> {
    if let Some(Job::Picked { with_own, .. }) = job(model) {
        *with_own = is_wished;
    }
    Vec::new()
}

pub(super) fn with_scim(model: &mut Model, is_wished: bool) -> Vec<Effect> {
    if let Some(Job::Picked { with_scim, .. }) = job(model) {
        *with_scim = is_wished;
    }
    Vec::new()
}

fn job(model: &mut Model) -> Option<&mut Job> {
    model
        .bulk
        .planning
        .as_mut()
        .map(|planning| &mut planning.job)
}

pub(super) fn cancel(model: &mut Model) -> Vec<Effect> {
    let was_open = model.bulk.planning.take().is_some();
    match was_open {
        true => vec![Effect::Focus(Target::Spot)],
        false => Vec::new(),
    }
}

/// Writes the plan down; a plan shown anew is gone on with.
pub(super) fn confirm(model: &mut Model, now: Moment) -> Vec<Effect> {
    let Some(planning) = &model.bulk.planning else {
        return Vec::new();
    };
    let targets = planning.plan(model).targets();
    // Another page may have begun one while the question was open, and one word is enough.
    let is_late = !planning.is_anew && (model.bulk.is_busy() || model.bulk.beginning.is_some());
    if targets.is_empty() || !model.facts.may_act() || is_late {
        return Vec::new();
    }
    if planning.is_anew {
        model.bulk.planning = None;
        return running::take(model, Wish::GoAnew(targets));
    }
    let spent = model.bulk.kept.iter().flat_map(Journal::spent);
    let spent = Budget::after(spent).counting(now);
    let journal = Journal::new(&model.facts.identity, planning.job, targets, spent, now);
    let begin = journal.and_then(|journal| {
        let tenant = journal.header.tenant.clone();
        let record = journal.header_record()?;
        Some((BulkEffect::Begin(tenant, record), journal))
    });
    match begin {
        Some((begin, journal)) => {
            model.bulk.beginning = Some(journal);
            one(begin)
        }
        None => trouble(model, Trouble::WhoNotKnown),
    }
}

fn trouble(model: &mut Model, trouble: Trouble) -> Vec<Effect> {
    if let Some(planning) = &mut model.bulk.planning {
        planning.trouble = Some(trouble);
    }
    Vec::new()
}

/// The plan is written down: a long run goes on in a tab of its own. Where it isn't, the question
/// stays, and what is written down instead is looked at.
pub(super) fn begun(model: &mut Model, begun: Begun) -> Vec<Effect> {
    let beginning = model.bulk.beginning.take();
    let why = match begun {
        Begun::Written => None,
        Begun::Refused => Some(Trouble::NotWritten),
        Begun::Another => Some(Trouble::Another),
        Begun::Unreadable => Some(Trouble::Unreadable),
    };
    if let Some(why) = why {
        let mut effects = trouble(model, why);
        effects.extend(keeping::read(model));
        return effects;
    }
    model.bulk.kept = beginning;
    model.bulk.is_elsewhere = false;
    model.bulk.planning = None;
    model.bulk.selected.clear();
    model.bulk.shown.clear();
    model.bulk.shows_results = false;
    go_on(model)
}

/// Goes on here, or in a tab of its own where a popup would not live long enough.
pub(super) fn go_on(model: &mut Model) -> Vec<Effect> {
    let open = model.bulk.tally().map_or(0, |tally| tally.open);
    match model.bulk.began() {
        Some(began) if open > MOST_IN_POPUP && !model.facts.is_tab => {
            one(BulkEffect::GoOnInTab(began))
        }
        _ => running::take(model, Wish::Go),
    }
}
