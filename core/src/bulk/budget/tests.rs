//! That the budget is kept whatever the clock does, and used up where time allows.

use proptest::prelude::*;

use super::*;

const MINUTE: i64 = 60 * 1_000;

fn at(millis: i64) -> Moment {
    Moment::from_millis(millis)
}

/// Sends all that may go at this moment, and says how much that was.
fn send_all(budget: &mut Budget, pace: Pace, now: Moment) -> usize {
    let mut sent = 0;
    while budget.wait(pace, now).is_none() {
        budget.spend(now);
        sent += 1;
    }
    sent
}

#[test]
fn a_tab_that_wakes_once_a_minute_sends_all_that_the_time_allows() {
    let mut budget = Budget::default();
    let sent: usize = (0..60)
        .map(|minute| send_all(&mut budget, Pace::LeavesAFifth, at(minute * MINUTE)))
        .sum();
    assert_eq!(sent, 60 * 80);
}

#[test]
fn haste_takes_the_fifth_that_was_left() {
    let mut budget = Budget::default();
    assert_eq!(send_all(&mut budget, Pace::LeavesAFifth, at(0)), 400);
    assert_eq!(send_all(&mut budget, Pace::AsFastAsAllowed, at(1)), 100);
    assert_eq!(
        budget.wait(Pace::AsFastAsAllowed, at(1)),
        Some(at(5 * MINUTE))
    );
    // Back at the usual pace, what was sent in haste counts too.
    assert_eq!(budget.wait(Pace::LeavesAFifth, at(2)), Some(at(5 * MINUTE)));
    assert_eq!(budget.wait(Pace::LeavesAFifth, at(5 * MINUTE)), None);
}

#[test]
fn a_clock_that_is_set_back_shuts_the_window_for_no_longer_than_its_length() {
    let mut budget = Budget::default();
    let day = 24 * 60 * MINUTE;
    send_all(&mut budget, Pace::LeavesAFifth, at(day));
    let wait = budget.wait(Pace::LeavesAFifth, at(0));
    assert_eq!(wait, Some(at(WINDOW)));
    assert_eq!(budget.wait(Pace::LeavesAFifth, at(WINDOW)), None);
}

fn pace() -> impl Strategy<Value = Pace> {
    prop::sample::select(vec![Pace::LeavesAFifth, Pace::AsFastAsAllowed])
}

proptest! {
    #[test]
    fn no_five_minutes_see_more_than_the_pace_allows(
        moves in prop::collection::vec((0..2 * MINUTE, 0..200usize), 0..60),
        pace in pace(),
        rebuilt_every in 1..10usize,
    ) {
        let (mut budget, mut now, mut all) = (Budget::default(), at(0), Vec::new());
        for (turn, (pause, wishes)) in moves.into_iter().enumerate() {
            now = now.plus_millis(pause);
            for _ in 0..wishes {
                match budget.wait(pace, now) {
                    None => { budget.spend(now); all.push(now); }
                    Some(until) => prop_assert!(until > now && until.since(now) <= WINDOW),
                }
            }
            if turn % rebuilt_every == 0 {
                budget = Budget::after(budget.counting(now));
            }
        }
        for (first, one_more) in all.iter().zip(all.iter().skip(pace.most())) {
            prop_assert!(one_more.since(*first) >= WINDOW);
        }
    }

    #[test]
    fn waiting_as_told_is_enough(sent in prop::collection::vec(0..WINDOW, 0..700), pace in pace()) {
        let mut budget = Budget::after(sent.into_iter().map(at));
        let now = at(WINDOW - 1);
        if let Some(until) = budget.wait(pace, now) {
            prop_assert!(budget.clone().wait(pace, until.plus_millis(-1)).is_some());
            prop_assert_eq!(budget.wait(pace, until), None);
        }
    }
}
