//! The REST API of a tenant.

pub mod assignment;
pub mod audits;
pub mod call;
pub mod csrf;
pub mod groups;
pub mod keys;
pub mod listing;
pub mod problem;
pub mod roles;
pub mod spaces;
pub mod steps;
pub mod tenants;
pub mod users;

use crate::passage::pass;
use crate::stage::{Play, Shared};
use crate::switches::Redirects;
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get, post};
use call::Call;
use problem::Problem;

/// Everything under `/api`.
pub fn router(stage: Shared) -> Router {
    Router::new()
        .route(
            "/api/v1/api-keys",
            get(keys::list::list).post(keys::create::create),
        )
        .route(
            "/api/v1/api-keys/{id}",
            get(keys::one).patch(keys::rename).delete(keys::delete),
        )
        .route(
            "/api/v1/api-keys/configs/{tenant}",
            get(keys::config::read).patch(keys::config::change),
        )
        .route("/api/v1/audits", get(audits::list::list))
        .route("/api/v1/audits/{id}", get(audits::one))
        .route("/api/v1/audits/archive", get(audits::archive::day))
        .route("/api/v1/audits/settings", get(audits::settings))
        .route("/api/v1/audits/sources", get(audits::sources))
        .route("/api/v1/audits/types", get(audits::types))
        .route("/api/v1/csrf-token", get(csrf::fetch))
        .route("/api/v1/groups", get(groups::list))
        .route(
            "/api/v1/groups/settings",
            get(groups::settings::read).patch(groups::settings::change),
        )
        .route(
            "/api/v1/groups/{id}",
            get(groups::one).patch(groups::change),
        )
        .route("/api/v1/roles", get(roles::list).post(roles::create))
        .route(
            "/api/v1/roles/{id}",
            get(roles::one)
                .patch(roles::change::change)
                .delete(roles::delete),
        )
        .route("/api/v1/spaces", get(spaces::list))
        .route("/api/v1/tenants/me", get(tenants::me))
        .route("/api/v1/tenants/{id}", get(tenants::one))
        .route("/api/v1/users", get(users::list))
        .route("/api/v1/users/me", get(users::me))
        .route(
            "/api/v1/users/{id}",
            get(users::one).patch(users::change::change),
        )
        .route("/api/v1/users/actions/count", get(users::count))
        .route("/api/v1/users/actions/filter", post(users::filter))
        .route("/api/{*rest}", any(unknown))
        .layer(from_fn_with_state(stage.clone(), pass))
        .with_state(stage)
}

async fn unknown() -> Problem {
    Problem::not_found("HTTP-404", "No such resource.")
}

/// Where a `me` call points to: that path with the call's own query.
fn location(play: &Play, call: &Call, path: &str) -> String {
    let origin = match play.switches.redirects {
        Redirects::Relative => String::new(),
        Redirects::Absolute => format!("https://{}", call.seen.host),
        Redirects::SystemHostname => format!("https://{}", call.tenant(play).system_host),
    };
    format!("{origin}{path}{}", call.seen.query.suffix())
}
