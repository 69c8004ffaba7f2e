//! What came of saving the rules: what the tenant answered, and what its rules say now.

use latchkey_core::api::ApiError;
use latchkey_core::flow::change_config::End;
use sycamore::prelude::*;

use crate::popup::model::Model;
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::{text, words};
use crate::ui::trouble::trouble;

/// The sentence, once something was saved or wasn't.
pub(super) fn saved(model: ReadSignal<Model>) -> View {
    let language = words();
    let told = part(model, move |model| {
        let end = model.settings.rules.saved.as_ref()?;
        let (is_good, sentence, error) = told(model, end);
        let host = model.facts.tenant().map_or("", |tenant| tenant.host());
        let reason = error.map(|error| trouble(&*language, error, host));
        Some((is_good, sentence, reason))
    });
    dynamic(move || {
        told.get_clone().map(|(is_good, sentence, reason)| {
            let (class, role) = match is_good {
                true => ("news done", "status"),
                false => ("news wrong", "alert"),
            };
            let reason = reason.map_or_else(String::new, |reason| format!(" {reason}"));
            view! { div(class=class, role=role) { p { (text(sentence)) (reason) } } }
        })
    })
}

/// Whether it went well, the sentence, and the error that is still to be told.
fn told<'a>(model: &Model, end: &'a End) -> (bool, &'static str, Option<&'a ApiError>) {
    let agree = |after: &latchkey_core::KeysConfig| {
        let agreeing = end.wanted.iter();
        agreeing
            .filter(|rule| after.agrees(**rule, model.facts.now))
            .count()
    };
    match (&end.answer, &end.after) {
        (Ok(()), Some(Ok(after))) if agree(after) == end.wanted.len() => (true, "saved", None),
        (Ok(()), Some(Ok(_)) | None) => (false, "saved_differs", None),
        (Ok(()), Some(Err(error))) => (false, "saved_not_read", Some(error)),
        (Err(error), Some(Ok(after))) => match agree(after) {
            0 => (false, "saved_not", Some(error)),
            all if all == end.wanted.len() => (true, "saved_anyway", Some(error)),
            _ => (false, "saved_part", Some(error)),
        },
        (Err(error), None) => (false, "saved_not", Some(error)),
        (Err(error), Some(Err(_))) => (false, "saved_not_known", Some(error)),
    }
}
