//! Mail & Deploy: its data source "Qlik Sense SaaS App" takes the URL of the address bar and a key.

use super::{Integration, Next, Product, entry, texts};
use crate::lifetime::Span;
use crate::linking::value::Value;

pub(super) fn integration() -> Integration {
    Integration {
        id: "mail-and-deploy".into(),
        name: "Mail & Deploy".into(),
        entries: vec![
            entry("Name", Value::ConnectionName, &[]),
            entry("URL", Value::Origin, &[]),
            entry("API Key", Value::ApiKey, &[]),
        ],
        hosts: Vec::new(),
        words: texts(&["mail deploy"]),
        products: vec![Product::Cloud, Product::Government],
        needs: Vec::new(),
        next: Next::Send,
        key_name: "Mail & Deploy".into(),
        key_life: Span::Days(90),
    }
}
