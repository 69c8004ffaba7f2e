//! `GET /api/v1/audits/archive?date=…`: all events of one day that is over, in one answer, however many they are.

use super::visible::Visible;
use super::{bare, readers_only};
use crate::api::call::Call;
use crate::api::problem::Problem;
use crate::clock;
use crate::stage::Shared;
use crate::switches::{AuditArchive, AuditTies};
use crate::world::audit_log::{Column, Order, Ties};
use crate::world::document::Document;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Json, Response};
use serde_json::json;

const DAY: i64 = 86_400_000;

/// One day of UTC, the oldest event first, as items without ids.
pub async fn day(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let mut play = stage.play();
    readers_only(&play, &call)?;
    let date = call.seen.query.get("date").unwrap_or_default();
    let start = clock::parse(&format!("{date}T00:00:00Z"))
        .ok_or_else(|| Problem::bad_request("date is a day like 2026-11-22"))?;
    let is_over = start + DAY <= play.now();
    if !is_over || play.switches.audit_archive == AuditArchive::Absent {
        return Err(Problem::not_found(
            "AUDITS-404",
            "There is no archive of this day.",
        ));
    }
    let ties = match play.switches.audit_ties {
        AuditTies::AsRecorded | AuditTies::Unsteady => Ties::AsRecorded,
        AuditTies::Reversed => Ties::Reversed,
    };
    let order = Order {
        column: Column::EventTime,
        ties,
    };
    let visible = Visible::archived(&play);
    let sorted = call.tenant_mut(&mut play).audits.sorted(order, false);
    let numbers: Vec<usize> = (0..sorted.len())
        .map(|position| sorted.at(position))
        .filter(|event| (start..start + DAY).contains(&event.time()) && visible.has(*event))
        .map(|event| event.number())
        .collect();
    let log = &call.tenant(&play).audits;
    let archived = |number: &usize| {
        let mut item = bare(&play, log.at(*number));
        item.remove("id");
        item
    };
    let data: Vec<Document> = numbers.iter().map(archived).collect();
    Ok(Json(json!({ "data": data })).into_response())
}
