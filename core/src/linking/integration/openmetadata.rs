//! OpenMetadata: its form is made from a schema, in which the tenant's URL is called "Host and Port" and
//! the key "token".

use super::{Integration, Next, Product, entry, texts};
use crate::lifetime::Span;
use crate::linking::value::Value;

pub(super) fn integration() -> Integration {
    Integration {
        id: "openmetadata".into(),
        name: "OpenMetadata".into(),
        entries: vec![
            entry("Host and Port", Value::Origin, &["host port"]),
            entry("token", Value::ApiKey, &[]),
        ],
        hosts: Vec::new(),
        words: texts(&["openmetadata"]),
        products: vec![Product::Cloud, Product::Government],
        needs: Vec::new(),
        next: Next::Send,
        key_name: "OpenMetadata".into(),
        key_life: Span::Days(90),
    }
}
