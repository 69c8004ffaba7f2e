//! Finding by words, without regard to case or accents. Text is folded once when it arrives; each
//! keystroke then only looks for substrings.

use icu_normalizer::DecomposingNormalizer;
use icu_normalizer::properties::CanonicalCombiningClassMap;
use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;

/// Makes texts that a reader takes for the same the same: lower case, no accents, compatible forms
/// (Unicode's NFKD), no invisible characters. Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        // Without the accents no character acts on its neighbours, so ASCII, which is nearly all
        // of it, needs no normalising.
        let ascii = rest.bytes().take_while(u8::is_ascii).count();
        let (ascii, after) = rest.split_at(ascii);
        folded.extend(ascii.chars().map(|letter| letter.to_ascii_lowercase()));
        let foreign = after.find(|c: char| c.is_ascii()).unwrap_or(after.len());
        let (foreign, after) = after.split_at(foreign);
        fold_foreign(foreign, &mut folded);
        rest = after;
    }
    folded
}

/// Folds a run without ASCII and adds it to `folded`.
fn fold_foreign(text: &str, folded: &mut String) {
    let invisible = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let combining = CanonicalCombiningClassMap::new();
    for character in DecomposingNormalizer::new_nfkd().normalize_iter(text.chars()) {
        if combining.get_u8(character) != 0 || invisible.contains(character) {
            continue;
        }
        for lower in character.to_lowercase() {
            match plain_letters(lower) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(lower),
            }
        }
    }
}

/// What a reader types for a character that NFKD leaves as it is.
fn plain_letters(lower: char) -> Option<&'static str> {
    Some(match lower {
        'æ' => "ae",
        'ð' | 'đ' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'œ' => "oe",
        'ø' => "o",
        'ß' => "ss",
        'þ' => "th",
        'ς' => "σ",
        '‘' | '’' | 'ʼ' => "'",
        '‐'..='―' | '−' => "-",
        _ => return None,
    })
}

/// The words of a query, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// The words of what stands in the search box, which white space separates.
    pub fn parse(query: &str) -> Words {
        let words = fold(query);
        Words(words.split_whitespace().map(str::to_owned).collect())
    }

    /// Whether there is nothing to look for, so that everything matches.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each word is somewhere in the haystack, which [`fold`] has made ready.
    pub fn matches(&self, haystack: &str) -> bool {
        self.0.iter().all(|word| haystack.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests;
