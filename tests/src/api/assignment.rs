//! The roles that steps give to users and groups, by `{"id":…}` or `{"name":…}`.

use super::problem::Problem;
use super::steps::Step;
use crate::world::document::Document;
use crate::world::rights;
use crate::world::role;
use crate::world::tenant::Tenant;
use serde_json::{Value, json};

/// How many roles a user or group may have.
const MOST_ROLES: usize = 100;

/// Carries a step on `/assignedRoles` of a user out: one more, one fewer, or the whole list anew.
///
/// # Errors
/// 400 when there is no such step or no such role.
pub fn assign(tenant: &Tenant, user: &mut Document, step: &Step) -> Result<(), Problem> {
    let held: Vec<Value> = rights::own_roles(&rights::current(tenant, user))
        .cloned()
        .collect();
    let others = |role: &Value| -> Vec<Value> {
        held.iter()
            .filter(|known| known["id"] != role["id"])
            .cloned()
            .collect()
    };
    let roles = match step.deed() {
        ("add", "/assignedRoles/-") => {
            let role = meant(tenant, &step.value)?;
            let mut roles = others(&role);
            roles.push(role);
            roles
        }
        ("remove-value", "/assignedRoles") => others(&meant(tenant, &step.value)?),
        ("replace", "/assignedRoles") => whole(tenant, step)?,
        _ => return Err(step.unknown()),
    };
    user.insert("assignedRoles".into(), json!(roles));
    Ok(())
}

/// The list of roles that a step puts in the place of another.
///
/// # Errors
/// 400 when it is no list, is too long or names a role that is not there.
pub fn whole(tenant: &Tenant, step: &Step) -> Result<Vec<Value>, Problem> {
    let list = step
        .value
        .as_array()
        .filter(|list| list.len() <= MOST_ROLES);
    let list = list.ok_or_else(|| step.wrong_value())?;
    list.iter()
        .map(|reference| meant(tenant, reference))
        .collect()
}

fn meant(tenant: &Tenant, reference: &Value) -> Result<Value, Problem> {
    let role = rights::role_meant(tenant, reference).map(role::reference);
    role.ok_or_else(|| Problem::bad_request("there is no such role"))
}
