//! Orders that make trouble, and the log that shows what came of it.

use super::body::Body;
use super::{Done, Refusal, done};
use crate::fault::{self, Faults};
use crate::gate::{self, until};
use crate::stage::Shared;
use axum::extract::{Path, State};
use axum::response::Json;
use serde_json::json;

/// `POST /faults`.
pub async fn add_fault(State(stage): State<Shared>, Body(order): Body<fault::Order>) -> Done {
    let id = stage.play().faults.add(order).map_err(Refusal)?;
    Ok(Json(json!({ "id": id })))
}

/// `DELETE /faults`.
pub async fn clear_faults(State(stage): State<Shared>) -> Done {
    stage.play().faults = Faults::default();
    done()
}

/// `POST /gates`.
pub async fn add_gate(State(stage): State<Shared>, Body(order): Body<gate::Order>) -> Done {
    let id = stage.play().gates.add(order);
    Ok(Json(json!({ "id": id })))
}

/// `GET /gates/{id}/held`: answers once the gate holds a request.
pub async fn held(State(stage): State<Shared>, Path(id): Path<usize>) -> Done {
    let held = stage.play().gates.held(id);
    let mut held = held.ok_or_else(no_gate)?;
    if until(&mut held).await {
        Ok(Json(json!({ "held": true })))
    } else {
        Err(no_gate())
    }
}

/// `POST /gates/{id}/open`.
pub async fn open(State(stage): State<Shared>, Path(id): Path<usize>) -> Done {
    if stage.play().gates.open(id) {
        done()
    } else {
        Err(no_gate())
    }
}

/// `GET /log`.
pub async fn log(State(stage): State<Shared>) -> Done {
    Ok(Json(json!(stage.play().log.entries())))
}

/// `DELETE /log`.
pub async fn clear_log(State(stage): State<Shared>) -> Done {
    stage.play().log.clear();
    done()
}

/// `GET /sent`: what forms of other products have sent.
pub async fn sent(State(stage): State<Shared>) -> Done {
    Ok(Json(json!(stage.play().sent)))
}

fn no_gate() -> Refusal {
    Refusal("there is no such gate".to_owned())
}
