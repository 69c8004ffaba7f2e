//! A request straight from our page, with the optional host permission. `Origin` on changes is
//! then the extension's, which a tenant may refuse; such a refusal is an answer like any other.

use gloo_net::http::{Method as HttpMethod, RequestBuilder};
use js_sys::{Reflect, Uint8Array};
use latchkey_core::{Answer, CsrfToken, Failure, Method, Redirects, Request, Response, Tenant};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache, RequestCredentials, RequestRedirect};

/// As in `www/in_tab.js`: no page of the API comes near it.
const LARGEST_TEXT: usize = 16 * 1024 * 1024;

pub(super) async fn send(tenant: &Tenant, request: &Request) -> Answer {
    let response = build(tenant, request)?
        .send()
        .await
        .map_err(|_| Failure::Network)?;
    // What the browser calls an opaque redirect has no status.
    if response.status() == 0 {
        return Err(Failure::Redirected);
    }
    let header = |name: &str| response.headers().get(name);
    let text = text(&response).await?;
    Ok(Response {
        status: response.status(),
        content_type: header("content-type"),
        csrf_token: header("qlik-csrf-token").map(CsrfToken::new),
        retry_after: header("retry-after"),
        date: header("date"),
        redirected: response.redirected(),
        is_direct: true,
        document: None,
        is_confirmed: false,
        is_too_large: text.is_none(),
        text: text.unwrap_or_default(),
    })
}

/// The text, piece by piece; `None` where it is too large to be read to its end.
async fn text(response: &gloo_net::http::Response) -> Result<Option<String>, Failure> {
    let Some(body) = response.body() else {
        return Ok(Some(String::new()));
    };
    let reader = ReadableStreamDefaultReader::new(&body).map_err(|_| Failure::Network)?;
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await;
        let piece = piece.map_err(|_| Failure::Network)?;
        let value = Reflect::get(&piece, &"value".into()).map_err(|_| Failure::Network)?;
        if value.is_undefined() {
            break;
        }
        let value = Uint8Array::new(&value);
        if bytes.len() + value.length() as usize > LARGEST_TEXT {
            // Whether it stops makes no difference to what was read.
            JsFuture::from(reader.cancel()).await.ok();
            return Ok(None);
        }
        bytes.extend(value.to_vec());
    }
    let text = String::from_utf8(bytes);
    let text = text.unwrap_or_else(|odd| String::from_utf8_lossy(odd.as_bytes()).into_owned());
    Ok(Some(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }))
}

fn build(tenant: &Tenant, request: &Request) -> Result<gloo_net::http::Request, Failure> {
    let url = format!("{}{}", tenant.origin(), request.path);
    let mut builder = RequestBuilder::new(&url)
        .method(match request.method {
            Method::Get => HttpMethod::GET,
            Method::Post => HttpMethod::POST,
            Method::Patch => HttpMethod::PATCH,
            Method::Delete => HttpMethod::DELETE,
        })
        .credentials(match request.bearer {
            // The session's cookies would make a bad key look good.
            Some(_) => RequestCredentials::Omit,
            None => RequestCredentials::Include,
        })
        .cache(RequestCache::NoStore)
        .redirect(match request.redirects {
            Redirects::Follow => RequestRedirect::Follow,
            Redirects::Stop => RequestRedirect::Manual,
        });
    if let Some(token) = &request.csrf_token {
        builder = builder.header("qlik-csrf-token", token.expose());
    }
    if let Some(token) = &request.bearer {
        builder = builder.header("authorization", &format!("Bearer {}", token.expose()));
    }
    let built = match &request.body {
        None => builder.build(),
        Some(body) => builder
            .header("content-type", "application/json")
            .body(body),
    };
    // A request that can't be made was not sent.
    built.map_err(|_| Failure::NoAccess)
}
