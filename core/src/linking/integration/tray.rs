//! Tray.ai: an authentication of its Qlik connector has a host and a key.

use super::{Integration, Next, Product, entry, texts};
use crate::lifetime::Span;
use crate::linking::value::Value;

pub(super) fn integration() -> Integration {
    Integration {
        id: "tray".into(),
        name: "Tray.ai".into(),
        entries: vec![
            entry("Hostname", Value::Host, &[]),
            entry("API key", Value::ApiKey, &[]),
        ],
        hosts: texts(&["tray.ai", "tray.io"]),
        words: texts(&["tray ai", "tray io"]),
        products: vec![Product::Cloud, Product::Government],
        needs: Vec::new(),
        next: Next::Click("Create authentication".into()),
        key_name: "Tray.ai".into(),
        key_life: Span::Days(90),
    }
}
