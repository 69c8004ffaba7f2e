//! What a page says as a whole: whose form it is, and whether a key of Qlik's is asked for.

use std::collections::BTreeSet;

use super::evidence::{Evidence, Form};
use super::scope::{Place, Scopes};
use super::score::{Judge, Scored};
use super::subject::{Names, only_parts};
use super::{By, MOST_FRAMES, Recognised, unreached};
use crate::linking::destination::Destination;
use crate::linking::frame::Frame;
use crate::linking::integration::{Entry, Integration, generic};
use crate::linking::value::Value;
use crate::linking::words::{contains, words};

/// The most fields of all frames, and headings of one, that are looked at.
const MOST_FIELDS: usize = 10_000;
const MOST_HEADINGS: usize = 100;

/// With fewer fields together, no product is told by them.
pub(super) const FEWEST: usize = 3;

/// The frames of a page, and what they say.
pub(super) struct Page<'a> {
    all: &'a [Frame],
    /// Those that are looked into, each with how many of its fields.
    frames: Vec<(&'a Frame, usize)>,
    /// Titles and headings, as words.
    said: Vec<String>,
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
        self.guess(integration, by).0
    }

    /// The same, where enough of the product's form is there to say that it is one.
    pub fn sure(&mut self, integration: &Integration, by: By) -> Option<Recognised> {
        let (guess, own) = self.guess(integration, by);
        is_enough(&guess, own).then_some(guess)
    }

    /// What is recognised, and how many fields are under the product's own labels.
    fn guess(&mut self, integration: &Integration, by: By) -> (Recognised, usize) {
        self.judge.lexicon.speak(integration);
        let mut best: Option<(&Frame, Form)> = None;
        for (frame, fields) in &self.frames {
            let form = self.form(integration, by, frame, *fields);
            let is_better = best
                .as_ref()
                .is_none_or(|(_, best)| form.matches.len() > best.matches.len());
            if is_better && (form.is_alike || !form.matches.is_empty()) {
                best = Some((frame, form));
            }
        }
        let (frame, form) = best.unzip();
        let form = form.unwrap_or_default();
        let own = form.own;
        let recognised = Recognised {
            integration: integration.clone(),
            by,
            frame: frame.map(Frame::at),
            matches: form.matches,
            is_alike: form.is_alike,
            is_step: form.is_step,
            is_for_server: form.is_for_server,
            unreached: unreached(self.all),
            is_cut: self.is_cut,
        };
        (recognised, own)
    }

    /// The form of one document: the smallest of its boxes that holds a place and a key, or else the one that
    /// holds most. Of two that are alike none is.
    fn form(&self, integration: &Integration, by: By, frame: &Frame, fields: usize) -> Form {
        let scopes = Scopes::read(frame, &self.judge.vetoes);
        let fields = frame.fields[..fields].iter();
        let fields = fields.filter(|field| !scopes.is_behind(field));
        let mut scored: Vec<Scored<'_>> =
            fields.filter_map(|field| self.judge.score(field)).collect();
        for one in &mut scored {
            let address = one.address.take();
            one.address = address.filter(|address| !address.is_of(&frame.origin));
        }
        let asking = scored.iter().filter(|one| !one.scores.is_empty());
        let places = scopes.places(asking.map(|one| one.field));
        let forms = places.into_iter().map(|place| {
            let held = scopes.held(place, &scored);
            let names = match place {
                Some(at) => scopes.names(at),
                None => self.page_names(frame),
            };
            let evidence = Evidence::new(integration, by, place, names, held);
            (place, evidence.form())
        });
        let mut forms: Vec<(Place, Form)> = forms.collect();
        // The sort is stable, so of equal ones the smaller box stays before the one around it.
        forms.sort_by_key(|(_, form)| std::cmp::Reverse(form.rank()));
        let mut forms = forms.into_iter();
        let Some((place, best)) = forms.next() else {
            return Form::default();
        };
        let is_alike = |(other, form): &(Place, Form)| {
            form.rank() == best.rank()
                && form.asks_for_much()
                && !scopes.is_within(place, *other)
                && !scopes.is_within(*other, place)
        };
        match forms.any(|other| is_alike(&other)) {
            true => Form {
                is_alike: true,
                ..Form::default()
            },
            false => best,
        }
    }

    /// Whom the page names: its headings, else its title, else what heads any other document of the page.
    fn page_names(&self, frame: &Frame) -> Names {
        match self.heads(frame) {
            Names::Nobody => {
                let mut others = self.frames.iter().map(|(frame, _)| self.heads(frame));
                others
                    .find(|names| *names != Names::Nobody)
                    .unwrap_or_default()
            }
            names => names,
        }
    }

    fn heads(&self, frame: &Frame) -> Names {
        let headings = || frame.headings.iter().take(MOST_HEADINGS);
        match Names::of(headings(), &self.judge.vetoes) {
            // A heading with a name of its own says more than the title of all the product's pages.
            Names::Nobody if headings().all(|heading| only_parts(heading)) => {
                Names::of([&frame.title], &self.judge.vetoes)
            }
            names => names,
        }
    }
}

/// Whether enough was found. A product that only words tell of has other forms, too: what it is called is not
/// what a form is for.
fn is_enough(guess: &Recognised, own: usize) -> bool {
    let all = countable(&guess.integration).count();
    match guess.by {
        By::Words => guess.matches.len() * 2 >= all && own > 0,
        By::Fields => guess.matches.len() >= all,
        _ => !guess.matches.is_empty(),
    }
}

/// The entries that one form has: a server's address stands in place of a tenant's host.
pub(super) fn countable(integration: &Integration) -> impl Iterator<Item = &Entry> {
    let is_server = |entry: &&Entry| entry.value == Value::ServerAddress;
    let has_host = integration.entry(Value::Host).is_some();
    integration
        .entries
        .iter()
        .filter(move |entry| !(has_host && is_server(entry)))
}
