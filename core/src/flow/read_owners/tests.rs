use proptest::prelude::*;

use super::*;
use crate::fixtures::{self, answer, forbidden};
use crate::flow::driven::Driven;
use crate::http::{Method, Request, Response};
use crate::user::Account;

fn ids(count: usize) -> Vec<UserId> {
    (0..count)
        .map(|at| UserId::new(format!("u{at:03}")))
        .collect()
}

/// The look-up and what came of it so far.
struct Scene(Driven<ReadOwners>);

impl Scene {
    fn new() -> Scene {
        Scene(Driven::begin(ReadOwners::default()))
    }

    fn want(&mut self, ids: &[UserId]) {
        let want = OwnersInput::Want(ids.to_vec());
        self.0.happens(Event::Input(want));
    }

    fn open(&self) -> Vec<&Request> {
        self.0.open.iter().map(|(_, request)| request).collect()
    }

    fn shown(&self) -> Vec<&(UserId, Owner)> {
        self.0.progress.iter().flatten().collect()
    }

    fn answer(&mut self, which: usize, outcome: Outcome) {
        self.0.answer(which, outcome);
    }

    /// Answers everything that is open, and what follows, with users for all ids asked for.
    fn finish(&mut self) {
        while let Some((_, request)) = self.0.open.first() {
            let asked = asked_for(request);
            let found = users(&asked.iter().map(String::as_str).collect::<Vec<_>>());
            self.answer(0, found);
        }
    }

    /// What is known, by the first letters of its kind.
    fn told(&self) -> Vec<(&str, &str)> {
        let kind = |owner: &Owner| match owner {
            Owner::Found(_) => "found",
            Owner::Unknown => "unknown",
            Owner::NotRead => "not read",
            Owner::Pending => "pending",
        };
        let told = self.shown().into_iter();
        told.map(|(id, owner)| (id.as_str(), kind(owner))).collect()
    }
}

/// The ids in a request's filter.
fn asked_for(request: &Request) -> Vec<String> {
    let text = format!("{}{}", request.path, request.body.as_deref().unwrap_or(""));
    let text = text
        .replace("%20", " ")
        .replace("%22", "\"")
        .replace('\\', "");
    let ids = text.split("id eq \"").skip(1);
    ids.map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

fn users(ids: &[&str]) -> Outcome {
    page(ids, None)
}

fn page(ids: &[&str], next: Option<&str>) -> Outcome {
    let rows: Vec<String> = ids
        .iter()
        .map(|id| format!(r#"{{"id":"{id}","name":"N","status":"active"}}"#))
        .collect();
    Ok(fixtures::page(&rows, next))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_owner_is_told_of_once(
        wants in prop::collection::vec(prop::collection::vec(0usize..300, 0..120), 0..8),
        order in prop::collection::vec(0usize..2, 0..20),
    ) {
        let all = ids(300);
        let mut scene = Scene::new();
        let mut order = order.into_iter();
        for want in &wants {
            let want: Vec<UserId> = want.iter().map(|at| all[*at].clone()).collect();
            scene.want(&want);
            if let (Some(which), false) = (order.next(), scene.0.open.is_empty()) {
                let which = which % scene.0.open.len();
                let asked = asked_for(scene.open()[which]);
                prop_assert!((1..=BATCH).contains(&asked.len()));
                scene.answer(which, users(&asked.iter().map(String::as_str).collect::<Vec<_>>()));
            }
        }
        scene.finish();
        prop_assert!(!scene.0.flow.is_busy() && scene.0.most_open <= AT_ONCE);
        let wanted: HashSet<usize> = wants.into_iter().flatten().collect();
        let told: HashSet<&str> = scene.told().into_iter().map(|told| told.0).collect();
        prop_assert_eq!((told.len(), scene.shown().len()), (wanted.len(), wanted.len()));
        prop_assert!(scene.told().iter().all(|told| told.1 == "found"));
    }

    #[test]
    fn no_id_gets_out_of_the_filter(text in "\\PC{0,12}|[a-z\"() ]{1,20}|[a-zA-Z0-9_-]{0,140}") {
        let id = UserId::new(text.clone());
        let mut scene = Scene::new();
        scene.want(&[id]);
        match scene.open().first() {
            Some(request) => prop_assert_eq!(asked_for(request), vec![text]),
            None => prop_assert_eq!(scene.told(), vec![(text.as_str(), "not read")]),
        }
    }
}

#[test]
fn the_first_owners_are_asked_for_at_once_and_later_ones_together() {
    let all = ids(130);
    let mut scene = Scene::new();
    scene.want(&all[..3]);
    assert_eq!(asked_for(scene.open()[0]).len(), 3);
    scene.want(&all[3..40]);
    assert_eq!(
        scene.0.open.len(),
        1,
        "the rest waits until a batch is full"
    );
    scene.want(&all);
    assert_eq!(asked_for(scene.open()[1]).len(), BATCH);
    assert_eq!(scene.0.open.len(), AT_ONCE);
    scene.finish();
    assert_eq!((scene.shown().len(), scene.0.most_open), (130, AT_ONCE));
}

#[test]
fn a_look_up_that_does_not_know_an_id_says_so() {
    let mut scene = Scene::new();
    scene.want(&ids(2));
    scene.answer(0, users(&["u001"]));
    assert_eq!(scene.told(), [("u000", "unknown"), ("u001", "found")]);
}

#[test]
fn a_deleted_owner_is_found_and_missing() {
    let mut scene = Scene::new();
    scene.want(&ids(1));
    let Ok(mut response) = users(&["u000"]) else {
        unreachable!()
    };
    response.text = response.text.replace("active", "deleted");
    scene.answer(0, Ok(response));
    assert_eq!(scene.shown()[0].1.user().unwrap().account, Account::Deleted);
    assert!(scene.shown()[0].1.is_missing());
}

#[test]
fn an_answer_to_another_question_knows_nothing_of_who_is_absent() {
    // The filter was not honoured; there are more pages; a row could not be understood.
    for outcome in [
        users(&["u001", "eve"]),
        page(&["u001"], Some("/api/v1/users?next=2")),
        page(&["u001", ""], None),
    ] {
        let mut scene = Scene::new();
        scene.want(&ids(2));
        scene.answer(0, outcome);
        assert_eq!(scene.told(), [("u000", "not read"), ("u001", "found")]);
    }
}

#[test]
fn a_look_up_that_failed_says_nothing_of_the_owner() {
    for outcome in [
        answer(500),
        answer(404),
        users(&[]).map(|response| Response {
            text: "{".to_owned(),
            ..response
        }),
        Err(ApiError::Offline),
        Err(ApiError::TooFast),
    ] {
        let mut scene = Scene::new();
        scene.want(&ids(1));
        scene.answer(0, outcome);
        assert_eq!(scene.told(), [("u000", "not read")]);
        scene.want(&ids(1));
        assert!(scene.0.open.is_empty(), "it is not asked again by itself");
    }
}

#[test]
fn where_the_address_may_not_filter_the_other_form_is_used_from_then_on() {
    for status in [400, 403, 405, 414] {
        let all = ids(130);
        let mut scene = Scene::new();
        scene.want(&all);
        assert!(scene.open().iter().all(|it| it.method == Method::Get));
        // Both were on their way when the first refusal came.
        scene.answer(0, answer(status));
        scene.answer(0, answer(status));
        assert!(scene.open().iter().all(|it| it.method == Method::Post));
        scene.finish();
        assert_eq!((scene.shown().len(), scene.0.most_open), (130, AT_ONCE));
        assert!(scene.told().iter().all(|told| told.1 == "found"));
    }
}

#[test]
fn an_answer_in_the_form_that_was_given_up_still_counts() {
    let mut scene = Scene::new();
    scene.want(&ids(100));
    scene.answer(0, answer(403));
    scene.answer(0, page(&["u050"], Some("/api/v1/users?next=2")));
    assert!(scene.told().contains(&("u050", "found")));
}

#[test]
fn both_forms_refused_is_not_read() {
    let mut scene = Scene::new();
    scene.want(&ids(1));
    scene.answer(0, answer(403));
    scene.answer(0, Err(forbidden()));
    assert_eq!(scene.told(), [("u000", "not read")]);
    assert!(!scene.0.flow.is_busy());
}

#[test]
fn who_gives_up_has_read_nobody_else() {
    let mut scene = Scene::new();
    scene.want(&ids(130));
    scene.answer(0, users(&[]));
    scene.0.happens(Event::Input(OwnersInput::GiveUp));
    assert_eq!(scene.shown().len(), 130);
    assert_eq!(
        scene
            .told()
            .iter()
            .filter(|told| told.1 == "not read")
            .count(),
        80
    );
    scene.0.happens(Event::Input(OwnersInput::GiveUp));
    scene.answer(0, users(&[]));
    assert_eq!(scene.shown().len(), 130);
    assert!(!scene.0.flow.is_busy());
}

#[test]
fn an_answer_that_nobody_waits_for_is_left_aside() {
    let mut scene = Scene::new();
    scene.want(&ids(1));
    let call = scene.0.open[0].0;
    scene.finish();
    scene.0.happens(Event::Answered(call, users(&[])));
    assert_eq!((scene.shown().len(), scene.0.open.len()), (1, 0));
}
