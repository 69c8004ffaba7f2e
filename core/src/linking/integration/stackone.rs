//! StackOne: its hub links a tenant by name, region and key. It joins name and region to a host of
//! qlikcloud.com by itself, so a government tenant would become a commercial one.

use super::{Integration, Next, Product, entry, texts};
use crate::lifetime::Span;
use crate::linking::value::Value;

pub(super) fn integration() -> Integration {
    Integration {
        id: "stackone".into(),
        name: "StackOne".into(),
        entries: vec![
            entry("Tenant Name", Value::TenantName, &["tenant"]),
            entry("Region", Value::Region, &["tenant region"]),
            entry("API Key", Value::ApiKey, &[]),
        ],
        hosts: texts(&["stackone.com", "stackonehq.com"]),
        words: texts(&["stackone"]),
        products: vec![Product::Cloud],
        needs: Vec::new(),
        next: Next::Click("Connect".into()),
        key_name: "StackOne".into(),
        key_life: Span::Days(90),
    }
}
