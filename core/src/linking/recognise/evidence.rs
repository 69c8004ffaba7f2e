//! Whether the fields of one box are a form that asks for a tenant's values, and whether for its key: by whom
//! the box names, and by whose address stands in it.

use super::address::Address;
use super::assign::assign;
use super::lexicon::SURE;
use super::page::{FEWEST, countable};
use super::scope::Place;
use super::score::{Score, Scored};
use super::subject::Names;
use super::{By, Match};
use crate::linking::field::Kind;
use crate::linking::integration::Integration;
use crate::linking::structure::Structure;
use crate::linking::value::Value;

/// What a box asks for.
#[derive(Debug, Default)]
pub(super) struct Form {
    pub matches: Vec<Match>,
    /// How many of them are under the very labels of the integration.
    pub own: usize,
    pub is_alike: bool,
    pub is_step: bool,
    pub is_for_server: bool,
}

/// The fields of one box, and what bears out that they ask for a tenant's values.
pub(super) struct Evidence<'a> {
    integration: &'a Integration,
    by: By,
    place: Place,
    /// Whom the head of the box names.
    heads: Names,
    fields: Vec<&'a Scored<'a>>,
    /// A field for its place names Qlik, or shows an address of Qlik's.
    has_qlik_place: bool,
    /// Any field of it does, as a person reads it.
    has_qlik_label: bool,
    /// Qlik is named by what the author called a field.
    has_qlik_name: bool,
    /// The address of another product's site stands in it, where a tenant's would.
    has_other_address: bool,
}

impl Form {
    /// What makes one box a likelier form than another.
    pub fn rank(&self) -> (bool, bool, usize) {
        let has = |is: fn(Value) -> bool| self.matches.iter().any(|found| is(found.value));
        let has_key = has(Value::is_secret);
        match has_key && has(Value::is_place) {
            // A larger box has more, and says less of what belongs together.
            true => (true, true, 0),
            false => (false, has_key, self.matches.len()),
        }
    }

    /// It asks for more than anybody's form might.
    pub fn asks_for_much(&self) -> bool {
        self.matches.len() > 1 || self.is_step
    }
}

impl<'a> Evidence<'a> {
    pub fn new(
        integration: &'a Integration,
        by: By,
        place: Place,
        heads: Names,
        fields: Vec<&'a Scored<'a>>,
    ) -> Evidence<'a> {
        let is_place = |field: &Scored<'_>| field.scores.keys().any(|value| value.is_place());
        let any = |is: &dyn Fn(&Scored<'_>) -> bool| fields.iter().any(|field| is(field));
        Evidence {
            has_qlik_place: any(&|field| {
                field.address == Some(Address::Qlik) || (field.names_qlik && is_place(field))
            }),
            has_qlik_label: any(&|field| field.names_qlik),
            has_qlik_name: any(&|field| field.is_named_qlik),
            has_other_address: any(&|field| matches!(field.address, Some(Address::Other(_)))),
            integration,
            by,
            place,
            heads,
            fields,
        }
    }

    /// Which of the fields ask for what.
    pub fn form(&self) -> Form {
        let entries = self.integration.entries.iter();
        let values: Vec<Value> = entries.map(|entry| entry.value).collect();
        let matches = self.kept(assign(&values, &self.fields));
        let is_for_server = self.fields.iter().any(|field| field.is_of_server);
        Form {
            is_step: self.is_step(&matches),
            is_for_server: is_for_server && matches.iter().all(|found| !self.is_own(found)),
            is_alike: false,
            own: matches.iter().filter(|found| self.is_own(found)).count(),
            matches,
        }
    }

    /// Qlik is named at the head or by a field, or its address shown.
    fn names_qlik(&self) -> bool {
        let is_read = self.has_qlik_label || self.has_qlik_place;
        self.heads.qlik() || is_read || self.is_named_by_author()
    }

    /// What an author called a field counts only where nobody is named at the head of the page, and no box is there.
    fn is_named_by_author(&self) -> bool {
        self.place.is_none() && self.heads == Names::Nobody && self.has_qlik_name
    }

    fn of(&self, found: &Match) -> Option<&Scored<'a>> {
        self.fields
            .iter()
            .find(|one| one.field.id == found.field)
            .copied()
    }

    fn score(&self, found: &Match) -> Option<&Score> {
        self.of(found)?.scores.get(&found.value)
    }

    /// By the very label of the integration.
    fn is_own(&self, found: &Match) -> bool {
        self.score(found).is_some_and(|score| score.is_own)
    }

    /// Whether the whole of a known form is there, under its own labels.
    fn is_whole(&self, matches: &[Match]) -> bool {
        let own = matches.iter().filter(|found| self.is_own(found)).count();
        own >= FEWEST && own >= countable(self.integration).count()
    }

    /// Whether a key of Qlik's is asked for here.
    fn is_keys(&self, found: &Match, matches: &[Match]) -> bool {
        let names_qlik = self.of(found).is_some_and(|one| one.names_qlik);
        if self.by == By::User {
            return !self.integration.is_generic() || self.names_qlik();
        }
        // What another site's address stands beside is that site's, whatever it is called.
        if self.has_other_address {
            return false;
        }
        // A title is often the user's own words, and may name both or somebody whom nobody knows: then the key's
        // own label or the address decides.
        let is_decided = names_qlik || self.has_qlik_place;
        let is_decided = is_decided || self.is_named_by_author();
        match (self.by, self.heads.maker()) {
            (By::Fields, _) => true,
            (By::Host, _) if self.integration.is_own() => true,
            (_, true) => is_decided,
            // That Qlik is meant by some other field of the box says nothing of its key.
            (_, false) => self.heads.qlik() || is_decided || self.is_whole(matches),
        }
    }

    /// The matches that the box bears out.
    fn kept(&self, matches: Vec<Match>) -> Vec<Match> {
        let has = |value: Value| matches.iter().any(|found| found.value == value);
        let has_place = matches.iter().any(|found| found.value.is_place());
        let names_maker = self.heads.maker();
        let is_sure = match self.by {
            By::User => !self.integration.is_generic() || self.names_qlik(),
            By::Fields => true,
            By::Host if self.integration.is_own() => true,
            _ => {
                (self.names_qlik() && (has_place || !names_maker))
                    || (self.is_whole(&matches) && !names_maker)
            }
        };
        // A form of nobody's is a guess: two things of a tenant's must be asked for at least.
        let plain = matches.iter().filter(|found| !found.value.is_secret());
        let is_likely = has_place && plain.count() > 1 && !names_maker;
        // On a form of another maker, what only looks alike is that maker's.
        let is_theirs = (names_maker && !self.names_qlik()) || self.has_other_address;
        let has_client = has(Value::ClientId);
        let is_kept = |found: &Match| match found.value {
            Value::ClientSecret if !has_client => false,
            value if value.is_secret() => self.is_keys(found, &matches),
            _ if self.has_other_address && self.by != By::User => false,
            _ => {
                let is_named = self.is_own(found) && !is_theirs;
                is_sure || is_named || (self.integration.is_generic() && is_likely)
            }
        };
        let kept: Vec<bool> = matches.iter().map(is_kept).collect();
        let kept = matches.into_iter().zip(kept);
        kept.filter_map(|(found, is_kept)| is_kept.then_some(found))
            .collect()
    }

    /// Whether the key alone is asked for: within a longer text, or by a step of a form that is about
    /// Qlik and nobody else.
    fn is_step(&self, matches: &[Match]) -> bool {
        let [only] = matches else {
            return false;
        };
        let example = self
            .of(only)
            .and_then(|one| one.field.placeholder.as_deref());
        if example.is_some_and(|example| Structure::of(example).is_some()) {
            return only.value == Value::ApiKey;
        }
        let is_masked = self
            .of(only)
            .is_some_and(|one| one.field.kind == Kind::Password);
        let mut texts = self
            .fields
            .iter()
            .filter(|one| one.field.kind != Kind::Password);
        only.value == Value::ApiKey
            && is_masked
            && self.heads == Names::Qlik
            && only.score >= SURE
            && !texts.any(|one| one.scores.is_empty())
    }
}
