//! Ending many keys: what follows from each message. Times are the PC's clock's, which the journal
//! and the budget go by: the tenant's is known only as far as its answers tell.

mod keeping;
mod planning;
mod running;
mod selecting;

use latchkey_core::Moment;
use latchkey_core::bulk::run::RunInput;

use crate::popup::bulk::HEADING;
use crate::popup::bulk::message::Message;
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::shell::focus::Target;

pub(super) use keeping::identity_known;

/// Takes one message at the moment `now` of the PC's clock.
#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message, now: Moment) -> Vec<Effect> {
    match message {
        Message::Select(id, is_selected) => selecting::select(model, id, is_selected),
        Message::SelectShown(is_selected) => selecting::select_shown(model, is_selected),
        Message::Clear => selecting::clear(model),
        Message::Plan(ids) => planning::plan(model, ids),
        Message::PlanSelected => planning::plan_selected(model),
        Message::PlanMine(which) => planning::plan_mine(model, which),
        Message::WithOwn(is_wished) => planning::with_own(model, is_wished),
        Message::WithScim(is_wished) => planning::with_scim(model, is_wished),
        Message::Confirm => planning::confirm(model, now),
        Message::Cancel => planning::cancel(model),
        Message::Begun(begun) => on_the_run(planning::begun(model, begun)),
        Message::Resume => on_the_run(running::resume(model)),
        Message::Pause => on_the_run(running::pause(model)),
        Message::Stop => on_the_run(running::stop(model)),
        Message::SetPace(pace) => running::tell(model, RunInput::SetPace(pace)),
        Message::Taken(taken) => running::taken(model, taken, now),
        Message::Cleared(cleared) => keeping::cleared(model, cleared, now),
        Message::NotRead => keeping::not_read(model),
        Message::HandedOver(began) => {
            model.bulk.handed_over = Some(began);
            Vec::new()
        }
        Message::FileSaved(name, is_done) => {
            model.bulk.saved = Some((name, is_done));
            Vec::new()
        }
        Message::Saved(is_written) => running::tell(model, RunInput::Saved(is_written)),
        Message::Woke => running::tell(model, RunInput::Woke),
        Message::ShowResults(shows) => {
            model.bulk.shows_results = shows;
            Vec::new()
        }
        Message::SaveResults => keeping::save_results(model, now),
        Message::Dismiss => keeping::dismiss(model, now),
        Message::AskToForget(asks) => keeping::ask_to_forget(model, asks),
        Message::Forget => keeping::forget(model, now),
        Message::Kept(entries, is_elsewhere) => keeping::kept(model, entries, is_elsewhere),
        Message::Changed(entries) => keeping::changed(model, entries),
        Message::Free => keeping::free(model),
    }
}

/// The button that was pressed goes, so the focus moves to the run's heading.
fn on_the_run(mut effects: Vec<Effect>) -> Vec<Effect> {
    effects.push(Effect::Focus(Target::Element(HEADING)));
    effects
}

fn one(effect: crate::popup::bulk::effect::Effect) -> Vec<Effect> {
    vec![Effect::Bulk(effect)]
}
