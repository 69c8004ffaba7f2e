//! What a call for a list of events asks for.

use crate::api::problem::Problem;
use crate::clock;
use crate::query::Query;
use crate::stage::Play;
use crate::switches::{AuditTies, AuditUseUser, AuditWindow, Switches};
use crate::world::audit_log::{Column, Order, Recorded, Ties};
use crate::world::event::VALIDATED;
use std::ops::{Bound, RangeBounds};

/// The filters, all of which an event has to pass.
pub struct Asked<'a> {
    kind: Option<&'a str>,
    user: Option<&'a str>,
    /// Whether uses say who caused them.
    uses_have_user: bool,
    source: Option<&'a str>,
    ids: Option<Vec<&'a str>>,
    /// From when to when, in milliseconds since the epoch.
    window: (Bound<i64>, Bound<i64>),
}

impl<'a> Asked<'a> {
    /// The filters of a query.
    ///
    /// # Errors
    /// 400 for a window that is none.
    pub fn of(query: &'a Query, switches: &Switches) -> Result<Self, Problem> {
        Ok(Self {
            kind: query.get("eventType"),
            user: query.get("userId"),
            uses_have_user: switches.audit_use_user == AuditUseUser::Owner,
            source: query.get("source"),
            ids: query.get("id").map(|list| list.split(',').collect()),
            window: match query.get("eventTime") {
                None => (Bound::Unbounded, Bound::Unbounded),
                Some(text) => window(text, switches.audit_window)?,
            },
        })
    }

    /// The one type that is asked for.
    pub fn kind(&self) -> Option<&'a str> {
        self.kind
    }

    /// Who caused the event, as far as it says so.
    fn user_of<'b>(&self, event: Recorded<'b>) -> &'b str {
        if self.uses_have_user || event.name() != VALIDATED {
            event.user()
        } else {
            ""
        }
    }

    /// Whether the event is asked for.
    pub fn wants(&self, event: Recorded) -> bool {
        self.window.contains(&event.time())
            && self.kind.is_none_or(|kind| event.name() == kind)
            && self.user.is_none_or(|user| self.user_of(event) == user)
            && self.source.is_none_or(|source| event.source() == source)
            && self
                .ids
                .as_ref()
                .is_none_or(|ids| ids.contains(&event.id().as_str()))
    }
}

/// `start/end`, each a moment of UTC.
fn window(text: &str, ends: AuditWindow) -> Result<(Bound<i64>, Bound<i64>), Problem> {
    let wrong =
        || Problem::bad_request("eventTime is start/end, each like 2026-11-22T09:30:00.000Z");
    let (start, end) = text.split_once('/').ok_or_else(wrong)?;
    let moment = |text: &str| {
        let utc = text.ends_with('Z').then(|| clock::parse(text));
        utc.flatten().ok_or_else(wrong)
    };
    let (start, end) = (moment(start)?, moment(end)?);
    if end < start {
        return Err(wrong());
    }
    Ok(match ends {
        AuditWindow::BothEnds => (Bound::Included(start), Bound::Included(end)),
        AuditWindow::Start => (Bound::Included(start), Bound::Excluded(end)),
        AuditWindow::End => (Bound::Excluded(start), Bound::Included(end)),
        AuditWindow::NeitherEnd => (Bound::Excluded(start), Bound::Excluded(end)),
    })
}

/// The order that a query asks for, and whether it descends; `-eventTime` when it doesn't say.
///
/// # Errors
/// 400 for a sort without its sign, or by anything else than time, type or source.
pub fn order(query: &Query, play: &Play) -> Result<(Order, bool), Problem> {
    let wrong =
        || Problem::bad_request("sort is source, eventType or eventTime, with + or - before it");
    let sort = query.get("sort").unwrap_or("-eventTime");
    let (name, descending) = match (sort.strip_prefix('-'), sort.strip_prefix('+')) {
        (Some(name), _) => (name, true),
        (None, Some(name)) => (name, false),
        (None, None) => return Err(wrong()),
    };
    let column = Column::named(name).ok_or_else(wrong)?;
    let ties = match play.switches.audit_ties {
        AuditTies::AsRecorded => Ties::AsRecorded,
        AuditTies::Reversed => Ties::Reversed,
        AuditTies::Unsteady if play.audit_pages.is_multiple_of(2) => Ties::AsRecorded,
        AuditTies::Unsteady => Ties::Reversed,
    };
    Ok((Order { column, ties }, descending))
}
