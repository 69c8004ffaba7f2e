//! A page of 10,000 fields: one form of a known product in a sea of others.

use std::hint::black_box;

use criterion::Criterion;
use latchkey_core::linking::{Field, Frame, Kind, Sight, integrations, recognise};

use crate::ratio::Ratio;

const FIELDS: usize = 10_000;
const LABELS: [&str; 5] = ["Tenant Name", "Region", "API Key", "Comment", "Your e-mail"];

/// Recognising the form, beside comparing each label with three, in lower case.
pub fn recognised(criterion: &mut Criterion) -> Ratio {
    let frames = [page()];
    let known = integrations();
    let mut ratio = Ratio::new("recognise 10,000 fields", "to_lowercase, ==");
    ratio.ours(criterion, || {
        recognise(&known, black_box(&frames)).matches.len()
    });
    ratio.plain(criterion, || {
        let fields = black_box(&frames).iter().flat_map(|frame| &frame.fields);
        let labels = fields.flat_map(|field| &field.labels);
        let is_known = |label: &&String| {
            let label = label.to_lowercase();
            LABELS[..3]
                .iter()
                .any(|known| known.to_lowercase() == label)
        };
        labels.filter(is_known).count()
    });
    ratio
}

fn page() -> Frame {
    let field = |at: usize| {
        let is_form = at < 3;
        let label = LABELS[if is_form { at } else { 3 + at % 2 }];
        Field {
            id: format!("f{at}"),
            kind: Kind::Text,
            sight: Sight::Visible,
            labels: vec![label.to_owned()],
            name: Some(format!("field_{at}")),
            html_id: Some(format!("mat-input-{at}")),
            placeholder: Some(format!("Type your {label} here")),
            ..Field::default()
        }
    };
    Frame {
        page: "page".to_owned(),
        origin: "https://hub.stackone.com".to_owned(),
        title: "Connect Qlik Cloud".to_owned(),
        is_top: true,
        fields: (0..FIELDS).map(field).collect(),
        ..Frame::default()
    }
}
