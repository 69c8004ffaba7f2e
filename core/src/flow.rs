//! Jobs of one or more calls, as pure state machines of one shape: a [`Flow`] is told what happened and
//! says what to do. Whoever drives it sends what it asks for and brings back each answer under the
//! flow's own label for it, in any order. The first steps follow from [`Event::Begun`], where a flow isn't
//! begun by what it is told.

pub mod after;
pub mod ask_users;
pub mod change_access;
pub mod change_config;
pub mod create_key;
pub mod event_source;
pub mod find_key;
pub mod identify;
pub mod list_keys;
pub mod look_for_made;
mod pages;
pub mod read_access;
pub mod read_activity;
pub mod read_last_uses;
pub mod read_owners;
pub mod read_right;
pub mod read_risk;
pub mod read_rules;
pub mod read_uses;
pub mod rename_key;
pub mod revoke_key;
pub mod rotate_key;
pub mod single_call;
pub mod test_key;

use std::fmt::Debug;

use crate::api::ApiError;
use crate::http::{Request, Response};
use crate::moment::Moment;

/// What the session made of a request.
pub type Outcome = Result<Response, ApiError>;

/// A job of one or more calls.
pub trait Flow {
    /// Labels its requests.
    type Call: Clone + Debug + PartialEq + 'static;
    /// What else it can be told, beside its beginning and its answers; [`Infallible`] for nothing.
    ///
    /// [`Infallible`]: std::convert::Infallible
    type Input;
    /// What it reports, or wants done, while it runs.
    type Progress;
    /// How it ends.
    type End;

    /// Takes what happened, at the moment `now`: of the tenant's clock, but for the flows that say
    /// otherwise.
    fn step(&mut self, event: EventOf<Self>, now: Moment) -> StepsOf<Self>;
}

/// What happens to a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<Call, Input> {
    /// It begins.
    Begun,
    Answered(Call, Outcome),
    Input(Input),
}

/// What a flow wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<Call, Progress, End> {
    Send(Call, Request),
    Progress(Progress),
    Done(End),
}

/// The events of a flow.
pub type EventOf<F> = Event<<F as Flow>::Call, <F as Flow>::Input>;
/// A step of a flow.
pub type StepOf<F> = Step<<F as Flow>::Call, <F as Flow>::Progress, <F as Flow>::End>;
/// The steps that follow from one event.
pub type StepsOf<F> = Vec<StepOf<F>>;

/// Reads an outcome by its call's parser.
fn parsed<T>(
    outcome: Outcome,
    parse: impl FnOnce(&Response) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    outcome.and_then(|response| parse(&response))
}

#[cfg(test)]
pub(crate) mod driven;
#[cfg(test)]
pub(crate) mod staff;
