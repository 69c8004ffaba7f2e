//! `POST /api/v1/api-keys`: a new key, and the only answer that ever holds its token.

use crate::api::call::Call;
use crate::api::problem::Problem;
use crate::duration::Duration;
use crate::random;
use crate::stage::{Play, Shared};
use crate::switches::NewKeyStatus;
use crate::world::config;
use crate::world::document::text;
use crate::world::event::{self, KEY_CREATED};
use crate::world::key::{Draft, is_active};
use crate::world::rights;
use crate::world::role::MANAGE_KEYS;
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
    let mut play = stage.play();
    allowed(&play, &call, &wish)?;
    room(&play, &call)?;
    let now = play.now();
    let expiry = end(&play, &call, &wish, now)?;
    // A key that is over from its birth was seen to be made; whatever else a tenant may say.
    let (status, expiry) = match play.switches.new_key_status {
        NewKeyStatus::Active | NewKeyStatus::Untold => ("active", expiry),
        NewKeyStatus::Expired => ("expired", now),
        NewKeyStatus::Other => ("suspended", expiry),
    };
    let is_told = play.switches.new_key_status != NewKeyStatus::Untold;
    let caller = &call.caller.user;
    let tenant = call.tenant_mut(&mut play);
    let drafted = Draft {
        id: random::uuid()?,
        tenant: tenant.id,
        owner: caller,
        maker: caller,
        description: &wish.description,
        status,
        created: now,
        expiry,
    };
    let key = drafted.document();
    tenant.keys.put(key.clone());
    let created = event::key_written(KEY_CREATED, now, caller, &key);
    tenant.audits.record(&created);
    let token = stage.signer.sign(&key)?;
    let mut answer = key;
    if !is_told {
        answer.remove("status");
    }
    answer.insert("token".into(), token.into());
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

/// Whether the caller may make this key: for themselves, with the permission, which a TenantAdmin needs too.
fn allowed(play: &Play, call: &Call, wish: &Wish) -> Result<(), Problem> {
    let tenant = call.tenant(play);
    let caller = &call.caller.user;
    let holder = tenant.users.get(caller);
    let permitted =
        holder.is_some_and(|holder| rights::scopes(tenant, holder).contains(MANAGE_KEYS));
    if !permitted || !config::allows_keys(&tenant.config) {
        let detail = "Not allowed to make API keys.";
        return Err(Problem::forbidden("APIKEYS-5", detail));
    }
    let own = wish.sub.as_ref().is_none_or(|sub| sub == caller);
    let of_a_user = wish.sub_type.as_ref().is_none_or(|kind| kind == "user");
    if !own || !of_a_user {
        let detail = "Not allowed to make an API key for somebody else.";
        return Err(Problem::forbidden("APIKEYS-5", detail));
    }
    Ok(())
}

/// Whether the caller holds fewer active keys than the tenant allows.
fn room(play: &Play, call: &Call) -> Result<(), Problem> {
    let tenant = call.tenant(play);
    let owned = |key: &&_| text(key, "sub") == call.caller.user && is_active(key);
    let held = tenant.keys.all().iter().filter(owned).count() as u64;
    if held < config::most_keys(&tenant.config) {
        return Ok(());
    }
    let detail = "The user holds as many active API keys as allowed.";
    Err(Problem::refused(play.switches.too_many.into(), detail))
}

/// When the key is to end, in milliseconds since the epoch.
///
/// Years and months are refused: whether Qlik takes them is not known, so nobody should rely on it.
fn end(play: &Play, call: &Call, wish: &Wish, now: i64) -> Result<i64, Problem> {
    let latest = config::latest_end(&call.tenant(play).config, now);
    let Some(text) = &wish.expiry else {
        return Ok(latest);
    };
    let life = Duration::parse(text).filter(|life| !life.has_months());
    let end = life.and_then(|life| life.after(now)).ok_or_else(|| {
        Problem::bad_request("expiry is an ISO 8601 duration of days or less, such as P7D")
    })?;
    if end > latest {
        let detail = "expiry is longer than allowed";
        return Err(Problem::refused(play.switches.too_long.into(), detail));
    }
    Ok(end)
}
