//! What follows when a key is made: what one may make, the wish, and what became of it.

mod clipboard;
mod doubt;
mod forget;
mod form;
mod fresh;
mod rules;

pub use form::{is_ready, order};
pub use rules::read_rules;

use latchkey_core::Moment;
use latchkey_core::making::{FreshKey, Making, Standing};

use super::message::{Effect, Message, News};
use super::state::{Doubt, Draft, NewSecret, Told};
use crate::shell::context::Context;
use crate::shell::section_name::SectionName;
use crate::wire::order::{Answer, Reason};
use forget::{focus, put_away};

#[inline(never)]
pub fn update(context: &mut Context<'_, NewSecret>, message: Message) {
    let state = &mut context.state;
    match message {
        Message::Found(note, fresh) => {
            let note = state.put_away.without(note.map(|note| *note));
            let fresh = state.put_away.without_key(fresh.map(|fresh| *fresh));
            let fresh = fresh.or_else(|| only_here(state, note.as_ref()));
            let standing = Standing::of(note.clone(), fresh);
            found(context, note, standing);
        }
        Message::NotRead(fresh) => {
            let fresh = state.put_away.without_key(fresh.map(|fresh| *fresh));
            let fresh = fresh.or_else(|| only_here(state, None));
            found(context, None, Standing::of_unread(fresh));
        }
        Message::SecretNotRead => {
            let fresh = only_here(state, state.note.as_ref());
            // What is on the screen stays there for its time.
            let fresh = fresh.or_else(|| state.fresh_key().cloned());
            let note = state.note.clone();
            found(context, note, Standing::of_unread(fresh));
        }
        Message::NotForgotten => state.told = Some(Told::NotForgotten),
        Message::FindAgain => find(context),
        Message::AtWork(note) => {
            state.note = Some(*note);
            state.is_working = true;
            if state.standing.is_none() && context.facts.is_at_tenant() {
                context.facts.section = SectionName::NewKey;
            }
        }
        Message::Ordered(answer) => ordered(context, answer),
        Message::Changed(names) => changed(context, &names),
        Message::Over(id) => match state.fresh_key() {
            Some(fresh) if fresh.key.id == id => over(context),
            _ => {}
        },
        Message::Named(_)
        | Message::Chose(_)
        | Message::Amount(_)
        | Message::Unit(_)
        | Message::Create => form::update(context, message),
        Message::Copy
        | Message::Copied(..)
        | Message::CopyNoted(..)
        | Message::ClearClipboard
        | Message::Cleared(_)
        | Message::NotCleared
        | Message::InFront(_) => clipboard::update(context, &message),
        Message::Show(_) | Message::Hidden | Message::Test | Message::Done => {
            fresh::update(context, &message);
        }
        Message::LookAgain | Message::LetGo | Message::Delete | Message::Keep => {
            doubt::update(context, &message);
        }
        Message::CloseTold => state.told = None,
    }
}

/// Looks for a key on its way, as soon as it is known whose.
pub fn identified(context: &mut Context<'_, NewSecret>) {
    let state = &mut context.state;
    let is_new = state.standing.is_none() && !state.is_finding;
    match context.facts.maker() {
        Some(maker) if is_new && context.facts.stop.is_none() => {
            state.is_finding = true;
            context.ask(Effect::Find(maker.clone()));
            context.ask(News::Identified(maker));
            if context.facts.section == SectionName::NewKey {
                read_rules(context);
            }
        }
        _ => {}
    }
}

/// The section New key is opened.
pub fn opened(context: &mut Context<'_, NewSecret>) {
    context.ask(News::Opened);
    if context.state.rules.flow.is_none() {
        read_rules(context);
    }
}

/// Before anything else happens at the moment `now` of the PC's clock: a secret may be over, on a
/// screen that was frozen for instance.
pub fn expire(context: &mut Context<'_, NewSecret>, now: Moment) {
    match context.state.fresh_key() {
        Some(fresh) if !fresh.is_in_time(now) => over(context),
        _ => {}
    }
}

/// The new key's secret has been here for its whole time.
fn over(context: &mut Context<'_, NewSecret>) {
    let state = &mut context.state;
    let name = state.fresh_key().map(|fresh| fresh.key.name.clone());
    let standing = Standing::of(state.note.clone(), None);
    // Where nobody has seen the secret, the question about the key says it.
    state.told = match standing {
        Standing::Free => name.map(Told::Over),
        _ => state.told.take(),
    };
    put_away(state);
    state.standing = Some(standing);
    context.ask(News::PutAway);
    find(context);
    focus(context);
}

/// The worker is done with this page's order.
fn ordered(context: &mut Context<'_, NewSecret>, answer: Answer) {
    let state = &mut context.state;
    state.is_ordered = false;
    state.not_sent = None;
    match answer {
        Answer::Done => {}
        Answer::NotKept(fresh) => state.only_here = Some(fresh),
        Answer::NotSent(reason) => state.not_sent = Some(reason),
        Answer::Broken => state.not_sent = Some(Reason::Broken),
    }
    find(context);
}

/// What is found is the same for all pages, so this one follows.
fn changed(context: &mut Context<'_, NewSecret>, names: &[String]) {
    let is_known = context.state.standing.is_some();
    let maker = context.facts.maker();
    let maker = maker.filter(|_| is_known && !context.state.is_ordered);
    if maker.is_some_and(|maker| names.iter().any(|name| maker.owns(name))) {
        find(context);
    }
}

/// Looks at what storage holds.
fn find(context: &mut Context<'_, NewSecret>) {
    if let Some(maker) = context.facts.maker() {
        context.ask(Effect::Find(maker));
    }
}

/// What storage holds, once nobody is at work on it.
fn found(context: &mut Context<'_, NewSecret>, note: Option<Making>, standing: Standing) {
    let state = &mut context.state;
    if state.is_ordered {
        // It was read before this page's order; what came of that is looked for in its turn.
        return;
    }
    (state.is_working, state.is_finding) = (false, false);
    let is_own = std::mem::take(&mut state.is_own);
    // Another key's secret or refusal leaves what is typed for one's own as it is.
    let is_made = is_own && state.not_sent != Some(Reason::Another);
    state.note = note;
    let was = state.standing.take();
    let is_news = was.as_ref() != Some(&standing);
    if is_news {
        changed_to(context, was.as_ref(), &standing, is_made);
    }
    let state = &mut context.state;
    let reason = state.not_sent.take();
    state.not_sent = reason.filter(|reason| match reason {
        // Where a key may be on its way, it may be the one that was asked for.
        Reason::NotTaken | Reason::Broken => standing == Standing::Free,
        // What stood in the way of the wish is over with the next change.
        Reason::Another | Reason::NoteNotRead => is_own || !is_news,
        Reason::NotNoted | Reason::NotReadable | Reason::NoWay => true,
    });
    let is_free = standing == Standing::Free;
    state.standing = Some(standing);
    context.ask(News::Found);
    if (is_news && was.is_some()) || is_own || !is_free {
        focus(context);
    }
}

/// It stands otherwise than this page knew, by its own order, or by another page.
fn changed_to(
    context: &mut Context<'_, NewSecret>,
    was: Option<&Standing>,
    standing: &Standing,
    is_own: bool,
) {
    let (is_first, is_free) = (was.is_none(), matches!(standing, Standing::Free));
    tell_of_other_window(context.state, was, standing);
    if is_replaced(was, standing) {
        context.ask(News::PutAway);
    }
    if !matches!(standing, Standing::InDoubt(_)) {
        // Nobody asks any more whether the key was made.
        context.state.doubt.look = None;
    }
    match standing {
        Standing::Free | Standing::NotRead => {}
        Standing::Fresh(key) => fresh::found(context, was, key),
        Standing::InDoubt(making) => doubt::look(context, making),
        Standing::Refused(making, _) => {
            let draft = &mut context.state.draft;
            if is_own || draft.name.is_empty() {
                draft.name = making.name.to_string();
            }
            read_rules(context);
        }
        Standing::Unseen(..) => context.state.doubt = Doubt::default(),
    }
    match standing {
        Standing::Fresh(_) => {
            if is_own || is_first {
                context.state.draft = Draft::default();
            }
        }
        _ => put_away(context.state),
    }
    if is_first && context.facts.is_at_tenant() && !is_free {
        // It is what the user has to know first, wherever the popup would have opened.
        context.facts.section = SectionName::NewKey;
        opened(context);
    }
}

/// The secret that could be kept nowhere but here, where the note still speaks of its key.
fn only_here(state: &NewSecret, note: Option<&Making>) -> Option<FreshKey> {
    let fresh = state.only_here.as_ref()?;
    let is_noted = note.is_none_or(|note| note.stage.key().is_none_or(|id| *id == fresh.key.id));
    is_noted.then(|| (**fresh).clone())
}

/// The key that was here is no more, or another one is in its place.
fn is_replaced(was: Option<&Standing>, standing: &Standing) -> bool {
    match (was, standing) {
        (Some(Standing::Fresh(was)), Standing::Fresh(fresh)) => was.key.id != fresh.key.id,
        (Some(Standing::Fresh(_)), _) => true,
        _ => false,
    }
}

/// A key that was on the screen was put away by another page of ours. What this page has copied stays
/// on the clipboard where another key has come since: it may be that one's by now.
fn tell_of_other_window(state: &mut NewSecret, was: Option<&Standing>, standing: &Standing) {
    let name = match (was, standing, &state.told) {
        (Some(Standing::Fresh(was)), Standing::Fresh(fresh), _) if was.key.id != fresh.key.id => {
            was.key.name.clone()
        }
        (Some(Standing::Fresh(was)), Standing::Free, _) => was.key.name.clone(),
        (Some(Standing::Unseen(making, _) | Standing::InDoubt(making)), Standing::Free, _) => {
            making.name.to_string()
        }
        (Some(Standing::Free), Standing::Fresh(_), Some(Told::Elsewhere(name))) => name.clone(),
        _ => return,
    };
    let is_replaced = matches!(standing, Standing::Fresh(_));
    state.told = Some(match is_replaced && state.fresh.clipboard.may_hold() {
        true => Told::ElsewhereCopied(name),
        false => Told::Elsewhere(name),
    });
}
