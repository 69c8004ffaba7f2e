//! `GET /api/v1/audits/types`: the types of events that the tenant records, perhaps in pages.

use super::{ApiError, Page};
use crate::http::{Request, Response};

const PATH: &str = "/api/v1/audits/types";

/// The first page of types, or a further one by the link of the page before it.
pub fn list_event_types(next: Option<String>) -> Request {
    Request::get(next.unwrap_or_else(|| PATH.to_owned()))
}

/// Reads what was answered: the names of types.
pub fn parse(response: &Response) -> Result<Page<String>, ApiError> {
    Page::parse_optional(response, PATH, Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::response_with;

    #[test]
    fn names_are_read_and_what_is_none_is_counted() {
        let text = r#"{"data":["com.qlik.api-key.created",7],
            "links":{"next":{"href":"https://x.example/api/v1/audits/types?next=2"}}}"#;
        let page = parse(&response_with(200, text)).unwrap();
        assert_eq!(page.items, ["com.qlik.api-key.created"]);
        assert_eq!(page.unreadable, 1);
        let next = list_event_types(page.next);
        assert_eq!(next.path, "/api/v1/audits/types?next=2");
    }
}
