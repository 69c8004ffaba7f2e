//! What every API request passes: log, gates, faults, latency, sign-in, budget. The handlers know none of it.

use crate::api::call::Call;
use crate::api::problem::Problem;
use crate::budget::Tier;
use crate::caller::{self, Caller};
use crate::fault::{HangUp, Kind};
use crate::gate::When;
use crate::seen::Seen;
use crate::stage::{Play, Shared, Stage};
use crate::switches::AuditFailures;
use crate::token::Signer;
use crate::world::audit_log::UsedKey;
use crate::world::document::text;
use crate::world::event;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// The largest body the API reads, in bytes.
const LARGEST_BODY: usize = 1 << 20;

/// Takes one request through to its handler and back.
pub async fn pass(State(stage): State<Shared>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        return Problem::bad_request("the body is too large or was cut off").into_response();
    };
    let seen = Seen::new(&parts, body);
    let number = stage.play().log.arrived(&seen);
    let request = Request::from_parts(parts, Body::empty());
    let mut response = suffer(&stage, &seen, number, request, next).await;
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let sent = response.extensions().get::<HangUp>().is_none();
    stage
        .play()
        .log
        .answered(number, sent.then(|| response.status().as_u16()));
    response
}

/// Gates and faults around the answer.
async fn suffer(stage: &Stage, seen: &Seen, number: u64, request: Request, next: Next) -> Response {
    let fault = stage.play().faults.strike(seen);
    let before = stage.play().gates.hold(seen, When::Before);
    before.await;
    let latency = stage.play().switches.latency_ms;
    if latency > 0 {
        sleep(Duration::from_millis(latency.into())).await;
    }
    let failed = |reason: String| Problem::internal(&reason).into_response();
    if let Some(instead) = fault.as_ref().and_then(Kind::instead) {
        return instead.unwrap_or_else(|error| failed(error.to_string()));
    }
    let response = answer(stage, seen, number, request, next).await;
    let after = stage.play().gates.hold(seen, When::After);
    after.await;
    match fault {
        Some(kind) => kind
            .afterwards(response)
            .await
            .unwrap_or_else(|error| failed(error.to_string())),
        None => response,
    }
}

/// The tenant's own answer.
async fn answer(
    stage: &Stage,
    seen: &Seen,
    number: u64,
    mut request: Request,
    next: Next,
) -> Response {
    match admit(stage, seen, number) {
        Ok(caller) => {
            request.extensions_mut().insert(Call {
                caller,
                seen: seen.clone(),
            });
            let mut response = next.run(request).await;
            match response.extensions_mut().remove::<Problem>() {
                Some(problem) => problem.on(&seen.path).into_response(),
                None => response,
            }
        }
        Err(problem) => problem.on(&seen.path).into_response(),
    }
}

/// Lets a call in, or says why not.
fn admit(stage: &Stage, seen: &Seen, number: u64) -> Result<Caller, Problem> {
    let mut guard = stage.play();
    let play = &mut *guard;
    let tenant = play.world.at(&seen.host).ok_or_else(Problem::no_tenant)?;
    let caller = Caller::of(seen, tenant, play, &stage.signer);
    record_key(seen, tenant, play, &stage.signer, caller.is_ok());
    let caller = caller?;
    play.log.called_by(number, &caller.user);
    if let (Some(budgets), Some(tier)) =
        (&play.switches.budgets, Tier::of(&seen.method, &seen.path))
    {
        let wait = play
            .spending
            .charge(budgets, tenant, &caller.user, tier, Instant::now());
        if let Some(seconds) = wait {
            return Err(Problem::too_many(seconds));
        }
    }
    caller.check(seen, play)?;
    Ok(caller)
}

/// Records that a call came with a key that works, or with one that doesn't, where that is recorded.
fn record_key(seen: &Seen, tenant: usize, play: &mut Play, signer: &Signer, works: bool) {
    let Some(key) = caller::key_of(seen, tenant, play, signer).cloned() else {
        return;
    };
    let (now, failures) = (play.now(), play.switches.audit_failures);
    let audits = &mut play.world.tenants[tenant].audits;
    if works {
        audits.record_use(now, &UsedKey::of(&key));
    } else if failures == AuditFailures::All || text(&key, "subType") == "externalClient" {
        audits.record(&event::key_failed(now, &key));
    }
}
