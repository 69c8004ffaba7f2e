//! One switch for everything that Qlik's contract leaves open. The first value named is the default.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// How the tenants behave where the contract is silent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switches {
    /// What a TenantAdmin's DELETE does to a key of their own.
    pub own_delete: OwnDelete,
    /// Whether a change may come from another origin than the tenant's.
    pub foreign_origin: ForeignOrigin,
    /// The `SameSite` attribute of the session cookies.
    pub same_site: SameSite,
    /// Where the CSRF refusal has its code.
    pub csrf_error: CsrfError,
    /// Where `users/me` and `tenants/me` point to.
    pub redirects: Redirects,
    /// Which host the links of a page name.
    pub links: LinkHost,
    /// What fetching a CSRF token does to those fetched before.
    pub csrf_fetch: CsrfFetch,
    /// The answer to DELETE on a key that is not active.
    pub delete_revoked: DeleteRevoked,
    /// What somebody who is no admin gets when they list another's keys.
    pub foreign_list: ForeignList,
    /// What somebody who is no admin gets when they ask for another's key by its id.
    pub foreign_key: ForeignKey,
    /// Whether users come with their roles.
    pub roles_readable: Readable,
    /// Whether users can be filtered by GET.
    pub users_filter: UsersFilter,
    /// Whether the list call heeds `sort`.
    pub sort: Sort,
    /// How long every API answer takes, in milliseconds.
    pub latency_ms: u32,
    /// How many calls pass before a 429.
    pub budgets: Option<Budgets>,
    /// How far the tenant's clock is ahead of this machine's, in seconds.
    pub clock_offset_s: i32,
}

impl Switches {
    /// These switches with the given ones changed.
    ///
    /// # Errors
    /// A sentence, when a switch or a value of it is unknown.
    pub fn changed(&self, changes: Value) -> Result<Self, String> {
        let mut whole = json!(self);
        match (&mut whole, changes) {
            (Value::Object(whole), Value::Object(changes)) => whole.extend(changes),
            _ => return Err("switches come as a JSON object".to_owned()),
        }
        serde_json::from_value(whole).map_err(|error| error.to_string())
    }
}

/// Calls let through per user and tier, then 429 for a while; a tier left out has no end.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budgets {
    pub tier1: Option<u32>,
    pub tier2: Option<u32>,
    /// How long the 429 lasts, in seconds.
    pub retry_after: u32,
}

/// A switch whose values are words.
macro_rules! words {
    ($($name:ident { $first:ident = $first_word:literal, $($other:ident = $other_word:literal),+ })+) => {$(
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            #[default]
            #[serde(rename = $first_word)]
            $first,
            $(#[serde(rename = $other_word)] $other),+
        }
    )+};
}

words! {
    OwnDelete { Removes = "removes", Revokes = "revokes" }
    ForeignOrigin { Accepts = "accepts", Refuses = "refuses" }
    SameSite { Lax = "Lax", Strict = "Strict", None = "None" }
    CsrfError { TopLevel = "top_level", ErrorsArray = "errors_array" }
    Redirects { Relative = "relative", Absolute = "absolute", SystemHostname = "system_hostname" }
    LinkHost { SameHost = "same_host", SystemHostname = "system_hostname" }
    CsrfFetch { Keeps = "keeps", Replaces = "replaces" }
    ForeignList { Forbidden = "forbidden", Empty = "empty" }
    ForeignKey { Forbidden = "forbidden", NotFound = "not_found" }
    UsersFilter { Get = "get", PostOnly = "post_only" }
    Sort { Honoured = "honoured", Ignored = "ignored" }
}

/// The answer to DELETE on a key that is not active: 204, 403 or 404.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub enum DeleteRevoked {
    #[default]
    Done,
    Forbidden,
    NotFound,
}

impl TryFrom<u16> for DeleteRevoked {
    type Error = String;

    fn try_from(status: u16) -> Result<Self, String> {
        match status {
            204 => Ok(Self::Done),
            403 => Ok(Self::Forbidden),
            404 => Ok(Self::NotFound),
            _ => Err(format!("delete_revoked is 204, 403 or 404, not {status}")),
        }
    }
}

impl From<DeleteRevoked> for u16 {
    fn from(answer: DeleteRevoked) -> Self {
        match answer {
            DeleteRevoked::Done => 204,
            DeleteRevoked::Forbidden => 403,
            DeleteRevoked::NotFound => 404,
        }
    }
}

/// A yes or no whose default is yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Readable(pub bool);

impl Default for Readable {
    fn default() -> Self {
        Self(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_keep_what_they_do_not_name() -> Result<(), String> {
        let first =
            Switches::default().changed(json!({ "own_delete": "revokes", "latency_ms": 30 }))?;
        let second = first.changed(json!({ "delete_revoked": 404, "roles_readable": false }))?;
        assert_eq!(second.own_delete, OwnDelete::Revokes);
        assert_eq!(second.latency_ms, 30);
        assert_eq!(second.delete_revoked, DeleteRevoked::NotFound);
        assert!(!second.roles_readable.0);
        Ok(())
    }

    #[test]
    fn unknown_switches_and_values_are_refused() {
        let defaults = Switches::default();
        for changes in [
            json!({ "own": 1 }),
            json!({ "sort": "random" }),
            json!({ "delete_revoked": 500 }),
            json!([]),
        ] {
            assert!(defaults.changed(changes.clone()).is_err(), "{changes}");
        }
    }
}
