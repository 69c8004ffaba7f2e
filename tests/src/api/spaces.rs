//! `GET /api/v1/spaces`: none. It is there because a key can be tried on it without a redirect.

use super::call::Call;
use super::problem::Problem;
use crate::stage::Shared;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Json, Response};
use serde_json::json;

/// An empty page.
pub async fn list(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    call.seen.query.limit()?;
    let address = call.address(&stage.play());
    let href = format!("{address}{}", call.seen.query.suffix());
    let body = json!({ "data": [], "links": { "self": { "href": href } }, "meta": { "count": 0 } });
    Ok(Json(body).into_response())
}
