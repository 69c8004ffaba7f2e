//! "Expires in": for how long a new key is to live, which choices fit the tenant's longest, and
//! when such a key ends. Asked for in whole days or hours, the only forms that are surely taken.

use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::lifetime::{Lifetime, Span};
use crate::moment::Moment;

const HOUR: i64 = 60 * 60 * 1_000;
const DAY: i64 = 24 * HOUR;

/// A key that ends sooner than this has little time for whoever uses it.
const SHORT: i64 = 2 * DAY;

/// What is offered beside the tenant's longest and one's own number.
const USUAL: [Span; 6] = [
    Span::Hours(6),
    Span::Days(1),
    Span::Days(7),
    Span::Days(30),
    Span::Days(90),
    Span::Days(365),
];

/// What is chosen first, where the tenant allows it.
const FIRST: Expiry = Expiry::After(Span::Days(90));

/// For how long a new key is to live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Expiry {
    After(Span),
    /// As long as the tenant allows, which is said by saying nothing.
    Longest,
}

impl Expiry {
    /// The ISO 8601 duration to ask for; none for the longest.
    pub fn as_duration(self) -> Option<String> {
        match self {
            Expiry::After(span) => Some(span.text()),
            Expiry::Longest => None,
        }
    }

    /// When a key made now ends, as far as it is known.
    pub fn end(self, now: Moment, longest: Option<&Lifetime>) -> Option<Moment> {
        match self {
            Expiry::After(span) => span.end(now),
            Expiry::Longest => longest?.end(now),
        }
    }

    /// Whether the tenant allows it, as far as its longest is known: where it isn't, nothing but
    /// the longest is asked for.
    pub fn fits(self, now: Moment, longest: Option<&Lifetime>) -> bool {
        match (self, longest) {
            (Expiry::Longest, _) => true,
            (Expiry::After(span), Some(longest)) => {
                span.hours() > 0 && span.fits(longest, now) == Some(true)
            }
            (Expiry::After(_), None) => false,
        }
    }

    /// What is offered, shortest first and the longest last. What equals the longest stands as it.
    pub fn choices(now: Moment, longest: Option<&Lifetime>) -> Vec<Expiry> {
        let end = Expiry::Longest.end(now, longest);
        let shorter = USUAL
            .into_iter()
            .map(Expiry::After)
            .filter(|choice| choice.fits(now, longest) && choice.end(now, longest) != end);
        shorter.chain([Expiry::Longest]).collect()
    }

    /// What is chosen before anybody chooses: 90 days, or the longest where that is shorter.
    pub fn first(now: Moment, longest: Option<&Lifetime>) -> Expiry {
        match Expiry::choices(now, longest).contains(&FIRST) {
            true => FIRST,
            false => Expiry::Longest,
        }
    }

    /// As long a life as a key was given, in whole days, or hours where it was under two days; the
    /// longest where today's rules allow no more, or its life isn't known.
    pub fn like(key: &Key, now: Moment, longest: Option<&Lifetime>) -> Expiry {
        let (Some(created), Some(expiry)) = (key.created.moment(), key.expiry.moment()) else {
            return Expiry::Longest;
        };
        let life = expiry.since(created);
        // Making a key takes the tenant a moment, so a life isn't whole to the millisecond.
        let whole = |unit: i64| u32::try_from(life.saturating_add(unit / 2) / unit).unwrap_or(0);
        let like = Expiry::After(match life < SHORT {
            true => Span::Hours(whole(HOUR)),
            false => Span::Days(whole(DAY)),
        });
        match like.fits(now, longest) {
            true => like,
            false => Expiry::Longest,
        }
    }

    /// Whether what uses such a key stops within two days.
    pub fn is_short(self, now: Moment, longest: Option<&Lifetime>) -> bool {
        self.end(now, longest)
            .is_some_and(|end| end.since(now) <= SHORT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures;
    use crate::key::When;

    const NOW: Moment = Moment::from_millis(20_000 * DAY);

    fn longest(text: &str) -> Option<Lifetime> {
        (!text.is_empty()).then(|| Lifetime::new(text))
    }

    fn days(days: u32) -> Expiry {
        Expiry::After(Span::Days(days))
    }

    fn hours(hours: u32) -> Expiry {
        Expiry::After(Span::Hours(hours))
    }

    #[test]
    fn only_what_fits_is_offered_and_the_longest_stands_last() {
        let choices = |text| Expiry::choices(NOW, longest(text).as_ref());
        assert_eq!(choices(""), [Expiry::Longest]);
        assert_eq!(choices("for ever"), [Expiry::Longest]);
        // A day is the longest itself.
        assert_eq!(choices("PT24H"), [hours(6), Expiry::Longest]);
        assert_eq!(choices("PT5H"), [Expiry::Longest]);
        let all: Vec<Expiry> = USUAL.into_iter().map(Expiry::After).collect();
        let all = [all, vec![Expiry::Longest]].concat();
        assert_eq!(choices("P1Y2M"), all);
        assert_eq!(choices("P9999Y"), all, "beyond the calendar");
    }

    #[test]
    fn ninety_days_come_first_or_the_longest() {
        let first = |text| Expiry::first(NOW, longest(text).as_ref());
        assert_eq!(first("P1Y"), days(90));
        assert_eq!(first("P90D"), Expiry::Longest);
        assert_eq!(first("PT24H"), Expiry::Longest);
        assert_eq!(first(""), Expiry::Longest);
    }

    #[test]
    fn an_own_number_must_fit() {
        let fits = |own: Expiry| own.fits(NOW, longest("P30D").as_ref());
        assert!(fits(days(30)) && fits(hours(720)));
        assert!(!fits(days(31)) && !fits(hours(721)));
        assert!(!fits(days(0)) && !fits(hours(0)));
        assert!(!fits(days(u32::MAX)));
        assert!(!days(1).fits(NOW, None));
    }

    #[test]
    fn a_new_key_lives_as_long_as_the_old_one_did_where_it_may() {
        let like = |life: i64, text| {
            let key = Key {
                created: When::At(NOW.plus_millis(-DAY)),
                expiry: When::At(NOW.plus_millis(life - DAY)),
                ..fixtures::key("k")
            };
            Expiry::like(&key, NOW, longest(text).as_ref())
        };
        assert_eq!(like(30 * DAY, "P365D"), days(30));
        assert_eq!(like(30 * DAY - 800, "P365D"), days(30));
        assert_eq!(like(6 * HOUR, "P365D"), hours(6));
        assert_eq!(like(365 * DAY, "P30D"), Expiry::Longest);
        assert_eq!(like(30 * DAY, ""), Expiry::Longest);
        assert_eq!(like(-DAY, "P1D"), Expiry::Longest);
        assert_eq!(like(0, "P1D"), Expiry::Longest);
        assert_eq!(like(i64::MAX, "P1D"), Expiry::Longest);
    }

    #[test]
    fn two_days_are_short() {
        let is_short = |expiry: Expiry, text| expiry.is_short(NOW, longest(text).as_ref());
        assert!(is_short(days(2), "P30D") && !is_short(days(3), "P30D"));
        assert!(is_short(Expiry::Longest, "PT24H"));
        assert!(!is_short(Expiry::Longest, ""));
    }
}
