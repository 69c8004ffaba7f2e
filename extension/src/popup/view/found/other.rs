//! A token that says that it is no API key: what it is, whose, and whether it has ended.

use latchkey_core::{Moment, OtherKind, OtherToken};
use sycamore::prelude::*;

use crate::popup::view::odd::{Value, sentence};
use crate::popup::words::{text, text_with, words};

/// What is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Other {
    token: OtherToken,
    /// By now its time is over.
    is_over: bool,
}

impl Other {
    pub(super) fn of(token: &OtherToken, now: Moment) -> Other {
        Other {
            is_over: token.ends.is_some_and(|ends| ends <= now),
            token: token.clone(),
        }
    }

    pub(super) fn view(&self) -> View {
        let (heading, advice) = match self.token.kind {
            OtherKind::SignIn => ("other_sign_in", "other_sign_in_text"),
            OtherKind::Access => ("other_access", "other_access_text"),
            OtherKind::Foreign => ("other_foreign", "other_foreign_text"),
        };
        let issuer = self.token.issuer.as_ref().map(|issuer| {
            let told = sentence("other_issuer", &[Value::Odd(issuer.clone())]);
            view! { p { (told) } }
        });
        let end = self.token.ends.map(|ends| {
            let key = if self.is_over {
                "other_ended"
            } else {
                "other_ends"
            };
            let told = text_with(key, &[&words().exact(ends)]);
            view! { p { (told) } }
        });
        view! {
            h3(class="verdict") { (text(heading)) }
            p { (text(advice)) }
            (issuer)
            (end)
            p(class="quiet") { (text("other_claims")) }
        }
    }
}
