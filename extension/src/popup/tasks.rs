//! The one driver of all core flows. Each request that a flow asks for is known here until it is
//! answered: to which kind of job it belongs, to which task, to which of its calls. An answer whose task
//! is gone is dropped here, and nowhere else.

use std::collections::BTreeMap;
use std::fmt;

use latchkey_core::Moment;
use latchkey_core::flow::{Event, EventOf, Flow, Outcome, Step};

use super::effect::Effect;
use super::model::Model;
use super::task::{RequestId, Task, TaskId};

/// A kind of flow at one place of the state: where it lives, and what follows from its reports.
pub struct Job<F: Flow> {
    pub find: fn(&mut Model, TaskId) -> Option<&mut Task<F>>,
    pub report: fn(&mut Model, TaskId, Report<F>) -> Vec<Effect>,
    /// The present, by the clock that the flow goes by.
    pub now: fn(&Model) -> Moment,
    /// It is the run over many keys: a wait that Qlik Cloud asks for ends when the user wants a rest.
    pub is_run: bool,
}

impl<F: Flow> Job<F> {
    /// A job by the tenant's clock. Where there is one task at a time, the one that is there will do for
    /// `find`: whether it is the task that is looked for is compared here.
    pub const fn new(
        find: fn(&mut Model, TaskId) -> Option<&mut Task<F>>,
        report: fn(&mut Model, TaskId, Report<F>) -> Vec<Effect>,
    ) -> Job<F> {
        Job {
            find,
            report,
            now: |model| model.facts.now,
            is_run: false,
        }
    }
}

/// What a flow says while it runs, or at its end.
pub enum Report<F: Flow> {
    Progress(F::Progress),
    Done(F::End),
}

/// The requests that are under way, and the numbers by which tasks and requests are told apart.
#[derive(Default)]
pub struct Tasks {
    last_task: u32,
    last_request: u32,
    waiting: BTreeMap<RequestId, Waiting>,
}

/// Who waits for an answer.
struct Waiting {
    is_of_run: bool,
    answered: Box<Answered>,
}

/// What an answer leads to.
type Answered = dyn FnOnce(&mut Model, Outcome) -> Vec<Effect>;

impl Tasks {
    /// A flow as a task, for where it lives.
    pub fn task<F: Flow>(&mut self, flow: F) -> Task<F> {
        self.last_task += 1;
        Task::new(TaskId(self.last_task), flow)
    }

    /// The request belongs to the run over many keys.
    pub fn is_of_run(&self, request: RequestId) -> bool {
        let waiting = self.waiting.get(&request);
        waiting.is_some_and(|waiting| waiting.is_of_run)
    }

    fn wait(&mut self, is_of_run: bool, answered: Box<Answered>) -> RequestId {
        self.last_request += 1;
        let request = RequestId(self.last_request);
        let waiting = Waiting {
            is_of_run,
            answered,
        };
        self.waiting.insert(request, waiting);
        request
    }
}

impl fmt::Debug for Tasks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let waiting = self.waiting.keys();
        formatter.debug_list().entries(waiting).finish()
    }
}

/// Begins a flow, once it is where it lives.
pub fn start<F: Flow>(
    model: &mut Model,
    job: &'static Job<F>,
    flow: F,
    place: impl FnOnce(&mut Model, Task<F>),
) -> Vec<Effect> {
    let flow = model.tasks.task(flow);
    let task = flow.id();
    place(model, flow);
    begin(model, job, task)
}

/// Begins a task that is where it lives already, once.
pub fn begin<F: Flow>(model: &mut Model, job: &'static Job<F>, task: TaskId) -> Vec<Effect> {
    match find(model, job, task) {
        Some(found) if !found.has_begun => found.has_begun = true,
        _ => return Vec::new(),
    }
    happened(model, job, task, Event::Begun)
}

/// Tells a task something, where it is still there.
pub fn input<F: Flow>(
    model: &mut Model,
    job: &'static Job<F>,
    task: TaskId,
    input: F::Input,
) -> Vec<Effect> {
    happened(model, job, task, Event::Input(input))
}

/// Brings the answer to a request to the task that waits for it.
pub fn answered(model: &mut Model, request: RequestId, outcome: Outcome) -> Vec<Effect> {
    match model.tasks.waiting.remove(&request) {
        Some(waiting) => (waiting.answered)(model, outcome),
        None => Vec::new(),
    }
}

fn find<'a, F: Flow>(model: &'a mut Model, job: &Job<F>, task: TaskId) -> Option<&'a mut Task<F>> {
    (job.find)(model, task).filter(|found| found.id() == task)
}

/// What a flow asks for leaves before what it reports is looked at.
fn happened<F: Flow>(
    model: &mut Model,
    job: &'static Job<F>,
    task: TaskId,
    event: EventOf<F>,
) -> Vec<Effect> {
    let now = (job.now)(model);
    let Some(found) = find(model, job, task) else {
        return Vec::new();
    };
    let (mut effects, mut reports) = (Vec::new(), Vec::new());
    for step in found.step(event, now) {
        match step {
            Step::Send(call, request) => {
                let answered = move |model: &mut Model, outcome| {
                    happened(model, job, task, Event::Answered(call, outcome))
                };
                let id = model.tasks.wait(job.is_run, Box::new(answered));
                effects.push(Effect::Send(id, request));
            }
            Step::Progress(progress) => reports.push(Report::Progress(progress)),
            Step::Done(end) => reports.push(Report::Done(end)),
        }
    }
    for report in reports {
        effects.extend((job.report)(model, task, report));
    }
    effects
}

#[cfg(test)]
mod tests;
