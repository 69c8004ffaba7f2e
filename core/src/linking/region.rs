//! A value as one choice of a list. Where several choices could be meant, none is taken.

use super::field::Choice;
use super::safety::Refusal;
use super::value::Value;
use super::words::{contains, words};

/// Qlik's regions with the names that lists have for them, folded. Codes and places are those of
/// Qlik's "Region mapping" and of AWS's regions; a region that isn't here is found by its code.
const REGIONS: [(&str, &[&str]); 12] = [
    (
        "us",
        &[
            "us east",
            "united states",
            "usa",
            "n virginia",
            "north virginia",
            "virginia",
            "us east 1",
        ],
    ),
    ("eu", &["ireland", "eu west 1", "europe ireland"]),
    (
        "de",
        &["germany", "frankfurt", "eu central 1", "europe frankfurt"],
    ),
    (
        "uk",
        &[
            "united kingdom",
            "london",
            "great britain",
            "eu west 2",
            "europe london",
        ],
    ),
    ("fr", &["france", "paris", "eu west 3", "europe paris"]),
    (
        "se",
        &["sweden", "stockholm", "eu north 1", "europe stockholm"],
    ),
    (
        "ap",
        &[
            "australia",
            "sydney",
            "ap southeast 2",
            "asia pacific sydney",
        ],
    ),
    (
        "sg",
        &["singapore", "ap southeast 1", "asia pacific singapore"],
    ),
    (
        "jp",
        &["japan", "tokyo", "ap northeast 1", "asia pacific tokyo"],
    ),
    (
        "in",
        &["india", "mumbai", "ap south 1", "asia pacific mumbai"],
    ),
    (
        "ae",
        &[
            "uae",
            "united arab emirates",
            "me central 1",
            "middle east uae",
        ],
    ),
    (
        "br",
        &[
            "brazil",
            "sao paulo",
            "sa east 1",
            "south america sao paulo",
        ],
    ),
];

/// The choice that stands for a text: by its value, else by its label, else, for a region, by a
/// name of it.
pub(super) fn choice(value: Value, text: &str, choices: &[Choice]) -> Result<Choice, Refusal> {
    let text = words(text);
    let names: &[&str] = match value {
        Value::Region => REGIONS
            .iter()
            .find(|(code, _)| *code == text)
            .map_or(&[], |(_, names)| names),
        _ => &[],
    };
    let is_named = |choice: &Choice| {
        let label = words(&choice.label);
        names.iter().any(|name| contains(&label, name))
            || names.contains(&words(&choice.value).as_str())
    };
    one(choices, |choice| words(&choice.value) == text)
        .or_else(|why| or_by(why, one(choices, |choice| words(&choice.label) == text)))
        .or_else(|why| {
            or_by(
                why,
                one(choices, |choice| contains(&words(&choice.label), &text)),
            )
        })
        .or_else(|why| or_by(why, one(choices, is_named)))
}

/// Whether a choice is one of Qlik's regions, by its code or by a name of it.
pub(super) fn is_region(choice: &Choice) -> bool {
    let (value, label) = (words(&choice.value), words(&choice.label));
    let texts = [value.as_str(), label.as_str()];
    REGIONS.iter().any(|(code, names)| {
        let is_named = |name: &&str| contains(&label, name) || value == **name;
        texts.contains(code) || contains(&label, code) || names.iter().any(is_named)
    })
}

/// The next way to look, unless the one before found too many.
fn or_by(before: Refusal, next: Result<Choice, Refusal>) -> Result<Choice, Refusal> {
    match before {
        Refusal::NoChoice => next,
        before => Err(before),
    }
}

fn one(choices: &[Choice], is: impl Fn(&Choice) -> bool) -> Result<Choice, Refusal> {
    let mut found = choices.iter().filter(|choice| is(choice));
    match (found.next(), found.next()) {
        (Some(choice), None) => Ok(choice.clone()),
        (None, _) => Err(Refusal::NoChoice),
        (Some(_), Some(_)) => Err(Refusal::SeveralChoices),
    }
}

/// What people call the place of a region's data center, by Qlik's code.
pub fn place_of(code: &str) -> Option<&'static str> {
    Some(match code {
        "us" => "N. Virginia",
        "eu" => "Ireland",
        "de" => "Frankfurt",
        "uk" => "London",
        "fr" => "Paris",
        "se" => "Stockholm",
        "ap" => "Sydney",
        "sg" => "Singapore",
        "jp" => "Tokyo",
        "in" => "Mumbai",
        "il" => "Tel Aviv",
        "ae" => "UAE",
        "br" => "São Paulo",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
