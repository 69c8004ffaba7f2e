use super::*;
use crate::api::ApiError;
use crate::fixtures::{self, NOW, forbidden, key_of};
use crate::key::Subject;

const TOMORROW: When = When::At(NOW.plus_millis(86_400_000));
const YESTERDAY: When = When::At(NOW.plus_millis(-86_400_000));

fn key(status: Status, expiry: When) -> Found {
    Found::Key(Box::new(Key {
        expiry,
        ..key_of("k1", "eve", status)
    }))
}

fn active() -> Found {
    key(Status::Active, TOMORROW)
}

fn owner(account: Account) -> Owner {
    fixtures::owner("eve", account)
}

/// A TenantAdmin of `t-acme` pasted a token of that tenant, and this was read.
fn evidence<'a>(found: &'a Found, owner: &'a Owner) -> Evidence<'a> {
    Evidence {
        claimed_tenant: Some("t-acme"),
        tenant: Some("t-acme"),
        found,
        owner,
        right: Right::Holds,
        ends: None,
        test: None,
    }
}

#[test]
fn what_says_that_it_ended_has_ended_unless_the_tenant_knows_better() {
    let (active, expired) = (active(), key(Status::Expired, YESTERDAY));
    let not_read = Found::NotRead(ApiError::Offline);
    let eve = owner(Account::Active);
    let past = NOW.plus_millis(-1);
    for (found, ends, expected) in [
        (&Found::NotHere, past, Some(Verdict::Ended(past))),
        (&Found::NotVisible, past, Some(Verdict::Ended(past))),
        (&Found::NotSeen, past, Some(Verdict::Ended(past))),
        (&not_read, past, Some(Verdict::Ended(past))),
        (&active, past, Some(Verdict::Ended(past))),
        (&expired, past, Some(Verdict::Expired(YESTERDAY))),
        (&active, NOW.plus_millis(1), Some(Verdict::NothingAgainst)),
        (&Found::NotHere, NOW.plus_millis(1), Some(Verdict::Deleted)),
    ] {
        let evidence = Evidence {
            ends: Some(ends),
            ..evidence(found, &eve)
        };
        assert_eq!(evidence.verdict(NOW), expected, "{found:?}");
    }
    let elsewhere = Evidence {
        claimed_tenant: Some("t-globex"),
        ends: Some(past),
        ..evidence(&Found::NotHere, &eve)
    };
    let other = Verdict::OtherTenant("t-globex".to_owned());
    assert_eq!(elsewhere.verdict(NOW), Some(other));
}

#[track_caller]
fn check(found: &Found, owner: &Owner, expected: Verdict) {
    let refused = Some(&Tested::Refused);
    let unclear = Tested::NotClear(ApiError::Offline);
    for test in [None, refused, Some(&unclear)] {
        let evidence = Evidence {
            test,
            ..evidence(found, owner)
        };
        assert_eq!(evidence.verdict(NOW), Some(expected.clone()), "{test:?}");
    }
}

#[test]
fn what_the_tenant_says_of_the_key_comes_first() {
    let gone = owner(Account::Deleted);
    check(&key(Status::Revoked, TOMORROW), &gone, Verdict::Revoked);
    check(
        &key(Status::Expired, YESTERDAY),
        &gone,
        Verdict::Expired(YESTERDAY),
    );
    check(
        &key(Status::Active, YESTERDAY),
        &gone,
        Verdict::Expired(YESTERDAY),
    );
    let dormant = Status::Other("dormant".to_owned());
    check(
        &key(dormant, TOMORROW),
        &gone,
        Verdict::NotActive("dormant".to_owned()),
    );
}

#[test]
fn an_active_key_may_fail_by_its_owner() {
    check(&active(), &owner(Account::Deleted), Verdict::OwnerDeleted);
    check(&active(), &owner(Account::Disabled), Verdict::OwnerDisabled);
    check(&active(), &Owner::Unknown, Verdict::OwnerUnknown);
    let (found, owner) = (active(), owner(Account::Active));
    let lacks = Evidence {
        right: Right::Lacks,
        ..evidence(&found, &owner)
    };
    assert_eq!(lacks.verdict(NOW), Some(Verdict::OwnerLacksPermission));
}

#[test]
fn an_identity_provider_has_no_account() {
    let Found::Key(key) = active() else {
        panic!("a key");
    };
    let scim = Found::Key(Box::new(Key {
        subject: Subject::Scim("SCIM\\77aa".to_owned()),
        ..*key
    }));
    let lacks = Evidence {
        right: Right::Lacks,
        ..evidence(&scim, &Owner::Unknown)
    };
    assert_eq!(lacks.verdict(NOW), Some(Verdict::NothingAgainst));
}

#[test]
fn what_is_not_known_speaks_against_nobody() {
    for owner in [owner(Account::Active), Owner::NotRead, Owner::Pending] {
        let found = active();
        let unknown = Evidence {
            right: Right::NotKnown,
            ..evidence(&found, &owner)
        };
        assert_eq!(unknown.verdict(NOW), Some(Verdict::NothingAgainst));
        let refused = Evidence {
            test: Some(&Tested::Refused),
            ..unknown
        };
        assert_eq!(refused.verdict(NOW), Some(Verdict::Refused));
    }
}

#[test]
fn a_key_that_was_let_in_works_whatever_was_read() {
    let works = Tested::Works(None);
    for found in [
        active(),
        key(Status::Revoked, TOMORROW),
        Found::NotHere,
        Found::NotRead(ApiError::Offline),
    ] {
        let evidence = Evidence {
            test: Some(&works),
            claimed_tenant: Some("t-globex"),
            ..evidence(&found, &Owner::NotRead)
        };
        assert_eq!(evidence.verdict(NOW), Some(Verdict::Works));
    }
}

#[test]
fn a_key_that_is_not_there_is_somewhere_else_or_nowhere() {
    let forbidden = Found::NotRead(forbidden());
    let other = || Some(Verdict::OtherTenant("t-globex".to_owned()));
    for (claimed, tenant, found, expected) in [
        (Some("t-globex"), Some("t-acme"), Found::NotHere, other()),
        (Some("t-globex"), Some("t-acme"), Found::NotVisible, other()),
        (Some("t-globex"), Some("t-acme"), forbidden.clone(), other()),
        (
            Some("t-acme"),
            Some("t-acme"),
            Found::NotHere,
            Some(Verdict::Deleted),
        ),
        (Some("t-acme"), None, Found::NotHere, Some(Verdict::NotHere)),
        (None, Some("t-acme"), Found::NotHere, Some(Verdict::NotHere)),
        (
            None,
            Some("t-acme"),
            Found::NotVisible,
            Some(Verdict::NotVisible),
        ),
        (None, None, Found::NotSeen, Some(Verdict::NotSeen)),
        (Some("t-acme"), Some("t-acme"), forbidden, None),
    ] {
        let evidence = Evidence {
            claimed_tenant: claimed,
            tenant,
            ..evidence(&found, &Owner::Pending)
        };
        assert_eq!(evidence.verdict(NOW), expected, "{found:?}, {claimed:?}");
    }
}
