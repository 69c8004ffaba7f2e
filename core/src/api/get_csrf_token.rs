//! `GET /api/v1/csrf-token`: answers 204 with the token in the header `qlik-csrf-token`.

use super::ApiError;
use crate::http::{CsrfToken, Request, Response};

/// The session's CSRF token, empty where the tenant has none (404), as Qlik's own client sends it.
pub fn get_csrf_token() -> Request {
    Request::get("/api/v1/csrf-token")
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<CsrfToken, ApiError> {
    if response.status == 404 {
        return Ok(CsrfToken::new(""));
    }
    if let Some(error) = ApiError::of(response) {
        return Err(error);
    }
    response.csrf_token.clone().ok_or(ApiError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::response;

    #[track_caller]
    fn check(status: u16, header: Option<&str>, expected: Result<&str, ApiError>) {
        let response = Response {
            csrf_token: header.map(CsrfToken::new),
            ..response(status)
        };
        assert_eq!(parse(&response), expected.map(CsrfToken::new));
    }

    #[test]
    fn the_token_is_in_the_header() {
        check(204, Some("t"), Ok("t"));
        check(200, Some("t"), Ok("t"));
        check(404, None, Ok(""));
        check(204, None, Err(ApiError::Unreadable));
        check(401, Some("t"), Err(ApiError::SignedOut));
    }

    #[test]
    fn a_token_never_prints_itself() {
        assert_eq!(format!("{:?}", CsrfToken::new("secret")), "CsrfToken(…)");
    }
}
