//! `/api/v1/users`: the caller, one user, and users by filter.

use super::call::Call;
use super::location;
use super::problem::Problem;
use crate::filter::Filter;
use crate::page::{self, Cursors};
use crate::stage::{Play, Shared};
use crate::switches::UsersFilter;
use crate::world::document::{Document, text};
use crate::world::rights;
use crate::world::user::without_roles;
use axum::extract::{Extension, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use serde::Deserialize;
use serde_json::{Value, json};

const CURSORS: Cursors = ["next", "prev"];

/// `GET /api/v1/users/me`: 301 to the caller, the query kept.
pub async fn me(State(stage): State<Shared>, Extension(call): Extension<Call>) -> Response {
    let play = stage.play();
    let path = format!("/api/v1/users/{}", call.caller.user);
    (
        StatusCode::MOVED_PERMANENTLY,
        [(header::LOCATION, location(&play, &call, &path))],
    )
        .into_response()
}

/// `GET /api/v1/users/{id}`.
pub async fn one(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let play = stage.play();
    let user = call.tenant(&play).users.get(&id);
    let user = user.ok_or_else(|| Problem::not_found("USERS-404", "User not found.").traced())?;
    Ok(Json(seen_by(&play, &call, user)).into_response())
}

/// `GET /api/v1/users?filter=…`.
pub async fn list(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let play = stage.play();
    let filter = match call.seen.query.get("filter") {
        None => None,
        Some(_) if play.switches.users_filter == UsersFilter::PostOnly => {
            return Err(Problem::forbidden("USERS-403", "Use the filter action.").traced());
        }
        Some(text) => Some(parse(text)?),
    };
    found(&play, &call, filter.as_ref()).map_err(Problem::traced)
}

/// The body of the filter action.
#[derive(Deserialize)]
pub struct Wanted {
    filter: Option<String>,
}

/// `POST /api/v1/users/actions/filter`.
pub async fn filter(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let wanted: Wanted = call.json().map_err(Problem::traced)?;
    let filter = wanted.filter.as_deref().map(parse).transpose()?;
    found(&stage.play(), &call, filter.as_ref()).map_err(Problem::traced)
}

fn parse(text: &str) -> Result<Filter, Problem> {
    Filter::parse(text).map_err(|reason| Problem::bad_request(&reason).traced())
}

/// One page of the users that a filter wants, by name.
fn found(play: &Play, call: &Call, filter: Option<&Filter>) -> Result<Response, Problem> {
    let query = &call.seen.query;
    let mut users: Vec<&Document> = call.tenant(play).users.values().collect();
    users.sort_by_key(|user| (text(user, "name"), text(user, "id")));
    if descends(query.get("sort"))? {
        users.reverse();
    }
    let place = |cursor: &str| users.iter().position(|user| text(user, "id") == cursor);
    let window = page::window(query, CURSORS, place)?;
    let wants = |at: usize| {
        filter.is_none_or(|filter| filter.wants(text(users[at], "id"), text(users[at], "status")))
    };
    let page = page::cut(users.len(), wants, window, query.limit()?);
    let id = |at: usize| text(users[at], "id");
    let links = page::links(&page, CURSORS, id, &call.address(play), query);
    let data: Vec<Value> = page
        .positions
        .iter()
        .map(|at| seen_by(play, call, users[*at]))
        .collect();
    let mut body = json!({ "data": data, "links": links });
    if query.get("totalResults") == Some("true") {
        body["totalResults"] = (0..users.len()).filter(|at| wants(*at)).count().into();
    }
    Ok(Json(body).into_response())
}

/// Whether the order by name is to be turned round.
fn descends(sort: Option<&str>) -> Result<bool, Problem> {
    match sort {
        None | Some("name" | "+name") => Ok(false),
        Some("-name") => Ok(true),
        Some(_) => Err(Problem::bad_request("sort is name, +name or -name")),
    }
}

/// A user with the fields asked for, and with roles where the caller may read them.
fn seen_by(play: &Play, call: &Call, user: &Document) -> Value {
    let own = text(user, "id") == call.caller.user;
    let readable = play.switches.roles_readable.0 && (own || call.caller.admin);
    let mut shown = rights::current(call.tenant(play), user);
    if !readable {
        shown = without_roles(shown);
    }
    let href = format!(
        "https://{}/api/v1/users/{}",
        call.tenant(play).system_host,
        text(user, "id")
    );
    shown.insert("links".into(), json!({ "self": { "href": href } }));
    if let Some(fields) = call.seen.query.get("fields") {
        let asked: Vec<&str> = fields.split(',').map(str::trim).collect();
        shown.retain(|field, _| asked.contains(&field.as_str()));
    }
    Value::Object(shown)
}
