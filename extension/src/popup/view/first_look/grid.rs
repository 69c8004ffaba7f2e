//! The grid's headings, and the rows in view.

use latchkey_core::Subject;
use latchkey_core::table::Row;
use latchkey_core::text::{Piece, is_blank, pieces};
use serde_json::{Value, json};

use super::with;
use crate::popup::model::Model;
use crate::popup::view::grid::{first_in_view, short_id};
use crate::popup::view::status;
use crate::popup::words::text;

/// `None` where a row is of a kind that is seldom met.
pub(super) fn grid(model: &Model) -> Option<Value> {
    let rows = first_in_view(model).enumerate();
    let rows: Vec<Value> = rows
        .map(|(place, key)| row(key, place))
        .collect::<Option<_>>()?;
    if rows.is_empty() {
        return None;
    }
    let count = model.facts.table.shown_len().to_string();
    let rows = with(json!(["div", { "class": "rows", "--count": count }]), rows);
    Some(json!(["div", { "class": "list" }, ["div", { "class": "grid" }, headings(), rows]]))
}

fn headings() -> Value {
    let heading = |class: &str, word: &str| {
        let button = json!({ "class": "bare sort", "type": "button" });
        json!(["div", { "class": class }, ["button", button, text(word)]])
    };
    let select = json!(["button", { "class": "bare all", "type": "button" }]);
    let row = json!([
        "div",
        { "class": "row" },
        ["div", { "class": "select" }, select],
        ["div", { "class": "pair" }, heading("name", "column_name"), heading("id", "column_id")],
        heading("owner", "column_owner"),
        heading("status", "column_status"),
        heading("expires", "column_expiry"),
        heading("created", "column_created"),
        ["div", { "class": "act" }],
    ]);
    json!(["div", { "class": "head" }, row])
}

/// Without its buttons, which could not be clicked yet and take the browser long to lay out.
fn row(row: &Row, place: usize) -> Option<Value> {
    let key = &row.key;
    if !key.may_be_revoked() {
        return None;
    }
    let (class, status) = status::told(&key.status);
    Some(json!([
        "div",
        { "class": "row", "--at": place.to_string() },
        ["div", { "class": "select" }],
        ["div", { "class": "name" }, name(&key.name)],
        ["div", { "class": "id" }, ["span", {}, short_id(&key.id)]],
        owner(&key.subject)?,
        ["div", { "class": "status" }, ["span", { "class": class }, status]],
        ["div", { "class": "expires" }],
        ["div", { "class": "created" }],
        ["div", { "class": "act" }],
    ]))
}

fn name(name: &str) -> Value {
    match is_blank(name) {
        true => json!(["span", { "class": "nameless" }, text("no_name")]),
        false => odd(name),
    }
}

/// Text that other people wrote.
fn odd(text: &str) -> Value {
    let pieces = pieces(text).into_iter().map(|piece| match piece {
        Piece::Plain(plain) => json!(plain),
        Piece::Mark(_, code) => json!(["span", { "class": "odd" }, code]),
    });
    with(json!(["bdi", {}]), pieces)
}

fn owner(subject: &Subject) -> Option<Value> {
    let (person, mail) = match subject {
        Subject::User(_) => (
            json!(["div", { "class": "person" }, text("owner_reading"), " "]),
            json!(["div", { "class": "mail" }]),
        ),
        Subject::Scim(sub) => {
            let mark = json!(["span", { "class": "mark" }, text("owner_scim")]);
            (
                json!(["div", { "class": "person" }, text("owner_identity_provider"), " ", mark]),
                json!(["div", { "class": "mail" }, odd(sub)]),
            )
        }
        Subject::Other { .. } | Subject::NotKnown => return None,
    };
    Some(json!(["div", { "class": "owner" }, person, mail]))
}
