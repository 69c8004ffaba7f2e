//! Drives the core's flows. A flow lives as a [`Task`] in the state of the part that began it.
//! Each request that it asks for is known here until it is answered: to which kind of job it belongs, to
//! which task, to which of its calls. An answer whose task was dropped or replaced is dropped here, or in
//! [`super::context`] for a part that knows nothing of the whole state, and nowhere else.

use std::fmt;
use std::ops::{Deref, DerefMut};

use latchkey_core::activity::EventsBudget;
use latchkey_core::flow::{Event, EventOf, Flow, Outcome, Step};
use latchkey_core::{Moment, Request};

use super::spends_events::{self, SpendsEvents};

/// The whole state, somewhere in which the tasks live.
pub trait TaskRoot: Sized + 'static {
    /// What it asks of the browser.
    type Effect;

    /// The numbers of tasks.
    fn task_ids(&mut self) -> &mut TaskIds;

    /// The requests that are under way.
    fn tasks(&mut self) -> &mut Tasks<Self>;

    /// Asks for a request to be sent, whose outcome then comes back under this id.
    fn send(id: RequestId, request: Request) -> Self::Effect;

    /// The present by the tenant's clock.
    fn now(&self) -> Moment;
}

/// Tells one task from all others, of whichever kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskId(u32);

/// Tells one request from all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(u32);

/// A flow at work.
#[derive(Debug, Default)]
pub struct Task<F> {
    id: TaskId,
    flow: F,
    /// A flow begins once.
    has_begun: bool,
    /// Exchanges its budget and the shared one, where it reads events.
    exchange: Option<fn(&mut F, &mut EventsBudget)>,
}

impl<F> Task<F> {
    /// By which it is told from others.
    pub fn id(&self) -> TaskId {
        self.id
    }
}

impl<F: Flow> Task<F> {
    /// It begins now: a flow begins once.
    pub(super) fn begins(&mut self) -> bool {
        !std::mem::replace(&mut self.has_begun, true)
    }

    /// What the flow asks for after an event, and what it reports.
    pub(super) fn steps(
        &mut self,
        event: EventOf<F>,
        now: Moment,
        budget: &mut EventsBudget,
    ) -> Steps<F> {
        let (mut sent, mut reports) = (Vec::new(), Vec::new());
        self.exchange_budgets(budget);
        let steps = self.flow.step(event, now);
        self.exchange_budgets(budget);
        for step in steps {
            match step {
                Step::Send(call, request) => sent.push((call, request)),
                Step::Progress(progress) => reports.push(Report::Progress(progress)),
                Step::Done(end) => reports.push(Report::Done(end)),
            }
        }
        (sent, reports)
    }

    fn exchange_budgets(&mut self, budget: &mut EventsBudget) {
        if let Some(exchange) = self.exchange {
            exchange(&mut self.flow, budget);
        }
    }
}

/// Requests under the flow's own labels, and reports.
type Steps<F> = (Vec<(<F as Flow>::Call, Request)>, Vec<Report<F>>);

impl<F> Deref for Task<F> {
    type Target = F;

    fn deref(&self) -> &F {
        &self.flow
    }
}

impl<F> DerefMut for Task<F> {
    fn deref_mut(&mut self) -> &mut F {
        &mut self.flow
    }
}

/// A kind of flow at one place of the state: where it lives, and what follows from its reports.
pub struct Job<R: TaskRoot, F: Flow> {
    pub find: fn(&mut R, TaskId) -> Option<&mut Task<F>>,
    pub report: fn(&mut R, TaskId, Report<F>) -> Vec<R::Effect>,
    /// The present, by the clock that the flow goes by.
    pub now: fn(&R) -> Moment,
    /// It is the run over many keys: a wait that Qlik Cloud asks for ends when the user wants a rest.
    pub is_run: bool,
}

impl<R: TaskRoot, F: Flow> Job<R, F> {
    /// A job by the tenant's clock. Where there is one task at a time, the one that is there will do for
    /// `find`: whether it is the task that is looked for is compared here.
    pub const fn new(
        find: fn(&mut R, TaskId) -> Option<&mut Task<F>>,
        report: fn(&mut R, TaskId, Report<F>) -> Vec<R::Effect>,
    ) -> Job<R, F> {
        Job {
            find,
            report,
            now: |root| root.now(),
            is_run: false,
        }
    }
}

/// What a flow says while it runs, or at its end.
pub enum Report<F: Flow> {
    Progress(F::Progress),
    Done(F::End),
}

/// Gives each task its number.
#[derive(Debug, Default)]
pub struct TaskIds(u32);

impl TaskIds {
    /// A flow as a task, for where it lives.
    pub fn task<F: Flow>(&mut self, flow: F) -> Task<F> {
        self.0 += 1;
        Task {
            id: TaskId(self.0),
            flow,
            has_begun: false,
            exchange: None,
        }
    }

    /// The same for a flow that reads events.
    pub fn spending_task<F: SpendsEvents>(&mut self, flow: F) -> Task<F> {
        Task {
            exchange: Some(spends_events::exchange_budgets),
            ..self.task(flow)
        }
    }
}

/// The requests that are under way.
pub struct Tasks<R: TaskRoot> {
    last_request: u32,
    /// Few at a time.
    waiting: Vec<Waiting<R>>,
}

/// Who waits for an answer.
struct Waiting<R: TaskRoot> {
    request: RequestId,
    is_of_run: bool,
    answered: Box<Answered<R>>,
}

/// What an answer leads to.
pub type Answered<R> = dyn FnOnce(&mut R, Outcome) -> Vec<<R as TaskRoot>::Effect>;

impl<R: TaskRoot> Tasks<R> {
    /// The request belongs to the run over many keys.
    pub fn is_of_run(&self, request: RequestId) -> bool {
        let mut waiting = self.waiting.iter();
        waiting.any(|waiting| waiting.request == request && waiting.is_of_run)
    }

    /// Nobody waits for any answer any more: what was asked is of no concern now.
    pub fn forget(&mut self) {
        self.waiting.clear();
    }

    fn wait(&mut self, is_of_run: bool, answered: Box<Answered<R>>) -> RequestId {
        self.last_request += 1;
        let request = RequestId(self.last_request);
        self.waiting.push(Waiting {
            request,
            is_of_run,
            answered,
        });
        request
    }
}

impl<R: TaskRoot> Default for Tasks<R> {
    fn default() -> Tasks<R> {
        Tasks {
            last_request: 0,
            waiting: Vec::new(),
        }
    }
}

impl<R: TaskRoot> fmt::Debug for Tasks<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let waiting = self.waiting.iter().map(|waiting| waiting.request);
        formatter.debug_list().entries(waiting).finish()
    }
}

/// Begins a flow, once it is where it lives.
pub fn start<R: TaskRoot, F: Flow>(
    root: &mut R,
    job: &'static Job<R, F>,
    flow: F,
    place: impl FnOnce(&mut R, Task<F>),
) -> Vec<R::Effect> {
    let flow = root.task_ids().task(flow);
    let task = flow.id();
    place(root, flow);
    begin(root, job, task)
}

/// Begins a task that is where it lives already, once.
pub fn begin<R: TaskRoot, F: Flow>(
    root: &mut R,
    job: &'static Job<R, F>,
    task: TaskId,
) -> Vec<R::Effect> {
    match find(root, job, task).is_some_and(Task::begins) {
        true => happened(root, job, task, Event::Begun),
        false => Vec::new(),
    }
}

/// Tells a task something, where it is still there.
pub fn input<R: TaskRoot, F: Flow>(
    root: &mut R,
    job: &'static Job<R, F>,
    task: TaskId,
    input: F::Input,
) -> Vec<R::Effect> {
    happened(root, job, task, Event::Input(input))
}

/// Sends a request for whoever waits for its outcome in a way of their own.
pub fn send<R: TaskRoot>(root: &mut R, request: Request, answered: Box<Answered<R>>) -> R::Effect {
    let id = root.tasks().wait(false, answered);
    R::send(id, request)
}

/// Brings the answer to a request to the task that waits for it.
pub fn answered<R: TaskRoot>(root: &mut R, request: RequestId, outcome: Outcome) -> Vec<R::Effect> {
    let waiting = &mut root.tasks().waiting;
    let Some(at) = waiting.iter().position(|it| it.request == request) else {
        return Vec::new();
    };
    let waiting = waiting.swap_remove(at);
    (waiting.answered)(root, outcome)
}

fn find<'a, R: TaskRoot, F: Flow>(
    root: &'a mut R,
    job: &Job<R, F>,
    task: TaskId,
) -> Option<&'a mut Task<F>> {
    (job.find)(root, task).filter(|found| found.id == task)
}

/// What a flow asks for leaves before what follows from its reports.
fn happened<R: TaskRoot, F: Flow>(
    root: &mut R,
    job: &'static Job<R, F>,
    task: TaskId,
    event: EventOf<F>,
) -> Vec<R::Effect> {
    let now = (job.now)(root);
    let Some(found) = find(root, job, task) else {
        return Vec::new();
    };
    let (mut effects, mut following) = (Vec::new(), Vec::new());
    for step in found.step(event, now) {
        let report = match step {
            Step::Send(call, request) => {
                let answered = move |root: &mut R, outcome| {
                    happened(root, job, task, Event::Answered(call, outcome))
                };
                let id = root.tasks().wait(job.is_run, Box::new(answered));
                effects.push(R::send(id, request));
                continue;
            }
            Step::Progress(progress) => Report::Progress(progress),
            Step::Done(end) => Report::Done(end),
        };
        following.extend((job.report)(root, task, report));
    }
    effects.extend(following);
    effects
}

#[cfg(test)]
mod tests;
