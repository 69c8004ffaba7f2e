//! The words of a filter: brackets, bare words, and whole quoted strings with their quotes.

/// One word.
pub struct Word(pub String);

impl Word {
    /// Whether it is this keyword, in any case.
    pub fn is(&self, keyword: &str) -> bool {
        self.0.eq_ignore_ascii_case(keyword)
    }

    /// What stands in the quotes, in lower case; `None` when it is not quoted.
    pub fn quoted(&self) -> Option<String> {
        serde_json::from_str::<String>(&self.0)
            .ok()
            .map(|text| text.to_lowercase())
    }
}

/// Cuts a filter into words.
///
/// # Errors
/// A sentence, when a quote is not closed.
pub fn split(text: &str) -> Result<Vec<Word>, String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '(' | ')' => 1,
            '"' => string_length(rest).ok_or("a quote is not closed")?,
            _ => rest.find([' ', '(', ')', '"']).unwrap_or(rest.len()),
        };
        words.push(Word(rest[..length].to_owned()));
        rest = rest[length..].trim_start();
    }
    Ok(words)
}

/// The length of the quoted string that `text` begins with, quotes included.
fn string_length(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}
