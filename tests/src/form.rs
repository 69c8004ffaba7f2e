//! Sites of other products, with the forms that ask for a tenant's values. Each folder of
//! `tests/pages/` is a host. What a form sends by itself is noted, for tests to see that nothing was.

use crate::seen::Seen;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pages");
/// What the tests have bundled of frameworks.
const BUNDLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/pages");

/// As a careful product has it: scripts of its own, and frames of other hosts.
const POLICY: &str = "default-src 'self'; script-src 'self' 'unsafe-inline'; \
     style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self' https:";
/// Some frameworks compile their templates in the page, and so do some libraries for them.
const FRAMEWORKS: [&str; 2] = ["frameworks.customer.example", "libraries.customer.example"];
const POLICY_OF_FRAMEWORKS: &str = "default-src 'self'; script-src 'self' 'unsafe-eval'; \
     style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' data:";

/// A form that was sent: all that its site got.
#[derive(Clone, Debug, Serialize)]
pub struct Sent {
    pub host: String,
    pub method: String,
    pub path: String,
    pub query: String,
    pub body: String,
}

impl Sent {
    /// What a request sends, if it sends something.
    pub fn of(seen: &Seen) -> Option<Self> {
        let sends = seen.method != "GET" || !seen.raw_query.is_empty();
        sends.then(|| Self {
            host: seen.host.clone(),
            method: seen.method.clone(),
            path: seen.path.clone(),
            query: seen.raw_query.clone(),
            body: String::from_utf8_lossy(&seen.body).into_owned(),
        })
    }
}

/// Whether a host is one of these sites.
pub fn is_site(host: &str) -> bool {
    is_name(host) && Path::new(PAGES).join(host).is_dir()
}

/// A page or a script of a site; what was sent there is thanked for.
pub fn answer(seen: &Seen) -> Response {
    if seen.method != "GET" {
        return Html("<!doctype html><title>Sent</title><h1>Thank you</h1>").into_response();
    }
    let names: Vec<&str> = seen
        .path
        .split('/')
        .filter(|name| !name.is_empty())
        .collect();
    if !names.iter().all(|name| is_name(name)) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let path = match names.as_slice() {
        [] => in_folder(PAGES, &[&seen.host, "index.html"]),
        ["bundle", rest @ ..] => in_folder(BUNDLES, rest),
        names => in_folder(PAGES, &[&[seen.host.as_str()], names].concat()),
    };
    let policy = match FRAMEWORKS.contains(&seen.host.as_str()) {
        true => POLICY_OF_FRAMEWORKS,
        false => POLICY,
    };
    let Some(kind) = kind(&path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match fs::read(&path) {
        Ok(bytes) => {
            let headers: [(HeaderName, HeaderValue); 2] = [
                (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
                (
                    header::CONTENT_SECURITY_POLICY,
                    HeaderValue::from_static(policy),
                ),
            ];
            (headers, bytes).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn in_folder(folder: &str, names: &[&str]) -> PathBuf {
    names
        .iter()
        .fold(PathBuf::from(folder), |path, name| path.join(name))
}

/// Nothing that leads out of the folder.
fn is_name(name: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    !name.starts_with('.') && !name.is_empty() && name.chars().all(is_plain)
}

fn kind(path: &Path) -> Option<&'static str> {
    match path.extension()?.to_str()? {
        "html" => Some("text/html; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "css" => Some("text/css; charset=utf-8"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out_of_the_folder() {
        for name in ["", ".", "..", ".git", "a/b", "a\\b", "%2e", "a b"] {
            assert!(!is_name(name), "{name}");
        }
        assert!(is_name("hub.stackone.example"));
    }

    #[test]
    fn the_sites_are_the_folders() {
        assert!(is_site("hub.stackone.example"));
        assert!(!is_site("nobody.example"));
        assert!(!is_site(""));
        assert!(!is_site(".."));
    }
}
