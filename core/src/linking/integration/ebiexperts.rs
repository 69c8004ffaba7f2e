//! ebiexperts WIP: signs its users in by an OAuth client and acts by the key of a proxy user.

use super::{Integration, Need, Next, Product, entry, texts};
use crate::lifetime::Span;
use crate::linking::value::Value;

pub(super) fn integration() -> Integration {
    Integration {
        id: "ebiexperts".into(),
        name: "ebiexperts WIP".into(),
        entries: vec![
            entry("Name", Value::ConnectionName, &["connection name"]),
            entry("Url", Value::Url, &["tenant url"]),
            entry("Authorization endpoint", Value::AuthorizationEndpoint, &[]),
            entry(
                "Authentication endpoint",
                Value::TokenEndpoint,
                &["token endpoint"],
            ),
            entry("Client Id", Value::ClientId, &[]),
            entry("Secret Key", Value::ClientSecret, &["client secret"]),
            entry("Proxy User", Value::ProxyUser, &[]),
            entry("Proxy User Key", Value::ProxyUserKey, &[]),
        ],
        hosts: texts(&["ebiexperts.com"]),
        words: texts(&["ebiexperts", "wip"]),
        products: vec![Product::Cloud, Product::Government],
        needs: vec![Need::OAuthClient],
        next: Next::Click("Save".into()),
        key_name: "ebiexperts WIP".into(),
        key_life: Span::Days(90),
    }
}
