//! What every reading of events begins with: for how long the tenant keeps them, and which types it
//! records. Part of other flows.

use std::collections::HashSet;

use super::pages::{Next, Pages};
use super::{Outcome, parsed};
use crate::activity::{EventSettings, Offer};
use crate::api::{ApiError, get_event_settings, list_event_types};
use crate::http::Request;

/// Which of the two questions an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceCall {
    Settings,
    Types,
}

/// The two questions under way.
#[derive(Debug, Default)]
pub(super) struct EventSource {
    settings: Option<Result<EventSettings, ApiError>>,
    pages: Pages<String>,
    types: Option<Result<HashSet<String>, ApiError>>,
}

/// What to do after an answer.
#[derive(Debug)]
pub(super) enum SourceStep {
    Send(SourceCall, Request),
    /// The other question is still open.
    Wait,
    /// Both are answered.
    Ready,
    /// The session is over.
    Broken(ApiError),
}

impl EventSource {
    /// Both questions, to be asked at once.
    pub fn begin() -> [(SourceCall, Request); 2] {
        [
            (SourceCall::Settings, get_event_settings()),
            (SourceCall::Types, list_event_types(None)),
        ]
    }

    /// Takes an answer.
    pub fn answered(&mut self, call: SourceCall, outcome: Outcome) -> SourceStep {
        let error = match call {
            SourceCall::Settings => {
                let settings = parsed(outcome, get_event_settings::parse);
                let error = settings.as_ref().err().cloned();
                self.settings = Some(settings);
                error
            }
            SourceCall::Types => match self.pages.take(parsed(outcome, list_event_types::parse)) {
                Next::More(next) => {
                    return SourceStep::Send(SourceCall::Types, list_event_types(Some(next)));
                }
                Next::Done(result) => {
                    let error = result.as_ref().err().cloned();
                    self.types = Some(result.map(|(names, _)| names.into_iter().collect()));
                    error
                }
            },
        };
        match error.filter(ApiError::ends_the_session) {
            Some(error) => SourceStep::Broken(error),
            None if self.settings.is_some() && self.types.is_some() => SourceStep::Ready,
            None => SourceStep::Wait,
        }
    }

    /// How long events are kept. Until it is answered nothing is known.
    pub fn settings(&self) -> Result<EventSettings, ApiError> {
        self.settings
            .clone()
            .unwrap_or(Ok(EventSettings::default()))
    }

    /// Whether the recorded types are known. A list without any says nothing.
    pub fn offer(&self) -> Offer {
        match &self.types {
            Some(Ok(types)) if !types.is_empty() => Offer::Known,
            Some(Err(error)) => Offer::NotKnown(Some(error.clone())),
            Some(Ok(_)) | None => Offer::NotKnown(None),
        }
    }

    /// Whether the tenant may record this type: everything may be, where nothing is known.
    pub fn offers(&self, name: &str) -> bool {
        match &self.types {
            Some(Ok(types)) => types.is_empty() || types.contains(name),
            Some(Err(_)) | None => true,
        }
    }
}
