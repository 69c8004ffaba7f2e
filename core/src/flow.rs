//! Jobs of more than one call, as pure state machines: the caller sends what a flow asks for and
//! brings back each answer under the flow's own label for it, in any order.

pub mod after;
pub mod ask_users;
pub mod change_access;
pub mod change_config;
pub mod create_key;
pub mod find_key;
pub mod identify;
pub mod list_keys;
pub mod look_for_made;
mod pages;
pub mod read_access;
pub mod read_owners;
pub mod read_right;
pub mod read_risk;
pub mod read_rules;
pub mod rename_key;
pub mod revoke_key;
pub mod rotate_key;
pub mod test_key;

use crate::api::ApiError;
use crate::http::{Request, Response};

/// What the session made of a request.
pub type Outcome = Result<Response, ApiError>;

/// What a flow wants: `Ask` labels a request, `Show` is news for the screen, `End` its last word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<Ask, Show, End> {
    Send(Ask, Request),
    Show(Show),
    Done(End),
}

/// Parses an outcome by its call's parser.
fn parsed<T>(outcome: Outcome, parse: fn(&Response) -> Result<T, ApiError>) -> Result<T, ApiError> {
    outcome.and_then(|response| parse(&response))
}

#[cfg(test)]
pub(crate) mod staff;
