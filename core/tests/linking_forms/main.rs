//! Forms as the script in a page describes them, in the output of several frameworks, and which of
//! their fields ask for what. A form is a file in `forms`; `README.md` beside it says how it reads.

#[cfg(test)]
mod form;
#[cfg(test)]
mod tally;

use std::collections::BTreeSet;

use latchkey_core::linking::integrations;
use tally::Tally;

#[test]
fn every_named_field_is_found_and_no_secret_goes_astray() {
    let mut all = Tally::default();
    let mut secrets = Tally::default();
    let mut wrong = Vec::new();
    for form in form::all() {
        let found = form.found();
        let of = |tally: &mut Tally, is: fn(latchkey_core::linking::Value) -> bool| {
            tally.count(&form.expected.fields, &found, is);
        };
        of(&mut all, |_| true);
        of(&mut secrets, |value| value.is_secret());
        wrong.extend(form.wrong(&found));
    }
    println!("linking forms: {all}; secrets alone: {secrets}");
    assert!(
        wrong.is_empty(),
        "{all}; secrets alone: {secrets}\n{}",
        wrong.join("\n")
    );
    assert!(all.found > 140 && secrets.found > 50, "a corpus is large");
}

#[test]
fn every_product_has_a_form() {
    let shown: BTreeSet<String> = form::all()
        .into_iter()
        .map(|form| form.expected.integration)
        .collect();
    let known = integrations()
        .into_iter()
        .map(|known| known.id.into_owned());
    let silent: Vec<String> = known.filter(|id| !shown.contains(id)).collect();
    assert!(silent.is_empty(), "no form in the corpus for {silent:?}");
}

#[test]
fn every_match_says_why() {
    for form in form::all() {
        for found in form.recognised().matches {
            assert!(!found.why.is_empty(), "{}: {found:?}", form.name);
            assert!(
                (40..=100).contains(&found.score),
                "{}: {found:?}",
                form.name
            );
        }
    }
}

/// Half of the corpus says that nothing, or not everything, is asked for.
#[test]
fn the_corpus_has_forms_of_others() {
    let forms = form::all();
    let none = forms.iter().filter(|form| form.expected.fields.is_empty());
    assert!(forms.len() >= 60 && none.count() >= 15);
}
