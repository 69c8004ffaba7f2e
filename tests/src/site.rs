//! What a browser visits: the tenants' pages, which sign it in, and other sites.

use crate::api;
use crate::clock;
use crate::form::{self, Sent};
use crate::seen::{Seen, host};
use crate::stage::{Play, Shared};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};

/// As strict as a page of the real thing: scripts and requests of its own origin only.
const POLICY: &str =
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'";

/// Everything on the TLS port.
pub fn router(stage: Shared) -> Router {
    api::router(stage.clone())
        .fallback_service(Router::new().fallback(page).with_state(stage.clone()))
        .layer(from_fn_with_state(stage, date))
}

/// Dates every answer by the tenants' clock.
async fn date(State(stage): State<Shared>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let now = clock::http_date(stage.play().now());
    if let Ok(value) = HeaderValue::try_from(now) {
        response.headers_mut().insert(header::DATE, value);
    }
    response
}

async fn page(State(stage): State<Shared>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let host = host(&parts.headers);
    if form::is_site(&host) {
        let body = Bytes::from_request(Request::new(body), &()).await;
        return form(&stage, &Seen::new(&parts, body.unwrap_or_default()));
    }
    let mut play = stage.play();
    let response = match play.world.at(&host) {
        _ if parts.method != "GET" => StatusCode::METHOD_NOT_ALLOWED.into_response(),
        Some(_) if parts.uri.path() == "/login" => document("Sign in", "Sign in to go on."),
        Some(tenant) => visit(&mut play, tenant, &Seen::new(&parts, Bytes::new())),
        None if host.ends_with(".example") => document(&host, "Some other site."),
        None => (
            StatusCode::NOT_FOUND,
            document("Not found", "There is no tenant here."),
        )
            .into_response(),
    };
    let headers = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, response).into_response()
}

/// A site of another product. What it is sent is noted.
fn form(stage: &Shared, seen: &Seen) -> Response {
    stage.play().sent.extend(Sent::of(seen));
    let mut response = form::answer(seen);
    let never = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, never);
    response
}

/// A tenant's page: signs the browser in as the tenant's visitor, or sends it to sign in.
fn visit(play: &mut Play, tenant: usize, seen: &Seen) -> Response {
    let visitor = play.world.tenants[tenant].visitor.clone();
    let current = play
        .sessions
        .of(seen)
        .map(|(id, session)| (id.to_owned(), session.user.clone()));
    let shown = document(play.world.tenants[tenant].name, "Analytics home");
    if let (Some((_, user)), Some(visitor)) = (&current, &visitor)
        && user == visitor
    {
        return shown;
    }
    if let Some((id, _)) = current {
        play.sessions.end(&id);
    }
    let Some(visitor) = visitor else {
        return (StatusCode::FOUND, [(header::LOCATION, "/login")]).into_response();
    };
    match play.sessions.begin(tenant, &seen.host, &visitor) {
        Ok(id) => signed_in(play.sessions.cookies(&id, play.switches.same_site), shown),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn signed_in(cookies: Vec<String>, mut response: Response) -> Response {
    for cookie in cookies
        .into_iter()
        .filter_map(|cookie| HeaderValue::try_from(cookie).ok())
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// A plain page. The host name of a request may be in it, so it is escaped.
fn document(title: &str, text: &str) -> Response {
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <style>body {{ font: 16px system-ui, sans-serif; margin: 3rem; color-scheme: light dark }}</style>\n\
         <main><h1>{title}</h1><p>{text}</p></main>\n</html>\n"
    );
    let kind: (HeaderName, &str) = (header::CONTENT_TYPE, "text/html; charset=utf-8");
    ([kind], Html(page)).into_response()
}
