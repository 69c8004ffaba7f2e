//! Making a key: note down what is asked for, send it once, keep the secret in memory, note down
//! what came of it. Whoever runs this may die at any step; what is noted by then tells the next
//! opening what to look for. Nothing here is ever sent twice.

use zeroize::Zeroize;

use super::{Outcome, parsed};
use crate::api::{Created, create_key, get_key};
use crate::expiry::Expiry;
use crate::http::Request;
use crate::key::{Key, KeyId};
use crate::making::{FreshKey, Making, SECRET_KEPT, Stage};
use crate::moment::Moment;
use crate::pasted::TokenFree;

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
    /// What is to be sent once the note is written: the wish, or the question how it is with the
    /// key, of which the answer to the wish said nothing.
    request: Option<Request>,
    /// The secret, between its arrival and its keeping.
    fresh: Option<Box<FreshKey>>,
    /// The key that was made, of which the answer did not tell the status.
    unclear: Option<KeyId>,
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
            unclear: None,
        };
        let note = flow.note();
        (flow, note)
    }

    /// Takes what happened, at the moment `now` of the PC's clock.
    pub fn happened(&mut self, event: Event, now: Moment) -> Step {
        match event {
            Event::Noted(is_noted) => match (is_noted, self.request.take()) {
                (true, Some(request)) => Step::Send(request),
                (false, Some(_)) if self.making.stage == Stage::Asked => Step::NotNoted,
                // What came of it: where that isn't noted it stays in doubt, which is looked into.
                (_, _) => self.over(),
            },
            Event::Answered(outcome) => match self.unclear.take() {
                Some(id) => self.read(&id, outcome),
                None => self.answered(outcome, now),
            },
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
            let parse = create_key(&TokenFree::default(), Expiry::Longest).parse;
            let created = parse(&response);
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
        let Created { key, token } = created;
        self.note_made(&key);
        let Some(token) = token else {
            return self.note();
        };
        let fresh = Box::new(FreshKey {
            key,
            token,
            is_copied: false,
            until: now.plus_millis(SECRET_KEPT),
            hosts: self.hosts.clone(),
        });
        if !fresh.key.status.is_told() {
            self.request = Some(get_key(&fresh.key.id).request);
            self.unclear = Some(fresh.key.id.clone());
        }
        self.fresh = Some(fresh.clone());
        Step::Keep(fresh)
    }

    fn over(&mut self) -> Step {
        self.fresh.take().map_or(Step::Done, Step::NotKept)
    }

    fn note_made(&mut self, key: &Key) {
        self.making.stage = Stage::Made {
            id: key.id.clone(),
            is_taken: false,
            status: key.status.clone(),
        };
    }

    /// The key was read, since the answer to the wish had no status. Where that told no more it
    /// stays not known: the test will show. A secret that is kept stays as it is: the note says it.
    fn read(&mut self, id: &KeyId, outcome: Outcome) -> Step {
        match parsed(outcome, get_key(id).parse) {
            Ok(key) if key.id == *id && key.status.is_told() => {
                self.note_made(&key);
                if let Some(fresh) = &mut self.fresh {
                    fresh.key = key;
                }
                self.note()
            }
            _ => self.over(),
        }
    }

    fn note(&self) -> Step {
        Step::Note(Box::new(self.making.clone()))
    }
}

#[cfg(test)]
mod tests;
