//! The tenants and on-premises servers that a form's values may come from, and the way to the one
//! that was chosen.

use latchkey_core::cookies::CookieStore;
use latchkey_core::linking::{Naming, Source, TenantSource};
use latchkey_core::{Identity, SeenTenant, Server, Tenant};

/// The tenants and servers, and which of them was chosen.
#[derive(Debug, Default)]
pub struct Sources {
    /// The tenants seen before have been read.
    pub seen_is_read: bool,
    /// The tabs of tenants whose address the browser shows us; `None` until they were looked for.
    pub open: Option<Vec<OpenTenant>>,
    /// The servers on whose pages the icon was clicked, last first; `None` until they were read.
    pub servers: Option<Vec<Server>>,
    pub chosen: Option<Chosen>,
    pub way: Way,
}

/// What was chosen, by the user or until they choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    Tenant(Tenant),
    /// It has no API keys, and nobody is asked anything there.
    Server(Server),
}

impl Chosen {
    /// Its values: a tenant's by one of its names, with what is known of its user.
    pub fn source(&self, identity: &Identity, naming: Naming) -> Source {
        match self {
            Chosen::Tenant(tenant) => {
                let source = TenantSource::new(tenant.clone(), Some(identity));
                Source::Tenant(source.named(naming))
            }
            Chosen::Server(server) => Source::Server(server.clone()),
        }
    }
}

/// A tab that shows a tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTenant {
    pub tab: i32,
    pub cookies: CookieStore,
    pub tenant: Tenant,
}

/// By which way the chosen tenant can be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Way {
    #[default]
    Looking,
    /// From inside this tab of it, with these cookies.
    Tab(i32, CookieStore),
    /// Straight from our page, with the host permission.
    Direct,
    /// By none: no tab of it lets us in, and there is no permission. Nor is there any to a server.
    None,
}

impl Way {
    /// The tenant can be asked.
    pub fn is_open(&self) -> bool {
        matches!(self, Way::Tab(..) | Way::Direct)
    }
}

/// One tenant to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub host: String,
    pub name: String,
    pub region: String,
    pub tenant_id: Option<String>,
    pub is_open: bool,
}

impl Sources {
    /// All that can be chosen is known.
    pub fn is_read(&self) -> bool {
        self.seen_is_read && self.open.is_some() && self.servers.is_some()
    }

    /// The servers to choose from.
    pub fn servers(&self) -> &[Server] {
        self.servers.as_deref().unwrap_or_default()
    }

    /// The tenants to choose from: those seen before, the last first, then others that are open.
    pub fn choices(&self, seen: &[SeenTenant]) -> Vec<Choice> {
        let open = self.open.as_deref().unwrap_or_default();
        let is_open = |host: &str| open.iter().any(|open| open.tenant.host() == host);
        let is_tenant =
            |seen: &&SeenTenant| Tenant::from_url(&format!("https://{}/", seen.host)).is_ok();
        let known = seen.iter().filter(is_tenant).map(|seen| Choice {
            host: seen.host.clone(),
            name: seen.name.clone(),
            region: seen.region.clone(),
            tenant_id: seen.tenant_id.clone(),
            is_open: is_open(&seen.host),
        });
        let mut choices: Vec<Choice> = known.collect();
        for OpenTenant { tenant, .. } in open {
            if !choices.iter().any(|known| known.host == tenant.host()) {
                choices.push(Choice {
                    host: tenant.host().to_owned(),
                    name: tenant.name().to_owned(),
                    region: tenant.region().to_owned(),
                    tenant_id: None,
                    is_open: true,
                });
            }
        }
        choices
    }

    /// The tab of a tenant, where the browser lets us see one.
    pub fn tab_of(&self, tenant: &Tenant) -> Option<&OpenTenant> {
        let open = self.open.as_deref().unwrap_or_default();
        open.iter().find(|open| open.tenant == *tenant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenant(host: &str) -> Tenant {
        Tenant::from_url(&format!("https://{host}/")).unwrap()
    }

    fn seen(name: &str, region: &str) -> SeenTenant {
        SeenTenant {
            host: format!("{name}.{region}.qlikcloud.com"),
            name: name.to_owned(),
            region: region.to_owned(),
            tenant_id: None,
        }
    }

    #[test]
    fn the_tenant_seen_last_comes_first_and_none_twice() {
        let open = ["acme.us.qlikcloud.com", "umbrella.de.qlikcloud.com"].map(|host| OpenTenant {
            tab: 7,
            cookies: CookieStore::default(),
            tenant: tenant(host),
        });
        let sources = Sources {
            open: Some(open.to_vec()),
            ..Sources::default()
        };
        let choices = sources.choices(&[seen("globex", "eu"), seen("acme", "us")]);
        let told: Vec<(&str, bool)> = choices
            .iter()
            .map(|choice| (choice.name.as_str(), choice.is_open))
            .collect();
        assert_eq!(
            told,
            [("globex", false), ("acme", true), ("umbrella", true)]
        );
        let tab_of = |host| sources.tab_of(&tenant(host)).map(|open| open.tab);
        assert_eq!(tab_of("acme.us.qlikcloud.com"), Some(7));
        assert_eq!(tab_of("globex.eu.qlikcloud.com"), None);
    }
}
