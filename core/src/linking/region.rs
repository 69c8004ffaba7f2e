//! A value as one choice of a list. Where several choices could be meant, none is taken.
//!
//! A region is a place, not a code: the same two letters mean another data centre at another vendor.
//! So a choice is found by the place that it names, and by its code only in a list of which nothing
//! says that its codes aren't Qlik's.

mod places;
mod told;

use super::field::Choice;
use super::safety::Refusal;
use super::value::Value;
use super::words::{contains, words};
use places::REGIONS;
use told::{Names, Told};

/// The choice that stands for a text; for a region, that is at its place.
pub(super) fn choice(value: Value, text: &str, choices: &[Choice]) -> Result<Choice, Refusal> {
    let text = words(text);
    match value {
        Value::Region => region(&text, choices),
        _ => equal(&text, choices),
    }
}

/// Whether a choice is one of Qlik's regions, by its code or by a name of it.
pub(super) fn is_region(choice: &Choice) -> bool {
    Told::of(choice).is_region()
}

/// Where a region is, as one says in English. None for a code that isn't known.
pub fn place_of(code: &str) -> Option<&'static str> {
    let code = words(code);
    let mut regions = REGIONS.iter();
    regions
        .find(|region| region.code == code)
        .map(|region| region.place)
}

/// The choice whose value is the text, else whose label is, else whose label has it.
fn equal(text: &str, choices: &[Choice]) -> Result<Choice, Refusal> {
    let by: [fn(&str, &Choice) -> bool; 3] = [
        |text, choice| words(&choice.value) == text,
        |text, choice| words(&choice.label) == text,
        |text, choice| contains(&words(&choice.label), text),
    ];
    for is in by {
        let found: Vec<&Choice> = choices.iter().filter(|choice| is(text, choice)).collect();
        match found[..] {
            [] => {}
            [choice] => return Ok(choice.clone()),
            _ => return Err(Refusal::SeveralChoices),
        }
    }
    Err(Refusal::NoChoice)
}

fn region(code: &str, choices: &[Choice]) -> Result<Choice, Refusal> {
    let told: Vec<Told<'_>> = choices.iter().map(Told::of).collect();
    let (names, named) = named(code, &told);
    let coded: Vec<&Told<'_>> = told.iter().filter(|choice| choice.has_code(code)).collect();
    let is_foreign = told.iter().any(Told::has_foreign_code);
    let disagrees = told.iter().any(Told::disagrees);
    let is_trusted = !is_foreign && !disagrees;
    let both = || named.iter().filter(|choice| choice.has_code(code));
    match (&named[..], &coded[..]) {
        ([], []) if is_trusted => Err(Refusal::NoChoice),
        ([], _) if !is_trusted => Err(Refusal::ListDisagrees),
        ([], [choice]) => Ok(choice.choice.clone()),
        ([choice], coded) => {
            let is_claimed = coded.iter().any(|other| {
                let is_other = !std::ptr::eq(other.choice, choice.choice);
                is_other && (other.has_value(code) || !choice.has_code(code))
            });
            match is_claimed && !is_foreign && names != Some(Names::Exactly) {
                false => Ok(choice.choice.clone()),
                // The code is another choice's.
                true if disagrees => Err(Refusal::ListDisagrees),
                true => Err(Refusal::SeveralChoices),
            }
        }
        _ => match both().collect::<Vec<_>>()[..] {
            [choice] if is_trusted => Ok(choice.choice.clone()),
            _ => Err(Refusal::SeveralChoices),
        },
    }
}

/// The choices that name the region most surely, and how surely that is.
fn named<'a, 'b>(code: &str, told: &'b [Told<'a>]) -> (Option<Names>, Vec<&'b Told<'a>>) {
    let known = REGIONS.iter().find(|region| region.code == code);
    let names = |choice: &Told<'_>| match known {
        Some(region) => choice.names(region),
        // A region that isn't known has no name, but its tenants have addresses.
        None => choice.has_address_of(code).then_some(Names::Exactly),
    };
    let best = told.iter().filter_map(names).max();
    let named = told
        .iter()
        .filter(|choice| best.is_some() && names(choice) == best);
    (best, named.collect())
}

#[cfg(test)]
mod tests;
