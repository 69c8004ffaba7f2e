//! Dawiso: reads metadata of a Qlik Cloud tenant by host and token, or of Qlik Sense Enterprise on
//! Windows by its server's address.

use super::{Integration, Need, Next, Product, entry, texts};
use crate::lifetime::Span;
use crate::linking::value::Value;

pub(super) fn integration() -> Integration {
    Integration {
        id: "dawiso".into(),
        name: "Dawiso".into(),
        entries: vec![
            entry("Host", Value::Host, &["tenant host", "hostname"]),
            entry("Server address", Value::ServerAddress, &["server"]),
            entry("API token", Value::ApiKey, &["token"]),
        ],
        hosts: texts(&["dawiso.com"]),
        words: texts(&["dawiso"]),
        products: vec![Product::Cloud, Product::Government, Product::Windows],
        needs: vec![Need::RootAdmin, Need::QrsAccess],
        next: Next::Send,
        key_name: "Dawiso".into(),
        key_life: Span::Days(90),
    }
}
