//! One key as it is exported: plain words, under the names that Qlik's own API uses where it has
//! any.

use serde::Serialize;

use super::csv;
use crate::key::{Key, Status, Subject, When};
use crate::note::Notes;
use crate::table::Row;
use crate::user::{Account, Owner};

/// One key, its owner and the local note on it. What isn't known is empty, and absent in JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    pub id: String,
    /// `description`, the name on the screen.
    pub name: String,
    /// The tenant's word.
    pub status: String,
    /// RFC 3339, or the tenant's own text where that isn't understood.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub expiry: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub created: String,
    /// The owner: a user's id, or an identity provider's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sub: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sub_type: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner_email: String,
    /// The tenant's word for the account; `unknown` where no user has the id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner_status: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub created_by_user: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note_system: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note_contact: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note_ticket: String,
}

/// The rows as records, in their order, without the keys that are gone.
pub fn records<'a>(rows: impl IntoIterator<Item = &'a Row>, notes: &Notes) -> Vec<Record> {
    rows.into_iter()
        .filter(|row| !row.is_gone)
        .map(|row| Record::of(row, notes))
        .collect()
}

impl Record {
    fn of(row: &Row, notes: &Notes) -> Record {
        let key = &row.key;
        let (sub, sub_type) = subject(&key.subject);
        let user = row.owner.user();
        let note = notes.of(&key.id).cloned().unwrap_or_default();
        Record {
            id: key.id.as_str().to_owned(),
            name: key.name.clone(),
            status: status(key),
            expiry: when(&key.expiry),
            created: when(&key.created),
            sub: sub.to_owned(),
            sub_type: sub_type.to_owned(),
            owner_name: user.map(|user| user.name.clone()).unwrap_or_default(),
            owner_email: user.and_then(|user| user.email.clone()).unwrap_or_default(),
            owner_status: owner_status(&row.owner),
            created_by_user: key
                .created_by
                .as_ref()
                .map(|id| id.as_str().to_owned())
                .unwrap_or_default(),
            note_system: note.system,
            note_contact: note.contact,
            note_ticket: note.ticket,
        }
    }
}

/// One fact of a record, in a file of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Id,
    Name,
    Status,
    Expiry,
    Created,
    Sub,
    SubType,
    OwnerName,
    OwnerEmail,
    OwnerStatus,
    CreatedByUser,
    NoteSystem,
    NoteContact,
    NoteTicket,
}

impl Column {
    /// Every column, in the order of CSV.
    pub const ALL: [Column; 14] = [
        Column::Id,
        Column::Name,
        Column::Status,
        Column::Expiry,
        Column::Created,
        Column::Sub,
        Column::SubType,
        Column::OwnerName,
        Column::OwnerEmail,
        Column::OwnerStatus,
        Column::CreatedByUser,
        Column::NoteSystem,
        Column::NoteContact,
        Column::NoteTicket,
    ];

    /// What programs call it.
    fn heading(self) -> &'static str {
        match self {
            Column::Id => "id",
            Column::Name => "name",
            Column::Status => "status",
            Column::Expiry => "expiry",
            Column::Created => "created",
            Column::Sub => "sub",
            Column::SubType => "subType",
            Column::OwnerName => "ownerName",
            Column::OwnerEmail => "ownerEmail",
            Column::OwnerStatus => "ownerStatus",
            Column::CreatedByUser => "createdByUser",
            Column::NoteSystem => "noteSystem",
            Column::NoteContact => "noteContact",
            Column::NoteTicket => "noteTicket",
        }
    }

    /// What a record has there.
    pub(super) fn of(self, record: &Record) -> &str {
        match self {
            Column::Id => &record.id,
            Column::Name => &record.name,
            Column::Status => &record.status,
            Column::Expiry => &record.expiry,
            Column::Created => &record.created,
            Column::Sub => &record.sub,
            Column::SubType => &record.sub_type,
            Column::OwnerName => &record.owner_name,
            Column::OwnerEmail => &record.owner_email,
            Column::OwnerStatus => &record.owner_status,
            Column::CreatedByUser => &record.created_by_user,
            Column::NoteSystem => &record.note_system,
            Column::NoteContact => &record.note_contact,
            Column::NoteTicket => &record.note_ticket,
        }
    }
}

/// A line of headings, then one for each record.
pub(super) fn to_csv(records: &[Record]) -> String {
    let headings = Column::ALL.map(Column::heading);
    let lines = records
        .iter()
        .map(|record| Column::ALL.map(|column| column.of(record)));
    csv::write(std::iter::once(headings).chain(lines))
}

/// An array of objects; a text that isn't known is left out.
pub(super) fn to_json(records: &[Record]) -> String {
    // Texts alone can always be written.
    serde_json::to_string_pretty(records).unwrap_or_default()
}

fn subject(subject: &Subject) -> (&str, &str) {
    match subject {
        Subject::User(id) => (id.as_str(), "user"),
        Subject::Scim(sub) => (sub, "externalClient"),
        Subject::Other { kind, sub } => (sub, kind),
        Subject::NotKnown => ("", ""),
    }
}

fn status(key: &Key) -> String {
    match &key.status {
        Status::Active => "active",
        Status::Expired => "expired",
        Status::Revoked => "revoked",
        Status::Other(word) => word,
    }
    .to_owned()
}

fn when(when: &When) -> String {
    match when {
        When::At(moment) => moment.to_rfc3339(),
        When::Text(text) => text.clone(),
        When::Missing => String::new(),
    }
}

fn owner_status(owner: &Owner) -> String {
    let account = match owner {
        Owner::Found(user) => &user.account,
        Owner::Unknown => return "unknown".to_owned(),
        Owner::Pending | Owner::NotRead => return String::new(),
    };
    match account {
        Account::Active => "active",
        Account::Invited => "invited",
        Account::Disabled => "disabled",
        Account::Deleted => "deleted",
        Account::Provisioned => "provisioned",
        Account::Other(word) => word,
        Account::NotKnown => "",
    }
    .to_owned()
}
