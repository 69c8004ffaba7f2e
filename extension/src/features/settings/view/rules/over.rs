//! Who would be over the limits that are being filled in.

use latchkey_core::{KeysConfig, OverLimits, UserId};

use crate::features::settings::state::rules::{Rules, RulesMessage as Message};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::{Facts, Reading};
use crate::ui::odd::odd;
use crate::ui::person::name_of;
use crate::words::Words;

/// How many people are named.
const NAMED: usize = 5;

/// The sentences, which follow what is typed.
pub(super) fn over(
    rules: &Rules,
    config: &KeysConfig,
    facts: &Facts,
    words: &dyn Words,
) -> Element<Message> {
    let longest = rules.draft.longest(config);
    let limits = OverLimits::of(
        facts.table.all().map(|row| &row.key),
        rules.draft.limit(config),
        longest.as_ref(),
        facts.now,
    );
    let OverLimits { owners, long_keys } = &limits;
    let people = (!owners.is_empty()).then(|| people(owners, facts, words));
    let keys = (*long_keys > 0).then(|| tag("p").text(words.count("over_keys", *long_keys, &[])));
    let end = match limits.is_empty() {
        true => words.say("over_nobody"),
        false => words.say("over_go_on"),
    };
    let is_whole = matches!(facts.reading, Reading::Whole(_));
    element("div", &[("class", "over"), ("role", "status")])
        .child(people)
        .child(keys)
        .child(tag("p").text(end))
        .child((!is_whole).then(|| tag("p").text(words.say("over_part"))))
}

fn people(owners: &[(UserId, usize)], facts: &Facts, words: &dyn Words) -> Node<Message> {
    let names = owners.iter().take(NAMED).map(|(id, count)| {
        let owner = facts.table.owners().get(id);
        let user = owner.and_then(|owner| owner.user());
        let name = user.map_or_else(|| id.as_str().to_owned(), |user| name_of(user, words));
        let count = element("span", &[("class", "count")]).text(words.number(*count));
        tag("li").child(odd(&name)).text(" ").child(count)
    });
    let rest = owners.len().saturating_sub(NAMED);
    let rest = (rest > 0).then(|| tag("li").text(words.count("over_more", rest, &[])));
    Node::from(vec![
        tag("p").text(words.count("over_people", owners.len(), &[])),
        element("ul", &[("class", "names")]).list(names).child(rest),
    ])
}
