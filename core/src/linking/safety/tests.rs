use super::*;
use crate::fixtures::{self, form_of};

const HERE: &str = "https://hub.stackone.com";

fn site(origin: &str) -> Destination {
    Destination::from_origin(origin).unwrap()
}

fn field(kind: Kind) -> Field {
    fixtures::field("f", "Field", kind)
}

/// As if the field had been found for secrets.
fn secret(field: &Field) -> Option<Refusal> {
    refusal(Value::ApiKey, field, &site(HERE), true)
}

fn plain(field: &Field) -> Option<Refusal> {
    refusal(Value::TenantName, field, &site(HERE), false)
}

fn in_form(method: Option<&str>, action: Option<&str>) -> Option<Refusal> {
    let field = Field {
        form: Some(form_of(method, action)),
        ..field(Kind::Password)
    };
    assert_eq!(plain(&field), None, "a plain value may go there");
    secret(&field)
}

#[test]
fn what_nobody_can_see_is_not_filled() {
    for sight in fixtures::UNSEEN {
        let unseen = Field {
            sight,
            ..field(Kind::Password)
        };
        assert_eq!(plain(&unseen), Some(Refusal::Unseen(sight)));
        assert_eq!(secret(&unseen), Some(Refusal::Unseen(sight)));
    }
    let default = Field {
        kind: Kind::Text,
        ..Field::default()
    };
    assert_eq!(plain(&default), Some(Refusal::Unseen(Sight::Hidden)));
}

#[test]
fn what_takes_no_text_is_not_filled() {
    let refused = [
        (field(Kind::Other), Refusal::NoText),
        (field(Kind::Editable), Refusal::Editable),
        (field(Kind::Search), Refusal::Search),
        (
            Field {
                is_search: true,
                ..field(Kind::Password)
            },
            Refusal::Search,
        ),
        (
            Field {
                is_read_only: true,
                ..field(Kind::Password)
            },
            Refusal::ReadOnly,
        ),
        (
            Field {
                is_disabled: true,
                ..field(Kind::Password)
            },
            Refusal::Disabled,
        ),
    ];
    for (field, why) in refused {
        assert_eq!(plain(&field), Some(why.clone()), "{field:?}");
        assert_eq!(secret(&field), Some(why));
    }
}

#[test]
fn a_secret_goes_into_a_field_for_secrets_only() {
    for kind in [Kind::Password, Kind::Text, Kind::Textarea] {
        assert_eq!(secret(&field(kind)), None);
        let unsure = refusal(Value::ApiKey, &field(kind), &site(HERE), false);
        assert_eq!(unsure, Some(Refusal::NotForSecrets));
    }
    for kind in [
        Kind::Email,
        Kind::Url,
        Kind::Tel,
        Kind::Number,
        Kind::Select,
    ] {
        assert_eq!(secret(&field(kind)), Some(Refusal::NotForSecrets));
        assert_eq!(plain(&field(kind)), None);
    }
    for value in Value::ALL {
        let refused = refusal(value, &field(Kind::Text), &site(HERE), false);
        assert_eq!(refused.is_some(), value.is_secret(), "{value:?}");
    }
}

#[test]
fn a_secret_goes_into_no_form_that_would_show_or_divert_it() {
    assert_eq!(in_form(None, None), None, "scripts send it");
    assert_eq!(in_form(Some("post"), None), None);
    assert_eq!(in_form(Some("post"), Some(HERE)), None);
    assert_eq!(in_form(Some("dialog"), None), None);
    for method in ["get", "GET", "put", "", " post ", "p\u{43e}st"] {
        for action in [None, Some(HERE)] {
            let refused = in_form(Some(method), action);
            assert_eq!(refused, Some(Refusal::SentInAddress), "{method}");
        }
    }
    // Only a form that says nothing at all is sent by scripts.
    assert_eq!(in_form(None, Some(HERE)), Some(Refusal::SentInAddress));
    for action in [
        "https://evil.example",
        "https://stackone.com",
        "http://hub.stackone.com",
        "https://hub.stackone.com:8443",
        "null",
        "",
    ] {
        let refused = in_form(Some("post"), Some(action));
        assert_eq!(refused, Some(Refusal::SentElsewhere), "{action}");
    }
}

#[test]
fn a_field_too_short_for_any_key_gets_none() {
    let short = |max_length| Field {
        max_length: Some(max_length),
        ..field(Kind::Password)
    };
    assert_eq!(secret(&short(64)), Some(Refusal::TooLong(64)));
    assert_eq!(secret(&short(4_096)), None);
    let client = refusal(Value::ClientSecret, &short(64), &site(HERE), true);
    assert_eq!(client, None, "a client's secret is shorter");
}

#[test]
fn some_sites_get_nothing() {
    let refused = |origin| of_site(origin, ["stackone.com"].into_iter());
    assert_eq!(refused("null"), Some(Refusal::NoOrigin));
    assert_eq!(refused("file:///tmp/form.html"), Some(Refusal::NoOrigin));
    for cloud in [
        "https://acme.us.qlikcloud.com",
        "https://acme.us.qlikcloud.com.",
        "https://ACME.us.qlikcloudgov.com:444",
        "https://qlikcloud.com",
    ] {
        assert_eq!(refused(cloud), Some(Refusal::QlikCloud), "{cloud}");
    }
    let by_http = refused("http://hub.stackone.com");
    assert_eq!(by_http, Some(Refusal::NotHttps));
    for fine in [
        HERE,
        "http://localhost:3000",
        "http://wip.acme.example",
        "http://notstackone.com",
        "https://qlikcloud.com.evil.example",
    ] {
        assert_eq!(refused(fine), None, "{fine}");
    }
}
