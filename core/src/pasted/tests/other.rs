//! Tokens that are no API keys.

use super::*;

fn signed(payload: &str) -> String {
    format!("{}.{}", unsigned(payload), signature())
}

#[track_caller]
fn other(payload: &str) -> OtherToken {
    match Pasted::read(&signed(payload)) {
        Pasted::OtherToken(other) => other,
        pasted => panic!("{payload}: {pasted:?}"),
    }
}

#[test]
fn a_token_that_is_no_api_key_says_so() {
    let sign_in = r#""aud":"qlik.api/login/jwt-session","sub":"ada","subType":"user","iss":"https://idp.example","exp":1711614397"#;
    for jti in [
        r#""jti":"k5bU_cFI4_vFfpJ3DjDsIZK-ZhJGRbBfusUWZ0ifBI","#,
        r#""jti":7,"#,
        "",
    ] {
        for tenant in ["", r#""tenantId":"t-acme","#] {
            let other = other(&format!("{{{jti}{tenant}{sign_in}}}"));
            assert_eq!(other.kind, OtherKind::SignIn);
            assert_eq!(other.issuer.as_deref(), Some("https://idp.example"));
            assert_eq!(other.ends, Some(Moment::from_millis(1_711_614_397_000)));
        }
    }
    for (kind, payload) in [
        (
            OtherKind::SignIn,
            r#"{"jti":"a","aud":["other","qlik.api/login/jwt-session"]}"#,
        ),
        (
            OtherKind::SignIn,
            r#"{"jti":"a","aud":"qlik.api/jwt-login-session"}"#,
        ),
        (
            OtherKind::Access,
            r#"{"jti":"a","aud":"qlik.api","iss":"qlik.api","tenantId":"t","scope":"user_default"}"#,
        ),
        (
            OtherKind::Access,
            r#"{"iss":"https://login.example","aud":"api://x","scp":"read","exp":1}"#,
        ),
        (
            OtherKind::Foreign,
            r#"{"iss":"https://accounts.example","aud":"app","sub":"1","email":"a@b.example","exp":1}"#,
        ),
        (
            OtherKind::Foreign,
            r#"{"jti":"a","iss":"https://gitlab.example","aud":"x"}"#,
        ),
        (
            OtherKind::Foreign,
            r#"{"iss":"https://qlik.api.internal","aud":"qlik.api","sub":"ada","groups":[]}"#,
        ),
        (
            OtherKind::Foreign,
            r#"{"sub":"1234567890","name":"John Doe","iat":1516239022}"#,
        ),
    ] {
        assert_eq!(other(payload).kind, kind, "{payload}");
    }
}

#[test]
fn what_may_be_an_api_key_is_not_denied() {
    for claims in [
        "",
        r#","iss":"qlik.api/api-keys""#,
        r#","aud":"qlik.api""#,
        r#","iss":"qlik.api/keys/v2","aud":"qlik.api""#,
        r#","iss":"somebody","aud":["qlik.api"]"#,
        r#","iss":"somebody","tenantId":"t-acme""#,
        r#","iss":"qlik.api/api-keys","aud":"qlik.api/login/x","scope":"all""#,
        r#","exp":4102444800"#,
    ] {
        let payload = format!(r#"{{"jti":"{ID}"{claims}}}"#);
        let pasted = Pasted::read(&signed(&payload));
        let Pasted::Token(facts) = pasted else {
            panic!("{payload}: {pasted:?}");
        };
        assert_eq!(facts.key_id.as_str(), ID);
    }
    let Pasted::Token(facts) = Pasted::read(&signed(r#"{"jti":12345,"exp":"1711614397"}"#)) else {
        panic!("a numeric id is one");
    };
    assert_eq!(facts.key_id.as_str(), "12345");
    assert_eq!(facts.ends, Some(Moment::from_millis(1_711_614_397_000)));
}

#[test]
fn an_api_key_beside_another_token_is_the_one_that_is_told() {
    let sign_in = signed(r#"{"jti":"a","aud":"qlik.api/login/jwt-session"}"#);
    for text in [
        format!("{sign_in}\n{}", token()),
        format!("{sign_in} {}", STANDARD.encode(token())),
    ] {
        assert_eq!(Pasted::read(&text), known(true), "{text}");
    }
}
