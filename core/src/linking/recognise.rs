//! Which product's form a page shows, and which of its fields ask for what: by the words that the
//! page has for them, each kept as the reason.
//!
//! Each text of a field is made plain ([`reading`]) and looked up ([`lexicon`]); what objects is
//! heard ([`veto`]); an example or a list adds to it ([`shape`]); a field is scored for each value
//! ([`score`]). The fields of one titled box ([`scope`]) are a form, and the values are shared out among
//! them ([`assign`]). What heads the box ([`subject`]) and whose addresses stand in it ([`address`]) decide
//! whether a key of Qlik's is asked for at all ([`evidence`]); what the page says as a whole decides the
//! product ([`page`]).

mod address;
mod assign;
mod evidence;
mod lexicon;
mod page;
mod reading;
mod said;
mod scope;
mod score;
mod shape;
mod subject;
mod veto;

use std::collections::BTreeMap;

use super::destination::Destination;
use super::field::Field;
use super::frame::{Frame, FrameAt};
use super::integration::{Integration, generic};
use super::plan::Mapping;
use super::source::Source;
use super::structure;
use super::value::Value;
use super::words::cut;
use address::Address;
use page::Page;
use scope::Scopes;
use score::Judge;

/// The most frames that are looked into, and that are told of as out of reach.
const MOST_FRAMES: usize = 50;

/// What a page was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    pub integration: Integration,
    pub by: By,
    /// The frame that the form is in; none where no field was found.
    pub frame: Option<FrameAt>,
    /// At most one field for a value, and one value for a field.
    pub matches: Vec<Match>,
    /// Several boxes of the page are such forms, alike: the user says which is meant.
    pub is_alike: bool,
    /// It asks for a key and nothing else, as a step of a wizard does, and is plainly about Qlik.
    pub is_step: bool,
    /// It is for a server on the premises, as its other fields say: nothing of a tenant's goes there.
    pub is_for_server: bool,
    /// Frames that can't be looked into, where a form may be.
    pub unreached: Vec<Unreached>,
    /// A frame had more than was looked at.
    pub is_cut: bool,
}

/// What told the integration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// Nothing: it is the generic one.
    Nothing,
    /// The fields that were found.
    Fields,
    /// Words of the title or of headings.
    Words,
    /// The site.
    Host,
    /// The user chose it.
    User,
}

/// A field that asks for a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub value: Value,
    /// The field's id.
    pub field: String,
    /// Out of a hundred.
    pub score: u8,
    /// The strongest first.
    pub why: Vec<Why>,
}

/// Something that spoke for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    pub hint: Hint,
    /// The page's own word.
    pub text: String,
}

/// Where a word about a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hint {
    Label,
    Aria,
    Near,
    Autocomplete,
    Placeholder,
    Name,
    Id,
    Title,
    Legend,
    Options,
}

/// A frame that can't be looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreached {
    /// None where the page doesn't tell, or it has no origin of its own.
    pub destination: Option<Destination>,
    /// Its address as the page gave it, which may be opened in a tab of its own.
    pub url: Option<String>,
}

impl Recognised {
    /// The mapping that the user starts from.
    pub fn mapping(&self) -> Option<Mapping> {
        let pairs = self.matches.iter();
        let fields: BTreeMap<Value, String> = pairs
            .map(|found| (found.value, found.field.clone()))
            .collect();
        let frame = self.frame.clone()?;
        Some(Mapping { frame, fields })
    }
}

/// Takes a page for the form of one of these integrations, or for one of no known product.
pub fn recognise(integrations: &[Integration], frames: &[Frame]) -> Recognised {
    let mut page = Page::read(frames);
    let named = integrations.iter().filter(|known| !known.is_generic());
    let mut best: Option<Recognised> = None;
    for integration in named {
        let Some(by) = page.tells(integration) else {
            continue;
        };
        let Some(guess) = page.sure(integration, by) else {
            continue;
        };
        let rank = |guess: &Recognised| (guess.by, guess.matches.len());
        let is_better = best.as_ref().is_none_or(|best| rank(&guess) > rank(best));
        if is_better {
            best = Some(guess);
        }
    }
    best.unwrap_or_else(|| page.recognised(&generic(), By::Nothing))
}

/// Looks for the fields of the integration that the user says it is.
pub fn recognise_as(integration: &Integration, frames: &[Frame]) -> Recognised {
    Page::read(frames).recognised(integration, By::User)
}

fn unreached(frames: &[Frame]) -> Vec<Unreached> {
    let children = frames.iter().flat_map(|frame| &frame.frames);
    let is_described = |origin: &str| frames.iter().any(|frame| frame.origin == origin);
    let out_of_reach = children.take(MOST_FRAMES).filter(|child| {
        let described = child.origin.as_deref().is_some_and(is_described);
        !child.is_reachable && child.is_visible && !described
    });
    let unreached = out_of_reach.map(|child| Unreached {
        destination: child.origin.as_deref().and_then(Destination::from_origin),
        url: child.url.clone(),
    });
    unreached.collect()
}

/// Tells the fields that a secret may go into on the user's word.
pub(super) struct ForSecrets<'a> {
    judge: Judge,
    recognised: &'a Recognised,
}

impl<'a> ForSecrets<'a> {
    pub fn new(recognised: &'a Recognised) -> ForSecrets<'a> {
        let mut judge = Judge::new();
        judge.lexicon.speak(&recognised.integration);
        ForSecrets { judge, recognised }
    }

    /// The text that a field's example shows, with a source's values and the key's place left open.
    pub fn text_for(&self, field: &Field, source: &Source) -> Option<String> {
        let example = field.placeholder.as_deref()?;
        structure::text(example, |name| match self.judge.value_named(name)? {
            Value::ApiKey => Some(structure::OPEN.to_owned()),
            value => source.value_of(value).ok(),
        })
    }

    /// The host of another site whose address stands in a field of a document, or is its example.
    pub fn other_address(&self, field: &Field, frame: &Frame) -> Option<String> {
        let address = self.judge.score(field)?.address?;
        match address {
            Address::Other(ref host) if !address.is_of(&frame.origin) => Some(host.clone()),
            _ => None,
        }
    }

    /// Whether two fields of a document are in the same box, as far as its boxes are about something.
    pub fn are_beside(&self, frame: &Frame, one: &Field, other: &Field) -> bool {
        let scopes = Scopes::read(frame, &self.judge.vetoes);
        scopes.card(one) == scopes.card(other)
    }

    /// Whether a field of this document is surely one for secrets: found for one, or called so.
    pub fn may_hold(&self, field: &Field, at: &FrameAt) -> bool {
        let mut found = self.recognised.matches.iter();
        // Fields are numbered by document, so another document's say nothing of this one's.
        let is_here = self.recognised.frame.as_ref() == Some(at);
        (is_here && found.any(|found| found.field == field.id && found.value.is_secret()))
            || self.judge.may_hold_secret(field)
    }
}

/// What the page calls a field, or else what its author does.
pub(super) fn name_of(field: &Field) -> String {
    let labels = field.labels.iter().map(Some);
    let title = field.title.as_ref();
    let others = [
        field.near.as_ref(),
        field.aria.as_ref(),
        field.placeholder.as_ref(),
        title.filter(|title| !reading::is_made(title)),
        field.name.as_ref(),
        field.html_id.as_ref(),
    ];
    let names = labels.chain(others).flatten().map(|text| cut(text).trim());
    let mut names = names.filter(|name| !name.is_empty());
    names.next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
