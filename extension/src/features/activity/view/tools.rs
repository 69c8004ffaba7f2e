//! What can be chosen: the period, the kind, words; and the file.

use latchkey_core::activity::{ActivityKind, EventReach};
use latchkey_core::flow::read_activity::MOST_USER_UPDATES;

use super::export::export;
use crate::features::activity::state::{ActivityMessage as Message, ActivitySection};
use crate::screen::{Element, element, tag};
use crate::shell::facts::Facts;
use crate::ui::field;
use crate::ui::icon::Icon;
use crate::words::Words;

/// The row of tools.
pub(super) fn tools(
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Element<Message> {
    element("div", &[("class", "activity-tools")])
        .child(period(section.reach, facts.stop.is_some(), words))
        .child(kind(section, words))
        .child(search(section, words))
        .child(export(section, words))
}

/// Blocked where nothing can be read, since it says what was.
fn period(reach: EventReach, is_blocked: bool, words: &dyn Words) -> Element<Message> {
    let options = EventReach::ALL.map(|reach| {
        let option = tag("option").attribute("value", reach.days().to_string());
        option.text(words.say(period_text(reach)))
    });
    let choose = |value: String| {
        let mut reaches = EventReach::ALL.into_iter();
        let chosen = reaches.find(|reach| reach.days().to_string() == value);
        Message::Reach(chosen.unwrap_or_default())
    };
    let list = tag("select")
        .state("aria-disabled", is_blocked)
        .list(options)
        .value(reach.days().to_string())
        .on_value("change", choose);
    field::field("activity-period", words.say("activity_period"), list)
}

fn period_text(reach: EventReach) -> &'static str {
    match reach {
        EventReach::Day => "activity_period_day",
        EventReach::Week => "activity_period_week",
        EventReach::Month => "activity_period_month",
        EventReach::Quarter => "activity_period_quarter",
    }
}

const EVERY_KIND: &str = "all";

/// The kinds that there are, with how many lines each has.
fn kind(section: &ActivitySection, words: &dyn Words) -> Element<Message> {
    let counts = section.list.counts(&section.filter());
    let all = (
        EVERY_KIND.to_owned(),
        words.text("activity_kind_all", &[&words.number(counts.all)]),
    );
    let chosen = section.choice.kind;
    let kinds = ActivityKind::ALL.into_iter();
    let kinds = kinds.filter(|kind| counts.of(*kind) > 0 || chosen == Some(*kind));
    let kinds = kinds.map(|kind| {
        let count = words.number(counts.of(kind));
        let told = words.text("activity_kind", &[&words.say(kind_text(kind)), &count]);
        (kind.word().to_owned(), told)
    });
    let choices: Vec<(String, String)> = [all].into_iter().chain(kinds).collect();
    let value = chosen.map_or(EVERY_KIND, ActivityKind::word).to_owned();
    let choose = |value: String| {
        let mut kinds = ActivityKind::ALL.into_iter();
        Message::Kind(kinds.find(|kind| kind.word() == value))
    };
    field::list(
        "activity-kind",
        words.say("activity_kinds"),
        choices,
        value,
        choose,
    )
}

fn kind_text(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::KeyCreated => "activity_kind_created",
        ActivityKind::KeyChanged => "activity_kind_changed",
        ActivityKind::KeyDeleted => "activity_kind_deleted",
        ActivityKind::KeyRevoked => "activity_kind_revoked",
        ActivityKind::KeyRefused => "activity_kind_refused",
        ActivityKind::RulesChanged => "activity_kind_rules",
        ActivityKind::PermissionGranted => "activity_kind_granted",
        ActivityKind::PermissionRemoved => "activity_kind_removed",
        ActivityKind::PermissionTouched => "activity_kind_touched",
        ActivityKind::OwnerDeleted => "activity_kind_owner_deleted",
        ActivityKind::RateLimitPassed => "activity_kind_rate_limit",
    }
}

/// Whether changes of users' roles are read, too: they are many and hardly ever concern keys. Blocked
/// where nothing can be read.
pub(super) fn user_changes(
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Element<Message> {
    let most = words.number(MOST_USER_UPDATES);
    let input = element("input", &[("type", "checkbox"), ("id", "activity-users")])
        .state("aria-disabled", facts.stop.is_some())
        .checked(section.has_user_changes)
        .on_checked("change", Message::UserChanges);
    element("label", &[("class", "activity-users")])
        .child(input)
        .text(words.text("activity_user_changes", &[&most]))
}

fn search(section: &ActivitySection, words: &dyn Words) -> Element<Message> {
    let input = element("input", SEARCH)
        .attribute("aria-label", words.say("activity_search"))
        .attribute("placeholder", words.say("activity_search_hint"))
        .value(section.choice.query.clone())
        .on_value("input", Message::Search);
    element("div", &[("class", "search")])
        .child(Icon::Search.node())
        .child(input)
}

const SEARCH: &[(&str, &str)] = &[
    ("type", "search"),
    ("id", "activity-search"),
    ("autocomplete", "off"),
    ("autocapitalize", "off"),
    ("spellcheck", "false"),
];
