//! Every key of the tenant, soon. A page of active keys comes first, for the eye. The whole is the
//! unfiltered list, whatever statuses it holds, read from both ends of time at once: cursors allow
//! no more than that, and it halves the waiting.
//!
//! The ends have met when the one that goes up has passed, by `created`, the one that goes down:
//! each key is then behind one of them. Equal times don't count as passed, since nothing says how
//! the tenant orders those. Where the order can't be trusted (a key without `created`, a page that
//! isn't in order, one end that began within what the other has read), nothing is inferred and
//! each end reads on to its own last page. One guess is left: keys without `created` that a tenant
//! put last in both directions would not be seen before the ends meet.

use std::convert::Infallible;

use super::pages::Followed;
use super::{Event, EventOf, Flow, Step, StepOf, StepsOf, parsed};
use crate::api::{ApiError, From, Page, list_active_keys, list_keys, more_keys};
use crate::key::Key;
use crate::moment::Moment;

/// Which reading an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListCall {
    Active,
    End(From),
}

/// Keys that came, some perhaps for the second time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListProgress {
    pub keys: Vec<Key>,
    /// Rows of the whole list that came with them and could not be understood.
    pub unreadable: usize,
}

/// How the reading ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListEnd {
    /// Every key has been shown.
    Whole,
    /// Reading stopped; what was shown so far is right, and not all.
    Broken(ApiError),
}

/// A reading under way.
#[derive(Debug)]
pub struct ListKeys {
    newest: Reader,
    oldest: Reader,
    is_done: bool,
}

#[derive(Debug)]
struct Reader {
    from: From,
    state: Reading,
    /// `created` of the first key read.
    began: Option<Moment>,
    /// `created` of the last key read.
    reached: Option<Moment>,
    /// Every key so far had a time, and the times are in order.
    is_ordered: bool,
    followed: Followed,
}

#[derive(Debug, PartialEq, Eq)]
enum Reading {
    NotStarted,
    Waiting,
    Failed(ApiError),
}

impl ListKeys {
    fn read_on(&mut self, from: From, page: Page<Key>) -> StepsOf<ListKeys> {
        let mut steps = vec![shown(&page, page.unreadable)];
        let reader = self.reader(from);
        reader.pass(&page.items);
        let Some(next) = page.next else {
            self.is_done = true;
            steps.push(Step::Done(ListEnd::Whole));
            return steps;
        };
        if self.have_met() {
            self.is_done = true;
            steps.push(Step::Done(ListEnd::Whole));
            return steps;
        }
        match self.reader(from).follow(next) {
            Some(step) => steps.push(step),
            None => steps.extend(self.stop(from, ApiError::Unreadable)),
        }
        if self.oldest.state == Reading::NotStarted && !self.is_done {
            steps.push(self.oldest.begin());
        }
        steps
    }

    /// One end that fails leaves the whole list to the other.
    fn stop(&mut self, from: From, error: ApiError) -> StepsOf<ListKeys> {
        self.reader(from).state = Reading::Failed(error.clone());
        let is_alone = !self.reader(from.other()).is_waiting();
        if is_alone || error.ends_the_session() {
            self.is_done = true;
            return vec![Step::Done(ListEnd::Broken(error))];
        }
        Vec::new()
    }

    fn have_met(&self) -> bool {
        let is_ordered = self.newest.is_ordered && self.oldest.is_ordered;
        let (Some((first, down)), Some((last, up))) = (self.newest.span(), self.oldest.span())
        else {
            return false;
        };
        // A tenant that ignores the sort gives both the same keys.
        let are_opposite = first >= up && last <= down;
        is_ordered && are_opposite && up > down
    }

    fn reader(&mut self, from: From) -> &mut Reader {
        match from {
            From::Newest => &mut self.newest,
            From::Oldest => &mut self.oldest,
        }
    }
}

impl Default for ListKeys {
    fn default() -> ListKeys {
        ListKeys {
            newest: Reader::new(From::Newest),
            oldest: Reader::new(From::Oldest),
            is_done: false,
        }
    }
}

impl Flow for ListKeys {
    type Call = ListCall;
    type Input = Infallible;
    type Progress = ListProgress;
    type End = ListEnd;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        let (call, outcome) = match event {
            // The active page, and the newest keys of all.
            Event::Begun => {
                return vec![
                    Step::Send(ListCall::Active, list_active_keys()),
                    self.newest.begin(),
                ];
            }
            // What comes after the end is left aside.
            Event::Answered(..) if self.is_done => return Vec::new(),
            Event::Answered(call, outcome) => (call, outcome),
        };
        match (call, parsed(outcome, list_keys::parse)) {
            // The whole list counts what can't be understood.
            (ListCall::Active, Ok(page)) => vec![shown(&page, 0)],
            // The unfiltered reading says what is wrong, if it meets the same.
            (ListCall::Active, Err(_)) => Vec::new(),
            (ListCall::End(from), Ok(page)) => self.read_on(from, page),
            (ListCall::End(from), Err(error)) => self.stop(from, error),
        }
    }
}

impl Reader {
    fn new(from: From) -> Reader {
        Reader {
            from,
            state: Reading::NotStarted,
            began: None,
            reached: None,
            is_ordered: true,
            followed: Followed::default(),
        }
    }

    fn begin(&mut self) -> StepOf<ListKeys> {
        self.state = Reading::Waiting;
        Step::Send(ListCall::End(self.from), list_keys(self.from))
    }

    fn is_waiting(&self) -> bool {
        self.state == Reading::Waiting
    }

    /// The next page; `None` for a link that would go round for ever.
    fn follow(&mut self, next: String) -> Option<StepOf<ListKeys>> {
        let may_follow = self.followed.may_follow(&next);
        may_follow.then(|| Step::Send(ListCall::End(self.from), more_keys(next)))
    }

    fn pass(&mut self, keys: &[Key]) {
        for key in keys {
            let Some(created) = key.created.moment() else {
                self.is_ordered = false;
                continue;
            };
            let is_in_order = self.reached.is_none_or(|reached| match self.from {
                From::Newest => created <= reached,
                From::Oldest => created >= reached,
            });
            self.is_ordered &= is_in_order;
            self.began.get_or_insert(created);
            self.reached = Some(created);
        }
    }

    fn span(&self) -> Option<(Moment, Moment)> {
        self.began.zip(self.reached)
    }
}

impl From {
    fn other(self) -> From {
        match self {
            From::Newest => From::Oldest,
            From::Oldest => From::Newest,
        }
    }
}

fn shown(page: &Page<Key>, unreadable: usize) -> StepOf<ListKeys> {
    Step::Progress(ListProgress {
        keys: page.items.clone(),
        unreadable,
    })
}

#[cfg(test)]
mod tests;
