//! `GET /api/v1/audits/settings`: for how long the tenant's events can be listed.

use serde::Deserialize;
use serde_json::Value;

use super::{ApiError, page::read};
use crate::activity::EventSettings;
use crate::http::{Request, Response};

/// The settings of the tenant's events.
pub fn get_event_settings() -> Request {
    Request::get("/api/v1/audits/settings")
}

#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    data: Value,
}

/// Reads what was answered. What is missing or odd is not known.
pub fn parse(response: &Response) -> Result<EventSettings, ApiError> {
    let data = read::<Body>(response)?.data;
    let seconds = data.get("EventTTL");
    let seconds = seconds.and_then(|value| match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    });
    Ok(EventSettings {
        kept_seconds: seconds.filter(|seconds| *seconds > 0),
        has_archive: data.get("ArchiveEnabled").and_then(Value::as_bool),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::response_with;

    #[track_caller]
    fn settings(text: &str) -> EventSettings {
        parse(&response_with(200, text)).unwrap()
    }

    #[test]
    fn the_time_is_in_seconds() {
        let settings = settings(r#"{"data":{"ArchiveEnabled":true,"EventTTL":7776000}}"#);
        assert_eq!(settings.kept_seconds, Some(7_776_000));
        assert_eq!(settings.has_archive, Some(true));
    }

    #[test]
    fn what_is_missing_or_odd_is_not_known() {
        for text in [
            "{}",
            r#"{"data":{}}"#,
            r#"{"data":[]}"#,
            r#"{"data":{"EventTTL":0,"ArchiveEnabled":"yes"}}"#,
            r#"{"data":{"EventTTL":-5}}"#,
        ] {
            assert_eq!(settings(text), EventSettings::default(), "{text}");
        }
        let seconds = settings(r#"{"data":{"EventTTL":"3600"}}"#).kept_seconds;
        assert_eq!(seconds, Some(3_600));
    }
}
