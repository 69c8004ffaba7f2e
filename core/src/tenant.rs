//! Which Qlik Cloud tenant an address belongs to, read from the address alone by the rules that
//! browsers follow (the WHATWG URL Standard). Nobody is asked whether such a tenant exists.

use serde::{Deserialize, Serialize};
use url::{Host, Url};

/// The domains under which tenants live, each with the dot before it: `evilqlikcloud.com` is not
/// one of them.
const DOMAINS: [&str; 2] = [".qlikcloud.com", ".qlikcloudgov.com"];

/// The pages that may be a tenant's, as browsers write patterns of addresses.
pub const TENANT_PAGES: [&str; 2] = ["https://*.qlikcloud.com/*", "https://*.qlikcloudgov.com/*"];

/// Names that Qlik keeps for itself, so that no tenant or region has them.
const RESERVED: [&str; 4] = ["console", "cdn", "register", "services"];

/// The longest label that the DNS allows (RFC 1035, section 2.3.4).
const LONGEST_LABEL: usize = 63;

/// A tenant's address, `https://<name>.<region>.qlikcloud.com`. Always https on the default port;
/// path, query and fragment are left behind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tenant {
    name: String,
    region: String,
    host: String,
}

/// Why an address is no tenant's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenantError {
    /// Not an address at all: a whole one, with `https://`, is needed.
    NotAnAddress,
    /// Another site, perhaps one that looks like Qlik's: go to a tenant.
    Elsewhere,
    /// On Qlik's domain, but not `<name>.<region>`, such as the console or a region's front page:
    /// go on to a tenant from there.
    NoTenant,
    /// A tenant's host, but not by https: open the same address with `https://`.
    NotHttps,
    /// A user name or password stands before the host: open the address without it.
    Credentials,
    /// A port other than https's own: open the address without it.
    OtherPort,
}

impl Tenant {
    /// Recognises the tenant of a tab's address.
    ///
    /// Spellings that lead a browser to the same host are taken (upper case, `:443`, a trailing
    /// dot, fullwidth letters); the tenant is the same. Any region is taken, for Qlik adds to them.
    pub fn from_url(address: &str) -> Result<Tenant, TenantError> {
        let url = Url::parse(address).map_err(|_| TenantError::NotAnAddress)?;
        let Some(Host::Domain(host)) = url.host() else {
            return Err(TenantError::Elsewhere);
        };
        let tenant = Tenant::from_host(host)?;
        if url.scheme() != "https" {
            return Err(TenantError::NotHttps);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(TenantError::Credentials);
        }
        if url.port().is_some() {
            return Err(TenantError::OtherPort);
        }
        Ok(tenant)
    }

    /// The host as [`Url`] gives it, in lower case, with or without the root's dot at its end.
    fn from_host(host: &str) -> Result<Tenant, TenantError> {
        let host = host.strip_suffix('.').unwrap_or(host);
        let labels = DOMAINS
            .iter()
            .find_map(|domain| host.strip_suffix(domain))
            .ok_or(TenantError::Elsewhere)?;
        let (name, region) = labels.split_once('.').ok_or(TenantError::NoTenant)?;
        if !is_free_label(name) || !is_free_label(region) {
            return Err(TenantError::NoTenant);
        }
        Ok(Tenant {
            name: name.to_owned(),
            region: region.to_owned(),
            host: host.to_owned(),
        })
    }

    /// The tenant's name in its address: the alias that people know, or the system's own.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Qlik's code for the region, such as `us` or `de`.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The host in lower case, without a trailing dot.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// `https://` and the host, as the browser's `origin` has it.
    pub fn origin(&self) -> String {
        format!("https://{}", self.host)
    }

    /// Administration's page of API keys.
    pub fn keys_page(&self) -> String {
        self.address("/console/api-keys")
    }

    /// Administration's page of events, where Qlik's own help looks for what a key was used for.
    pub fn events_page(&self) -> String {
        self.address("/console/events")
    }

    /// Administration's page of OAuth clients.
    pub fn oauth_page(&self) -> String {
        self.address("/console/oauth")
    }

    /// The whole address of a path, query included, on this tenant. A path without its leading
    /// slash gets one, so that no path can lead to another host.
    pub fn address(&self, path: &str) -> String {
        let path = path.strip_prefix('/').unwrap_or(path);
        format!("https://{}/{path}", self.host)
    }
}

/// Whether this can be a tenant's or a region's part of a host. `xn--` marks letters of other
/// scripts, by which a name can be made to look like another.
fn is_free_label(label: &str) -> bool {
    (1..=LONGEST_LABEL).contains(&label.len())
        && label
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && !label.starts_with("xn--")
        && !RESERVED.contains(&label)
}

/// A tenant on whose tab the icon was clicked, kept without secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenTenant {
    pub host: String,
    pub name: String,
    pub region: String,
    /// The id that never changes, since a host name can change hands.
    pub tenant_id: Option<String>,
}

#[cfg(test)]
mod tests;
