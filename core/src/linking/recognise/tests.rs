mod others;
mod read;
mod scopes;

use proptest::prelude::*;

use super::*;
use crate::fixtures::{self, integration};
use crate::linking::custom;
use crate::linking::field::{Kind, Sight};
use crate::linking::frame::Child;
use crate::linking::integration::integrations;

fn field(id: &str, label: &str) -> Field {
    fixtures::field(id, label, Kind::Text)
}

fn frame(title: &str, labels: &[&str]) -> Frame {
    let fields = labels.iter().enumerate();
    let fields = fields.map(|(at, label)| field(&format!("f{at}"), label));
    Frame {
        title: title.to_owned(),
        ..fixtures::frame("https://forms.acme.example", fields.collect())
    }
}

fn found(recognised: &Recognised) -> Vec<(Value, &str)> {
    let matches = recognised.matches.iter();
    matches
        .map(|found| (found.value, found.field.as_str()))
        .collect()
}

#[test]
fn what_speaks_for_a_field_is_told_strongest_first() {
    let mut frame = frame("Qlik", &["Tenant name", "API key"]);
    frame.fields[1].name = Some("api_key".to_owned());
    frame.fields[1].placeholder = Some("Your API key".to_owned());
    let recognised = recognise(&integrations(), &[frame]);
    let key = &recognised.matches[1];
    let hints: Vec<Hint> = key.why.iter().map(|why| why.hint).collect();
    assert_eq!(hints, [Hint::Label, Hint::Placeholder, Hint::Name]);
    assert_eq!(key.why[2].text, "api_key");
    assert!(
        key.score > recognised.matches[0].score,
        "more speaks for it"
    );
}

#[test]
fn the_site_tells_more_than_words_and_words_more_than_fields() {
    let labels = ["Tenant Name", "Region", "API Key"];
    let by = |frame: Frame| {
        let recognised = recognise(&integrations(), &[frame]);
        (recognised.integration.id.to_string(), recognised.by)
    };
    let known = |id: &str, by| (id.to_owned(), by);
    let words = frame("Link Qlik by StackOne", &labels);
    assert_eq!(by(words.clone()), known("stackone", By::Words));
    let host = Frame {
        origin: "https://hub.stackone.com".to_owned(),
        ..words
    };
    assert_eq!(by(host), known("stackone", By::Host));
    let alike = Frame {
        origin: "https://hub.stackone.com.evil.example".to_owned(),
        ..frame("Qlik", &labels)
    };
    assert_eq!(by(alike), known("generic", By::Nothing));
}

#[test]
fn what_the_user_says_it_is_is_believed() {
    let frames = [frame("Connections", &["Host", "API token"])];
    assert_eq!(recognise(&integrations(), &frames).matches, []);
    let recognised = recognise_as(&integration("dawiso"), &frames);
    assert_eq!(recognised.by, By::User);
    assert_eq!(
        found(&recognised),
        [(Value::Host, "f0"), (Value::ApiKey, "f1")]
    );
}

#[test]
fn an_integration_of_ones_own_is_found_by_its_site() {
    let lines = [
        ("Ort".to_owned(), Value::Region),
        ("Lizenzschlüssel".to_owned(), Value::ApiKey),
    ];
    let own = custom::own("Portal", &lines, "forms.acme.example").unwrap();
    let all = [integrations(), vec![own]].concat();
    let recognised = recognise(&all, &[frame("", &["Lizenzschlüssel", "Ort"])]);
    assert_eq!(recognised.integration.name, "Portal");
    let expected = [(Value::Region, "f1"), (Value::ApiKey, "f0")];
    assert_eq!(
        found(&recognised),
        expected,
        "the user's word goes before ours"
    );
    let elsewhere = Frame {
        origin: "https://other.example".to_owned(),
        ..frame("Portal", &["Lizenzschlüssel", "Ort"])
    };
    let recognised = recognise(&all, &[elsewhere]);
    assert!(
        !found(&recognised)
            .iter()
            .any(|(value, _)| value.is_secret())
    );
}

#[test]
fn the_fullest_frame_has_the_form() {
    let inner = Frame {
        frame_id: 5,
        page: "inner".to_owned(),
        is_top: false,
        ..frame("", &["Tenant name", "Region", "API key"])
    };
    let outer = Frame {
        frames: vec![
            Child {
                origin: Some("https://hub.stackone.com".to_owned()),
                url: Some("https://hub.stackone.com/embed".to_owned()),
                is_visible: true,
                is_reachable: false,
                ..Child::default()
            },
            Child {
                is_visible: false,
                ..Child::default()
            },
        ],
        ..frame("Qlik", &["Tenant name"])
    };
    let recognised = recognise(&integrations(), &[outer, inner]);
    assert_eq!(recognised.frame.as_ref().unwrap().frame_id, 5);
    assert_eq!(
        recognised.unreached.len(),
        1,
        "what can't be seen is no form"
    );
    let there = recognised.unreached[0].destination.as_ref().unwrap();
    assert_eq!(there.host, "hub.stackone.com");
}

#[test]
fn a_flood_is_cut_and_said_to_be() {
    let long = "api key ".repeat(150_000);
    let mut fields: Vec<Field> = (0..12_000)
        .map(|at| field(&format!("f{at}"), "API key"))
        .collect();
    fields[3].labels = vec![long.clone(); 50];
    fields[4].near = Some(long.clone());
    fields[5].options = vec![crate::linking::Choice::default(); 50_000];
    let flood = Frame {
        fields,
        headings: vec![long; 300],
        ..frame("Qlik", &[])
    };
    let form = frame("", &["Tenant name", "Region"]);
    let recognised = recognise(&integrations(), &[flood, form]);
    assert!(recognised.is_cut);
    assert_eq!(
        recognised.matches,
        [],
        "10,000 fields of one name are none of them"
    );
    let many = vec![frame("Qlik", &["Tenant name"]); MOST_FRAMES + 1];
    let recognised = recognise(&integrations(), &many);
    assert!(recognised.is_cut);
    assert_eq!(recognised.frame.unwrap().frame_id, 0);
}

#[test]
fn a_name_is_cut_as_it_is_shown() {
    let field = field("f", &"x".repeat(10_000));
    assert_eq!(name_of(&field).len(), super::super::words::LONGEST);
    let blank = Field {
        labels: vec![" ".to_owned()],
        name: Some("tenant".to_owned()),
        ..Field::default()
    };
    assert_eq!(name_of(&blank), "tenant");
}

/// Words from which labels are built, known and unknown.
fn label() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "API",
        "key",
        "token",
        "access",
        "secret",
        "client",
        "tenant",
        "name",
        "id",
        "host",
        "region",
        "url",
        "Qlik",
        "OpenAI",
        "confirm",
        "old",
        "of",
        "the",
        "(",
        ")",
        "/",
        "Schlüssel",
        "clé",
        "d’",
        "\u{202e}",
        "password",
        "search",
        "user",
        "proxy",
        "license",
        "é",
        "*",
    ]);
    prop::collection::vec(words, 0..5).prop_map(|words| words.join(" "))
}

fn described() -> impl Strategy<Value = Field> {
    let kinds = vec![
        Kind::Text,
        Kind::Password,
        Kind::Email,
        Kind::Url,
        Kind::Textarea,
        Kind::Select,
        Kind::Search,
        Kind::Editable,
    ];
    let sights = vec![
        Sight::Visible,
        Sight::Visible,
        Sight::Covered,
        Sight::Hidden,
    ];
    (
        0_u8..6,
        prop::sample::select(kinds),
        prop::sample::select(sights),
        label(),
        prop::option::of(label()),
        prop::option::of(label()),
        any::<bool>(),
    )
        .prop_map(|(id, kind, sight, text, near, name, is_labelled)| Field {
            id: format!("f{id}"),
            kind,
            sight,
            labels: is_labelled.then(|| text.clone()).into_iter().collect(),
            placeholder: (!is_labelled).then_some(text),
            near,
            name,
            ..Field::default()
        })
}

proptest! {
    #[test]
    fn nothing_is_shared_and_no_secret_goes_where_a_word_forbids_it(
        title in label(),
        fields in prop::collection::vec(described(), 0..8),
    ) {
        let frame = Frame { fields, ..frame(&title, &[]) };
        for integration in [None, Some(2)] {
            let all = integrations();
            let frames = std::slice::from_ref(&frame);
            let recognised = match integration {
                Some(at) => recognise_as(&all[at], frames),
                None => recognise(&all, frames),
            };
            let matches = &recognised.matches;
            for (at, found) in matches.iter().enumerate() {
                prop_assert!(!found.why.is_empty());
                let others = &matches[at + 1..];
                prop_assert!(others.iter().all(|other| other.value != found.value));
                let fields: Vec<&Field> =
                    frame.fields.iter().filter(|field| field.id == found.field).collect();
                if !found.value.is_secret() || fields.len() != 1 {
                    continue;
                }
                let field = fields[0];
                let kinds = [Kind::Text, Kind::Password, Kind::Textarea];
                prop_assert!(kinds.contains(&field.kind) && field.sight != Sight::Hidden);
                let says = |text: &String, word: &str| {
                    text.to_lowercase().split_whitespace().any(|said| said == word)
                };
                let read = field.labels.iter().chain(&field.near).chain(&field.placeholder);
                let read: Vec<&String> = read.collect();
                for word in ["openai", "confirm", "old", "password", "search", "license"] {
                    prop_assert!(!read.iter().any(|text| says(text, word)), "{word}: {field:?}");
                }
                // Of the author's names only another maker's takes a key from what a person reads.
                prop_assert!(!field.name.iter().any(|name| says(name, "openai")), "{field:?}");
            }
        }
    }

    #[test]
    fn any_text_is_taken(texts in prop::collection::vec(".{0,300}", 4), origin in ".{0,40}") {
        let mut field = field(&texts[0], &texts[1]);
        field.name = Some(texts[2].clone());
        field.placeholder = Some(texts[3].clone());
        field.autocomplete = Some(texts[1].clone());
        field.legend = Some(texts[2].clone());
        let frame = Frame { origin, fields: vec![field], ..frame(&texts[0], &["API key"]) };
        for found in recognise(&integrations(), &[frame]).matches {
            prop_assert!(found.score <= 100);
        }
    }
}
