//! `/api/v1/groups/settings`: the roles of the group of everybody. Its other settings are shown and can't be changed.

use super::assign;
use crate::api::call::Call;
use crate::api::problem::Problem;
use crate::api::steps::steps;
use crate::stage::Shared;
use crate::world::group::EVERYONE;
use crate::world::rights;
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use serde_json::json;

/// `GET /api/v1/groups/settings`.
pub async fn read(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let play = stage.play();
    call.admins_only()?;
    let tenant = call.tenant(&play);
    let group = tenant.groups.get(EVERYONE).ok_or_else(super::unknown)?;
    let group = rights::current(tenant, group);
    let href = format!("https://{}/api/v1/groups/settings", tenant.system_host);
    let body = json!({
        "tenantId": tenant.id,
        "autoCreateGroups": true,
        "syncIdpGroups": true,
        "systemGroups": { EVERYONE: {
            "id": EVERYONE,
            "name": group.get("name"),
            "enabled": true,
            "createdAt": group.get("createdAt"),
            "lastUpdatedAt": group.get("lastUpdatedAt"),
            "assignedRoles": group.get("assignedRoles"),
        } },
        "links": { "self": { "href": href } },
    });
    Ok(Json(body).into_response())
}

/// `PATCH /api/v1/groups/settings`.
pub async fn change(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<StatusCode, Problem> {
    let mut play = stage.play();
    call.admins_only()?;
    let path = format!("/systemGroups/{EVERYONE}/assignedRoles");
    for step in steps(&call)? {
        if step.deed() != ("replace", path.as_str()) {
            return Err(step.unknown());
        }
        assign(&mut play, &call, EVERYONE, &step)?;
    }
    Ok(StatusCode::NO_CONTENT)
}
