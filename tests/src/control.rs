//! The control port: how a test sets the scene, holds requests up and looks at what was asked.

pub mod body;
pub mod scene;
pub mod trouble;

use crate::stage::Shared;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post, put};
use serde_json::json;

/// A refused order: 400 with a sentence.
#[derive(Debug)]
pub struct Refusal(pub String);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, Json(json!({ "error": self.0 }))).into_response()
    }
}

/// What an order gives that has nothing to tell.
pub type Done = Result<Json<serde_json::Value>, Refusal>;

/// Everything on the control port.
pub fn router(stage: Shared) -> Router {
    Router::new()
        .route("/reset", post(scene::reset))
        .route("/switches", put(scene::switch))
        .route("/visitor", put(scene::visitor))
        .route("/world", get(scene::world).patch(scene::change))
        .route("/events", get(scene::events))
        .route("/sessions/end", post(scene::end_sessions))
        .route("/sessions/become", post(scene::become_user))
        .route("/tokens", post(scene::token))
        .route(
            "/faults",
            post(trouble::add_fault).delete(trouble::clear_faults),
        )
        .route("/gates", post(trouble::add_gate))
        .route("/gates/{id}/held", get(trouble::held))
        .route("/gates/{id}/open", post(trouble::open))
        .route("/log", get(trouble::log).delete(trouble::clear_log))
        .route("/sent", get(trouble::sent))
        .route("/certificate", get(certificate))
        .fallback(unknown)
        .with_state(stage)
}

async fn certificate(State(stage): State<Shared>) -> String {
    stage.authority.clone()
}

async fn unknown() -> Refusal {
    Refusal("there is no such order".to_owned())
}

/// The answer of an order that has nothing to tell.
pub fn done() -> Done {
    Ok(Json(json!({})))
}
