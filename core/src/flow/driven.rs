//! A flow under way in a test: what it has asked and nobody has answered yet, what it has reported,
//! how it ended.

use super::{Event, EventOf, Flow, Outcome, Step, StepOf};
use crate::http::Request;
use crate::moment::Moment;

pub(crate) struct Driven<F: Flow> {
    pub flow: F,
    pub now: Moment,
    /// Oldest first.
    pub open: Vec<(F::Call, Request)>,
    pub progress: Vec<F::Progress>,
    pub end: Option<F::End>,
    /// The most that was asked at once.
    pub most_open: usize,
}

impl<F: Flow> Driven<F> {
    pub fn begin(flow: F) -> Driven<F> {
        Driven::begin_at(flow, Moment::default())
    }

    pub fn begin_at(flow: F, now: Moment) -> Driven<F> {
        let mut driven = Driven {
            flow,
            now,
            open: Vec::new(),
            progress: Vec::new(),
            end: None,
            most_open: 0,
        };
        driven.happens(Event::Begun);
        driven
    }

    #[track_caller]
    pub fn happens(&mut self, event: EventOf<F>) {
        for step in self.flow.step(event, self.now) {
            assert!(self.end.is_none(), "nothing follows the end");
            match step {
                Step::Send(call, request) => self.open.push((call, request)),
                Step::Progress(progress) => self.progress.push(progress),
                Step::Done(end) => self.end = Some(end),
            }
        }
        self.most_open = self.most_open.max(self.open.len());
    }

    /// Answers the question at this place among those that are open.
    #[track_caller]
    pub fn answer(&mut self, at: usize, outcome: Outcome) -> &mut Driven<F> {
        let (call, _) = self.open.remove(at);
        self.happens(Event::Answered(call, outcome));
        self
    }

    /// Answers the open question of this label.
    #[track_caller]
    pub fn answer_call(&mut self, call: F::Call, outcome: Outcome) -> &mut Driven<F> {
        let at = self.open.iter().position(|(open, _)| *open == call);
        let Some(at) = at else {
            panic!("{call:?} is not asked");
        };
        self.answer(at, outcome)
    }

    /// The paths of the open questions.
    pub fn paths(&self) -> Vec<&str> {
        let open = self.open.iter();
        open.map(|(_, request)| request.path.as_str()).collect()
    }

    /// Answers all questions, the oldest first, until the end.
    #[track_caller]
    pub fn finish(self, answer: impl FnMut(&Request) -> Outcome) -> F::End {
        self.finish_by(|_| 0, answer)
    }

    /// Answers all questions until the end; `pick` says which of so many is next.
    #[track_caller]
    pub fn finish_by(
        mut self,
        mut pick: impl FnMut(usize) -> usize,
        mut answer: impl FnMut(&Request) -> Outcome,
    ) -> F::End {
        loop {
            if let Some(end) = self.end.take() {
                return end;
            }
            assert!(!self.open.is_empty(), "neither done nor waiting");
            let at = pick(self.open.len());
            let outcome = answer(&self.open[at].1);
            self.answer(at, outcome);
        }
    }
}

/// The step that follows from an event in a flow that never does two things at once.
#[track_caller]
pub(crate) fn only_step<F: Flow>(
    flow: &mut F,
    event: EventOf<F>,
    now: Moment,
) -> Option<StepOf<F>> {
    let mut steps = flow.step(event, now).into_iter();
    let only = steps.next();
    assert!(steps.next().is_none(), "two steps at once");
    only
}
