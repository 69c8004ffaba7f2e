//! Any other form. Its entries have no label of their own: they are found by what forms call them.
//! A server's address is its URL, so it has no entry of its own.

use super::{GENERIC, Integration, Next, Product, entry};
use crate::lifetime::Span;
use crate::linking::value::Value;

pub(super) fn integration() -> Integration {
    Integration {
        id: GENERIC.into(),
        name: "".into(),
        entries: vec![
            entry("Tenant name", Value::TenantName, &[]),
            entry("Region", Value::Region, &[]),
            entry("Host", Value::Host, &[]),
            entry("URL", Value::Origin, &[]),
            entry("Authorization endpoint", Value::AuthorizationEndpoint, &[]),
            entry("Token endpoint", Value::TokenEndpoint, &[]),
            entry("Client ID", Value::ClientId, &[]),
            entry("Client secret", Value::ClientSecret, &[]),
            entry("API key", Value::ApiKey, &[]),
        ],
        hosts: Vec::new(),
        words: Vec::new(),
        products: vec![Product::Cloud, Product::Government, Product::Windows],
        needs: Vec::new(),
        next: Next::Send,
        key_name: "".into(),
        key_life: Span::Days(90),
    }
}
