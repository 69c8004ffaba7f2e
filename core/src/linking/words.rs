//! A page's texts as words: without case, accents and signs, and never longer than needed.

use crate::search::fold;

/// The most characters of one text that are looked at or kept. The script cuts its texts, too; this
/// holds whatever a description says.
pub(super) const LONGEST: usize = 200;

/// Folded, with one space between words.
pub(super) fn words(text: &str) -> String {
    let folded = fold(cut(text));
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether these words stand in the others, whole and side by side.
pub(super) fn contains(words: &str, phrase: &str) -> bool {
    !phrase.is_empty() && format!(" {words} ").contains(&format!(" {phrase} "))
}

/// The beginning of a text.
pub(super) fn cut(text: &str) -> &str {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_alone() {
        assert_eq!(words("  API-Schlüssel\u{202e} (neu)*"), "api schlussel neu");
        assert!(contains("your api key here", "api key"));
        assert!(!contains("your api keys", "api key"));
        assert!(!contains("", ""));
    }

    #[test]
    fn a_flood_is_cut_between_letters() {
        let flood = "é".repeat(100_000);
        assert_eq!(cut(&flood).chars().count(), LONGEST);
        assert_eq!(words(&flood).len(), LONGEST);
        assert_eq!(cut("short"), "short");
    }
}
