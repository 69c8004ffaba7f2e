//! The lines, newest first, as a table. Roles stand in the tags, since styles that stack the cells
//! would take those that tags have.

use latchkey_core::activity::{ActivityKind, ActivityRow, Coverage};
use latchkey_core::table::Row;
use latchkey_core::text::{is_blank, shown};
use latchkey_core::{KeyId, Ownership, Status, Subject, When};

use super::{fact, people};
use crate::features::activity::state::{
    ActivityMessage as Message, ActivitySection, ActivityStage, ROWS, row_id,
};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::ui::button::pressed;
use crate::ui::odd;
use crate::words::Words;

/// How many lines there are; while it is read, that it is.
pub(super) fn status(
    section: &ActivitySection,
    shown: usize,
    facts: &Facts,
    words: &dyn Words,
) -> Element<Message> {
    let is_waiting = section.stage != ActivityStage::Asked && facts.stop.is_none();
    let told = match section.reading.is_some() || is_waiting {
        true => Some(words.say("activity_reading")),
        false if section.coverage.is_none() => None,
        false if shown > 0 => Some(words.count("activity_lines", shown, &[])),
        false => Some(words.say(nothing(section))),
    };
    element("p", &[("class", "activity-count"), ("role", "status")]).child(told)
}

/// Why there is no line.
fn nothing(section: &ActivitySection) -> &'static str {
    let is_sure = section
        .coverage
        .as_ref()
        .is_some_and(Coverage::may_say_none_recorded);
    match is_sure {
        _ if !section.list.rows().is_empty() => "activity_none_fits",
        true => "activity_nothing",
        false => "activity_nothing_found",
    }
}

/// The table, with a button for more of it.
pub(super) fn lines(
    section: &ActivitySection,
    rows: &[&ActivityRow],
    facts: &Facts,
    words: &dyn Words,
) -> Node<Message> {
    if rows.is_empty() {
        let show_all = element("button", &[("type", "button")])
            .on("click", Message::ShowAll)
            .text(words.say("activity_show_all"));
        return (!section.choice.is_all()).then_some(show_all).into();
    }
    let drawn = rows.iter().take(section.choice.most).enumerate();
    let drawn = drawn.map(|(at, row)| line(row, at, section, facts, words));
    let body = element("tbody", &[("role", "rowgroup")]).list(drawn.collect::<Vec<_>>());
    let table = element("table", &[("class", "events"), ("role", "table")])
        .attribute("aria-label", words.say("section_activity"))
        .child(headings(words))
        .child(body);
    let rest = rows.len().saturating_sub(section.choice.most);
    let more = (rest > 0).then(|| {
        let count = rest.min(ROWS);
        element("button", &[("type", "button"), ("id", "activity-more")])
            .on("click", Message::ShowMore)
            .text(words.count("activity_show_more", count, &[]))
    });
    Node::List(vec![table.into(), more.into()])
}

fn headings(words: &dyn Words) -> Element<Message> {
    let heading = || element("th", &[("role", "columnheader"), ("scope", "col")]);
    let headings = [
        "activity_when",
        "activity_what",
        "activity_key",
        "activity_by",
        "activity_owner",
    ];
    let headings = headings.map(|key| heading().text(words.say(key)));
    // The buttons say enough for the eye.
    let acts = element("span", &[("class", "sr")]).text(words.say("activity_acts"));
    let row = element("tr", &[("role", "row")]).list(headings);
    let row = row.child(heading().child(acts));
    element("thead", &[("role", "rowgroup")]).child(row)
}

fn cell(label: &str, words: &dyn Words) -> Element<Message> {
    element("td", &[("role", "cell")]).attribute("data-label", words.say(label))
}

fn line(
    row: &ActivityRow,
    at: usize,
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Element<Message> {
    let activity = &row.activity;
    // What has no id stays in its place.
    let id = section.seen.first(&activity.record_ids).map(str::to_owned);
    let id = id.unwrap_or_else(|| format!("place-{at}"));
    let told = fact::fact(&activity.fact, &activity.owner, section, facts, words);
    let own = row.is_own.then(|| {
        let mark = element("span", &[("class", "mark")]);
        mark.text(words.say("activity_by_latchkey"))
    });
    let warns = matches!(
        activity.kind(),
        ActivityKind::KeyRefused | ActivityKind::RateLimitPassed
    );
    let what = cell("activity_what", words)
        .classes(&[("what", true), ("warns", warns)])
        .child(told)
        .child(own);
    let listed = activity.key.as_ref().and_then(|key| facts.table.row(key));
    let has_owner = activity.key.is_some() || row.owner != Subject::NotKnown;
    let owner = has_owner.then(|| people::owner(&row.owner, section, facts, words));
    // Where more was asked for, the focus goes to the first of them, and stays with it where newer
    // lines come.
    let is_first_of_more = at > 0 && at.is_multiple_of(ROWS);
    element("tr", &[("role", "row")])
        .key(id.clone())
        .attribute("id", is_first_of_more.then(|| row_id(at)))
        .attribute("tabindex", "-1")
        .child(when(&activity.time, words))
        .child(what)
        .child(cell("activity_key", words).child(key(row, listed, words)))
        .child(cell("activity_by", words).child(people::actor(&activity.by, section, facts, words)))
        .child(cell("activity_owner", words).child(owner))
        .child(cell("activity_acts", words).child(acts(listed, &id, section, facts, words)))
}

fn when(time: &When, words: &dyn Words) -> Element<Message> {
    let cell = cell("activity_when", words).attribute("class", "when");
    match time {
        When::At(at) => {
            let exact = words.exact(*at);
            let day = tag("span").text(words.day(*at));
            let time = tag("span").text(words.time(*at));
            let cell = cell.attribute("title", exact);
            cell.child(day).text(" ").child(time)
        }
        When::Text(text) => cell.child(odd::odd(text)),
        When::Missing => cell.text(words.say("not_known")),
    }
}

/// The key by name and short id, and what is true of it today.
fn key(row: &ActivityRow, listed: Option<&Row>, words: &dyn Words) -> Node<Message> {
    let Some(key) = &row.activity.key else {
        return Node::Nothing;
    };
    let name = listed.map(|listed| listed.key.name.as_str());
    let name = name.or_else(|| row.key_name.text());
    let name = name.filter(|name| !is_blank(name)).unwrap_or(key.as_str());
    let button = element("button", &[("class", "named"), ("type", "button")])
        .attribute("title", words.say("activity_show_key"))
        .attribute(
            "aria-description",
            words.text("activity_key_id", &[&shown(key.short())]),
        )
        .on("click", Message::Key(key.clone()))
        .child(odd::odd(name));
    let then = row.activity.key_name.as_deref();
    let then = then.filter(|then| *then != name && !is_blank(then));
    let then = then.map(|then| {
        let then = odd::sentence("activity_name_then", vec![odd::odd(then).into()], words);
        element("span", &[("class", "quiet")]).child(then)
    });
    Node::List(vec![
        button.into(),
        short_id(key).into(),
        then.into(),
        listed.and_then(|listed| state(listed, words)).into(),
    ])
}

fn short_id(key: &KeyId) -> Element<Message> {
    let rest = if key.short() == key.as_str() {
        ""
    } else {
        "…"
    };
    element("span", &[("class", "id")])
        .attribute("title", shown(key.as_str()))
        .text(format!("{}{rest}", shown(key.short())))
}

/// What is true of a key that is no longer in use.
fn state(listed: &Row, words: &dyn Words) -> Option<Element<Message>> {
    let (class, text) = ended(listed)?;
    let state = tag("span").attribute("class", class);
    Some(state.text(words.say(text)))
}

/// The class and the text of that state.
fn ended(listed: &Row) -> Option<(&'static str, &'static str)> {
    match &listed.key.status {
        _ if listed.is_gone => Some(("state revoked", "status_gone")),
        Status::Revoked => Some(("state revoked", "status_revoked")),
        Status::Expired => Some(("state expired", "status_expired")),
        Status::Active | Status::Other(_) => None,
    }
}

/// What can be done about a key that is in the list.
fn acts(
    listed: Option<&Row>,
    id: &str,
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Option<Element<Message>> {
    let listed = listed?;
    let key = &listed.key;
    let name = match is_blank(&key.name) {
        true => shown(key.id.as_str()),
        false => shown(&key.name),
    };
    let opener = format!("activity-end-{id}");
    let button = element("button", &[("class", "small"), ("type", "button")])
        .attribute("id", opener.clone());
    let is_opener = section.opener.as_ref() == Some(&opener);
    let message = Message::Revoke(key.id.clone(), opener);
    let is_own = key.ownership(facts.me()) == Ownership::Own;
    let end = match ended(listed) {
        // The focus may be on it.
        Some((_, text)) => is_opener.then(|| pressed(button.text(words.say(text)), true, message)),
        None => {
            let (verb, label) = match is_own {
                true => ("delete", "delete_key"),
                false => ("revoke", "revoke_key"),
            };
            let button = button.attribute("aria-label", words.text(label, &[&name]));
            Some(pressed(
                button.text(words.say(verb)),
                !facts.may_act(),
                message,
            ))
        }
    };
    let details = (!listed.is_gone).then(|| {
        element("button", &[("class", "small plain"), ("type", "button")])
            .attribute("aria-label", words.text("details_of", &[&name]))
            .on("click", Message::ShowKey(key.id.clone()))
            .text(words.say("activity_details"))
    });
    let acts = element("div", &[("class", "row-acts")]);
    Some(acts.child(end).child(details))
}
