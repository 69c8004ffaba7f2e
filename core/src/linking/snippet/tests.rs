use proptest::prelude::*;

use super::*;
use crate::fixtures::{secret, tenant};

fn source() -> TenantSource {
    TenantSource::new(tenant("acme-corp.us.qlikcloud.com"), None)
}

fn text(tool: Tool, key: Option<&str>) -> String {
    let key = key.map(secret);
    tool.snippet(&source(), key.as_ref()).expose().to_owned()
}

#[test]
fn without_a_key_it_is_read_from_the_environment() {
    assert_eq!(
        text(Tool::QlikCli, None),
        "qlik context create acme-corp --server https://acme-corp.us.qlikcloud.com \
         --api-key \"$QLIK_API_KEY\""
    );
    assert_eq!(
        text(Tool::Curl, None),
        "curl --fail-with-body --header \"Authorization: Bearer $QLIK_API_KEY\" \
         'https://acme-corp.us.qlikcloud.com/api/v1/spaces?limit=1'"
    );
    assert_eq!(
        text(Tool::DotEnv, None),
        "QLIK_TENANT=acme-corp\nQLIK_REGION=us\nQLIK_HOST=acme-corp.us.qlikcloud.com\n\
         QLIK_TENANT_URL=https://acme-corp.us.qlikcloud.com\nQLIK_API_KEY=\n"
    );
}

#[test]
fn with_a_key_each_has_it_once_and_says_so() {
    for tool in Tool::ALL {
        let snippet = tool.snippet(&source(), Some(&secret("eyJ.a-b_c.d")));
        assert_eq!(
            snippet.expose().matches("eyJ.a-b_c.d").count(),
            1,
            "{tool:?}"
        );
        assert!(snippet.has_key());
        assert_eq!(format!("{snippet:?}"), "Snippet(…)");
        assert!(!tool.snippet(&source(), None).has_key());
    }
}

#[test]
fn postman_takes_the_key_for_a_secret() {
    let text = text(Tool::Postman, Some("k'\""));
    let environment: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(environment["_postman_variable_scope"], "environment");
    let values = environment["values"].as_array().unwrap();
    let last = values.last().unwrap();
    assert_eq!(
        (last["value"].as_str(), last["type"].as_str()),
        (Some("k'\""), Some("secret"))
    );
    assert_eq!(values[3]["value"], "https://acme-corp.us.qlikcloud.com");
}

/// What a POSIX shell reads: one word, and nothing of it is carried out.
fn unquoted(word: &str) -> Option<String> {
    let mut text = String::new();
    let mut letters = word.chars();
    let mut is_quoted = false;
    while let Some(letter) = letters.next() {
        match (is_quoted, letter) {
            (_, '\'') => is_quoted = !is_quoted,
            (true, letter) => text.push(letter),
            (false, '\\') => text.push(letters.next()?),
            (false, letter) if letter.is_ascii_alphanumeric() || "-_./:@".contains(letter) => {
                text.push(letter);
            }
            _ => return None,
        }
    }
    (!is_quoted).then_some(text)
}

proptest! {
    #[test]
    fn a_shell_reads_a_quoted_text_back(text in any::<String>()) {
        let quoted = quoted(&text);
        prop_assert_eq!(unquoted(&quoted), Some(text), "{}", quoted);
    }
}
