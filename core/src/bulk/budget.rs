//! How many changes a run may send. Qlik Cloud counts 100 a minute for each user, measured over five
//! minutes ("Rate limiting"), so what was sent in the last five minutes says how much is left. That
//! is a function of the time that went by and of nothing else: a tab that the browser wakes once a
//! minute may then send all that the minute allowed.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::moment::Moment;

/// Over which time Qlik Cloud measures, in milliseconds.
pub const WINDOW: i64 = 5 * 60 * 1_000;

/// How much of Qlik Cloud's budget a run takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pace {
    /// Four fifths: the rest is for the user's own scripts, which share the budget.
    #[default]
    LeavesAFifth,
    /// All of it, for an incident.
    AsFastAsAllowed,
}

impl Pace {
    /// Changes in any five minutes.
    pub fn most(self) -> usize {
        match self {
            Pace::LeavesAFifth => 400,
            Pace::AsFastAsAllowed => 500,
        }
    }
}

/// The changes sent of late.
#[derive(Clone, Debug, Default)]
pub struct Budget(VecDeque<Moment>);

impl Budget {
    /// What is left after changes were sent at these moments.
    pub fn after(sent: impl IntoIterator<Item = Moment>) -> Budget {
        let mut sent: Vec<Moment> = sent.into_iter().collect();
        sent.sort_unstable();
        Budget(sent.into())
    }

    /// Until when the next change has to wait; `None` where it may go now.
    pub fn wait(&mut self, pace: Pace, now: Moment) -> Option<Moment> {
        self.forget(now);
        let too_many = self.0.len().checked_sub(pace.most())?;
        Some(self.0.get(too_many)?.plus_millis(WINDOW))
    }

    /// Notes that a change goes out now.
    pub fn spend(&mut self, now: Moment) {
        self.0.push_back(now);
    }

    /// The changes that still count, oldest first.
    pub fn counting(&mut self, now: Moment) -> Vec<Moment> {
        self.forget(now);
        self.0.iter().copied().collect()
    }

    fn forget(&mut self, now: Moment) {
        // A clock that was set back would otherwise keep the window shut for as long.
        for sent in self.0.iter_mut().rev().take_while(|sent| **sent > now) {
            *sent = now;
        }
        while self
            .0
            .front()
            .is_some_and(|sent| now.since(*sent) >= WINDOW)
        {
            self.0.pop_front();
        }
    }
}

#[cfg(test)]
mod tests;
