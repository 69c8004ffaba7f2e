//! People: the signed-in user, the owners of keys, and the tenant's own facts.

use serde::{Deserialize, Serialize};

use crate::key::UserId;

/// A user's state, from `User.status`. A word that we don't know is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Account {
    Active,
    Invited,
    Disabled,
    Deleted,
    Provisioned,
    Other(String),
    /// The answer had no status.
    NotKnown,
}

impl Account {
    /// Reads the API's word.
    pub fn from_word(word: Option<&str>) -> Account {
        match word {
            None => Account::NotKnown,
            Some("active") => Account::Active,
            Some("invited") => Account::Invited,
            Some("disabled") => Account::Disabled,
            Some("deleted") => Account::Deleted,
            Some("provisioned") => Account::Provisioned,
            Some(other) => Account::Other(other.to_owned()),
        }
    }
}

/// A role's standing, as far as the answer tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// `TenantAdmin`, of their own or through a group.
    TenantAdmin,
    /// Roles were readable and `TenantAdmin` is not among them.
    NotAdmin,
    /// The answer showed no roles: that is no proof of "no".
    NotKnown,
}

/// A user as read from `users/me` or `users`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    pub id: UserId,
    /// Empty where the answer had none.
    pub name: String,
    pub email: Option<String>,
    pub account: Account,
    pub role: Role,
    pub tenant_id: Option<String>,
    /// The OAuth client whose bot this is; nobody reads its mail.
    #[serde(default)]
    pub client_id: Option<String>,
}

/// The tenant's own facts, from `tenants/me`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenantFacts {
    pub id: String,
    /// The display name, which need not be the name in the address.
    pub name: String,
    /// `hostnames[0]`: never changes.
    pub system_hostname: Option<String>,
    /// `hostnames[1]`: can be given up and taken by another tenant.
    pub alias: Option<String>,
}

/// Who is signed in and where, as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub user: Option<User>,
    pub tenant: Option<TenantFacts>,
}

impl Identity {
    /// The tenant's id, from `tenants/me` or else from the user.
    pub fn tenant_id(&self) -> Option<&str> {
        self.tenant
            .as_ref()
            .map(|tenant| tenant.id.as_str())
            .or_else(|| self.user.as_ref()?.tenant_id.as_deref())
    }

    /// All hosts of the tenant that is met at this one, each once.
    pub fn hosts(&self, met_at: &str) -> Vec<String> {
        let facts = self.tenant.as_ref();
        let own = facts.map(|facts| [&facts.system_hostname, &facts.alias]);
        let own = own.into_iter().flatten().flatten().cloned();
        let mut hosts = vec![met_at.to_owned()];
        hosts.extend(own.filter(|host| host != met_at));
        hosts
    }

    /// The signed-in user's id.
    pub fn user_id(&self) -> Option<&UserId> {
        self.user.as_ref().map(|user| &user.id)
    }

    /// Whether the signed-in user is a TenantAdmin, as far as it is known.
    pub fn role(&self) -> Role {
        self.user.as_ref().map_or(Role::NotKnown, |user| user.role)
    }
}

/// What is known of a key's owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Owner {
    /// Not asked for yet.
    Pending,
    /// Found, whatever their account's state; a deleted one leaves the key ownerless.
    Found(User),
    /// A successful look-up does not know the id.
    Unknown,
    /// The look-up failed, so nothing is known.
    NotRead,
}

impl Owner {
    /// The user, where one was found.
    pub fn user(&self) -> Option<&User> {
        match self {
            Owner::Found(user) => Some(user),
            _ => None,
        }
    }

    /// The user is an OAuth client's bot.
    pub fn is_bot(&self) -> bool {
        self.user().is_some_and(|user| user.client_id.is_some())
    }

    /// There is, or may be, somebody who can be told of their keys: no bot, and nobody who is gone.
    pub fn can_be_told(&self) -> bool {
        !self.is_bot() && !self.is_missing()
    }

    /// A successful look-up says deleted, or does not know the id.
    pub fn is_missing(&self) -> bool {
        match self {
            Owner::Unknown => true,
            Owner::Found(user) => user.account == Account::Deleted,
            Owner::Pending | Owner::NotRead => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::tenant_facts;

    #[test]
    fn a_tenant_has_the_host_it_is_met_at_and_those_that_it_tells() {
        let mut identity = Identity::default();
        assert_eq!(
            identity.hosts("acme.us.qlikcloud.com"),
            ["acme.us.qlikcloud.com"]
        );
        identity.tenant = Some(TenantFacts {
            system_hostname: Some("k3v9.us.qlikcloud.com".to_owned()),
            alias: Some("acme.us.qlikcloud.com".to_owned()),
            ..tenant_facts("t")
        });
        let hosts = ["acme.us.qlikcloud.com", "k3v9.us.qlikcloud.com"];
        assert_eq!(identity.hosts("acme.us.qlikcloud.com"), hosts);
    }
}
