use latchkey_core::Status;
use latchkey_core::api::ApiError;
use latchkey_core::flow::read_owners::OwnersInput;
use latchkey_core::flow::{Event, Flow};
use latchkey_core::table::Filter;

use super::check;
use super::world::{DAY, key, model, now, opened, put, with, with_status};
use crate::popup::message::Message;
use crate::popup::update::update;
use crate::popup::view::foot::foot;
use crate::shell::facts::Reading;

#[test]
fn tells_how_many_keys_there_are_and_of_when() {
    check(foot, model(), "status\n  3 keys\nAs of 10:42");
    let mut filtered = model();
    filtered.facts.table.set_filter(Filter::Scim, now());
    check(foot, filtered, "status\n  1 of 3 keys\nAs of 10:42");
    let mut searched = model();
    update(&mut searched, Message::Search("nobody".to_owned()), now());
    check(foot, searched, "status\n  0 of 3 keys\nAs of 10:42");
}

#[test]
fn tells_the_day_too_of_a_list_that_is_not_todays() {
    let old = with(model(), |facts| {
        facts.read_at = Some(now().plus_millis(-DAY))
    });
    check(
        foot,
        old,
        "status\n  3 keys\nAs of 21 Nov 2026, 10:42:00 UTC",
    );
}

#[test]
fn tells_how_far_the_reading_is() {
    let reading = || Reading::Running(0);
    let first = with(opened(), |facts| facts.reading = reading());
    check(
        foot,
        first,
        "status\nprogressbar \"Reading keys\"\nReading keys",
    );
    let some = with(model(), |facts| {
        facts.reading = reading();
        facts.read_at = None;
    });
    let told = "Reading keys: 3 so far";
    check(
        foot,
        some,
        &format!("status\nprogressbar \"{told}\"\n{told}"),
    );
    let mut again = model();
    update(&mut again, Message::Refresh, now());
    let told = "Bringing the list up to date";
    check(
        foot,
        again,
        &format!("status\n  3 keys\nprogressbar \"{told}\"\n{told}\nAs of 10:42"),
    );
}

#[test]
fn tells_that_owners_are_being_read() {
    let mut model = model();
    let eve = latchkey_core::UserId::new("eve");
    let want = Event::Input(OwnersInput::Want(vec![eve]));
    model.owners.step(want, now());
    let told = "Reading owners";
    check(
        foot,
        model,
        &format!("status\n  3 keys\nprogressbar \"{told}\"\n{told}\nAs of 10:42"),
    );
}

#[test]
fn a_row_that_only_stays_to_be_seen_is_not_counted() {
    let mut model = model();
    model.facts.table.set_filter(Filter::Active, now());
    model
        .facts
        .table
        .replace(with_status(&key("Nightly", "eve"), Status::Revoked), now());
    assert_eq!(model.facts.table.shown_len(), 3);
    check(foot, model, "status\n  2 of 3 keys\nAs of 10:42");
}

#[test]
fn counts_nothing_where_nothing_could_be_read() {
    let broken = Reading::Broken(ApiError::Offline, 0);
    check(
        foot,
        with(opened(), |facts| facts.reading = broken),
        "status",
    );
    let mut one = opened();
    put(&mut one, key("Nightly", "eve"));
    one.facts.reading = Reading::Broken(ApiError::Offline, 0);
    check(foot, one, "status\n  1 key");
}
