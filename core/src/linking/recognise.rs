//! Which product's form a page shows, and which of its fields ask for what: by the words that the
//! page has for them, each kept as the reason.

use std::collections::BTreeMap;

use super::destination::Destination;
use super::field::{Field, Kind, Sight};
use super::frame::{Frame, FrameAt};
use super::integration::{Entry, Integration, generic};
use super::plan::Mapping;
use super::value::Value;
use super::words::{contains, cut, words};

/// What a page was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    pub integration: Integration,
    pub by: By,
    /// The frame that the form is in; none where no field was found.
    pub frame: Option<FrameAt>,
    /// At most one field for a value, and one value for a field.
    pub matches: Vec<Match>,
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
    let named = integrations.iter().filter(|known| !known.is_generic());
    let guessed = named.filter_map(|integration| {
        let by = by_page(integration, frames)?;
        Some(recognised(integration, by, frames))
    });
    guessed
        .max_by_key(|guess| (guess.matches.len().min(1), guess.by, guess.matches.len()))
        .filter(|guess| !guess.matches.is_empty())
        .unwrap_or_else(|| recognised(&generic(), By::Nothing, frames))
}

/// Looks for the fields of the integration that the user says it is.
pub fn recognise_as(integration: &Integration, frames: &[Frame]) -> Recognised {
    recognised(integration, By::User, frames)
}

fn by_page(integration: &Integration, frames: &[Frame]) -> Option<By> {
    let is_host = |frame: &Frame| {
        Destination::from_origin(&frame.origin).is_some_and(|destination| {
            let mut domains = integration.hosts.iter();
            domains.any(|domain| destination.is_below(domain))
        })
    };
    if frames.iter().any(is_host) {
        return Some(By::Host);
    }
    let mut texts = frames
        .iter()
        .flat_map(|frame| frame.headings.iter().chain([&frame.title]));
    let has_word = |text: &String| {
        let words = words(text);
        integration.words.iter().any(|word| contains(&words, word))
    };
    texts.any(has_word).then_some(By::Words)
}

fn recognised(integration: &Integration, by: By, frames: &[Frame]) -> Recognised {
    let matches = |frame: &Frame| {
        let entries = integration.entries.iter();
        let found = entries.filter_map(|entry| matched(entry, frame));
        found.collect::<Vec<Match>>()
    };
    let best = frames.iter().map(|frame| (frame, matches(frame)));
    let best = best.max_by_key(|(_, matches)| matches.len());
    let (frame, matches) = best.filter(|(_, matches)| !matches.is_empty()).unzip();
    Recognised {
        integration: integration.clone(),
        by,
        frame: frame.map(Frame::at),
        matches: matches.unwrap_or_default(),
        unreached: unreached(frames),
        is_cut: frames.iter().any(|frame| frame.is_cut),
    }
}

fn unreached(frames: &[Frame]) -> Vec<Unreached> {
    let children = frames.iter().flat_map(|frame| &frame.frames);
    let is_described = |origin: &str| frames.iter().any(|frame| frame.origin == origin);
    let out_of_reach = children.filter(|child| {
        let described = child.origin.as_deref().is_some_and(is_described);
        !child.is_reachable && child.is_visible && !described
    });
    let unreached = out_of_reach.map(|child| Unreached {
        destination: child.origin.as_deref().and_then(Destination::from_origin),
        url: child.url.clone(),
    });
    unreached.collect()
}

/// The one field that has the entry's label.
fn matched(entry: &Entry, frame: &Frame) -> Option<Match> {
    let labels: Vec<String> = std::iter::once(&entry.label)
        .chain(&entry.synonyms)
        .map(|label| words(label))
        .collect();
    let is_free = |field: &&Field| field.sight == Sight::Visible && field.kind != Kind::Other;
    let mut found = frame.fields.iter().filter(is_free).filter_map(|field| {
        let mut hints = hints(field);
        let (hint, text) = hints.find(|(_, text)| labels.contains(&words(text)))?;
        let text = text.to_owned();
        Some((field, vec![Why { hint, text }]))
    });
    match (found.next(), found.next()) {
        (Some((field, why)), None) => Some(Match {
            value: entry.value,
            field: field.id.clone(),
            score: 100,
            why,
        }),
        _ => None,
    }
}

fn hints(field: &Field) -> impl Iterator<Item = (Hint, &str)> {
    let labels = field.labels.iter().map(|text| (Hint::Label, text.as_str()));
    let others = [
        (Hint::Aria, &field.aria),
        (Hint::Near, &field.near),
        (Hint::Placeholder, &field.placeholder),
        (Hint::Name, &field.name),
        (Hint::Id, &field.html_id),
    ];
    let others = others.into_iter();
    labels.chain(others.filter_map(|(hint, text)| Some((hint, text.as_deref()?))))
}

/// Whether a field is surely one for secrets: by its kind, or because it was found for one.
pub(super) fn is_for_secrets(field: &Field, at: &FrameAt, recognised: &Recognised) -> bool {
    let is_found = |found: &Match| found.field == field.id && found.value.is_secret();
    // Fields are numbered by document, so another document's matches say nothing of this one's.
    let is_here = recognised.frame.as_ref() == Some(at);
    field.kind == Kind::Password || (is_here && recognised.matches.iter().any(is_found))
}

/// What the page calls a field, or else what its author does.
pub(super) fn name_of(field: &Field) -> String {
    let mut names = hints(field).map(|(_, text)| text.trim());
    let name = names.find(|name| !name.is_empty());
    cut(name.unwrap_or_default()).to_owned()
}
