//! Integrations of the user's own: read from and written as JSON, for the storage, for a file, for
//! a colleague. They say which label means which value; they never hold a value. A file may come
//! from anybody, so what is odd in it refuses the whole.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::destination::Destination;
use super::integration::{Entry, Integration, Next, Product};
use super::value::Value;
use super::words::words;
use crate::lifetime::Span;
use crate::pasted::is_secret;
use crate::search::fold;
use crate::text::is_blank;

/// The marks by which the file is known.
const KIND: &str = "latchkey-integrations";
const VERSION: u32 = 1;

/// What begins the id of an integration of the user's own.
const OWN: &str = "own:";

/// The most bytes of a file, integrations in it, lines in each and characters in a text.
const LARGEST: usize = 256 * 1024;
const MOST: usize = 100;
const MOST_LINES: usize = 30;
const LONGEST: usize = 100;

/// Why integrations aren't taken. No text of the file is in it but names, which are shown as other
/// people's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomError {
    /// Not JSON, or JSON of another shape.
    Unreadable,
    /// A file of something else.
    NotOurs,
    /// Written by a later Latchkey: update this one.
    Newer,
    /// More than 256 KiB, 100 integrations, or 30 lines in one.
    TooLarge,
    /// One has no name.
    NoName,
    /// Two have this name, or one that can't be told from it.
    NameTwice(String),
    /// This one has no line, or one without a label.
    NoLabel(String),
    /// This one asks for this value in two lines.
    ValueTwice(String, Value),
    /// A text of this one has more than 100 characters.
    TooLong(String),
    /// This one names what is no domain, or one that would be every site's.
    NotADomain(String),
    /// What looks like an API key stands in this one. Integrations hold none.
    Secret,
}

#[derive(Serialize, Deserialize)]
struct File {
    kind: String,
    version: u32,
    #[serde(default)]
    integrations: Vec<Own>,
}

/// What is read before the rest, so that a later version is told from a broken file.
#[derive(Deserialize)]
struct Head {
    kind: String,
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Own {
    name: String,
    lines: Vec<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    hosts: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    button: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key_days: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    label: String,
    value: Value,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    synonyms: Vec<String>,
}

/// Makes one of what the user typed: a name, label by label, and sites with spaces or commas
/// between them.
///
/// # Errors
///
/// As [`read`].
pub fn own(name: &str, lines: &[(String, Value)], hosts: &str) -> Result<Integration, CustomError> {
    let own = Own {
        name: String::new(),
        lines: Vec::new(),
        hosts: Vec::new(),
        button: None,
        key_days: None,
    };
    taken(own.typed(name, lines, hosts))
}

/// The same with what the user changed. What a file gave it beside, such as synonyms, stays.
///
/// # Errors
///
/// As [`read`].
pub fn changed(
    known: &Integration,
    name: &str,
    lines: &[(String, Value)],
    hosts: &str,
) -> Result<Integration, CustomError> {
    taken(given(known).typed(name, lines, hosts))
}

/// Reads integrations from JSON.
///
/// # Errors
///
/// Where anything in it isn't as it should be; then nothing of it is taken.
pub fn read(json: &str) -> Result<Vec<Integration>, CustomError> {
    if json.len() > LARGEST {
        return Err(CustomError::TooLarge);
    }
    // Wherever in it: what we don't read would stay in the box all the same.
    if is_secret(json) {
        return Err(CustomError::Secret);
    }
    let head: Head = serde_json::from_str(json).map_err(|_| CustomError::Unreadable)?;
    if head.kind != KIND {
        return Err(CustomError::NotOurs);
    }
    if head.version > VERSION {
        return Err(CustomError::Newer);
    }
    let file: File = serde_json::from_str(json).map_err(|_| CustomError::Unreadable)?;
    if file.integrations.len() > MOST {
        return Err(CustomError::TooLarge);
    }
    let taken: Vec<Integration> = file
        .integrations
        .into_iter()
        .map(taken)
        .collect::<Result<_, _>>()?;
    let mut ids = BTreeSet::new();
    match taken.iter().find(|own| !ids.insert(own.id.clone())) {
        Some(twice) => Err(CustomError::NameTwice(twice.name.to_string())),
        None => Ok(taken),
    }
}

/// Writes the user's own among these as JSON, for [`read`].
pub fn write(integrations: &[Integration]) -> String {
    let own = integrations
        .iter()
        .filter(|known| known.is_own())
        .map(given);
    let file = File {
        kind: KIND.to_owned(),
        version: VERSION,
        integrations: own.collect(),
    };
    // Strings and numbers alone can't fail to be written.
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// Adds integrations to those there are; one of the same name takes the other's place.
pub fn merge(into: &mut Vec<Integration>, new: Vec<Integration>) {
    for integration in new {
        match into.iter_mut().find(|known| known.id == integration.id) {
            Some(known) => *known = integration,
            None => into.push(integration),
        }
    }
}

impl Own {
    fn typed(self, name: &str, lines: &[(String, Value)], hosts: &str) -> Own {
        let synonyms = |value: Value| {
            let mut same = self.lines.iter().filter(|line| line.value == value);
            same.next()
                .map(|line| line.synonyms.clone())
                .unwrap_or_default()
        };
        let lines = lines.iter().map(|(label, value)| Line {
            label: label.clone(),
            value: *value,
            synonyms: synonyms(*value),
        });
        let hosts = hosts.split([',', ' ']).filter(|host| !host.is_empty());
        Own {
            name: name.to_owned(),
            lines: lines.collect(),
            hosts: hosts.map(str::to_owned).collect(),
            ..self
        }
    }
}

impl Integration {
    /// Made by the user, or by whoever made the file.
    pub fn is_own(&self) -> bool {
        self.id.starts_with(OWN)
    }
}

fn taken(own: Own) -> Result<Integration, CustomError> {
    let name = own.name.trim().to_owned();
    let names = [&own.name].into_iter().chain(&own.hosts).chain(&own.button);
    let labels = own
        .lines
        .iter()
        .flat_map(|line| line.synonyms.iter().chain([&line.label]));
    let texts: Vec<&str> = names.chain(labels).map(String::as_str).collect();
    if holds_secret(&texts) {
        return Err(CustomError::Secret);
    }
    if is_blank(&name) {
        return Err(CustomError::NoName);
    }
    if texts.iter().any(|text| text.chars().count() > LONGEST) {
        return Err(CustomError::TooLong(name));
    }
    let synonyms = own.lines.iter().map(|line| line.synonyms.len());
    if own.lines.len() > MOST_LINES
        || own.hosts.len() > MOST_LINES
        || synonyms.sum::<usize>() > MOST
    {
        return Err(CustomError::TooLarge);
    }
    check_lines(&name, &own.lines)?;
    let hosts = own.hosts.iter().map(|host| domain(host).map(Cow::Owned));
    let hosts: Option<Vec<_>> = hosts.collect();
    Ok(Integration {
        id: Cow::Owned(format!("{OWN}{}", fold(&name))),
        entries: own.lines.into_iter().map(entry).collect(),
        hosts: hosts.ok_or_else(|| CustomError::NotADomain(name.clone()))?,
        words: vec![Cow::Owned(words(&name))],
        products: vec![Product::Cloud, Product::Government, Product::Windows],
        needs: Vec::new(),
        next: own
            .button
            .map_or(Next::Send, |button| Next::Click(Cow::Owned(button))),
        key_name: Cow::Owned(name.clone()),
        key_life: Span::Days(own.key_days.unwrap_or(90).clamp(1, 3_650)),
        name: Cow::Owned(name),
    })
}

/// Whether a key is in one of the texts, or spread over several that could be pieces of one.
fn holds_secret(texts: &[&str]) -> bool {
    const SHORTEST_PIECE: usize = 20;
    let is_piece =
        |text: &&&str| text.len() >= SHORTEST_PIECE && !text.contains(char::is_whitespace);
    let pieces: String = texts.iter().filter(is_piece).copied().collect();
    texts.iter().any(|text| is_secret(text)) || is_secret(&pieces)
}

fn check_lines(name: &str, lines: &[Line]) -> Result<(), CustomError> {
    if lines.is_empty() || lines.iter().any(|line| is_blank(&line.label)) {
        return Err(CustomError::NoLabel(name.to_owned()));
    }
    let mut values = BTreeSet::new();
    match lines.iter().find(|line| !values.insert(line.value)) {
        Some(twice) => Err(CustomError::ValueTwice(name.to_owned(), twice.value)),
        None => Ok(()),
    }
}

fn entry(line: Line) -> Entry {
    Entry {
        label: Cow::Owned(line.label.trim().to_owned()),
        value: line.value,
        synonyms: line.synonyms.into_iter().map(Cow::Owned).collect(),
    }
}

/// A host in the letters of the DNS. One without a dot would be every site's under it.
fn domain(host: &str) -> Option<String> {
    let destination = Destination::from_origin(&format!("https://{}", host.trim()))?;
    let is_alone = !destination.host.trim_end_matches('.').contains('.');
    let is_host = !host.contains(['/', '@', ':', '?', '#', '\\']);
    (is_host && !is_alone && !destination.is_qlik_cloud).then_some(destination.host)
}

fn given(integration: &Integration) -> Own {
    let lines = integration.entries.iter().map(|entry| Line {
        label: entry.label.to_string(),
        value: entry.value,
        synonyms: entry.synonyms.iter().map(ToString::to_string).collect(),
    });
    let days = integration.key_life.hours() / 24;
    Own {
        name: integration.name.to_string(),
        lines: lines.collect(),
        hosts: integration.hosts.iter().map(ToString::to_string).collect(),
        button: match &integration.next {
            Next::Click(button) => Some(button.to_string()),
            Next::Send => None,
        },
        key_days: u32::try_from(days).ok(),
    }
}

#[cfg(test)]
mod tests;
