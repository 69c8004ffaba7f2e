//! The ways in which a key is written where people keep it.

use super::*;

/// Ways in which a key is written where people keep it.
fn written(token: &str) -> Vec<String> {
    let halves = |between: &str| {
        let pieces: Vec<&str> = (0..token.len())
            .step_by(40)
            .map(|at| &token[at..token.len().min(at + 40)])
            .collect();
        pieces.join(between)
    };
    let docker = STANDARD.encode(format!(
        r#"{{"auths":{{"r.example":{{"auth":"{}"}}}}}}"#,
        STANDARD.encode(format!("ada:{token}"))
    ));
    let utf16: Vec<u8> = format!("$k='{token}'")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let percent: String = token.replace('.', "%2E").replace('-', "%2D");
    vec![
        STANDARD.encode(token),
        STANDARD.encode(format!("{token}\n")),
        STANDARD.encode(format!("a{token}")),
        STANDARD.encode(format!("ab{token}")),
        URL_SAFE.encode(format!("k={token}")),
        URL_SAFE_NO_PAD.encode(token),
        format!(
            "Authorization: Basic {}",
            STANDARD.encode(format!("ada:{token}"))
        ),
        format!(
            "apiVersion: v1\nkind: Secret\ndata:\n  key: {}\n",
            STANDARD.encode(token)
        ),
        format!(
            "data:\n  key: |\n    {}\ntype: Opaque",
            broken(&STANDARD.encode(token), "\n    ")
        ),
        format!(
            r#"{{"data":{{"key":"{}"}}}}"#,
            STANDARD.encode(token).replace('=', "\\u003d")
        ),
        format!(".dockerconfigjson: {docker}"),
        STANDARD.encode(utf16),
        format!(
            "https://h.example/?k={}&x=1",
            STANDARD
                .encode(token)
                .replace('+', "%2B")
                .replace('=', "%3D")
        ),
        format!("https://h.example/?next=https%3A%2F%2Fi.example%2F%3Fk%3D{percent}"),
        format!("key = (\"{}\")", halves("\"\n       \"")),
        format!("const key = '{}';", halves("' +\n  '")),
        format!("$key = \"{}\";", halves("\" . \"")),
        format!("key = \"{}\"", halves("\" & _\r\n  \"")),
        format!("[\"{}\"].join('')", halves("\", \"")),
        format!(r#"{{"source":"k = \"{}\""}}"#, halves(r#"\" + \""#)),
    ]
}

#[test]
fn token_is_found_however_it_is_written() {
    let token = token();
    for text in written(&token) {
        assert_eq!(Pasted::read(&text), known(true), "{text}");
        assert_eq!(TokenFree::new(&text), Err(HoldsToken), "{text}");
    }
    let whole = |text: &str| whole_token(text).map(|token| token.expose().to_owned());
    let literals = format!("key = (\"{}\"\n \"{}\")", &token[..80], &token[80..]);
    for text in [STANDARD.encode(&token), literals] {
        assert_eq!(whole(&text), Some(token.clone()), "{text}");
    }
}

#[test]
fn a_token_with_white_space_in_its_json_is_found() {
    for (before, after) in [
        ("", " "),
        ("", "\n  "),
        ("", "\r\n\t"),
        ("", "\t"),
        (" ", ""),
        ("\n", " "),
        ("\r\n", ""),
    ] {
        let spaced = |json: &str| {
            URL_SAFE_NO_PAD.encode(format!(
                "{before}{}",
                json.replacen('{', &format!("{{{after}"), 1)
            ))
        };
        let token = format!("{}.{}.{}", spaced(HEADER), spaced(&payload()), signature());
        assert_eq!(Pasted::read(&token), known(true), "{token}");
        let cut = Pasted::read(&token[..40]);
        assert_eq!(cut, Pasted::UnreadableToken, "{token}");
        assert!(TokenFree::new(&STANDARD.encode(&token)).is_err());
    }
}
