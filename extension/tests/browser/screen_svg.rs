//! Drawings: whatever stands in an `<svg>` is made as one of its elements, else a browser shows nothing of it.

use latchkey_extension::screen::{Element, Node, element, tag};
use wasm_bindgen_test::*;

use crate::events::click;
use crate::screen_page::{Place, inside};

const SVG: &str = "http://www.w3.org/2000/svg";
const HTML: &str = "http://www.w3.org/1999/xhtml";

fn bar(name: &'static str, height: usize) -> Element<String> {
    let bar = element("rect", &[("x", "0"), ("width", "8")]);
    let bar = bar.attribute("height", height.to_string());
    tag("g")
        .key(name)
        .child(tag("title").text(name))
        .child(bar.on("click", format!("{name} {height}")))
}

/// A chart with its heights, and a line over them where there are any.
fn chart(bars: &[(&'static str, usize)]) -> Node<String> {
    let points: Vec<_> = bars
        .iter()
        .map(|(_, height)| format!("0,{height}"))
        .collect();
    let line = (!bars.is_empty()).then(|| {
        vec![
            tag("polyline").attribute("points", points.join(" ")),
            element("circle", &[("r", "2")]),
        ]
    });
    let svg = element("svg", &[("viewBox", "0 0 100 40"), ("role", "img")])
        .child(element("line", &[("x1", "0"), ("x2", "100")]))
        .list(bars.iter().map(|(name, height)| bar(name, *height)))
        .child(line)
        .child(tag("text").text(bars.len().to_string()));
    tag("figure")
        .child(svg)
        .child(tag("figcaption").text("Keys"))
        .into()
}

fn tags(place: &Place) -> Vec<String> {
    let all = inside(&place.one("svg"));
    all.iter().map(|element| element.tag_name()).collect()
}

#[wasm_bindgen_test]
fn all_of_a_chart_is_svg_and_what_is_around_it_is_not() {
    let place = Place::new();
    place.draw(chart(&[("Mon", 3), ("Tue", 5)]));
    let expected = "line g title rect g title rect polyline circle text";
    assert_eq!(tags(&place).join(" "), expected);
    for element in inside(&place.root) {
        let is_drawing = element.closest("svg").unwrap().is_some();
        let expected = if is_drawing { SVG } else { HTML };
        let name = element.tag_name();
        assert_eq!(element.namespace_uri().as_deref(), Some(expected), "{name}");
    }
}

#[wasm_bindgen_test]
fn what_comes_into_a_chart_later_is_svg_and_what_stays_is_the_same() {
    let place = Place::new();
    place.draw(chart(&[]));
    place.draw(chart(&[("Mon", 3)]));
    let first = place.one("rect");
    place.draw(chart(&[("Sun", 1), ("Mon", 4), ("Tue", 5)]));
    let all = inside(&place.one("svg"));
    assert_eq!(all.len(), 13);
    for element in &all {
        assert_eq!(element.namespace_uri().as_deref(), Some(SVG));
    }
    assert!(first.is_connected(), "it was changed in its place");
    assert_eq!(first.get_attribute("height").as_deref(), Some("4"));
    let points = place.one("polyline").get_attribute("points");
    assert_eq!(points.as_deref(), Some("0,1 0,4 0,5"));
    assert_eq!(place.one("text").text_content().as_deref(), Some("3"));
    click(&first);
    assert_eq!(place.said(), ["Mon 4"]);
    place.draw(chart(&[]));
    assert!(!first.is_connected());
    assert_eq!(tags(&place).join(" "), "line text");
}

#[wasm_bindgen_test]
fn a_property_for_the_stylesheet_is_written_on_it_too() {
    let place = Place::new();
    let view = |at: &'static str| tag("svg").child(tag("rect").property("--at", at));
    for at in ["3", "4"] {
        place.draw(view(at));
        let style = place.one("rect").get_attribute("style").unwrap();
        assert!(style.contains("--at") && style.contains(at), "{style}");
    }
}
