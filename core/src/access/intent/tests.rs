//! A flow is left after any answer; what its note and a reading say then is true, and going on brings
//! about what was meant, without sending again what is so.

use proptest::prelude::*;

use super::*;
use crate::access::Verb;
use crate::fixtures::{on_group, on_user, role};
use crate::flow::change_access::{ChangeAccess, ChangeDone, ChangeEnd};
use crate::flow::driven::Driven;
use crate::flow::read_access::ReadAccess;
use crate::flow::staff::{Staff, any_staff};

fn intent(plan: AccessPlan) -> Intent {
    Intent {
        tenant_id: "acme".to_owned(),
        user_id: UserId::new("ada"),
        begun_at: Moment::from_millis(1),
        plan,
    }
}

fn read(staff: &mut Staff) -> Access {
    let reading = Driven::begin(ReadAccess::default());
    reading.finish(|request| staff.answer(request)).unwrap()
}

/// Carries a plan out until so many answers have come; `None` where it was left then.
fn carry(plan: AccessPlan, staff: &mut Staff, answers: usize) -> Option<ChangeEnd> {
    let mut work = Driven::begin(ChangeAccess::new(plan));
    for come in 0.. {
        let Some((_, request)) = work.open.first() else {
            break;
        };
        let answer = staff.answer(request);
        if come == answers {
            // The tenant has done it, and nobody heard.
            return None;
        }
        work.answer(0, answer);
    }
    work.end
}

fn any_plan() -> impl Strategy<Value = AccessPlan> {
    let on = prop_oneof![
        prop::sample::select(vec!["u1", "u2", "u3"]).prop_map(on_user),
        prop::sample::select(vec!["g1", "g2"]).prop_map(on_group),
    ];
    let to = prop::collection::vec(on, 1..4);
    prop_oneof![
        to.clone().prop_map(|to| AccessPlan::NewRole {
            name: crate::pasted::TokenFree::new("made4").unwrap(),
            description: crate::pasted::TokenFree::default(),
            to,
        }),
        (to, prop::sample::select(vec![Verb::Give, Verb::Take])).prop_map(|(to, verb)| {
            let mut changes = give(&role("r1"), &to);
            for change in &mut changes {
                change.verb = verb;
            }
            AccessPlan::Changes(changes)
        }),
    ]
}

/// Staff whose role `r1` carries the scope, so that who has it can be read.
fn carrying() -> impl Strategy<Value = Staff> {
    any_staff().prop_map(|mut staff| {
        staff
            .roles
            .insert("r1".to_owned(), [crate::access::SCOPE.to_owned()].into());
        staff
    })
}

proptest! {
    #[test]
    fn wherever_it_is_left_going_on_brings_about_what_was_meant(
        staff in carrying(),
        plan in any_plan(),
        answers in 0..12_usize,
    ) {
        let mut staff = staff;
        let noted = intent(plan.clone());
        // As storage gives it back.
        let text = serde_json::to_string(&noted).unwrap();
        let noted: Intent = serde_json::from_str(&text).unwrap();
        carry(plan, &mut staff, answers);
        let standing = noted.standing(&read(&mut staff));
        for (change, is_so) in &standing.changes {
            let has = match &change.on {
                On::User(id) => staff.users[id.as_str()].0.contains(change.role.id.as_str()),
                On::Group(id) => staff.groups[id.as_str()].contains(change.role.id.as_str()),
                On::Role => staff.carries(change.role.id.as_str()),
            };
            prop_assert_eq!(*is_so, Some(has == (change.verb == Verb::Give)));
        }
        let Some(rest) = standing.rest else {
            return Ok(());
        };
        let end = carry(rest.clone(), &mut staff, usize::MAX).unwrap();
        if let AccessPlan::Changes(rest) = &rest {
            for change in rest {
                let known = standing.changes.iter().find(|(known, _)| known == change);
                prop_assert_ne!(known.map(|(_, is_so)| *is_so), Some(Some(true)));
            }
        }
        prop_assert!(end.done.iter().all(|(_, done)| matches!(done, ChangeDone::Yes | ChangeDone::Already)));
        prop_assert_eq!(noted.standing(&read(&mut staff)).rest, None);
    }
}

#[test]
fn an_id_that_is_no_id_is_not_read_back() {
    let plan = AccessPlan::Changes(give(&role("r1"), &[On::Role]));
    let text = serde_json::to_string(&intent(plan)).unwrap();
    assert!(serde_json::from_str::<Intent>(&text).is_ok());
    let hostile = text.replace("r1", "../users");
    assert!(
        serde_json::from_str::<Intent>(&hostile).is_err(),
        "{hostile}"
    );
}
