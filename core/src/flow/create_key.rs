//! Making a key: note down what is asked for, send it once, keep the secret in memory, note down
//! what came of it. Whoever runs this may die at any step; what is noted by then tells the next
//! opening what to look for. Nothing here is ever sent twice.

use zeroize::Zeroize;

use super::Outcome;
use crate::api::{Created, create_key};
use crate::expiry::Expiry;
use crate::http::Request;
use crate::making::{FreshKey, Making, SECRET_KEPT, Stage};
use crate::moment::Moment;

/// What happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The note was written down, or could not be.
    Noted(bool),
    Answered(Outcome),
    /// The secret was kept in memory, or could not be.
    Kept(bool),
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Write this down on disk.
    Note(Box<Making>),
    Send(Request),
    /// Keep this in memory, until the moment that it names and no longer.
    Keep(Box<FreshKey>),
    /// No more. What came of it is in the note.
    Done,
    /// No more: it could not be noted down, so it was not sent.
    NotNoted,
    /// No more: the key is made, and its secret could not be kept. Whoever asked for the key gets it
    /// now, or nobody ever does.
    NotKept(Box<FreshKey>),
}

/// One key on its way.
#[derive(Debug)]
pub struct CreateKey {
    making: Making,
    /// The tenant's hosts.
    hosts: Vec<String>,
    request: Option<Request>,
    /// The secret, between its arrival and its keeping.
    fresh: Option<Box<FreshKey>>,
}

impl CreateKey {
    /// Notes down what is asked for, of the tenant with these hosts.
    pub fn start(making: Making, hosts: Vec<String>) -> (CreateKey, Step) {
        let request = create_key(&making.name, making.expiry).request;
        let flow = CreateKey {
            making,
            hosts,
            request: Some(request),
            fresh: None,
        };
        let note = flow.note();
        (flow, note)
    }

    /// Takes what happened, at the moment `now` of the PC's clock.
    pub fn happened(&mut self, event: Event, now: Moment) -> Step {
        match event {
            Event::Noted(is_noted) => match (is_noted, self.request.take()) {
                (true, Some(request)) => Step::Send(request),
                (false, Some(_)) => Step::NotNoted,
                // What came of it: where that isn't noted it stays in doubt, which is looked into.
                (_, None) => self.fresh.take().map_or(Step::Done, Step::NotKept),
            },
            Event::Answered(outcome) => self.answered(outcome, now),
            Event::Kept(is_kept) => {
                if is_kept {
                    self.fresh = None;
                }
                self.note()
            }
        }
    }

    fn answered(&mut self, outcome: Outcome, now: Moment) -> Step {
        let created = outcome.and_then(|mut response| {
            let created = (create_key("", Expiry::Longest).parse)(&response);
            // It holds the secret.
            response.text.zeroize();
            created
        });
        match created {
            Ok(created) => self.made(created, now),
            Err(error) if error.leaves_doubt() => Step::Done,
            Err(error) => {
                self.making.stage = Stage::Refused(error);
                self.note()
            }
        }
    }

    /// The secret first: it is the one thing that can't be had again.
    fn made(&mut self, created: Created, now: Moment) -> Step {
        self.making.stage = Stage::Made {
            id: created.key.id.clone(),
            is_taken: false,
        };
        match created.token {
            Some(token) => {
                let fresh = Box::new(FreshKey {
                    key: created.key,
                    token,
                    is_copied: false,
                    until: now.plus_millis(SECRET_KEPT),
                    hosts: self.hosts.clone(),
                });
                self.fresh = Some(fresh.clone());
                Step::Keep(fresh)
            }
            None => self.note(),
        }
    }

    fn note(&self) -> Step {
        Step::Note(Box::new(self.making.clone()))
    }
}

#[cfg(test)]
mod tests;
