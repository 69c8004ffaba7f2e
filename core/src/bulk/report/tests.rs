//! The file of a run, line by line.

use super::*;
use crate::bulk::plan::{Job, Target};
use crate::key::{Key, KeyId, UserId, When};
use crate::moment::Moment;
use crate::table::Hand;
use crate::user::{Account, Identity, Role, User};

const NOW: Moment = Moment::from_millis(0);

fn id(text: &str) -> KeyId {
    KeyId::new(text).unwrap()
}

#[test]
fn each_key_is_told_with_its_result() {
    let who = Identity {
        user: Some(User {
            id: UserId::new("ada"),
            name: String::new(),
            email: None,
            account: Account::Active,
            role: Role::TenantAdmin,
            tenant_id: Some("acme".to_owned()),
            client_id: None,
        }),
        tenant: None,
    };
    let target = |text: &str, verb| Target { id: id(text), verb };
    let targets = vec![
        target("k1", Verb::Revoke),
        target("k2", Verb::Revoke),
        target("k3", Verb::Delete),
        target("k4", Verb::Revoke),
    ];
    let mut journal = Journal::new(&who, Job::Mine, targets, Vec::new(), NOW).unwrap();
    for (text, ending) in [
        ("k1", Ending::Revoked),
        ("k2", Ending::Refused(403)),
        ("k3", Ending::Kept(Status::Revoked)),
    ] {
        journal.sent(&id(text), NOW);
        journal.ended(&id(text), ending);
    }
    let mut table = Table::default();
    let key = Key {
        id: id("k1"),
        name: "=cmd()".to_owned(),
        subject: Subject::User(UserId::new("eve")),
        tenant_id: None,
        status: Status::Revoked,
        expiry: When::Missing,
        created: When::Missing,
        created_by: None,
    };
    table.take(vec![key], Hand::Away, NOW);
    let text = to_csv(&journal, &table);
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').lines().collect();
    assert_eq!(
        lines,
        [
            "id,name,owner,planned,result,status",
            "k1,'=cmd(),eve,revoke,revoked,",
            "k2,,,revoke,refused,403",
            "k3,,,delete,not removed,revoked",
            "k4,,,revoke,not sent,",
        ]
    );
}
