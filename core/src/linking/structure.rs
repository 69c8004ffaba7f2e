//! Fields that want a longer text with a value in it: an object of JSON, lines of YAML or of variables, a
//! command, a header. Their example shows it.

use serde_json::Value as Json;

/// What stands for the key in a text that is to be copied.
pub(super) const OPEN: &str = "<API key>";

/// The form of the text that an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Structure {
    /// An object, or a list.
    Json,
    /// `name: value` or `NAME=value`, a line each.
    Lines,
    Command,
    /// `Bearer <token>`, with or without the header's name.
    Header,
}

impl Structure {
    /// What an example shows; none where it is an ordinary one.
    pub fn of(example: &str) -> Option<Structure> {
        let text = example.trim();
        // What is to be replaced stands in brackets, too: `{tenant}`, `[your key]`.
        if text.starts_with(['{', '[']) && text.contains(['"', '\'', ':']) {
            return Some(Structure::Json);
        }
        if is_command(text) {
            return Some(Structure::Command);
        }
        let header = text.get(..HEADER.len()).unwrap_or_default();
        let rest = match header.eq_ignore_ascii_case(HEADER) {
            true => text[HEADER.len()..].trim_start(),
            false => text,
        };
        let (scheme, token) = rest.split_once(' ').unwrap_or((rest, ""));
        if scheme.eq_ignore_ascii_case("bearer") && is_stand_in(token) {
            return Some(Structure::Header);
        }
        let lines: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        let is_lines = lines.len() > 1 && lines.iter().all(|line| pair(line).is_some());
        is_lines.then_some(Structure::Lines)
    }
}

/// Whether a text is a command rather than words: what programs are called begins many a sentence, too.
fn is_command(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else {
        return false;
    };
    let is_named = second.contains('=');
    match first {
        "$" | "curl" | "kubectl" => true,
        "export" | "set" => is_named,
        "qlik" => second == "context",
        "docker" => matches!(second, "run" | "compose"),
        first => first.starts_with("--") && first.len() > 2,
    }
}

const HEADER: &str = "authorization:";

/// What stands for a token, rather than the word: "Bearer token" only says which kind is meant.
fn is_stand_in(token: &str) -> bool {
    let token = token.trim();
    let is_open = token.contains(['<', '{', '[', '.', '*', '…', '•', '_']);
    is_open || token.starts_with("eyJ") || token.to_ascii_lowercase().starts_with("xxx")
}

/// The name of a line, its sign and its value.
fn pair(line: &str) -> Option<(&str, &str, &str)> {
    let line = line.trim();
    let at = line.find([':', '='])?;
    let (name, rest) = line.split_at(at);
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_-. \"'".contains(c);
    let is_named = !name.is_empty() && name.len() < 60 && name.chars().all(is_name);
    is_named.then(|| (name, &rest[..1], rest[1..].trim()))
}

/// The text that an example shows, with ours in place of its values. `find` has what belongs to a name in it,
/// such as `apiKey`. None where the example is not understood, or nothing in it is ours.
pub(super) fn text(example: &str, find: impl Fn(&str) -> Option<String>) -> Option<String> {
    let example = example.trim();
    match Structure::of(example)? {
        Structure::Json => {
            let mut json: Json = serde_json::from_str(example).ok()?;
            replace(&mut json, &find).then(|| format!("{json:#}"))
        }
        Structure::Lines => {
            let mut is_any = false;
            let lines = example.lines().map(|line| match pair(line) {
                Some((name, sign, _)) => match find(name.trim_matches(['"', '\'', ' '])) {
                    Some(ours) => {
                        is_any = true;
                        let blank = if sign == ":" { " " } else { "" };
                        format!("{name}{sign}{blank}{ours}")
                    }
                    None => line.to_owned(),
                },
                None => line.to_owned(),
            });
            let text = lines.collect::<Vec<_>>().join("\n");
            is_any.then_some(text)
        }
        Structure::Header => {
            let name = example.get(..HEADER.len()).unwrap_or_default();
            let name = name
                .eq_ignore_ascii_case(HEADER)
                .then_some("Authorization: ");
            Some(format!("{}Bearer {OPEN}", name.unwrap_or_default()))
        }
        // What a command does is not ours to guess.
        Structure::Command => None,
    }
}

/// Puts ours in place of the texts of an object, however deep; whether any was.
fn replace(json: &mut Json, find: &impl Fn(&str) -> Option<String>) -> bool {
    match json {
        Json::Object(members) => {
            let mut is_any = false;
            for (name, value) in members {
                match (value.is_string().then(|| find(name)).flatten(), value) {
                    (Some(ours), value) => {
                        *value = Json::String(ours);
                        is_any = true;
                    }
                    (None, value) => is_any |= replace(value, find),
                }
            }
            is_any
        }
        // Not short-circuiting: each is replaced.
        Json::Array(items) => items
            .iter_mut()
            .fold(false, |is_any, item| replace(item, find) | is_any),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_that_shows_a_structure_is_told_from_one_of_a_value() {
        for (example, structure) in [
            (
                r#"{ "apiKey": "*****", "baseUrl": "https://xxxx.xx.qlikcloud.com" }"#,
                Structure::Json,
            ),
            ("[{\"key\": 1}]", Structure::Json),
            (
                "apiKey: xxx\nbaseUrl: https://acme.example",
                Structure::Lines,
            ),
            ("QLIK_KEY=abc\nQLIK_HOST=acme", Structure::Lines),
            ("curl -H 'x' https://acme.example", Structure::Command),
            ("export QLIK_API_KEY=abc", Structure::Command),
            ("Bearer <token>", Structure::Header),
            ("Authorization: Bearer eyJ...", Structure::Header),
        ] {
            assert_eq!(Structure::of(example), Some(structure), "{example}");
        }
        for example in [
            "https://{tenant}.{region}.qlikcloud.com",
            "{tenant}",
            "[your key]",
            "eyJhbGciOi...",
            "Bearer",
            "Bearer token",
            "Qlik Cloud tenant URL",
            "qlik api key",
            "Set by your administrator",
            "e.g. acme.us.qlikcloud.com",
            "Paste your key here:\nit is shown once",
            "Settings of your profile",
            "",
        ] {
            assert_eq!(Structure::of(example), None, "{example}");
        }
    }

    fn ours(name: &str) -> Option<String> {
        match name {
            "apiKey" | "token" => Some(OPEN.to_owned()),
            "baseUrl" => Some("https://acme.us.qlikcloud.com".to_owned()),
            _ => None,
        }
    }

    #[test]
    fn the_text_has_our_values_and_leaves_the_keys_place_open() {
        let json = text(
            r#"{"auth":{"apiKey":"***"},"baseUrl":"x","retries":"3"}"#,
            ours,
        )
        .unwrap();
        let json: Json = serde_json::from_str(&json).unwrap();
        let expected = serde_json::json!({
            "auth": {"apiKey": OPEN}, "baseUrl": "https://acme.us.qlikcloud.com", "retries": "3",
        });
        assert_eq!(json, expected);
        assert_eq!(
            text("baseUrl: x\ntoken: y\nmode: z", ours).as_deref(),
            Some("baseUrl: https://acme.us.qlikcloud.com\ntoken: <API key>\nmode: z")
        );
        assert_eq!(
            text("authorization: bearer XXX", ours).as_deref(),
            Some("Authorization: Bearer <API key>")
        );
    }

    #[test]
    fn what_is_not_understood_offers_nothing() {
        for example in [
            r#"{"apiKey": "**"#,
            r#"{"other": "x"}"#,
            "curl https://acme.example",
            "a: b\nc: d",
        ] {
            assert_eq!(text(example, ours), None, "{example}");
        }
    }
}
