//! `POST /api/v1/api-keys`: a new key, and the only answer that ever holds its token.

use crate::api::call::Call;
use crate::api::problem::Problem;
use crate::duration;
use crate::random;
use crate::stage::Shared;
use crate::world::document::text;
use crate::world::key::{Draft, is_active};
use crate::world::tenant::{LONGEST_EXPIRY, MOST_KEYS};
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use serde::Deserialize;

/// What a create call sends.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Wish {
    description: String,
    /// An ISO 8601 duration; the tenant's longest when not given.
    expiry: Option<String>,
    sub: Option<String>,
    sub_type: Option<String>,
}

/// Makes a key for the caller.
pub async fn create(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let wish: Wish = call.json()?;
    let life = life(&wish)?;
    let caller = &call.caller.user;
    if wish.sub.as_ref().is_some_and(|sub| sub != caller)
        || wish.sub_type.is_some_and(|kind| kind != "user")
    {
        return Err(Problem::forbidden(
            "APIKEYS-5",
            "Not allowed to make an API key for somebody else.",
        ));
    }
    let mut play = stage.play();
    let now = play.now();
    let tenant = call.tenant_mut(&mut play);
    let held = tenant
        .keys
        .all()
        .iter()
        .filter(|key| text(key, "sub") == caller && is_active(key));
    if held.count() >= MOST_KEYS {
        return Err(Problem::forbidden(
            "APIKEYS-9",
            "The user holds as many active API keys as allowed.",
        ));
    }
    let drafted = Draft {
        id: random::uuid()?,
        tenant: tenant.id,
        owner: caller,
        maker: caller,
        description: &wish.description,
        status: "active",
        created: now,
        expiry: now + life,
    };
    let key = drafted.document();
    tenant.keys.put(key.clone());
    let token = stage.signer.sign(&key)?;
    let mut answer = key;
    answer.insert("token".into(), token.into());
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

/// How long the key is to live, in milliseconds.
fn life(wish: &Wish) -> Result<i64, Problem> {
    let Some(text) = &wish.expiry else {
        return Ok(LONGEST_EXPIRY);
    };
    match duration::parse(text) {
        None => Err(Problem::bad_request(
            "expiry is an ISO 8601 duration, such as P7D",
        )),
        Some(life) if life > LONGEST_EXPIRY => {
            Err(Problem::bad_request("expiry is longer than allowed"))
        }
        Some(life) => Ok(life),
    }
}
