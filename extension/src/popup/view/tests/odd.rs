use crate::popup::view::odd::{Value, odd, sentence};

#[track_caller]
fn check(text: &str, expected: &str) {
    let html = super::html(|| odd(text));
    let plain = html
        .split(" data-hk=\"")
        .enumerate()
        .map(|(at, part)| match at {
            0 => part,
            _ => part.split_once('"').unwrap().1,
        });
    assert_eq!(plain.collect::<String>().replace("<!--/-->", ""), expected);
}

#[test]
fn other_people_s_text_is_isolated_and_made_visible() {
    check("Nightly", "<bdi>Nightly</bdi>");
    check("<b>", "<bdi>&lt;b&gt;</bdi>");
    check(
        "a\u{202E}b",
        "<bdi>a<span class=\"odd\">U+202E</span>b</bdi>",
    );
    check("", "<bdi></bdi>");
}

#[test]
fn a_sentence_keeps_its_values_in_their_places() {
    let values = [
        Value::Odd("\u{E001}x".to_owned()),
        Value::Odd("Ada".to_owned()),
    ];
    let html = super::html(|| sentence("error_another_user_named", &values));
    let told = super::outline::outline(&html);
    assert_eq!(
        told.trim(),
        "Someone else is signed in now: \u{E001}x, not Ada. Nothing was sent."
    );
}
