//! `GET /api/v1/groups/{id}`: one group with its roles.

use super::get_user::GroupRow;
use super::list_groups::PATH;
use super::{ApiError, page::read};
use crate::access::{Group, GroupId};
use crate::http::{Request, Response};

/// Reads one group.
pub fn get_group(id: &GroupId) -> Request {
    Request::get(group_path(id))
}

/// The path of one group.
pub(super) fn group_path(id: &GroupId) -> String {
    format!("{PATH}/{}", id.as_str())
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<Group, ApiError> {
    read::<GroupRow>(response)?
        .into_group()
        .ok_or(ApiError::Unreadable)
}
