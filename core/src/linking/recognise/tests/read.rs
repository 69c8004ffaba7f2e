//! What a person reads of a field against what its author named it.

use super::{field, found, frame};
use crate::linking::field::{Field, Kind};
use crate::linking::frame::FrameAt;
use crate::linking::integration::integrations;
use crate::linking::recognise::{ForSecrets, name_of, recognise};
use crate::linking::value::Value;

#[test]
fn on_the_users_word_a_secret_goes_where_nothing_says_otherwise() {
    let recognised = recognise(&integrations(), &[frame("", &[])]);
    let may = |label: &str, kind| {
        let field = Field {
            kind,
            ..field("f", label)
        };
        let for_secrets = ForSecrets::new(&recognised);
        for_secrets.may_hold(&field, &FrameAt::default())
    };
    for label in ["API key", "Access token", "Clé API", "Client secret"] {
        assert!(may(label, Kind::Text), "{label}");
    }
    for label in ["", "Something of theirs", "Key", "API key"] {
        assert!(may(label, Kind::Password), "{label}");
    }
    for label in ["Comment", "Host", "Key", "Tenant ID", "", "Company API key"] {
        assert!(!may(label, Kind::Text), "{label}");
    }
    for label in [
        "Password",
        "Confirm API key",
        "OpenAI API key",
        "Lizenzschlüssel",
    ] {
        assert!(!may(label, Kind::Password), "{label}");
    }
}

#[test]
fn what_a_person_reads_wins_over_the_authors_names() {
    let with = |label: &str, change: fn(&mut Field)| {
        let mut frame = frame("Qlik", &["Tenant name"]);
        frame.fields.push(Field {
            kind: Kind::Password,
            ..field("key", label)
        });
        change(&mut frame.fields[1]);
        let recognised = recognise(&integrations(), std::slice::from_ref(&frame));
        let may_hold = ForSecrets::new(&recognised).may_hold(&frame.fields[1], &frame.at());
        (
            recognised
                .matches
                .iter()
                .any(|found| found.value == Value::ApiKey),
            may_hold,
        )
    };
    for change in [
        |field: &mut Field| field.name = Some("connection[password]".to_owned()),
        |field: &mut Field| field.html_id = Some("outlined-password-input".to_owned()),
        |field: &mut Field| field.autocomplete = Some("current-password".to_owned()),
    ] {
        assert_eq!(with("API key", change), (true, true));
        assert!(with("Qlik Sense Token API", change).1, "by hand");
    }
    let synonym = |field: &mut Field| field.name = Some("api_key".to_owned());
    assert_eq!(with("Client certificate", synonym), (false, false));
    assert_eq!(with("Server's private key", synonym), (false, false));
    assert_eq!(with("Description", synonym), (false, false));
}

#[test]
fn what_a_library_writes_into_titles_is_no_name() {
    let field = Field {
        labels: Vec::new(),
        title: Some("Parameter: \"\"".to_owned()),
        html_id: Some("kq3j-x9".to_owned()),
        ..field("f", "")
    };
    assert_eq!(name_of(&field), "kq3j-x9");
}

#[test]
fn a_maker_is_known_however_its_name_is_written() {
    for name in [
        "OpenAI",
        "openAiKey",
        "openai_key",
        "github-token",
        "PayPal",
    ] {
        let mut frame = frame("Qlik", &["Tenant name"]);
        frame.fields.push(Field {
            labels: Vec::new(),
            kind: Kind::Password,
            placeholder: Some("Qlik API key".to_owned()),
            name: Some(name.to_owned()),
            ..field("key", "")
        });
        let recognised = recognise(&integrations(), &[frame]);
        assert_eq!(found(&recognised), [(Value::TenantName, "f0")], "{name}");
    }
}
