//! How many events calls may be sent. Qlik Cloud counts 1,000 a minute for each user; a fifth is left
//! free for the user's own scripts and the tenant's own page of events.

use std::collections::VecDeque;

use crate::moment::Moment;

/// Over which time calls are counted, in milliseconds.
const MINUTE: i64 = 60 * 1_000;
/// The most calls in any minute.
const MOST: usize = 800;

/// The events calls sent of late.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventsBudget(VecDeque<Moment>);

impl EventsBudget {
    /// Until when the next call has to wait; `None` where it may go now.
    pub fn wait(&mut self, now: Moment) -> Option<Moment> {
        self.forget(now);
        let too_many = self.0.len().checked_sub(MOST)?;
        Some(self.0.get(too_many)?.plus_millis(MINUTE))
    }

    /// Notes that a call goes out now.
    pub fn spend(&mut self, now: Moment) {
        self.0.push_back(now);
    }

    fn forget(&mut self, now: Moment) {
        // A clock that was set back would otherwise keep the minute shut for as long.
        for sent in self.0.iter_mut().rev().take_while(|sent| **sent > now) {
            *sent = now;
        }
        let is_over = |sent: &Moment| now.since(*sent) >= MINUTE;
        while self.0.front().is_some_and(is_over) {
            self.0.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::NOW;

    #[test]
    fn a_fifth_of_each_minute_is_left_free() {
        let mut budget = EventsBudget::default();
        for _ in 0..MOST {
            assert_eq!(budget.wait(NOW), None);
            budget.spend(NOW);
        }
        let free = NOW.plus_millis(MINUTE);
        assert_eq!(budget.wait(NOW), Some(free));
        assert_eq!(budget.wait(free.plus_millis(-1)), Some(free));
        assert_eq!(budget.wait(free), None);
    }

    #[test]
    fn a_clock_set_back_shuts_it_for_a_minute_at_most() {
        let mut budget = EventsBudget::default();
        for _ in 0..MOST {
            budget.spend(NOW);
        }
        let earlier = NOW.plus_millis(-3_600_000);
        assert_eq!(budget.wait(earlier), Some(earlier.plus_millis(MINUTE)));
        assert_eq!(budget.wait(earlier.plus_millis(MINUTE)), None);
    }
}
