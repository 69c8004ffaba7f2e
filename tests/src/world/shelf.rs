//! A tenant's keys, with an order per sortable column that is made once and kept until a key changes.

use super::document::{Document, text};
use std::collections::HashMap;

/// The columns that the list call can sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    Created,
    CreatedByUser,
    Description,
    Status,
    Sub,
}

impl Column {
    /// The column of that field name.
    pub fn named(name: &str) -> Option<Self> {
        let all = [
            Self::Created,
            Self::CreatedByUser,
            Self::Description,
            Self::Status,
            Self::Sub,
        ];
        all.into_iter().find(|column| column.field() == name)
    }

    fn field(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::CreatedByUser => "createdByUser",
            Self::Description => "description",
            Self::Status => "status",
            Self::Sub => "sub",
        }
    }
}

/// The keys of one tenant.
#[derive(Default)]
pub struct Shelf {
    keys: Vec<Document>,
    slots: HashMap<String, usize>,
    orders: HashMap<Column, Order>,
}

/// An ascending order: which slot stands at each rank, and which rank each slot has.
struct Order {
    slots: Vec<usize>,
    ranks: Vec<usize>,
}

impl Shelf {
    /// Adds a key, or replaces the one with its id.
    pub fn put(&mut self, key: Document) {
        self.orders.clear();
        let id = text(&key, "id").to_owned();
        match self.slots.get(&id) {
            Some(slot) => self.keys[*slot] = key,
            None => {
                self.slots.insert(id, self.keys.len());
                self.keys.push(key);
            }
        }
    }

    /// The key with this id.
    pub fn get(&self, id: &str) -> Option<&Document> {
        self.slots.get(id).map(|slot| &self.keys[*slot])
    }

    /// Sets a field of the key with this id, if there is one.
    pub fn set(&mut self, id: &str, field: &str, value: &str) {
        if let Some(slot) = self.slots.get(id) {
            self.orders.clear();
            self.keys[*slot].insert(field.to_owned(), value.into());
        }
    }

    /// Takes a key away, if it is there.
    pub fn remove(&mut self, id: &str) {
        if let Some(slot) = self.slots.remove(id) {
            self.orders.clear();
            self.keys.swap_remove(slot);
            if let Some(moved) = self.keys.get(slot) {
                self.slots.insert(text(moved, "id").to_owned(), slot);
            }
        }
    }

    /// Every key, in no order.
    pub fn all(&self) -> &[Document] {
        &self.keys
    }

    /// The keys in the order of a column; equal ones by id.
    pub fn sorted(&mut self, column: Column, descending: bool) -> Sorted<'_> {
        let keys = &self.keys;
        let order = self
            .orders
            .entry(column)
            .or_insert_with(|| Order::of(keys, column));
        Sorted {
            keys,
            slots: &self.slots,
            order,
            descending,
        }
    }
}

impl Order {
    fn of(keys: &[Document], column: Column) -> Self {
        let mut slots: Vec<usize> = (0..keys.len()).collect();
        slots.sort_by_cached_key(|slot| {
            let key = &keys[*slot];
            (
                text(key, column.field()).to_owned(),
                text(key, "id").to_owned(),
            )
        });
        let mut ranks = vec![0; slots.len()];
        for (rank, slot) in slots.iter().enumerate() {
            ranks[*slot] = rank;
        }
        Self { slots, ranks }
    }
}

/// The keys in one order and direction, by position.
pub struct Sorted<'a> {
    keys: &'a [Document],
    slots: &'a HashMap<String, usize>,
    order: &'a Order,
    descending: bool,
}

impl<'a> Sorted<'a> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The key at a position below `len`.
    pub fn at(&self, position: usize) -> &'a Document {
        &self.keys[self.order.slots[self.turned(position)]]
    }

    /// Where the key with this id stands.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.slots
            .get(id)
            .map(|slot| self.turned(self.order.ranks[*slot]))
    }

    fn turned(&self, position: usize) -> usize {
        if self.descending {
            self.keys.len() - 1 - position
        } else {
            position
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::document::document;
    use serde_json::json;

    fn ids(shelf: &mut Shelf, descending: bool) -> Vec<String> {
        let sorted = shelf.sorted(Column::Created, descending);
        (0..sorted.len())
            .map(|at| text(sorted.at(at), "id").to_owned())
            .collect()
    }

    #[test]
    fn orders_ties_by_id_and_forgets_orders_on_change() {
        let mut shelf = Shelf::default();
        for (id, created) in [("b", "2"), ("a", "2"), ("c", "1")] {
            shelf.put(document(json!({ "id": id, "created": created })));
        }
        assert_eq!(ids(&mut shelf, false), ["c", "a", "b"]);
        assert_eq!(ids(&mut shelf, true), ["b", "a", "c"]);
        assert_eq!(shelf.sorted(Column::Created, true).position("c"), Some(2));
        shelf.remove("b");
        shelf.put(document(json!({ "id": "c", "created": "3" })));
        assert_eq!(ids(&mut shelf, false), ["a", "c"]);
        assert_eq!(shelf.get("b"), None);
    }
}
