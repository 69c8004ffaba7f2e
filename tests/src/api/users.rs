//! `/api/v1/users`: the caller, one user, and users by filter. What changes in a user is in `change`.

pub mod change;

use super::call::Call;
use super::problem::Problem;
use super::{listing, location};
use crate::filter::{Fields, Filter};
use crate::stage::{Play, Shared};
use crate::switches::{ScopesFilter, UsersFilter};
use crate::world::document::{Document, text};
use crate::world::rights;
use crate::world::tenant::Tenant;
use crate::world::user::without_roles;
use axum::extract::{Extension, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use serde::Deserialize;
use serde_json::{Value, json};

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
    let user = user.ok_or_else(unknown)?;
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
            return Err(Problem::forbidden("USERS-403", "Use the filter action."));
        }
        Some(text) => Some(parse(&play, text)?),
    };
    found(&play, &call, filter.as_ref())
}

/// `GET /api/v1/users/actions/count`: how many there are. Deleted ones are not counted.
pub async fn count(State(stage): State<Shared>, Extension(call): Extension<Call>) -> Json<Value> {
    let play = stage.play();
    let users = call.tenant(&play).users.values();
    let total = users
        .filter(|user| text(user, "status") != "deleted")
        .count();
    Json(json!({ "total": total }))
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
    let wanted: Wanted = call.json()?;
    let play = stage.play();
    let filter = wanted
        .filter
        .as_deref()
        .map(|text| parse(&play, text))
        .transpose()?;
    found(&play, &call, filter.as_ref())
}

/// What users can be filtered by, as documented.
const FIELDS: Fields = Fields {
    eq: &[
        "id",
        "subject",
        "name",
        "email",
        "status",
        "clientId",
        "assignedRoles.id",
        "assignedRoles.name",
        "assignedGroups.id",
        "assignedGroupsAssignedRoles.name",
        "assignedScopes",
    ],
    co: &["name", "email", "subject"],
};

fn parse(play: &Play, text: &str) -> Result<Filter, Problem> {
    let filter = listing::read(text, &FIELDS)?;
    let refuses = play.switches.assigned_scopes_filter == ScopesFilter::Refused;
    if refuses && filter.names("assignedScopes") {
        return Err(Problem::bad_request("assignedScopes is not compared here"));
    }
    Ok(filter)
}

/// One page of the users that a filter wants, by name. Deleted ones are among them only when a filter asks for it.
fn found(play: &Play, call: &Call, filter: Option<&Filter>) -> Result<Response, Problem> {
    let tenant = call.tenant(play);
    let wants = |user: &Document| {
        filter.is_none_or(|filter| {
            let hidden = text(user, "status") == "deleted" && !filter.names("status");
            !hidden && filter.wants(&|field, test| any_value(play, tenant, user, field, test))
        })
    };
    let shown = |user: &Document| seen_by(play, call, user);
    listing::answer(play, call, tenant.users.values(), wants, shown)
}

/// Whether a value of that field of a filter passes the test.
fn any_value(
    play: &Play,
    tenant: &Tenant,
    user: &Document,
    field: &str,
    test: &dyn Fn(&str) -> bool,
) -> bool {
    if !field.starts_with("assigned") {
        return test(text(user, field));
    }
    let user = rights::current(tenant, user);
    let part = |value: &Value, field: &str| value[field].as_str().is_some_and(test);
    let mut groups = user
        .get("assignedGroups")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    match field {
        "assignedRoles.id" => rights::own_roles(&user).any(|role| part(role, "id")),
        "assignedRoles.name" => rights::own_roles(&user).any(|role| part(role, "name")),
        "assignedGroups.id" => groups.any(|group| part(group, "id")),
        "assignedGroupsAssignedRoles.name" => {
            rights::group_roles(&user).any(|role| part(role, "name"))
        }
        _ => match play.switches.assigned_scopes_filter {
            ScopesFilter::Inherited => rights::scopes(tenant, &user),
            ScopesFilter::Direct | ScopesFilter::Refused => rights::direct_scopes(tenant, &user),
        }
        .into_iter()
        .any(test),
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
    let mut shown = listing::linked(play, call, "users", shown);
    if let Some(fields) = call.seen.query.get("fields") {
        let asked: Vec<&str> = fields.split(',').map(str::trim).collect();
        shown.retain(|field, _| asked.contains(&field.as_str()));
    }
    Value::Object(shown)
}

fn unknown() -> Problem {
    Problem::not_found("USERS-404", "User not found.")
}
