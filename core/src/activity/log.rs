//! All events that were read, each record once, and what they come to: activities, newest first.

use serde::{Deserialize, Serialize};

use std::collections::{HashMap, HashSet};

use super::entry::{Activity, Entry};
use super::event::AuditEvent;
use super::event_type::EventType;
use super::fact::{ActivityFact, PermissionHolder, RoleAct};
use super::held::CarrierRoles;
use super::join::joined;
use super::key::{EventKey, SeenKey};
use super::touched::{Touched, TouchedPart, may_stand_alone};
use crate::key::KeyId;

/// The events of one reading, in whatever order their pages come.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ActivityLog {
    /// By the key that they are about: what is joined, or names another, is of one key.
    of_keys: HashMap<KeyId, Vec<Entry>>,
    /// Those of no key, or of one that isn't told.
    others: Vec<Entry>,
    /// Not kept: what is kept is read anew, never on.
    #[serde(skip)]
    record_ids: HashSet<String>,
    keys: HashMap<KeyId, EventKey>,
    carriers: CarrierRoles,
    aside: usize,
}

impl ActivityLog {
    /// Takes the events of a page of this type, and tells what they change. A record that came before
    /// is left aside, and so is what doesn't concern keys.
    pub fn add(&mut self, asked: EventType, events: &[AuditEvent]) -> Touched {
        let mut touched = Touched::default();
        for event in events {
            let is_double = event
                .id
                .as_ref()
                .is_some_and(|id| !self.record_ids.insert(id.clone()));
            if is_double {
                continue;
            }
            let event_type = match &event.type_name {
                None => Some(asked),
                Some(name) => EventType::of_name(name),
            };
            let entry =
                event_type.and_then(|event_type| Some((event_type, Entry::of(event, event_type)?)));
            match entry {
                None => self.aside += 1,
                Some((event_type, entry)) => {
                    let key = entry.activity.key.clone();
                    let part = self.keep(event_type, entry);
                    touched.add(key, part);
                }
            }
        }
        for (key, part) in &mut touched.0 {
            let entries = self.entries(key.as_ref()).iter();
            *part = part.widened(entries.map(|entry| &entry.activity));
        }
        touched
    }

    /// Keeps an entry, and tells which activities of its key may change by it.
    fn keep(&mut self, event_type: EventType, entry: Entry) -> TouchedPart {
        let activity = &entry.activity;
        let mut part = match (may_stand_alone(activity), activity.time.moment()) {
            (true, Some(time)) => TouchedPart::Between(time, time),
            _ => TouchedPart::All,
        };
        if let Some(id) = &activity.key {
            let seen = SeenKey {
                name: activity.key_name.as_deref(),
                owner: &activity.owner,
                expiry: match &activity.fact {
                    ActivityFact::KeyCreated { expiry }
                    | ActivityFact::KeyChanged { expiry, .. } => Some(expiry),
                    _ => None,
                },
            };
            let key = self.keys.entry(id.clone()).or_default();
            let before = (key.name.clone(), key.owner.clone());
            key.learn(event_type.topic, activity.time.moment(), seen);
            if before != (key.name.clone(), key.owner.clone()) {
                part = TouchedPart::All;
            }
        }
        if let ActivityFact::Permission {
            holder: PermissionHolder::Role { id, name, act },
            ..
        } = &activity.fact
        {
            // What groups and users were given is judged by it.
            part = TouchedPart::All;
            let (id, name) = (id.as_deref(), name.as_deref());
            match act {
                // It may be this change that gave or took the permission.
                RoleAct::Changed => self.carriers.add_changed(id, name),
                RoleAct::Created | RoleAct::Deleted => self.carriers.add_carrying(id, name),
            }
        }
        match activity.key.clone() {
            Some(key) => self.of_keys.entry(key).or_default().push(entry),
            None => self.others.push(entry),
        }
        part
    }

    fn entries(&self, key: Option<&KeyId>) -> &[Entry] {
        match key {
            Some(key) => self.of_keys.get(key).map_or(&[], Vec::as_slice),
            None => &self.others,
        }
    }

    /// Takes which roles carry "Manage API keys".
    pub fn set_carriers(&mut self, carriers: CarrierRoles) {
        self.carriers = self.carriers.joined_with(carriers);
    }

    /// What events tell of a key.
    pub fn key(&self, id: &KeyId) -> Option<&EventKey> {
        self.keys.get(id)
    }

    /// The keys that events are about.
    pub(super) fn key_ids(&self) -> impl Iterator<Item = &KeyId> {
        self.of_keys.keys()
    }

    /// How many events were read that don't concern keys, such as roles that got other rights.
    pub fn aside(&self) -> usize {
        self.aside
    }

    /// What happened, newest first, what has no time last. The order that pages came in makes no
    /// difference.
    pub fn activities(&self) -> Vec<Activity> {
        let keys = self.of_keys.keys().map(Some);
        let groups = keys.chain([None]);
        let mut activities: Vec<Activity> = groups
            .flat_map(|key| self.activities_of(key, TouchedPart::All))
            .collect();
        activities.sort_by(Activity::newest_first);
        activities
    }

    /// What happened to one key, or to none, newest first: this part of it.
    pub(super) fn activities_of(&self, key: Option<&KeyId>, part: TouchedPart) -> Vec<Activity> {
        let entries = self.entries(key).iter();
        let entries = entries.filter(|entry| part.has(&entry.activity));
        let acts = joined(entries.cloned().collect()).into_iter();
        let mut activities: Vec<Activity> = acts.filter_map(|entry| self.judged(entry)).collect();
        activities.sort_by(Activity::newest_first);
        if key.is_some() {
            name_what_was(&mut activities);
        }
        activities
    }

    /// The activity of an entry, of which is known now whether its roles carry the permission.
    fn judged(&self, entry: Entry) -> Option<Activity> {
        let mut activity = entry.activity;
        if let (Some(held), ActivityFact::Permission { change, .. }) =
            (&entry.held, &mut activity.fact)
        {
            *change = self.carriers.judge(held)?;
        }
        Some(activity)
    }
}

/// Notes with each change of a key the name that it had before, as far as the events tell. The activities
/// are those of one key.
fn name_what_was(activities: &mut [Activity]) {
    let mut before: Option<String> = None;
    // From the oldest on; what has no time stands in no order.
    let in_time = |activity: &&mut Activity| activity.time.moment().is_some();
    for activity in activities.iter_mut().rev().filter(in_time) {
        let Some(name) = &activity.key_name else {
            continue;
        };
        let before = before.replace(name.clone());
        if let ActivityFact::KeyChanged { earlier_name, .. } = &mut activity.fact {
            *earlier_name = before.filter(|before| before != name);
        }
    }
}

#[cfg(test)]
mod tests;
