//! How long Qlik Cloud asked us to wait. A 429 blocks all calls of its tier, and no other tier
//! (Qlik's "Rate limiting"), so a call of a blocked tier isn't even tried.

use crate::http::{Effect, Method, Request, Response};
use crate::moment::{Moment, parse_http_date};

/// What Qlik's own samples wait where the header is missing.
const DEFAULT_WAIT: i64 = 1_000;
/// No documented wait comes near this; a wrong header must not stop us for a day.
const LONGEST_WAIT: i64 = 10 * 60 * 1_000;
/// Below this path all calls read events.
const EVENTS: &str = "/api/v1/audits";

/// A group of calls that share one budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tier {
    /// Tier 1: reading, 1,000 a minute.
    Reads,
    /// Tier 2: changing, 100 a minute.
    Changes,
    /// The filter endpoint, 200 a minute.
    Filter,
    /// Events: a limit of their own, 1,000 a minute.
    Events,
}

impl Tier {
    pub(super) fn of(request: &Request) -> Tier {
        match (request.method, request.effect) {
            (Method::Get, _) if request.path.starts_with(EVENTS) => Tier::Events,
            (Method::Get, _) => Tier::Reads,
            (_, Effect::Read) => Tier::Filter,
            _ => Tier::Changes,
        }
    }
}

/// Until when each tier is blocked.
#[derive(Debug, Default)]
pub(super) struct Throttle {
    until: [Option<Moment>; 4],
}

impl Throttle {
    /// The moment to wait for before a call of `tier`, if there is one.
    pub(super) fn wait(&self, tier: Tier, now: Moment) -> Option<Moment> {
        self.until[tier as usize].filter(|until| *until > now)
    }

    /// Notes a 429 and gives the moment to go on at.
    pub(super) fn block(&mut self, tier: Tier, response: &Response, now: Moment) -> Moment {
        let until = now.plus_millis(retry_after(response));
        self.until[tier as usize] = Some(until);
        until
    }
}

/// The wait in milliseconds: whole seconds as Qlik sends them, or an HTTP date.
fn retry_after(response: &Response) -> i64 {
    let Some(text) = response.retry_after.as_deref().map(str::trim) else {
        return DEFAULT_WAIT;
    };
    let date = || {
        let sent = parse_http_date(response.date.as_deref()?)?;
        Some(parse_http_date(text)?.since(sent))
    };
    let seconds = text
        .parse::<i64>()
        .ok()
        .map(|seconds| seconds.saturating_mul(1_000));
    seconds
        .or_else(date)
        .unwrap_or(DEFAULT_WAIT)
        .clamp(0, LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn waits(expected: i64, header: Option<&str>) {
        let response = Response {
            retry_after: header.map(str::to_owned),
            date: Some("Sun, 22 Nov 2026 10:00:00 GMT".to_owned()),
            ..Response::default()
        };
        assert_eq!(retry_after(&response), expected, "{header:?}");
    }

    #[test]
    fn a_wait_is_read_in_any_form_and_never_endless() {
        waits(13_000, Some("13"));
        waits(1_000, None);
        waits(1_000, Some("soon"));
        waits(0, Some("-5"));
        waits(60_000, Some("Sun, 22 Nov 2026 10:01:00 GMT"));
        waits(LONGEST_WAIT, Some("99999999999999999"));
    }

    #[test]
    fn events_are_counted_apart_from_other_reads() {
        let tier = |path: &str| Tier::of(&Request::get(path));
        for path in ["/api/v1/audits?limit=100", "/api/v1/audits/types"] {
            assert_eq!(tier(path), Tier::Events, "{path}");
        }
        assert_eq!(tier("/api/v1/api-keys?limit=100"), Tier::Reads);
    }

    #[test]
    fn a_blocked_tier_leaves_the_others_free() {
        let mut throttle = Throttle::default();
        let now = Moment::from_millis(0);
        let until = throttle.block(Tier::Changes, &Response::default(), now);
        assert_eq!(throttle.wait(Tier::Changes, now), Some(until));
        assert_eq!(throttle.wait(Tier::Changes, until), None);
        assert_eq!(throttle.wait(Tier::Reads, now), None);
        assert_eq!(throttle.wait(Tier::Events, now), None);
    }
}
