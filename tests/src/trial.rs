//! Trials of the whole through its real routers: a browser with its cookies, and the control port.

mod admission;
mod audits;
mod audits_live;
mod audits_switches;
mod bearer;
mod config;
mod groups;
mod keys;
mod life;
mod making;
mod roles;
mod sign_in;
mod trouble;
mod users;
mod users_roles;
mod wire;

use crate::fault::HangUp;
use crate::stage::{Shared, Stage};
use crate::{control, site};
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use serde_json::{Value, json};
use tower::ServiceExt;

pub const ACME: &str = "acme-corp.us.qlikcloud.com";
pub const SYSTEM: &str = "k3v9x2m7q1w8z4t.us.qlikcloud.com";
pub const ADA: &str = "66a1b2c3d4e5f60718293a4b";
pub const GRACE: &str = "66a1b2c3d4e5f60718293a4c";
pub const BOB: &str = "66a1b2c3d4e5f60718293a4d";
pub const KEYS: &str = "/api/v1/api-keys";

/// A browser at Acme.
#[derive(Clone)]
pub struct Browser {
    stage: Shared,
    pub headers: Vec<(&'static str, String)>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
    pub hung_up: bool,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("the answer is JSON")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map(|value| value.to_str().unwrap())
            .unwrap_or_default()
    }

    pub fn ids(&self) -> Vec<String> {
        let body = self.json();
        let data = body["data"].as_array().unwrap();
        data.iter()
            .map(|entry| entry["id"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The path and query of a link, which must be absolute.
    pub fn link(&self, name: &str) -> Option<String> {
        let body = self.json();
        let href = body["links"][name]["href"].as_str()?;
        let rest = href.strip_prefix("https://").unwrap();
        Some(rest[rest.find('/').unwrap()..].to_owned())
    }
}

impl Browser {
    /// A browser that nobody signed in with.
    pub fn new() -> Self {
        Self {
            stage: Stage::new(String::new()).unwrap(),
            headers: vec![("host", ACME.to_owned())],
        }
    }

    /// A browser in which Ada, a TenantAdmin, is signed in.
    pub async fn ada() -> Self {
        let mut browser = Self::new();
        browser.visit().await;
        browser
    }

    /// The same tenants in a browser of that user's.
    pub async fn of(&self, user: &str) -> Self {
        self.order("PUT", "/visitor", json!({ "host": ACME, "user": user }))
            .await;
        let mut other = Self {
            stage: self.stage.clone(),
            headers: vec![("host", ACME.to_owned())],
        };
        other.visit().await;
        other
    }

    /// Opens the start page and keeps its cookies.
    pub async fn visit(&mut self) -> Answer {
        let answer = self.get("/").await;
        let cookies = answer.headers.get_all("set-cookie").iter();
        let pairs: Vec<&str> = cookies
            .map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap())
            .collect();
        if !pairs.is_empty() {
            self.headers.retain(|(name, _)| *name != "cookie");
            self.headers.push(("cookie", pairs.join("; ")));
        }
        answer
    }

    /// The same browser with another header.
    pub fn with(&self, name: &'static str, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.retain(|(known, _)| *known != name);
        other.headers.push((name, value.to_owned()));
        other
    }

    /// The same browser with a fresh CSRF token.
    pub async fn guarded(&self) -> Self {
        let token = self.get("/api/v1/csrf-token").await;
        assert_eq!(token.status, 204);
        self.with("qlik-csrf-token", token.header("qlik-csrf-token"))
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, "").await
    }

    pub async fn send(&self, method: &str, path: &str, body: impl Into<String>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let request = request.body(Body::from(body.into())).unwrap();
        answer(site::router(self.stage.clone()), request).await
    }

    /// Gives an order that must succeed.
    pub async fn order(&self, method: &str, path: &str, body: Value) -> Value {
        let answer = self.try_order(method, path, body).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    pub async fn try_order(&self, method: &str, path: &str, body: Value) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .body(Body::from(body.to_string()))
            .unwrap();
        answer(control::router(self.stage.clone()), request).await
    }

    pub async fn switch(&self, switches: Value) {
        self.order("PUT", "/switches", switches).await;
    }

    /// The same tenants as a program sees them that has the key of that name, and no cookie.
    pub async fn bearer(&self, name: &str) -> Self {
        let order = json!({ "host": ACME, "key": self.key(name) });
        let token = self.order("POST", "/tokens", order).await;
        self.holding(token["token"].as_str().unwrap())
    }

    /// The same tenants as a program sees them that has this token, and no cookie.
    pub fn holding(&self, token: &str) -> Self {
        let program = Self {
            stage: self.stage.clone(),
            headers: vec![("host", ACME.to_owned())],
        };
        program.with("authorization", &format!("Bearer {token}"))
    }

    /// Puts raw documents into Acme.
    pub async fn patch_world(&self, mut change: Value) {
        change["host"] = ACME.into();
        self.order("PATCH", "/world", change).await;
    }

    /// The id of Acme's key of that name.
    pub fn key(&self, name: &str) -> String {
        let play = self.stage.play();
        let mut keys = play.world.tenants[0].keys.all().iter();
        keys.find(|key| key["description"] == name).unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    pub fn path(&self, name: &str) -> String {
        format!("{KEYS}/{}", self.key(name))
    }
}

async fn answer(router: axum::Router, request: Request<Body>) -> Answer {
    let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer {
        status: parts.status.as_u16(),
        hung_up: parts.extensions.get::<HangUp>().is_some(),
        headers: parts.headers,
        text: String::from_utf8(body.into()).unwrap(),
    }
}
