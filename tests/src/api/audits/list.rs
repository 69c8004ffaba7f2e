//! `GET /api/v1/audits`: a page of events.

use super::asked::{Asked, order};
use super::visible::Visible;
use super::{readers_only, refused, shown};
use crate::api::call::Call;
use crate::api::problem::Problem;
use crate::page::{self, Cursors};
use crate::stage::{Play, Shared};
use crate::switches::{AuditArrivals, AuditCursors, AuditEmptyPage, AuditUnknownType};
use crate::world::audit_log::Sorted;
use crate::world::document::Document;
use crate::world::event;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Json, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde_json::Value;

const CURSORS: Cursors = ["next", "prev"];
const USUAL_LIMIT: usize = 10;

/// One page, with links to those beside it.
pub async fn list(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let mut play = stage.play();
    readers_only(&play, &call)?;
    let query = &call.seen.query;
    let asked = Asked::of(query, &play.switches)?;
    let visible = Visible::now(&play);
    if let Some(kind) = asked.kind() {
        type_can_be_asked(&play, &visible, kind)?;
    }
    let (order, descending) = order(query, &play)?;
    let address = call.address(&play);
    let cursors = play.switches.audit_cursors;
    let sorted = call.tenant_mut(&mut play).audits.sorted(order, descending);
    let wants = |at| visible.has(sorted.at(at)) && asked.wants(sorted.at(at));
    let place = |cursor: &str| position(&sorted, wants, cursors, cursor);
    let window = page::window(query, CURSORS, place)?;
    let page = page::cut(sorted.len(), wants, window, query.limit_or(USUAL_LIMIT)?);
    let links = page::links(
        &page,
        CURSORS,
        |at| written(&sorted, wants, cursors, at),
        &address,
        query,
    );
    let numbers: Vec<usize> = page
        .positions
        .iter()
        .map(|at| sorted.at(*at).number())
        .collect();
    let log = &call.tenant(&play).audits;
    let data: Vec<Document> = numbers
        .iter()
        .map(|number| shown(&play, &call, log.at(*number)))
        .collect();
    let without = play.switches.audit_empty_page == AuditEmptyPage::WithoutData;
    let data = (!data.is_empty() || !without).then_some(data);
    arrive(&mut play, &call, &numbers);
    Ok(Json(Listing { data, links }).into_response())
}

/// The body of the answer.
#[derive(Serialize)]
struct Listing {
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Vec<Document>>,
    links: Value,
}

/// Lets a type be asked for unless it is the refused one, or unknown where the switch refuses that.
fn type_can_be_asked(play: &Play, visible: &Visible, kind: &str) -> Result<(), Problem> {
    if play.switches.audit_refused_type.as_deref() == Some(kind) {
        return Err(refused());
    }
    let strict = play.switches.audit_unknown_type == AuditUnknownType::Refused;
    if strict && (visible.hides(kind) || !event::is_known(kind)) {
        return Err(Problem::bad_request("there is no such eventType"));
    }
    Ok(())
}

/// The cursor of a position: the event there, or how many of those that are asked for stand before it.
fn written(
    sorted: &Sorted,
    wants: impl Fn(usize) -> bool,
    cursors: AuditCursors,
    position: usize,
) -> String {
    let number = match cursors {
        AuditCursors::Held => sorted.at(position).number(),
        AuditCursors::Shifting => (0..position).filter(|before| wants(*before)).count(),
    };
    URL_SAFE_NO_PAD.encode(format!("at {number}"))
}

/// The position that a cursor stands for by now.
fn position(
    sorted: &Sorted,
    wants: impl Fn(usize) -> bool,
    cursors: AuditCursors,
    cursor: &str,
) -> Option<usize> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    let number = text.strip_prefix("at ")?.parse().ok()?;
    match cursors {
        AuditCursors::Held => sorted.position(number),
        AuditCursors::Shifting => (0..sorted.len()).filter(|at| wants(*at)).nth(number),
    }
}

/// Records what arrives after a page of these events: its first one again, now or just after its last one.
fn arrive(play: &mut Play, call: &Call, numbers: &[usize]) {
    play.audit_pages += 1;
    let (now, arrivals) = (play.now(), play.switches.audit_arrivals);
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
        return;
    };
    let audits = &mut call.tenant_mut(play).audits;
    match arrivals {
        AuditArrivals::None => {}
        AuditArrivals::New => audits.repeat(*first, now),
        AuditArrivals::Late => audits.repeat(*first, audits.at(*last).time() + 1),
    }
}
