//! A request from inside the tenant's tab (`scripting.executeScript`, the extension's isolated
//! world): same origin, so cookies, `Origin` and `Referer` are the tenant's own.

use js_sys::{Array, Object, Reflect};
use latchkey_core::{Answer, CsrfToken, Failure, Redirects, Request, Response, Secret};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::Transport;
use crate::browser::sys;

pub(super) async fn send(transport: &Transport, request: &Request) -> Answer {
    let injection = injection(transport, request).map_err(|_| Failure::NoAccess)?;
    match sys::settled(sys::execute_script(&injection)).await {
        Ok(results) => read(results),
        Err(error) => Err(refusal(&error)),
    }
}

fn injection(transport: &Transport, request: &Request) -> Result<Object, JsValue> {
    let target = Object::new();
    Reflect::set(&target, &"tabId".into(), &transport.tab.into())?;
    let described = serde_wasm_bindgen::to_value(&Described::new(transport, request))?;
    let injection = Object::new();
    Reflect::set(&injection, &"target".into(), &target)?;
    Reflect::set(&injection, &"func".into(), &transport.script)?;
    Reflect::set(&injection, &"args".into(), &Array::of1(&described))?;
    // Without it the browser waits for a page that is still loading.
    Reflect::set(&injection, &"injectImmediately".into(), &JsValue::TRUE)?;
    Ok(injection)
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
    text: String,
}

/// A missing result means that the page went away under the script: the outcome is unknown.
fn read(results: JsValue) -> Answer {
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
            text: sent.text,
        }),
        Some("other site") => Err(Failure::TabGone),
        Some("redirected") => Err(Failure::Redirected),
        Some(_) => Err(Failure::Network),
    }
}

/// Why the browser would not run the script. Only where it says so was nothing run.
fn refusal(error: &JsValue) -> Failure {
    let message = Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string())
        .unwrap_or_default();
    let says = |text: &str| message.contains(text);
    if says("No tab with id") || says("Invalid tab ID") {
        Failure::TabGone
    } else if says("Cannot access") || says("Missing host permission") || says("be scripted") {
        Failure::NoAccess
    } else if says("error page") {
        Failure::TabGone
    } else {
        Failure::Lost
    }
}
