//! The list is read from a simulated tenant, answers coming in any order.

mod tenant;

use std::collections::HashSet;

use proptest::prelude::*;
use tenant::{Fault, Order, Tenant, tenants};

use super::*;
use crate::fixtures;
use crate::table::{Hand, Table};

/// A reading of a tenant's list.
struct Scene {
    tenant: Tenant,
    flow: ListKeys,
    open: Vec<(Ask, crate::http::Request)>,
    shown: Vec<Key>,
    end: Option<End>,
}

impl Scene {
    fn new(tenant: Tenant) -> Scene {
        let (flow, steps) = ListKeys::start();
        let mut scene = Scene {
            tenant,
            flow,
            open: Vec::new(),
            shown: Vec::new(),
            end: None,
        };
        scene.take(steps);
        scene
    }

    fn take(&mut self, steps: Vec<Step>) {
        for step in steps {
            assert_eq!(self.end, None, "nothing follows the end");
            match step {
                Step::Send(ask, request) => self.open.push((ask, request)),
                Step::Show(show) => self.shown.extend(show.keys),
                Step::Done(end) => self.end = Some(end),
            }
        }
    }

    fn answer(&mut self, which: usize) {
        let (ask, request) = self.open.remove(which % self.open.len());
        let response = self.tenant.answer(&request);
        let steps = self.flow.answered(ask, Ok(response));
        self.take(steps);
    }

    fn answer_with(&mut self, ask: Ask, outcome: Outcome) {
        self.open.retain(|(open, _)| *open != ask);
        let steps = self.flow.answered(ask, outcome);
        self.take(steps);
    }

    /// Answers what is open, round by round, until the end; gives the number of rounds.
    fn finish(&mut self) -> usize {
        let mut rounds = 0;
        while self.end.is_none() {
            rounds += 1;
            for _ in 0..self.open.len() {
                self.answer(0);
            }
        }
        rounds
    }

    fn missing(&self) -> Vec<&str> {
        let shown: HashSet<&str> = self.shown.iter().map(|key| key.id.as_str()).collect();
        let constant = self.tenant.rows.iter().filter(|row| row.is_constant);
        constant
            .map(|row| row.id.as_str())
            .filter(|id| !shown.contains(id))
            .collect()
    }
}

/// What happens between two answers.
#[derive(Clone, Debug)]
enum Event {
    Nothing,
    Create,
    Delete(usize),
}

fn events() -> impl Strategy<Value = Vec<(usize, Event)>> {
    let event = prop_oneof![
        4 => Just(Event::Nothing),
        1 => Just(Event::Create),
        1 => (0usize..600).prop_map(Event::Delete),
    ];
    prop::collection::vec((0usize..3, event), 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_key_that_was_there_all_the_time_is_shown(tenant in tenants(), events in events()) {
        let fault = tenant.fault;
        let mut scene = Scene::new(tenant);
        for (which, event) in events {
            match event {
                Event::Nothing => {}
                Event::Create => scene.tenant.create(),
                Event::Delete(at) => scene.tenant.delete(at),
            }
            if scene.end.is_none() {
                scene.answer(which);
            }
        }
        scene.finish();
        // Where one end fails the other reads the whole.
        if !matches!(fault, Some((From::Newest, 1, Fault::Breaks))) {
            prop_assert_eq!(&scene.end, &Some(End::Whole));
        }
        if scene.end == Some(End::Whole) {
            prop_assert_eq!(scene.missing(), Vec::<&str>::new());
        }
    }

    #[test]
    fn two_ends_halve_the_waiting(count in 0u32..600, page in 5usize..=30) {
        let mut scene = Scene::new(Tenant::of(count, page));
        let rounds = scene.finish();
        let pages = (count as usize).div_ceil(page).max(1);
        prop_assert_eq!(&scene.end, &Some(End::Whole));
        prop_assert!(scene.missing().is_empty());
        prop_assert!(rounds <= pages.div_ceil(2) + 1, "{rounds} rounds for {pages} pages");
        prop_assert!(scene.tenant.requests() <= pages + 2, "{}", scene.tenant.requests());
    }
}

#[test]
fn one_page_is_asked_for_once() {
    for count in [0, 1, 100] {
        let mut scene = Scene::new(Tenant::of(count, 100));
        assert_eq!(scene.finish(), 1);
        assert_eq!(scene.tenant.requests(), 1);
        assert_eq!(scene.end, Some(End::Whole));
    }
}

#[test]
fn active_keys_come_first_and_their_failing_costs_nothing() {
    let mut scene = Scene::new(Tenant::of(150, 100));
    assert!(scene.open[0].1.path.contains("status=active"));
    scene.answer_with(Ask::Active, Err(ApiError::Unreadable));
    scene.finish();
    assert_eq!(
        (scene.end.clone(), scene.missing().len()),
        (Some(End::Whole), 0)
    );
}

#[test]
fn a_key_read_from_both_ends_is_one_key() {
    let mut scene = Scene::new(Tenant::of(250, 100));
    scene.finish();
    assert!(scene.shown.len() > 250);
    let mut table = Table::default();
    let now = Moment::from_millis(0);
    table.begin_reading();
    table.take(scene.shown, Hand::Away, now);
    table.end_reading(Hand::Away, now);
    assert_eq!((table.len(), table.shown_len()), (250, 250));
}

#[test]
fn keys_of_one_time_are_read_to_the_end() {
    for order in [Order::Honoured, Order::Always(From::Newest), Order::ById] {
        let tenant = Tenant::new(vec![Some(7); 450], 100);
        let mut scene = Scene::new(tenant.in_order(order));
        scene.finish();
        assert_eq!(scene.missing(), Vec::<&str>::new(), "{order:?}");
    }
}

#[test]
fn where_one_key_has_no_time_one_end_reads_all_pages() {
    let timed: Vec<Option<u32>> = (0..1_000).map(Some).collect();
    let mut scene = Scene::new(Tenant::new(timed.clone(), 100));
    assert!(scene.finish() < 7);
    let one_untimed = [vec![None], timed].concat();
    let mut scene = Scene::new(Tenant::new(one_untimed, 100));
    assert_eq!(scene.finish(), 11);
    assert_eq!(scene.missing(), Vec::<&str>::new());
}

#[test]
fn a_tenant_that_ignores_the_sort_is_not_taken_at_its_word() {
    // Both ends begin with a page of one time, then one of them gets ahead.
    for (ahead, sign) in [(From::Newest, -1), (From::Oldest, 1)] {
        let times = (0..500).map(|at| u32::try_from(1_000 + sign * (at / 100)).ok());
        let tenant = Tenant::new(times.collect(), 100).in_order(Order::Always(ahead));
        let mut scene = Scene::new(tenant);
        scene.answer(1);
        while scene.end.is_none() {
            let is_ahead = |(ask, _): &(Ask, _)| *ask == Ask::End(ahead);
            scene.answer(scene.open.iter().position(is_ahead).unwrap_or(0));
        }
        assert_eq!(scene.missing(), Vec::<&str>::new(), "{ahead:?}");
    }
}

#[test]
fn both_ends_broken_say_what_broke() {
    let broken = || fixtures::broken(502);
    let mut scene = Scene::new(Tenant::of(500, 100));
    scene.answer(1);
    scene.answer_with(Ask::End(From::Newest), Err(broken()));
    assert_eq!(scene.end, None);
    scene.answer_with(Ask::End(From::Oldest), Err(broken()));
    assert_eq!(scene.end, Some(End::Broken(broken())));
    assert_eq!(scene.shown.len(), 100);
}

#[test]
fn the_end_of_the_session_ends_both() {
    for error in [
        ApiError::SignedOut,
        ApiError::TabGone,
        ApiError::AnotherUser,
    ] {
        let mut scene = Scene::new(Tenant::of(500, 100));
        scene.answer(1);
        scene.answer_with(Ask::End(From::Oldest), Err(error.clone()));
        assert_eq!(scene.end, Some(End::Broken(error)));
        scene.answer(0);
        assert_eq!(scene.shown.len(), 100);
    }
}
