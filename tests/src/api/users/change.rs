//! `PATCH /api/v1/users/{id}`: a TenantAdmin gives and takes roles. Nothing else of a user is modelled.

use crate::api::assignment::assign;
use crate::api::call::Call;
use crate::api::problem::Problem;
use crate::api::steps::steps;
use crate::clock;
use crate::stage::Shared;
use crate::switches::{GivenRole, UsersPatch};
use crate::world::{event, rights};
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;

/// Carries out every step, or, where the switch says so, every step but the last, which the answer tells of.
pub async fn change(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let mut play = stage.play();
    call.admins_only()?;
    let mut steps = steps(&call)?;
    let left = match play.switches.users_patch {
        UsersPatch::Whole => None,
        UsersPatch::Partial => steps.pop(),
    };
    let wants_name = play.switches.given_role == GivenRole::Name;
    let tenant = call.tenant(&play);
    let user = tenant.users.get(&id).cloned();
    let old = user.ok_or_else(super::unknown)?;
    let mut user = old.clone();
    for step in &steps {
        if wants_name && step.op == "add" && step.value.get("name").is_none() {
            return Err(step.wrong_value());
        }
        assign(tenant, &mut user, step)?;
    }
    let now = play.now();
    user.insert("lastUpdatedAt".into(), clock::stamp(now).into());
    let [before, after] = [&old, &user].map(|user| rights::current(tenant, user));
    let updated = event::user_updated(now, &call.caller.user, &before, &after);
    let tenant = call.tenant_mut(&mut play);
    tenant.put_user(user);
    tenant.audits.record(&updated);
    match left {
        None => Ok(StatusCode::NO_CONTENT),
        Some(step) => Err(Problem::partly(&step.path)),
    }
}
