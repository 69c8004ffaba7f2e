//! Answers that are no success, in the shapes that the contract documents.
//!
//! Of the codes, `CSRF-TOKEN-…`, `LOGIN-2`, `APIKEYS-18`, `TENANTS-8` and `HTTP-429` are Qlik's; the others are made up.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// Why a call did not succeed. It travels with its answer, until [`Problem::on`] gives that its final shape.
#[derive(Clone, Debug)]
pub struct Problem {
    status: StatusCode,
    body: Box<Body>,
}

#[derive(Clone, Debug)]
enum Body {
    /// `{"errors":[…]}` with the status as the resource writes it.
    Errors {
        code: &'static str,
        title: &'static str,
        detail: String,
        written: Written,
    },
    /// The code at the top level, as one reading of the CSRF refusal has it.
    TopLevel {
        code: &'static str,
        title: &'static str,
    },
    TooMany {
        seconds: u64,
    },
}

/// How an entry's `status` is written: this differs by resource.
#[derive(Clone, Copy, Debug)]
enum Written {
    Integer,
    Text,
    /// Left out, with a `traceId` beside the errors.
    Traced,
}

impl Problem {
    fn errors(status: StatusCode, code: &'static str, title: &'static str, detail: &str) -> Self {
        let detail = detail.to_owned();
        Self {
            status,
            body: Box::new(Body::Errors {
                code,
                title,
                detail,
                written: Written::Integer,
            }),
        }
    }

    fn written(mut self, as_written: Written) -> Self {
        if let Body::Errors {
            written: written @ Written::Integer,
            ..
        } = &mut *self.body
        {
            *written = as_written;
        }
        self
    }

    /// The same with its status as a string (tenants, csrf-token).
    fn in_text(self) -> Self {
        self.written(Written::Text)
    }

    /// The same without a status and with a trace id (users, roles, audits).
    fn traced(self) -> Self {
        self.written(Written::Traced)
    }

    /// The same as the resource at that path writes its status, unless that is settled.
    pub fn on(self, path: &str) -> Self {
        match path
            .strip_prefix("/api/v1/")
            .and_then(|rest| rest.split('/').next())
        {
            Some("tenants" | "csrf-token") => self.in_text(),
            Some("users" | "roles" | "audits") => self.traced(),
            _ => self,
        }
    }

    /// 400.
    pub fn bad_request(detail: &str) -> Self {
        Self::errors(StatusCode::BAD_REQUEST, "HTTP-400", "Bad request", detail)
    }

    /// 207: some steps took effect, that on this path did not.
    pub fn partly(path: &str) -> Self {
        let detail = format!("The step on {path} could not be carried out.");
        Self::errors(
            StatusCode::MULTI_STATUS,
            "USERS-207",
            "Partial success",
            &detail,
        )
    }

    /// 401: nobody is signed in, or the key does not work.
    pub fn unauthorized() -> Self {
        Self::errors(
            StatusCode::UNAUTHORIZED,
            "HTTP-401",
            "Unauthorized",
            "Authorization required.",
        )
    }

    /// 403 with a code.
    pub fn forbidden(code: &'static str, detail: &str) -> Self {
        Self::errors(StatusCode::FORBIDDEN, code, "Forbidden", detail)
    }

    /// A refusal whose status the contract leaves open: 400, 403 or 409. Its code says nothing, so that nobody relies
    /// on it.
    pub fn refused(status: u16, detail: &str) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
        Self::errors(status, "APIKEYS-9", "Refused", detail)
    }

    /// 404 with a code.
    pub fn not_found(code: &'static str, detail: &str) -> Self {
        Self::errors(StatusCode::NOT_FOUND, code, "Not found", detail)
    }

    /// 403 for a change without its CSRF token.
    pub fn csrf(top_level: bool) -> Self {
        let (code, title) = ("CSRF-TOKEN-2", "CSRF token is not valid");
        if top_level {
            Self {
                status: StatusCode::FORBIDDEN,
                body: Box::new(Body::TopLevel { code, title }),
            }
        } else {
            Self::errors(StatusCode::FORBIDDEN, code, title, "").in_text()
        }
    }

    /// 400 for a CSRF token asked for with an API key.
    pub fn no_csrf_needed() -> Self {
        let detail = "This kind of authentication needs no CSRF token.";
        Self::errors(
            StatusCode::BAD_REQUEST,
            "CSRF-TOKEN-4",
            "Not applicable",
            detail,
        )
        .in_text()
    }

    /// 429.
    pub fn too_many(seconds: u64) -> Self {
        Self {
            status: StatusCode::TOO_MANY_REQUESTS,
            body: Box::new(Body::TooMany { seconds }),
        }
    }

    /// 401 although nobody could sign in: no tenant answers to this host.
    pub fn no_tenant() -> Self {
        let title = "No authentication configured for this hostname";
        Self::errors(StatusCode::UNAUTHORIZED, "LOGIN-2", title, "").in_text()
    }

    /// 500: the demo tenant itself is at fault.
    pub fn internal(detail: &str) -> Self {
        Self::errors(
            StatusCode::INTERNAL_SERVER_ERROR,
            "HTTP-500",
            "Internal server error",
            detail,
        )
    }
}

impl From<ring::error::Unspecified> for Problem {
    fn from(_: ring::error::Unspecified) -> Self {
        Self::internal("this machine has no randomness to give")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status;
        let problem = self.clone();
        let mut response = match *self.body {
            Body::Errors {
                code,
                title,
                detail,
                written,
            } => (status, Json(entry(status, code, title, &detail, written))).into_response(),
            Body::TopLevel { code, title } => {
                (status, Json(json!({ "code": code, "title": title }))).into_response()
            }
            Body::TooMany { seconds } => {
                let wait = [(header::RETRY_AFTER, seconds.to_string())];
                (status, wait, Json(too_many(seconds))).into_response()
            }
        };
        response.extensions_mut().insert(problem);
        response
    }
}

fn entry(status: StatusCode, code: &str, title: &str, detail: &str, written: Written) -> Value {
    let mut entry = json!({ "code": code, "title": title });
    if !detail.is_empty() {
        entry["detail"] = detail.into();
    }
    match written {
        Written::Integer => entry["status"] = status.as_u16().into(),
        Written::Text => entry["status"] = status.as_str().into(),
        Written::Traced => {
            return json!({ "errors": [entry], "traceId": "00000000000000000000000000000001" });
        }
    }
    json!({ "errors": [entry] })
}

fn too_many(seconds: u64) -> Value {
    let detail = format!("You need to wait {seconds} seconds until limit is lifted.");
    json!({ "errors": [{ "code": "HTTP-429", "title": "API rate limit reached.", "detail": detail }] })
}
