//! A tenant, a storage and a user for one run: they do what the run asks for, and go wrong as told.

use std::collections::HashMap;

use super::*;
use crate::bulk::plan::Job;
use crate::fixtures::{answer, answer_with, confirmed, identity, key_id};
use crate::flow::Outcome;
use crate::flow::driven::only_step;
use crate::http::Request;
use crate::key::Status;

pub(super) const START: Moment = Moment::from_millis(1_000_000_000);

const JOB: Job = Job::Picked {
    with_own: true,
    with_scim: true,
};

/// What goes wrong with one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    None,
    /// The journal isn't written.
    NotWritten,
    /// The answer is lost, before or after the request took effect.
    LostBefore,
    LostAfter,
    /// Refused with this status, and without effect.
    Answer(u16),
    Csrf,
    Error(ApiError),
    /// Not found, for whoever is signed in by then.
    NotFoundUnconfirmed,
    /// All that is in memory is lost, before or after the step took effect.
    KilledBefore,
    KilledAfter,
}

/// What came of a step.
pub(super) enum Met {
    Event(EventOf<Run>),
    Killed,
}

pub(super) struct Stage {
    pub run: Run,
    pub now: Moment,
    /// DELETE revokes own keys too.
    pub keeps_own: bool,
    keys: HashMap<KeyId, Status>,
    storage: HashMap<String, String>,
    sent: Vec<(Moment, Method, KeyId)>,
    /// For the next steps of any kind.
    troubles: Vec<Trouble>,
    /// For the next requests.
    troubles_of_sending: Vec<Trouble>,
}

impl Stage {
    /// Own keys first, then others'; all active.
    pub fn of(others: usize, own: usize) -> Stage {
        Stage::begun(others, own, Vec::new())
    }

    pub fn begun(others: usize, own: usize, spent: Vec<Moment>) -> Stage {
        let targets = (0..own + others).map(|number| Target {
            id: key_id(&format!("k{number}")),
            verb: match number < own {
                true => Verb::Delete,
                false => Verb::Revoke,
            },
        });
        let targets: Vec<Target> = targets.collect();
        let keys = targets
            .iter()
            .map(|target| (target.id.clone(), Status::Active));
        let keys = keys.collect();
        let who = identity(Some("ada"), Some("acme"));
        let journal = Journal::new(&who, JOB, targets, spent, START);
        Stage {
            run: Run::new(journal.unwrap()),
            now: START,
            keeps_own: false,
            keys,
            storage: HashMap::new(),
            sent: Vec::new(),
            troubles: Vec::new(),
            troubles_of_sending: Vec::new(),
        }
    }

    /// So many changes were sent just before.
    pub fn having_spent(self, count: usize) -> Stage {
        let journal = self.run.journal();
        let own = journal
            .header
            .targets
            .iter()
            .filter(|target| target.verb == Verb::Delete);
        let own = own.count();
        Stage::begun(journal.header.targets.len() - own, own, vec![START; count])
    }

    pub fn remove(&mut self, id: &KeyId) {
        self.keys.remove(id);
    }

    pub fn set(&mut self, id: &KeyId, status: Status) {
        self.keys.insert(id.clone(), status);
    }

    pub fn troubles<const N: usize>(&mut self, troubles: [Trouble; N]) {
        self.troubles = troubles.into_iter().rev().collect();
    }

    pub fn troubles_of_sending<const N: usize>(&mut self, troubles: [Trouble; N]) {
        self.troubles_of_sending = troubles.into_iter().rev().collect();
    }

    pub fn step(&mut self, event: EventOf<Run>) -> Option<StepOf<Run>> {
        only_step(&mut self.run, event, self.now)
    }

    /// Tells the run what the user wants, or what was done.
    pub fn input(&mut self, input: RunInput) -> Option<StepOf<Run>> {
        self.step(Event::Input(input))
    }

    /// Starts, or goes on, until the run is at rest; nothing kills it.
    pub fn go(&mut self) -> Rest {
        let step = self.step(Event::Begun).unwrap();
        self.follow(step)
    }

    /// As [`Stage::go`], for a run that meets no trouble.
    pub fn finish(&mut self) -> Rest {
        self.go()
    }

    pub fn follow(&mut self, step: StepOf<Run>) -> Rest {
        let mut step = step;
        loop {
            if let Step::Done(rest) = step {
                return rest;
            }
            let Met::Event(event) = self.meet(&step) else {
                panic!("killed, where nobody looks for it");
            };
            step = self.step(event).expect("a next step");
        }
    }

    pub fn follow_to_wait(&mut self, step: StepOf<Run>) -> Moment {
        let mut step = step;
        loop {
            if let Step::Progress(RunProgress::Wait(until)) = step {
                return until;
            }
            let Met::Event(event) = self.meet(&step) else {
                panic!("killed, where nobody looks for it");
            };
            step = self.step(event).expect("a next step");
        }
    }

    /// Does one step, with the trouble that is due.
    pub fn meet(&mut self, step: &StepOf<Run>) -> Met {
        let trouble = match step {
            Step::Send(..) if !self.troubles_of_sending.is_empty() => {
                self.troubles_of_sending.pop()
            }
            _ => self.troubles.pop(),
        };
        self.meet_with(step, trouble.unwrap_or(Trouble::None))
    }

    pub fn meet_with(&mut self, step: &StepOf<Run>, trouble: Trouble) -> Met {
        if trouble == Trouble::KilledBefore {
            return Met::Killed;
        }
        let event = match step {
            Step::Progress(RunProgress::Save(_)) if trouble == Trouble::NotWritten => {
                Event::Input(RunInput::Saved(false))
            }
            Step::Progress(RunProgress::Save(records)) => {
                for record in records {
                    self.storage
                        .insert(record.name.clone(), record.text.clone());
                }
                Event::Input(RunInput::Saved(true))
            }
            Step::Send(call, request) => Event::Answered(*call, self.send(request, &trouble)),
            Step::Progress(RunProgress::Wait(until)) => {
                self.now = (*until).max(self.now);
                Event::Input(RunInput::Woke)
            }
            Step::Done(_) => panic!("nothing to do"),
        };
        match trouble {
            Trouble::KilledAfter => Met::Killed,
            _ => Met::Event(event),
        }
    }

    fn send(&mut self, request: &Request, trouble: &Trouble) -> Outcome {
        let id = key_id(request.path.rsplit('/').next().unwrap());
        self.sent.push((self.now, request.method, id.clone()));
        let is_read = request.method == Method::Get;
        match trouble {
            Trouble::LostBefore if is_read => Err(ApiError::Offline),
            Trouble::LostBefore => Err(ApiError::Lost),
            // A tenant that denies what is there would be believed.
            Trouble::Answer(404) if is_read => self.take(request.method, &id),
            Trouble::Answer(status) => confirmed(*status),
            Trouble::Csrf if !is_read => answer_with(403, r#"{"code":"CSRF-TOKEN-2"}"#),
            Trouble::Error(error) => Err(error.clone()),
            Trouble::NotFoundUnconfirmed => answer(404),
            Trouble::LostAfter if !is_read => {
                self.take(request.method, &id).ok();
                Err(ApiError::Lost)
            }
            _ => self.take(request.method, &id),
        }
    }

    /// What the tenant does and answers.
    fn take(&mut self, method: Method, id: &KeyId) -> Outcome {
        let Some(status) = self.keys.get(id).cloned() else {
            return confirmed(404);
        };
        if method == Method::Get {
            let word = match status {
                Status::Active => "active",
                Status::Revoked => "revoked",
                _ => "expired",
            };
            let text = format!(r#"{{"id":"{}","status":"{word}"}}"#, id.as_str());
            return answer_with(200, &text);
        }
        let is_own = self.run.journal().verb_of(id) == Verb::Delete;
        match is_own && !self.keeps_own {
            true => drop(self.keys.remove(id)),
            false => self.set(id, Status::Revoked),
        }
        confirmed(204)
    }

    /// Forgets all but what is written down; where nothing was, the user begins anew.
    pub fn kill(&mut self) {
        let journal = self.kept();
        let unwritten = || {
            assert!(self.sent.is_empty(), "sent without a word");
            self.run.journal().clone()
        };
        self.run = Run::new(journal.unwrap_or_else(unwritten));
    }

    pub fn kept(&self) -> Option<Journal> {
        Journal::read("acme", &self.storage).unwrap()
    }

    pub fn status_of(&self, id: &KeyId) -> Option<&Status> {
        self.keys.get(id)
    }

    /// The calls, as the tenant saw them.
    pub fn log(&self) -> Vec<String> {
        let calls = self.sent.iter();
        calls
            .map(|(_, method, id)| format!("{} {}", method.as_str(), id.as_str()))
            .collect()
    }

    pub fn sent(&self) -> &[(Moment, Method, KeyId)] {
        &self.sent
    }

    pub fn methods(&self) -> Vec<Method> {
        self.sent.iter().map(|(_, method, _)| *method).collect()
    }

    /// How each key ended, in the order of the plan.
    pub fn endings(&self) -> Vec<Option<Ending>> {
        let journal = self.run.journal();
        let targets = journal.header.targets.iter();
        targets
            .map(|target| match journal.standing(&target.id) {
                Standing::Ended(ending) => Some(ending.clone()),
                _ => None,
            })
            .collect()
    }
}
