//! What a run did, key by key, as a file to keep: for a spreadsheet, in plain words.

use super::journal::{Answer, Ending, Journal, Standing};
use super::plan::Verb;
use crate::export::csv;
use crate::key::{Status, Subject};
use crate::table::Table;

const HEADINGS: [&str; 6] = ["id", "name", "owner", "planned", "result", "status"];

/// One line a key, in the order of the plan. Names are as the table has them, and empty where it has
/// the key no more: the journal holds none.
pub fn to_csv(journal: &Journal, table: &Table) -> String {
    let lines = journal.header.targets.iter().map(|target| {
        let row = table.row(&target.id);
        let name = row.map(|row| row.key.name.clone()).unwrap_or_default();
        let owner = row.map(|row| owner(&row.key.subject).to_owned());
        let planned = match target.verb {
            Verb::Revoke => "revoke",
            Verb::Delete => "delete",
        };
        let (result, status) = told(journal.standing(&target.id));
        let id = target.id.as_str().to_owned();
        vec![
            id,
            name,
            owner.unwrap_or_default(),
            planned.to_owned(),
            result,
            status,
        ]
    });
    let headings = HEADINGS.map(str::to_owned).to_vec();
    let rows: Vec<Vec<String>> = std::iter::once(headings).chain(lines).collect();
    csv::write(rows.iter().map(|row| row.iter().map(String::as_str)))
}

fn owner(subject: &Subject) -> &str {
    match subject {
        Subject::User(id) => id.as_str(),
        Subject::Scim(sub) | Subject::Other { sub, .. } => sub,
        Subject::NotKnown => "",
    }
}

/// The result, and the key's status or the refusal's HTTP status where there is one.
fn told(standing: Standing<'_>) -> (String, String) {
    let (result, status) = match standing {
        Standing::Planned => ("not sent", String::new()),
        Standing::Unanswered => ("no answer", String::new()),
        Standing::Unread(Answer::Done) => ("done", String::new()),
        Standing::Unread(Answer::Refused(status)) => ("refused", status.to_string()),
        Standing::Ended(ending) => match ending {
            Ending::Revoked => ("revoked", String::new()),
            Ending::Deleted => ("deleted", String::new()),
            Ending::Kept(status) => ("not removed", word(status)),
            Ending::NotActive(status) => ("not active before", word(status)),
            Ending::Gone => ("gone before", String::new()),
            Ending::Refused(status) => ("refused", status.to_string()),
            Ending::NotKnown => ("not known", String::new()),
            Ending::LeftOut => ("left out", String::new()),
        },
    };
    (result.to_owned(), status)
}

fn word(status: &Status) -> String {
    match status {
        Status::Active => "active".to_owned(),
        Status::Expired => "expired".to_owned(),
        Status::Revoked => "revoked".to_owned(),
        Status::Other(word) => word.clone(),
    }
}

#[cfg(test)]
mod tests;
