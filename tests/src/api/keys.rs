//! `/api/v1/api-keys`: one key, its name, its end. The list is in `list`, the making in `create`, the rules in `config`.

pub mod config;
pub mod create;
pub mod list;

use super::call::Call;
use super::problem::Problem;
use super::steps::steps;
use crate::clock;
use crate::stage::{Play, Shared};
use crate::switches::{DeleteRevoked, ForeignKey, ForeignRename, OwnDelete};
use crate::world::document::{Document, text};
use crate::world::event::{self, KEY_UPDATED};
use crate::world::key;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};

/// `GET /api/v1/api-keys/{id}`.
pub async fn one(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let play = stage.play();
    Ok(Json(reachable(&play, &call, &id)?).into_response())
}

/// `PATCH /api/v1/api-keys/{id}`: the owner gives it another name; a TenantAdmin does where the switch says so.
pub async fn rename(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let steps = steps(&call)?;
    let name = match steps.as_slice() {
        [step] if step.deed() == ("replace", "/description") => {
            step.value.as_str().ok_or_else(|| step.wrong_value())?
        }
        [first, ..] => return Err(first.unknown()),
        [] => return Err(Problem::bad_request("there is no step")),
    };
    let mut play = stage.play();
    let key = reachable(&play, &call, &id)?;
    let own = text(key, "sub") == call.caller.user;
    if !own && play.switches.foreign_rename == ForeignRename::Forbidden {
        return Err(Problem::forbidden(
            "APIKEYS-7",
            "Only the owner renames a key.",
        ));
    }
    let now = play.now();
    let tenant = call.tenant_mut(&mut play);
    tenant.keys.set(&id, "description", name);
    tenant.keys.set(&id, "lastUpdated", &clock::stamp(now));
    if let Some(key) = tenant.keys.get(&id) {
        let renamed = event::key_written(KEY_UPDATED, now, &call.caller.user, key);
        tenant.audits.record(&renamed);
    }
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /api/v1/api-keys/{id}`: an owner removes it, a TenantAdmin revokes it.
pub async fn delete(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let mut play = stage.play();
    let key = reachable(&play, &call, &id)?;
    let (own, active) = (text(key, "sub") == call.caller.user, key::is_active(key));
    if !active {
        match play.switches.delete_revoked {
            DeleteRevoked::Done => {}
            DeleteRevoked::Forbidden => {
                return Err(Problem::forbidden(
                    "APIKEYS-18",
                    "The API key is either expired or revoked.",
                ));
            }
            DeleteRevoked::NotFound => return Err(unknown()),
        }
    }
    let removes = !call.caller.admin || play.switches.own_delete == OwnDelete::Removes;
    let key = key.clone();
    let now = play.now();
    let tenant = call.tenant_mut(&mut play);
    let status = if own && removes {
        tenant.keys.remove(&id);
        "deleted"
    } else if active {
        tenant.keys.set(&id, "status", "revoked");
        tenant.keys.set(&id, "lastUpdated", &clock::stamp(now));
        "revoked"
    } else {
        return Ok(StatusCode::NO_CONTENT);
    };
    let ended = event::key_ended(now, &call.caller.user, &key, status);
    tenant.audits.record(&ended);
    Ok(StatusCode::NO_CONTENT)
}

/// The key with this id, if the caller may know of it.
fn reachable<'a>(play: &'a Play, call: &Call, id: &str) -> Result<&'a Document, Problem> {
    let key = call.tenant(play).keys.get(id).ok_or_else(unknown)?;
    if call.caller.admin || text(key, "sub") == call.caller.user {
        return Ok(key);
    }
    match play.switches.foreign_key {
        ForeignKey::Forbidden => Err(Problem::forbidden(
            "APIKEYS-5",
            "Not allowed to access this API key.",
        )),
        ForeignKey::NotFound => Err(unknown()),
    }
}

fn unknown() -> Problem {
    Problem::not_found("APIKEYS-4", "API key not found.")
}
