//! `/api/v1/api-keys/configs/{tenantId}`: the tenant's rules for keys.

use crate::api::call::Call;
use crate::api::problem::Problem;
use crate::api::steps::{Step, steps};
use crate::duration::Duration;
use crate::stage::{Play, Shared};
use crate::switches::{ConfigReadable, OldSwitch};
use crate::world::config::{ENABLED, LONGEST_EXPIRY, MOST_KEYS, SCIM_EXPIRY};
use crate::world::document::Document;
use crate::world::event;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use serde_json::Value;

/// The largest number of active keys that a user may be allowed.
const MOST_KEYS_EVER: u64 = 1_000;

/// `GET`: to everyone, to admins or to nobody, as the switch says.
pub async fn read(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let play = stage.play();
    here(&play, &call, &id)?;
    let readable = match play.switches.config_readable {
        ConfigReadable::Everyone => true,
        ConfigReadable::Admins => call.caller.admin,
        ConfigReadable::Nobody => false,
    };
    if !readable {
        let detail = "Not allowed to read the API key configuration.";
        return Err(Problem::forbidden("APIKEYS-5", detail));
    }
    Ok(Json(shown(&play, &call)).into_response())
}

/// `PATCH`: a TenantAdmin replaces rules. Keys that exist are left as they are.
pub async fn change(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let mut play = stage.play();
    here(&play, &call, &id)?;
    if !call.caller.admin {
        let detail = "Not allowed to change the API key configuration.";
        return Err(Problem::forbidden("APIKEYS-5", detail));
    }
    let shown = shown(&play, &call);
    let mut config = call.tenant(&play).config.clone();
    for step in steps(&call)? {
        let field = rule(&step, shown.contains_key(ENABLED))?;
        config.insert(field.to_owned(), step.value);
    }
    let updated = event::config_updated(play.now(), &call.caller.user, &config);
    let tenant = call.tenant_mut(&mut play);
    tenant.audits.record(&updated);
    tenant.config = config;
    Ok(StatusCode::NO_CONTENT)
}

/// The rules as they are answered: as stored, and with the old switch where the tenant still has it.
fn shown(play: &Play, call: &Call) -> Document {
    let mut config = call.tenant(play).config.clone();
    if play.switches.api_keys_enabled == OldSwitch::Present {
        config.entry(ENABLED).or_insert(Value::Bool(true));
    }
    config
}

/// The rule that a step replaces, with a value that can be one.
fn rule(step: &Step, has_old_switch: bool) -> Result<&'static str, Problem> {
    let duration = || step.value.as_str().and_then(Duration::parse).is_some();
    let (field, fits) = match step.deed() {
        ("replace", "/max_keys_per_user") => {
            let most = step.value.as_u64();
            (MOST_KEYS, most.is_some_and(|most| most <= MOST_KEYS_EVER))
        }
        ("replace", "/max_api_key_expiry") => (LONGEST_EXPIRY, duration()),
        ("replace", "/scim_externalClient_expiry") => (SCIM_EXPIRY, duration()),
        ("replace", "/api_keys_enabled") if has_old_switch => (ENABLED, step.value.is_boolean()),
        _ => return Err(step.unknown()),
    };
    fits.then_some(field).ok_or_else(|| step.wrong_value())
}

/// 404 for the rules of any other tenant.
fn here(play: &Play, call: &Call, id: &str) -> Result<(), Problem> {
    if call.tenant(play).id == id {
        Ok(())
    } else {
        Err(Problem::not_found("APIKEYS-4", "Configuration not found."))
    }
}
