//! What an example or a list says of the value that belongs into a field.

use crate::linking::field::{Choice, Field, Kind};
use crate::linking::region::is_region;
use crate::linking::value::Value;
use crate::linking::words::{contains, cut, words};

/// The most choices of a list that are looked at.
const MOST_CHOICES: usize = 300;

/// The form of an address that an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// With `https://`.
    Url,
    /// A host alone.
    Host,
}

impl Shape {
    /// The shape of the field's example, or of what its kind takes.
    pub fn of(field: &Field) -> Option<Shape> {
        let examples = [&field.placeholder, &field.title, &field.near, &field.help];
        let mut examples = examples.into_iter().flatten();
        let shown = examples.find_map(|text| shape(cut(text)));
        let said = field.placeholder.as_deref().and_then(in_words);
        shown
            .or(said)
            .or((field.kind == Kind::Url).then_some(Shape::Url))
    }

    /// Whether an example of this shape speaks against a value.
    pub fn speaks_against(self, value: Value) -> bool {
        match value {
            Value::TenantName | Value::Region => true,
            Value::Host => self == Shape::Url,
            Value::Origin | Value::Url => self == Shape::Host,
            _ => false,
        }
    }

    /// The values that an example of this shape shows.
    pub fn values(self) -> &'static [Value] {
        match self {
            Shape::Url => &[Value::Origin, Value::Url],
            Shape::Host => &[Value::Host],
        }
    }
}

/// The form that an example names instead of showing it: "Tenant URI".
fn in_words(example: &str) -> Option<Shape> {
    let folded = example.to_ascii_lowercase();
    let mut named = ["url", "uri", "hostname", "fqdn"].into_iter();
    if !named.any(|word| folded.contains(word)) {
        return None;
    }
    let said = words(example);
    let says = |word: &str| contains(&said, word);
    match ["or", "oder", "ou", "name"].into_iter().any(says) {
        true => None,
        false if says("url") || says("uri") => Some(Shape::Url),
        false => (says("hostname") || says("fqdn")).then_some(Shape::Host),
    }
}

fn shape(text: &str) -> Option<Shape> {
    // Only of a whole host can it be said that the scheme is to be left out.
    if says_without_scheme(text) {
        return Some(Shape::Host);
    }
    let mut words = text.split([' ', '(', ')', '"', ',']);
    words.find_map(|word| {
        let word = word.to_ascii_lowercase();
        let host = word
            .strip_prefix("https://")
            .or(word.strip_prefix("http://"));
        let is_path = |rest: &str| rest.trim_end_matches('/').contains('/');
        match host {
            // An endpoint's path is no tenant's address.
            Some(rest) => (!is_path(rest)).then_some(Shape::Url),
            None => is_host(&word).then_some(Shape::Host),
        }
    })
}

fn says_without_scheme(text: &str) -> bool {
    // Most texts are done with by their letters.
    let folded = text.to_ascii_lowercase();
    let mut words_of_it = ["http", "protocol", "scheme"].into_iter();
    if !words_of_it.any(|word| folded.contains(word)) {
        return false;
    }
    let said = words(text);
    let mut known = WITHOUT_SCHEME.iter();
    known.any(|without| contains(&said, without))
}

/// How an example says that a host is wanted, folded.
const WITHOUT_SCHEME: [&str; 10] = [
    "without https",
    "without http",
    "no https",
    "no http",
    "without the https",
    "without protocol",
    "without scheme",
    "ohne https",
    "ohne http",
    "sans https",
];

/// A host of Qlik Cloud, or one of three labels and more: `acme.us` may be a name and a region.
fn is_host(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ':', ';']);
    let is_letter = |c: char| c.is_ascii_alphanumeric() || "-_.<>{}[]".contains(c);
    let labels: Vec<&str> = word.split('.').collect();
    let is_named = labels.iter().all(|label| !label.is_empty());
    labels.len() >= 3 && is_named && word.chars().all(is_letter) && !is_number(word)
}

/// A version or an address of numbers.
fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// What a list says of being one of Qlik's regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listed {
    /// Most choices are regions.
    Regions,
    /// None is.
    NoRegion,
    /// It has too few choices to tell, as one that is filled later.
    NotKnown,
}

impl Listed {
    pub fn of(field: &Field) -> Listed {
        let choices = field.options.iter().take(MOST_CHOICES);
        let choices: Vec<&Choice> = choices
            .filter(|choice| !choice.value.trim().is_empty())
            .collect();
        let regions = choices.iter().filter(|choice| is_region(choice)).count();
        match (regions, choices.len()) {
            (_, 0 | 1) => Listed::NotKnown,
            (0, _) => Listed::NoRegion,
            (some, all) if some * 2 > all => Listed::Regions,
            _ => Listed::NotKnown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::choice;

    #[test]
    fn an_example_shows_what_is_asked_for() {
        assert_eq!(
            shape("https://your-tenant.us.qlikcloud.com/"),
            Some(Shape::Url)
        );
        assert_eq!(
            shape("e.g. your-tenant.us.qlikcloud.com"),
            Some(Shape::Host)
        );
        assert_eq!(shape("tenant id, without https://"), Some(Shape::Host));
        assert_eq!(shape("<tenant>.<region>.qlikcloud.com"), Some(Shape::Host));
        for other in [
            "my-company",
            "acme.us",
            "1.2.3",
            "https://acme.us.qlikcloud.com/oauth/token",
            "Enter your tenant...",
            "",
        ] {
            assert_eq!(shape(other), None, "{other}");
        }
    }

    #[test]
    fn an_example_may_name_its_form() {
        assert_eq!(in_words("Tenant Id URI"), Some(Shape::Url));
        assert_eq!(in_words("Your tenant's hostname"), Some(Shape::Host));
        assert_eq!(in_words("Tenant name or URL"), None);
        assert_eq!(in_words("my-tenant"), None);
    }

    fn listed(labels: &[&str]) -> Listed {
        Listed::of(&Field {
            options: labels.iter().map(|label| choice(label, label)).collect(),
            ..Field::default()
        })
    }

    #[test]
    fn a_list_of_regions_is_told_from_one_of_countries() {
        assert_eq!(listed(&["us", "eu", "de"]), Listed::Regions);
        assert_eq!(
            listed(&["", "United States", "Ireland", "Mars"]),
            Listed::Regions
        );
        assert_eq!(listed(&["Alabama", "Alaska"]), Listed::NoRegion);
        assert_eq!(
            listed(&["Chile", "Peru", "Japan", "Mali"]),
            Listed::NotKnown
        );
        assert_eq!(listed(&[]), Listed::NotKnown);
    }
}
