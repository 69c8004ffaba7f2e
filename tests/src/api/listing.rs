//! A page of users, roles or groups: ordered by name, cut by the cursors `next` and `prev`, counted when asked.

use super::call::Call;
use super::problem::Problem;
use crate::filter::{Fields, Filter};
use crate::page::{self, Cursors};
use crate::stage::Play;
use crate::world::document::{Document, text};
use axum::response::{IntoResponse, Json, Response};
use serde_json::{Value, json};

const CURSORS: Cursors = ["next", "prev"];

/// The filter in a call's query.
///
/// # Errors
/// 400 when it is none.
pub fn filter(call: &Call, fields: &Fields) -> Result<Option<Filter>, Problem> {
    let text = call.seen.query.get("filter");
    text.map(|text| read(text, fields)).transpose()
}

/// Reads a filter.
///
/// # Errors
/// 400 when it is none.
pub fn read(text: &str, fields: &Fields) -> Result<Filter, Problem> {
    Filter::parse(text, fields).map_err(|reason| Problem::bad_request(&reason))
}

/// One page of those that are wanted, each as it is to be shown.
///
/// # Errors
/// 400 for a sort, a limit or a cursor that is none.
pub fn answer<'a>(
    play: &Play,
    call: &Call,
    all: impl Iterator<Item = &'a Document>,
    wants: impl Fn(&Document) -> bool,
    shown: impl Fn(&Document) -> Value,
) -> Result<Response, Problem> {
    let query = &call.seen.query;
    let mut all: Vec<&Document> = all.collect();
    all.sort_by_key(|one| (text(one, "name"), text(one, "id")));
    if descends(query.get("sort"))? {
        all.reverse();
    }
    let id = |at: usize| text(all[at], "id");
    let place = |cursor: &str| (0..all.len()).find(|at| id(*at) == cursor);
    let window = page::window(query, CURSORS, place)?;
    let page = page::cut(all.len(), |at| wants(all[at]), window, query.limit()?);
    let links = page::links(&page, CURSORS, id, &call.address(play), query);
    let data: Vec<Value> = page.positions.iter().map(|at| shown(all[*at])).collect();
    let mut body = json!({ "data": data, "links": links });
    if query.get("totalResults") == Some("true") {
        body["totalResults"] = all.iter().filter(|one| wants(one)).count().into();
    }
    Ok(Json(body).into_response())
}

/// The document with the link to itself, which always names the system hostname.
pub fn linked(play: &Play, call: &Call, resource: &str, mut document: Document) -> Document {
    let host = call.tenant(play).system_host;
    let id = text(&document, "id");
    let href = format!("https://{host}/api/v1/{resource}/{id}");
    document.insert("links".into(), json!({ "self": { "href": href } }));
    document
}

/// Whether the order by name is to be turned round.
fn descends(sort: Option<&str>) -> Result<bool, Problem> {
    match sort {
        None | Some("name" | "+name") => Ok(false),
        Some("-name") => Ok(true),
        Some(_) => Err(Problem::bad_request("sort is name, +name or -name")),
    }
}
