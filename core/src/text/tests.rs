use proptest::prelude::*;

use super::*;

fn mark(character: char) -> Piece {
    Piece::Mark(character, format!("U+{:04X}", u32::from(character)))
}

fn plain(text: &str) -> Piece {
    Piece::Plain(text.to_owned())
}

#[test]
fn ordinary_names_stay_as_they_are() {
    for text in [
        "Nightly reload",
        "  two  spaces ",
        "<script>alert(1)</script> & \"quotes\"",
        "Zażółć gęślą jaźń",
        "מפתח לדוגמה",
        "مفتاح العرض",
        "鍵の管理\u{3000}係",
        "e\u{301}te\u{301}",
        "a\u{A0}b",
        "U+202E",
    ] {
        assert_eq!(pieces(text), [plain(text)], "{text}");
        assert_eq!(shown(text), text);
    }
    assert_eq!(pieces(""), []);
}

#[test]
fn turning_the_reading_order_is_shown() {
    let text = "invoice\u{202E}fdp.exe\u{202C}";
    let expected = [
        plain("invoice"),
        mark('\u{202E}'),
        plain("fdp.exe"),
        mark('\u{202C}'),
    ];
    assert_eq!(pieces(text), expected);
    assert_eq!(shown(text), "invoice⟨U+202E⟩fdp.exe⟨U+202C⟩");
}

#[test]
fn every_unseen_character_is_shown() {
    let ranges = [
        '\u{0}'..='\u{1F}',
        '\u{7F}'..='\u{9F}',
        '\u{AD}'..='\u{AD}',
        '\u{34F}'..='\u{34F}',
        '\u{61C}'..='\u{61C}',
        '\u{115F}'..='\u{1160}',
        '\u{180B}'..='\u{180F}',
        '\u{200B}'..='\u{200F}',
        '\u{2028}'..='\u{202E}',
        '\u{2060}'..='\u{206F}',
        '\u{3164}'..='\u{3164}',
        '\u{FE00}'..='\u{FE0F}',
        '\u{FEFF}'..='\u{FEFF}',
        '\u{FFA0}'..='\u{FFA0}',
        '\u{FDD0}'..='\u{FDEF}',
        '\u{FFF9}'..='\u{FFFB}',
        '\u{FFFE}'..='\u{FFFF}',
        '\u{E0000}'..='\u{E0FFF}',
        '\u{10FFFE}'..='\u{10FFFF}',
    ];
    for character in ranges.into_iter().flatten() {
        let expected = [plain("a"), mark(character), plain("b")];
        assert_eq!(pieces(&format!("a{character}b")), expected, "{character:?}");
    }
}

#[test]
fn lines_and_tabs_are_shown() {
    assert_eq!(shown("a\r\nb\tc"), "a⟨U+000D⟩⟨U+000A⟩b⟨U+0009⟩c");
}

#[test]
fn a_hidden_message_in_tags_is_shown() {
    assert_eq!(shown("ok\u{E0068}\u{E0069}"), "ok⟨U+E0068⟩⟨U+E0069⟩");
}

#[test]
fn honest_joiners_stay() {
    for text in [
        "👩\u{200D}💻",
        "👩🏽\u{200D}🔬",
        "🏳\u{FE0F}\u{200D}🌈",
        "❤\u{FE0F}",
        "1\u{FE0F}\u{20E3}",
        "می\u{200C}خواهم",
        "क्\u{200D}ष",
        "ශ්\u{200D}රී",
        "葛\u{E0100}城",
        "ᠠ\u{180B}ᠨ",
    ] {
        assert_eq!(pieces(text), [plain(text)], "{text}");
    }
}

#[test]
fn joiners_elsewhere_are_shown() {
    assert_eq!(shown("pay\u{200D}pal"), "pay⟨U+200D⟩pal");
    assert_eq!(shown("\u{200D}👩"), "⟨U+200D⟩👩");
    assert_eq!(shown("👩\u{200D}"), "👩⟨U+200D⟩");
    assert_eq!(shown("می\u{200C}"), "می⟨U+200C⟩");
    assert_eq!(shown("👩\u{200D}\u{200D}💻"), "👩⟨U+200D⟩⟨U+200D⟩💻");
    assert_eq!(
        shown("❤\u{FE0F}\u{FE0F}\u{FE01}"),
        "❤\u{FE0F}⟨U+FE0F⟩⟨U+FE01⟩"
    );
}

#[test]
fn nothing_to_see_is_blank() {
    for text in [
        "",
        " \t\n",
        "\u{3000}\u{A0}",
        "\u{200B}\u{FEFF}",
        "\u{202E}",
        "\u{2800}\u{3164}",
        "\0",
    ] {
        assert!(is_blank(text), "{text:?}");
    }
    for text in ["a", " . ", "\u{202E}a", "❤\u{FE0F}"] {
        assert!(!is_blank(text), "{text:?}");
    }
}

proptest! {
    #[test]
    fn nothing_is_lost(text in any::<String>()) {
        let back: String = pieces(&text)
            .into_iter()
            .map(|piece| match piece {
                Piece::Plain(plain) => plain,
                Piece::Mark(character, _) => character.to_string(),
            })
            .collect();
        prop_assert_eq!(back, text);
    }

    #[test]
    fn what_is_shown_is_one_line_in_reading_order(text in "[a-z👩❤नی\u{0}-\u{1F}\u{7F}-\u{9F}\u{200B}-\u{202E}\u{2060}-\u{2069}\u{FE0F}\u{E0020}-\u{E007F}]{0,20}") {
        let shown = shown(&text);
        let harmful = shown.chars().find(|c| c.is_control() || matches!(c,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E0FFF}'));
        prop_assert_eq!(harmful, None);
        prop_assert_eq!(super::shown(&shown), shown);
    }

    #[test]
    fn plain_pieces_never_touch(text in any::<String>()) {
        for pair in pieces(&text).windows(2) {
            prop_assert!(!matches!(pair, [Piece::Plain(_), Piece::Plain(_)]));
        }
    }
}

#[test]
fn accents_that_pile_up_become_marks() {
    for honest in [
        "Nguye\u{302}\u{303}n",
        "\u{5e9}\u{5c1}\u{5bc}\u{5b8}\u{596}",
        "\u{1019}\u{103c}\u{103e}\u{102f}\u{1036}\u{1037}",
        "\u{e17}\u{e35}\u{e48}",
        "1\u{fe0f}\u{20e3}",
        "a\u{301}b\u{301}c\u{301}d\u{301}e\u{301}f\u{301}",
    ] {
        assert_eq!(pieces(honest), [Piece::Plain(honest.to_owned())]);
    }
    let marks = |text: &str| {
        let pieces = pieces(text).into_iter();
        pieces.filter(|it| matches!(it, Piece::Mark(..))).count()
    };
    for accent in [
        '\u{301}', '\u{316}', '\u{489}', '\u{20dd}', '\u{e47}', '\u{fb3}',
    ] {
        let piled = format!("Ada{}", accent.to_string().repeat(30));
        assert_eq!(marks(&piled), 26, "{accent:?}");
    }
    // What shows nothing between them doesn't hide that they pile up.
    let apart = "a\u{301}\u{301}\u{200b}\u{301}\u{301}\u{200b}\u{301}";
    assert_eq!(marks(apart), 3);
    assert_eq!(marks("a\u{301}\u{34f}\u{301}\u{301}\u{301}\u{301}"), 2);
}
