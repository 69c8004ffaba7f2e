use base64::engine::general_purpose::{STANDARD, URL_SAFE, URL_SAFE_NO_PAD};
use proptest::prelude::*;

use super::*;

mod other;
mod written;

const ID: &str = "0b7c2c9e-5a41-4f0e-9a53-2d1f6f0c1a11";
const OWNER: &str = "66a1b2c3d4e5f60718293a4b";
const TENANT: &str = "tEnAnT0123456789abcdefghijKLMNop";
const HEADER: &str = r#"{"alg":"ES384","typ":"JWT","kid":"a1b2"}"#;

/// A signature of the length that ES384 makes.
fn signature() -> String {
    "Sig-nature_0123X".repeat(8)
}

fn payload() -> String {
    format!(
        r#"{{"iss":"qlik.api/api-keys","aud":"qlik.api","jti":"{ID}","sub":"{OWNER}","subType":"user","tenantId":"{TENANT}"}}"#
    )
}

fn unsigned(payload: &str) -> String {
    let encode = |json: &str| URL_SAFE_NO_PAD.encode(json);
    format!("{}.{}", encode(HEADER), encode(payload))
}

fn token() -> String {
    format!("{}.{}", unsigned(&payload()), signature())
}

fn known(complete: bool) -> Pasted {
    Pasted::Token(TokenFacts {
        key_id: KeyId::new(ID).unwrap(),
        tenant_id: Some(TENANT.to_owned()),
        owner_id: Some(UserId::new(OWNER)),
        ends: None,
        complete,
    })
}

/// The text broken into lines of 76 letters, as mail programs do.
fn broken(text: &str, line_break: &str) -> String {
    let lines: Vec<&str> = (0..text.len())
        .step_by(76)
        .map(|at| &text[at..text.len().min(at + 76)])
        .collect();
    lines.join(line_break)
}

#[test]
fn token_is_found_wherever_it_stands() {
    let token = token();
    for text in [
        token.clone(),
        format!("  {token}\r\n"),
        format!("Bearer {token}"),
        format!("Authorization: Bearer {token}"),
        format!("Bearer%20{token}"),
        format!("'{token}'"),
        format!("“{token}”,"),
        format!("`{token}`"),
        format!("(see {token})."),
        format!("QLIK_API_KEY={token}"),
        format!("export QLIK_API_KEY=\"{token}\" # mine"),
        format!("key: {token}\nhost: acme.us.qlikcloud.com"),
        format!(
            "curl -H 'Authorization: Bearer {token}' https://acme.us.qlikcloud.com/api/v1/users/me"
        ),
        format!(r#"{{"id":"{ID}","token":"{token}","status":"active"}}"#),
        format!(r#""{{\"token\":\"{token}\"}}""#),
        format!("https://evil.example/?key={token}&x=1"),
        format!("They JSON. They.Just {token}"),
        format!("\u{FEFF}{token}\u{200B}"),
        format!("鍵は{token}です"),
        format!("{token}.{token}"),
    ] {
        assert_eq!(Pasted::read(&text), known(true), "{text}");
    }
}

#[test]
fn token_broken_into_lines_is_found() {
    let token = token();
    for line_break in [
        "\n", "\r\n", "\n  ", " ", "\n> ", "=\r\n", " \\\n", "\u{AD}", "\u{200B}",
    ] {
        let text = format!("Hello Ada,\n{}\nBest wishes", broken(&token, line_break));
        assert_eq!(Pasted::read(&text), known(true), "{text}");
    }
    let at_the_dots = token.replace('.', ".\n");
    assert_eq!(Pasted::read(&at_the_dots), known(true));
}

#[test]
fn token_without_its_signature_is_found() {
    let token = unsigned(&payload());
    for text in [
        token.clone(),
        format!("{token}."),
        format!("Bearer {token}. Thanks!"),
        format!("{token}\nThanks, Ada"),
        format!("{}\nThanks, Ada", broken(&token, "\n")),
        token.split_once('.').unwrap().1.to_owned(),
        URL_SAFE_NO_PAD.encode(payload()) + "." + &signature(),
    ] {
        assert_eq!(Pasted::read(&text), known(false), "{text}");
    }
}

#[test]
fn padding_and_spaced_json_are_read() {
    for spaces in ["", " ", "  "] {
        let payload = payload() + spaces;
        let (header, payload) = (URL_SAFE.encode(HEADER), URL_SAFE.encode(payload));
        let text = format!("{header}.{payload}.{}==", signature());
        assert_eq!(Pasted::read(&text), known(true), "{text}");
    }
    let spaced = payload().replace(',', ",\n  ").replace(':', ": ");
    assert_eq!(Pasted::read(&unsigned(&spaced)), known(false));
}

#[test]
fn claims_that_are_no_ids_are_left_out() {
    let payload = format!(r#"{{"jti":"{ID}","sub":"SCIM\\77aa","tenantId":7}}"#);
    let Pasted::Token(facts) = Pasted::read(&unsigned(&payload)) else {
        panic!("no token");
    };
    assert_eq!((facts.owner_id, facts.tenant_id), (None, None));
}

#[test]
fn token_without_an_id_is_still_caught() {
    let long = format!(r#"{{"jti":"{}"}}"#, "a".repeat(129));
    for payload in [
        "{}",
        r#"{"jti":""}"#,
        r#"{"jti":7.5}"#,
        r#"{"jti":null}"#,
        r#"{"jti":"../users/me"}"#,
        r#"{"jti":"a b"}"#,
        r#"{"jti":"a", "#,
        r#"["jti"]"#,
        "not json",
        &long,
    ] {
        let text = format!("{}.{}", unsigned(payload), signature());
        assert_eq!(Pasted::read(&text), Pasted::UnreadableToken, "{payload}");
    }
}

#[test]
fn parts_of_a_token_are_still_caught() {
    let token = token();
    let header = token.split_once('.').unwrap().0;
    for text in [
        header.to_owned(),
        format!("Bearer%20{header}"),
        format!("{header}.*****"),
        token[..90].to_owned(),
        format!("KEY={}", &token[..30]),
        "eyJ.abc".to_owned(),
        "eyJhbGciOiJub25lIn0.e30.".to_owned(),
        format!("eyJhbGciOiJkaXIifQ..{0}.{0}.{0}", signature()),
    ] {
        assert_eq!(Pasted::read(&text), Pasted::UnreadableToken, "{text}");
    }
}

#[test]
fn key_id_is_told_by_its_form() {
    for id in [
        ID,
        "0B7C2C9E-5A41-4F0E-9A53-2D1F6F0C1A11",
        "00000000-0000-0000-0000-000000000000",
        "66a1b2c3d4e5f60718293a4b",
        "tEnAnT0123456789abcdefghijKLMNop",
        "V1StGXR8_Z5jdHi6B-myT3qP",
    ] {
        for text in [
            id.to_owned(),
            format!(" {id}\n"),
            format!("\"{id}\""),
            format!("`{id}`\u{200B}"),
        ] {
            assert_eq!(
                Pasted::read(&text),
                Pasted::KeyId(KeyId::new(id).unwrap()),
                "{text}"
            );
        }
    }
}

#[test]
fn everything_else_is_text() {
    for text in [
        "",
        "  ",
        "\"\"",
        "Nightly reload",
        "ada@example.com",
        "nightly-reload-production-2",
        "66a1b2c3d4e5f60718293a4",
        "abcdefghijklmnopqrstuvwxyz",
        "012345678901234567890123456789",
        "66a1b2c3 d4e5f60718293a4b66a1b2c3d4e5f6",
        "0b7c2c9e-5a41-4f0e-9a53-2d1f6f0c1a1g!",
        "acme-corp.us.qlikcloud.com",
        "https://acme-corp.us.qlikcloud.com/console/api-keys",
        "they.JSON",
        "theyJust.do it",
    ] {
        assert_eq!(Pasted::read(text), Pasted::Text, "{text}");
    }
}

#[test]
fn a_signature_alone_is_a_part_of_a_token() {
    let spread = "kZ7-pQ0_aB3xY9LmN2".repeat(5);
    for text in [
        signature(),
        spread.clone(),
        format!("sig: {spread}"),
        STANDARD.encode(signature()),
    ] {
        assert_eq!(Pasted::read(&text), Pasted::UnreadableToken, "{text}");
    }
}

/// Texts that people put into boxes and that are no keys.
#[test]
fn names_addresses_and_ids_are_no_secrets() {
    for text in [
        "HarveyJohnson-Integration-Nightly-Reload",
        "MonkeyJungleIntegrationProductionServer",
        "TheyJustDoItBecauseTheyLikeIt",
        "Harvey J. Äpfelböck-Ørsted <harvey.johnson@acme.example>",
        "eyJames.brown@acme.example",
        "Nguyễn Thị Minh Khai, キー管理者, Łukasz",
        ID,
        OWNER,
        TENANT,
        &format!("{ID} {OWNER} {TENANT}"),
        "https://acme.us.qlikcloud.com/sense/app/1b9f0c2e-5a41-4f0e-9a53-2d1f6f0c1a11/sheet/9c0d1e2f-3a4b-5c6d-7e8f-90a1b2c3d4e5/state/analysis",
        "https://acme.example/Q3-2026_Sales-Report_EMEA_Final_v2_Reviewed-By-HarveyJohnson_2026-11-30_Nightly-Reload-01",
        "Q3-2026_Sales-Report_EMEA_Final_v2_Reviewed-By-HarveyJohnson_2026-11-30_Nightly-Reload-01",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_NzVhYmE0ZTUtMjQ4Yy00ZjY3LWI3ZTMtNWQ2ZTU4ZmI4YjQ1%40thread.v2/0?context=%7b%22Tid%22%3a%221b9f0c2e-5a41-4f0e-9a53-2d1f6f0c1a11%22%7d",
        "https://outlook.office365.com/owa/?ItemID=AAMkAGI2TG93AAAtMjQ4Yy00ZjY3LWI3ZTMtNWQ2ZTU4ZmI4YjQ1LWQ2ZTU4ZmI4YjQ1MjQ4Yy00ZjY3LWI3ZTMtNWQ2ZTU4&exvsurl=1",
        "C:\\Program Files\\Qlik\\Sense\\Repository\\Exported Certificates\\.Local Certificates",
        "aGVsbG8gd29ybGQsIHRoaXMgaXMgbm90IGEgdG9rZW4gYXQgYWxs",
        "sha512:9b71d224bd62f3785d96d46ad3ea3d73319bfbc2890caadae2dff72519673ca72323c3d99ba5c11d7c7acc6e14b8c5da0c4663475c2e5c3adef46f73bcdec043",
        "-----------------------------------------------------------------------------------------",
        "it's Ada's \"key\" + 'Bob's'",
        "100 % of 50 %",
    ] {
        assert!(TokenFree::new(text).is_ok(), "{text}");
    }
}

#[test]
fn very_long_texts_are_read() {
    for text in [
        "a", "eyJ", ".", "eyJ.", "eyJ.eyJ", "=", "ey J", "é", "\u{200B}",
    ] {
        let text = text.repeat(1 << 14);
        assert!(!matches!(
            Pasted::read(&text),
            Pasted::Token(_) | Pasted::KeyId(_)
        ));
        assert_eq!(Pasted::read(&format!("{text} {}", token())), known(true));
    }
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in "\\PC*|([.=\" \n>]|eyJ|[A-Za-z0-9_-]{0,30}){0,20}") {
        if let Pasted::KeyId(id) = Pasted::read(&text) {
            prop_assert!(text.contains(id.as_str()) && id.as_str().len() <= 64);
        }
    }

    #[test]
    fn a_token_in_any_company_is_caught(before in "(\\PC{0,30}[ \n\"'=:])?", after in "([ \n\"',;&]\\PC{0,30})?") {
        let pasted = Pasted::read(&format!("{before}{}{after}", token()));
        prop_assert_eq!(pasted, known(true));
    }

    #[test]
    fn a_cut_token_is_caught(length in 20..500_usize) {
        let token = token();
        let pasted = Pasted::read(&token[..length.min(token.len())]);
        prop_assert!(matches!(pasted, Pasted::Token(_) | Pasted::UnreadableToken));
    }

    #[test]
    fn nothing_of_the_signature_comes_out(signature in "[A-Za-z0-9_-]{40,200}", id in "[A-Za-z0-9_-]{1,128}") {
        let token = unsigned(&format!(r#"{{"jti":"{id}"}}"#));
        let pasted = Pasted::read(&format!("{token}.{signature}"));
        let told = format!("{pasted:?}");
        let pieces: Vec<&str> = (0..signature.len() - 8).map(|at| &signature[at..at + 8]).collect();
        prop_assert!(pieces.iter().all(|piece| !told.contains(piece)));
        prop_assert!(told.contains(&id));
    }
}
