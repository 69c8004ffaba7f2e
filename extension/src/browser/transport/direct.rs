//! A request straight from our page, with the optional host permission. `Origin` on changes is
//! then the extension's, which a tenant may refuse; such a refusal is an answer like any other.

use gloo_net::http::{Method as HttpMethod, RequestBuilder};
use latchkey_core::{Answer, CsrfToken, Failure, Method, Redirects, Request, Response, Tenant};
use web_sys::{RequestCache, RequestCredentials, RequestRedirect};

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
        text: response.text().await.map_err(|_| Failure::Network)?,
    })
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
