//! `GET /api/v1/csrf-token`: answers 204 with the token in the header `qlik-csrf-token`.

use super::ApiError;
use crate::http::{Call, CsrfToken, Request, Response};

/// The session's CSRF token, empty where the tenant has none (404), as Qlik's own client sends it.
pub fn get_csrf_token() -> Call<CsrfToken> {
    Call {
        request: Request::get("/api/v1/csrf-token"),
        parse,
    }
}

fn parse(response: &Response) -> Result<CsrfToken, ApiError> {
    if response.status == 404 {
        return Ok(CsrfToken::new(""));
    }
    if let Some(error) = ApiError::of(response) {
        return Err(error);
    }
    response.csrf_token.clone().ok_or(ApiError::Unreadable)
}
