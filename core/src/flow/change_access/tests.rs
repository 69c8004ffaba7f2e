//! Plans carried out on any staff, with the tenant failing at any place.

use proptest::prelude::*;

use super::super::staff::{EVERYONE, Staff, any_staff};
use super::*;
use crate::fixtures::{answer, answer_with, change, forbidden, on_group, on_user};
use crate::flow::driven::Driven;
use crate::http::Request;

/// Carries a plan out, answering the request at each place by `answer`.
fn run(plan: AccessPlan, mut answer: impl FnMut(usize, &Request) -> Outcome) -> ChangeEnd {
    let mut work = Driven::begin(ChangeAccess::new(plan));
    for place in 0.. {
        // How many are done is told one by one.
        assert!(work.progress.iter().copied().eq(1..=work.progress.len()));
        assert!(work.open.len() <= 1, "two at once");
        let Some((_, request)) = work.open.first() else {
            break;
        };
        let outcome = answer(place, request);
        work.answer(0, outcome);
    }
    work.end.unwrap()
}

fn any_change() -> impl Strategy<Value = Change> {
    let verb = prop_oneof![Just(Verb::Give), Just(Verb::Take)];
    let role = proptest::sample::select(vec!["default", "r1", "r2", "r3"]);
    let on = prop_oneof![
        Just(On::Role),
        proptest::sample::select(vec!["u1", "u2", "u3"]).prop_map(on_user),
        proptest::sample::select(vec!["g1", "g2", EVERYONE]).prop_map(on_group),
    ];
    (verb, role, on).prop_map(|(verb, role, on)| change(verb, role, on))
}

fn is_so(staff: &Staff, change: &Change) -> bool {
    let id = change.role.id.as_str();
    let has = match &change.on {
        On::Role => staff.carries(id),
        On::User(user) => staff.users[user.as_str()].0.contains(id),
        On::Group(group) => staff.groups[group.as_str()].contains(id),
    };
    has == (change.verb == Verb::Give)
}

proptest! {
    #[test]
    fn what_is_said_to_be_done_is_done(staff in any_staff(), change in any_change()) {
        let mut staff = staff;
        let was_so = is_so(&staff, &change);
        let end = run(AccessPlan::Changes(vec![change.clone()]), |_, request| staff.answer(request));
        prop_assert!(is_so(&staff, &change));
        let is_group = matches!(change.on, On::Group(_));
        let expected = if was_so && is_group { ChangeDone::Already } else { ChangeDone::Yes };
        prop_assert_eq!(end.done, vec![(change, expected)]);
    }

    #[test]
    fn every_change_has_its_word_wherever_it_fails(
        staff in any_staff(),
        changes in proptest::collection::vec(any_change(), 1..5),
        at in 0_usize..16,
        ends in any::<bool>(),
    ) {
        let error = if ends { ApiError::SignedOut } else { ApiError::Lost };
        let mut staff = staff;
        let end = run(AccessPlan::Changes(changes.clone()), |place, request| match place == at {
            true => Err(error.clone()),
            false => staff.answer(request),
        });
        let told: Vec<&Change> = end.done.iter().map(|(change, _)| change).collect();
        prop_assert_eq!(told, changes.iter().collect::<Vec<_>>());
        // A group's list could be read after its writing was lost, which tells that it was not.
        let failed = end.done.iter().position(|(_, done)| matches!(done, ChangeDone::No(_)));
        for (place, (_, done)) in end.done.iter().enumerate() {
            let is_after = failed.is_some_and(|failed| place > failed);
            prop_assert_eq!(*done == ChangeDone::NotTried, is_after && ends);
        }
    }
}

fn makers() -> Staff {
    Staff::of(
        &[("r1", &["api-keys"])],
        &[("g1", &["r1", "r2"])],
        &[("u1", &[], &[]), ("u2", &[], &[])],
    )
}

fn new_role() -> AccessPlan {
    AccessPlan::NewRole {
        name: crate::pasted::TokenFree::new("API key makers").unwrap(),
        description: crate::pasted::TokenFree::default(),
        to: vec![on_user("u1"), on_user("u2")],
    }
}

#[test]
fn a_new_role_is_made_and_then_given() {
    let mut staff = makers();
    let end = run(new_role(), |_, request| staff.answer(request));
    let made = end.created.unwrap().unwrap();
    assert!(made.carries_keys());
    assert!(end.done.iter().all(|(_, done)| *done == ChangeDone::Yes));
    assert!(staff.may("u1") && staff.may("u2"));
}

#[test]
fn without_the_new_role_nothing_is_given() {
    for error in [ApiError::Lost, forbidden()] {
        let mut asked = 0;
        let end = run(new_role(), |_, _| {
            asked += 1;
            Err(error.clone())
        });
        assert_eq!((asked, end.done.len()), (1, 0));
        assert_eq!(end.created, Some(Err(error)));
    }
}

#[test]
fn one_refused_does_not_keep_it_from_the_others() {
    let mut staff = makers();
    staff.faults = vec![("PATCH /api/v1/users/u1".to_owned(), ApiError::Unreadable)];
    let plan = AccessPlan::Changes(
        ["u1", "u2"]
            .map(|id| change(Verb::Give, "r1", on_user(id)))
            .into(),
    );
    let end = run(plan, |_, request| staff.answer(request));
    assert_eq!(end.done[0].1, ChangeDone::No(ApiError::Unreadable));
    assert_eq!(end.done[1].1, ChangeDone::Yes);
    assert!(!staff.may("u1") && staff.may("u2"));
}

fn listed(roles: &str) -> Outcome {
    let text = format!(r#"{{"id":"g1","name":"g1","assignedRoles":{roles}}}"#);
    answer_with(200, &text)
}

#[test]
fn a_group_keeps_its_other_roles_and_a_list_changed_meanwhile_is_said() {
    let take = || AccessPlan::Changes(vec![change(Verb::Take, "r1", on_group("g1"))]);
    let mut written = None;
    let end = run(take(), |place, request| match place {
        0 => listed(r#"[{"id":"r1","name":"a"},{"id":"r2","name":"b"}]"#),
        1 => {
            written.clone_from(&request.body);
            answer(204)
        }
        _ => listed(r#"[{"id":"r2","name":"b"},{"id":"r9","name":"new"}]"#),
    });
    assert!(written.unwrap().contains(r#""value":[{"id":"r2"}]"#));
    assert_eq!(end.done[0].1, ChangeDone::Differs);
}

#[test]
fn a_list_that_is_not_read_whole_is_not_written() {
    let take = AccessPlan::Changes(vec![change(Verb::Take, "r1", on_group("g1"))]);
    let mut asked = 0;
    let end = run(take, |_, _| {
        asked += 1;
        listed(r#"[{"id":"r1"},{"name":"without an id"}]"#)
    });
    assert_eq!(
        (asked, &end.done[0].1),
        (1, &ChangeDone::No(ApiError::Unreadable))
    );
}

#[test]
fn a_lost_answer_of_a_group_is_settled_by_reading_it() {
    for (after, expected) in [
        (r#"[{"id":"r2"}]"#, ChangeDone::Yes),
        (
            r#"[{"id":"r1"},{"id":"r2"}]"#,
            ChangeDone::No(ApiError::Lost),
        ),
    ] {
        let take = AccessPlan::Changes(vec![change(Verb::Take, "r1", on_group("g1"))]);
        let end = run(take, |place, _| match place {
            0 => listed(r#"[{"id":"r1"},{"id":"r2"}]"#),
            1 => Err(ApiError::Lost),
            _ => listed(after),
        });
        assert_eq!(end.done[0].1, expected);
    }
}

#[test]
fn a_role_that_is_refused_by_its_id_is_given_by_its_name() {
    let bodies = |changes: Vec<Change>, statuses: &[u16]| {
        let mut sent = Vec::new();
        let end = run(AccessPlan::Changes(changes), |place, request| {
            sent.push(request.body.clone().unwrap());
            answer(statuses[place])
        });
        let done: Vec<ChangeDone> = end.done.into_iter().map(|(_, done)| done).collect();
        (sent, done)
    };
    let give = || change(Verb::Give, "r1", on_user("u1"));
    let (sent, done) = bodies(vec![give(), give()], &[400, 204, 204]);
    let add =
        |value: &str| format!(r#"[{{"op":"add","path":"/assignedRoles/-","value":{{{value}}}}}]"#);
    let (by_id, by_name) = (add(r#""id":"r1""#), add(r#""name":"r1""#));
    assert_eq!(sent, [by_id.clone(), by_name.clone(), by_id.clone()]);
    assert_eq!(done, [ChangeDone::Yes, ChangeDone::Yes]);

    let (sent, done) = bodies(vec![give()], &[400, 400]);
    assert_eq!(sent, [by_id.clone(), by_name]);
    assert!(matches!(
        done[..],
        [ChangeDone::No(ApiError::Refused { status: 400, .. })]
    ));
    // Any other refusal, and taking, is not repeated.
    assert_eq!(bodies(vec![give()], &[403]).0, [by_id]);
    let take = change(Verb::Take, "r1", on_user("u1"));
    assert_eq!(bodies(vec![take], &[400]).0.len(), 1);
}
