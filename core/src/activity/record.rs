//! The rows as a file: CSV and JSON, what is shown in the order that it is shown in.

use serde::Serialize;

use super::entry::Activity;
use super::fact::{ActivityFact, PermissionHolder};
use super::list::{ActivityList, ActivityRow};
use crate::export::csv;
use crate::key::{KeyId, Subject, UserId, When};
use crate::lifetime::Lifetime;
use crate::moment::Moment;
use crate::tenant::Tenant;
use crate::user::Owner;

/// One thing that happened. What isn't known is empty, and absent in JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ActivityRecord {
    /// RFC 3339, or the tenant's own text where that isn't understood.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub time: String,
    /// [`super::ActivityKind::word`].
    pub kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key_id: String,
    /// The name that the event has, which is the one of then, or else today's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by_name: String,
    /// Who acted on behalf of that user.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub on_behalf: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner_name: String,
    /// What else the event tells: a code and a text, the rules, a role, who was given it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub details: String,
    /// `latchkey` where a run of Latchkey did it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub done_with: String,
    /// The ids of the tenant's records, separated by a blank.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub record_ids: String,
}

const HEADINGS: [&str; 12] = [
    "time",
    "kind",
    "keyId",
    "keyName",
    "byId",
    "byName",
    "onBehalf",
    "ownerId",
    "ownerName",
    "details",
    "doneWith",
    "recordIds",
];

impl ActivityRecord {
    /// What a row of the list says.
    pub fn of(row: &ActivityRow, list: &ActivityList) -> ActivityRecord {
        let activity = &row.activity;
        let name = |id: Option<&UserId>| {
            let user = id.and_then(|id| list.person(id)).and_then(Owner::user);
            user.map(|user| user.name.clone()).unwrap_or_default()
        };
        let id = |id: Option<&UserId>| id.map(|id| id.as_str().to_owned()).unwrap_or_default();
        let by = activity.by.user.as_ref();
        ActivityRecord {
            time: when(&activity.time),
            kind: activity.kind().word().to_owned(),
            key_id: activity
                .key
                .as_ref()
                .map(KeyId::as_str)
                .unwrap_or_default()
                .to_owned(),
            key_name: key_name(row),
            by_id: id(by),
            by_name: name(by),
            on_behalf: activity
                .by
                .on_behalf
                .as_ref()
                .map(subject)
                .unwrap_or_default(),
            owner_id: subject(&row.owner),
            owner_name: name(row.owner.user()),
            details: details(activity),
            done_with: if row.is_own { "latchkey" } else { "" }.to_owned(),
            record_ids: activity.record_ids.join(" "),
        }
    }

    fn cells(&self) -> [&str; 12] {
        [
            &self.time,
            &self.kind,
            &self.key_id,
            &self.key_name,
            &self.by_id,
            &self.by_name,
            &self.on_behalf,
            &self.owner_id,
            &self.owner_name,
            &self.details,
            &self.done_with,
            &self.record_ids,
        ]
    }
}

/// A line of headings, then one for each record.
pub fn activity_to_csv(records: &[ActivityRecord]) -> String {
    let lines = records.iter().map(ActivityRecord::cells);
    csv::write(std::iter::once(HEADINGS).chain(lines))
}

/// An array of objects; a text that isn't known is left out.
pub fn activity_to_json(records: &[ActivityRecord]) -> String {
    // Texts alone can always be written.
    serde_json::to_string_pretty(records).unwrap_or_default()
}

/// A name that tells tenant and day (of UTC) apart: `acme-corp.us-activity-2026-11-22.csv`.
pub fn activity_file_name(tenant: &Tenant, now: Moment, extension: &str) -> String {
    let (name, region) = (tenant.name(), tenant.region());
    let now = now.to_rfc3339();
    let day = now.split('T').next().unwrap_or_default();
    format!("{name}.{region}-activity-{day}.{extension}")
}

fn key_name(row: &ActivityRow) -> String {
    let then = row.activity.key_name.as_deref();
    then.or(row.key_name.text()).unwrap_or_default().to_owned()
}

fn when(when: &When) -> String {
    match when {
        When::At(moment) => moment.to_rfc3339(),
        When::Text(text) => text.clone(),
        When::Missing => String::new(),
    }
}

fn subject(subject: &Subject) -> String {
    match subject {
        Subject::User(id) => id.as_str().to_owned(),
        Subject::Scim(sub) | Subject::Other { sub, .. } => sub.clone(),
        Subject::NotKnown => String::new(),
    }
}

/// `name=value` pairs, under the tenant's own names.
fn details(activity: &Activity) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    let mut add = |name, value: Option<String>| pairs.extend(value.map(|value| (name, value)));
    match &activity.fact {
        ActivityFact::KeyCreated { expiry } => add("expiry", Some(when(expiry))),
        ActivityFact::KeyChanged {
            expiry,
            earlier_name,
        } => {
            add("expiry", Some(when(expiry)));
            add("earlierName", earlier_name.clone());
        }
        ActivityFact::KeyDeleted | ActivityFact::KeyRevoked => {}
        ActivityFact::KeyRefused { code, reason } => {
            add("code", code.clone());
            add("description", reason.clone());
        }
        ActivityFact::RulesChanged(rules) => {
            let life = |life: &Option<Lifetime>| life.as_ref().map(|life| life.text().to_owned());
            add(
                "apiKeysEnabled",
                rules.are_keys_enabled.map(|is_so| is_so.to_string()),
            );
            add(
                "maxKeysPerUser",
                rules.most_keys_per_user.map(|most| most.to_string()),
            );
            add("maxApiKeyExpiry", life(&rules.longest_life));
            add("scimExternalClientExpiry", life(&rules.longest_scim_life));
        }
        ActivityFact::Permission { holder, roles, .. } => {
            let (of, id, name) = match holder {
                PermissionHolder::Role { id, name, .. } => ("role", id.clone(), name.clone()),
                PermissionHolder::Group { id, name } => ("group", id.clone(), name.clone()),
                PermissionHolder::Everyone => ("everyone", Some("true".to_owned()), None),
                PermissionHolder::User(user) => (
                    "user",
                    user.as_ref().map(|user| user.as_str().to_owned()),
                    None,
                ),
            };
            add(of, id);
            add("name", name);
            add("roles", Some(roles.join(" ")));
        }
        ActivityFact::OwnerDeleted { name, email } => {
            add("name", name.clone());
            add("email", email.clone());
        }
        ActivityFact::RateLimitPassed(limit) => {
            add("appliesTo", limit.applies_to.clone());
            add("validUntil", Some(when(&limit.valid_until)));
            let users = limit.users.iter().map(|(user, _)| user.as_str());
            add("users", Some(users.collect::<Vec<_>>().join(" ")));
        }
    }
    let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let pairs = pairs.map(|(name, value)| format!("{name}={value}"));
    pairs.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests;
