//! What a key press in the grid means, and where it moves the tab stop (ARIA's grid pattern).

use latchkey_core::KeyId;

use super::window::{CELLS, has, stop};
use crate::popup::model::{Cell, Model, Spot, SpotRow};

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
        .and_then(|id| model.facts.table.place_of(id))
        .map_or(0, |place| place + 1);
    let last = model.facts.table.shown_len();
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
    let key = row
        .checked_sub(1)
        .and_then(|place| model.facts.table.at(place));
    let id = key.map(|row| row.key.id.clone());
    let cell = sideways(model, id.as_ref(), stop.cell, movement);
    Spot {
        row: id.map_or(SpotRow::Headings, SpotRow::Key),
        cell,
    }
}

/// The cell beside, of those that the row has.
fn sideways(model: &Model, row: Option<&KeyId>, from: Cell, movement: Move) -> Cell {
    let cells = CELLS.into_iter().filter(|cell| has(model, row, *cell));
    let cells: Vec<Cell> = cells.collect();
    let column = cells.iter().position(|cell| *cell == from);
    let last = cells.len() - 1;
    let column = match (movement, column) {
        (Move::RowStart, _) => 0,
        (Move::RowEnd, _) => last,
        // A row without it: the cell stays as it is wished, and another row has it again.
        (_, None) => return from,
        (Move::Left, Some(column)) => column.saturating_sub(1),
        (Move::Right, Some(column)) => column + 1,
        (_, Some(column)) => column,
    };
    cells[column.min(last)]
}

#[cfg(test)]
mod tests {
    use latchkey_core::activity::uses::LastUse;
    use latchkey_core::table::{Column, Hand};

    use super::*;
    use crate::popup::view::tests::world::{key, model, now};

    /// Where these keys lead from the copy button of a key's row.
    fn walk(name: &str, moves: &[Move]) -> Cell {
        let mut model = model();
        model.spot = Spot {
            row: SpotRow::Key(key(name, "").id),
            cell: Cell::Column(Column::Id),
        };
        for movement in moves {
            model.spot = moved(&model, *movement, 1);
        }
        stop(&model).cell
    }

    #[test]
    fn the_buttons_of_ones_own_keys_are_stops_and_others_rows_have_none() {
        assert_eq!(walk("Mine", &[Move::Right]), Cell::Rename);
        assert_eq!(walk("Mine", &[Move::Right, Move::Right]), Cell::Rotate);
        let owner = Cell::Column(Column::Owner);
        assert_eq!(walk("Mine", &[Move::Right; 3]), owner);
        assert_eq!(walk("Nightly", &[Move::Right]), owner);
        let back = [Move::Right, Move::Left];
        assert_eq!(walk("Nightly", &back), Cell::Column(Column::Id));
        assert_eq!(walk("Mine", &[Move::RowEnd]), Cell::Actions);
    }

    #[test]
    fn the_last_use_is_a_stop_once_it_was_read() {
        let beside_created = |mut model: Model| {
            model.spot = Spot {
                row: SpotRow::Key(key("Nightly", "").id),
                cell: Cell::Column(Column::Created),
            };
            moved(&model, Move::Right, 1).cell
        };
        assert_eq!(beside_created(model()), Cell::Actions);
        let mut read = model();
        let uses = [(key("Mine", "").id, LastUse::NoneRecorded)];
        read.facts.table.take_last_uses(uses, Hand::Away, now());
        assert_eq!(beside_created(read), Cell::Column(Column::LastUse));
    }

    #[test]
    fn a_row_without_such_a_button_stops_at_the_id_instead() {
        let id = Cell::Column(Column::Id);
        assert_eq!(walk("Mine", &[Move::Right, Move::Top, Move::Bottom]), id);
        assert_eq!(
            walk("Mine", &[Move::Right, Move::Up, Move::Up, Move::Up]),
            id
        );
    }
}
