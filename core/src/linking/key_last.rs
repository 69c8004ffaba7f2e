//! The key comes last: it is made only once the form's address stands there as ours, and where its own
//! field is still the one that the user saw listed.

use url::Url;

use super::field::Kind;
use super::frame::Frame;
use super::integration::Integration;
use super::plan::{Plan, Row};
use super::report::{Outcome, Report};
use super::safety::Refusal;
use super::value::Value;

/// A form as it was planned at one time.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    pub integration: &'a Integration,
    pub plan: &'a Plan,
}

/// Why no key goes into a form, though the rest was filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldBack {
    /// The form is not the one that the user saw.
    PageChanged,
    /// The address does not surely stand in the field of this label.
    NotThere(String),
}

/// Whether a key may be made for the form as it is `now`, after it was filled as it was `shown`.
/// `frame` is its document as it is now, and the report what a last look at the fields told.
///
/// # Errors
/// Why it may not.
pub fn key_may_follow(
    shown: Planned,
    now: Planned,
    frame: &Frame,
    report: &Report,
) -> Result<(), HeldBack> {
    if !is_the_same(shown, now) || frame.at() != now.plan.frame {
        return Err(HeldBack::PageChanged);
    }
    let has_place = |row: &&Row| row.value.is_place() && row.target.is_some();
    for row in now.plan.rows.iter().filter(has_place) {
        if !report.has_filled(row) && !is_harmless(row, frame, report) {
            return Err(HeldBack::NotThere(row.label.to_string()));
        }
    }
    match elsewhere(now.plan, frame, report) {
        Some(row) => Err(HeldBack::NotThere(row.label.to_string())),
        None => Ok(()),
    }
}

/// The region beside a tenant's name, which names no tenant without it, where its list shows something
/// that isn't ours and in which ours was looked for in vain: it may be another place.
fn elsewhere<'a>(plan: &'a Plan, frame: &Frame, report: &Report) -> Option<&'a Row> {
    let of = |value| {
        let mut rows = plan.rows.iter();
        rows.find(|row| row.value == value && row.target.is_some())
    };
    let region = of(Value::TenantName).and(of(Value::Region))?;
    let field = region.field().and_then(|id| frame.field(id))?;
    let is_list = matches!(field.kind, Kind::Select | Kind::Combo);
    let is_refused = matches!(
        region.refusal,
        Some(Refusal::NoChoice | Refusal::ListDisagrees | Refusal::SeveralChoices)
    );
    let is_lost = |outcome| {
        matches!(
            outcome,
            Outcome::NoChoice | Outcome::UnclearChoice | Outcome::Failed | Outcome::Changed
        )
    };
    let is_in_vain = is_refused || report.outcome(region).is_some_and(is_lost);
    let is_there = is_list && !field.is_empty && !report.has_filled(region);
    Some(region).filter(|_| is_there && is_in_vain)
}

/// The same form, with the same fields for secrets and for the address, and nothing stands between
fn is_the_same(shown: Planned, now: Planned) -> bool {
    let (Some(was), Some(is)) = (shown.plan.key_row(), now.plan.key_row()) else {
        return false;
    };
    let fields = |plan: &Plan| -> Vec<_> {
        let is_meant = |row: &&Row| row.value.is_place() || row.value.is_secret();
        let rows = plan.rows.iter().filter(is_meant);
        let rows = rows.filter_map(|row| Some((row.value, row.field()?.to_owned())));
        rows.collect()
    };
    shown.integration.id == now.integration.id
        && shown.plan.frame == now.plan.frame
        && shown.plan.destination == now.plan.destination
        && shown.plan.consent == now.plan.consent
        && (was.value, was.field()) == (is.value, is.field())
        && is.refusal.is_none()
        && is.ask.is_none()
        && fields(shown.plan) == fields(now.plan)
}

/// What we did not write ourselves: the field is empty, so that it names nobody, or what is told of
/// it is the host of this very value. What we did write, and the page did not surely take, is as the page has it.
fn is_harmless(row: &Row, frame: &Frame, report: &Report) -> bool {
    let Some(field) = row.field().and_then(|id| frame.field(id)) else {
        return false;
    };
    let is_refused = row.refusal.is_some() || row.text().is_none();
    // A list of the page's own may show a choice that is in none of its fields.
    let is_blank = field.is_empty && field.kind != Kind::Combo;
    let host = row.text().and_then(host_of);
    let is_untouched = report.outcome(row).is_none_or(Outcome::is_left_to_user);
    let is_ours = is_untouched && host.is_some() && host == field.filled_host;
    (is_refused && is_blank) || is_ours
}

/// The host of an address, which may be a bare host.
fn host_of(text: &str) -> Option<String> {
    let url = Url::parse(text).or_else(|_| Url::parse(&format!("https://{text}")));
    Some(url.ok()?.host_str()?.to_owned())
}

#[cfg(test)]
mod tests;
