//! `GET /api/v1/users/me`: redirects (301) to the signed-in user's own resource.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{ApiError, page::read};
use crate::access::{Group, GroupId, Holder, RoleId, RoleRef};
use crate::http::{Request, Response};
use crate::key::UserId;
use crate::user::{Account, Role, User};

const TENANT_ADMIN: &str = "TenantAdmin";

/// The signed-in user.
pub fn get_user() -> Request {
    Request::get("/api/v1/users/me")
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<User, ApiError> {
    read::<UserRow>(response)?
        .into_user()
        .ok_or(ApiError::Unreadable)
}

/// `User` as it comes: with `fields`, even required ones may be absent.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct UserRow {
    id: String,
    name: Option<String>,
    email: Option<String>,
    status: Option<String>,
    subject: Option<String>,
    client_id: Option<String>,
    tenant_id: Option<String>,
    #[serde(default, deserialize_with = "if_understood")]
    assigned_roles: Option<Vec<RoleRow>>,
    #[serde(default, deserialize_with = "if_understood")]
    assigned_groups: Option<Vec<GroupRow>>,
}

/// Roles of a form that we don't know leave the user readable and the role not known.
pub(super) fn if_understood<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    from: D,
) -> Result<Option<T>, D::Error> {
    let value = Value::deserialize(from)?;
    Ok(serde_json::from_value(value).ok())
}

/// A role as users and groups name it.
#[derive(Clone, Deserialize)]
pub(super) struct RoleRow {
    id: Option<String>,
    name: Option<String>,
}

impl RoleRow {
    fn into_reference(self) -> Option<RoleRef> {
        Some(RoleRef {
            id: RoleId::new(&self.id?)?,
            name: self.name.unwrap_or_default(),
        })
    }
}

/// All of the roles, or nothing: a list with a role that we can't name is not known.
pub(super) fn references(rows: Option<Vec<RoleRow>>) -> Option<Vec<RoleRef>> {
    rows?.into_iter().map(RoleRow::into_reference).collect()
}

/// A group, as it is listed and as a user names it.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct GroupRow {
    id: Option<String>,
    name: Option<String>,
    assigned_roles: Option<Vec<RoleRow>>,
}

impl GroupRow {
    pub(super) fn into_group(self) -> Option<Group> {
        Some(Group {
            id: GroupId::new(&self.id?)?,
            name: self.name.unwrap_or_default(),
            roles: references(self.assigned_roles),
        })
    }
}

impl UserRow {
    pub(super) fn into_user(self) -> Option<User> {
        let role = self.role();
        let client_id = self.client_id();
        (!self.id.is_empty()).then(|| User {
            id: UserId::new(self.id),
            name: self.name.unwrap_or_default(),
            email: self.email.filter(|email| !email.is_empty()),
            account: Account::from_word(self.status.as_deref()),
            role,
            tenant_id: self.tenant_id,
            client_id,
        })
    }

    /// The user with their roles and groups.
    pub(super) fn into_holder(self) -> Option<Holder> {
        let roles = references(self.assigned_roles.clone());
        let groups = self.assigned_groups.clone();
        let groups = groups.and_then(|rows| rows.into_iter().map(GroupRow::into_group).collect());
        Some(Holder {
            user: self.into_user()?,
            roles,
            groups,
        })
    }

    /// The OAuth client whose bot the user is: `clientId`, which the type file doesn't have, or else
    /// the subject that such a bot is given.
    fn client_id(&self) -> Option<String> {
        const BOT: &str = "qlikbot\\";
        let subject = self.subject.as_deref();
        let prefix = subject.and_then(|subject| subject.get(..BOT.len()));
        let is_bot = prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case(BOT));
        let of_subject = subject
            .filter(|_| is_bot)
            .map(|subject| &subject[BOT.len()..]);
        let client = self.client_id.as_deref().filter(|id| !id.is_empty());
        client.or(of_subject).map(str::to_owned)
    }

    /// A role can come by a group alone, so "no" needs all lists.
    fn role(&self) -> Role {
        let groups = self.assigned_groups.as_deref();
        let by_group = groups.into_iter().flatten();
        let by_group = by_group.map(|group| group.assigned_roles.as_ref());
        let lists: Vec<Option<&Vec<RoleRow>>> =
            by_group.chain([self.assigned_roles.as_ref()]).collect();
        let is_admin = lists
            .iter()
            .flatten()
            .flat_map(|roles| roles.iter())
            .any(|role| role.name.as_deref() == Some(TENANT_ADMIN));
        let is_all = groups.is_some() && lists.iter().all(Option::is_some);
        match (is_admin, is_all) {
            (true, _) => Role::TenantAdmin,
            (false, true) => Role::NotAdmin,
            (false, false) => Role::NotKnown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn role(expected: Role, rest: &str) {
        let row: UserRow = serde_json::from_str(&format!(r#"{{"id":"u"{rest}}}"#)).unwrap();
        assert_eq!(row.into_user().unwrap().role, expected, "{rest}");
    }

    #[test]
    fn an_admin_is_one_by_own_role_or_by_group() {
        let admin = r#"[{"name":"TenantAdmin"}]"#;
        role(Role::TenantAdmin, &format!(r#","assignedRoles":{admin}"#));
        role(
            Role::TenantAdmin,
            &format!(r#","assignedRoles":[],"assignedGroups":[{{"assignedRoles":{admin}}}]"#),
        );
    }

    #[test]
    fn an_oauth_clients_bot_is_told_by_its_client_or_its_subject() {
        for (rest, client) in [
            (r#","clientId":"c1""#, Some("c1")),
            (r#","subject":"qlikbot\\c2""#, Some("c2")),
            (r#","subject":"QlikBot\\c2","clientId":"""#, Some("c2")),
            (r#","subject":"qlikbot\\""#, Some("")),
            (r#","subject":"auth0|qlikbot","clientId":null"#, None),
            (r#","subject":"ädä""#, None),
            ("", None),
        ] {
            let row: UserRow = serde_json::from_str(&format!(r#"{{"id":"u"{rest}}}"#)).unwrap();
            assert_eq!(
                row.into_user().unwrap().client_id.as_deref(),
                client,
                "{rest}"
            );
        }
    }

    #[test]
    fn unreadable_roles_are_not_known() {
        role(Role::NotKnown, "");
        role(Role::NotKnown, r#","assignedRoles":[{"name":"Steward"}]"#);
        role(Role::NotKnown, r#","assignedGroups":[{"name":"g"}]"#);
        let of_group = |group: &str| format!(r#","assignedRoles":[],"assignedGroups":[{group}]"#);
        role(Role::NotKnown, &of_group(r#"{"name":"g"}"#));
        role(Role::NotAdmin, &of_group(r#"{"assignedRoles":[]}"#));
        role(Role::NotAdmin, r#","assignedRoles":[],"assignedGroups":[]"#);
    }

    #[test]
    fn roles_of_an_odd_form_cost_the_role_and_not_the_user() {
        role(
            Role::NotKnown,
            r#","assignedRoles":["Steward"],"assignedGroups":[]"#,
        );
        role(
            Role::NotKnown,
            r#","assignedRoles":null,"assignedGroups":{}"#,
        );
    }
}
