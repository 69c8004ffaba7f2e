//! `GET /api/v1/api-keys`: a page of the keys that the caller may see.

use crate::api::call::Call;
use crate::api::problem::Problem;
use crate::page::{self, Cursors};
use crate::stage::Shared;
use crate::switches::{ForeignList, Sort};
use crate::world::document::{Document, text};
use crate::world::shelf::Column;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Json, Response};
use serde::Serialize;
use serde_json::Value;

const CURSORS: Cursors = ["startingAfter", "endingBefore"];

/// One page, with links to those beside it.
pub async fn list(
    State(stage): State<Shared>,
    Extension(call): Extension<Call>,
) -> Result<Response, Problem> {
    let mut play = stage.play();
    let query = &call.seen.query;
    let wanted = Wanted::of(&call)?;
    if wanted.foreign && play.switches.foreign_list == ForeignList::Forbidden {
        return Err(Problem::forbidden(
            "APIKEYS-5",
            "Not allowed to list these API keys.",
        ));
    }
    let (column, descending) = match play.switches.sort {
        Sort::Honoured => sort(query.get("sort"))?,
        Sort::Ignored => (Column::Created, true),
    };
    let address = call.address(&play);
    let sorted = call.tenant_mut(&mut play).keys.sorted(column, descending);
    let window = page::window(query, CURSORS, |id| sorted.position(id))?;
    let wants = |at| wanted.has(sorted.at(at));
    let page = page::cut(sorted.len(), wants, window, query.limit()?);
    let data = page.positions.iter().map(|at| sorted.at(*at)).collect();
    let links = page::links(
        &page,
        CURSORS,
        |at| text(sorted.at(at), "id"),
        &address,
        query,
    );
    Ok(Json(Listing { data, links }).into_response())
}

/// The body of the answer.
#[derive(Serialize)]
struct Listing<'a> {
    data: Vec<&'a Document>,
    links: Value,
}

/// Which keys a list call asks for.
struct Wanted<'a> {
    /// The owner, where it is settled.
    owner: Option<&'a str>,
    maker: Option<&'a str>,
    status: Option<&'a str>,
    /// Asks for another's keys without being an admin.
    foreign: bool,
}

impl<'a> Wanted<'a> {
    fn of(call: &'a Call) -> Result<Self, Problem> {
        let query = &call.seen.query;
        let (asked, own) = (query.get("sub"), call.caller.user.as_str());
        let status = query.get("status");
        if status.is_some_and(|status| !["active", "expired", "revoked"].contains(&status)) {
            return Err(Problem::bad_request("status is active, expired or revoked"));
        }
        Ok(Self {
            owner: if call.caller.admin { asked } else { Some(own) },
            maker: query.get("createdByUser"),
            status,
            foreign: !call.caller.admin && asked.is_some_and(|asked| asked != own),
        })
    }

    fn has(&self, key: &Document) -> bool {
        let fits =
            |field, wanted: Option<&str>| wanted.is_none_or(|wanted| text(key, field) == wanted);
        !self.foreign
            && fits("sub", self.owner)
            && fits("createdByUser", self.maker)
            && fits("status", self.status)
    }
}

/// The column and whether it descends; `-created` when not asked for.
fn sort(asked: Option<&str>) -> Result<(Column, bool), Problem> {
    let asked = asked.unwrap_or("-created");
    let (name, descending) = match asked.strip_prefix('-') {
        Some(name) => (name, true),
        None => (asked.strip_prefix('+').unwrap_or(asked), false),
    };
    let column = Column::named(name).ok_or_else(|| Problem::bad_request("no such sort"))?;
    Ok((column, descending))
}
