//! `GET /api/v1/tenants/me`: redirects (302) to the tenant's own resource.

use serde::Deserialize;

use super::{ApiError, page::read};
use crate::http::{Call, Request, Response};
use crate::user::TenantFacts;

/// The tenant that answers at this address.
pub fn get_tenant() -> Call<TenantFacts> {
    Call {
        request: Request::get("/api/v1/tenants/me"),
        parse,
    }
}

#[derive(Deserialize)]
struct Row {
    id: String,
    name: Option<String>,
    hostnames: Option<Vec<String>>,
}

fn parse(response: &Response) -> Result<TenantFacts, ApiError> {
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
