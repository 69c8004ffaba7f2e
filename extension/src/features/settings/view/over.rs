//! Who would be over the limits that are being filled in.

use latchkey_core::OverLimits;
use sycamore::prelude::*;

use crate::popup::facts::Reading;
use crate::popup::model::Model;
use crate::popup::view::odd::odd;
use crate::popup::view::part::part;
use crate::popup::view::person::name_of;
use crate::popup::words::{text, words};

/// How many people are named.
const NAMED: usize = 5;

/// What is over, in facts.
#[derive(Clone, Debug, PartialEq)]
struct Over {
    limits: OverLimits,
    /// The first of the people, as they are called.
    names: Vec<(String, usize)>,
    is_whole: bool,
}

impl Over {
    fn of(model: &Model) -> Option<Over> {
        let rules = &model.settings.rules;
        let config = rules.config.here()?;
        let keys = model.facts.table.all().map(|row| &row.key);
        let longest = rules.draft.longest(config);
        let limits = OverLimits::of(
            keys,
            rules.draft.limit(config),
            longest.as_ref(),
            model.facts.now,
        );
        let names = limits.owners.iter().take(NAMED).map(|(id, count)| {
            let owner = model.facts.table.owners().get(id);
            let user = owner.and_then(|owner| owner.user());
            let name = user.map_or_else(|| id.as_str().to_owned(), name_of);
            (name, *count)
        });
        Some(Over {
            names: names.collect(),
            limits,
            is_whole: matches!(model.facts.reading, Reading::Whole(_)),
        })
    }
}

/// The sentences, which follow what is typed.
pub(super) fn over(model: ReadSignal<Model>) -> View {
    let over = part(model, Over::of);
    view! {
        div(class="over", role="status") { (over.get_clone().map(|over| told(&over))) }
    }
}

fn told(over: &Over) -> View {
    let OverLimits { owners, long_keys } = &over.limits;
    let people = (!owners.is_empty()).then(|| {
        let rest = owners.len().saturating_sub(over.names.len());
        let names: Vec<View> = over.names.iter().map(named).collect();
        let rest = (rest > 0).then(|| {
            let rest = words().count("over_more", rest, &[]);
            view! { li { (rest) } }
        });
        let told = words().count("over_people", owners.len(), &[]);
        view! { p { (told) } ul(class="names") { (names) (rest) } }
    });
    let keys = (*long_keys > 0).then(|| {
        let told = words().count("over_keys", *long_keys, &[]);
        view! { p { (told) } }
    });
    let end = match over.limits.is_empty() {
        true => text("over_nobody"),
        false => text("over_go_on"),
    };
    let part = (!over.is_whole).then(|| view! { p { (text("over_part")) } });
    view! { (people) (keys) p { (end) } (part) }
}

fn named((name, count): &(String, usize)) -> View {
    let (name, count) = (odd(name), words().number(*count));
    view! { li { (name) " " span(class="count") { (count) } } }
}
