//! The rules for keys, as a form.

mod over;
mod saved;

use latchkey_core::{Draft, KeysConfig, Life, Lifetime, Rule, Span, Wrong};

use super::failed::failed;
use crate::features::settings::state::rules::{Rules, RulesMessage as Message};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::shell::loaded::Loaded;
use crate::ui::button::pressed;
use crate::ui::field;
use crate::words::Words;
use crate::words::life::life;

/// The rules, once they are read.
pub(super) fn rules(rules: &Rules, facts: &Facts, words: &dyn Words) -> Node<Message> {
    let form = match &rules.config {
        Loaded::NotAsked | Loaded::Asking => {
            let reading = element("p", &[("class", "quiet"), ("role", "status")]);
            reading.text(words.say("rules_reading")).into()
        }
        Loaded::Failed(error) => failed(error, Message::ReadAgain, facts, words).into(),
        Loaded::Here(config) => form(rules, config, facts, words),
    };
    element("section", &[("aria-labelledby", "rules")])
        .child(element("h2", &[("id", "rules")]).text(words.say("rules")))
        .child(form)
        .child(saved::saved(rules, facts, words))
        .into()
}

/// What would change, or which fields are wrong.
type Changed = Result<Vec<Rule>, Vec<Wrong>>;

fn form(rules: &Rules, config: &KeysConfig, facts: &Facts, words: &dyn Words) -> Node<Message> {
    let changed = rules.draft.rules(config, facts.now);
    let is_wrong = |field| matches!(&changed, Err(wrong) if wrong.contains(&field));
    let expiry = |of: &LifeField, now: &Option<Lifetime>| {
        expiry(of, &rules.draft, now.as_ref(), is_wrong(of.wrong), words)
    };
    let fields = element("div", &[("class", "fields")])
        .child(keys_per_user(
            rules,
            config,
            is_wrong(Wrong::KeysPerUser),
            words,
        ))
        .child(expiry(&LONGEST, &config.longest_expiry))
        .child(expiry(&SCIM, &config.scim_expiry));
    let switch = config
        .old_switch
        .map(|is_on| old_switch(rules.draft.old_switch.unwrap_or(is_on), words));
    let older = element("details", &[("class", "older")])
        .child(tag("summary").text(words.say("older_guide")))
        .child(tag("p").text(words.say("older_guide_text")));
    Node::List(vec![
        tag("p").text(words.say("rules_intro")).into(),
        fields.into(),
        switch.into(),
        over::over(rules, config, facts, words).into(),
        save(rules, &changed, facts, words).into(),
        older.into(),
    ])
}

fn keys_per_user(
    rules: &Rules,
    config: &KeysConfig,
    is_wrong: bool,
    words: &dyn Words,
) -> Element<Message> {
    let now = config.keys_per_user;
    let now = now.and_then(|count| usize::try_from(count).ok());
    let hint = match now {
        Some(count) => words.text("keys_per_user_now", &[&words.number(count)]),
        None => words.say("rule_not_known"),
    };
    let input = element("input", KEYS_PER_USER)
        .value(rules.draft.keys_per_user.clone())
        .state("aria-invalid", is_wrong)
        .on_value("input", Message::KeysPerUser);
    let hint = element("span", &[("class", "hint"), ("id", "keys-per-user-hint")]).text(hint);
    field::field("keys-per-user", words.say("keys_per_user"), input).child(hint)
}

const KEYS_PER_USER: &[(&str, &str)] = &[
    ("type", "number"),
    ("min", "0"),
    ("max", "1000"),
    ("aria-describedby", "keys-per-user-hint"),
];

/// One of the two lives: its ids, its texts, where it stands in the form, and what is said of it.
struct LifeField {
    list: &'static str,
    days: &'static str,
    label: &'static str,
    days_label: &'static str,
    wrong: Wrong,
    draft: fn(&Draft) -> &Life,
    say: fn(Life) -> Message,
}

const LONGEST: LifeField = LifeField {
    list: "longest-expiry",
    days: "longest-expiry-days",
    label: "longest_expiry",
    days_label: "longest_expiry_days",
    wrong: Wrong::LongestExpiry,
    draft: |draft| &draft.longest_expiry,
    say: Message::LongestExpiry,
};

const SCIM: LifeField = LifeField {
    list: "scim-expiry",
    days: "scim-expiry-days",
    label: "scim_expiry",
    days_label: "scim_expiry_days",
    wrong: Wrong::ScimExpiry,
    draft: |draft| &draft.scim_expiry,
    say: Message::ScimExpiry,
};

const AS_IS: &str = "as-is";
const OWN: &str = "own";

fn expiry(
    of: &LifeField,
    draft: &Draft,
    now: Option<&Lifetime>,
    is_wrong: bool,
    words: &dyn Words,
) -> Element<Message> {
    let as_is = match now {
        Some(now) => words.text("life_as_now", &[&life(words, now)]),
        None => words.say("life_not_known"),
    };
    // What is in force stands first, and not once more below.
    let in_force = now.and_then(Lifetime::span);
    let offered = Life::OFFERED.into_iter();
    let offered = offered.filter(|span| in_force.map(Span::hours) != Some(span.hours()));
    let offered = offered.map(|span| (span.text(), life(words, &Lifetime::from(span))));
    let choices: Vec<(String, String)> = [(AS_IS.to_owned(), as_is)]
        .into_iter()
        .chain(offered)
        .chain([(OWN.to_owned(), words.say("life_own"))])
        .collect();
    let chosen = (of.draft)(draft);
    // What was chosen may be in force by now, and then stands as that.
    let value = key(chosen);
    let is_offered = choices.iter().any(|(offered, _)| *offered == value);
    let value = if is_offered { value } else { AS_IS.to_owned() };
    let say = of.say;
    let choose = move |value: String| say(life_of(&value));
    let list = field::list(of.list, words.say(of.label), choices, value, choose);
    let days = match chosen {
        Life::OwnDays(days) => Some(own_days(of, days, is_wrong, words)),
        Life::AsIs | Life::Of(_) => None,
    };
    element("div", &[("class", "life")]).child(list).child(days)
}

/// The value by which a life stands in its list.
fn key(life: &Life) -> String {
    match life {
        Life::AsIs => AS_IS.to_owned(),
        Life::Of(span) => span.text(),
        Life::OwnDays(_) => OWN.to_owned(),
    }
}

fn life_of(value: &str) -> Life {
    let offered = Life::OFFERED.into_iter().find(|span| span.text() == value);
    match (value, offered) {
        (_, Some(span)) => Life::Of(span),
        (OWN, None) => Life::OwnDays(String::new()),
        _ => Life::AsIs,
    }
}

fn own_days(of: &LifeField, days: &str, is_wrong: bool, words: &dyn Words) -> Element<Message> {
    let say = of.say;
    let input = element("input", &[("type", "number"), ("min", "1")])
        .value(days.to_owned())
        .state("aria-invalid", is_wrong)
        .on_value("input", move |days| say(Life::OwnDays(days)));
    field::field(of.days, words.say(of.days_label), input)
}

fn old_switch(is_on: bool, words: &dyn Words) -> Node<Message> {
    let label = tag("span").text(words.say("old_switch"));
    Node::from(vec![
        field::tick(is_on, Message::OldSwitch, label),
        element("p", &[("class", "hint")]).text(words.say("old_switch_hint")),
    ])
}

fn save(rules: &Rules, changed: &Changed, facts: &Facts, words: &dyn Words) -> Element<Message> {
    let is_saving = rules.saving.is_some();
    let changes = matches!(changed, Ok(rules) if !rules.is_empty());
    let is_blocked = !changes || is_saving || !facts.may_act();
    let button = element("button", SAVE).text(words.say("save"));
    let saving = element("span", &[("role", "status")]);
    element("div", &[("class", "acts")])
        .child(pressed(button, is_blocked, Message::Save))
        .child(saving.child(is_saving.then(|| words.say("saving"))))
}

const SAVE: &[(&str, &str)] = &[
    ("class", "main-action"),
    ("type", "button"),
    ("id", "rules-save"),
];
