//! A request as it arrived, and the rule by which faults and gates pick theirs.

use crate::query::Query;
use axum::body::Bytes;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

/// What is known of a request before anything is done about it.
#[derive(Clone, Debug)]
pub struct Seen {
    pub host: String,
    pub method: String,
    pub path: String,
    /// The query as sent, without its question mark.
    pub raw_query: String,
    pub query: Query,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Seen {
    /// Puts a request's head and body together.
    pub fn new(parts: &Parts, body: Bytes) -> Self {
        let raw_query = parts.uri.query().unwrap_or_default().to_owned();
        Self {
            host: host(&parts.headers),
            method: parts.method.to_string(),
            path: parts.uri.path().to_owned(),
            query: Query::parse(&raw_query),
            raw_query,
            headers: parts.headers.clone(),
            body,
        }
    }

    /// A header as text, if it is there and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// The host name a request is for: lower case, without port and trailing dot.
pub fn host(headers: &HeaderMap) -> String {
    let named = headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let name = named.split(':').next().unwrap_or_default();
    name.trim_end_matches('.').to_ascii_lowercase()
}

/// Which requests something is for. What is not given fits every request.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    pub method: Option<String>,
    /// The beginning of the path.
    pub path: Option<String>,
    /// A part of the query, as sent or decoded.
    pub query: Option<String>,
    pub host: Option<String>,
}

impl Rule {
    /// Whether the request is one of them.
    pub fn fits(&self, seen: &Seen) -> bool {
        let fits = |wanted: &Option<String>, test: &dyn Fn(&str) -> bool| {
            wanted.as_deref().is_none_or(test)
        };
        fits(&self.method, &|method| {
            method.eq_ignore_ascii_case(&seen.method)
        }) && fits(&self.path, &|path| seen.path.starts_with(path))
            && fits(&self.host, &|host| host.eq_ignore_ascii_case(&seen.host))
            && fits(&self.query, &|part| {
                seen.raw_query.contains(part) || decoded(&seen.raw_query).contains(part)
            })
    }
}

fn decoded(query: &str) -> String {
    let pairs = form_urlencoded::parse(query.as_bytes());
    let pairs: Vec<String> = pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&")
}
