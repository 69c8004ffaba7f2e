//! Groups: `GET /api/v1/groups`, `GET /api/v1/groups/{id}`. The list has no group Everyone, as
//! Qlik documents it; that one is read by its fixed id.

use super::get_user::GroupRow;
use super::{ApiError, Page, page::read};
use crate::access::{Group, GroupId};
use crate::http::{Call, Request, Response};

const PATH: &str = "/api/v1/groups";

/// The first page of groups, or a further one by the link of the page before it.
pub fn list_groups(next: Option<String>) -> Call<Page<Group>> {
    let first = || format!("{PATH}?limit=100");
    Call {
        request: Request::get(next.unwrap_or_else(first)),
        parse: |response| Page::parse(response, PATH, GroupRow::into_group),
    }
}

/// One group.
pub fn get_group(id: &GroupId) -> Call<Group> {
    Call {
        request: Request::get(group_path(id)),
        parse,
    }
}

pub(super) fn group_path(id: &GroupId) -> String {
    format!("{PATH}/{}", id.as_str())
}

fn parse(response: &Response) -> Result<Group, ApiError> {
    read::<GroupRow>(response)?
        .into_group()
        .ok_or(ApiError::Unreadable)
}
