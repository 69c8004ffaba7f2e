//! `GET /api/v1/users/actions/count`: how many users the tenant has.

use serde::Deserialize;

use super::{ApiError, page::read};
use crate::http::{Request, Response};

/// Counts the users.
pub fn count_users() -> Request {
    Request::get("/api/v1/users/actions/count")
}

#[derive(Deserialize)]
struct Counted {
    total: usize,
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<usize, ApiError> {
    let counted: Counted = read(response)?;
    Ok(counted.total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::response_with;

    #[test]
    fn the_total_is_what_the_answer_says() {
        let count = |text| parse(&response_with(200, text));
        assert_eq!(count_users().path, "/api/v1/users/actions/count");
        assert_eq!(count(r#"{"total":340}"#), Ok(340));
        for odd in [r#"{"data":[]}"#, r#"{"total":"many"}"#, r#"{"total":-1}"#] {
            assert_eq!(count(odd), Err(ApiError::Unreadable), "{odd}");
        }
    }
}
