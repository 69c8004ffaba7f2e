//! What was asked of the tenants' API, for tests to look at. Tokens and cookies are noted by their presence only.

use crate::clock;
use crate::seen::Seen;
use axum::http::header;
use serde::Serialize;

/// One request under `/api`.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub n: u64,
    /// When it arrived, in milliseconds since the epoch.
    pub at: i64,
    /// When its answer was ready to leave; `None` while it is under way.
    pub done: Option<i64>,
    pub host: String,
    pub method: String,
    pub path: String,
    pub query: String,
    /// `None` while it is under way, and when the connection was closed instead.
    pub status: Option<u16>,
    pub origin: Option<String>,
    pub referer: Option<String>,
    pub sec_fetch_site: Option<String>,
    pub authorization: bool,
    /// The id of the user who called; `None` where the call was nobody's or was never looked at.
    pub caller: Option<String>,
    /// The names of the cookies that came along.
    pub cookies: Vec<String>,
    pub csrf: bool,
    pub body: String,
}

/// The entries in order of arrival.
#[derive(Default)]
pub struct Log {
    entries: Vec<Entry>,
    last: u64,
}

impl Log {
    /// Notes an arrival and gives its number.
    pub fn arrived(&mut self, seen: &Seen) -> u64 {
        self.last += 1;
        let header = |name: &str| seen.header(name).map(String::from);
        self.entries.push(Entry {
            n: self.last,
            at: clock::present(),
            done: None,
            host: seen.host.clone(),
            method: seen.method.clone(),
            path: seen.path.clone(),
            query: seen.raw_query.clone(),
            status: None,
            origin: header("origin"),
            referer: header("referer"),
            sec_fetch_site: header("sec-fetch-site"),
            caller: None,
            authorization: seen.headers.contains_key(header::AUTHORIZATION),
            cookies: cookies(seen).map(|(name, _)| name.to_owned()).collect(),
            csrf: seen.headers.contains_key("qlik-csrf-token"),
            body: String::from_utf8_lossy(&seen.body).into_owned(),
        });
        self.last
    }

    /// Notes whose call it is.
    pub fn called_by(&mut self, n: u64, user: &str) {
        if let Some(entry) = self.entries.iter_mut().rev().find(|entry| entry.n == n) {
            entry.caller = Some(user.to_owned());
        }
    }

    /// Notes how it was answered; nothing when the entry was cleared meanwhile.
    pub fn answered(&mut self, n: u64, status: Option<u16>) {
        if let Some(entry) = self.entries.iter_mut().rev().find(|entry| entry.n == n) {
            entry.status = status;
            entry.done = Some(clock::present());
        }
    }

    /// All entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// An empty log whose numbers go on, so that a request still under way is never taken for a later one.
    pub fn successor(&self) -> Self {
        Self {
            entries: Vec::new(),
            last: self.last,
        }
    }

    /// Forgets all entries; numbers go on.
    pub fn clear(&mut self) {
        self.entries.clear();
    }
}

/// The cookies of a request.
pub fn cookies(seen: &Seen) -> impl Iterator<Item = (&str, &str)> {
    let header = seen.header("cookie").unwrap_or_default();
    header
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
}
