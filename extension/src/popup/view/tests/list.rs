use latchkey_core::activity::uses::LastUse;
use latchkey_core::api::ApiError;
use latchkey_core::table::{Filter, Hand, Table};
use latchkey_core::{Key, KeyId, Owner, Role, Status, UserId};
use sycamore::prelude::create_signal;

use super::outline::outline;
use super::world::{DAY, key, model, now, put, user, with_status};
use super::{html, told};
use crate::popup::model::{Cell, Model, Spot, SpotRow};
use crate::popup::view::Send;
use crate::popup::view::list::list;

/// One key that works, of Eve, and one that is revoked, of nobody.
fn two_keys() -> Model {
    let mut model = model();
    model.facts.table = Table::default();
    put(&mut model, key("Nightly", "eve"));
    put(
        &mut model,
        with_status(&key("Old", "nobody"), Status::Revoked),
    );
    let eve = Owner::Found(user("eve", "Eve Adams", Role::NotAdmin));
    let owners = vec![
        (UserId::new("eve"), eve),
        (UserId::new("nobody"), Owner::Unknown),
    ];
    model.facts.table.take_owners(owners, Hand::Away, now());
    model
}

#[test]
fn tells_each_key_in_a_row_of_the_grid() {
    let told = told(list, two_keys());
    let (_, rows) = told
        .split_once(
            "      gridcell\n        checkbox \"Select Nightly\"\n      rowheader \"Nightly\"\n",
        )
        .unwrap();
    let expected = r#"
        Nightly
        button "Details of Nightly"
      gridcell
        nightly-…
        button "Copy id of Nightly"
      gridcell
        Eve Adams
        eve@acme.example
      gridcell
        Active
      gridcell
        in 41 days 2 Jan 2027 2 Jan 2027, 10:42:00 UTC
      gridcell
        12 Nov 2026 10 days ago 12 Nov 2026, 10:42:00 UTC
      gridcell
        button "Revoke Nightly"
    row
      gridcell
        checkbox "Select Old"
      rowheader "Old"
        Old
        button "Details of Old"
      gridcell
        old-5a41…
        button "Copy id of Old"
      gridcell
        Ownerless
        nobody
      gridcell
        Revoked
      gridcell
        in 41 days 2 Jan 2027 2 Jan 2027, 10:42:00 UTC
      gridcell
        12 Nov 2026 10 days ago 12 Nov 2026, 10:42:00 UTC
      gridcell
"#;
    assert_eq!(rows.trim(), expected.trim(), "\n{told}");
}

#[test]
fn nothing_that_turns_text_around_gets_into_a_row() {
    let mut model = two_keys();
    let hostile = "\u{202E}k\u{2066}1";
    let key = Key {
        id: KeyId::new(hostile).unwrap(),
        ..key(hostile, hostile)
    };
    put(&mut model, key);
    let html = html(|| list(*create_signal(model), Send::new(|_| {})));
    // Elements are found again by these, which nobody sees.
    let seen = html.split(' ').filter(|part| {
        !["id=\"", "data-key=\""]
            .iter()
            .any(|name| part.starts_with(name))
    });
    let seen = seen.collect::<Vec<_>>().join(" ");
    assert!(seen.contains("U+202E"), "{seen}");
    assert!(!seen.contains(['\u{202E}', '\u{2066}']), "{seen}");
}

#[test]
fn each_heading_sorts() {
    let told = told(list, two_keys());
    assert!(told.starts_with("grid \"API keys\"\n"), "{told}");
    for column in ["Name", "Key id", "Owner", "Status", "Expires", "Created"] {
        let heading = format!("button \"Sort by {column}\"\n");
        assert_eq!(told.matches(&heading).count(), 1, "{column}: {told}");
    }
}

#[test]
fn last_uses_have_a_column_once_they_were_read() {
    let told_before = told(list, two_keys());
    assert!(!told_before.contains("Last use"), "{told_before}");
    let mut model = two_keys();
    put(&mut model, key("Idle", "eve"));
    let used = LastUse::At(now().plus_millis(-2 * DAY));
    let uses = [
        (key("Nightly", "").id, used),
        (key("Idle", "").id, LastUse::NoneRecorded),
    ];
    model.facts.table.take_last_uses(uses, Hand::Away, now());
    let html = html(|| list(*create_signal(model), Send::new(|_| {})));
    assert!(html.contains("aria-colcount=\"9\""), "{html}");
    let told = outline(&html);
    for said in [
        "button \"Sort by Last use recorded\"\n",
        "Last use recorded: 2 days ago 20 Nov 2026 20 Nov 2026, 10:42:00 UTC\n",
        "Last use recorded: None recorded\n",
        "Last use recorded: Not read\n",
    ] {
        assert_eq!(told.matches(said).count(), 1, "{said}: {told}");
    }
}

/// The row of Ada's own key, once the key is as `change` makes it.
fn own_row(change: impl FnOnce(&mut Model)) -> String {
    let mut model = model();
    model.facts.table.set_filter(Filter::AdminOwner, now());
    change(&mut model);
    told(list, model)
}

#[test]
fn offers_in_a_row_only_what_would_work() {
    let own = own_row(|_| ());
    for offered in ["Delete Mine", "Rename Mine", "Rotate Mine"] {
        assert!(own.contains(&format!("button \"{offered}\"\n")), "{own}");
    }
    let unknown = own_row(|model| model.facts.identity.user = None);
    assert!(unknown.contains("button \"Revoke Mine\"\n"), "{unknown}");
    assert!(!unknown.contains("Rename"), "{unknown}");
    let stopped = own_row(|model| model.facts.stop = Some(ApiError::SignedOut));
    assert!(stopped.contains("Delete Mine\", disabled"), "{stopped}");
    let gone = own_row(|model| model.facts.table.remove(&key("Mine", "ada").id, now()));
    assert!(gone.contains("Gone") && !gone.contains("Delete"), "{gone}");
    assert!(!gone.contains("Rename"), "{gone}");
    let expired = own_row(|model| {
        let expired = with_status(&key("Mine", "ada"), Status::Expired);
        model.facts.table.replace(expired, now());
    });
    assert!(
        expired.contains("Expired") && !expired.contains("Delete"),
        "{expired}"
    );
    // What is over can be called something else, and has no successor.
    assert!(
        expired.contains("Rename Mine") && !expired.contains("Rotate"),
        "{expired}"
    );
}

/// Whatever holds it, the grid is one tab stop: the button, also while it is closed, else its cell.
#[test]
fn the_tab_stop_is_always_somewhere_that_takes_the_focus() {
    let stops = |stop: Option<ApiError>, id: &str| {
        let mut model = two_keys();
        model.facts.stop = stop;
        model.spot = Spot {
            row: SpotRow::Key(key(id, "").id),
            cell: Cell::Actions,
        };
        let html = html(|| list(*create_signal(model), Send::new(|_| {})));
        let elements = html.split('<').filter(|tag| tag.contains("tabindex=\"0\""));
        let open = elements.filter(|tag| !tag.contains(" disabled"));
        open.map(|tag| tag.split(' ').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(stops(None, "Nightly"), ["button"]);
    assert_eq!(stops(Some(ApiError::SignedOut), "Nightly"), ["button"]);
    assert_eq!(stops(None, "Old"), ["div"]);
}

/// The words in the middle of the screen where there is no grid.
#[track_caller]
fn says(model: Model, expected: &str) {
    let told = told(list, model);
    assert!(told.contains(expected), "{told}");
    assert!(!told.contains("grid"), "{told}");
}

fn empty(role: Role) -> Model {
    let mut model = model();
    model.facts.table = Table::default();
    if let Some(user) = &mut model.facts.identity.user {
        user.role = role;
    }
    model
}

#[test]
fn an_empty_list_means_what_its_reader_can_see() {
    says(empty(Role::TenantAdmin), "Nobody in this tenant");
    says(empty(Role::NotAdmin), "You have not made a key");
    says(empty(Role::NotKnown), "is not known");
    let mut unknown = empty(Role::TenantAdmin);
    unknown.facts.identity.user = None;
    says(unknown, "is not known");
}
