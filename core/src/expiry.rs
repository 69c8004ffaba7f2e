//! "Expires in": for how long a new key is to live, which choices fit the tenant's longest, and
//! when such a key ends. Asked for in whole days or hours, the only forms that are surely taken.

use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::moment::Moment;

const HOUR: i64 = 60 * 60 * 1_000;
const DAY: i64 = 24 * HOUR;

/// A key that ends sooner than this has little time for whoever uses it.
const SHORT: i64 = 2 * DAY;

/// What is offered beside the tenant's longest and one's own number.
const USUAL: [Expiry; 6] = [
    Expiry::Hours(6),
    Expiry::Days(1),
    Expiry::Days(7),
    Expiry::Days(30),
    Expiry::Days(90),
    Expiry::Days(365),
];

/// What is chosen first, where the tenant allows it.
const FIRST: Expiry = Expiry::Days(90);

/// For how long a new key is to live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Expiry {
    Hours(u32),
    Days(u32),
    /// As long as the tenant allows, which is said by saying nothing.
    Longest,
}

impl Expiry {
    /// The ISO 8601 duration to ask for; none for the longest.
    pub fn as_duration(self) -> Option<String> {
        match self {
            Expiry::Hours(hours) => Some(format!("PT{hours}H")),
            Expiry::Days(days) => Some(format!("P{days}D")),
            Expiry::Longest => None,
        }
    }

    /// When a key made now ends. `longest` is when one of the tenant's longest life would.
    pub fn ends(self, now: Moment, longest: Option<Moment>) -> Option<Moment> {
        match self {
            Expiry::Hours(hours) => Some(now.plus_millis(i64::from(hours) * HOUR)),
            Expiry::Days(days) => Some(now.plus_millis(i64::from(days) * DAY)),
            Expiry::Longest => longest,
        }
    }

    /// Whether the tenant allows it, as far as its longest is known: where it isn't, nothing but
    /// the longest is asked for.
    pub fn fits(self, now: Moment, longest: Option<Moment>) -> bool {
        match (self, self.ends(now, longest), longest) {
            (Expiry::Hours(0) | Expiry::Days(0), ..) => false,
            (Expiry::Longest, ..) => true,
            (_, Some(ends), Some(longest)) => ends <= longest,
            _ => false,
        }
    }

    /// What is offered, shortest first and the longest last. What equals the longest stands as it.
    pub fn choices(now: Moment, longest: Option<Moment>) -> Vec<Expiry> {
        let is_shorter =
            |choice: &Expiry| choice.fits(now, longest) && choice.ends(now, longest) != longest;
        let shorter = USUAL.into_iter().filter(is_shorter);
        shorter.chain([Expiry::Longest]).collect()
    }

    /// What is chosen before anybody chooses: 90 days, or the longest where that is shorter.
    pub fn first(now: Moment, longest: Option<Moment>) -> Expiry {
        match Expiry::choices(now, longest).contains(&FIRST) {
            true => FIRST,
            false => Expiry::Longest,
        }
    }

    /// As long a life as a key was given, in whole days, or hours where it was under two days; the
    /// longest where today's rules allow no more, or its life isn't known.
    pub fn like(key: &Key, now: Moment, longest: Option<Moment>) -> Expiry {
        let (Some(created), Some(expiry)) = (key.created.moment(), key.expiry.moment()) else {
            return Expiry::Longest;
        };
        let life = expiry.since(created);
        // Making a key takes the tenant a moment, so a life isn't whole to the millisecond.
        let whole = |unit: i64| u32::try_from((life + unit / 2) / unit).unwrap_or(0);
        let like = match life < SHORT {
            true => Expiry::Hours(whole(HOUR)),
            false => Expiry::Days(whole(DAY)),
        };
        match like.fits(now, longest) {
            true => like,
            false => Expiry::Longest,
        }
    }

    /// Whether what uses such a key stops within two days.
    pub fn is_short(self, now: Moment, longest: Option<Moment>) -> bool {
        self.ends(now, longest)
            .is_some_and(|ends| ends.since(now) <= SHORT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{KeyId, Status, Subject, When};

    const NOW: Moment = Moment::from_millis(1_000 * DAY);

    fn after(millis: i64) -> Option<Moment> {
        Some(NOW.plus_millis(millis))
    }

    #[test]
    fn only_what_fits_is_offered_and_the_longest_stands_last() {
        let choices = |longest| Expiry::choices(NOW, longest);
        assert_eq!(choices(None), [Expiry::Longest]);
        assert_eq!(
            choices(after(DAY)),
            [Expiry::Hours(6), Expiry::Longest],
            "a day is the longest itself"
        );
        assert_eq!(choices(after(5 * HOUR)), [Expiry::Longest]);
        let all: Vec<Expiry> = USUAL.into_iter().chain([Expiry::Longest]).collect();
        assert_eq!(choices(after(400 * DAY)), all);
    }

    #[test]
    fn ninety_days_come_first_or_the_longest() {
        assert_eq!(Expiry::first(NOW, after(365 * DAY)), Expiry::Days(90));
        assert_eq!(Expiry::first(NOW, after(90 * DAY)), Expiry::Longest);
        assert_eq!(Expiry::first(NOW, after(DAY)), Expiry::Longest);
        assert_eq!(Expiry::first(NOW, None), Expiry::Longest);
    }

    #[test]
    fn an_own_number_must_fit() {
        let fits = |own: Expiry| own.fits(NOW, after(30 * DAY));
        assert!(fits(Expiry::Days(30)) && fits(Expiry::Hours(720)));
        assert!(!fits(Expiry::Days(31)) && !fits(Expiry::Hours(721)));
        assert!(!fits(Expiry::Days(0)) && !fits(Expiry::Hours(0)));
        assert!(!Expiry::Days(1).fits(NOW, None));
        assert!(!Expiry::Days(u32::MAX).fits(NOW, after(DAY)));
    }

    #[test]
    fn a_new_key_lives_as_long_as_the_old_one_did_where_it_may() {
        let like = |life: i64, longest| {
            let key = Key {
                id: KeyId::new("k").unwrap(),
                name: String::new(),
                subject: Subject::NotKnown,
                tenant_id: None,
                status: Status::Active,
                created: When::At(NOW.plus_millis(-DAY)),
                expiry: When::At(NOW.plus_millis(life - DAY)),
                created_by: None,
            };
            Expiry::like(&key, NOW, longest)
        };
        assert_eq!(like(30 * DAY, after(365 * DAY)), Expiry::Days(30));
        assert_eq!(like(30 * DAY - 800, after(365 * DAY)), Expiry::Days(30));
        assert_eq!(like(6 * HOUR, after(365 * DAY)), Expiry::Hours(6));
        assert_eq!(like(365 * DAY, after(30 * DAY)), Expiry::Longest);
        assert_eq!(like(30 * DAY, None), Expiry::Longest);
        assert_eq!(like(-DAY, after(DAY)), Expiry::Longest);
        assert_eq!(like(i64::MAX, after(DAY)), Expiry::Longest);
    }

    #[test]
    fn two_days_are_short() {
        assert!(Expiry::Days(2).is_short(NOW, after(30 * DAY)));
        assert!(!Expiry::Days(3).is_short(NOW, after(30 * DAY)));
        assert!(Expiry::Longest.is_short(NOW, after(DAY)));
        assert!(!Expiry::Longest.is_short(NOW, None));
    }
}
