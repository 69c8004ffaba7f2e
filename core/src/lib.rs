//! What Latchkey decides: which tenant a tab shows, what its API keys are, which calls are made and
//! what their answers mean, what is found, shown and revoked.
//!
//! **In scope:** facts and rules, as plain data and pure functions. **Out of scope:** sending
//! anything, asking the time, randomness, the browser, and English: the caller brings the present
//! and the answers, and puts the facts into words.
//!
//! Read in this order: a [`Tenant`] is recognised by its URL; [`api`] builds a [`Request`]
//! for each endpoint; a [`session`] carries it through CSRF, throttling and sign-out; a [`flow`] strings
//! calls into a job (list, look up owners, revoke); a [`table`] holds what came, searched and sorted.

pub mod access;
pub mod activity;
pub mod api;
pub mod bulk;
mod config;
pub mod cookies;
mod expiry;
pub mod export;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod flow;
mod http;
pub mod kept;
mod key;
mod lifetime;
pub mod linking;
pub mod mail;
pub mod maker;
pub mod making;
mod moment;
mod note;
mod on_premises;
mod pasted;
mod person;
mod refusal;
pub mod rotation;
pub mod search;
mod secret;
pub mod session;
mod site_access;
mod snapshot;
pub mod table;
mod tenant;
pub mod text;
mod user;
mod verdict;

pub use config::{Draft, KeysConfig, Life, MOST_KEYS_PER_USER, OverLimits, Rule, Wrong};
pub use expiry::Expiry;
pub use http::{Answer, CsrfToken, Effect, Failure, Method, Redirects, Request, Response, Way};
pub use key::{Key, KeyId, Ownership, Status, Subject, UserId, When};
pub use lifetime::{Lifetime, Span};
pub use moment::{Direction, Distance, Moment, Period, Unit, distance, parse_http_date};
pub use note::{Clash, Field, LONGEST as LONGEST_NOTE, Note, NoteError, NoteOutcome, Notes};
pub use on_premises::Server;
pub use pasted::{HoldsToken, OtherKind, OtherToken, Pasted, TokenFacts, TokenFree, whole_token};
pub use person::Person;
pub use refusal::{Refusal, Room};
pub use secret::Secret;
pub use site_access::{SiteAccess, Sites};
pub use snapshot::Snapshot;
pub use tenant::{SeenTenant, TENANT_PAGES, Tenant, TenantError};
pub use user::{Account, Identity, Owner, Role, TenantFacts, User};
pub use verdict::{Evidence, Right, Verdict};
