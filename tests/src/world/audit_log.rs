//! The events of one tenant, in the orders that the list can have.
//!
//! Uses of keys come by the hundred thousand. Each is kept as a time and the number of a key, and becomes JSON when it
//! is shown.

mod order;

pub use order::{Column, Order, Sorted, Ties};

use super::document::{Document, document, text};
use super::event::{KEY_VALIDATED, Occurrence, VALIDATED};
use crate::clock;
use crate::random::settled_uuid;
use serde_json::{Value, json};
use std::collections::HashMap;

/// Every event of a tenant, by the number in which it was recorded.
pub struct AuditLog {
    tenant: &'static str,
    entries: Vec<Entry>,
    used_keys: Vec<UsedKey>,
    orders: HashMap<Order, Vec<u32>>,
}

struct Entry {
    /// When it happened, in milliseconds since the epoch.
    at: i64,
    content: Content,
}

enum Content {
    /// An item as it is answered.
    Stored(Document),
    /// The number of the key that was used.
    Use(usize),
}

/// A key as its uses name it.
#[derive(Clone, Debug, PartialEq)]
pub struct UsedKey {
    data: Value,
    /// The user who is said to have caused the use; SCIM keys stand for none.
    user: Option<String>,
}

impl UsedKey {
    /// The key as it is now.
    pub fn of(key: &Document) -> Self {
        let fields = [
            "id",
            "sub",
            "subType",
            "description",
            "tenantId",
            "createdByUser",
        ];
        let present = fields
            .into_iter()
            .filter_map(|field| Some((field.to_owned(), key.get(field)?.clone())));
        Self {
            data: Value::Object(present.collect()),
            user: (text(key, "subType") == "user").then(|| text(key, "sub").to_owned()),
        }
    }
}

impl AuditLog {
    /// Nothing has happened yet at the tenant with this id.
    pub fn new(tenant: &'static str) -> Self {
        Self {
            tenant,
            entries: Vec::new(),
            used_keys: Vec::new(),
            orders: HashMap::new(),
        }
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::new(self.tenant);
    }

    /// Records something in each of its families.
    pub fn record(&mut self, what: &Occurrence) {
        let core = what.kind.core.map(|name| (name, &what.core, 0));
        let lag = if core.is_some() { what.lag } else { 0 };
        let legacy = what.kind.legacy.map(|name| (name, &what.legacy, lag));
        for (name, data, lag) in core.into_iter().chain(legacy) {
            let at = what.at + lag;
            let item = self.item(name, data, what, at);
            self.put(at, item);
        }
    }

    /// Records an item as it is given. It is sorted in at that time, whatever it says itself.
    pub fn put(&mut self, at: i64, item: Document) {
        self.push(at, Content::Stored(item));
    }

    /// Records a use of a key.
    pub fn record_use(&mut self, at: i64, key: &UsedKey) {
        let number = self.known(key);
        self.push(at, Content::Use(number));
    }

    /// Records uses of one key at those times.
    pub fn record_uses(&mut self, times: impl Iterator<Item = i64>, key: &UsedKey) {
        let number = self.known(key);
        self.orders.clear();
        let uses = times.map(|at| Entry {
            at,
            content: Content::Use(number),
        });
        self.entries.extend(uses);
    }

    /// Records the same once more, at another time.
    pub fn repeat(&mut self, number: usize, at: i64) {
        let content = match &self.entries[number].content {
            Content::Use(key) => Content::Use(*key),
            Content::Stored(item) => {
                let mut item = item.clone();
                self.stamp(&mut item, at);
                Content::Stored(item)
            }
        };
        self.push(at, content);
    }

    /// The event with this number, which is below `len`.
    pub fn at(&self, number: usize) -> Recorded<'_> {
        Recorded { log: self, number }
    }

    /// The event whose item has this id.
    pub fn find(&self, id: &str) -> Option<Recorded<'_>> {
        let named = id.rsplit('-').next();
        let named = named.and_then(|hex| usize::from_str_radix(hex, 16).ok());
        let mut candidates = named
            .filter(|number| *number < self.len())
            .into_iter()
            .chain(0..self.len());
        candidates
            .find(|number| match &self.entries[*number].content {
                Content::Stored(item) => text(item, "id") == id,
                Content::Use(_) => named == Some(*number) && item_id(*number) == id,
            })
            .map(|number| self.at(number))
    }

    /// The events in an order that is made once and kept up to date.
    pub fn sorted(&mut self, order: Order, descending: bool) -> Sorted<'_> {
        if !self.orders.contains_key(&order) {
            let numbers = order::numbers(self, order);
            self.orders.insert(order, numbers);
        }
        Sorted::new(self, order, descending)
    }

    fn push(&mut self, at: i64, content: Content) {
        let number = self.entries.len();
        self.entries.push(Entry { at, content });
        let mut orders = std::mem::take(&mut self.orders);
        for (order, numbers) in &mut orders {
            order::insert(self, *order, numbers, number);
        }
        self.orders = orders;
    }

    fn known(&mut self, key: &UsedKey) -> usize {
        let known = self.used_keys.iter().rposition(|known| known == key);
        known.unwrap_or_else(|| {
            self.used_keys.push(key.clone());
            self.used_keys.len() - 1
        })
    }

    fn item(&self, name: &str, data: &Value, what: &Occurrence, at: i64) -> Document {
        let mut extensions = json!({ "actor": { "subType": "user" } });
        if let Some(resource) = &what.resource {
            extensions["topLevelResourceId"] = resource.as_str().into();
        }
        let mut item = self.envelope(name, what.kind.source, data);
        if let Some(by) = &what.by {
            item.insert("userId".into(), by.as_str().into());
        }
        item.insert("extensions".into(), extensions);
        self.stamp(&mut item, at);
        item
    }

    fn envelope(&self, name: &str, source: &str, data: &Value) -> Document {
        document(json!({
            "eventType": name,
            "eventTypeVersion": "1.0.0",
            "source": source,
            "tenantId": self.tenant,
            "contentType": "application/json",
            "data": data,
        }))
    }

    /// Gives an item the time and the ids of the next event.
    fn stamp(&self, item: &mut Document, at: i64) {
        let number = self.entries.len();
        item.insert("id".into(), item_id(number).into());
        item.insert("eventId".into(), event_id(number).into());
        item.insert("eventTime".into(), clock::stamp(at).into());
    }
}

/// One event of a log.
#[derive(Clone, Copy)]
pub struct Recorded<'a> {
    log: &'a AuditLog,
    number: usize,
}

impl<'a> Recorded<'a> {
    pub fn number(&self) -> usize {
        self.number
    }

    /// When it happened, in milliseconds since the epoch.
    pub fn time(&self) -> i64 {
        self.log.entries[self.number].at
    }

    pub fn name(&self) -> &'a str {
        self.field("eventType", VALIDATED)
    }

    pub fn source(&self) -> &'a str {
        self.field("source", KEY_VALIDATED.source)
    }

    /// Who caused it; empty where that is not recorded.
    pub fn user(&self) -> &'a str {
        match &self.log.entries[self.number].content {
            Content::Stored(item) => text(item, "userId"),
            Content::Use(key) => self.log.used_keys[*key].user.as_deref().unwrap_or_default(),
        }
    }

    /// The item's id.
    pub fn id(&self) -> String {
        match &self.log.entries[self.number].content {
            Content::Stored(item) => text(item, "id").to_owned(),
            Content::Use(_) => item_id(self.number),
        }
    }

    /// The event as an item without links.
    pub fn item(&self) -> Document {
        let key = match &self.log.entries[self.number].content {
            Content::Stored(item) => return item.clone(),
            Content::Use(key) => &self.log.used_keys[*key],
        };
        let mut item = self
            .log
            .envelope(VALIDATED, KEY_VALIDATED.source, &key.data);
        if let Some(user) = &key.user {
            item.insert("userId".into(), user.as_str().into());
        }
        let extensions =
            json!({ "actor": { "subType": "user" }, "topLevelResourceId": key.data["id"] });
        item.insert("extensions".into(), extensions);
        item.insert("id".into(), item_id(self.number).into());
        item.insert("eventId".into(), event_id(self.number).into());
        item.insert("eventTime".into(), clock::stamp(self.time()).into());
        item
    }

    fn field(&self, field: &str, of_uses: &'static str) -> &'a str {
        match &self.log.entries[self.number].content {
            Content::Stored(item) => text(item, field),
            Content::Use(_) => of_uses,
        }
    }
}

/// The id of the item with this number, which ends in the number.
fn item_id(number: usize) -> String {
    numbered(10_000_000, number)
}

fn event_id(number: usize) -> String {
    numbered(20_000_000, number)
}

fn numbered(first: u64, number: usize) -> String {
    let whole = settled_uuid(first + number as u64);
    format!("{}{number:012x}", &whole[..24])
}

#[cfg(test)]
mod tests;
