//! What is said of what was covered.

use super::*;

const NOT_SURE: &str = "No events found, but not all events are recorded or could be read.";
const USED_UP: &str = "com.qlik.v1.rate-limit.exceeded";

fn covered(types: &[(&str, Extent)]) -> Model {
    let mut model = with_events(Vec::new());
    model.sections.activity.coverage = Some(covering(types));
    model
}

fn coverage(model: &mut Model) -> &mut Coverage {
    model.sections.activity.coverage.as_mut().unwrap()
}

#[test]
fn no_events_recorded_is_said_only_where_all_of_keys_was_read() {
    let whole = covered(&[(CREATED, Extent::Whole), (USED_UP, Extent::NotOffered)]);
    says(
        &whole,
        &[
            "15 Nov 2026, 10:42 to 22 Nov 2026, 10:42, 1 of 2 kinds",
            "This tenant does not record: rate limits exceeded.",
            "No events about API keys recorded in this period.",
        ],
    );
    for extent in [
        Extent::Cut,
        Extent::Stopped,
        Extent::Failed(ApiError::TooFast),
    ] {
        let partly = covered(&[(CREATED, Extent::Whole), (DELETED, extent)]);
        says(&partly, &[NOT_SURE]);
        says_nothing_of(&partly, "No events recorded");
    }
    // Nothing of keys is recorded.
    let other = covered(&[(CREATED, Extent::NotOffered), (USED_UP, Extent::Whole)]);
    says(&other, &[NOT_SURE]);
    says_nothing_of(&other, "No events recorded");
    // What came could not be understood.
    let mut odd = covered(&[(CREATED, Extent::Whole)]);
    coverage(&mut odd).types[0].unreadable = 1;
    says(&odd, &[NOT_SURE]);
    says_nothing_of(&odd, "No events recorded");
    let mut filtered = read();
    filtered.sections.activity.choice.query = "nobody".to_owned();
    says(&filtered, &["No events match."]);
    assert!(matches!(
        pressing(&filtered, "Show all events"),
        Some(Message::ShowAll)
    ));
}

#[test]
fn what_is_missing_is_said_with_why() {
    let mut model = covered(&[
        (CREATED, Extent::Cut),
        (DELETED, Extent::Failed(ApiError::TooFast)),
        (USED_UP, Extent::Stopped),
    ]);
    coverage(&mut model).types[0].unreadable = 2;
    coverage(&mut model).types[0].reached = Some(now().plus_millis(-3_600_000));
    let too_fast = crate::ui::trouble::trouble(&English::read(), &ApiError::TooFast, "");
    says(
        &model,
        &[
            "0 of 3 kinds",
            &format!("Some events couldn’t be loaded: keys deleted or revoked. {too_fast}"),
            "The oldest are missing: keys created.",
            "Stopped. Not fully loaded: rate limits exceeded.",
            "All events since 22 Nov 2026, 09:42 are loaded.",
            "2 events could not be understood",
        ],
    );
}

#[test]
fn what_the_tenant_keeps_and_does_not_tell_is_said() {
    let mut model = covered(&[(CREATED, Extent::Whole)]);
    let start = now().plus_millis(-2 * 24 * 3_600_000);
    coverage(&mut model).window.start = start;
    says(
        &model,
        &["This tenant keeps no events from before 20 Nov 2026, 10:42."],
    );
    coverage(&mut model).offer = Offer::NotKnown(None);
    coverage(&mut model).settings = Err(ApiError::TooFast);
    says(
        &model,
        &[
            "Which events this tenant records could not be read",
            "How long this tenant keeps events could not be read.",
        ],
    );
}

#[test]
fn changes_of_users_are_chosen_and_left_out_again() {
    let mut model = covered(&[(CREATED, Extent::Whole)]);
    let name = "Include changes of users’ roles (up to 2,000 events)";
    let node = drawn(&model);
    let tick = one(&node, "checkbox", name);
    assert_eq!(tick.says_checked(), Some(false));
    assert!(matches!(
        tick.ticked(true),
        Some(Message::UserChanges(true))
    ));
    // It stays where it is while events are read.
    model.sections.activity.coverage = None;
    model.sections.activity.has_user_changes = true;
    let node = drawn(&model);
    let tick = one(&node, "checkbox", name);
    assert_eq!(tick.says_checked(), Some(true));
    assert!(matches!(
        tick.ticked(false),
        Some(Message::UserChanges(false))
    ));
    model.facts.stop = Some(ApiError::SignedOut);
    let node = drawn(&model);
    assert!(one(&node, "checkbox", name).get("aria-disabled") == Some("true"));
}

#[test]
fn every_topic_has_its_name() {
    let types = latchkey_core::activity::ASKED.map(|it| (it.name, Extent::NotOffered));
    let told = outline::of(&drawn(&covered(&types)));
    let names = "keys created, keys changed, keys deleted or revoked, keys rejected, rules changed, \
                 roles created, roles changed, roles deleted, groups changed, \
                 everyone’s roles changed, users deleted, rate limits exceeded.";
    has(&told, &[names, "0 of 12 kinds"]);
}
