//! The file of a run, line by line.

use super::*;
use crate::bulk::plan::{Job, Target};
use crate::fixtures::{NOW, key_id, key_of, table_of, user};
use crate::key::Key;
use crate::user::{Identity, User};

#[test]
fn each_key_is_told_with_its_result() {
    let who = Identity {
        user: Some(User {
            tenant_id: Some("acme".to_owned()),
            ..user("ada")
        }),
        tenant: None,
    };
    let target = |text: &str, verb| Target {
        id: key_id(text),
        verb,
    };
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
        journal.sent(&key_id(text), NOW);
        journal.ended(&key_id(text), ending);
    }
    let table = table_of(vec![Key {
        name: "=cmd()".to_owned(),
        ..key_of("k1", "eve", Status::Revoked)
    }]);
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
