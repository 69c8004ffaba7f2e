//! That what was written is read again, and what wasn't written by us does no harm.

use proptest::prelude::*;

use super::*;
use crate::fixtures::{key_id, tenant_facts, user};
use crate::key::Status;
use crate::user::{TenantFacts, User};

const PICKED: Job = Job::Picked {
    with_own: true,
    with_scim: false,
};

fn at(millis: i64) -> Moment {
    Moment::from_millis(millis)
}

/// With what is personal, too.
fn identity(user_id: Option<&str>, tenant_id: Option<&str>) -> Identity {
    Identity {
        user: user_id.map(|id| User {
            name: "Ada Lovelace".to_owned(),
            email: Some("ada@acme.example".to_owned()),
            ..user(id)
        }),
        tenant: tenant_id.map(|id| TenantFacts {
            name: "Acme".to_owned(),
            ..tenant_facts(id)
        }),
    }
}

fn journal() -> Journal {
    let targets = (0..4).map(|number| Target {
        id: key_id(&format!("k{number}")),
        verb: match number {
            0 => Verb::Delete,
            _ => Verb::Revoke,
        },
    });
    let who = identity(Some("ada"), Some("acme"));
    let mut journal = Journal::new(&who, PICKED, targets.collect(), vec![at(-5)], at(0)).unwrap();
    journal.sent(&key_id("k0"), at(1));
    journal.answered(&key_id("k0"), Answer::Done);
    journal.ended(&key_id("k0"), Ending::Kept(Status::Revoked));
    journal.sent(&key_id("k1"), at(2));
    journal.answered(&key_id("k1"), Answer::Refused(403));
    journal.sent(&key_id("k2"), at(3));
    journal.sent(&key_id("k2"), at(4));
    journal
}

fn kept(journal: &Journal) -> HashMap<String, String> {
    let targets = journal.header.targets.iter();
    let entries = targets.filter_map(|target| journal.record(&target.id));
    journal
        .header_record()
        .into_iter()
        .chain(entries)
        .map(|record| (record.name, record.text))
        .collect()
}

#[test]
fn what_was_written_is_read_again() {
    let journal = journal();
    let read = Journal::read("acme", &kept(&journal)).unwrap().unwrap();
    assert_eq!(read, journal);
    let standing = |id| format!("{:?}", read.standing(&key_id(id)));
    assert_eq!(
        ["k0", "k1", "k2", "k3"].map(standing),
        [
            "Ended(Kept(Revoked))",
            "Unread(Refused(403))",
            "Unanswered",
            "Planned"
        ]
    );
    assert_eq!(
        read.tally(),
        Tally {
            done: 1,
            failed: 0,
            open: 3
        }
    );
    let mut spent: Vec<Moment> = read.spent().collect();
    spent.sort_unstable();
    assert_eq!(spent, [at(-5), at(1), at(2), at(3), at(4)]);
}

#[test]
fn nothing_but_ids_and_results_is_written() {
    let text: String = kept(&journal()).into_values().collect();
    for personal in ["Ada", "Lovelace", "acme.example", "Acme"] {
        assert!(!text.contains(personal), "{personal}: {text}");
    }
}

#[test]
fn a_run_with_an_entry_that_cannot_be_read_is_neither_gone_on_with_nor_replaced() {
    let good = kept(&journal());
    let entry = &good["run/acme/k2"];
    for text in [
        "",
        "{",
        "null",
        "{\"run\":0}",
        "[]",
        &entry.replace("\"id\"", "\"more\":1,\"id\""),
        &entry.replace("k2", "k1"),
    ] {
        assert_ne!(text, entry);
        let mut kept = good.clone();
        kept.insert("run/acme/k2".to_owned(), text.to_owned());
        assert_eq!(Journal::read("acme", &kept), Err(Unreadable), "{text}");
        assert!(!Journal::may_be_replaced("acme", &kept, None));
        assert!(!Journal::may_be_replaced("acme", &kept, Some(at(0))));
        let raw: BTreeMap<String, String> = serde_json::from_str(&Journal::raw(&kept)).unwrap();
        assert_eq!(raw["run/acme/k2"], text);
    }
}

#[test]
fn only_what_is_over_or_meant_gives_way() {
    let mut journal = journal();
    let may = |journal: &Journal, began| Journal::may_be_replaced("acme", &kept(journal), began);
    assert!(Journal::may_be_replaced("acme", &HashMap::new(), None));
    assert!(!may(&journal, None));
    assert!(may(&journal, Some(at(0))));
    assert!(!may(&journal, Some(at(1))), "it is another by now");
    journal.header.is_stopped = true;
    assert!(may(&journal, None));
    assert!(may(&journal.emptied(at(0)), None));
}

#[test]
fn entries_of_another_run_or_key_stand_for_nothing() {
    let journal = journal();
    let mut kept = kept(&journal);
    let mut later = journal.clone();
    later.header.began = at(9);
    kept.insert("run/acme".to_owned(), later.header_record().unwrap().text);
    let read = Journal::read("acme", &kept).unwrap().unwrap();
    assert_eq!(read.planned().len(), 4);
    assert_eq!(Journal::read("globex", &kept), Ok(None));
}

#[test]
fn a_header_of_another_form_or_tenant_is_left_alone() {
    let good = kept(&journal());
    let header = &good["run/acme"];
    for text in [
        header.replace("\"version\":1", "\"version\":2"),
        header.replace("\"tenant\":\"acme\"", "\"tenant\":\"globex\""),
        header.replace("targets", "keys"),
        header.replace("\"tenant\"", "\"more\":1,\"tenant\""),
        String::new(),
    ] {
        assert_ne!(text, *header);
        let kept = HashMap::from([("run/acme".to_owned(), text)]);
        assert_eq!(Journal::read("acme", &kept), Err(Unreadable));
        assert!(!Journal::may_be_replaced("acme", &kept, None));
    }
}

#[test]
fn only_the_same_user_of_the_same_tenant_goes_on() {
    let journal = journal();
    let check = |user, tenant| journal.may_go_on(&identity(user, tenant));
    assert_eq!(check(Some("ada"), Some("acme")), Ok(()));
    assert_eq!(check(Some("eve"), Some("acme")), Err(Refusal::AnotherUser));
    assert_eq!(
        check(Some("ada"), Some("globex")),
        Err(Refusal::AnotherTenant)
    );
    assert_eq!(check(None, Some("globex")), Err(Refusal::AnotherTenant));
    assert_eq!(check(Some("eve"), None), Err(Refusal::AnotherUser));
    assert_eq!(check(None, Some("acme")), Err(Refusal::WhoNotKnown));
    assert_eq!(check(Some("ada"), None), Err(Refusal::WhoNotKnown));
    let begin = |user, tenant| {
        let who = identity(user, tenant);
        Journal::new(&who, PICKED, Vec::new(), Vec::new(), at(0))
    };
    assert_eq!(
        (begin(None, Some("acme")), begin(Some("ada"), None)),
        (None, None)
    );
}

#[test]
fn an_emptied_journal_remembers_only_how_much_was_sent() {
    let emptied = journal().emptied(at(2));
    assert!(emptied.is_over());
    assert_eq!(emptied.tally().total(), 0);
    assert_eq!(emptied.spent().count(), 5);
    let later = 6 * 60 * 1_000;
    assert_eq!(journal().emptied(at(later)).spent().count(), 0);
}

#[test]
fn a_plan_is_shown_anew_after_an_hour() {
    let journal = journal();
    let hour = 60 * 60 * 1_000;
    assert!(!journal.is_old(at(hour)));
    assert!(journal.is_old(at(hour + 1)));
    assert!(journal.is_old(at(-hour - 1)));
}

#[test]
fn a_plan_confirmed_anew_leaves_out_only_what_was_never_sent() {
    let mut journal = journal();
    assert_eq!(journal.plan_anew(&[], at(9)), [key_id("k3")]);
    assert_eq!(
        journal.standing(&key_id("k3")),
        Standing::Ended(&Ending::LeftOut)
    );
    assert_eq!(journal.standing(&key_id("k2")), Standing::Unanswered);
    assert!(!journal.is_old(at(9)));
    assert_eq!(Journal::read("acme", &kept(&journal)), Ok(Some(journal)));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(
        texts in prop::collection::vec("\\PC*", 5),
        cut in 0..400usize,
    ) {
        let good = kept(&journal());
        for (name, text) in &good {
            let mut kept = good.clone();
            kept.insert(name.clone(), text.chars().take(cut).collect());
            Journal::read("acme", &kept).ok();
            for text in &texts {
                kept.insert(name.clone(), text.clone());
                if let Ok(Some(read)) = Journal::read("acme", &kept) {
                    prop_assert_eq!(read.tally().total(), 4);
                }
            }
        }
    }
}
