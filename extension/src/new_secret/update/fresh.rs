//! A new key whose secret is here, once: showing and testing it, and letting it go.

use latchkey_core::flow::test_key::{TestKey, Tested};
use latchkey_core::making::{FreshKey, Standing};

use super::clipboard;
use super::forget::forget;
use crate::new_secret::message::{Effect, Message, News};
use crate::new_secret::state::{Clipboard, Fresh, NewSecret, Told};
use crate::shell::context::{Context, PartJob};
use crate::shell::tasks::Report;

pub(super) fn update(context: &mut Context<'_, NewSecret>, message: &Message) {
    let fresh = &mut context.state.fresh;
    match message {
        Message::Show(is_shown) => {
            fresh.is_shown = *is_shown;
            take(context);
        }
        // Whoever brings the page to light again, and whenever, finds the secret masked.
        Message::Hidden => fresh.is_shown = false,
        Message::Test => test(context),
        Message::Done => done(context),
        _ => {}
    }
}

/// The key and its secret came, or are still here. Whoever opens the popup again is in front of it,
/// so the clipboard is cleared; a page that was there all the time clears it when it is left and
/// comes back.
pub(super) fn found(
    context: &mut Context<'_, NewSecret>,
    was: Option<&Standing>,
    found: &FreshKey,
) {
    let id = &found.key.id;
    let is_the_same = matches!(was, Some(Standing::Fresh(was)) if was.key.id == *id);
    if !is_the_same {
        context.state.fresh = Fresh::default();
        context.ask(Effect::Await(id.clone(), found.until));
    }
    let is_away = was.is_none() || context.state.is_away;
    let fresh = &mut context.state.fresh;
    if found.is_copied && fresh.clipboard == Clipboard::Untouched {
        fresh.copied = Some(id.clone());
        fresh.is_copy_noted = true;
        fresh.clipboard = match is_away {
            true => Clipboard::HoldsAway,
            false => Clipboard::Holds,
        };
    }
    fresh.until = context.facts.session.present(found.until);
    if was.is_none() {
        clipboard::clear(context);
    }
    let (hand, now) = (context.facts.hand(), context.facts.now);
    context.facts.table.take(vec![found.key.clone()], hand, now);
}

/// The user has the secret, so that nobody needs to be told that it was never seen.
fn take(context: &mut Context<'_, NewSecret>) {
    let Some(taken) = context.state.taken_note() else {
        return;
    };
    context.state.note = Some(taken);
    let key = context.state.fresh_key().map(|fresh| fresh.key.id.clone());
    if let Some((maker, key)) = context.facts.maker().zip(key) {
        context.ask(Effect::Take(maker, key));
    }
}

fn test(context: &mut Context<'_, NewSecret>) {
    let tenant = context.facts.tenant();
    let host = tenant.map(|tenant| tenant.host().to_owned());
    let state = &mut context.state;
    let fresh = state.fresh_key().filter(|_| state.fresh.test.is_none());
    let (Some(fresh), Some(host)) = (fresh, host) else {
        return;
    };
    if !fresh.is_of(&host) {
        state.fresh.verdict = None;
        state.fresh.other_host = Some(host);
        return;
    }
    let flow = TestKey::new(fresh.token.clone());
    context.start(&TESTING_NEW_KEY, flow, |state, task| {
        let fresh = &mut state.fresh;
        (fresh.verdict, fresh.other_host) = (None, None);
        fresh.test = Some(task);
    });
}

/// Testing the new key.
static TESTING_NEW_KEY: PartJob<NewSecret, TestKey> = PartJob {
    find: |state, _| state.fresh.test.as_mut(),
    report: |context, _, Report::Done(verdict)| tested(context, verdict),
};

fn tested(context: &mut Context<'_, NewSecret>, verdict: Tested) {
    let state = &mut context.state;
    state.fresh.test = None;
    let key = state.fresh_key().map(|fresh| fresh.key.id.clone());
    let works = key.filter(|_| matches!(verdict, Tested::Works(_)));
    state.fresh.verdict = Some(verdict);
    context.ask(News::Tested { works });
}

/// Nothing of the secret stays here; what is said of the clipboard stays true.
fn done(context: &mut Context<'_, NewSecret>) {
    let Some(fresh) = context.state.fresh_key() else {
        return;
    };
    let (id, name) = (fresh.key.id.clone(), fresh.key.name.clone());
    context.state.told = Some(Told::Done(name));
    forget(context, Some(id));
}
