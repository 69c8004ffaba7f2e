//! The one driver of all core flows. A flow lives as a [`Task`] in the state of the part that began it.
//! Each request that it asks for is known here until it is answered: to which kind of job it belongs, to
//! which task, to which of its calls. An answer whose task was dropped or replaced is dropped here, and
//! nowhere else.

use std::fmt;
use std::ops::{Deref, DerefMut};

use latchkey_core::flow::{Event, EventOf, Flow, Outcome, Step};
use latchkey_core::{Moment, Request};

/// The whole state, somewhere in which the tasks live.
pub trait Host: Sized + 'static {
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
    pub(super) fn steps(&mut self, event: EventOf<F>, now: Moment) -> Steps<F> {
        let (mut sent, mut reports) = (Vec::new(), Vec::new());
        for step in self.flow.step(event, now) {
            match step {
                Step::Send(call, request) => sent.push((call, request)),
                Step::Progress(progress) => reports.push(Report::Progress(progress)),
                Step::Done(end) => reports.push(Report::Done(end)),
            }
        }
        (sent, reports)
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
pub struct Job<H: Host, F: Flow> {
    pub find: fn(&mut H, TaskId) -> Option<&mut Task<F>>,
    pub report: fn(&mut H, TaskId, Report<F>) -> Vec<H::Effect>,
    /// The present, by the clock that the flow goes by.
    pub now: fn(&H) -> Moment,
    /// It is the run over many keys: a wait that Qlik Cloud asks for ends when the user wants a rest.
    pub is_run: bool,
}

impl<H: Host, F: Flow> Job<H, F> {
    /// A job by the tenant's clock. Where there is one task at a time, the one that is there will do for
    /// `find`: whether it is the task that is looked for is compared here.
    pub const fn new(
        find: fn(&mut H, TaskId) -> Option<&mut Task<F>>,
        report: fn(&mut H, TaskId, Report<F>) -> Vec<H::Effect>,
    ) -> Job<H, F> {
        Job {
            find,
            report,
            now: |host| host.now(),
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
        }
    }
}

/// The requests that are under way.
pub struct Tasks<H: Host> {
    last_request: u32,
    /// Few at a time.
    waiting: Vec<Waiting<H>>,
}

/// Who waits for an answer.
struct Waiting<H: Host> {
    request: RequestId,
    is_of_run: bool,
    answered: Box<Answered<H>>,
}

/// What an answer leads to.
pub type Answered<H> = dyn FnOnce(&mut H, Outcome) -> Vec<<H as Host>::Effect>;

impl<H: Host> Tasks<H> {
    /// The request belongs to the run over many keys.
    pub fn is_of_run(&self, request: RequestId) -> bool {
        let mut waiting = self.waiting.iter();
        waiting.any(|waiting| waiting.request == request && waiting.is_of_run)
    }

    fn wait(&mut self, is_of_run: bool, answered: Box<Answered<H>>) -> RequestId {
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

impl<H: Host> Default for Tasks<H> {
    fn default() -> Tasks<H> {
        Tasks {
            last_request: 0,
            waiting: Vec::new(),
        }
    }
}

impl<H: Host> fmt::Debug for Tasks<H> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let waiting = self.waiting.iter().map(|waiting| waiting.request);
        formatter.debug_list().entries(waiting).finish()
    }
}

/// Begins a flow, once it is where it lives.
pub fn start<H: Host, F: Flow>(
    host: &mut H,
    job: &'static Job<H, F>,
    flow: F,
    place: impl FnOnce(&mut H, Task<F>),
) -> Vec<H::Effect> {
    let flow = host.task_ids().task(flow);
    let task = flow.id();
    place(host, flow);
    begin(host, job, task)
}

/// Begins a task that is where it lives already, once.
pub fn begin<H: Host, F: Flow>(
    host: &mut H,
    job: &'static Job<H, F>,
    task: TaskId,
) -> Vec<H::Effect> {
    match find(host, job, task).is_some_and(Task::begins) {
        true => happened(host, job, task, Event::Begun),
        false => Vec::new(),
    }
}

/// Tells a task something, where it is still there.
pub fn input<H: Host, F: Flow>(
    host: &mut H,
    job: &'static Job<H, F>,
    task: TaskId,
    input: F::Input,
) -> Vec<H::Effect> {
    happened(host, job, task, Event::Input(input))
}

/// Sends a request for whoever waits for its outcome in a way of their own.
pub fn send<H: Host>(host: &mut H, request: Request, answered: Box<Answered<H>>) -> H::Effect {
    let id = host.tasks().wait(false, answered);
    H::send(id, request)
}

/// Brings the answer to a request to the task that waits for it.
pub fn answered<H: Host>(host: &mut H, request: RequestId, outcome: Outcome) -> Vec<H::Effect> {
    let waiting = &mut host.tasks().waiting;
    let Some(at) = waiting.iter().position(|it| it.request == request) else {
        return Vec::new();
    };
    let waiting = waiting.swap_remove(at);
    (waiting.answered)(host, outcome)
}

fn find<'a, H: Host, F: Flow>(
    host: &'a mut H,
    job: &Job<H, F>,
    task: TaskId,
) -> Option<&'a mut Task<F>> {
    (job.find)(host, task).filter(|found| found.id == task)
}

/// What a flow asks for leaves before what follows from its reports.
fn happened<H: Host, F: Flow>(
    host: &mut H,
    job: &'static Job<H, F>,
    task: TaskId,
    event: EventOf<F>,
) -> Vec<H::Effect> {
    let now = (job.now)(host);
    let Some(found) = find(host, job, task) else {
        return Vec::new();
    };
    let (mut effects, mut following) = (Vec::new(), Vec::new());
    for step in found.step(event, now) {
        let report = match step {
            Step::Send(call, request) => {
                let answered = move |host: &mut H, outcome| {
                    happened(host, job, task, Event::Answered(call, outcome))
                };
                let id = host.tasks().wait(job.is_run, Box::new(answered));
                effects.push(H::send(id, request));
                continue;
            }
            Step::Progress(progress) => Report::Progress(progress),
            Step::Done(end) => Report::Done(end),
        };
        following.extend((job.report)(host, task, report));
    }
    effects.extend(following);
    effects
}

#[cfg(test)]
mod tests;
