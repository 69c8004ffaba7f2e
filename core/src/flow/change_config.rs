//! Changing the tenant's rules for keys: PATCH, then reading them, since only that tells what is
//! in force, and whether a lost answer had taken effect. Nothing is repeated here.

use std::convert::Infallible;

use super::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf, parsed};
use crate::api::{ApiError, change_config, get_config};
use crate::config::{KeysConfig, Rule};
use crate::moment::Moment;

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigCall {
    Change,
    Read,
}

/// What was answered, and the rules as they were read after; `None` where nothing had been sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigEnd {
    pub wanted: Vec<Rule>,
    pub answer: Result<(), ApiError>,
    pub after: Option<Result<KeysConfig, ApiError>>,
}

/// The change under way.
#[derive(Debug)]
pub struct ChangeConfig {
    tenant_id: String,
    end: ConfigEnd,
}

impl ChangeConfig {
    /// The rules that are to change: those that are to stay as they are are not among them.
    pub fn new(tenant_id: String, wanted: Vec<Rule>) -> ChangeConfig {
        ChangeConfig {
            tenant_id,
            end: ConfigEnd {
                wanted,
                answer: Ok(()),
                after: None,
            },
        }
    }

    fn changed(&mut self, outcome: Outcome) -> StepOf<ChangeConfig> {
        self.end.answer = parsed(outcome, change_config::parse);
        match &self.end.answer {
            Err(error) if error.means_nothing_sent() || error.ends_the_session() => {
                Step::Done(self.end.clone())
            }
            _ => Step::Send(ConfigCall::Read, get_config(&self.tenant_id)),
        }
    }

    fn read(&mut self, outcome: Outcome) -> StepOf<ChangeConfig> {
        self.end.after = Some(parsed(outcome, get_config::parse));
        Step::Done(self.end.clone())
    }
}

impl Flow for ChangeConfig {
    type Call = ConfigCall;
    type Input = Infallible;
    type Progress = Infallible;
    type End = ConfigEnd;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        vec![match event {
            Event::Begun => {
                let request = change_config(&self.tenant_id, &self.end.wanted);
                Step::Send(ConfigCall::Change, request)
            }
            Event::Answered(ConfigCall::Change, outcome) => self.changed(outcome),
            Event::Answered(ConfigCall::Read, outcome) => self.read(outcome),
        }]
    }
}

#[cfg(test)]
mod tests;
