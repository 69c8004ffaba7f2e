//! Roles and groups of the believable world, and who has them.
//!
//! At Acme making keys is for chosen people: some have the role themselves, some by their group, one admin not at all.
//! At Globex User Default lets everybody.

use super::{ADA, BOB, EVE, GIL, GRACE, LI, PRIYA, ROBOT, SOREN, ZOE};
use crate::world::group::{self, EVERYONE};
use crate::world::role::{self, AUDIT_ADMIN, MANAGE_KEYS, TENANT_ADMIN, USER_DEFAULT};
use crate::world::tenant::Tenant;
use serde_json::{Value, json};

/// TenantAdmin's id.
pub const ADMIN: &str = "60a1b2c3d4e5f60718290001";
/// The id of the role "API key makers".
pub const MAKERS: &str = "60a1b2c3d4e5f60718290101";
const BUILDERS: &str = "60a1b2c3d4e5f60718290102";
const READERS: &str = "60a1b2c3d4e5f60718290103";
const HOSTILE: &str = "60a1b2c3d4e5f60718290104";
const ANALYTICS_ADMIN: &str = "60a1b2c3d4e5f60718290002";
const AUDITOR: &str = "60a1b2c3d4e5f60718290003";
const DEFAULT: &str = "60a1b2c3d4e5f60718290099";

const PLATFORM: &str = "65f0c1d2e3a4b5c6d7e8f901";
const INTEGRATORS: &str = "65f0c1d2e3a4b5c6d7e8f902";
const FINANCE: &str = "65f0c1d2e3a4b5c6d7e8f903";

/// Id, name, type, level, description, scopes.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

#[rustfmt::skip]
const DEFAULT_ROLES: [Row; 3] = [
    (ADMIN, TENANT_ADMIN, "default", "admin", "Administers the whole tenant", &[]),
    (ANALYTICS_ADMIN, "AnalyticsAdmin", "default", "admin", "Administers analytics content", &[]),
    (AUDITOR, AUDIT_ADMIN, "default", "admin", "Reads the events of the tenant", &[]),
];

#[rustfmt::skip]
const CUSTOM_ROLES: [Row; 4] = [
    (MAKERS, "API key makers", "custom", "user", "May make and hold API keys", &[MANAGE_KEYS]),
    (BUILDERS, "Pipeline builders", "custom", "user", "For those who connect other systems", &["automations", MANAGE_KEYS]),
    (READERS, "Report readers", "custom", "user", "May take numbers home", &["apps.data:export"]),
    (HOSTILE, "<b>Auditors</b> \u{202e}nimdA", "custom", "user", "<script>alert(2)</script>", &[MANAGE_KEYS]),
];

/// Gives Acme its roles and groups.
pub fn acme_roles(tenant: &mut Tenant) {
    roles(tenant, &DEFAULT_ROLES);
    roles(tenant, &[user_default(&["apps.data:export"])]);
    roles(tenant, &CUSTOM_ROLES);
    group(tenant, EVERYONE, "com.qlik.Everyone", DEFAULT);
    group(tenant, PLATFORM, "Platform team", ADMIN);
    group(tenant, INTEGRATORS, "Integrators", BUILDERS);
    group(tenant, FINANCE, "Finance", READERS);
}

/// Gives Acme's people their roles and groups.
pub fn acme_people(tenant: &mut Tenant) {
    give(tenant, ADMIN, &[ADA]);
    give(tenant, MAKERS, &[ADA, ZOE, PRIYA]);
    give(tenant, HOSTILE, &[EVE]);
    give(tenant, AUDITOR, &[LI]);
    join(tenant, PLATFORM, &[GRACE]);
    join(tenant, INTEGRATORS, &[BOB, PRIYA, SOREN, ROBOT]);
    join(tenant, FINANCE, &[PRIYA]);
}

/// Gives Globex its roles and the group of everybody, and its people theirs.
pub fn globex(tenant: &mut Tenant) {
    roles(tenant, &DEFAULT_ROLES);
    roles(tenant, &[user_default(&[MANAGE_KEYS, "apps.data:export"])]);
    group(tenant, EVERYONE, "com.qlik.Everyone", DEFAULT);
    give(tenant, ADMIN, &[GIL]);
}

/// Adds a role, by its id, to those users' own.
pub fn give(tenant: &mut Tenant, role: &str, users: &[&str]) {
    let reference = tenant.roles.get(role).map(role::reference);
    add(tenant, "assignedRoles", reference, users);
}

fn join(tenant: &mut Tenant, group: &str, users: &[&str]) {
    let reference = tenant.groups.get(group).map(group::reference);
    add(tenant, "assignedGroups", reference, users);
}

fn add(tenant: &mut Tenant, field: &str, reference: Option<Value>, users: &[&str]) {
    for id in users {
        let user = tenant.users.get_mut(*id);
        let list = user.and_then(|user| user.get_mut(field)?.as_array_mut());
        if let Some(list) = list {
            list.extend(reference.clone());
        }
    }
}

fn user_default(scopes: &'static [&'static str]) -> Row {
    let description = "What every user may do";
    (
        DEFAULT,
        USER_DEFAULT,
        "default",
        "user",
        description,
        scopes,
    )
}

fn roles(tenant: &mut Tenant, rows: &[Row]) {
    for (id, name, kind, level, description, scopes) in rows.iter().copied() {
        let drafted = role::Draft {
            id,
            tenant: tenant.id,
            name,
            kind,
            level,
            description,
            scopes,
            created: "2024-11-08T00:00:00.000Z",
        };
        tenant.put_role(drafted.document());
    }
}

fn group(tenant: &mut Tenant, id: &str, name: &str, role: &str) {
    let drafted = group::Draft {
        id,
        tenant: tenant.id,
        name,
        roles: vec![json!({ "id": role })],
    };
    tenant.put_group(drafted.document());
}
