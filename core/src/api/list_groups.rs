//! `GET /api/v1/groups`: a page of at most 100 groups. The list has no group Everyone, as Qlik
//! documents it; that one is read by its fixed id.

use super::get_user::GroupRow;
use super::{ApiError, Page};
use crate::access::Group;
use crate::http::{Request, Response};

pub(super) const PATH: &str = "/api/v1/groups";

/// The first page of groups, or a further one by the link of the page before it.
pub fn list_groups(next: Option<String>) -> Request {
    let first = || format!("{PATH}?limit=100");
    Request::get(next.unwrap_or_else(first))
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<Page<Group>, ApiError> {
    Page::parse(response, PATH, GroupRow::into_group)
}
