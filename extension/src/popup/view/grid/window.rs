//! Which rows are drawn: those in view, a few beyond, and the one that holds the tab stop, wherever
//! it is, so that the focus is never lost by scrolling.

use std::ops::Range;

use latchkey_core::KeyId;
use latchkey_core::table::{Column, Row};

use crate::popup::model::{Cell, Model, Spot, SpotRow};

/// Rows drawn beyond either edge.
const MARGIN: usize = 8;
/// Rows drawn before anything was measured: as many as a popup shows.
const AT_FIRST: usize = 8;

/// The columns, from left to right; two of them are stops within that of the id.
pub(super) const CELLS: [Cell; 11] = [
    Cell::Select,
    Cell::Column(Column::Name),
    Cell::Column(Column::Id),
    Cell::Rename,
    Cell::Rotate,
    Cell::Column(Column::Owner),
    Cell::Column(Column::Status),
    Cell::Column(Column::Expiry),
    Cell::Column(Column::Created),
    Cell::Column(Column::LastUse),
    Cell::Actions,
];

/// A column's word in `data-cell`.
pub(super) fn cell_word(cell: Cell) -> &'static str {
    match cell {
        Cell::Select => "select",
        Cell::Column(Column::Name) => "name",
        Cell::Column(Column::Id) => "id",
        Cell::Rename => "rename",
        Cell::Rotate => "rotate",
        Cell::Column(Column::Owner) => "owner",
        Cell::Column(Column::Status) => "status",
        Cell::Column(Column::Expiry) => "expires",
        Cell::Column(Column::Created) => "created",
        Cell::Column(Column::LastUse) => "used",
        Cell::Actions => "act",
    }
}

/// The cell that `data-key` and `data-cell` name.
pub(super) fn spot(key: Option<&str>, cell: &str) -> Option<Spot> {
    let cell = CELLS.into_iter().find(|known| cell_word(*known) == cell)?;
    let row = match key {
        None => SpotRow::Headings,
        Some(key) => SpotRow::Key(KeyId::new(key)?),
    };
    Some(Spot { row, cell })
}

/// How far the grid is scrolled, in whole rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Scroll {
    first: usize,
    /// Rows that fit into view; 0 before anything was measured.
    fitting: usize,
}

impl Scroll {
    /// From pixels: scrolled by, height of the view, height of a row.
    pub(super) fn new(top: i32, view: i32, row: f64) -> Scroll {
        if row < 1.0 {
            return Scroll::default();
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rows of a list that a browser can show, not negative"
        )]
        let rows = |pixels: i32| (f64::from(pixels.max(0)) / row) as usize;
        Scroll {
            first: rows(top),
            fitting: rows(view) + 1,
        }
    }

    /// How far a page key goes.
    pub(super) fn page(self) -> usize {
        self.fitting.saturating_sub(2).max(1)
    }
}

/// A row that is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drawn {
    pub id: KeyId,
    /// Counted from 0 at the top of all rows.
    pub place: usize,
}

/// The places in view, of so many rows; before anything was measured, as many as a popup shows.
fn places_in_view(scroll: Scroll, count: usize) -> Range<usize> {
    match scroll.fitting {
        0 => 0..AT_FIRST.min(count),
        fitting => {
            let first = scroll.first.min(count.saturating_sub(fitting));
            // Of a row at either edge only a part may be seen.
            first..(first + fitting + 1).min(count)
        }
    }
}

/// The rows in view, from the top.
pub(super) fn in_view(model: &Model, scroll: Scroll) -> Vec<KeyId> {
    let rows = places_in_view(scroll, model.facts.table.shown_len());
    rows.filter_map(|place| Some(model.facts.table.at(place)?.key.id.clone()))
        .collect()
}

/// The rows to draw, from the top: those in view, and of those just beyond its edges which come.
pub(super) fn drawn(model: &Model, scroll: Scroll, comes: impl Fn(&KeyId) -> bool) -> Vec<Drawn> {
    let count = model.facts.table.shown_len();
    let seen = places_in_view(scroll, count);
    let range = match scroll.fitting {
        0 => seen.clone(),
        _ => seen.start.saturating_sub(MARGIN)..(seen.end + MARGIN).min(count),
    };
    let focused = match &model.spot.row {
        SpotRow::Key(id) => model.facts.table.place_of(id),
        _ => None,
    };
    let before = focused.filter(|place| *place < range.start);
    let after = focused.filter(|place| *place >= range.end);
    let places = before.into_iter().chain(range).chain(after);
    places
        .filter_map(|place| {
            let id = &model.facts.table.at(place)?.key.id;
            let is_drawn = seen.contains(&place) || focused == Some(place) || comes(id);
            is_drawn.then(|| Drawn {
                id: id.clone(),
                place,
            })
        })
        .collect()
}

/// The cell that holds the tab stop; `None` as a row means the headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    pub row: Option<KeyId>,
    pub cell: Cell,
}

/// Whether a row has that cell to stop at; `None` as a row means the headings.
pub(super) fn has(model: &Model, row: Option<&KeyId>, cell: Cell) -> bool {
    let own = || OwnOffer::of(model, model.facts.table.row(row?)?);
    match cell {
        Cell::Rename => own().is_some(),
        Cell::Rotate => own().is_some_and(|offer| offer.rotates),
        Cell::Column(Column::LastUse) => model.facts.table.has_last_uses(),
        Cell::Select | Cell::Column(_) | Cell::Actions => true,
    }
}

/// What else a row of one's own key offers: a name, and, as long as it is in use, a successor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OwnOffer {
    pub rotates: bool,
}

impl OwnOffer {
    pub(super) fn of(model: &Model, row: &Row) -> Option<OwnOffer> {
        let is_there = !row.is_gone && !model.is_revoking(&row.key.id);
        let is_offered = is_there && row.key.may_be_renamed(model.facts.me());
        is_offered.then(|| OwnOffer {
            rotates: row.key.may_be_rotated(model.facts.me()),
        })
    }
}

/// Where the tab stop is, given what is shown.
pub(super) fn stop(model: &Model) -> Stop {
    let first = || model.facts.table.at(0).map(|row| row.key.id.clone());
    let row = match &model.spot.row {
        SpotRow::Headings => None,
        SpotRow::First => first(),
        SpotRow::Key(id) => match model.facts.table.place_of(id) {
            Some(_) => Some(id.clone()),
            None => first(),
        },
    };
    let cell = match (&row, model.spot.cell) {
        // The headings have no actions.
        (None, Cell::Actions) => Cell::Column(Column::Created),
        (_, cell) if has(model, row.as_ref(), cell) => cell,
        _ => Cell::Column(Column::Id),
    };
    Stop { row, cell }
}
