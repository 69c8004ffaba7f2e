//! `GET /api/v1/api-keys`: a page of at most 100 keys. A TenantAdmin sees the tenant's, others
//! their own. There is no total, no text search, and no sort by expiry.

use super::{ApiError, Page, get_key::KeyRow, segment::segment};
use crate::http::{Request, Response};
use crate::key::{Key, UserId};

const PATH: &str = "/api/v1/api-keys";

/// From which end of time the list is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum From {
    Newest,
    Oldest,
}

/// The first page of the active keys, newest first.
pub fn list_active_keys() -> Request {
    Request::get(format!("{PATH}?limit=100&status=active&sort=-created"))
}

/// The first page of all keys, read from one end.
pub fn list_keys(from: From) -> Request {
    // A bare name sorts upwards; its `+` would have to be encoded.
    let sort = match from {
        From::Newest => "-created",
        From::Oldest => "created",
    };
    Request::get(format!("{PATH}?limit=100&sort={sort}"))
}

/// The newest hundred keys of one user, whoever else's may be seen.
pub fn list_own_keys(owner: &UserId) -> Request {
    let sub = segment(owner.as_str());
    Request::get(format!("{PATH}?limit=100&sort=-created&sub={sub}"))
}

/// A further page, by the link of the page before it.
pub fn more_keys(next: String) -> Request {
    Request::get(next)
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<Page<Key>, ApiError> {
    Page::parse(response, PATH, KeyRow::into_key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::response_with;
    use crate::key::Status;

    fn page(text: &str) -> Result<Page<Key>, ApiError> {
        parse(&response_with(200, text))
    }

    #[test]
    fn one_odd_row_does_not_cost_the_page() {
        let text = r#"{"data":[{"id":"a","status":"active","new":{}},{"id":7},{"status":"active"},
            {"id":"b","status":"revoked"}],"links":{"self":{"href":"x"}}}"#;
        let page = page(text).unwrap();
        assert_eq!((page.items.len(), page.unreadable, page.next), (2, 2, None));
        assert_eq!(page.items[1].status, Status::Revoked);
    }

    #[test]
    fn what_is_no_page_is_unreadable() {
        for text in [
            "",
            "{",
            "[]",
            "{}",
            r#"{"data":[{"id":"a"}"#,
            r#"{"data":{}}"#,
        ] {
            assert_eq!(page(text), Err(ApiError::Unreadable), "{text}");
        }
    }
}
