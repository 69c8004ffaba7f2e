//! A run from key to key, as a pure state machine. One DELETE is under way at a time: the budget
//! allows 1.3 a second in the long run, which one after the other reaches, and at any kill at most one
//! key is in doubt. What is about to be sent is written down first. After a lost answer the key is read,
//! and only where it is still in use is the DELETE sent again; after a final answer, never.

mod reading;
mod step;

use std::collections::VecDeque;

pub use step::{Doing, Halt, Rest, RunCall, RunInput, RunProgress};

use super::budget::{Budget, Pace};
use super::journal::{Answer, Ending, Journal, Record, Standing};
use super::plan::{Target, Verb};
use crate::api::{ApiError, Problem, delete_key, get_key};
use crate::flow::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf};
use crate::key::KeyId;
use crate::moment::Moment;

use reading::{Reading, Verdict, verdict};

#[derive(Clone, Debug, PartialEq, Eq)]
enum Phase {
    Resting(Rest),
    Saving(Then),
    Sending(KeyId),
    Waiting(Moment),
}

/// What follows once the journal is written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Then {
    Delete(KeyId),
    Read(KeyId),
    Advance,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Will {
    Go,
    Pause,
    Stop,
}

/// A run at work, by the PC's clock. It may be gone on with after each rest that is not for good.
#[derive(Clone, Debug)]
pub struct Run {
    journal: Journal,
    budget: Budget,
    /// The keys that haven't ended; those that may have been sent come first.
    queue: VecDeque<KeyId>,
    phase: Phase,
    will: Will,
    halt: Option<Halt>,
    unsaved: Vec<Record>,
    /// Handed over to be written.
    saving: Vec<Record>,
    /// Read just now after a lost answer, and still in use: its DELETE may be sent again.
    fresh: Option<KeyId>,
    /// Sent a second time already: a second loss in a row is trouble that won't pass by itself.
    repeated: Option<KeyId>,
}

impl Run {
    /// A run as it is written down, at rest. That is also how a new one is begun.
    pub fn new(journal: Journal) -> Run {
        let is_open =
            |target: &&Target| !matches!(journal.standing(&target.id), Standing::Ended(_));
        let open = journal.header.targets.iter().filter(is_open);
        let (planned, sent): (Vec<KeyId>, Vec<KeyId>) = open
            .map(|target| target.id.clone())
            .partition(|id| journal.standing(id) == Standing::Planned);
        let rest = match (journal.header.is_stopped, journal.is_over()) {
            (true, _) => Rest::Stopped,
            (false, true) => Rest::Finished,
            (false, false) => Rest::Paused,
        };
        Run {
            budget: Budget::after(journal.spent()),
            queue: sent.into_iter().chain(planned).collect(),
            phase: Phase::Resting(rest),
            will: match journal.header.is_stopped {
                true => Will::Stop,
                false => Will::Go,
            },
            halt: None,
            unsaved: journal.header_record().into_iter().collect(),
            saving: Vec::new(),
            fresh: None,
            repeated: None,
            journal,
        }
    }

    /// What is written down, or about to be.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The keys left out by a plan that was confirmed anew are written down with the next step.
    pub fn plan_anew(&mut self, targets: &[Target], now: Moment) {
        let left = self.journal.plan_anew(targets, now);
        self.queue.retain(|id| !left.contains(id));
        self.note_header();
        self.unsaved
            .extend(left.iter().filter_map(|id| self.journal.record(id)));
    }

    /// What it is doing.
    pub fn doing(&self) -> Doing {
        match (&self.phase, self.will) {
            (Phase::Resting(rest), _) => Doing::Resting(rest.clone()),
            (_, Will::Pause) => Doing::Pausing,
            (_, Will::Stop) => Doing::Stopping,
            (Phase::Waiting(until), Will::Go) => Doing::Waiting(*until),
            (Phase::Saving(_) | Phase::Sending(_), Will::Go) => Doing::Working,
        }
    }

    fn go(&mut self, now: Moment) -> Option<StepOf<Run>> {
        let is_over = matches!(self.phase, Phase::Resting(Rest::Stopped | Rest::Finished));
        if is_over || self.will == Will::Stop {
            return None;
        }
        self.will = Will::Go;
        if !matches!(self.phase, Phase::Resting(_)) {
            return None;
        }
        self.halt = None;
        // What was read before a rest may be long ago.
        self.fresh = None;
        self.repeated = None;
        self.advance(now)
    }

    fn wish(&mut self, will: Will, now: Moment) -> Option<StepOf<Run>> {
        if self.will == Will::Stop || matches!(self.phase, Phase::Resting(Rest::Finished)) {
            return None;
        }
        self.will = will;
        match self.phase {
            Phase::Resting(_) if will == Will::Pause => None,
            Phase::Resting(_) | Phase::Waiting(_) => self.advance(now),
            Phase::Saving(_) | Phase::Sending(_) => None,
        }
    }

    fn set_pace(&mut self, pace: Pace, now: Moment) -> Option<StepOf<Run>> {
        self.journal.header.pace = pace;
        self.note_header();
        match self.phase {
            Phase::Waiting(_) => self.advance(now),
            _ => None,
        }
    }

    fn woke(&mut self, now: Moment) -> Option<StepOf<Run>> {
        match self.phase {
            Phase::Waiting(until) if now < until => Some(Step::Progress(RunProgress::Wait(until))),
            Phase::Waiting(_) => self.advance(now),
            _ => None,
        }
    }

    fn saved(&mut self, is_written: bool, now: Moment) -> Option<StepOf<Run>> {
        let Phase::Saving(then) = &self.phase else {
            return None;
        };
        let then = then.clone();
        let saving = std::mem::take(&mut self.saving);
        if !is_written {
            // Later news of the same key come after it, and hold.
            self.unsaved.splice(0..0, saving);
            if let Then::Delete(id) | Then::Read(id) = then {
                self.queue.push_front(id);
            }
            self.halt = Some(Halt::NotWritten);
            return Some(self.rest(Rest::Halted(Halt::NotWritten)));
        }
        match then {
            Then::Delete(id) => Some(self.send(id, RunCall::Delete)),
            Then::Read(id) => Some(self.send(id, RunCall::Read)),
            Then::Advance => self.advance(now),
        }
    }

    fn send(&mut self, id: KeyId, call: RunCall) -> StepOf<Run> {
        let request = match call {
            RunCall::Delete => delete_key(&id),
            RunCall::Read => get_key(&id),
        };
        self.phase = Phase::Sending(id);
        Step::Send(call, request)
    }

    fn answered(&mut self, call: RunCall, outcome: Outcome, now: Moment) -> Option<StepOf<Run>> {
        let Phase::Sending(id) = &self.phase else {
            return None;
        };
        let id = id.clone();
        match call {
            RunCall::Delete => self.deleted(id, outcome, now),
            RunCall::Read => self.read(id, outcome, now),
        }
    }

    fn deleted(&mut self, id: KeyId, outcome: Outcome, now: Moment) -> Option<StepOf<Run>> {
        match outcome {
            Ok(response) if response.is_success() => {
                self.note_answer(&id, Answer::Done);
                match self.journal.verb_of(&id) {
                    Verb::Revoke => self.end(&id, Ending::Revoked),
                    // Only reading it tells whether one's own key was removed.
                    Verb::Delete => self.queue.push_front(id),
                }
            }
            Ok(response) if Problem::of(&response).is_csrf_refusal() => {
                let error = ApiError::Forbidden(Problem::of(&response));
                self.halt(id, error);
            }
            // Whoever asked is to blame, not the key: nobody is signed in, or too much was sent.
            Ok(response) => match ApiError::of(&response) {
                Some(error) if error.ends_the_session() || error == ApiError::TooFast => {
                    self.halt(id, error);
                }
                _ => {
                    self.note_answer(&id, Answer::Refused(response.status));
                    self.queue.push_front(id);
                }
            },
            Err(ApiError::Lost) => return Some(self.send(id, RunCall::Read)),
            // A refusal too, and one that every other key would meet.
            Err(error @ ApiError::OutsideTab(_)) => {
                self.note_answer(&id, Answer::Refused(403));
                self.halt(id, error);
            }
            Err(error) => self.halt(id, error),
        }
        self.advance(now)
    }

    fn read(&mut self, id: KeyId, outcome: Outcome, now: Moment) -> Option<StepOf<Run>> {
        let answer = match self.journal.standing(&id) {
            Standing::Unread(answer) => Some(*answer),
            _ => None,
        };
        match Reading::of(answer, outcome) {
            Err(error) => self.halt(id, error),
            Ok(reading) => match verdict(self.journal.verb_of(&id), answer, reading) {
                Verdict::Ended(ending) => self.end(&id, ending),
                Verdict::StillInUse if self.repeated.as_ref() == Some(&id) => {
                    self.halt(id, ApiError::Lost);
                }
                Verdict::StillInUse => {
                    self.fresh = Some(id.clone());
                    self.queue.push_front(id);
                }
            },
        }
        self.advance(now)
    }

    fn halt(&mut self, id: KeyId, error: ApiError) {
        self.queue.push_front(id);
        // A wait that the user's own Pause or Stop cut short is no trouble.
        if error != ApiError::TooFast || self.will == Will::Go {
            self.halt = Some(Halt::Trouble(error));
        }
    }

    fn end(&mut self, id: &KeyId, ending: Ending) {
        self.journal.ended(id, ending);
        self.note(id);
    }

    fn note_answer(&mut self, id: &KeyId, answer: Answer) {
        self.journal.answered(id, answer);
        self.note(id);
    }

    /// To be written with the next step.
    fn note(&mut self, id: &KeyId) {
        self.unsaved.extend(self.journal.record(id));
    }

    fn note_header(&mut self) {
        self.unsaved.extend(self.journal.header_record());
    }

    /// What comes next, once nothing is under way.
    fn advance(&mut self, now: Moment) -> Option<StepOf<Run>> {
        if self.will == Will::Stop && !self.journal.header.is_stopped {
            self.journal.header.is_stopped = true;
            self.note_header();
        }
        let goes_on = self.will == Will::Go && self.halt.is_none();
        if goes_on && let Some(id) = self.queue.front().cloned() {
            let may_send =
                self.fresh.as_ref() == Some(&id) || self.journal.standing(&id) == Standing::Planned;
            if !may_send {
                self.queue.pop_front();
                return Some(self.save(Then::Read(id)));
            }
            match self.budget.wait(self.journal.header.pace, now) {
                None => return Some(self.write_ahead(id, now)),
                Some(until) if self.unsaved.is_empty() => {
                    self.phase = Phase::Waiting(until);
                    return Some(Step::Progress(RunProgress::Wait(until)));
                }
                Some(_) => {}
            }
        }
        if !self.unsaved.is_empty() {
            return Some(self.save(Then::Advance));
        }
        let rest = match (&self.halt, self.will) {
            (_, Will::Stop) => Rest::Stopped,
            _ if self.queue.is_empty() => Rest::Finished,
            (Some(halt), _) => Rest::Halted(halt.clone()),
            (None, _) => Rest::Paused,
        };
        Some(self.rest(rest))
    }

    fn write_ahead(&mut self, id: KeyId, now: Moment) -> StepOf<Run> {
        self.queue.pop_front();
        if self.fresh.take().is_some() {
            self.repeated = Some(id.clone());
        }
        self.budget.spend(now);
        self.journal.sent(&id, now);
        self.note(&id);
        self.save(Then::Delete(id))
    }

    fn save(&mut self, then: Then) -> StepOf<Run> {
        if self.unsaved.is_empty()
            && let Then::Read(id) = then
        {
            return self.send(id, RunCall::Read);
        }
        self.phase = Phase::Saving(then);
        self.saving = std::mem::take(&mut self.unsaved);
        Step::Progress(RunProgress::Save(self.saving.clone()))
    }

    fn rest(&mut self, rest: Rest) -> StepOf<Run> {
        self.phase = Phase::Resting(rest.clone());
        Step::Done(rest)
    }
}

impl Flow for Run {
    type Call = RunCall;
    type Input = RunInput;
    type Progress = RunProgress;
    type End = Rest;

    /// No step follows while the last one isn't done yet.
    fn step(&mut self, event: EventOf<Self>, now: Moment) -> StepsOf<Self> {
        let step = match event {
            Event::Begun | Event::Input(RunInput::Go) => self.go(now),
            Event::Input(RunInput::Saved(is_written)) => self.saved(is_written, now),
            Event::Input(RunInput::Woke) => self.woke(now),
            Event::Input(RunInput::Pause) => self.wish(Will::Pause, now),
            Event::Input(RunInput::Stop) => self.wish(Will::Stop, now),
            Event::Input(RunInput::SetPace(pace)) => self.set_pace(pace, now),
            Event::Answered(call, outcome) => self.answered(call, outcome, now),
        };
        step.into_iter().collect()
    }
}

#[cfg(test)]
mod tests;
