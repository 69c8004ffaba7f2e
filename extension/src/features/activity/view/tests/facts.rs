//! Each thing that may happen, in words.

use latchkey_core::Lifetime;
use latchkey_core::activity::{
    ActivityFact, ChangedRules, PermissionChange, PermissionHolder, RateLimit, RoleAct,
};
use latchkey_core::{Subject, When};

use super::*;
use crate::features::activity::view::fact::fact;
use crate::screen::{Element, tag};

/// What is said of it, details after a bar.
#[track_caller]
fn told(happened: &ActivityFact, owner: &Subject) -> String {
    let model = model();
    let section = ActivitySection::default();
    let words = English::read();
    let node = fact(happened, owner, &section, &model.facts, &words);
    let element: Element<Message> = tag("div").child(node);
    element.all_text()
}

#[track_caller]
fn is_told(happened: &ActivityFact, expected: &str) {
    assert_eq!(told(happened, &Subject::NotKnown), expected);
}

#[test]
fn what_happens_to_keys_is_told() {
    let expiry = When::At(now());
    for (happened, expected) in [
        (
            ActivityFact::KeyCreated { expiry },
            "Created, expires 22 Nov 2026",
        ),
        (
            ActivityFact::KeyCreated {
                expiry: When::Missing,
            },
            "Created",
        ),
        (
            ActivityFact::KeyChanged {
                expiry: When::Missing,
                earlier_name: None,
            },
            "Changed",
        ),
        (
            ActivityFact::KeyChanged {
                expiry: When::Missing,
                earlier_name: Some("A\u{202E}B".to_owned()),
            },
            "Renamed from AU+202EB",
        ),
        (ActivityFact::KeyDeleted, "Deleted"),
        (ActivityFact::KeyRevoked, "Revoked"),
        (
            ActivityFact::KeyRefused {
                code: Some("APIKEYS-18".to_owned()),
                reason: Some("API key has expired".to_owned()),
            },
            "Use rejectedAPI key has expired · APIKEYS-18",
        ),
        (
            ActivityFact::KeyRefused {
                code: None,
                reason: Some(" ".to_owned()),
            },
            "Use rejected",
        ),
    ] {
        is_told(&happened, expected);
    }
}

#[test]
fn changed_rules_are_told_as_far_as_they_are_known() {
    let nothing = ActivityFact::RulesChanged(ChangedRules::default());
    is_told(&nothing, "Rules for API keys changed");
    let rules = ChangedRules {
        are_keys_enabled: Some(false),
        most_keys_per_user: Some(5),
        longest_life: Some(Lifetime::new("P30D")),
        longest_scim_life: Some(Lifetime::new("for ever")),
    };
    is_told(
        &ActivityFact::RulesChanged(rules),
        "Rules for API keys changedAPI keys switched off · at most 5 per user · \
         longest expiry 30 days · for SCIM for ever",
    );
}

#[test]
fn whoever_was_given_the_permission_or_lost_it_is_told() {
    let named = || Some("Makers".to_owned());
    let holders = [
        PermissionHolder::Role {
            id: None,
            name: named(),
            act: RoleAct::Changed,
        },
        PermissionHolder::Group {
            id: named(),
            name: None,
        },
        PermissionHolder::Everyone,
        PermissionHolder::User(Some(UserId::new("eve"))),
    ];
    let mut sentences = Vec::new();
    for holder in holders {
        for change in [
            PermissionChange::Granted,
            PermissionChange::Removed,
            PermissionChange::NotTold,
        ] {
            let happened = ActivityFact::Permission {
                holder: holder.clone(),
                change,
                roles: Vec::new(),
            };
            sentences.push(told(&happened, &Subject::NotKnown));
        }
    }
    let who = ["Makers", "Makers", "veryone", "Eve Adams"];
    for (sentences, who) in sentences.chunks(3).zip(who) {
        for sentence in sentences {
            assert!(sentence.contains(who), "{sentence}");
            assert!(sentence.contains("“Manage API keys”"), "{sentence}");
        }
    }
    sentences.sort();
    sentences.dedup();
    assert_eq!(sentences.len(), 12, "each is another one");
    let with_roles = ActivityFact::Permission {
        holder: PermissionHolder::Group {
            id: None,
            name: None,
        },
        change: PermissionChange::Granted,
        roles: vec!["Makers".to_owned(), "Other".to_owned()],
    };
    is_told(
        &with_roles,
        "The group Not known was given “Manage API keys”Roles: Makers · Other",
    );
}

#[test]
fn a_role_that_was_created_or_deleted_is_no_changed_one() {
    let permission = |act, change| ActivityFact::Permission {
        holder: PermissionHolder::Role {
            id: None,
            name: Some("Makers".to_owned()),
            act,
        },
        change,
        roles: Vec::new(),
    };
    is_told(
        &permission(RoleAct::Created, PermissionChange::Granted),
        "The role Makers was created with “Manage API keys”",
    );
    is_told(
        &permission(RoleAct::Deleted, PermissionChange::Removed),
        "The role Makers, which included “Manage API keys”, was deleted",
    );
}

#[test]
fn a_deleted_owner_is_told_by_name_or_else_by_id() {
    let deleted = |name: Option<&str>| ActivityFact::OwnerDeleted {
        name: name.map(str::to_owned),
        email: Some("zed@acme.example".to_owned()),
    };
    let zed = Subject::User(UserId::new("zed"));
    assert_eq!(
        told(&deleted(Some("Zed")), &zed),
        "User Zed was deletedzed@acme.example"
    );
    assert_eq!(
        told(&deleted(None), &zed),
        "User zed was deletedzed@acme.example"
    );
}

#[test]
fn a_rate_limit_is_told_with_whose_calls_there_were() {
    let passed = RateLimit {
        applies_to: Some("USER".to_owned()),
        is_enforced: Some(true),
        valid_until: When::At(now()),
        users: vec![
            (UserId::new("eve"), Some(1_200)),
            (UserId::new("zed"), None),
        ],
    };
    is_told(
        &ActivityFact::RateLimitPassed(passed),
        "A rate limit was exceededfor each user · calls were refused · until 22 Nov 2026, 10:42 · \
         Eve Adams (1,200 requests) · zed",
    );
    let passed = RateLimit {
        applies_to: Some("TENANT".to_owned()),
        is_enforced: Some(false),
        valid_until: When::Missing,
        users: Vec::new(),
    };
    is_told(
        &ActivityFact::RateLimitPassed(passed),
        "A rate limit was exceededfor the whole tenant · calls were only counted",
    );
}

#[test]
fn who_acted_is_told_or_that_it_is_not_recorded() {
    let nobody = json!({
        "id": "r1", "eventType": CREATED, "eventTime": "2026-11-22T10:00:00Z",
        "data": { "id": NIGHTLY, "sub": "SCIM\\77aa", "subType": "externalClient" },
    });
    let through = json!({
        "id": "r2", "eventType": CREATED, "eventTime": "2026-11-22T10:01:00Z", "userId": "ada",
        "extensions": { "actor": { "sub": "eve", "subType": "user" } },
        "data": { "id": NIGHTLY },
    });
    let event = |row: &Value| (event_type(CREATED), AuditEvent::read(row).unwrap());
    let node = drawn(&with_events(vec![event(&nobody), event(&through)]));
    let rows: Vec<String> = all(&node, "row").into_iter().map(seen_text).collect();
    assert!(
        rows[1].contains("Ada Lovelaceon behalf, by Eve Adams"),
        "{rows:?}"
    );
    assert!(rows[2].contains("Not recorded"), "{rows:?}");
    assert!(rows[2].contains("Identity provider (SCIM)"), "{rows:?}");
}
