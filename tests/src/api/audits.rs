//! `/api/v1/audits`: one event, the types and sources, the settings. The list is in `list`, the archive in `archive`.

pub mod archive;
mod asked;
pub mod list;
mod visible;

use super::call::Call;
use super::problem::Problem;
use crate::stage::{Play, Shared};
use crate::switches::{
    AuditArchive, AuditItemLinks, AuditTopLevel, AuditUseUser, AuditsReadable, AuditsRefusal,
};
use crate::world::audit_log::Recorded;
use crate::world::document::Document;
use crate::world::event::{self, KEY_FAILED, VALIDATED};
use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Json, Response};
use serde_json::{Value, json};
use visible::Visible;

/// How long events are kept where no switch says otherwise, in seconds: 90 days.
const USUAL_TTL_S: u32 = 7_776_000;

/// `GET /api/v1/audits/{id}`.
pub async fn one(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let play = stage.play();
    readers_only(&play, &call)?;
    let visible = Visible::now(&play);
    let found = call.tenant(&play).audits.find(&id);
    let found = found.filter(|event| visible.has(*event));
    let event = found.ok_or_else(|| Problem::not_found("AUDITS-404", "Event not found."))?;
    Ok(Json(shown(&play, &call, event)).into_response())
}

/// `GET /api/v1/audits/types`: what this tenant may record, whether it has or not.
pub async fn types(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let play = stage.play();
    readers_only(&play, &call)?;
    if !play.switches.audit_types_readable.0 {
        return Err(refused());
    }
    let visible = Visible::now(&play);
    let every = event::ALL.into_iter();
    let mut names: Vec<&str> = every
        .flat_map(|kind| [kind.core, kind.legacy])
        .flatten()
        .filter(|name| !visible.hides(name))
        .collect();
    names.sort_unstable();
    Ok(names_answer(&play, &call, &names))
}

/// `GET /api/v1/audits/sources`.
pub async fn sources(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let play = stage.play();
    readers_only(&play, &call)?;
    let mut sources: Vec<&str> = event::ALL.iter().map(|kind| kind.source).collect();
    sources.sort_unstable();
    sources.dedup();
    Ok(names_answer(&play, &call, &sources))
}

/// `GET /api/v1/audits/settings`.
pub async fn settings(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let play = stage.play();
    readers_only(&play, &call)?;
    if !play.switches.audit_settings_readable.0 {
        return Err(refused());
    }
    let archive = play.switches.audit_archive == AuditArchive::Kept;
    let data = json!({ "ArchiveEnabled": archive, "EventTTL": ttl_s(&play) });
    Ok(Json(json!({ "data": data })).into_response())
}

/// Lets nobody go on but those who may read events.
///
/// # Errors
/// 403 for everybody else, or 401 where the switch says so.
fn readers_only(play: &Play, call: &Call) -> Result<(), Problem> {
    let caller = &call.caller;
    let reads = match play.switches.audits_readable {
        AuditsReadable::AdminsAndAuditors => caller.admin || caller.auditor,
        AuditsReadable::Admins => caller.admin,
        AuditsReadable::Nobody => false,
    };
    match play.switches.audits_refusal {
        _ if reads => Ok(()),
        AuditsRefusal::Forbidden => Err(refused()),
        AuditsRefusal::Unauthorized => Err(Problem::unauthorized()),
    }
}

fn refused() -> Problem {
    Problem::forbidden("AUDITS-403", "Not allowed to read these events.")
}

/// How long events are kept, in seconds.
fn ttl_s(play: &Play) -> u32 {
    play.switches.audit_ttl_s.unwrap_or(USUAL_TTL_S)
}

fn names_answer(play: &Play, call: &Call, names: &[&str]) -> Response {
    let href = format!("{}{}", call.address(play), call.seen.query.suffix());
    Json(json!({ "data": names, "links": { "self": { "href": href } } })).into_response()
}

/// The item of an event, with the link to itself as it is spelled at this tenant.
fn shown(play: &Play, call: &Call, event: Recorded) -> Document {
    let mut item = bare(play, event);
    let host = call.tenant(play).system_host;
    let href = format!("https://{host}/api/v1/audits/{}", event.id());
    let links = match play.switches.audit_item_links {
        AuditItemLinks::Lower => json!({ "self": { "href": href } }),
        AuditItemLinks::Upper => json!({ "Self": { "Href": href } }),
        AuditItemLinks::Both => json!({ "self": { "href": href }, "Self": { "Href": href } }),
        AuditItemLinks::None => return item,
    };
    item.insert("links".into(), links);
    item
}

/// The item of an event without its link, and with the key's id in `extensions` where the switch wants it.
fn bare(play: &Play, event: Recorded) -> Document {
    let mut item = event.item();
    let name = event.name();
    if name == VALIDATED && play.switches.audit_use_user == AuditUseUser::Nobody {
        item.remove("userId");
    }
    let failed = [KEY_FAILED.core, KEY_FAILED.legacy].contains(&Some(name));
    let keeps = match play.switches.audit_top_level {
        AuditTopLevel::Failures => failed,
        AuditTopLevel::All => true,
        AuditTopLevel::None => false,
    };
    if !keeps && name.contains(".api-key.") {
        let extensions = item.get_mut("extensions").and_then(Value::as_object_mut);
        if let Some(extensions) = extensions {
            extensions.remove("topLevelResourceId");
        }
    }
    item
}
