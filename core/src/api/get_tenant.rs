//! `GET /api/v1/tenants/me`: redirects (302) to the tenant's own resource.

use serde::Deserialize;

use super::{ApiError, page::read};
use crate::http::{Request, Response};
use crate::user::TenantFacts;

/// The tenant that answers at this address.
pub fn get_tenant() -> Request {
    Request::get("/api/v1/tenants/me")
}

#[derive(Deserialize)]
struct Row {
    id: String,
    name: Option<String>,
    hostnames: Option<Vec<String>>,
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<TenantFacts, ApiError> {
    let row: Row = read(response)?;
    if row.id.is_empty() {
        return Err(ApiError::Unreadable);
    }
    let mut hostnames = row.hostnames.unwrap_or_default().into_iter();
    Ok(TenantFacts {
        id: row.id,
        name: row.name.unwrap_or_default(),
        system_hostname: hostnames.next(),
        alias: hostnames.next(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::response_with;

    fn facts(text: &str) -> Result<TenantFacts, ApiError> {
        parse(&response_with(200, text))
    }

    #[test]
    fn the_first_hostname_is_the_systems_and_the_second_the_alias() {
        let text = r#"{"id":"t1","name":"Acme","hostnames":["k3v9.us.qlikcloud.com","acme.us.qlikcloud.com"]}"#;
        let facts = facts(text).unwrap();
        assert_eq!(
            facts.system_hostname.as_deref(),
            Some("k3v9.us.qlikcloud.com")
        );
        assert_eq!(facts.alias.as_deref(), Some("acme.us.qlikcloud.com"));
    }

    #[test]
    fn a_tenant_needs_no_more_than_its_id() {
        let facts = facts(r#"{"id":"t1"}"#).unwrap();
        assert_eq!((facts.name.as_str(), facts.system_hostname), ("", None));
        for text in ["{}", r#"{"id":""}"#, "[]"] {
            assert_eq!(self::facts(text), Err(ApiError::Unreadable), "{text}");
        }
    }
}
