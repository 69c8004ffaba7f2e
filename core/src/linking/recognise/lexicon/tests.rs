use super::*;
use crate::linking::recognise::Hint;

fn says(hint: Hint, text: &str) -> Meaning {
    let lexicon = Lexicon::new();
    lexicon.meaning(&lexicon.reader.reading(hint, text))
}

fn value(text: &str) -> Option<Value> {
    match says(Hint::Label, text) {
        Meaning::Asks(claims) => claims.first().map(|(value, _)| *value),
        _ => None,
    }
}

#[test]
fn a_phrase_is_for_a_value_or_for_another_thing() {
    let both: Vec<_> = KNOWN
        .asks
        .keys()
        .filter(|phrase| KNOWN.others.contains(*phrase))
        .collect();
    assert!(both.is_empty(), "{both:?}");
    let mut phrases = KNOWN.asks.keys().chain(&KNOWN.others);
    assert!(phrases.all(|phrase| !phrase.is_empty()));
}

#[test]
fn a_phrase_is_for_one_secret() {
    for (phrase, claims) in &KNOWN.asks {
        let is_secret = |(value, _): &&(Value, u8)| value.is_secret();
        let secrets = claims.iter().filter(is_secret).count();
        assert!(secrets == 0 || claims.len() == 1, "{phrase}");
    }
}

#[test]
fn languages_and_spellings_are_known() {
    for (label, expected) in [
        ("Mandant", Value::TenantName),
        ("Your tenant's name", Value::TenantName),
        ("Rechenzentrum *", Value::Region),
        ("API-Schlüssel (erforderlich)", Value::ApiKey),
        ("Clé d’API", Value::ApiKey),
        ("Jeton d’accès", Value::ApiKey),
        ("Identifiant client", Value::ClientId),
        ("Geheimer Schlüssel", Value::ClientSecret),
        ("Nom d’hôte", Value::Host),
        ("Région", Value::Region),
        ("Kundenkennung", Value::ClientId),
        ("API key / token", Value::ApiKey),
        ("Qlik Sense Token API", Value::ApiKey),
        ("Qlik Cloud API Token", Value::ApiKey),
        ("Schlüssel für die API", Value::ApiKey),
        ("Jeton d’accès à l’API", Value::ApiKey),
        ("Tenant Qlik Cloud URI", Value::Origin),
        ("Qlik Cloud URL", Value::Origin),
        ("URL du tenant Qlik Cloud", Value::Origin),
        ("Mandanten-Hostname", Value::Host),
        ("Qlik Sense tenant hostname", Value::Host),
        ("Client ID de OAuth", Value::ClientId),
        ("Authorize URL", Value::AuthorizationEndpoint),
        ("Région des données", Value::Region),
        ("API key from your Qlik profile", Value::ApiKey),
    ] {
        assert_eq!(value(label), Some(expected), "{label}");
    }
}

#[test]
fn a_label_that_turns_is_another() {
    for label in [
        "Tenant ID",
        "API key name",
        "Name of the API key",
        "OpenAI API key",
        "API key for encryption",
        "License key",
        "Name des API-Schlüssels",
        "Nom de la clé API",
        "Country/Region",
        "Client Key Certificate Value",
        "Qlik Engine JSON API Websocket URL",
        "JWT Private Key PEM",
        "JWT token for sign-in",
        "Automation execution token",
        "Service account JSON",
        "User directory",
        "App ID",
        "Virtual proxy prefix",
        "Azure AD tenant",
        "Clientzertifikat",
        "Benutzerverzeichnis",
        "Certificat client",
        "Répertoire utilisateur",
        "Land / Region",
    ] {
        assert_eq!(value(label), None, "{label}");
    }
}

#[test]
fn within_other_words_no_secret_is_found() {
    assert_eq!(value("Company tenant name"), Some(Value::TenantName));
    assert_eq!(value("Company API key"), None);
    assert_eq!(value("Source tenant ID"), None);
}
