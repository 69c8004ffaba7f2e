//! `GET /api/v1/audits`: a page of at most 100 events of one type, newest first. There is no filter by key
//! and no total. A TenantAdmin or an AuditAdmin may read them.

use serde::Deserialize;
use serde_json::Value;

use super::{ApiError, Page, segment::segment};
use crate::activity::uses::KeyUse;
use crate::activity::{AuditEvent, EventType, EventWindow};
use crate::http::{Request, Response};
use crate::key::{KeyId, UserId, When};

const PATH: &str = "/api/v1/audits";

/// The first page of the events of one type in a window, of those that one user caused where one is given.
pub fn list_events(event_type: EventType, window: EventWindow, user: Option<&UserId>) -> Request {
    let name = event_type.name;
    let start = window.start.to_rfc3339_millis();
    let end = window.end.to_rfc3339_millis();
    let user = user.map_or_else(String::new, |user| {
        format!("&userId={}", segment(user.as_str()))
    });
    // Without a limit there would be ten a page. The sign of the sort is mandatory; a minus needs no
    // encoding.
    Request::get(format!(
        "{PATH}?eventType={name}&eventTime={start}/{end}&limit=100&sort=-eventTime{user}"
    ))
}

/// A further page, by the link of the page before it.
pub fn more_events(next: String) -> Request {
    Request::get(next)
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<Page<AuditEvent>, ApiError> {
    Page::parse_optional(response, PATH, |row: Value| AuditEvent::read(&row))
}

/// Reads a page of `com.qlik.api-key.validated`, and no more of it than counting needs.
pub fn parse_uses(response: &Response) -> Result<Page<KeyUse>, ApiError> {
    Page::parse_optional(response, PATH, UseRow::into_use)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UseRow {
    id: Option<String>,
    event_time: Option<String>,
    user_id: Option<String>,
    data: Option<UseData>,
    extensions: Option<UseExtensions>,
}

#[derive(Deserialize)]
struct UseData {
    id: Option<String>,
    sub: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UseExtensions {
    top_level_resource_id: Option<String>,
}

impl UseRow {
    /// A use without a time can't be counted.
    fn into_use(self) -> Option<KeyUse> {
        let resource = self.extensions.and_then(|all| all.top_level_resource_id);
        let (key, sub) = self.data.map_or((None, None), |data| (data.id, data.sub));
        Some(KeyUse {
            record_id: self.id,
            time: When::new(self.event_time).moment()?,
            key: key.or(resource).as_deref().and_then(KeyId::new),
            user: self.user_id.map(UserId::new),
            sub,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::KEY_USED;
    use crate::fixtures::{NOW, response_with};

    fn window() -> EventWindow {
        EventWindow {
            start: NOW.plus_millis(-1_500),
            end: NOW,
        }
    }

    #[test]
    fn one_type_is_asked_for_a_hundred_a_page_with_milliseconds_and_a_signed_sort() {
        let path = list_events(KEY_USED, window(), None).path;
        assert_eq!(
            path,
            "/api/v1/audits?eventType=com.qlik.api-key.validated\
             &eventTime=2026-11-22T09:29:58.500Z/2026-11-22T09:30:00.000Z&limit=100&sort=-eventTime"
        );
        let hostile = UserId::new("a&b=c");
        let path = list_events(KEY_USED, window(), Some(&hostile)).path;
        assert!(
            path.ends_with("&sort=-eventTime&userId=a%26b%3Dc"),
            "{path}"
        );
    }

    #[test]
    fn a_page_without_data_is_a_page_without_rows() {
        for text in [
            "{}",
            r#"{"data":null}"#,
            r#"{"links":{"self":{"href":"x"}}}"#,
        ] {
            let page = parse(&response_with(200, text)).unwrap();
            assert_eq!(
                (page.items.len(), page.unreadable, page.next),
                (0, 0, None),
                "{text}"
            );
        }
        let next =
            r#"{"links":{"next":{"href":"https://other.example/api/v1/audits?next=a%2Fb"}}}"#;
        let page = parse(&response_with(200, next)).unwrap();
        assert_eq!(page.next.as_deref(), Some("/api/v1/audits?next=a%2Fb"));
        for text in ["", "[]", "7", r#"{"data":{}}"#] {
            let page = parse(&response_with(200, text));
            assert_eq!(page, Err(ApiError::Unreadable), "{text}");
        }
    }

    #[test]
    fn an_odd_item_is_counted_and_odd_fields_cost_nothing() {
        let text = r#"{"data":[
            7, null, {}, {"data":"text"},
            {"id":3,"eventTime":{},"eventType":"x","userId":[],"data":7,"extensions":"y",
             "links":{"Self":{"Href":"z"}},"more":[[[]]]},
            {"id":"a","eventType":"x","links":{"self":{"href":"z"}},"extensions":{"actor":7}}]}"#;
        let page = parse(&response_with(200, text)).unwrap();
        assert_eq!((page.items.len(), page.unreadable), (2, 4));
        assert_eq!(page.items[0].id, None);
        assert_eq!(page.items[1].id.as_deref(), Some("a"));
    }

    #[test]
    fn a_use_has_its_key_from_its_data_or_else_from_its_resource() {
        let text = r#"{"data":[
            {"id":"1","eventTime":"2026-11-21T23:00:04.120Z","userId":"ada",
             "data":{"id":"k1","sub":"ada","subType":"user"},"extensions":{"topLevelResourceId":"k2"}},
            {"id":"2","eventTime":"2026-11-21T23:00:04.120Z","extensions":{"topLevelResourceId":"k2"}},
            {"id":"3","eventTime":"2026-11-21T23:00:04.120Z"},
            {"id":"4","data":{"id":"k1"}}]}"#;
        let page = parse_uses(&response_with(200, text)).unwrap();
        let keys: Vec<Option<&str>> = page
            .items
            .iter()
            .map(|seen| seen.key.as_ref().map(KeyId::as_str))
            .collect();
        assert_eq!(keys, [Some("k1"), Some("k2"), None]);
        assert_eq!(page.unreadable, 1);
    }
}
