//! `GET /api/v1/spaces`: asked for one space only to learn whether a key is let in. Unlike
//! `users/me` it answers without a redirect.

use super::{ApiError, page::read};
use crate::http::{Request, Response};

/// One space at most, whichever.
pub fn list_spaces() -> Request {
    Request::get("/api/v1/spaces?limit=1")
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<(), ApiError> {
    read::<serde_json::Value>(response).map(drop)
}
