//! `PATCH /api/v1/roles/{id}`: a role's name, description and scopes.

use super::{name_is_free, unknown};
use crate::api::call::Call;
use crate::api::problem::Problem;
use crate::api::steps::{Step, steps};
use crate::clock;
use crate::stage::Shared;
use crate::switches::DefaultRolePatch;
use crate::world::document::{Document, text};
use crate::world::event;
use crate::world::role::{self, USER_DEFAULT};
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use serde_json::{Value, json};

/// Carries out every step or none. Of the default roles only User Default can be changed, where the switch lets it.
pub async fn change(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let mut play = stage.play();
    call.admins_only()?;
    let role = call.tenant(&play).roles.get(&id).cloned();
    let old = role.ok_or_else(unknown)?;
    let mut role = old.clone();
    let fixed = role::is_default(&role);
    let open = text(&role, "name") == USER_DEFAULT
        && play.switches.default_role_patch == DefaultRolePatch::Allowed;
    for step in steps(&call)? {
        if fixed && !(open && step.path.starts_with("/assignedScopes")) {
            let detail = "A default role can't be changed like that.";
            return Err(Problem::forbidden("ROLES-403", detail));
        }
        if step.deed() == ("replace", "/name") {
            let name = step.value.as_str().ok_or_else(|| step.wrong_value())?;
            name_is_free(&play, &call, name, Some(&id))?;
        }
        alter(&mut role, step)?;
    }
    let now = play.now();
    role.insert("lastUpdatedAt".into(), clock::stamp(now).into());
    role.insert("updatedBy".into(), call.caller.user.clone().into());
    let updated = event::role_updated(now, &call.caller.user, &old, &role);
    let tenant = call.tenant_mut(&mut play);
    tenant.put_role(role);
    tenant.audits.record(&updated);
    Ok(StatusCode::NO_CONTENT)
}

fn alter(role: &mut Document, step: Step) -> Result<(), Problem> {
    let held: Vec<String> = role::scopes(role).map(String::from).collect();
    let scopes = match step.deed() {
        ("replace", "/name" | "/description") => {
            if !step.value.is_string() {
                return Err(step.wrong_value());
            }
            role.insert(step.path[1..].to_owned(), step.value);
            return Ok(());
        }
        ("replace", "/assignedScopes") if step.value.is_array() => named(&step)?,
        ("add", "/assignedScopes/-") => {
            let added = named(&step)?;
            let added = added.into_iter().filter(|scope| !held.contains(scope));
            held.iter().cloned().chain(added).collect()
        }
        ("remove-value", "/assignedScopes") => {
            let removed = named(&step)?;
            let kept = held.iter().filter(|scope| !removed.contains(scope));
            kept.cloned().collect()
        }
        _ => return Err(step.unknown()),
    };
    role.insert("assignedScopes".into(), json!(scopes));
    Ok(())
}

/// The scopes in a step's value: one, or a list.
fn named(step: &Step) -> Result<Vec<String>, Problem> {
    let scope = |value: &Value| {
        value
            .as_str()
            .filter(|name| !name.is_empty())
            .map(String::from)
    };
    let scopes = match &step.value {
        Value::Array(list) => list.iter().map(scope).collect(),
        one => scope(one).map(|scope| vec![scope]),
    };
    scopes.ok_or_else(|| step.wrong_value())
}
