//! The rate limits: so many calls a tier and user, then 429 for a while, then the full budget again.

use crate::switches::Budgets;
use std::collections::HashMap;
use tokio::time::{Duration, Instant};

/// The tier a call counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tier {
    One,
    Two,
    /// All calls for events, which have a limit of their own.
    Audits,
}

/// Within how long the calls of the tier of events are counted.
const AUDITS_MINUTE: Duration = Duration::from_secs(60);

impl Tier {
    /// The tier of a call; `None` for the user filter, which has a limit of its own.
    pub fn of(method: &str, path: &str) -> Option<Self> {
        match method {
            _ if path == "/api/v1/audits" || path.starts_with("/api/v1/audits/") => {
                Some(Self::Audits)
            }
            "GET" | "HEAD" => Some(Self::One),
            _ if path == "/api/v1/users/actions/filter" => None,
            _ => Some(Self::Two),
        }
    }
}

/// What was spent, by tenant, user and tier.
#[derive(Default)]
pub struct Spending(HashMap<(usize, String, Tier), Spent>);

#[derive(Default)]
struct Spent {
    calls: u32,
    first: Option<Instant>,
    shut_until: Option<Instant>,
}

impl Spending {
    /// Charges one call; the seconds to wait when it is one too many.
    pub fn charge(
        &mut self,
        budgets: &Budgets,
        tenant: usize,
        user: &str,
        tier: Tier,
        now: Instant,
    ) -> Option<u64> {
        let most = match tier {
            Tier::One => budgets.tier1?,
            Tier::Two => budgets.tier2?,
            Tier::Audits => budgets.audits?,
        };
        let spent = self.0.entry((tenant, user.to_owned(), tier)).or_default();
        if spent.shut_until.is_some_and(|until| until <= now) {
            *spent = Spent::default();
        }
        let first = *spent.first.get_or_insert(now);
        if tier == Tier::Audits && spent.shut_until.is_none() && now - first >= AUDITS_MINUTE {
            *spent = Spent {
                first: Some(now),
                ..Spent::default()
            };
        }
        if spent.shut_until.is_none() && spent.calls < most {
            spent.calls += 1;
            return None;
        }
        let whole = Duration::from_secs(budgets.retry_after.into());
        let until = *spent.shut_until.get_or_insert(now + whole);
        Some(
            (until - now)
                .as_millis()
                .div_ceil(1_000)
                .try_into()
                .unwrap_or(u64::MAX),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shuts_a_tier_for_a_while_and_then_is_full_again() {
        let budgets = Budgets {
            tier1: None,
            tier2: Some(2),
            audits: None,
            retry_after: 13,
        };
        let mut spending = Spending::default();
        let start = Instant::now();
        let mut charge = |tier, seconds| {
            spending.charge(
                &budgets,
                0,
                "ada",
                tier,
                start + Duration::from_secs(seconds),
            )
        };
        assert_eq!(charge(Tier::Two, 0), None);
        assert_eq!(charge(Tier::Two, 0), None);
        assert_eq!(charge(Tier::Two, 0), Some(13));
        assert_eq!(charge(Tier::Two, 10), Some(3));
        assert_eq!(charge(Tier::One, 10), None);
        assert_eq!(charge(Tier::Two, 13), None);
        assert_eq!(charge(Tier::Two, 13), None);
        assert_eq!(charge(Tier::Two, 13), Some(13));
    }

    #[test]
    fn counts_calls_for_events_by_the_minute_and_for_themselves() {
        let budgets = Budgets {
            tier1: Some(0),
            tier2: None,
            audits: Some(2),
            retry_after: 5,
        };
        let mut spending = Spending::default();
        let start = Instant::now();
        let mut charge = |seconds| {
            let tier = Tier::of("GET", "/api/v1/audits/types").unwrap();
            let now = start + Duration::from_secs(seconds);
            spending.charge(&budgets, 0, "ada", tier, now)
        };
        let waits = [0, 59, 60, 61, 62, 67].map(&mut charge);
        assert_eq!(waits, [None, None, None, None, Some(5), None]);
        assert_eq!(Tier::of("GET", "/api/v1/audits"), Some(Tier::Audits));
        assert_eq!(Tier::of("GET", "/api/v1/auditsx"), Some(Tier::One));
    }
}
