//! Other people's text is text, wherever it stands.

use latchkey_extension::screen::{element, tag};
use wasm_bindgen_test::*;

use crate::screen_page::{Place, inside, value};

const HOSTILE: [&str; 6] = [
    "<img src=x onerror=alert(1)>",
    "</p><script>alert(1)</script>",
    "\"><b onclick='x'>",
    "&lt;b&gt; &amp; &#60;",
    "{{constructor}} ${x} javascript:alert(1)",
    "a\u{202e}b\u{0}c\u{feff}",
];

#[wasm_bindgen_test]
fn hostile_text_stays_text() {
    let place = Place::new();
    for text in HOSTILE.into_iter().chain(HOSTILE.into_iter().rev()) {
        let view = tag("p")
            .attribute("title", text.to_owned())
            .property("--name", text.to_owned())
            .text(text)
            .child(element("input", &[("type", "text")]).value(text))
            .child(element("button", &[]).attribute("aria-label", text.to_owned()));
        place.draw(view);
        let tags: Vec<String> = inside(&place.root)
            .iter()
            .map(web_sys::Element::tag_name)
            .collect();
        assert_eq!(tags, ["P", "INPUT", "BUTTON"], "{text}");
        let p = place.one("p");
        assert_eq!(p.text_content().as_deref(), Some(text));
        assert_eq!(p.get_attribute("title").as_deref(), Some(text));
        assert_eq!(value(&place.one("input")), text);
        assert_eq!(
            place.one("button").get_attribute("aria-label").as_deref(),
            Some(text)
        );
    }
}

#[wasm_bindgen_test]
fn what_would_run_is_never_written() {
    let place = Place::new();
    let view = |own: &'static str| {
        element(
            "iframe",
            &[
                ("onload", "alert(1)"),
                ("srcdoc", "<b>x</b>"),
                ("title", "still"),
            ],
        )
        .attribute("onclick", own)
        .attribute("data-own", own)
    };
    for own in ["alert(1)", "alert(2)"] {
        place.draw(view(own));
        let names = place.one("iframe").get_attribute_names();
        let mut names: Vec<String> = names.iter().filter_map(|name| name.as_string()).collect();
        names.sort();
        assert_eq!(names, ["data-own", "title"]);
    }
}

#[wasm_bindgen_test]
fn an_icon_is_drawn_as_one() {
    let place = Place::new();
    let icon = |d: &'static str| {
        element("svg", &[("viewBox", "0 0 16 16")]).child(tag("path").attribute("d", d))
    };
    place.draw(icon("m0 0"));
    for selector in ["svg", "path"] {
        let space = place.one(selector).namespace_uri();
        assert_eq!(space.as_deref(), Some("http://www.w3.org/2000/svg"));
    }
    assert_eq!(
        place.one("svg").get_attribute("viewBox").as_deref(),
        Some("0 0 16 16")
    );
    place.draw(icon("m1 1"));
    assert_eq!(
        place.one("path").get_attribute("d").as_deref(),
        Some("m1 1")
    );
}

#[wasm_bindgen_test]
fn attributes_and_properties_come_change_and_go() {
    let place = Place::new();
    let view = |value: Option<&'static str>, is_hidden: bool| {
        tag("p")
            .attribute("title", value)
            .property("--at", value)
            .flag("hidden", is_hidden)
    };
    for (value, is_hidden) in [
        (Some("1"), true),
        (Some("2"), false),
        (None, true),
        (Some(""), false),
        (Some("3"), false),
    ] {
        place.draw(view(value, is_hidden));
        let p = place.one("p");
        assert_eq!(p.get_attribute("title").as_deref(), value);
        assert_eq!(
            p.style().get_property_value("--at").unwrap(),
            value.unwrap_or_default()
        );
        assert_eq!(p.hidden(), is_hidden);
    }
    place.draw(tag("p"));
    let p = place.one("p");
    assert!(!p.has_attribute("title") && !p.has_attribute("hidden"));
    assert_eq!(p.style().get_property_value("--at").unwrap(), "");
}
