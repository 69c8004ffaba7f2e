//! Atlan: crawls a Qlik Cloud tenant by its host and a key.

use super::{Integration, Next, Product, entry, texts};
use crate::lifetime::Span;
use crate::linking::value::Value;

pub(super) fn integration() -> Integration {
    Integration {
        id: "atlan".into(),
        name: "Atlan".into(),
        entries: vec![
            entry("Host", Value::Host, &["host name"]),
            entry("API Key", Value::ApiKey, &[]),
        ],
        hosts: texts(&["atlan.com"]),
        words: texts(&["atlan"]),
        products: vec![Product::Cloud, Product::Government],
        needs: Vec::new(),
        next: Next::Send,
        key_name: "Atlan".into(),
        key_life: Span::Days(90),
    }
}
