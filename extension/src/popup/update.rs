//! What follows from each message: the new state, and what to ask of the browser.

mod bulk;
mod connect;
mod copying;
mod details;
mod exporting;
mod finding;
mod linking;
mod looking;
mod new_secret;
mod opening;
mod owner;
mod reading;
mod renaming;
mod revoking;
pub(in crate::popup) mod rotating;
mod unreadable;
mod why;

use latchkey_core::api::ApiError;
use latchkey_core::flow::Outcome;
use latchkey_core::table::Column;
use latchkey_core::{Identity, KeyId, Moment, Notes, Request, kept};

use super::effect::{Effect, Passing};
use super::linking::message::Effect as Linking;
use super::message::{CopyWhat, Message};
use super::model::{Cell, Model, Spot, SpotRow};
use super::sections::{self, SectionEffect, SectionMessage, SectionRoot, Sections};
use crate::features::key_uses::state::{KeyUses, KeyUsesEffect, KeyUsesMessage};
use crate::features::key_uses::update as uses;
use crate::features::settings::state::SettingsMessage;
use crate::features::settings::state::allowed::AllowedMessage;
use crate::shell::context::{Context, Root, RootOf, with_context};
use crate::shell::facts::{Facts, SessionEnd};
use crate::shell::focus::Target;
use crate::shell::message::ShellMessage;
use crate::shell::tasks::{self, RequestId, TaskIds, TaskRoot, Tasks};

impl TaskRoot for Model {
    type Effect = Effect;

    fn task_ids(&mut self) -> &mut TaskIds {
        &mut self.facts.task_ids
    }

    fn tasks(&mut self) -> &mut Tasks<Model> {
        &mut self.tasks
    }

    fn send(id: RequestId, request: Request) -> Effect {
        Effect::Send(id, request)
    }

    fn now(&self) -> Moment {
        self.facts.now
    }
}

impl Root for Model {
    fn focus(target: Target) -> Effect {
        Effect::Focus(target)
    }

    fn copy(&mut self, text: String) -> Vec<Effect> {
        copying::copy(self, CopyWhat::Text(text))
    }

    fn shell(&mut self, message: ShellMessage) -> Vec<Effect> {
        match message {
            ShellMessage::AskToRevoke { key, opener } => revoking::ask(self, key, Some(opener)),
            ShellMessage::ShowKey(key) => looking::show_key(self, key),
            ShellMessage::AllowedRead { consents, servers } => {
                linking::allowed_read(self, consents, servers)
            }
        }
    }

    fn session_ended(&mut self, end: &SessionEnd) -> Vec<Effect> {
        session_ended(self, end)
    }
}

impl SectionRoot for Model {
    fn sections(&mut self) -> (&mut Sections, &mut Facts) {
        (&mut self.sections, &mut self.facts)
    }

    fn section_effect(effect: SectionEffect) -> Effect {
        Effect::Section(effect)
    }
}

impl RootOf<KeyUses> for Model {
    fn context(&mut self) -> Context<'_, KeyUses> {
        Context::new(&mut self.key_uses, &mut self.facts)
    }

    fn effect(&mut self, effect: KeyUsesEffect) -> Vec<Effect> {
        vec![Effect::KeyUses(effect)]
    }
}

/// Takes one message at the moment `now` of the PC's clock.
pub fn update(model: &mut Model, message: Message, now: Moment) -> Vec<Effect> {
    (model.facts.pc_now, model.facts.now) = (now, model.facts.session.present(now));
    let mut effects = new_secret::expire(model, now);
    effects.extend(take(model, message, now));
    if model.facts.table.shown_len() == 0 {
        // Rows that go tell no pointer and no focus to leave them.
        (model.facts.has_pointer, model.facts.has_focus) = (false, false);
    }
    effects
}

// The browser compiles a function when it is first called. So what opening does not need is never
// inlined here, which would make it part of what opening waits for.
fn take(model: &mut Model, message: Message, now: Moment) -> Vec<Effect> {
    match message {
        Message::Bulk(message) => bulk::take(model, message, now),
        Message::Cookies(cookies) => nothing(|| model.facts.cookies = cookies),
        Message::Opened(place) => opening::opened(model, place),
        Message::SeenTenants(seen) => {
            model.facts.seen = seen;
            linking::seen(model)
        }
        Message::Kept(snapshot) => opening::kept(model, *snapshot),
        Message::Answered(request, outcome) => answered(model, request, outcome),
        Message::Waiting(until) => {
            nothing(|| model.facts.waiting = Some(model.facts.session.present(until)))
        }
        Message::Prepared(result) => revoking::prepared(model, result),
        Message::Ticked => ticked(model),
        Message::Hide(Passing::Copied(run)) => nothing(|| copying::hide(model, run)),
        Message::Hide(Passing::Saved(run)) => nothing(|| exporting::hide(model, run)),
        Message::Open(section) => looking::open(model, section),
        Message::Search(query) => nothing(|| looking::search(model, query)),
        Message::SetFilter(filter) => {
            nothing(|| model.facts.table.set_filter(filter, model.facts.now))
        }
        Message::ShowAll => looking::show_all(model),
        Message::SortBy(column) => nothing(|| looking::sort_by(model, column)),
        Message::Refresh => reading::refresh(model),
        Message::Pasted(pasted) => finding::pasted(model, pasted),
        Message::ShowFound => finding::show(model),
        Message::CloseFound => finding::close(model),
        Message::AskToRevoke(id) => revoking::ask(model, id, None),
        Message::ConfirmRevoke => revoking::confirm(model),
        Message::CancelRevoke => revoking::cancel(model),
        Message::CloseNotice(id) => revoking::close_notice(model, &id),
        Message::Pointer(is_in) => nothing(|| looking::pointer(model, is_in)),
        Message::Focused(is_in) => nothing(|| looking::focused(model, is_in)),
        Message::At(spot) => nothing(|| model.spot = spot),
        Message::MoveTo(spot) => looking::move_to(model, spot),
        Message::NewSecret(message) => new_secret::take(model, message),
        Message::KeyUses(message) => key_uses(model, message),
        Message::Connect(message) => connect::take(model, message),
        Message::Renaming(message) => renaming::take(model, message),
        Message::Rotating(message) => rotating::take(model, message),
        Message::Copy(what) => copying::copy(model, what),
        Message::Copied(what, is_done) => copying::copied(model, what, is_done),
        Message::ShowTenantDetails(shows) => nothing(|| model.shows_tenant_details = shows),
        Message::Details(message) => details::take(model, message),
        Message::Why(message) => why::take(model, message),
        Message::Owner(message) => owner::take(model, message),
        Message::Export(message) => exporting::take(model, message),
        Message::OpenInTab => open_in_tab(model),
        Message::OpenPage(url) => vec![Effect::OpenPage(url)],
        Message::StartAgain => vec![Effect::Reload],
        Message::Section(message) => sections::update(model, message),
        Message::Linking(message) => linking::take(model, message),
        Message::Unreadable(message) => unreadable::take(model, message),
        Message::Stored(names) => stored(model, &names),
    }
}

/// Looks again at what a page of ours has changed on disk.
#[inline(never)]
fn stored(model: &mut Model, names: &[String]) -> Vec<Effect> {
    let is_among = |name: String| names.contains(&name);
    let tenant = model.facts.identity.tenant_id();
    let notes =
        tenant.is_some_and(|tenant| is_among(Notes::entry_of(&model.facts.cookies.entry(tenant))));
    let maker = model.facts.maker();
    let rotations = maker.is_some_and(|maker| is_among(maker.rotations()));
    let notes = notes.then(|| details::read_notes(model)).flatten();
    let rotations = rotations.then(|| rotating::follow(model)).flatten();
    let consents = model.linking.consents.is_some() && is_among(kept::CONSENTS.to_owned());
    let consents = consents.then_some(Effect::Linking(Linking::ReadConsents));
    let of_settings = SettingsMessage::Allowed(AllowedMessage::Stored(names.to_vec()));
    let allowed = sections::update(model, SectionMessage::Settings(of_settings));
    let effects = notes.into_iter().chain(rotations);
    effects.chain(consents).chain(allowed).collect()
}

fn key_uses(model: &mut Model, message: KeyUsesMessage) -> Vec<Effect> {
    with_context(model, |context| uses::update(context, message))
}

fn nothing(change: impl FnOnce()) -> Vec<Effect> {
    change();
    Vec::new()
}

fn ticked(model: &mut Model) -> Vec<Effect> {
    expire_waiting(model);
    sections::tick(model)
}

#[inline(never)]
fn open_in_tab(model: &mut Model) -> Vec<Effect> {
    let mut effects = sections::hand_over(model);
    effects.push(Effect::OpenInTab);
    effects
}

fn answered(model: &mut Model, request: RequestId, outcome: Outcome) -> Vec<Effect> {
    expire_waiting(model);
    tasks::answered(model, request, outcome)
}

/// Rows go to their right places once nobody points at them.
fn tidy(model: &mut Model) {
    model.facts.table.tidy(model.facts.hand(), model.facts.now);
}

fn expire_waiting(model: &mut Model) {
    if model
        .facts
        .waiting
        .is_some_and(|until| until <= model.facts.now)
    {
        model.facts.waiting = None;
    }
}

/// Notes an error that ends the session: nothing more is sent, and the list is of its time.
fn note_end(model: &mut Model, error: &ApiError) -> Vec<Effect> {
    let end = model.facts.end_session(error);
    end.map_or_else(Vec::new, |end| session_ended(model, &end))
}

/// What follows from the end of the session, beside that nothing more is sent.
fn session_ended(model: &mut Model, end: &SessionEnd) -> Vec<Effect> {
    let SessionEnd { error, is_first } = end;
    let mut effects = reading::give_up(model, error);
    effects.extend(sections::sign_out(model));
    effects.extend(with_context(model, uses::sign_out));
    // Whoever comes next must not find what was read for who was here.
    let is_over =
        error.is_refusal() || matches!(error, ApiError::AnotherUser | ApiError::AnotherTenant);
    if let (true, true, Some(tenant)) = (*is_first, is_over, model.facts.tenant()) {
        effects.push(Effect::Forget(tenant.origin()));
    }
    effects
}

/// Compares who is signed in with who was at the start.
fn pin(model: &mut Model) -> Result<(), ApiError> {
    let identity: &Identity = &model.facts.identity;
    model.facts.session.pin(identity)
}

/// Moves the focus to a key's row.
fn focus_row(model: &mut Model, id: KeyId) -> Effect {
    model.spot = Spot {
        row: SpotRow::Key(id.clone()),
        cell: Cell::Column(Column::Name),
    };
    Effect::Focus(Target::Row(id))
}

/// Moves the focus to the button of a key's row.
fn focus_action(model: &mut Model, id: KeyId) -> Effect {
    model.spot = Spot {
        row: SpotRow::Key(id.clone()),
        cell: Cell::Actions,
    };
    Effect::Focus(Target::Action(id))
}

#[cfg(test)]
mod tests;
