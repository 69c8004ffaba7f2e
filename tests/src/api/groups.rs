//! `/api/v1/groups`: read by TenantAdmins, who change nothing but the whole list of a group's roles.
//!
//! The group of everybody is none of the listed ones. It is found by its id, and in the settings.

pub mod settings;

use super::assignment::whole;
use super::call::Call;
use super::listing;
use super::problem::Problem;
use super::steps::{Step, steps};
use crate::clock;
use crate::filter::Fields;
use crate::stage::{Play, Shared};
use crate::world::document::{Document, text};
use crate::world::event;
use crate::world::group;
use crate::world::rights;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use serde_json::{Value, json};

const FIELDS: Fields = Fields {
    eq: &[
        "id",
        "name",
        "status",
        "assignedRoles.id",
        "assignedRoles.name",
    ],
    co: &["name"],
};

/// `GET /api/v1/groups`; with `systemGroups=true` that of everybody instead.
pub async fn list(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let play = stage.play();
    call.admins_only()?;
    let tenant = call.tenant(&play);
    let system = call.seen.query.get("systemGroups") == Some("true");
    let groups = tenant
        .groups
        .values()
        .filter(|group| group::is_everyone(group) == system);
    let filter = listing::filter(&call, &FIELDS)?;
    let wants = |group: &Document| {
        let any =
            |field: &str, test: &dyn Fn(&str) -> bool| match field.strip_prefix("assignedRoles.") {
                Some(field) => rights::own_roles(&rights::current(tenant, group))
                    .any(|role| role[field].as_str().is_some_and(test)),
                None => test(text(group, field)),
            };
        filter.as_ref().is_none_or(|filter| filter.wants(&any))
    };
    let shown = |group: &Document| Value::Object(shown(&play, &call, group));
    listing::answer(&play, &call, groups, wants, shown)
}

/// `GET /api/v1/groups/{id}`.
pub async fn one(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let play = stage.play();
    call.admins_only()?;
    let group = call.tenant(&play).groups.get(&id).ok_or_else(unknown)?;
    Ok(Json(shown(&play, &call, group)).into_response())
}

/// `PATCH /api/v1/groups/{id}`.
pub async fn change(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let mut play = stage.play();
    call.admins_only()?;
    for step in steps(&call)? {
        if step.deed() != ("replace", "/assignedRoles") {
            return Err(step.unknown());
        }
        assign(&mut play, &call, &id, &step)?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Puts the step's list in the place of the group's roles.
fn assign(play: &mut Play, call: &Call, id: &str, step: &Step) -> Result<(), Problem> {
    let roles = whole(call.tenant(play), step)?;
    let now = play.now();
    let tenant = call.tenant_mut(play);
    let old = tenant.groups.get(id).ok_or_else(unknown)?;
    let mut group = old.clone();
    group.insert("assignedRoles".into(), json!(roles));
    group.insert("lastUpdatedAt".into(), clock::stamp(now).into());
    let [before, after] = [old, &group].map(|group| rights::current(tenant, group));
    let updated = event::group_updated(now, &call.caller.user, &before, &after);
    tenant.audits.record(&updated);
    tenant.put_group(group);
    Ok(())
}

fn shown(play: &Play, call: &Call, group: &Document) -> Document {
    let current = rights::current(call.tenant(play), group);
    listing::linked(play, call, "groups", current)
}

fn unknown() -> Problem {
    Problem::not_found("GROUPS-7", "Group not found.")
}
