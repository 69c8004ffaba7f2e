//! `GET /api/v1/csrf-token`: 204 with the token in a header.

use super::call::Call;
use super::problem::Problem;
use crate::stage::Shared;
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// A token for the caller's session.
pub async fn fetch(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let session = call
        .caller
        .session
        .as_deref()
        .ok_or_else(Problem::no_csrf_needed)?;
    let mut play = stage.play();
    let fetch = play.switches.csrf_fetch;
    let token = play.sessions.token(session, fetch)?;
    Ok((StatusCode::NO_CONTENT, [("qlik-csrf-token", token)]).into_response())
}
