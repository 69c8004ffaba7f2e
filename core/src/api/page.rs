//! A page of a list: rows read one by one, so that one odd row never costs the others, and the
//! link to the next page, taken as path and query only.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use url::Url;

use super::ApiError;
use crate::http::Response;

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Rows that were there and could not be understood.
    pub unreadable: usize,
    /// Path and query of the next page, on the origin in use.
    pub next: Option<String>,
}

#[derive(Deserialize)]
struct Body<'a> {
    #[serde(borrow)]
    data: Option<Vec<&'a RawValue>>,
    links: Option<Links>,
}

#[derive(Default, Deserialize)]
struct Links {
    next: Option<Link>,
}

#[derive(Deserialize)]
struct Link {
    href: Option<String>,
}

impl<T> Page<T> {
    /// Reads a page of `path`'s list, each row by way of `Row`.
    ///
    /// # Errors
    ///
    /// What the status stands for; [`ApiError::NotTheApi`] for HTML; [`ApiError::Unreadable`] for
    /// anything that is no page, and for a link that leads elsewhere.
    pub fn parse<Row: DeserializeOwned>(
        response: &Response,
        path: &str,
        item: fn(Row) -> Option<T>,
    ) -> Result<Page<T>, ApiError> {
        let body: Body = read(response)?;
        let rows = body.data.ok_or(ApiError::Unreadable)?;
        Page::of(&rows, body.links, path, item)
    }

    /// As [`Page::parse`], of a list whose pages may come without `data`, which is a page without rows.
    ///
    /// # Errors
    ///
    /// As [`Page::parse`].
    pub fn parse_optional<Row: DeserializeOwned>(
        response: &Response,
        path: &str,
        item: fn(Row) -> Option<T>,
    ) -> Result<Page<T>, ApiError> {
        let body: Body = read(response)?;
        Page::of(&body.data.unwrap_or_default(), body.links, path, item)
    }

    fn of<Row: DeserializeOwned>(
        rows: &[&RawValue],
        links: Option<Links>,
        path: &str,
        item: fn(Row) -> Option<T>,
    ) -> Result<Page<T>, ApiError> {
        let items: Vec<T> = rows
            .iter()
            .filter_map(|row| item(serde_json::from_str(row.get()).ok()?))
            .collect();
        let href = links.unwrap_or_default().next.and_then(|link| link.href);
        let next = match href.filter(|href| !href.is_empty()) {
            None => None,
            Some(href) => Some(anchor(&href, path).ok_or(ApiError::Unreadable)?),
        };
        Ok(Page {
            unreadable: rows.len() - items.len(),
            items,
            next,
        })
    }
}

/// Reads a successful JSON answer.
///
/// # Errors
///
/// As [`Page::parse`].
pub fn read<'a, T: Deserialize<'a>>(response: &'a Response) -> Result<T, ApiError> {
    if let Some(error) = ApiError::of(response) {
        return Err(error);
    }
    if response.is_html() {
        return Err(ApiError::NotTheApi);
    }
    if response.is_too_large {
        return Err(ApiError::TooLarge);
    }
    serde_json::from_str(&response.text).map_err(|_| ApiError::Unreadable)
}

/// A link's path and query, whatever host it names: links may carry the system hostname while the
/// session lives on the alias. `None` where the link leaves the list that it should go on with.
fn anchor(href: &str, path: &str) -> Option<String> {
    let base = Url::parse("https://tenant.invalid").ok()?.join(path).ok()?;
    let link = base.join(href).ok()?;
    let query = link.query()?;
    (link.path() == path).then(|| format!("{path}?{query}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::response;

    const PATH: &str = "/api/v1/api-keys";

    #[test]
    fn a_link_keeps_its_query_and_loses_its_host() {
        let expected = Some("/api/v1/api-keys?limit=100&startingAfter=a%2Bb".to_owned());
        for href in [
            "https://k3v9.us.qlikcloud.com/api/v1/api-keys?limit=100&startingAfter=a%2Bb",
            "https://evil.example/api/v1/api-keys?limit=100&startingAfter=a%2Bb#x",
            "/api/v1/api-keys?limit=100&startingAfter=a%2Bb",
            "?limit=100&startingAfter=a%2Bb",
        ] {
            assert_eq!(anchor(href, PATH), expected, "{href}");
        }
    }

    #[test]
    fn what_was_too_large_to_be_read_is_said_so() {
        let response = Response {
            is_too_large: true,
            ..response(201)
        };
        let error = read::<serde_json::Value>(&response).unwrap_err();
        assert_eq!(error, ApiError::TooLarge);
        assert!(error.leaves_doubt(), "a key may have been made");
    }

    #[test]
    fn a_link_to_elsewhere_is_refused() {
        for href in [
            "/api/v1/users?next=1",
            "/api/v1/api-keys",
            "https://",
            "/logout?x=1",
        ] {
            assert_eq!(anchor(href, PATH), None, "{href}");
        }
    }
}
