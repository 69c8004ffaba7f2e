//! What a key press in the grid means, and where it moves the tab stop (ARIA's grid pattern).

use super::window::{CELLS, stop};
use crate::popup::model::{Model, Spot, SpotRow};

/// A movement within the grid, or the one action that has a key of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    /// To the first or last cell of the row.
    RowStart,
    RowEnd,
    /// To the first or last row.
    Top,
    Bottom,
    /// Asks whether to revoke the row's key.
    Revoke,
}

impl Move {
    pub(super) fn of(key: &str, has_control: bool) -> Option<Move> {
        Some(match (key, has_control) {
            ("ArrowUp", false) => Move::Up,
            ("ArrowDown", false) => Move::Down,
            ("ArrowLeft", false) => Move::Left,
            ("ArrowRight", false) => Move::Right,
            ("PageUp", false) => Move::PageUp,
            ("PageDown", false) => Move::PageDown,
            ("Home", false) => Move::RowStart,
            ("End", false) => Move::RowEnd,
            ("Home", true) => Move::Top,
            ("End", true) => Move::Bottom,
            ("Delete", false) => Move::Revoke,
            _ => return None,
        })
    }
}

/// The cell that a movement leads to; at an edge it stays.
pub(super) fn moved(model: &Model, movement: Move, page: usize) -> Spot {
    let stop = stop(model);
    // The headings are row 0, the first key's row is row 1.
    let from = stop
        .row
        .as_ref()
        .and_then(|id| model.table.place_of(id))
        .map_or(0, |place| place + 1);
    let last = model.table.shown_len();
    let row = match movement {
        Move::Up => from.saturating_sub(1),
        Move::Down => from + 1,
        Move::PageUp => from.saturating_sub(page).max(1),
        Move::PageDown => from + page,
        Move::Top => 1,
        Move::Bottom => last,
        Move::Left | Move::Right | Move::RowStart | Move::RowEnd | Move::Revoke => from,
    }
    .min(last);
    let column = CELLS
        .iter()
        .position(|cell| *cell == stop.cell)
        .unwrap_or(0);
    let column = match movement {
        Move::Left => column.saturating_sub(1),
        Move::Right => column + 1,
        Move::RowStart => 0,
        Move::RowEnd => CELLS.len() - 1,
        _ => column,
    }
    .min(CELLS.len() - 1);
    let key = row.checked_sub(1).and_then(|place| model.table.at(place));
    Spot {
        row: key.map_or(SpotRow::Headings, |row| SpotRow::Key(row.key.id.clone())),
        cell: CELLS[column],
    }
}
