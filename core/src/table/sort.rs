//! The order of rows. Ties are broken by the newest first, then by id, so that an order is one.

use std::cmp::Ordering;

use super::Row;
use super::last_use::LastUseOrder;
use crate::key::{Status, When};

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Name,
    Id,
    Owner,
    Status,
    Expiry,
    Created,
}

/// A column and a direction, or the order that a list starts with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Active keys first, then the others, each the newest first.
    #[default]
    ActiveFirst,
    Up(Column),
    Down(Column),
    /// By the last recorded use, which has no column.
    LastUse(LastUseOrder),
}

impl Sort {
    /// The sort after a click on a column's heading: up, then down, then as at the start.
    #[must_use]
    pub fn clicked(self, column: Column) -> Sort {
        match self {
            Sort::Up(sorted) if sorted == column => Sort::Down(column),
            Sort::Down(sorted) if sorted == column => Sort::ActiveFirst,
            _ => Sort::Up(column),
        }
    }

    pub(crate) fn compare(self, a: &Row, b: &Row) -> Ordering {
        let primary = match self {
            Sort::ActiveFirst => is_not_active(a).cmp(&is_not_active(b)),
            Sort::Up(column) => by(column, a, b),
            Sort::Down(column) => by_reversed(column, a, b),
            Sort::LastUse(order) => order.compare(a, b),
        };
        primary
            .then_with(|| newest_first(a, b))
            .then_with(|| a.key.id.cmp(&b.key.id))
    }
}

fn is_not_active(row: &Row) -> bool {
    row.placed_as != Status::Active
}

fn newest_first(a: &Row, b: &Row) -> Ordering {
    times(&a.key.created, &b.key.created, true)
}

fn by(column: Column, a: &Row, b: &Row) -> Ordering {
    match column {
        Column::Name => texts(&a.name, &b.name, false),
        Column::Owner => texts(&a.owner_name, &b.owner_name, false),
        Column::Id => a.key.id.cmp(&b.key.id),
        Column::Status => a.placed_as.cmp(&b.placed_as),
        Column::Expiry => times(&a.key.expiry, &b.key.expiry, false),
        Column::Created => times(&a.key.created, &b.key.created, false),
    }
}

fn by_reversed(column: Column, a: &Row, b: &Row) -> Ordering {
    match column {
        Column::Name => texts(&a.name, &b.name, true),
        Column::Owner => texts(&a.owner_name, &b.owner_name, true),
        Column::Expiry => times(&a.key.expiry, &b.key.expiry, true),
        Column::Created => times(&a.key.created, &b.key.created, true),
        Column::Id | Column::Status => by(column, b, a),
    }
}

/// Empty texts come last in both directions: nobody sorts to see what has no name.
fn texts(a: &str, b: &str, is_reversed: bool) -> Ordering {
    let order = match is_reversed {
        true => b.cmp(a),
        false => a.cmp(b),
    };
    a.is_empty().cmp(&b.is_empty()).then(order)
}

/// Times that aren't known come last in both directions.
fn times(a: &When, b: &When, is_reversed: bool) -> Ordering {
    let (a, b) = (a.moment(), b.moment());
    let order = match is_reversed {
        true => b.cmp(&a),
        false => a.cmp(&b),
    };
    a.is_none().cmp(&b.is_none()).then(order)
}
