//! Qlik Sense Enterprise on Windows, recognised by the address of one of its pages. It has no Qlik
//! Cloud API keys, but other products ask for its address.

use url::{Host, Url};

/// The domains of Qlik Cloud, which no server of a customer's own is on.
const CLOUD: [&str; 3] = ["qlikcloud.com", "qlikcloudgov.com", "qlik-stage.com"];

/// The first folder of the pages that the server has, behind a virtual proxy's prefix.
const PAGES: [&str; 7] = [
    "hub",
    "qmc",
    "sense",
    "dev-hub",
    "single",
    "api",
    "extensions",
];

/// A server, by the address that its virtual proxy answers at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    origin: String,
    host: String,
    prefix: String,
    is_sure: bool,
}

impl Server {
    /// Recognises a server by the address of its hub, one of its consoles, an app or a mashup:
    /// `https://host[:port][/prefix]/hub…`. Query and fragment are left behind.
    pub fn from_url(address: &str) -> Option<Server> {
        let url = Url::parse(address).ok()?;
        if !matches!(url.scheme(), "https" | "http") || is_cloud(&url) {
            return None;
        }
        let segments: Vec<&str> = url.path_segments()?.collect();
        let page = segments.iter().position(|name| PAGES.contains(name))?;
        let (prefix, rest) = segments.split_at(page);
        let is_sure = is_own_page(rest)?;
        prefix.iter().all(|name| is_prefix(name)).then(|| Server {
            origin: url.origin().ascii_serialization(),
            host: url.host_str().unwrap_or_default().to_owned(),
            prefix: prefix.join("/"),
            is_sure,
        })
    }

    /// Reads an address as [`Server::address`] gives it, such as one that was kept: scheme, host,
    /// port and prefix, and nothing else.
    pub fn from_address(address: &str) -> Option<Server> {
        let server = Server::from_url(&format!("{address}/hub"))?;
        (server.address() == address).then_some(server)
    }

    /// The host without a port.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The virtual proxy's prefix without slashes around it; empty for the default one.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Scheme, host and port, and the prefix where there is one: `https://sense.acme.example/sso`.
    pub fn address(&self) -> String {
        match self.prefix.as_str() {
            "" => self.origin.clone(),
            prefix => format!("{}/{prefix}", self.origin),
        }
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether only Qlik Sense has such pages. Others may have a page called `hub`, too.
    pub fn is_sure(&self) -> bool {
        self.is_sure
    }
}

fn is_cloud(url: &Url) -> bool {
    let Some(Host::Domain(host)) = url.host() else {
        return false;
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    CLOUD.iter().any(|domain| {
        host.strip_suffix(domain)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

/// Whether this path, from its page on, is one of the server's, and if so whether surely.
fn is_own_page(path: &[&str]) -> Option<bool> {
    match path {
        ["hub", "my" | "stream", ..] | ["sense", "app", ..] | ["qmc", ..] => Some(true),
        [
            "dev-hub",
            "mashup-editor"
            | "extension-editor"
            | "widget-editor"
            | "single-configurator"
            | "engine-api-explorer",
            ..,
        ] => Some(true),
        // The multi-cloud console of earlier releases.
        ["api", "msc"] | ["api", "msc", ""] => Some(false),
        // A mashup.
        ["extensions", name, page] if !name.is_empty() && page.ends_with(".html") => Some(false),
        ["hub" | "dev-hub"] | ["hub" | "dev-hub", ""] | ["hub", "personal", ..] => Some(false),
        ["single"] | ["single", ""] => Some(false),
        _ => None,
    }
}

/// The letters that the server takes for a prefix.
fn is_prefix(name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
    !name.is_empty() && name.chars().all(is_letter)
}

#[cfg(test)]
mod tests;
