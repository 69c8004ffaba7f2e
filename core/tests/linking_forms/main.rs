//! Forms as the script in a page describes them, in the output of several frameworks, and which of
//! their fields ask for what. A form is a file in `forms`; `README.md` beside it says how it reads.

#[cfg(test)]
mod form;
#[cfg(test)]
mod tally;

use std::collections::BTreeSet;

use latchkey_core::linking::integrations;
use tally::Tally;

/// Forms from products' own docs are counted apart: those written beside the scorer flatter it.
#[test]
fn every_named_field_is_found_and_no_secret_goes_astray() {
    let (docs, others): (Vec<_>, Vec<_>) = form::all()
        .into_iter()
        .partition(|form| form.name.starts_with("docs-"));
    let mut wrong = Vec::new();
    for (of, forms, fewest) in [("docs", docs, 60), ("others", others, 230)] {
        let mut all = Tally::default();
        let mut secrets = Tally::default();
        for form in forms {
            let found = form.found();
            all.count(&form.expected.fields, &found, |_| true);
            secrets.count(&form.expected.fields, &found, |value| value.is_secret());
            wrong.extend(form.wrong(&found));
        }
        println!("linking forms, {of}: {all}; secrets alone: {secrets}");
        assert!(all.asked() >= fewest, "a corpus is large");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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

/// Of the forms from docs, as of the others, many say that nothing is asked for.
#[test]
fn the_corpus_has_forms_of_others() {
    let forms = form::all();
    let count = |is_docs: bool, fewest: usize, fewest_none: usize| {
        let of = forms
            .iter()
            .filter(|form| form.name.starts_with("docs-") == is_docs);
        let of: Vec<_> = of.collect();
        let none = of.iter().filter(|form| form.expected.fields.is_empty());
        assert!(of.len() >= fewest && none.count() >= fewest_none);
    };
    count(true, 50, 22);
    count(false, 100, 30);
}
