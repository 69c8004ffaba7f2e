//! `/api/v1/roles`: read, made and taken away by TenantAdmins. What changes in a role is in `change`.

pub mod change;

use super::call::Call;
use super::listing;
use super::problem::Problem;
use crate::clock;
use crate::filter::Fields;
use crate::random;
use crate::stage::{Play, Shared};
use crate::world::document::{Document, text};
use crate::world::event::{self, ROLE_CREATED, ROLE_DELETED};
use crate::world::rights;
use crate::world::role::{self, Draft};
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use serde::Deserialize;
use serde_json::Value;

/// What roles can be filtered by. Their scopes are not among it.
const FIELDS: Fields = Fields {
    eq: &["id", "name", "type", "level", "description", "tenantId"],
    co: &["name", "description"],
};

/// How many custom roles a tenant may have.
const MOST_ROLES: usize = 500;

/// `GET /api/v1/roles`.
pub async fn list(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let play = stage.play();
    call.admins_only()?;
    let filter = listing::filter(&call, &FIELDS)?;
    let wants = |role: &Document| {
        let any = |field: &str, test: &dyn Fn(&str) -> bool| test(text(role, field));
        filter.as_ref().is_none_or(|filter| filter.wants(&any))
    };
    let shown = |role: &Document| Value::Object(shown(&play, &call, role));
    listing::answer(
        &play,
        &call,
        call.tenant(&play).roles.values(),
        wants,
        shown,
    )
}

/// `GET /api/v1/roles/{id}`.
pub async fn one(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let play = stage.play();
    call.admins_only()?;
    let role = call.tenant(&play).roles.get(&id).ok_or_else(unknown)?;
    Ok(Json(shown(&play, &call, role)).into_response())
}

/// What a create call sends.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Wish {
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    assigned_scopes: Vec<String>,
}

/// `POST /api/v1/roles`: a custom role, whose name nobody else has.
pub async fn create(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let mut play = stage.play();
    call.admins_only()?;
    let wish: Wish = call.json()?;
    name_is_free(&play, &call, &wish.name, None)?;
    let roles = call.tenant(&play).roles.values();
    if roles.filter(|role| !role::is_default(role)).count() >= MOST_ROLES {
        return Err(Problem::bad_request("there are 500 custom roles already"));
    }
    let id = random::uuid()?.replace('-', "");
    let mut role = Draft {
        id: &id[..24],
        tenant: call.tenant(&play).id,
        name: &wish.name,
        kind: "custom",
        level: "user",
        description: &wish.description,
        scopes: &wish
            .assigned_scopes
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>(),
        created: &clock::stamp(play.now()),
    }
    .document();
    role.insert("createdBy".into(), call.caller.user.clone().into());
    let created = event::role_written(ROLE_CREATED, play.now(), &call.caller.user, &role);
    let tenant = call.tenant_mut(&mut play);
    tenant.put_role(role.clone());
    tenant.audits.record(&created);
    Ok((StatusCode::CREATED, Json(shown(&play, &call, &role))).into_response())
}

/// `DELETE /api/v1/roles/{id}`: a custom role that nobody has.
pub async fn delete(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let mut play = stage.play();
    call.admins_only()?;
    let now = play.now();
    let tenant = call.tenant_mut(&mut play);
    let role = tenant.roles.get(&id).ok_or_else(unknown)?;
    if role::is_default(role) || rights::is_assigned(tenant, &id) {
        let detail = "The role is a default one or still assigned.";
        return Err(Problem::forbidden("ROLES-403", detail));
    }
    let deleted = event::role_written(ROLE_DELETED, now, &call.caller.user, role);
    tenant.audits.record(&deleted);
    tenant.roles.remove(&id);
    Ok(StatusCode::NO_CONTENT)
}

/// 400 when the name is empty or another role's than that with the id `except`.
fn name_is_free(play: &Play, call: &Call, name: &str, except: Option<&str>) -> Result<(), Problem> {
    let mut others = call.tenant(play).roles.values();
    let taken = others.any(|role| text(role, "name") == name && except != Some(text(role, "id")));
    if taken || name.trim().is_empty() {
        return Err(Problem::bad_request("the name of a role is its own"));
    }
    Ok(())
}

fn shown(play: &Play, call: &Call, role: &Document) -> Document {
    listing::linked(play, call, "roles", role.clone())
}

fn unknown() -> Problem {
    Problem::not_found("ROLES-404", "Role not found.")
}
