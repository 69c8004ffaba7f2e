//! Hostile text made safe to show. Names of keys and owners are other people's: a character that
//! is invisible or that turns the reading order around is shown as a mark with its code point, and
//! so are accents beyond those that a letter has: stacked up, they are painted over other lines.
//! Length isn't cut here, and letters that merely resemble others are left alone.

use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, ExtendedPictographic, GraphemeExtend};

/// A stretch of text as it is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text to show as it stands.
    Plain(String),
    /// A character that must not take effect, and its code to show in its place, such as `U+202E`.
    Mark(char, String),
}

/// Cuts the text into what is shown as it stands and what is shown as a mark. Spaces stay as they
/// are; a line break or tab is a mark, so that nothing pretends to be another line.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    for (character, harmful) in judged(text) {
        if !harmful {
            plain.push(character);
            continue;
        }
        if !plain.is_empty() {
            pieces.push(Piece::Plain(std::mem::take(&mut plain)));
        }
        pieces.push(Piece::Mark(character, code(character)));
    }
    if !plain.is_empty() {
        pieces.push(Piece::Plain(plain));
    }
    pieces
}

/// The text on one line with each mark as `⟨U+202E⟩`: for dialogs, accessible names, attributes.
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Plain(plain) => shown.push_str(&plain),
            Piece::Mark(_, code) => shown.extend(["⟨", &code, "⟩"]),
        }
    }
    shown
}

/// Whether there is nothing to see: no character, or only spaces and invisible ones.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_blank_character)
}

/// Whether a character leaves its place empty: a space of any kind, or an invisible one.
pub(crate) fn is_blank_character(character: char) -> bool {
    /// Braille without a dot, which Unicode counts neither as a space nor as invisible.
    const BLANK_BRAILLE: char = '\u{2800}';
    character.is_whitespace() || character == BLANK_BRAILLE || is_unseen(character)
}

/// The code point as Unicode writes it, such as `U+202E`.
fn code(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Each character, with whether it is to be a mark where it stands.
fn judged(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut previous = None;
    let mut stacked = 0;
    let mut rest = text.chars();
    std::iter::from_fn(move || {
        let character = rest.next()?;
        let unseen = is_unseen(character) && !belongs(previous, character, rest.clone().next());
        stacked = match stacks(character) {
            true => stacked + 1,
            // What shows nothing doesn't end the letter either.
            false if unseen => stacked,
            false => 0,
        };
        let harmful = unseen || stacked > MOST_STACKED;
        // A mark stands between its neighbours, so what follows it has none before it.
        previous = Some(character).filter(|_| !harmful);
        Some((character, harmful))
    })
}

/// No writing puts more signs than this above or below one letter.
const MOST_STACKED: usize = 4;

/// Whether a character is put above, below or around the one before it.
fn stacks(character: char) -> bool {
    !character.is_ascii()
        && !is_unseen(character)
        && CodePointSetData::new::<GraphemeExtend>().contains(character)
}

/// Whether a character shows nothing of itself: controls, line breaks, bidi controls, zero-width
/// ones, tags, fillers, variation selectors, and what Unicode says is no character.
pub(crate) fn is_unseen(character: char) -> bool {
    match character {
        ' '..='~' => false,
        '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}' => true,
        _ if u32::from(character) & 0xFFFE == 0xFFFE => true,
        _ => {
            character.is_control()
                || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
        }
    }
}

/// Whether an unseen character does honest work between its neighbours: shaping letters of a
/// script that needs it, or building an emoji.
fn belongs(previous: Option<char>, character: char, next: Option<char>) -> bool {
    const ZERO_WIDTH_NON_JOINER: char = '\u{200C}';
    const ZERO_WIDTH_JOINER: char = '\u{200D}';
    let between = |is: fn(char) -> bool, then: fn(char) -> bool| {
        previous.is_some_and(is) && next.is_some_and(then)
    };
    match character {
        ZERO_WIDTH_NON_JOINER => between(is_shaping, is_shaping),
        ZERO_WIDTH_JOINER => between(is_shaping, is_shaping) || between(ends_emoji, is_pictograph),
        '\u{FE0E}' | '\u{FE0F}' => previous.is_some_and(takes_emoji_style),
        '\u{180B}'..='\u{180D}' | '\u{180F}' => {
            previous.is_some_and(|before| matches!(before, '\u{1820}'..='\u{18AA}'))
        }
        '\u{E0100}'..='\u{E01EF}' => previous.is_some_and(is_ideograph),
        _ => false,
    }
}

/// A letter or mark of the scripts in which joiners change the shape: Arabic and its kin, those of
/// India and their kin, Mongolian.
fn is_shaping(character: char) -> bool {
    let in_script = matches!(character,
        '\u{0600}'..='\u{08FF}'
        | '\u{0900}'..='\u{0DFF}'
        | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{18AF}');
    in_script && !is_unseen(character)
}

fn is_pictograph(character: char) -> bool {
    CodePointSetData::new::<ExtendedPictographic>().contains(character)
}

/// A pictograph, or what may follow one before a joiner: a skin tone or the emoji style.
fn ends_emoji(character: char) -> bool {
    is_pictograph(character) || matches!(character, '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// A pictograph, or a character that the emoji style makes a keycap of.
fn takes_emoji_style(character: char) -> bool {
    is_pictograph(character) || matches!(character, '0'..='9' | '#' | '*')
}

/// A Han character, whose variants are registered as ideographic variation sequences.
fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests;
