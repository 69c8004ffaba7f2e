//! Replacing a key by a new one: the old is renamed, a new one of its name is made, the user puts
//! it in place and tests it, and then, and only then, the old one is deleted, or kept until a day.
//! Each step is written down before it is sent, and what is true is read before a step in doubt is
//! repeated, so that it may be stopped anywhere. Making the new key is `create_key`'s.

use super::after::{After, after};
use super::{Outcome, parsed};
use crate::api::{ApiError, delete_key, get_key, rename_key};
use crate::http::Request;
use crate::key::{KeyId, Status};
use crate::moment::Moment;
use crate::rotation::{Rotation, Stage};

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Rename,
    PutBack,
    Delete,
    /// Reads the old key.
    Read,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The note was written down, or could not be.
    Noted(bool),
    Answered(Ask, Outcome),
    /// A new key was made for this rotation; the tenant says this of it.
    Made(KeyId, Status),
    /// The tenant let a key in.
    Works(KeyId),
    /// The user wants the old key gone.
    Delete,
    /// The user keeps the old key until then.
    KeepUntil(Moment),
    /// The user gives up: the old key gets its name back, where no new one has it.
    GiveUp,
    /// The user wants the old key's name back, beside a new one that isn't active.
    PutBack,
    /// The user goes on after trouble.
    GoOn,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Write this down, then come back.
    Note(Box<Rotation>),
    Send(Ask, Request),
    /// Wait for the user, or for the new key; what went wrong, if anything.
    Rest(Option<ApiError>),
    /// Over: forget the note.
    Done(End),
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The old key is gone.
    Replaced,
    /// Nothing has changed, or the old key has its name back.
    Unchanged(Option<ApiError>),
    /// The old key went, or got a name that nobody here gave it, before there was a new one.
    Overtaken,
    /// The user leaves both keys as they are.
    Left,
}

/// One rotation at work.
#[derive(Debug)]
pub struct RotateKey {
    rotation: Rotation,
    /// Why the last request didn't succeed, until what is true is read.
    trouble: Option<ApiError>,
    /// The last request was refused, and the old key wasn't seen since.
    was_refused: bool,
    /// Between writing down and sending, and between sending and the answer.
    is_busy: bool,
    /// The stage that is written down, if any.
    noted: Option<Stage>,
}

impl RotateKey {
    /// Begins.
    pub fn start(rotation: Rotation) -> (RotateKey, Step) {
        let mut flow = RotateKey::new(rotation, None);
        let step = flow.note();
        (flow, step)
    }

    /// Goes on with what an earlier opening wrote down: what was in doubt then is read first.
    pub fn resume(rotation: Rotation) -> (RotateKey, Step) {
        let noted = Some(rotation.stage.clone());
        let mut flow = RotateKey::new(rotation, noted);
        let step = flow.look_or_rest();
        (flow, step)
    }

    /// Shows what another page of this browser wrote down: it may be at work on it, so nothing is sent
    /// before the user goes on.
    pub fn follow(rotation: Rotation) -> RotateKey {
        let noted = Some(rotation.stage.clone());
        RotateKey::new(rotation, noted)
    }

    fn new(rotation: Rotation, noted: Option<Stage>) -> RotateKey {
        RotateKey {
            rotation,
            trouble: None,
            was_refused: false,
            is_busy: false,
            noted,
        }
    }

    /// How far it is.
    pub fn rotation(&self) -> &Rotation {
        &self.rotation
    }

    /// The stage that is written down, as far as is known here; `None` where none ever was.
    pub fn noted_stage(&self) -> Option<&Stage> {
        self.noted.as_ref()
    }

    /// Something is being written down or sent: what the user does now has to wait.
    pub fn is_busy(&self) -> bool {
        self.is_busy
    }

    /// Takes what happened, at the moment `now` of the tenant's clock. What doesn't fit the stage
    /// changes nothing.
    pub fn happened(&mut self, event: Event, now: Moment) -> Step {
        match event {
            Event::Noted(is_noted) => self.noted(is_noted),
            Event::Answered(ask, outcome) => self.answered(ask, outcome),
            _ if self.is_busy => Step::Rest(None),
            // The same name again does no harm.
            Event::GoOn if self.rotation.stage == Stage::Renaming => self.go(Stage::Renaming),
            Event::GoOn => self.look_or_rest(),
            Event::Made(new, status) if self.rotation.stage == Stage::Making => {
                self.go(match status.is_told_inactive() {
                    true => Stage::NotActive { new, status },
                    false => Stage::Trying { new },
                })
            }
            Event::Works(key) => match &self.rotation.stage {
                Stage::Trying { new } if *new == key => self.go(Stage::Tried { new: key }),
                _ => Step::Rest(None),
            },
            Event::Delete if self.rotation.may_delete(now) => {
                self.with_new(|new| Stage::Deleting { new })
            }
            Event::KeepUntil(until) if self.rotation.may_keep() => {
                self.with_new(|new| Stage::Kept { new, until })
            }
            Event::PutBack if matches!(self.rotation.stage, Stage::NotActive { .. }) => {
                self.go(Stage::PuttingBack)
            }
            Event::GiveUp => match self.rotation.stage {
                Stage::Renaming | Stage::Making => self.go(Stage::PuttingBack),
                Stage::PuttingBack => self.look_or_rest(),
                _ => Step::Done(End::Left),
            },
            Event::Made(..) | Event::Delete | Event::KeepUntil(_) | Event::PutBack => {
                Step::Rest(None)
            }
        }
    }

    fn with_new(&mut self, stage: impl Fn(KeyId) -> Stage) -> Step {
        match self.rotation.stage.new_key().cloned() {
            Some(new) => self.go(stage(new)),
            None => Step::Rest(None),
        }
    }

    fn go(&mut self, stage: Stage) -> Step {
        self.rotation.stage = stage;
        self.note()
    }

    fn note(&mut self) -> Step {
        self.note_with(None)
    }

    /// Writes the stage down; the trouble is told when that is done.
    fn note_with(&mut self, trouble: Option<ApiError>) -> Step {
        self.trouble = trouble;
        self.is_busy = true;
        Step::Note(Box::new(self.rotation.clone()))
    }

    fn noted(&mut self, is_noted: bool) -> Step {
        if !is_noted {
            // Nothing is sent, or built upon, that the next opening wouldn't know of.
            self.is_busy = false;
            return match &self.noted {
                None => Step::Done(End::Unchanged(None)),
                Some(noted) => {
                    self.rotation.stage = noted.clone();
                    Step::Rest(None)
                }
            };
        }
        self.noted = Some(self.rotation.stage.clone());
        let id = &self.rotation.old;
        let (ask, call) = match self.rotation.stage {
            Stage::Renaming => (Ask::Rename, rename_key(id, &self.rotation.old_name)),
            Stage::PuttingBack => (Ask::PutBack, rename_key(id, &self.rotation.name)),
            Stage::Deleting { .. } => (Ask::Delete, delete_key(id)),
            _ => {
                self.is_busy = false;
                return Step::Rest(self.trouble.take());
            }
        };
        Step::Send(ask, call.request)
    }

    fn answered(&mut self, ask: Ask, outcome: Outcome) -> Step {
        if ask == Ask::Read {
            return self.read(outcome);
        }
        self.trouble = parsed(outcome, delete_key(&self.rotation.old).parse).err();
        self.was_refused = self.trouble.as_ref().is_some_and(ApiError::is_refusal);
        match &self.trouble {
            // What is true can't be read now either; the next opening reads it.
            Some(error) if error.ends_the_session() => {
                self.is_busy = false;
                Step::Rest(self.trouble.take())
            }
            _ => self.look(),
        }
    }

    /// A stage in which something was sent is read; in the others the user is asked.
    fn look_or_rest(&mut self) -> Step {
        match self.rotation.stage {
            Stage::Renaming | Stage::PuttingBack | Stage::Deleting { .. } => self.look(),
            _ => Step::Rest(None),
        }
    }

    fn look(&mut self) -> Step {
        self.is_busy = true;
        Step::Send(Ask::Read, get_key(&self.rotation.old).request)
    }

    /// Reads what is true, and goes by that.
    fn read(&mut self, outcome: Outcome) -> Step {
        self.is_busy = false;
        let after = after(&self.rotation.old, self.was_refused, outcome);
        let trouble = self.trouble.take();
        if let After::Key(_) = after {
            self.was_refused = false;
        }
        match (self.rotation.stage.clone(), after) {
            // Refused: it wasn't done. That is written down, so that no later reading is taken for it.
            (Stage::Deleting { new }, After::NotRead(_)) if self.was_refused => {
                self.rotation.stage = Stage::Tried { new };
                self.note_with(trouble)
            }
            (_, After::NotRead(error)) => Step::Rest(Some(trouble.unwrap_or(error))),
            (Stage::Deleting { .. }, After::Gone) => Step::Done(End::Replaced),
            (Stage::Deleting { .. }, After::Key(key)) if !key.may_be_revoked() => {
                Step::Done(End::Replaced)
            }
            (Stage::Deleting { new }, _) => {
                // It may be asked for again: its successor had been let in, or its day had come.
                self.rotation.stage = Stage::Tried { new };
                Step::Rest(trouble)
            }
            (_, After::Gone) => Step::Done(End::Overtaken),
            (stage, After::Key(key)) => self.named(stage, &key.name, trouble),
            (_, After::Untouched) => Step::Rest(trouble),
        }
    }

    fn named(&mut self, stage: Stage, name: &str, trouble: Option<ApiError>) -> Step {
        let (has_old, has_first) = (
            name == &*self.rotation.old_name,
            name == &*self.rotation.name,
        );
        match stage {
            Stage::Renaming if has_old => self.go(Stage::Making),
            Stage::Renaming if has_first => match trouble {
                Some(error) if !error.is_no_answer() => Step::Done(End::Unchanged(Some(error))),
                trouble => Step::Rest(trouble),
            },
            Stage::PuttingBack if has_first => Step::Done(End::Unchanged(None)),
            Stage::PuttingBack if has_old && trouble.is_some() => Step::Rest(trouble),
            Stage::PuttingBack if has_old => self.go(Stage::PuttingBack),
            Stage::Renaming | Stage::PuttingBack => Step::Done(End::Overtaken),
            _ => Step::Rest(trouble),
        }
    }
}

#[cfg(test)]
mod tests;
