//! Replacing a key by a new one: the old is renamed, a new one of its name is made, the user puts
//! it in place and tests it, and then, and only then, the old one is deleted, or kept until a day.
//! Each step is written down before it is sent, and what is true is read before a step in doubt is
//! repeated, so that it may be stopped anywhere. Making the new key is `create_key`'s.

use super::after::{After, after};
use super::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf, parsed};
use crate::api::{ApiError, delete_key, get_key, rename_key};
use crate::key::{KeyId, Status};
use crate::moment::Moment;
use crate::rotation::{Rotation, Stage};

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RotateCall {
    Rename,
    PutBack,
    Delete,
    /// Reads the old key.
    Read,
}

/// What a rotation is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RotateInput {
    /// The note was written down, or could not be.
    Noted(bool),
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

/// What a rotation wants or reports while it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RotateProgress {
    /// Write this down, then say so by [`RotateInput::Noted`].
    Note(Box<Rotation>),
    /// It waits for the user, or for the new key; what went wrong, if anything.
    Rest(Option<ApiError>),
}

/// How it ended: the note is to be forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RotateEnd {
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
    /// A rotation of which nothing is written down yet.
    pub fn new(rotation: Rotation) -> RotateKey {
        RotateKey {
            rotation,
            trouble: None,
            was_refused: false,
            is_busy: false,
            noted: None,
        }
    }

    /// What an earlier opening or another page of this browser wrote down. Where it begins, what was
    /// in doubt then is read first. Another page may be at work on it: then it does not begin, and
    /// nothing is sent before the user goes on.
    pub fn noted(rotation: Rotation) -> RotateKey {
        RotateKey {
            noted: Some(rotation.stage.clone()),
            ..RotateKey::new(rotation)
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

    /// What doesn't fit the stage changes nothing.
    fn input(&mut self, input: RotateInput, now: Moment) -> StepOf<RotateKey> {
        match input {
            RotateInput::Noted(is_noted) => self.written(is_noted),
            _ if self.is_busy => rest(None),
            // The same name again does no harm.
            RotateInput::GoOn if self.rotation.stage == Stage::Renaming => self.go(Stage::Renaming),
            RotateInput::GoOn => self.look_or_rest(),
            RotateInput::Made(new, status) if self.rotation.stage == Stage::Making => {
                self.go(match status.is_told_inactive() {
                    true => Stage::NotActive { new, status },
                    false => Stage::Trying { new },
                })
            }
            RotateInput::Works(key) => match &self.rotation.stage {
                Stage::Trying { new } if *new == key => self.go(Stage::Tried { new: key }),
                _ => rest(None),
            },
            RotateInput::Delete if self.rotation.may_delete(now) => {
                self.with_new(|new| Stage::Deleting { new })
            }
            RotateInput::KeepUntil(until) if self.rotation.may_keep() => {
                self.with_new(|new| Stage::Kept { new, until })
            }
            RotateInput::PutBack if matches!(self.rotation.stage, Stage::NotActive { .. }) => {
                self.go(Stage::PuttingBack)
            }
            RotateInput::GiveUp => match self.rotation.stage {
                Stage::Renaming | Stage::Making => self.go(Stage::PuttingBack),
                Stage::PuttingBack => self.look_or_rest(),
                _ => Step::Done(RotateEnd::Left),
            },
            RotateInput::Made(..)
            | RotateInput::Delete
            | RotateInput::KeepUntil(_)
            | RotateInput::PutBack => rest(None),
        }
    }

    fn with_new(&mut self, stage: impl Fn(KeyId) -> Stage) -> StepOf<RotateKey> {
        match self.rotation.stage.new_key().cloned() {
            Some(new) => self.go(stage(new)),
            None => rest(None),
        }
    }

    fn go(&mut self, stage: Stage) -> StepOf<RotateKey> {
        self.rotation.stage = stage;
        self.note(None)
    }

    /// Writes the stage down; the trouble is told when that is done.
    fn note(&mut self, trouble: Option<ApiError>) -> StepOf<RotateKey> {
        self.trouble = trouble;
        self.is_busy = true;
        Step::Progress(RotateProgress::Note(Box::new(self.rotation.clone())))
    }

    fn written(&mut self, is_noted: bool) -> StepOf<RotateKey> {
        if !is_noted {
            // Nothing is sent, or built upon, that the next opening wouldn't know of.
            self.is_busy = false;
            return match &self.noted {
                None => Step::Done(RotateEnd::Unchanged(None)),
                Some(noted) => {
                    self.rotation.stage = noted.clone();
                    rest(None)
                }
            };
        }
        self.noted = Some(self.rotation.stage.clone());
        let id = &self.rotation.old;
        match self.rotation.stage {
            Stage::Renaming => {
                let request = rename_key(id, &self.rotation.old_name);
                Step::Send(RotateCall::Rename, request)
            }
            Stage::PuttingBack => {
                let request = rename_key(id, &self.rotation.name);
                Step::Send(RotateCall::PutBack, request)
            }
            Stage::Deleting { .. } => Step::Send(RotateCall::Delete, delete_key(id)),
            _ => {
                self.is_busy = false;
                rest(self.trouble.take())
            }
        }
    }

    fn changed(&mut self, answer: Result<(), ApiError>) -> StepOf<RotateKey> {
        self.trouble = answer.err();
        self.was_refused = self.trouble.as_ref().is_some_and(ApiError::is_refusal);
        match &self.trouble {
            // What is true can't be read now either; the next opening reads it.
            Some(error) if error.ends_the_session() => {
                self.is_busy = false;
                rest(self.trouble.take())
            }
            _ => self.look(),
        }
    }

    /// A stage in which something was sent is read; in the others the user is asked.
    fn look_or_rest(&mut self) -> StepOf<RotateKey> {
        match self.rotation.stage {
            Stage::Renaming | Stage::PuttingBack | Stage::Deleting { .. } => self.look(),
            _ => rest(None),
        }
    }

    fn look(&mut self) -> StepOf<RotateKey> {
        self.is_busy = true;
        Step::Send(RotateCall::Read, get_key(&self.rotation.old))
    }

    /// Reads what is true, and goes by that.
    fn read(&mut self, outcome: Outcome) -> StepOf<RotateKey> {
        self.is_busy = false;
        let after = after(self.was_refused, outcome);
        let trouble = self.trouble.take();
        if let After::Key(_) = after {
            self.was_refused = false;
        }
        match (self.rotation.stage.clone(), after) {
            // Refused: it wasn't done. That is written down, so that no later reading is taken for it.
            (Stage::Deleting { new }, After::NotRead(_)) if self.was_refused => {
                self.rotation.stage = Stage::Tried { new };
                self.note(trouble)
            }
            (_, After::NotRead(error)) => rest(Some(trouble.unwrap_or(error))),
            (Stage::Deleting { .. }, After::Gone) => Step::Done(RotateEnd::Replaced),
            (Stage::Deleting { .. }, After::Key(key)) if !key.may_be_revoked() => {
                Step::Done(RotateEnd::Replaced)
            }
            (Stage::Deleting { new }, _) => {
                // It may be asked for again: its successor had been let in, or its day had come.
                self.rotation.stage = Stage::Tried { new };
                rest(trouble)
            }
            (_, After::Gone) => Step::Done(RotateEnd::Overtaken),
            (stage, After::Key(key)) => self.named(stage, &key.name, trouble),
            (_, After::Untouched) => rest(trouble),
        }
    }

    fn named(&mut self, stage: Stage, name: &str, trouble: Option<ApiError>) -> StepOf<RotateKey> {
        let (has_old, has_first) = (
            name == &*self.rotation.old_name,
            name == &*self.rotation.name,
        );
        match stage {
            Stage::Renaming if has_old => self.go(Stage::Making),
            Stage::Renaming if has_first => match trouble {
                Some(error) if !error.is_no_answer() => {
                    Step::Done(RotateEnd::Unchanged(Some(error)))
                }
                trouble => rest(trouble),
            },
            Stage::PuttingBack if has_first => Step::Done(RotateEnd::Unchanged(None)),
            Stage::PuttingBack if has_old && trouble.is_some() => rest(trouble),
            Stage::PuttingBack if has_old => self.go(Stage::PuttingBack),
            Stage::Renaming | Stage::PuttingBack => Step::Done(RotateEnd::Overtaken),
            _ => rest(trouble),
        }
    }
}

impl Flow for RotateKey {
    type Call = RotateCall;
    type Input = RotateInput;
    type Progress = RotateProgress;
    type End = RotateEnd;

    fn step(&mut self, event: EventOf<Self>, now: Moment) -> StepsOf<Self> {
        vec![match event {
            Event::Begun if self.noted.is_none() => self.note(None),
            Event::Begun => self.look_or_rest(),
            Event::Input(input) => self.input(input, now),
            Event::Answered(RotateCall::Read, outcome) => self.read(outcome),
            Event::Answered(RotateCall::Rename | RotateCall::PutBack, outcome) => {
                self.changed(parsed(outcome, rename_key::parse))
            }
            Event::Answered(RotateCall::Delete, outcome) => {
                self.changed(parsed(outcome, delete_key::parse))
            }
        }]
    }
}

fn rest(trouble: Option<ApiError>) -> StepOf<RotateKey> {
    Step::Progress(RotateProgress::Rest(trouble))
}

#[cfg(test)]
mod tests;
