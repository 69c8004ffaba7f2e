//! Why no key was made, each reason with its way out.

use latchkey_core::api::ApiError;
use latchkey_core::making::Standing;
use latchkey_core::{Refusal, Role};
use sycamore::prelude::*;

use super::way;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::letter::letter;
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::{text, text_with, words};
use crate::shell::section_name::SectionName;
use crate::ui::trouble::trouble;
use crate::wire::order::Reason;

/// What is drawn from.
#[derive(Clone, Debug, PartialEq)]
struct Refused {
    name: String,
    /// `None` where the tenant wasn't reached, or is still being asked for its rules.
    refusal: Option<Refusal>,
    error: ApiError,
    is_admin: bool,
    host: String,
}

impl Refused {
    fn of(model: &Model) -> Option<Refused> {
        let rules = &model.new_secret.rules;
        let Some(Standing::Refused(making, error)) = &model.new_secret.standing else {
            return None;
        };
        let refusal = Refusal::of(
            error,
            rules.room(),
            making.expiry,
            rules.config(),
            making.asked_at,
        );
        // Only the rules tell the reason, so it is told once they are read.
        if refusal.is_some() && !rules.is_read() {
            return None;
        }
        Some(Refused {
            name: making.name.to_string(),
            refusal,
            error: error.clone(),
            is_admin: model.facts.identity.role() == Role::TenantAdmin,
            host: model.facts.tenant()?.host().to_owned(),
        })
    }

    fn sentence(&self) -> &'static str {
        match (self.refusal, self.is_admin) {
            (Some(Refusal::TooMany), true) => "refused_too_many_admin",
            (Some(Refusal::TooMany), false) => "refused_too_many",
            (Some(Refusal::TooLong), _) => "refused_too_long",
            (Some(Refusal::NoPermission), true) => "refused_no_permission_admin",
            (Some(Refusal::NoPermission), false) => "refused_no_permission",
            (Some(Refusal::Other) | None, _) => "refused_anyhow",
        }
    }
}

/// What became of the last wish, where it was refused.
pub(in crate::popup::view) fn refused(model: ReadSignal<Model>, send: &Send) -> View {
    let refused = part(model, Refused::of);
    let not_sent = part(model, |model| {
        let state = &model.new_secret;
        state.not_sent.map(|reason| (reason, state.lets_ask()))
    });
    let send = send.clone();
    let not_sent = dynamic(move || match not_sent.get() {
        Some((reason, lets_ask)) => {
            let why = text(why_not_sent(reason, lets_ask));
            view! { p(class="wrong", role="alert") { (why) } }
        }
        None => View::new(),
    });
    let told = dynamic(move || {
        refused.get_clone().map(|refused| {
            let told = sentence(refused.sentence(), &[Value::Odd(refused.name.clone())]);
            let own_words = own_words(&refused);
            let way_out = way_out(model, &refused, &send);
            view! {
                div(class="wrong", role="alert") { p { (told) } (own_words) }
                (way_out)
            }
        })
    });
    view! { (not_sent) (told) }
}

/// Why nothing was sent, and what to do. What stood in the way is over where another key may be asked
/// for.
fn why_not_sent(reason: Reason, lets_ask: bool) -> &'static str {
    match reason {
        Reason::NoteNotRead if lets_ask => "new_key_note_not_read_then",
        Reason::Another if lets_ask => "new_key_another_then",
        Reason::NotTaken => "new_key_not_taken",
        Reason::NotNoted => "new_key_not_noted",
        Reason::NotReadable => "new_key_not_readable",
        Reason::NoteNotRead => "new_key_note_not_read",
        Reason::Another => "new_key_another",
        Reason::NoWay => "new_key_no_way",
        Reason::Broken => "new_key_broken",
    }
}

/// What the tenant said, where the sentence doesn't say it all.
fn own_words(refused: &Refused) -> View {
    let needs_words = matches!(refused.refusal, None | Some(Refusal::Other));
    let told = trouble(&*words(), &refused.error, &refused.host);
    match needs_words {
        true => view! { p { (told) } },
        false => View::new(),
    }
}

fn way_out(model: ReadSignal<Model>, refused: &Refused, send: &Send) -> View {
    let open = |section, word| {
        let way = way(model, section, word, send);
        view! { div(class="acts") { (way) } }
    };
    match (refused.refusal, refused.is_admin) {
        (Some(Refusal::NoPermission), false) => {
            let body = text_with("letter_permission", &[&refused.host]);
            letter(&text("letter_permission_subject"), body, None, send)
        }
        (Some(Refusal::NoPermission), true) => open(SectionName::Settings, "open_settings"),
        (Some(Refusal::TooMany), _) => open(SectionName::Keys, "open_keys"),
        _ => View::new(),
    }
}
