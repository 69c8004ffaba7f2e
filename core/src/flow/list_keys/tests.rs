//! The list is read from a simulated tenant, answers coming in any order.

mod tenant;

use std::collections::HashSet;

use proptest::prelude::*;
use tenant::{Fault, Order, Tenant, tenants};

use super::*;
use crate::fixtures;
use crate::flow::driven::Driven;
use crate::table::{Hand, Table};

/// A reading of a tenant's list.
struct Scene {
    tenant: Tenant,
    list: Driven<ListKeys>,
}

impl Scene {
    fn new(tenant: Tenant) -> Scene {
        Scene {
            tenant,
            list: Driven::begin(ListKeys::default()),
        }
    }

    fn answer(&mut self, which: usize) {
        let at = which % self.list.open.len();
        let response = self.tenant.answer(&self.list.open[at].1);
        self.list.answer(at, Ok(response));
    }

    fn end(&self) -> Option<&ListEnd> {
        self.list.end.as_ref()
    }

    fn shown(&self) -> Vec<&Key> {
        let pages = self.list.progress.iter();
        pages.flat_map(|page| &page.keys).collect()
    }

    /// Answers what is open, round by round, until the end; gives the number of rounds.
    fn finish(&mut self) -> usize {
        let mut rounds = 0;
        while self.end().is_none() {
            rounds += 1;
            for _ in 0..self.list.open.len() {
                self.answer(0);
            }
        }
        rounds
    }

    fn missing(&self) -> Vec<&str> {
        let shown: HashSet<&str> = self.shown().iter().map(|key| key.id.as_str()).collect();
        let constant = self.tenant.rows.iter().filter(|row| row.is_constant);
        constant
            .map(|row| row.id.as_str())
            .filter(|id| !shown.contains(id))
            .collect()
    }
}

/// What happens between two answers.
#[derive(Clone, Debug)]
enum Meanwhile {
    Nothing,
    Create,
    Delete(usize),
}

fn events() -> impl Strategy<Value = Vec<(usize, Meanwhile)>> {
    let event = prop_oneof![
        4 => Just(Meanwhile::Nothing),
        1 => Just(Meanwhile::Create),
        1 => (0usize..600).prop_map(Meanwhile::Delete),
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
                Meanwhile::Nothing => {}
                Meanwhile::Create => scene.tenant.create(),
                Meanwhile::Delete(at) => scene.tenant.delete(at),
            }
            if scene.end().is_none() {
                scene.answer(which);
            }
        }
        scene.finish();
        // Where one end fails the other reads the whole.
        if !matches!(fault, Some((From::Newest, 1, Fault::Breaks))) {
            prop_assert_eq!(scene.end(), Some(&ListEnd::Whole));
        }
        if scene.end() == Some(&ListEnd::Whole) {
            prop_assert_eq!(scene.missing(), Vec::<&str>::new());
        }
    }

    #[test]
    fn two_ends_halve_the_waiting(count in 0u32..600, page in 5usize..=30) {
        let mut scene = Scene::new(Tenant::of(count, page));
        let rounds = scene.finish();
        let pages = (count as usize).div_ceil(page).max(1);
        prop_assert_eq!(scene.end(), Some(&ListEnd::Whole));
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
        assert_eq!(scene.end(), Some(&ListEnd::Whole));
    }
}

#[test]
fn active_keys_come_first_and_their_failing_costs_nothing() {
    let mut scene = Scene::new(Tenant::of(150, 100));
    assert!(scene.list.paths()[0].contains("status=active"));
    let list = &mut scene.list;
    list.answer_call(ListCall::Active, Err(ApiError::Unreadable));
    scene.finish();
    let whole = Some(&ListEnd::Whole);
    assert_eq!((scene.end(), scene.missing().len()), (whole, 0));
}

#[test]
fn a_key_read_from_both_ends_is_one_key() {
    let mut scene = Scene::new(Tenant::of(250, 100));
    scene.finish();
    assert!(scene.shown().len() > 250);
    let mut table = Table::default();
    let now = Moment::from_millis(0);
    table.begin_reading();
    table.take(
        scene.shown().into_iter().cloned().collect(),
        Hand::Away,
        now,
    );
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
        while scene.end().is_none() {
            let mut open = scene.list.open.iter();
            let ahead = open.position(|(call, _)| *call == ListCall::End(ahead));
            scene.answer(ahead.unwrap_or(0));
        }
        assert_eq!(scene.missing(), Vec::<&str>::new(), "{ahead:?}");
    }
}

#[test]
fn both_ends_broken_say_what_broke() {
    let broken = || fixtures::broken(502);
    let mut scene = Scene::new(Tenant::of(500, 100));
    scene.answer(1);
    scene
        .list
        .answer_call(ListCall::End(From::Newest), Err(broken()));
    assert_eq!(scene.end(), None);
    scene
        .list
        .answer_call(ListCall::End(From::Oldest), Err(broken()));
    assert_eq!(scene.end(), Some(&ListEnd::Broken(broken())));
    assert_eq!(scene.shown().len(), 100);
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
        scene
            .list
            .answer_call(ListCall::End(From::Oldest), Err(error.clone()));
        assert_eq!(scene.end(), Some(&ListEnd::Broken(error)));
        scene.answer(0);
        assert_eq!(scene.shown().len(), 100);
    }
}
