//! What a part of the popup has at hand while something happens to it: its own state, the facts that all
//! parts share, and a way to ask for things. The part knows nothing of the whole popup, which carries out
//! what was asked for and brings back what is answered.

use latchkey_core::Request;
use latchkey_core::api::ApiError;
use latchkey_core::flow::{Event, EventOf, Flow, Outcome};

use super::facts::{Facts, SessionEnd};
use super::focus::Target;
use super::message::ShellMessage;
use super::spends_events::SpendsEvents;
use super::tasks::{self, Report, Task, TaskId, TaskRoot};

/// A part of the popup with a state of its own.
pub trait Part: Sized + 'static {
    /// What it asks for, beside what any part may ask for.
    type Effect;
}

/// The context of one part.
pub struct Context<'a, P: Part> {
    pub state: &'a mut P,
    pub facts: &'a mut Facts,
    asked: Vec<Asked<P>>,
}

/// One thing that was asked for.
pub enum Asked<P: Part> {
    Effect(P::Effect),
    /// Moves the focus.
    Focus(Target),
    /// Copies a text that is ready to be sent to somebody.
    Copy(String),
    /// Asks the popup as a whole.
    Shell(ShellMessage),
    /// An error has ended the session.
    SessionEnd(SessionEnd),
    /// Sends a request; its outcome goes to the part, if it still waits for it.
    Send(Request, Box<Answered<P>>),
}

/// What an answer leads to.
pub type Answered<P> = dyn FnOnce(&mut Context<'_, P>, Outcome);

/// A kind of flow in a part's state: where it lives, and what follows from its reports.
pub struct PartJob<P: Part, F: Flow> {
    /// Where there is one task at a time, the one that is there will do: whether it is the task that is
    /// looked for is compared here.
    pub find: fn(&mut P, TaskId) -> Option<&mut Task<F>>,
    pub report: fn(&mut Context<'_, P>, TaskId, Report<F>),
}

impl<'a, P: Part> Context<'a, P> {
    pub fn new(state: &'a mut P, facts: &'a mut Facts) -> Context<'a, P> {
        Context {
            state,
            facts,
            asked: Vec::new(),
        }
    }

    /// All that was asked for, in order.
    pub fn asked(self) -> Vec<Asked<P>> {
        self.asked
    }

    /// Asks for one of the part's own effects.
    pub fn ask(&mut self, effect: impl Into<P::Effect>) {
        self.asked.push(Asked::Effect(effect.into()));
    }

    /// Moves the focus, once all is drawn.
    pub fn focus(&mut self, target: Target) {
        self.asked.push(Asked::Focus(target));
    }

    /// Copies a text that is ready to be sent to somebody.
    pub fn copy(&mut self, text: String) {
        self.asked.push(Asked::Copy(text));
    }

    /// Asks the popup as a whole for something.
    pub fn ask_shell(&mut self, message: ShellMessage) {
        self.asked.push(Asked::Shell(message));
    }

    /// Notes an error that was met: one that ends the session keeps everything from being sent from now
    /// on.
    pub fn note_error(&mut self, error: &ApiError) {
        let end = self.facts.end_session(error);
        self.asked.extend(end.map(Asked::SessionEnd));
    }

    /// Begins a flow, once it is where it lives.
    pub fn start<F: Flow>(
        &mut self,
        job: &'static PartJob<P, F>,
        flow: F,
        place: impl FnOnce(&mut P, Task<F>),
    ) {
        let task = self.facts.task_ids.task(flow);
        self.place(job, task, place);
    }

    /// The same for a flow that reads events: it spends of the budget that all of them share.
    pub fn start_spending<F: SpendsEvents>(
        &mut self,
        job: &'static PartJob<P, F>,
        flow: F,
        place: impl FnOnce(&mut P, Task<F>),
    ) {
        let task = self.facts.task_ids.spending_task(flow);
        self.place(job, task, place);
    }

    fn place<F: Flow>(
        &mut self,
        job: &'static PartJob<P, F>,
        task: Task<F>,
        place: impl FnOnce(&mut P, Task<F>),
    ) {
        let id = task.id();
        place(self.state, task);
        self.begin(job, id);
    }

    /// Begins a task that is where it lives already, once.
    pub fn begin<F: Flow>(&mut self, job: &'static PartJob<P, F>, task: TaskId) {
        if self.find(job, task).is_some_and(Task::begins) {
            self.happened(job, task, Event::Begun);
        }
    }

    /// Tells a task something, where it is still there.
    pub fn input<F: Flow>(&mut self, job: &'static PartJob<P, F>, task: TaskId, input: F::Input) {
        self.happened(job, task, Event::Input(input));
    }

    fn find<F: Flow>(&mut self, job: &PartJob<P, F>, task: TaskId) -> Option<&mut Task<F>> {
        (job.find)(self.state, task).filter(|found| found.id() == task)
    }

    /// What a flow asks for leaves before what it reports is looked at.
    fn happened<F: Flow>(&mut self, job: &'static PartJob<P, F>, task: TaskId, event: EventOf<F>) {
        let now = self.facts.now;
        let found = (job.find)(self.state, task).filter(|found| found.id() == task);
        let Some(found) = found else {
            // Nobody waits for it any more, but that the session has ended concerns all.
            if let Event::Answered(_, Err(error)) = &event {
                self.note_error(error);
            }
            return;
        };
        let (sent, reports) = found.steps(event, now, &mut self.facts.events_budget);
        for (call, request) in sent {
            let answered = move |context: &mut Context<'_, P>, outcome| {
                context.happened(job, task, Event::Answered(call, outcome));
            };
            self.asked.push(Asked::Send(request, Box::new(answered)));
        }
        for report in reports {
            (job.report)(self, task, report);
        }
    }
}

/// The whole state, in which the parts live.
pub trait Root: TaskRoot {
    /// Asks for the focus to be moved.
    fn focus(target: Target) -> Self::Effect;

    /// Copies a text that is ready to be sent to somebody.
    fn copy(&mut self, text: String) -> Vec<Self::Effect>;

    /// Does what a part asks of the popup as a whole.
    fn shell(&mut self, message: ShellMessage) -> Vec<Self::Effect>;

    /// What follows from the end of the session, beside that nothing more is sent.
    fn session_ended(&mut self, end: &SessionEnd) -> Vec<Self::Effect>;
}

/// A state in which this part lives.
pub trait RootOf<P: Part>: Root {
    /// The part's context.
    fn context(&mut self) -> Context<'_, P>;

    /// What the part asks for, as effects of all: of the browser, or of other parts, which it doesn't
    /// know.
    fn effect(&mut self, effect: P::Effect) -> Vec<Self::Effect>;
}

/// Lets something happen at a part's context, and asks the browser for what was asked for there.
pub fn with_context<R: RootOf<P>, P: Part>(
    root: &mut R,
    act: impl FnOnce(&mut Context<'_, P>),
) -> Vec<R::Effect> {
    let mut context = root.context();
    act(&mut context);
    let asked = context.asked();
    effects_of(root, asked)
}

fn effects_of<R: RootOf<P>, P: Part>(root: &mut R, asked: Vec<Asked<P>>) -> Vec<R::Effect> {
    let mut effects = Vec::new();
    for asked in asked {
        match asked {
            Asked::Effect(effect) => effects.extend(root.effect(effect)),
            Asked::Focus(target) => effects.push(R::focus(target)),
            Asked::Copy(text) => effects.extend(root.copy(text)),
            Asked::Shell(message) => effects.extend(root.shell(message)),
            Asked::SessionEnd(end) => effects.extend(root.session_ended(&end)),
            Asked::Send(request, answered) => {
                let answered = |root: &mut R, outcome| {
                    let mut context = root.context();
                    answered(&mut context, outcome);
                    let asked = context.asked();
                    effects_of(root, asked)
                };
                effects.push(tasks::send(root, request, Box::new(answered)));
            }
        }
    }
    effects
}

#[cfg(test)]
mod tests;
