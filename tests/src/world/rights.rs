//! What a user may do: the roles that reach them, of their own and by group, and the scopes that those carry.
//!
//! Users and groups are stored with references to roles. They are read through here, so that a role or group that
//! has changed since is seen as it is now. A reference that means nothing stays as it was stored.

use super::document::Document;
use super::group::{self, EVERYONE};
use super::role::{self, AUDIT_ADMIN, TENANT_ADMIN, USER_DEFAULT};
use super::tenant::Tenant;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The role that a reference means, by its `id`, else by its `name`.
pub fn role_meant<'a>(tenant: &'a Tenant, reference: &Value) -> Option<&'a Document> {
    let by_id = reference["id"].as_str().and_then(|id| tenant.roles.get(id));
    by_id.or_else(|| {
        let name = reference["name"].as_str()?;
        tenant.roles.values().find(|role| role["name"] == name)
    })
}

/// A user or a group with every role, and every group, as it is now.
pub fn current(tenant: &Tenant, holder: &Document) -> Document {
    let mut holder = holder.clone();
    for reference in list_mut(&mut holder, "assignedRoles") {
        if let Some(role) = role_meant(tenant, reference) {
            *reference = role::reference(role);
        }
    }
    for reference in list_mut(&mut holder, "assignedGroups") {
        let group = reference["id"]
            .as_str()
            .and_then(|id| tenant.groups.get(id));
        if let Some(group) = group {
            *reference = group::reference(&current(tenant, group));
        }
    }
    holder
}

/// References to the roles that a user or group, read by [`current`], has without going through a group.
pub fn own_roles(holder: &Document) -> impl Iterator<Item = &Value> {
    list(holder.get("assignedRoles"))
}

/// References to the roles that come to a user, read by [`current`], through groups.
pub fn group_roles(user: &Document) -> impl Iterator<Item = &Value> {
    list(user.get("assignedGroups")).flat_map(|group| list(group.get("assignedRoles")))
}

/// Whether the user is a TenantAdmin, by a role of their own or through a group.
pub fn is_admin(tenant: &Tenant, user: &Document) -> bool {
    has_role(tenant, user, TENANT_ADMIN)
}

/// Whether the user is an AuditAdmin, by a role of their own or through a group.
pub fn is_auditor(tenant: &Tenant, user: &Document) -> bool {
    has_role(tenant, user, AUDIT_ADMIN)
}

fn has_role(tenant: &Tenant, user: &Document, name: &str) -> bool {
    let user = current(tenant, user);
    own_roles(&user)
        .chain(group_roles(&user))
        .any(|role| role["name"] == name)
}

/// The scopes of the user's own roles.
pub fn direct_scopes<'a>(tenant: &'a Tenant, user: &Document) -> BTreeSet<&'a str> {
    scopes_of(tenant, own_roles(&current(tenant, user)))
}

/// Every scope that the user has: by own roles, by groups, by the group of everybody and by User Default.
pub fn scopes<'a>(tenant: &'a Tenant, user: &Document) -> BTreeSet<&'a str> {
    let user = current(tenant, user);
    let everyone = tenant
        .groups
        .get(EVERYONE)
        .map(|group| current(tenant, group));
    let for_all = json!({ "name": USER_DEFAULT });
    let roles = own_roles(&user)
        .chain(group_roles(&user))
        .chain(everyone.iter().flat_map(own_roles))
        .chain([&for_all]);
    scopes_of(tenant, roles)
}

/// Whether anybody, user or group, has the role with this id.
pub fn is_assigned(tenant: &Tenant, role: &str) -> bool {
    let mut holders = tenant.users.values().chain(tenant.groups.values());
    holders
        .any(|holder| own_roles(&current(tenant, holder)).any(|reference| reference["id"] == role))
}

fn scopes_of<'a, 'b>(
    tenant: &'a Tenant,
    references: impl Iterator<Item = &'b Value>,
) -> BTreeSet<&'a str> {
    references
        .filter_map(|reference| role_meant(tenant, reference))
        .flat_map(role::scopes)
        .collect()
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

fn list_mut<'a>(holder: &'a mut Document, field: &str) -> impl Iterator<Item = &'a mut Value> {
    let list = holder.get_mut(field).and_then(Value::as_array_mut);
    list.into_iter().flatten()
}
