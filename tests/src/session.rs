//! Signed-in browsers: the session cookies and the CSRF tokens that belong to them.

use crate::log::cookies;
use crate::random;
use crate::seen::Seen;
use crate::switches::{CsrfFetch, SameSite};
use ring::error::Unspecified;
use std::collections::HashMap;

const COOKIE: &str = "eas.sid";
const SIGNATURE_COOKIE: &str = "eas.sid.sig";

/// One signed-in browser on one host.
pub struct Session {
    pub tenant: usize,
    pub user: String,
    host: String,
    signature: String,
    tokens: Vec<String>,
}

/// All live sessions by their id.
#[derive(Default)]
pub struct Sessions(HashMap<String, Session>);

impl Sessions {
    /// Signs a user in and gives the session's id.
    ///
    /// # Errors
    /// When the machine has no randomness to give.
    pub fn begin(&mut self, tenant: usize, host: &str, user: &str) -> Result<String, Unspecified> {
        let id = random::word()?;
        let (signature, tokens) = (random::word()?, Vec::new());
        let (user, host) = (user.to_owned(), host.to_owned());
        self.0.insert(
            id.clone(),
            Session {
                tenant,
                user,
                host,
                signature,
                tokens,
            },
        );
        Ok(id)
    }

    /// The `Set-Cookie` values of a session.
    pub fn cookies(&self, id: &str, same_site: SameSite) -> Vec<String> {
        let Some(session) = self.0.get(id) else {
            return Vec::new();
        };
        let attributes = format!("Path=/; Secure; HttpOnly; SameSite={same_site:?}");
        [(COOKIE, id), (SIGNATURE_COOKIE, &session.signature)]
            .map(|(name, value)| format!("{name}={value}; {attributes}"))
            .into()
    }

    /// The live session that a request's cookies belong to.
    pub fn of(&self, seen: &Seen) -> Option<(&str, &Session)> {
        let value = |wanted: &str| {
            cookies(seen)
                .find(|(name, _)| *name == wanted)
                .map(|(_, value)| value)
        };
        let (id, session) = self.0.get_key_value(value(COOKIE)?)?;
        let genuine = value(SIGNATURE_COOKIE)? == session.signature && session.host == seen.host;
        genuine.then_some((id.as_str(), session))
    }

    /// Whether the token was fetched in that session and still holds.
    pub fn accepts(&self, id: &str, token: &str) -> bool {
        let session = self.0.get(id);
        session.is_some_and(|session| session.tokens.iter().any(|known| known == token))
    }

    /// A new CSRF token for that session.
    ///
    /// # Errors
    /// When the machine has no randomness to give.
    pub fn token(&mut self, id: &str, fetch: CsrfFetch) -> Result<String, Unspecified> {
        let token = random::word()?;
        if let Some(session) = self.0.get_mut(id) {
            if fetch == CsrfFetch::Replaces {
                session.tokens.clear();
            }
            session.tokens.push(token.clone());
        }
        Ok(token)
    }

    /// Ends one session.
    pub fn end(&mut self, id: &str) {
        self.0.remove(id);
    }

    /// Ends every session of a tenant.
    pub fn end_all(&mut self, tenant: usize) {
        self.0.retain(|_, session| session.tenant != tenant);
    }

    /// Makes every session of a tenant another user's; their CSRF tokens are void.
    pub fn become_user(&mut self, tenant: usize, user: &str) {
        for session in self
            .0
            .values_mut()
            .filter(|session| session.tenant == tenant)
        {
            user.clone_into(&mut session.user);
            session.tokens.clear();
        }
    }
}
