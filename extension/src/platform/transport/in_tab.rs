//! A request from inside the tenant's tab (`scripting.executeScript`, the extension's isolated
//! world): same origin, so cookies, `Origin` and `Referer` are the tenant's own.

use js_sys::Array;
use latchkey_core::{Answer, CsrfToken, Failure, Redirects, Request, Response, Secret};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::Transport;
use crate::platform::script::{self, Code, Frames};

pub(super) async fn send(transport: &Transport, tab: i32, request: &Request) -> Answer {
    let results = match transport.early.take(request) {
        Some(answer) => script::results(Ok(answer)).await?,
        None => {
            let described = serde_wasm_bindgen::to_value(&Described::new(transport, request))
                .map_err(|_| Failure::NoAccess)?;
            let code = Code::Call(&transport.script, Array::of1(&described));
            script::run(tab, Frames::Top, code).await?
        }
    };
    read(results)
}

/// What `sendInTab` is given.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Described<'a> {
    host: &'a str,
    method: &'static str,
    path: &'a str,
    body: Option<&'a str>,
    csrf_token: Option<&'a str>,
    bearer: Option<&'a str>,
    redirect: &'static str,
}

impl<'a> Described<'a> {
    fn new(transport: &'a Transport, request: &'a Request) -> Described<'a> {
        Described {
            host: transport.tenant.host(),
            method: request.method.as_str(),
            path: &request.path,
            body: request.body.as_deref(),
            csrf_token: request.csrf_token.as_ref().map(CsrfToken::expose),
            bearer: request.bearer.as_ref().map(Secret::expose),
            redirect: match request.redirects {
                Redirects::Follow => "follow",
                Redirects::Stop => "manual",
            },
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Injected {
    result: Option<Sent>,
    document_id: Option<String>,
}

/// What `sendInTab` gives back.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sent {
    failure: Option<String>,
    #[serde(default)]
    status: u16,
    content_type: Option<String>,
    csrf_token: Option<String>,
    retry_after: Option<String>,
    date: Option<String>,
    #[serde(default)]
    redirected: bool,
    #[serde(default)]
    is_too_large: bool,
    #[serde(default)]
    text: String,
}

/// A missing result means that the page went away under the script: the outcome is unknown.
pub(super) fn read(results: JsValue) -> Answer {
    let frames: Vec<Injected> =
        serde_wasm_bindgen::from_value(results).map_err(|_| Failure::Lost)?;
    let frame = frames.into_iter().next().ok_or(Failure::Lost)?;
    let sent = frame.result.ok_or(Failure::Lost)?;
    match sent.failure.as_deref() {
        None => Ok(Response {
            status: sent.status,
            content_type: sent.content_type,
            csrf_token: sent.csrf_token.map(CsrfToken::new),
            retry_after: sent.retry_after,
            date: sent.date,
            redirected: sent.redirected,
            is_direct: false,
            document: frame.document_id,
            is_confirmed: false,
            is_too_large: sent.is_too_large,
            text: sent.text,
        }),
        Some("other site") => Err(Failure::TabGone),
        Some("redirected") => Err(Failure::Redirected),
        Some(_) => Err(Failure::Network),
    }
}
