//! The titled boxes of a page, and which of its fields are about the same thing: those of one box. What
//! stands beside a box, around a dialog or behind it says nothing about what is in it.

use std::collections::{BTreeMap, BTreeSet};

use super::score::Scored;
use super::subject::{Names, only_parts};
use super::veto::Vetoes;
use crate::linking::field::{Field, Sight};
use crate::linking::frame::{Frame, Scope};

/// The most boxes of one document that are looked at.
const MOST_SCOPES: usize = 200;

/// The boxes of a document that are about something.
pub(super) struct Scopes {
    boxes: Vec<Titled>,
    /// What lies on the page and holds a field that can be seen.
    dialogs: BTreeSet<usize>,
}

/// A box, and what heads it.
struct Titled {
    within: Option<usize>,
    is_dialog: bool,
    /// It has a title of its own, rather than one that only parts a form ("Connection").
    is_about: bool,
    names: Names,
}

/// One box that may be a form: the page itself where it is none of those with a title.
pub(super) type Place = Option<usize>;

impl Scopes {
    pub fn read(frame: &Frame, vetoes: &Vetoes) -> Scopes {
        let boxes = frame.scopes.iter().take(MOST_SCOPES).enumerate();
        let boxes: Vec<Titled> = boxes
            .map(|(at, scope)| Titled::read(at, scope, vetoes))
            .collect();
        let mut scopes = Scopes {
            boxes,
            dialogs: BTreeSet::new(),
        };
        let is_seen = |field: &&Field| matches!(field.sight, Sight::Visible | Sight::Faint);
        let seen = frame.fields.iter().filter(is_seen);
        scopes.dialogs = seen.filter_map(|field| scopes.dialog(field)).collect();
        scopes
    }

    /// The boxes that a field is in, the innermost first: no further than its dialog.
    fn around(&self, field: &Field) -> Vec<usize> {
        let mut around = Vec::new();
        let mut next = field.scope.and_then(|at| usize::try_from(at).ok());
        while let Some(at) = next {
            let Some(titled) = self.boxes.get(at) else {
                break;
            };
            if titled.is_about || titled.is_dialog {
                around.push(at);
            }
            next = titled.within.filter(|_| !titled.is_dialog);
        }
        around
    }

    /// The innermost box that a field is in and that is about something of its own.
    pub fn card(&self, field: &Field) -> Place {
        self.around(field).first().copied()
    }

    /// The dialog that a field is in.
    fn dialog(&self, field: &Field) -> Option<usize> {
        let outermost = self.around(field).last().copied();
        outermost.filter(|at| self.boxes[*at].is_dialog)
    }

    /// Whether a field lies behind a dialog, or may: on the page, or in a dialog below the top one.
    pub fn is_behind(&self, field: &Field) -> bool {
        let is_top = |dialog| self.dialogs.contains(&dialog);
        field.sight == Sight::Covered
            && !self.dialogs.is_empty()
            && !self.dialog(field).is_some_and(is_top)
    }

    /// Every box that holds one of these fields, the smallest first and the page last.
    pub fn places<'a>(&self, fields: impl Iterator<Item = &'a Field>) -> Vec<Place> {
        let boxes: BTreeSet<usize> = fields.flat_map(|field| self.around(field)).collect();
        let boxes = boxes.into_iter().rev().map(Some);
        boxes.chain([None]).collect()
    }

    /// Those of these fields that a place holds, without those of the cards in it that may be forms of their
    /// own: that name somebody, unless it is one card and Qlik's; or that ask for a secret under a name that
    /// nobody knows.
    pub fn held<'a>(&self, place: Place, fields: &'a [Scored<'a>]) -> Vec<&'a Scored<'a>> {
        let mut cards: BTreeMap<Option<usize>, Vec<&Scored<'_>>> = BTreeMap::new();
        for scored in fields {
            let around = self.around(scored.field);
            let end = match place {
                Some(at) => around.iter().position(|other| *other == at),
                None => self.dialog(scored.field).is_none().then_some(around.len()),
            };
            if let Some(end) = end {
                let card = end.checked_sub(1).map(|inner| around[inner]);
                cards.entry(card).or_default().push(scored);
            }
        }
        let named = cards.keys().flatten().copied();
        let named: Vec<usize> = named
            .filter(|card| self.boxes[*card].names != Names::Nobody)
            .collect();
        let only = match named.as_slice() {
            [only] if self.boxes[*only].names == Names::Qlik => Some(*only),
            _ => None,
        };
        // The only card in a box that is Qlik's is the same thing's.
        let is_qliks = place.is_some_and(|at| self.boxes[at].names == Names::Qlik);
        let is_one = is_qliks && cards.keys().flatten().count() == 1;
        let is_held = |card: &Option<usize>, fields: &[&Scored<'_>]| match card {
            None => true,
            Some(card) if named.contains(card) => only == Some(*card),
            // What is asked for under a name that nobody knows may be its own: above all a key.
            Some(_) => is_one || (named.is_empty() && !asks_for_secret(fields)),
        };
        let held = cards
            .into_iter()
            .filter(|(card, fields)| is_held(card, fields));
        held.flat_map(|(_, fields)| fields).collect()
    }

    /// Whom the head of a box names.
    pub fn names(&self, place: usize) -> Names {
        self.boxes[place].names
    }

    /// Whether one box is the other, or within it.
    pub fn is_within(&self, inner: Place, outer: Place) -> bool {
        let mut next = inner;
        while next != outer {
            match next {
                None => return false,
                Some(at) => next = self.boxes[at].within.filter(|_| !self.boxes[at].is_dialog),
            }
        }
        true
    }
}

fn asks_for_secret(fields: &[&Scored<'_>]) -> bool {
    let mut asked = fields.iter().flat_map(|one| one.scores.keys());
    asked.any(|value| value.is_secret())
}

impl Titled {
    /// A box lies within one that comes before it; anything else is no box at all.
    fn read(at: usize, scope: &Scope, vetoes: &Vetoes) -> Titled {
        let names = Names::of_head(&scope.title, &scope.texts, vetoes);
        let within = scope.within.and_then(|outer| usize::try_from(outer).ok());
        Titled {
            within: within.filter(|outer| *outer < at),
            is_dialog: scope.is_dialog,
            is_about: names != Names::Nobody || !only_parts(&scope.title),
            names,
        }
    }
}
