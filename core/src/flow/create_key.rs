//! Making a key: note down what is asked for, send it once, keep the secret in memory, note down
//! what came of it. Whoever runs this may die at any step; what is noted by then tells the next
//! opening what to look for. Nothing here is ever sent twice.

use zeroize::Zeroize;

use super::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf, parsed};
use crate::api::{Created, create_key, get_key};
use crate::key::{Key, KeyId};
use crate::making::{FreshKey, Making, SECRET_KEPT, Stage};
use crate::moment::Moment;

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreateCall {
    Create,
    /// Reads the key, of which the answer to the wish did not tell the status.
    Read,
}

/// What the making is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreateInput {
    /// The note was written down, or could not be.
    Noted(bool),
    /// The secret was kept in memory, or could not be.
    Kept(bool),
}

/// What the making wants while it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreateProgress {
    /// Write this down on disk, then say so by [`CreateInput::Noted`].
    Note(Box<Making>),
    /// Keep this in memory, until the moment that it names and no longer, then say so by
    /// [`CreateInput::Kept`].
    Keep(Box<FreshKey>),
}

/// How the making ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreateEnd {
    /// What came of it is in the note.
    Noted,
    /// It could not be noted down, so it was not sent.
    NotNoted,
    /// The key is made, and its secret could not be kept. Whoever asked for the key gets it now, or
    /// nobody ever does.
    NotKept(Box<FreshKey>),
}

/// One key on its way, by the PC's clock.
#[derive(Debug)]
pub struct CreateKey {
    making: Making,
    /// The tenant's hosts.
    hosts: Vec<String>,
    /// What is to be sent once the note is written.
    next: Option<CreateCall>,
    /// The secret, between its arrival and its keeping.
    fresh: Option<Box<FreshKey>>,
}

impl CreateKey {
    /// What is asked for, of the tenant with these hosts.
    pub fn new(making: Making, hosts: Vec<String>) -> CreateKey {
        CreateKey {
            making,
            hosts,
            next: Some(CreateCall::Create),
            fresh: None,
        }
    }

    fn noted(&mut self, is_noted: bool) -> StepOf<CreateKey> {
        let next = self.next.take();
        match (next, &self.making.stage) {
            (Some(CreateCall::Create), _) if is_noted => {
                let request = create_key(&self.making.name, self.making.expiry);
                Step::Send(CreateCall::Create, request)
            }
            (Some(CreateCall::Create), _) => Step::Done(CreateEnd::NotNoted),
            (Some(CreateCall::Read), Stage::Made { id, .. }) if is_noted => {
                Step::Send(CreateCall::Read, get_key(id))
            }
            // What came of it: where that isn't noted it stays in doubt, which is looked into.
            (_, _) => self.over(),
        }
    }

    fn answered(&mut self, outcome: Outcome, now: Moment) -> StepOf<CreateKey> {
        let created = outcome.and_then(|mut response| {
            let created = create_key::parse(&response);
            // It holds the secret.
            response.text.zeroize();
            created
        });
        match created {
            Ok(created) => self.made(created, now),
            Err(error) if error.leaves_doubt() => Step::Done(CreateEnd::Noted),
            Err(error) => {
                self.making.stage = Stage::Refused(error);
                self.note()
            }
        }
    }

    /// The secret first: it is the one thing that can't be had again.
    fn made(&mut self, created: Created, now: Moment) -> StepOf<CreateKey> {
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
            self.next = Some(CreateCall::Read);
        }
        self.fresh = Some(fresh.clone());
        Step::Progress(CreateProgress::Keep(fresh))
    }

    fn over(&mut self) -> StepOf<CreateKey> {
        let not_kept = self.fresh.take().map(CreateEnd::NotKept);
        Step::Done(not_kept.unwrap_or(CreateEnd::Noted))
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
    fn read(&mut self, outcome: Outcome) -> StepOf<CreateKey> {
        match parsed(outcome, get_key::parse) {
            Ok(key) if self.is_made(&key.id) && key.status.is_told() => {
                self.note_made(&key);
                if let Some(fresh) = &mut self.fresh {
                    fresh.key = key;
                }
                self.note()
            }
            _ => self.over(),
        }
    }

    fn is_made(&self, key: &KeyId) -> bool {
        matches!(&self.making.stage, Stage::Made { id, .. } if id == key)
    }

    fn note(&self) -> StepOf<CreateKey> {
        Step::Progress(CreateProgress::Note(Box::new(self.making.clone())))
    }
}

impl Flow for CreateKey {
    type Call = CreateCall;
    type Input = CreateInput;
    type Progress = CreateProgress;
    type End = CreateEnd;

    fn step(&mut self, event: EventOf<Self>, now: Moment) -> StepsOf<Self> {
        vec![match event {
            Event::Begun => self.note(),
            Event::Input(CreateInput::Noted(is_noted)) => self.noted(is_noted),
            Event::Input(CreateInput::Kept(is_kept)) => {
                if is_kept {
                    self.fresh = None;
                }
                self.note()
            }
            Event::Answered(CreateCall::Create, outcome) => self.answered(outcome, now),
            Event::Answered(CreateCall::Read, outcome) => self.read(outcome),
        }]
    }
}

#[cfg(test)]
mod tests;
