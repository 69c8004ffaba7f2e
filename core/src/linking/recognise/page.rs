//! What a page says as a whole: whose form it is, and whether a key of Qlik's is asked for.

use std::collections::BTreeSet;

use super::assign::assign;
use super::score::{Judge, Scored};
use super::veto::names_qlik;
use super::{By, MOST_FRAMES, Match, Recognised, unreached};
use crate::linking::destination::Destination;
use crate::linking::frame::Frame;
use crate::linking::integration::{Entry, Integration, generic};
use crate::linking::value::Value;
use crate::linking::words::{contains, words};

/// The most fields of all frames, and headings of one, that are looked at.
const MOST_FIELDS: usize = 10_000;
const MOST_HEADINGS: usize = 100;

/// With fewer fields together, no product is told by them.
const FEWEST: usize = 3;

/// The values that say where a tenant is.
const PLACES: [Value; 6] = [
    Value::TenantName,
    Value::Host,
    Value::Origin,
    Value::Url,
    Value::AuthorizationEndpoint,
    Value::TokenEndpoint,
];

/// The frames of a page, and what they say.
pub(super) struct Page<'a> {
    all: &'a [Frame],
    /// Those that are looked into, each with how many of its fields.
    frames: Vec<(&'a Frame, usize)>,
    /// Titles and headings, as words.
    said: Vec<String>,
    names_qlik: bool,
    /// Another maker of keys is named in a title or heading.
    names_maker: bool,
    is_cut: bool,
    judge: Judge,
    /// What the fields are called.
    called: BTreeSet<String>,
}

impl<'a> Page<'a> {
    pub fn read(all: &'a [Frame]) -> Page<'a> {
        let judge = Judge::new();
        let mut left = MOST_FIELDS;
        let looked_into = all.iter().take(MOST_FRAMES).map(|frame| {
            let fields = frame.fields.len().min(left);
            left -= fields;
            (frame, fields)
        });
        let frames: Vec<(&Frame, usize)> = looked_into.collect();
        let texts = frames.iter().flat_map(|(frame, _)| {
            let headings = frame.headings.iter().take(MOST_HEADINGS);
            headings.chain([&frame.title])
        });
        let texts: Vec<&String> = texts.collect();
        let is_whole =
            |(frame, fields): &(&Frame, usize)| !frame.is_cut && *fields == frame.fields.len();
        let fields = frames
            .iter()
            .flat_map(|(frame, fields)| &frame.fields[..*fields]);
        let readings = fields.flat_map(|field| judge.lexicon.reader.readings(field));
        Page {
            called: readings.map(|reading| reading.whole()).collect(),
            names_qlik: texts.iter().any(|text| names_qlik(text)),
            names_maker: texts.iter().any(|text| judge.vetoes.name_maker(text)),
            said: texts.into_iter().map(|text| words(text)).collect(),
            is_cut: all.len() > frames.len() || !frames.iter().all(is_whole),
            frames,
            all,
            judge,
        }
    }

    /// What tells that this product's form is shown, if anything does.
    pub fn tells(&self, integration: &Integration) -> Option<By> {
        let is_host = |(frame, _): &(&Frame, usize)| {
            Destination::from_origin(&frame.origin).is_some_and(|site| {
                let mut domains = integration.hosts.iter();
                domains.any(|domain| site.is_below(domain))
            })
        };
        if self.frames.iter().any(is_host) {
            return Some(By::Host);
        }
        let mut known = integration.words.iter();
        if known.any(|word| self.said.iter().any(|said| contains(said, word))) {
            return Some(By::Words);
        }
        self.has_all(integration).then_some(By::Fields)
    }

    /// Whether every field is there under the product's own label, one of which is no other's.
    fn has_all(&self, integration: &Integration) -> bool {
        let reader = &self.judge.lexicon.reader;
        let own = |entry: &Entry| -> Vec<String> {
            let labels = [&entry.label].into_iter().chain(&entry.synonyms);
            labels.map(|label| reader.canonical(label)).collect()
        };
        let is_there = |entry: &&Entry| own(entry).iter().any(|label| self.called.contains(label));
        let common = generic();
        let is_special = |entry: &Entry| {
            let label = reader.canonical(&entry.label);
            !self.judge.lexicon.is_common(&label, &common)
        };
        let entries: Vec<&Entry> = countable(integration).collect();
        entries.len() >= FEWEST
            && entries.iter().all(is_there)
            && entries.iter().any(|entry| is_special(entry))
    }

    /// Which fields ask for what, taking the page for this product's form.
    pub fn recognised(&mut self, integration: &Integration, by: By) -> Recognised {
        self.judge.lexicon.speak(integration);
        let values: Vec<Value> = integration
            .entries
            .iter()
            .map(|entry| entry.value)
            .collect();
        let mut best: Option<(&Frame, Vec<Match>)> = None;
        for (frame, fields) in &self.frames {
            let fields = frame.fields[..*fields].iter();
            let scored: Vec<Scored<'_>> =
                fields.filter_map(|field| self.judge.score(field)).collect();
            let matches = self.kept(integration, by, assign(&values, &scored), &scored);
            let most = best.as_ref().map_or(0, |(_, matches)| matches.len());
            if matches.len() > most {
                best = Some((frame, matches));
            }
        }
        let (frame, matches) = best.unzip();
        Recognised {
            integration: integration.clone(),
            by,
            frame: frame.map(Frame::at),
            matches: matches.unwrap_or_default(),
            unreached: unreached(self.all),
            is_cut: self.is_cut,
        }
    }

    /// The matches that the page as a whole bears out.
    fn kept(
        &self,
        integration: &Integration,
        by: By,
        matches: Vec<Match>,
        scored: &[Scored<'_>],
    ) -> Vec<Match> {
        let names_qlik = self.names_qlik || scored.iter().any(|field| field.names_qlik);
        let has = |value: Value| matches.iter().any(|found| found.value == value);
        let has_place = PLACES.iter().any(|place| has(*place));
        let of = |found: &Match| scored.iter().find(|one| one.field.id == found.field);
        let is_own = |found: &Match| {
            let score = of(found).and_then(|one| one.scores.get(&found.value));
            score.is_some_and(|score| score.is_own)
        };
        let own = matches.iter().filter(|found| is_own(found)).count();
        let is_whole = own >= FEWEST && own >= countable(integration).count();
        let is_sure = match by {
            By::User => !integration.is_generic() || names_qlik,
            By::Fields => true,
            By::Host if integration.is_own() => true,
            _ => {
                (names_qlik && (has_place || !self.names_maker)) || (is_whole && !self.names_maker)
            }
        };
        // A form of nobody's is a guess: two things of a tenant's must be asked for at least.
        let plain = matches.iter().filter(|found| !found.value.is_secret());
        let is_likely = has_place && plain.count() > 1 && !self.names_maker;
        // On a page of another maker, what only looks alike is that maker's.
        let is_theirs = self.names_maker && !names_qlik;
        let has_client = has(Value::ClientId);
        let is_kept = |found: &Match| match found.value {
            Value::ClientSecret if !has_client => false,
            value if value.is_secret() => is_sure || of(found).is_some_and(|one| one.names_qlik),
            _ => {
                let is_named = is_own(found) && !is_theirs;
                is_sure || is_named || (integration.is_generic() && is_likely)
            }
        };
        let kept: Vec<bool> = matches.iter().map(is_kept).collect();
        let kept = matches.into_iter().zip(kept);
        kept.filter_map(|(found, is_kept)| is_kept.then_some(found))
            .collect()
    }
}

/// Whether enough was found for a page that only its words tell of.
pub(super) fn is_enough(guess: &Recognised) -> bool {
    let all = countable(&guess.integration).count();
    match guess.by {
        By::Words => guess.matches.len() * 2 >= all && !guess.matches.is_empty(),
        By::Fields => guess.matches.len() >= all,
        _ => !guess.matches.is_empty(),
    }
}

/// The entries that one form has: a server's address stands in place of a tenant's host.
fn countable(integration: &Integration) -> impl Iterator<Item = &Entry> {
    let is_server = |entry: &&Entry| entry.value == Value::ServerAddress;
    let has_host = integration.entry(Value::Host).is_some();
    integration
        .entries
        .iter()
        .filter(move |entry| !(has_host && is_server(entry)))
}
