//! What each kind of key is in for.

use super::*;
use crate::fixtures::{NOW, key_id, key_of, table_of};

/// Ada is signed in.
fn table() -> Table {
    let mut table = table_of(vec![
        key_of("eve-1", "eve", Status::Active),
        key_of("eve-2", "eve", Status::Other("dormant".into())),
        key_of("eve-3", "eve", Status::Expired),
        key_of("bob-1", "bob", Status::Active),
        key_of("ada-1", "ada", Status::Active),
        key_of("ada-2", "ada", Status::Revoked),
        key_of("scim", "SCIM\\77", Status::Active),
        key_of("odd", "", Status::Active),
        key_of("gone", "bob", Status::Active),
    ]);
    table.remove(&key_id("gone"), NOW);
    table
}

fn plan(ids: &[&str], job: Job) -> Plan {
    let ids: Vec<KeyId> = ids.iter().map(|id| key_id(id)).collect();
    Plan::of(&table(), &ids, Some(&UserId::new("ada")), job)
}

const ALL: [&str; 10] = [
    "bob-1", "eve-1", "eve-2", "eve-3", "ada-1", "ada-2", "scim", "odd", "gone", "never",
];

fn picked(with_own: bool, with_scim: bool) -> Job {
    Job::Picked {
        with_own,
        with_scim,
    }
}

/// Each key and its fate, group by group.
fn told(plan: &Plan) -> Vec<(Whose, Vec<(&str, Fate)>)> {
    plan.groups
        .iter()
        .map(|group| {
            let keys = group.keys.iter().map(|(id, fate)| (id.as_str(), *fate));
            (group.whose.clone(), keys.collect())
        })
        .collect()
}

#[test]
fn own_keys_and_those_of_identity_providers_are_left_out_unless_asked_for() {
    let revoke = Fate::Ends(Verb::Revoke);
    let left = Fate::LeftOut;
    let expected = vec![
        (
            Whose::Me,
            vec![("ada-1", left(Why::Own)), ("ada-2", left(Why::NotActive))],
        ),
        (Whose::Scim, vec![("scim", left(Why::Scim))]),
        (
            Whose::User(UserId::new("eve")),
            vec![
                ("eve-1", revoke),
                ("eve-2", revoke),
                ("eve-3", left(Why::NotActive)),
            ],
        ),
        (
            Whose::User(UserId::new("bob")),
            vec![("bob-1", revoke), ("gone", left(Why::NotHere))],
        ),
        (
            Whose::NotKnown,
            vec![("odd", revoke), ("never", left(Why::NotHere))],
        ),
    ];
    assert_eq!(told(&plan(&ALL, picked(false, false))), expected);

    let all = plan(&ALL, picked(true, true));
    assert_eq!(all.groups[0].keys[0].1, Fate::Ends(Verb::Delete));
    assert_eq!(all.groups[1].keys[0].1, revoke);
    assert_eq!((all.ends(), all.count(Fate::Ends(Verb::Delete))), (6, 1));
    assert_eq!(all.targets().len(), 6);
}

#[test]
fn own_keys_are_deleted_whatever_their_status() {
    let mine = plan(&["ada-1", "ada-2", "bob-1"], Job::Mine);
    let delete = Fate::Ends(Verb::Delete);
    assert_eq!(
        told(&mine),
        [
            (Whose::Me, vec![("ada-1", delete), ("ada-2", delete)]),
            (
                Whose::User(UserId::new("bob")),
                vec![("bob-1", Fate::LeftOut(Why::Others))]
            ),
        ]
    );
}

#[test]
fn the_number_is_typed_from_ten_up_and_always_for_ones_own() {
    let many = |count: usize| {
        let ids: Vec<String> = (0..count).map(|number| format!("k{number}")).collect();
        let keys = ids.iter().map(|id| key_of(id, "bob", Status::Active));
        let table = table_of(keys.collect());
        let ids: Vec<KeyId> = ids.iter().map(|id| key_id(id)).collect();
        Plan::of(
            &table,
            &ids,
            Some(&UserId::new("ada")),
            picked(false, false),
        )
        .typed()
    };
    assert_eq!((many(9), many(10), many(12)), (None, Some(10), Some(12)));
    assert_eq!(plan(&["ada-2"], Job::Mine).typed(), Some(1));
    assert_eq!(plan(&["bob-1"], Job::Mine).typed(), None);
}

#[test]
fn ones_own_keys_are_found() {
    let table = table();
    let ada = UserId::new("ada");
    let own = |me, passes: fn(&Status) -> bool| {
        let own = own(&table, me, passes);
        own.iter()
            .map(|id| id.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(own(Some(&ada), |_| true), ["ada-1", "ada-2"]);
    assert_eq!(
        own(Some(&ada), |status| !status.may_be_revoked()),
        ["ada-2"]
    );
    assert!(own(None, |_| true).is_empty());
}
