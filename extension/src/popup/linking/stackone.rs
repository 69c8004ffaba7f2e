//! StackOne's form for tests, as its hub has it.

use latchkey_core::linking::{Field, Frame, Kind, Sight};

/// The page with its three fields, all of them empty.
pub fn stackone() -> Frame {
    Frame {
        page: "nonce".to_owned(),
        origin: "https://hub.stackone.example".to_owned(),
        is_top: true,
        title: "Connect your account · StackOne".to_owned(),
        fields: vec![
            field("Tenant Name", Kind::Text),
            field("Region", Kind::Text),
            field("API Key", Kind::Password),
        ],
        ..Frame::default()
    }
}

/// A field with a label, by which it has its id, too.
pub fn field(label: &str, kind: Kind) -> Field {
    Field {
        id: label.to_lowercase(),
        kind,
        labels: vec![label.to_owned()],
        is_empty: true,
        sight: Sight::Visible,
        ..Field::default()
    }
}
