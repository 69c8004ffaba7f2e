//! The new key, whose secret is shown this once.

use latchkey_core::flow::test_key::Tested;
use latchkey_core::making::FreshKey;
use latchkey_core::{Moment, Status};
use sycamore::prelude::*;

use super::button;
use crate::new_secret::message::Message as Happened;
use crate::new_secret::state::Clipboard;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::odd::{Value, name_or_id, sentence};
use crate::popup::view::part::{dynamic, part};
use crate::popup::view::person::name_of;
use crate::popup::view::status::word;
use crate::popup::words::{text, text_with, words};
use crate::ui::trouble::trouble;

/// Stands for a secret that isn't shown, however long that is.
const MASK: &str = "••••••••••••••••••••••••••••••••";

/// What is drawn from; without the secret.
#[derive(Clone, Debug, PartialEq)]
struct Facts {
    name: String,
    status: Status,
    expiry: Option<Moment>,
    until: Moment,
    is_only_here: bool,
}

impl Facts {
    fn of(model: &Model) -> Option<Facts> {
        let fresh = model.new_secret.fresh_key()?;
        Some(Facts {
            name: name_or_id(&fresh.key).to_owned(),
            status: fresh.key.status.clone(),
            expiry: fresh.key.expiry.moment(),
            until: model.new_secret.fresh.until,
            is_only_here: model.new_secret.is_only_here(),
        })
    }
}

/// The key, its secret, and what can be done with it.
pub(in crate::popup::view) fn fresh(model: ReadSignal<Model>, send: &Send) -> View {
    let facts = part(model, Facts::of);
    let (secret, clipboard, verdict) =
        (secret(model, send), clipboard(model, send), verdict(model));
    let done = button("done", "main-action", Happened::Done, send);
    view! {
        div(class="fresh") {
            (facts.get_clone().map(|facts| head(&facts)))
            (secret)
            (clipboard)
            (verdict)
            div(class="acts") { (done) }
        }
    }
}

fn head(facts: &Facts) -> View {
    let name = Value::Odd(facts.name.clone());
    let is_inactive = facts.status.is_told_inactive();
    let made = match is_inactive {
        true => sentence("fresh_made_inactive", &[name, word(&facts.status)]),
        false => sentence("fresh_made", &[name]),
    };
    let care = match (is_inactive, facts.status.is_told()) {
        (true, _) => Some("fresh_inactive_text"),
        (false, false) => Some("fresh_status_not_told"),
        (false, true) => None,
    };
    let care = care.map(|care| view! { p(class="care", role="alert") { (text(care)) } });
    let once = text_with("fresh_once", &[&words().time(facts.until)]);
    let expires = facts
        .expiry
        .map(|expiry| text_with("fresh_expires", &[&words().minute(expiry)]))
        .unwrap_or_default();
    let only_here = match facts.is_only_here {
        true => view! { p(class="care", role="alert") { (text("fresh_only_here")) } },
        false => View::new(),
    };
    view! {
        h3 { (made) }
        (care)
        (only_here)
        p { (once) }
        p(class="quiet") { (expires) }
    }
}

fn secret(model: ReadSignal<Model>, send: &Send) -> View {
    let is_shown = part(model, |model| model.new_secret.fresh.is_shown);
    // A property and no attribute: only what is shown is in the page.
    let value = move || {
        let token = |fresh: &FreshKey| fresh.token.expose().to_owned();
        let shown = is_shown.get();
        let token = model.with_untracked(|model| model.new_secret.fresh_key().map(token));
        token.filter(|_| shown).unwrap_or_else(|| MASK.to_owned())
    };
    let is_testing = part(model, |model| model.new_secret.fresh.test.is_some());
    let copy = button("copy", "", Happened::Copy, send);
    let test = button("test", "", Happened::Test, send);
    let show = dynamic({
        let send = send.clone();
        move || match is_shown.get() {
            true => button("hide", "", Happened::Show(false), &send),
            false => button("show", "", Happened::Show(true), &send),
        }
    });
    view! {
        div(class="field secret") {
            label(r#for="api-key") { (text("api_key")) }
            input(
                r#type="text",
                id="api-key",
                readonly=true,
                autocomplete="off",
                "spellcheck"="false",
                class=move || if is_shown.get() { "shown" } else { "masked" },
                prop:value=value,
            )
        }
        div(class="acts", aria-busy=move || is_testing.get().to_string()) { (show) (copy) (test) }
    }
}

/// What copying did, and what it can't promise.
pub(in crate::popup::view) fn clipboard(model: ReadSignal<Model>, send: &Send) -> View {
    let clipboard = part(model, |model| model.new_secret.fresh.clipboard);
    let is_noted = part(model, |model| model.new_secret.fresh.is_copy_noted);
    let send = send.clone();
    let told = move || match clipboard.get() {
        Clipboard::Untouched => String::new(),
        Clipboard::Holds | Clipboard::HoldsAway if !is_noted.get() => String::new(),
        Clipboard::Refused => text("clipboard_refused"),
        Clipboard::Holds | Clipboard::HoldsAway => text("clipboard_holds"),
        Clipboard::Cleared => text("clipboard_cleared"),
        Clipboard::NotCleared => text("clipboard_not_cleared"),
        Clipboard::LeftAlone => text("clipboard_left_alone"),
    };
    let clear = dynamic(move || match clipboard.get().may_hold() {
        true => button("clear_clipboard", "", Happened::ClearClipboard, &send),
        false => View::new(),
    });
    view! {
        p(role="status") { (told()) }
        (clear)
    }
}

/// What the test showed.
fn verdict(model: ReadSignal<Model>) -> View {
    let language = words();
    let told = part(model, move |model| {
        let fresh = &model.new_secret.fresh;
        if fresh.test.is_some() {
            return Some(Told::plain("test_running"));
        }
        if let Some(host) = &fresh.other_host {
            return Some(Told::of("test_other_host", host.clone()));
        }
        let host = model.facts.tenant()?.host();
        Some(match fresh.verdict.as_ref()? {
            Tested::Works(Some(user)) if Some(&user.id) == model.facts.me() => {
                Told::of("test_works_own", name_of(user))
            }
            Tested::Works(Some(user)) => Told::of("test_works_other", name_of(user)),
            Tested::Works(None) => Told::plain("test_works"),
            Tested::Refused => Told::plain("test_refused"),
            Tested::NotClear(error) => Told::of("test_not_clear", trouble(&*language, error, host)),
        })
    });
    view! {
        p(class="verdict", role="status") {
            (told.get_clone().map(|told| sentence(told.0, &told.1)))
        }
    }
}

/// A sentence and its values.
#[derive(Clone, Debug, PartialEq)]
struct Told(&'static str, Vec<Value>);

impl Told {
    fn plain(key: &'static str) -> Told {
        Told(key, Vec::new())
    }

    fn of(key: &'static str, value: String) -> Told {
        Told(key, vec![Value::Odd(value)])
    }
}
