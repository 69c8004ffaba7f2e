//! Filling: what stands in the plan goes into the page in turns (texts, lists, a key), what the page
//! made of it is looked at, and what became of it is told.

use latchkey_core::linking::{
    Filled, Frame, FrameOrder, FrameReport, HeldBack, Outcome, PageState, Planned, Report,
    Reported, Row, key_may_follow,
};

use super::{key, lists, seen_again};
use crate::popup::effect::Effect;
use crate::popup::ids::LINKING_REPORT;
use crate::popup::linking::filling::{Filling, Ours, Step, Turn, Work};
use crate::popup::linking::key::{Stage, Then};
use crate::popup::linking::message::{Answer, Effect as Wanted, Step as Asked};
use crate::popup::linking::{Linking, LookFor};
use crate::popup::model::Model;
use crate::shell::focus::Target;

/// Fills all but secrets.
pub(super) fn fill(model: &mut Model) -> Vec<Effect> {
    let has_values = model.linking.plan().is_some_and(|plan| plan.count() > 0);
    match has_values && !model.linking.is_busy() {
        true => start(model, None),
        false => Vec::new(),
    }
}

/// Begins to carry out the plan that is on the screen; what is wanted of a key comes last.
pub(super) fn start(model: &mut Model, then: Option<Then>) -> Vec<Effect> {
    let linking = &mut model.linking;
    let (Some(plan), Some(integration)) = (linking.plan().cloned(), linking.integration().cloned())
    else {
        return Vec::new();
    };
    linking.fillings += 1;
    // What changes now is our own doing.
    linking.look += 1;
    linking.is_listed_anew = false;
    linking.key.held_back = None;
    let known = recalled_ids(linking);
    let frame = plan.frame.clone();
    linking.filling = Filling::Working(Box::new(Work {
        lists: plan.lists().cloned().collect(),
        plan,
        integration,
        step: Step::Describing,
        written: Vec::new(),
        has_news: false,
        report: Report::default(),
        is_answered: true,
        then,
    }));
    if known.is_empty() {
        return texts(model);
    }
    let known = Filled {
        frame_id: frame.frame_id,
        page: frame.page,
        ids: known,
    };
    let look = Asked::LookNow(known.clone());
    take(model, Step::Recalling(known), look)
}

/// The fields that were seen to hold what the plan would write.
fn recalled_ids(linking: &Linking) -> Vec<String> {
    let rows = linking.plan().into_iter().flat_map(|plan| &plan.rows);
    let known = rows.filter_map(|row| {
        let ours = ours(linking, row)?;
        linking.ours.contains(&ours).then_some(ours.field)
    });
    known.collect()
}

fn ours(linking: &Linking, row: &Row) -> Option<Ours> {
    Some(Ours {
        frame: linking.plan()?.frame.clone(),
        field: row.field()?.to_owned(),
        text: row.text()?.to_owned(),
    })
}

/// Asks the page for the next step, and waits for it.
pub(super) fn take(model: &mut Model, step: Step, asked: Asked) -> Vec<Effect> {
    let number = model.linking.fillings;
    let Some(work) = work(model) else {
        return Vec::new();
    };
    work.step = step;
    vec![Effect::Linking(Wanted::Fill(number, asked))]
}

pub(super) fn work(model: &mut Model) -> Option<&mut Work> {
    match &mut model.linking.filling {
        Filling::Working(work) => Some(work),
        Filling::Not | Filling::Done { .. } => None,
    }
}

/// The page has answered to a step; an answer to an earlier filling says nothing of this one.
pub(super) fn answered(model: &mut Model, number: u32, answer: Answer) -> Vec<Effect> {
    let is_this = number == model.linking.fillings;
    let step = work(model)
        .filter(|_| is_this)
        .map(|work| work.step.clone());
    match (step, answer) {
        (Some(Step::Recalling(known)), Answer::Fields(answer)) => {
            recalled(model, &known, answer.as_ref())
        }
        (Some(Step::Writing(turn, order)), Answer::Fields(answer)) => {
            written(model, turn, order, answer.as_ref())
        }
        (Some(Step::Looking(turn, fields)), Answer::Fields(answer)) => {
            looked(model, turn, &fields, answer.as_ref())
        }
        (Some(Step::Opening(list, row)), Answer::List(opened)) => {
            lists::opened(model, list, &row, opened.as_ref())
        }
        (Some(Step::Choosing(field)), Answer::Fields(answer)) => {
            lists::chosen(model, &field, answer.as_ref())
        }
        (Some(Step::Describing), Answer::Frames(frames)) => described(model, frames),
        _ => Vec::new(),
    }
}

/// What stands there as we wrote it is not written again.
fn recalled(model: &mut Model, known: &Filled, answer: Option<&FrameReport>) -> Vec<Effect> {
    if let Some(work) = work(model) {
        let report = Report::of(&work.plan, known, answer);
        let standing = Report(report.filled().cloned().collect());
        let ids = standing.0.iter().map(|one| one.field.clone());
        work.written.extend(ids);
        work.report.join(standing);
    }
    note_ours(model, &known.ids);
    texts(model)
}

/// Remembers which of these fields hold what we wrote, and forgets the others.
fn note_ours(model: &mut Model, ids: &[String]) {
    let Some(work) = model.linking.work() else {
        return;
    };
    let rows = work.plan.rows.iter().filter(|row| {
        let is_meant = |field: &str| ids.iter().any(|id| id == field);
        row.field().is_some_and(is_meant) && work.report.has_filled(row)
    });
    let frame = &work.plan.frame;
    let of = |row: &Row| {
        Some(Ours {
            frame: frame.clone(),
            field: row.field()?.to_owned(),
            text: row.text()?.to_owned(),
        })
    };
    let ours: Vec<Ours> = rows.filter_map(of).collect();
    model
        .linking
        .ours
        .retain(|known| !ids.contains(&known.field));
    model.linking.ours.extend(ours);
}

fn texts(model: &mut Model) -> Vec<Effect> {
    let order = work(model).and_then(|work| {
        let report = &work.report;
        work.plan.texts(|row| report.has_filled(row))
    });
    match order {
        Some(order) => write(model, Turn::Texts, order),
        None => lists::next(model),
    }
}

/// Has an order written.
pub(super) fn write(model: &mut Model, turn: Turn, order: FrameOrder) -> Vec<Effect> {
    let fields = Filled::of(&order);
    take(model, Step::Writing(turn, fields), Asked::Write(order))
}

fn written(
    model: &mut Model,
    turn: Turn,
    order: Filled,
    answer: Option<&FrameReport>,
) -> Vec<Effect> {
    let Some(work) = work(model) else {
        return Vec::new();
    };
    work.report.join(Report::of(&work.plan, &order, answer));
    work.is_answered &= answer.is_some();
    let is_there = answer.is_some_and(|answer| answer.page == PageState::Same);
    if is_there {
        work.written.extend(order.ids.clone());
    }
    match (turn, is_there) {
        // Nothing was written, so there is nothing to go on with.
        (Turn::Texts, false) => key::held_back_by_page(model),
        (Turn::Key, false) => key::filled(model, &order),
        (Turn::Lists, _) => {
            work.has_news = true;
            take(model, Step::Describing, Asked::DescribeAgain)
        }
        (Turn::Texts | Turn::Address | Turn::Key, _) => look(model, turn, order),
    }
}

/// Looks at what was written, once the page has had a moment for it.
pub(super) fn look(model: &mut Model, turn: Turn, fields: Filled) -> Vec<Effect> {
    let asked = Asked::LookLater(fields.clone());
    take(model, Step::Looking(turn, fields), asked)
}

fn looked(
    model: &mut Model,
    turn: Turn,
    fields: &Filled,
    answer: Option<&FrameReport>,
) -> Vec<Effect> {
    let Some(work) = work(model) else {
        return Vec::new();
    };
    let told = answer.filter(|answer| answer.page == PageState::Same);
    match told {
        Some(_) => {
            let seen = Report::of(&work.plan, fields, told);
            work.report.join(written_only(&work.report, seen));
        }
        None => work.report.doubt(&fields.ids),
    }
    note_ours(model, &fields.ids);
    match turn {
        Turn::Key => key::filled(model, fields),
        _ if told.is_none() => key::held_back_by_page(model),
        Turn::Texts => lists::next(model),
        Turn::Lists => last(model),
        Turn::Address => match first_missing(model) {
            Some(label) => key::hold_back(model, HeldBack::NotThere(label)),
            None => take(model, Step::Describing, Asked::DescribeAgain),
        },
    }
}

/// Of the fields that held the address when the key was made, one that doesn't any more.
fn first_missing(model: &Model) -> Option<String> {
    let work = model.linking.work()?;
    let is_missing = |one: &&Reported| {
        let is_written = work.written.contains(&one.field);
        one.value.is_place() && is_written && one.outcome != Outcome::Filled
    };
    let missing = work.report.0.iter().find(is_missing);
    missing.map(|one| one.label.to_string())
}

/// The key is made and works: before it is written, the address that stood there is looked at again, and then
/// the page as a whole.
pub(super) fn look_at_address(model: &mut Model) -> Vec<Effect> {
    let Some(work) = work(model) else {
        return Vec::new();
    };
    let filled = work.report.filled().filter(|one| one.value.is_place());
    let fields = Filled {
        frame_id: work.plan.frame.frame_id,
        page: work.plan.frame.page.clone(),
        ids: filled.map(|one| one.field.clone()).collect(),
    };
    if fields.ids.is_empty() {
        return take(model, Step::Describing, Asked::DescribeAgain);
    }
    let look = Asked::LookNow(fields.clone());
    take(model, Step::Looking(Turn::Address, fields), look)
}

/// A look says nothing of what was never written: why it was not stays.
fn written_only(known: &Report, seen: Report) -> Report {
    let is_written = |field: &str| {
        let mut known = known.0.iter();
        known.any(|one| one.field == field && one.outcome.may_stand())
    };
    let seen = seen.0.into_iter().filter(|one| is_written(&one.field));
    Report(seen.collect())
}

/// Nothing but a key is left; before that the page is described as a whole.
pub(super) fn last(model: &mut Model) -> Vec<Effect> {
    let wants_key = work(model).is_some_and(|work| work.then.is_some());
    match wants_key {
        true => take(model, Step::Describing, Asked::DescribeAgain),
        false => finish(model),
    }
}

/// The page was described again, and the plan follows it. What is written stays what was shown.
fn described(model: &mut Model, frames: Vec<Frame>) -> Vec<Effect> {
    seen_again(model, frames);
    let is_rest_done = work(model).is_none_or(|work| work.lists.is_empty() && !work.has_news);
    match is_rest_done {
        true => before_key(model),
        false => lists::next(model),
    }
}

/// All else has been done: a key follows, or is written where it is made by now, if the form is still the one
/// that was shown, and its address stands there.
fn before_key(model: &mut Model) -> Vec<Effect> {
    let linking = &model.linking;
    let Some(work) = linking.work() else {
        return Vec::new();
    };
    let Some(then) = work.then else {
        return finish(model);
    };
    let may = linking
        .frame()
        .zip(linking.form.as_ref())
        .and_then(|(frame, form)| {
            let integration = &form.recognised.integration;
            let plan = form.plan.as_ref()?;
            let now = Planned { integration, plan };
            let shown = Planned {
                integration: &work.integration,
                plan: &work.plan,
            };
            Some(key_may_follow(shown, now, frame, &work.report))
        });
    match may {
        Some(Ok(())) if linking.key.stage == Stage::Filling => key::write(model),
        Some(Ok(())) => {
            if let Some(work) = self::work(model) {
                work.step = Step::AtKey;
            }
            key::follow(model, then)
        }
        Some(Err(why)) => key::hold_back(model, why),
        None => key::held_back_by_page(model),
    }
}

/// The page was given the key.
pub(super) fn is_key_out(model: &Model) -> bool {
    let step = model.linking.work().map(|work| &work.step);
    matches!(
        step,
        Some(Step::Writing(Turn::Key, _) | Step::Looking(Turn::Key, _))
    )
}

/// The key that was to follow is no more: the rest goes on.
pub(super) fn without_key(model: &mut Model) {
    if let Some(work) = work(model) {
        work.then = None;
    }
}

/// Tells what became of it, and follows the page from now on.
pub(super) fn finish(model: &mut Model) -> Vec<Effect> {
    let Filling::Working(work) = std::mem::take(&mut model.linking.filling) else {
        return Vec::new();
    };
    model.linking.filling = Filling::Done {
        frame: work.plan.frame,
        report: work.report,
        is_answered: work.is_answered,
    };
    key::over(model);
    model.linking.looks_for = LookFor::Filled;
    vec![
        Effect::Focus(Target::Element(LINKING_REPORT)),
        Effect::Linking(Wanted::Describe),
    ]
}
