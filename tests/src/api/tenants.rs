//! `/api/v1/tenants`: the tenant itself.

use super::call::Call;
use super::location;
use super::problem::Problem;
use crate::stage::Shared;
use axum::extract::{Extension, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Json, Response};

/// `GET /api/v1/tenants/me`: 302 to the tenant.
pub async fn me(State(stage): State<Shared>, Extension(call): Extension<Call>) -> Response {
    let play = stage.play();
    let path = format!("/api/v1/tenants/{}", call.tenant(&play).id);
    (
        StatusCode::FOUND,
        [(header::LOCATION, location(&play, &call, &path))],
    )
        .into_response()
}

/// `GET /api/v1/tenants/{id}`.
pub async fn one(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let play = stage.play();
    let tenant = call.tenant(&play);
    if id != tenant.id {
        return Err(Problem::not_found("TENANTS-8", "Tenant not found."));
    }
    Ok(Json(tenant.document()).into_response())
}
