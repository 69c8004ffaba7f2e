//! Changing the tenant's rules for keys: PATCH, then reading them, since only that tells what is
//! in force, and whether a lost answer had taken effect. Nothing is repeated here.

use std::convert::Infallible;

use super::{Outcome, parsed};
use crate::api::{ApiError, change_config, get_config};
use crate::config::{KeysConfig, Rule};

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Change,
    Read,
}

/// What was answered, and the rules as they were read after; `None` where nothing had been sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    pub wanted: Vec<Rule>,
    pub answer: Result<(), ApiError>,
    pub after: Option<Result<KeysConfig, ApiError>>,
}

/// What this flow wants.
pub type Step = super::Step<Ask, Infallible, End>;

/// The change under way.
#[derive(Debug)]
pub struct ChangeConfig {
    tenant_id: String,
    end: End,
}

impl ChangeConfig {
    /// Sends the PATCH: rules that are to stay as they are are not in it.
    pub fn start(tenant_id: String, wanted: Vec<Rule>) -> (ChangeConfig, Step) {
        let send = Step::Send(Ask::Change, change_config(&tenant_id, &wanted).request);
        let end = End {
            wanted,
            answer: Ok(()),
            after: None,
        };
        (ChangeConfig { tenant_id, end }, send)
    }

    /// Takes one answer.
    pub fn answered(&mut self, ask: Ask, outcome: Outcome) -> Step {
        match ask {
            Ask::Change => {
                self.end.answer = parsed(outcome, change_config(&self.tenant_id, &[]).parse);
                match &self.end.answer {
                    Err(error) if error.means_nothing_sent() || error.ends_the_session() => {
                        Step::Done(self.end.clone())
                    }
                    _ => Step::Send(Ask::Read, get_config(&self.tenant_id).request),
                }
            }
            Ask::Read => {
                self.end.after = Some(parsed(outcome, get_config(&self.tenant_id).parse));
                Step::Done(self.end.clone())
            }
        }
    }
}

#[cfg(test)]
mod tests;
