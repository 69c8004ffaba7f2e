//! The list of periods to choose from.

use latchkey_core::activity::EventReach;

use crate::features::key_uses::state::KeyUsesMessage as Message;
use crate::screen::{Element, tag};
use crate::ui::field::field;
use crate::words::Words;

/// A list with its label. While it is blocked, what is read keeps its period.
pub(super) fn period(
    id: &'static str,
    chosen: EventReach,
    is_blocked: bool,
    choose: fn(EventReach) -> Message,
    words: &dyn Words,
) -> Element<Message> {
    let options = EventReach::ALL.map(|reach| {
        tag("option")
            .attribute("value", reach.days().to_string())
            .text(words.say(name(reach)))
    });
    let list = tag("select")
        .flag("disabled", is_blocked)
        .list(options)
        .value(chosen.days().to_string())
        .on_value("change", move |value| choose(reach_of(&value)));
    field(id, words.say("uses_period"), list)
}

/// The text that names it.
fn name(reach: EventReach) -> &'static str {
    match reach {
        EventReach::Day => "uses_period_day",
        EventReach::Week => "uses_period_week",
        EventReach::Month => "uses_period_month",
        EventReach::Quarter => "uses_period_quarter",
    }
}

fn reach_of(days: &str) -> EventReach {
    let mut all = EventReach::ALL.into_iter();
    let found = all.find(|reach| reach.days().to_string() == days);
    found.unwrap_or(EventReach::Month)
}
