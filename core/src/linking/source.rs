//! Where the values come from: a tenant and its user, or an on-premises server.

use super::value::Value;
use crate::on_premises::Server;
use crate::tenant::Tenant;
use crate::user::Identity;

/// What has the values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Tenant(TenantSource),
    Server(Server),
}

/// A tenant under one of its names, and its user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenantSource {
    shown: Tenant,
    alias: Option<Tenant>,
    system: Option<Tenant>,
    email: Option<String>,
    naming: Naming,
}

/// By which of its hosts a tenant is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Naming {
    /// The one in the address bar.
    #[default]
    AsInAddress,
    /// The name that people chose. Once given up, another tenant can take it.
    Alias,
    /// The one that Qlik chose, which never changes.
    System,
}

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// We don't have it: the user takes it from there.
    TypeIt(TypedFrom),
    /// A key's token, which exists only just after a key is made.
    NeedsKey,
    /// The other product works with commercial regions only and would take it for another tenant.
    NotForGovernment,
    /// The signed-in user wasn't read, or has no e-mail address.
    NoEmail,
    /// What the tenant calls the user's e-mail address is none.
    NotAnEmail,
    /// Qlik Sense Enterprise has none.
    CloudOnly,
    /// Qlik Cloud has none.
    OnPremisesOnly,
}

/// Where a value is to be taken from by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TypedFrom {
    /// Administration, OAuth.
    OAuthClients,
}

impl TenantSource {
    /// A tenant as its address shows it, with what `tenants/me` and `users/me` told. Hostnames of
    /// an answer that are no tenant's are left out.
    pub fn new(shown: Tenant, identity: Option<&Identity>) -> TenantSource {
        let facts = identity.and_then(|identity| identity.tenant.as_ref());
        let tenant = |host: Option<&String>| {
            host.and_then(|host| Tenant::from_url(&format!("https://{host}")).ok())
        };
        let user = identity.and_then(|identity| identity.user.as_ref());
        TenantSource {
            alias: tenant(facts.and_then(|facts| facts.alias.as_ref())),
            system: tenant(facts.and_then(|facts| facts.system_hostname.as_ref())),
            email: user.and_then(|user| user.email.clone()),
            naming: Naming::AsInAddress,
            shown,
        }
    }

    /// The same tenant under another of its names; the address's own where it has no such name.
    #[must_use]
    pub fn named(self, naming: Naming) -> TenantSource {
        TenantSource { naming, ..self }
    }

    /// The names to choose from, each with its tenant: the address's own first, none twice.
    pub fn namings(&self) -> Vec<(Naming, &Tenant)> {
        let mut namings = vec![(Naming::AsInAddress, &self.shown)];
        let others = [
            (Naming::Alias, self.alias.as_ref()),
            (Naming::System, self.system.as_ref()),
        ];
        for (naming, tenant) in others {
            if let Some(tenant) = tenant
                && !namings.iter().any(|(_, known)| *known == tenant)
            {
                namings.push((naming, tenant));
            }
        }
        namings
    }

    /// What the name in the address is: the alias, the system's, or not known to be either.
    pub fn shown_is(&self) -> Naming {
        let is = |tenant: Option<&Tenant>| tenant == Some(&self.shown);
        match (is(self.alias.as_ref()), is(self.system.as_ref())) {
            (_, true) => Naming::System,
            (true, _) => Naming::Alias,
            _ => Naming::AsInAddress,
        }
    }

    /// The tenant by the chosen name.
    pub fn tenant(&self) -> &Tenant {
        let chosen = match self.naming {
            Naming::AsInAddress => None,
            Naming::Alias => self.alias.as_ref(),
            Naming::System => self.system.as_ref(),
        };
        chosen.unwrap_or(&self.shown)
    }

    /// A tenant of Qlik Cloud Government.
    pub fn is_government(&self) -> bool {
        self.shown.host().ends_with(".qlikcloudgov.com")
    }

    fn value_of(&self, value: Value) -> Result<String, Missing> {
        let tenant = self.tenant();
        Ok(match value {
            Value::TenantName => tenant.name().to_owned(),
            Value::Region => tenant.region().to_owned(),
            Value::Host => tenant.host().to_owned(),
            Value::Url => tenant.address("/"),
            Value::Origin => tenant.origin(),
            Value::AuthorizationEndpoint => tenant.address("/oauth/authorize"),
            Value::TokenEndpoint => tenant.address("/oauth/token"),
            Value::ConnectionName => format!("Qlik Cloud {}", tenant.name()),
            Value::ProxyUser => return self.email(),
            Value::ApiKey | Value::ProxyUserKey => return Err(Missing::NeedsKey),
            Value::ClientId | Value::ClientSecret => {
                return Err(Missing::TypeIt(TypedFrom::OAuthClients));
            }
            Value::ServerAddress => return Err(Missing::OnPremisesOnly),
        })
    }

    fn email(&self) -> Result<String, Missing> {
        let email = self.email.as_deref().unwrap_or_default().trim();
        match email {
            "" => Err(Missing::NoEmail),
            email if is_email(email) => Ok(email.to_owned()),
            _ => Err(Missing::NotAnEmail),
        }
    }
}

impl Source {
    /// The value, or why there is none.
    pub fn value_of(&self, value: Value) -> Result<String, Missing> {
        match self {
            Source::Tenant(tenant) => tenant.value_of(value),
            Source::Server(server) => match value {
                Value::ServerAddress | Value::Origin => Ok(server.address()),
                Value::Url => Ok(format!("{}/", server.address())),
                Value::Host => Ok(server.host().to_owned()),
                Value::ConnectionName => Ok(format!("Qlik Sense {}", server.host())),
                _ => Err(Missing::CloudOnly),
            },
        }
    }
}

/// An address of one mailbox as HTML's e-mail field takes it, which is narrower than RFC 5322.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let is_local = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    let is_label = |label: &str| {
        let is_inner = |c: char| c.is_ascii_alphanumeric() || c == '-';
        (1..=63).contains(&label.len())
            && label.chars().all(is_inner)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    !local.is_empty() && local.chars().all(is_local) && domain.split('.').all(is_label)
}

#[cfg(test)]
mod tests;
