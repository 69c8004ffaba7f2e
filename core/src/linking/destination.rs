//! Where values would go: the origin of a frame, as a user is to see it.

use url::{Host, Url};

/// A site, with everything after its host left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// As the browser has it, such as `https://hub.stackone.com`; this is what is compared.
    pub origin: String,
    /// The host and, where it isn't the usual one, the port, in the letters of the DNS.
    pub host: String,
    /// The same in the letters of its script, where they differ: letters that look alike make
    /// another site, so both are shown.
    pub unicode: Option<String>,
    pub security: Security,
    /// Qlik's own site, which needs nothing from us.
    pub is_qlik_cloud: bool,
}

/// How what is filled travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Security {
    Https,
    /// This machine itself, by whichever scheme.
    Loopback,
    /// Readable on the way.
    Http,
}

impl Destination {
    /// Reads an origin; `None` where it is opaque, or not of the web.
    pub fn from_origin(origin: &str) -> Option<Destination> {
        let url = Url::parse(origin).ok()?;
        let host = url.host()?;
        let security = match url.scheme() {
            _ if is_loopback(&host) => Security::Loopback,
            "https" => Security::Https,
            "http" => Security::Http,
            _ => return None,
        };
        let port = url
            .port()
            .map(|port| format!(":{port}"))
            .unwrap_or_default();
        let unicode = match &host {
            Host::Domain(domain) => unicode(domain),
            _ => None,
        };
        Some(Destination {
            origin: url.origin().ascii_serialization(),
            host: format!("{host}{port}"),
            unicode: unicode.map(|host| format!("{host}{port}")),
            security,
            is_qlik_cloud: matches!(&host, Host::Domain(host) if is_qlik_cloud(host)),
        })
    }
}

impl Destination {
    /// Whether it is of a domain, the port left aside.
    pub(super) fn is_below(&self, domain: &str) -> bool {
        let host = self.host.split(':').next().unwrap_or_default();
        let host = host.strip_suffix('.').unwrap_or(host);
        host.strip_suffix(domain)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    }

    /// The host in two: what its owner may call as they like, and what somebody has registered, such
    /// as `hub.` and `stackone.com`. An address in numbers is whole.
    pub fn parts(&self) -> (&str, &str) {
        let end = self.host.rfind(':').unwrap_or(self.host.len());
        self.host.split_at(registered(&self.host[..end]))
    }

    /// Whether access to it can be asked for: the manifest names sites by https alone.
    pub fn may_be_granted(&self) -> bool {
        self.origin.starts_with("https:")
    }
}

/// Below a country, names are registered one label further down where its next label is one of
/// these, as in `.co.uk`.
const SECOND_LEVEL: [&str; 22] = [
    "ac", "asn", "co", "com", "ed", "edu", "gob", "gouv", "gov", "govt", "gv", "id", "ltd", "mil",
    "ne", "net", "nom", "or", "org", "plc", "sch", "web",
];
/// Below these anybody gets a name. The whole list has some ten thousand entries; these are the ones
/// that are met most, and of a name below another one,
/// that one's is marked.
const FOR_ANYBODY: [&str; 28] = [
    "amazonaws.com",
    "appspot.com",
    "azurestaticapps.net",
    "azurewebsites.net",
    "blogspot.com",
    "cloudapp.azure.com",
    "cloudfront.net",
    "firebaseapp.com",
    "fly.dev",
    "github.io",
    "gitlab.io",
    "glitch.me",
    "herokuapp.com",
    "myshopify.com",
    "netlify.app",
    "ngrok-free.app",
    "ngrok.app",
    "ngrok.io",
    "onrender.com",
    "pages.dev",
    "r2.dev",
    "repl.co",
    "run.app",
    "surge.sh",
    "trycloudflare.com",
    "vercel.app",
    "web.app",
    "workers.dev",
];

/// Where the part of a host begins that somebody has registered.
fn registered(host: &str) -> usize {
    if !matches!(Host::parse(host), Ok(Host::Domain(_))) {
        return 0;
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    let shared = FOR_ANYBODY.iter().find(|shared| {
        let below = name.strip_suffix(*shared);
        below.is_some_and(|below| below.ends_with('.'))
    });
    let labels: Vec<&str> = name.rsplit('.').collect();
    let is_second = match labels.as_slice() {
        [country, second, _, ..] => country.len() == 2 && SECOND_LEVEL.contains(second),
        _ => false,
    };
    let suffix = shared.map(|shared| shared.split('.').count());
    let count = suffix.unwrap_or(if is_second { 2 } else { 1 }) + 1;
    let starts = name.rmatch_indices('.').map(|(at, _)| at + 1);
    starts.take(count).nth(count - 1).unwrap_or(0)
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        // RFC 6761, section 6.3: names under `localhost` lead to this machine.
        Host::Domain(name) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            name == "localhost" || name.ends_with(".localhost")
        }
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

fn is_qlik_cloud(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    ["qlikcloud.com", "qlikcloudgov.com"].iter().any(|domain| {
        host.strip_suffix(domain)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

/// The host in its own script, where it is another text.
fn unicode(host: &str) -> Option<String> {
    let (unicode, _) = idna::domain_to_unicode(host);
    (unicode != host).then_some(unicode)
}

#[cfg(test)]
mod tests;
