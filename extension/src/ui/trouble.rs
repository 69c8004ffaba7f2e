//! Errors in words: what happened, and what the user can do. Every [`ApiError`] is worded here and
//! nowhere else.

use latchkey_core::api::{ApiError, Problem};
use latchkey_core::text::{is_blank, shown};

use crate::words::Words;

/// The tenant's own words are cut here: an error is no place for a whole page.
const LONGEST: usize = 300;

/// One or two sentences, the tenant's own words among them where it said any. `host` is the
/// tenant's.
pub fn trouble(words: &dyn Words, error: &ApiError, host: &str) -> String {
    let plain = |key: &str| words.text(key, &[]);
    let status = |key: &str, status: u16| words.text(key, &[&status.to_string()]);
    let (sentence, problem) = match error {
        ApiError::SignedOut => (plain("error_signed_out"), None),
        ApiError::Unauthorized(problem) => (plain("error_signed_out"), Some(problem)),
        ApiError::NoTenant(problem) => (words.text("error_no_tenant", &[host]), Some(problem)),
        ApiError::NoSignIn(problem) => (words.text("error_no_sign_in", &[host]), Some(problem)),
        ApiError::Forbidden(problem) if problem.is_csrf_refusal() => {
            (plain("error_csrf"), Some(problem))
        }
        ApiError::Forbidden(problem) if problem.denies_membership() => {
            (plain("error_not_a_member"), Some(problem))
        }
        ApiError::Forbidden(problem) => (plain("error_forbidden"), Some(problem)),
        ApiError::OutsideTab(problem) => (plain("error_outside_tab"), Some(problem)),
        ApiError::NotFound(problem) => (plain("error_not_found"), Some(problem)),
        ApiError::TooFast => (plain("error_too_fast"), None),
        ApiError::Refused {
            status: of,
            problem,
        } => (status("error_refused", *of), Some(problem)),
        ApiError::Broken {
            status: of,
            problem,
        } => (status("error_broken", *of), Some(problem)),
        ApiError::NotTheApi => (plain("error_not_the_api"), None),
        ApiError::Unreadable => (plain("error_unreadable"), None),
        ApiError::TooLarge => (words.text("error_too_large", &[host]), None),
        ApiError::Offline => (words.text("error_offline", &[host]), None),
        ApiError::OtherHost => (plain("error_other_host"), None),
        ApiError::Lost => (plain("error_lost"), None),
        ApiError::TabGone => (plain("error_tab_gone"), None),
        ApiError::ContainerGone => (plain("error_container_gone"), None),
        ApiError::NoAccess => (plain("error_no_access"), None),
        ApiError::NotLoaded => (plain("error_not_loaded"), None),
        ApiError::KeptOut => (plain("error_kept_out"), None),
        ApiError::PageKeepsChanging => (plain("error_page_keeps_changing"), None),
        ApiError::AnotherUser => (plain("error_another_user"), None),
        ApiError::AnotherTenant => (plain("error_another_tenant"), None),
    };
    match problem.and_then(|problem| said(words, problem)) {
        None => sentence,
        Some(said) => format!("{sentence} {said}"),
    }
}

/// A sentence with the tenant's own words, where it said any.
pub fn said(words: &dyn Words, problem: &Problem) -> Option<String> {
    own_words(problem).map(|own| words.text("error_says", &[&own]))
}

/// What the tenant said, as one text: title, detail, code.
fn own_words(problem: &Problem) -> Option<String> {
    let parts: Vec<&str> = [&problem.title, &problem.detail, &problem.code]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .filter(|part| !is_blank(part))
        .collect();
    let said = shown(&parts.join(" · "));
    let cut = match said.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &said[..at]),
        None => said,
    };
    (!cut.is_empty()).then_some(cut)
}

#[cfg(test)]
mod tests;
