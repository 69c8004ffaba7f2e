//! Faults on request: what a network or a server in trouble does to an answer.
//!
//! A dropped connection is closed in the middle of the status line, not before it: a browser silently repeats any
//! request whose connection it had open already and that closed without a byte, so nobody would ever see the drop.

use crate::seen::{Rule, Seen};
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What goes wrong.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Kind {
    /// Another answer instead; the request has no effect.
    Status {
        status: u16,
        #[serde(default)]
        headers: BTreeMap<String, String>,
        #[serde(default)]
        body: String,
    },
    /// The connection breaks off; the request has no effect.
    Drop,
    /// The request takes effect, then the connection breaks off.
    DropAfter,
    /// A page where JSON should be; the request has no effect.
    Html,
    /// The first half of the answer, complete by its length.
    Truncate,
    /// A 302 to elsewhere; the request has no effect.
    Redirect { location: String },
}

/// A fault as ordered at the control port.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    method: Option<String>,
    path: Option<String>,
    query: Option<String>,
    host: Option<String>,
    /// How many requests it strikes; without end when not given.
    times: Option<u32>,
    /// How many requests that fit pass unharmed first.
    #[serde(default)]
    skip: u32,
    fault: Kind,
}

/// All faults that wait for their request.
#[derive(Default)]
pub struct Faults(Vec<Fault>);

struct Fault {
    rule: Rule,
    times: Option<u32>,
    skip: u32,
    kind: Kind,
}

impl Faults {
    /// Takes an order and gives its number.
    ///
    /// # Errors
    /// A sentence, when the answer it asks for can't be given.
    pub fn add(&mut self, order: Order) -> Result<usize, String> {
        if order.fault.instead().is_some_and(|answer| answer.is_err()) {
            return Err("a fault's status is 200 to 599 and its headers are plain text".to_owned());
        }
        let Order {
            method,
            path,
            query,
            host,
            times,
            skip,
            fault: kind,
        } = order;
        self.0.push(Fault {
            rule: Rule {
                method,
                path,
                query,
                host,
            },
            times,
            skip,
            kind,
        });
        Ok(self.0.len())
    }

    /// The fault that strikes this request, if one does.
    pub fn strike(&mut self, seen: &Seen) -> Option<Kind> {
        for fault in self.0.iter_mut().filter(|fault| fault.times != Some(0)) {
            if !fault.rule.fits(seen) {
                continue;
            }
            if fault.skip > 0 {
                fault.skip -= 1;
                continue;
            }
            fault.times = fault.times.map(|times| times - 1);
            return Some(fault.kind.clone());
        }
        None
    }
}

/// A mark on an answer that is never sent: the connection breaks off instead.
#[derive(Clone, Copy, Debug)]
pub struct HangUp;

/// The answer that breaks the connection off.
fn hang_up() -> Response {
    let mut response = StatusCode::OK.into_response();
    response.extensions_mut().insert(HangUp);
    response
}

impl Kind {
    /// The answer given instead of the tenant's, for faults that keep a request from taking effect.
    pub fn instead(&self) -> Option<Result<Response, axum::http::Error>> {
        match self {
            Self::Status {
                status,
                headers,
                body,
            } => Some(answer(*status, headers, body)),
            Self::Drop => Some(Ok(hang_up())),
            Self::Html => {
                let page =
                    "<!doctype html><title>One moment</title><p>The service is being updated.</p>";
                Some(Ok(Html(page).into_response()))
            }
            Self::Redirect { location } => {
                let response = Response::builder()
                    .status(302)
                    .header(header::LOCATION, location);
                Some(response.body(Body::empty()))
            }
            Self::DropAfter | Self::Truncate => None,
        }
    }

    /// The tenant's answer after the fault has been at it.
    ///
    /// # Errors
    /// When the answer's body can't be read.
    pub async fn afterwards(&self, response: Response) -> Result<Response, axum::Error> {
        match self {
            Self::DropAfter => Ok(hang_up()),
            Self::Truncate => {
                let (mut parts, body) = response.into_parts();
                let whole: Bytes = to_bytes(body, usize::MAX).await?;
                parts.headers.remove(header::CONTENT_LENGTH);
                Ok(Response::from_parts(
                    parts,
                    Body::from(whole.slice(..whole.len() / 2)),
                ))
            }
            _ => Ok(response),
        }
    }
}

fn answer(
    status: u16,
    headers: &BTreeMap<String, String>,
    body: &str,
) -> Result<Response, axum::http::Error> {
    let kind = if body.starts_with(['{', '[']) {
        "application/json"
    } else {
        "text/html; charset=utf-8"
    };
    let status = if (200..600).contains(&status) {
        status
    } else {
        0
    };
    let mut response = Response::builder()
        .status(status)
        .body(Body::from(body.to_owned()))?;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    for (name, value) in headers {
        response
            .headers_mut()
            .insert(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
    }
    Ok(response)
}
