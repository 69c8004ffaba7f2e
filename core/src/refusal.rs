//! Whether one more key fits, and why a tenant made none. Which status and code stand for which
//! refusal isn't documented, so the reason is told from the tenant's rules, read again afterwards,
//! and never from the words of its answer.

use crate::api::ApiError;
use crate::config::KeysConfig;
use crate::expiry::Expiry;
use crate::key::{Key, Status};
use crate::moment::Moment;

/// One's own active keys beside how many the tenant allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub active: usize,
    /// `None` where the rules can't be read.
    pub allowed: Option<u32>,
}

impl Room {
    /// Counts one's own keys.
    pub fn of(own: &[Key], config: Option<&KeysConfig>) -> Room {
        let is_active = |key: &&Key| key.status == Status::Active;
        Room {
            active: own.iter().filter(is_active).count(),
            allowed: config.and_then(|config| config.keys_per_user),
        }
    }

    /// No further key will be made before one goes.
    pub fn is_full(self) -> bool {
        let active = u32::try_from(self.active).unwrap_or(u32::MAX);
        self.allowed.is_some_and(|allowed| active >= allowed)
    }
}

/// Why the tenant made no key, as far as its rules tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// As many active keys as allowed.
    TooMany,
    /// Longer than allowed.
    TooLong,
    /// Forbidden for no reason of the rules: the permission "Manage API keys" is missing.
    NoPermission,
    /// The answer's own words are all there is.
    Other,
}

impl Refusal {
    /// Sorts what a tenant answered at `now`; `None` where it refused nothing but wasn't reached
    /// or broke down.
    pub fn of(
        error: &ApiError,
        room: Option<Room>,
        expiry: Expiry,
        config: Option<&KeysConfig>,
        now: Moment,
    ) -> Option<Refusal> {
        let is_forbidden = match error {
            ApiError::Forbidden(_) => true,
            ApiError::Refused { .. } => false,
            _ => return None,
        };
        let longest = config.and_then(|config| config.longest_expiry.as_ref());
        let is_known = longest.is_some_and(|longest| longest.parts().is_some());
        Some(if room.is_some_and(Room::is_full) {
            Refusal::TooMany
        } else if is_known && !expiry.fits(now, longest) {
            Refusal::TooLong
        } else if is_forbidden {
            Refusal::NoPermission
        } else {
            Refusal::Other
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{forbidden, refused};
    use crate::lifetime::{Lifetime, Span};

    #[test]
    fn the_rules_tell_why_and_not_the_status() {
        let config = KeysConfig {
            keys_per_user: Some(5),
            longest_expiry: Some(Lifetime::new("P1D")),
            ..KeysConfig::default()
        };
        let (forbidden, bad) = (forbidden(), refused(400));
        let (day, week) = (Expiry::After(Span::Days(1)), Expiry::After(Span::Days(7)));
        let now = Moment::from_millis(0);
        let of = |error: &ApiError, active, expiry| {
            let room = Room {
                active,
                allowed: config.keys_per_user,
            };
            Refusal::of(error, Some(room), expiry, Some(&config), now)
        };
        for error in [&forbidden, &bad] {
            assert_eq!(of(error, 5, day), Some(Refusal::TooMany));
            assert_eq!(of(error, 4, week), Some(Refusal::TooLong));
        }
        assert_eq!(of(&forbidden, 4, day), Some(Refusal::NoPermission));
        assert_eq!(of(&bad, 4, Expiry::Longest), Some(Refusal::Other));
        assert_eq!(of(&ApiError::TabGone, 5, week), None);
        let unread = Refusal::of(&bad, None, week, None, now);
        assert_eq!(unread, Some(Refusal::Other));
    }
}
