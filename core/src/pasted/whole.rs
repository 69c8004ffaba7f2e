//! The whole token in a pasted text, for the one time that the user asks to test it. Everywhere
//! else a token is read for its ids and let go.

use super::claims::{self, Claims};
use super::{first_object, is_base64url, is_line_filler, is_token_letter, part, wrapped};
use crate::secret::Secret;

/// Takes the token out of a text in which it stands whole: header, payload and all of the
/// signature, with any words around it, in literals, escaped or in base64; broken into lines only
/// where nothing else is there, since the words after it would be taken for its end.
pub fn whole_token(text: &str) -> Option<Secret> {
    wrapped::find(text, &|text| {
        let mut runs = text.split(|c: char| !is_token_letter(c));
        runs.find_map(token).or_else(|| {
            let lines = text.lines().map(|line| line.trim_matches(is_line_filler));
            let joined: String = lines.collect();
            let begins = part::beginnings(&joined).next() == Some(0);
            let is_alone = begins && joined.chars().all(is_token_letter);
            is_alone.then(|| token(&joined)).flatten()
        })
    })
}

fn token(run: &str) -> Option<Secret> {
    let parts: Vec<&str> = run.split('.').collect();
    parts.windows(3).find_map(|parts| {
        let payload = (part::beginnings(parts[1]).next() == Some(0)).then_some(parts[1])?;
        let signature = parts[2].bytes().take_while(|byte| is_base64url(*byte));
        let signature = &parts[2][..signature.count()];
        let Claims::Key(_) = claims::read(&first_object(payload)?, true)? else {
            return None;
        };
        part::beginnings(parts[0]).find_map(|at| {
            let header = &parts[0][at..];
            let is_whole = signature.len() >= shortest_signature(header)?;
            let whole = || Secret::new(format!("{header}.{payload}.{signature}"));
            is_whole.then(whole).flatten()
        })
    })
}

/// How many letters the signature of the header's algorithm has (RFC 7518, section 3.1), at least.
fn shortest_signature(header: &str) -> Option<usize> {
    let header = first_object(header)?;
    Some(match header.get("alg")?.as_str()? {
        "ES256" => 86,
        "ES384" => 128,
        "ES512" => 176,
        "RS256" | "RS384" | "RS512" => 342,
        _ => super::SHORTEST_SIGNATURE,
    })
}

#[cfg(test)]
mod tests {
    use base64::Engine;

    use super::*;
    use crate::pasted::BASE64URL;

    fn part(json: &str) -> String {
        BASE64URL.encode(json).trim_end_matches('=').to_owned()
    }

    fn whole() -> String {
        let header = part(r#"{"alg":"ES384","typ":"JWT"}"#);
        let payload = part(r#"{"jti":"0b7c2c9e-5a41","sub":"eve"}"#);
        format!("{header}.{payload}.{}", "aB3-".repeat(32))
    }

    #[test]
    fn a_whole_token_is_taken_out_of_what_stands_around_it() {
        let token = whole();
        for text in [
            token.clone(),
            format!("Authorization: Bearer {token}\r\n"),
            format!("QLIK_API_KEY={token}"),
            format!("\"{token}\"."),
            format!("This is it: {token}, thanks"),
            format!("{}\n  {}", &token[..60], &token[60..]),
        ] {
            let taken = whole_token(&text);
            assert_eq!(taken.as_ref().map(Secret::expose), Some(token.as_str()));
        }
    }

    #[test]
    fn what_is_not_whole_is_not_taken() {
        let token = whole();
        let cut = &token[..token.len() - 1];
        let (unsigned, _) = token.rsplit_once('.').unwrap_or_default();
        for text in [
            cut,
            unsigned,
            &format!("{unsigned}."),
            &format!("{} \n{} and more", &token[..60], &token[60..]),
            "nothing",
            "",
        ] {
            assert_eq!(whole_token(text), None, "{text}");
        }
    }
}
