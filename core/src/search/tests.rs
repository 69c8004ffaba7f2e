use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(query: &str, text: &str, expected: bool) {
    let found = Words::parse(query).matches(&fold(text));
    assert_eq!(found, expected, "{query:?} in {text:?}");
}

#[test]
fn case_and_accents_do_not_matter() {
    check("zazolc gesla", "ZAŻÓŁĆ GĘŚLĄ JAŹŃ", true);
    check("Łódź", "lodz", true);
    check("strasse", "Große STRAẞE", true);
    check("istanbul", "İSTANBUL ısparta", true);
    check("isparta", "ISPARTA Isparta ısparta", true);
    check("angstrom", "Ångström", true);
    check("soren aero", "Søren Ærø", true);
    check("oeuvre", "Œuvre", true);
    check("thor hedinn", "Þór Héðinn", true);
    check("ħal", "Hal", true);
    check("елка", "Ёлка", true);
    check("ΟΔΟΣ", "οδός", true);
    check("e\u{301}te", "été", true);
}

#[test]
fn compatible_forms_are_one() {
    check("file", "ﬁle", true);
    check("acme 42", "ＡＣＭＥ ４２", true);
    check("o'brien", "O’Brien", true);
    check("2024-2025", "2024–2025", true);
    check("a b", "a\u{A0}b", true);
    check("paypal", "pay\u{200B}pal", true);
}

#[test]
fn all_words_must_match_in_any_order() {
    check("reload nightly", "Nightly reload EU", true);
    check("night eu", "Nightly reload EU", true);
    check("nightly us", "Nightly reload EU", false);
    check("  ", "anything", true);
    check("", "", true);
    check("a", "", false);
}

#[test]
fn other_letters_stay_apart() {
    check("o", "а е", false);
    check("acme", "асмe", false);
    check("鍵", "键", false);
}

#[test]
fn every_character_folds_once_and_for_all() {
    // Beyond these nothing is decomposed and nothing has a case.
    for character in ('\0'..='\u{1FFFF}').chain('\u{2F800}'..='\u{2FA1F}') {
        let once = fold(&format!("é{character}"));
        assert_eq!(fold(&once), once, "{:X}", u32::from(character));
    }
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn a_word_of_the_text_is_found(text in "\\PC{0,40}") {
        for word in text.split_whitespace() {
            prop_assert!(Words::parse(word).matches(&fold(&text)), "{:?}", word);
        }
    }

    #[test]
    fn ascii_takes_no_other_way(text in "([ -~\\n\\t]|[éßǅ가\u{301}\u{323}\u{AD}]){0,20}") {
        let mut whole = String::new();
        fold_foreign(&text, &mut whole);
        prop_assert_eq!(fold(&text), whole);
    }
}
