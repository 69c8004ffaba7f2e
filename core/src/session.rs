//! The rules of a signed-in session: the CSRF token, throttling, sign-out, and the pin, by which
//! nothing is changed once somebody else is signed in. One [`Session`] serves a screen; each request
//! goes through it as an [`Exchange`].

mod exchange;
mod throttle;

pub use exchange::{Exchange, Next};

use crate::api::ApiError;
use crate::http::{CsrfToken, Response, Way};
use crate::key::UserId;
use crate::moment::{Moment, parse_http_date};
use crate::user::{Identity, User};
use throttle::Throttle;

/// Below this the PC's clock counts as right: the `Date` header knows whole seconds only, and an
/// answer takes its time.
const CLOCK_TOLERANCE: i64 = 5_000;

/// What the exchanges of one screen share.
#[derive(Debug, Default)]
pub struct Session {
    csrf_token: Option<CsrfToken>,
    pinned_user: Option<UserId>,
    pinned_tenant: Option<String>,
    /// Who was signed in at the start.
    first: Option<User>,
    /// Who was met there later.
    stranger: Option<User>,
    /// Who or what answers differs from the pin: from then on nothing is sent.
    mismatch: Option<ApiError>,
    document: Option<String>,
    way: Option<Way>,
    clock_offset: i64,
    throttle: Throttle,
}

impl Session {
    /// The present by the tenant's clock, as far as its answers' `Date` told: a PC whose clock is
    /// wrong would otherwise call keys expired.
    pub fn present(&self, now: Moment) -> Moment {
        now.plus_millis(self.clock_offset)
    }

    /// Pins who was read at the start, or compares with who was: what isn't known on either side
    /// neither pins nor differs.
    ///
    /// # Errors
    ///
    /// [`ApiError::AnotherTenant`], [`ApiError::AnotherUser`].
    pub fn pin(&mut self, identity: &Identity) -> Result<(), ApiError> {
        let compared = self.compare(identity);
        if let Err(error) = &compared {
            self.mismatch = Some(error.clone());
        }
        compared
    }

    fn compare(&mut self, identity: &Identity) -> Result<(), ApiError> {
        if let Some(tenant) = identity.tenant_id() {
            let pinned = self.pinned_tenant.get_or_insert_with(|| tenant.to_owned());
            if pinned != tenant {
                return Err(ApiError::AnotherTenant);
            }
        }
        if let Some(user) = &identity.user {
            let pinned = self.pinned_user.get_or_insert_with(|| user.id.clone());
            if *pinned != user.id {
                self.stranger = Some(user.clone());
                return Err(ApiError::AnotherUser);
            }
            self.first.get_or_insert_with(|| user.clone());
        }
        Ok(())
    }

    /// Who was signed in at the start and who is now, once the two were found to differ.
    pub fn another_user(&self) -> Option<(&User, &User)> {
        self.first.as_ref().zip(self.stranger.as_ref())
    }

    /// Who is signed in may have changed unseen: it is read again before the next change.
    pub fn doubt(&mut self) {
        self.csrf_token = None;
    }

    /// Whether a user has the role that who was signed in at the start had: by it one sees more keys or
    /// fewer.
    fn has_first_role(&self, user: &User) -> bool {
        let first = self.first.as_ref();
        first.is_none_or(|first| first.role == user.role)
    }

    fn confirm(&mut self, user: User) -> Result<(), ApiError> {
        let identity = Identity {
            user: Some(user),
            tenant: None,
        };
        self.pin(&identity)
    }

    /// Takes from a response what concerns the session: the clock, and a page that is a new one or
    /// another way, whose session need not be the old. Tells whether it is.
    fn observe(&mut self, response: &Response, now: Moment) -> bool {
        if let Some(date) = response.date.as_deref().and_then(parse_http_date) {
            let offset = date.since(now);
            self.clock_offset = if offset.abs() > CLOCK_TOLERANCE {
                offset
            } else {
                0
            };
        }
        let way = self.way.replace(response.way());
        let is_other_way = way.is_some_and(|way| way != response.way());
        let is_new_page = response.document.as_ref().is_some_and(|document| {
            let known = self.document.replace(document.clone());
            known.is_some_and(|known| known != *document)
        });
        if is_other_way || is_new_page {
            self.csrf_token = None;
        }
        is_other_way || is_new_page
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::identity;

    #[test]
    fn who_was_read_first_is_pinned_part_by_part() {
        let mut session = Session::default();
        let mut pin = |user, tenant| session.pin(&identity(user, tenant));
        assert_eq!(pin(None, None), Ok(()));
        assert_eq!(pin(Some("ada"), None), Ok(()));
        assert_eq!(pin(None, Some("acme")), Ok(()));
        assert_eq!(pin(Some("ada"), Some("acme")), Ok(()));
        assert_eq!(pin(Some("eve"), Some("acme")), Err(ApiError::AnotherUser));
        assert_eq!(pin(None, Some("globex")), Err(ApiError::AnotherTenant));
        // What differed doesn't become the pin.
        assert_eq!(pin(Some("ada"), Some("acme")), Ok(()));
    }
}
