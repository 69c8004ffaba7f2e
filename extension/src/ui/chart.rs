//! Bars of counts, as a picture. Whoever doesn't see it is told its title and its description; the same numbers
//! belong in a table beside it.

use crate::screen::{Element, element, tag};

/// How wide a bar is, with the gap after it, and how high the highest. The picture is stretched to its place.
const STEP: u64 = 10;
const HEIGHT: u64 = 100;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What shows on hover.
    pub label: String,
    /// `None` where it isn't known: that is no count of 0.
    pub count: Option<u64>,
}

/// The picture. `id` begins the ids of its title and its description, which says what the eye sees first.
pub fn chart<M>(id: &'static str, title: String, description: String, bars: &[Bar]) -> Element<M> {
    let (title_id, description_id) = (format!("{id}-title"), format!("{id}-description"));
    let width = STEP * bars.len() as u64;
    let highest = bars.iter().filter_map(|bar| bar.count).max();
    let highest = highest.unwrap_or_default().max(1);
    let rects = bars
        .iter()
        .zip(0..)
        .map(|(bar, place)| rect(bar, place, highest));
    element(
        "svg",
        &[
            ("class", "chart"),
            ("role", "img"),
            ("preserveAspectRatio", "none"),
        ],
    )
    .attribute("viewBox", format!("0 0 {width} {HEIGHT}"))
    .attribute("aria-labelledby", title_id.clone())
    .attribute("aria-describedby", description_id.clone())
    .child(tag("title").attribute("id", title_id).text(title))
    .child(
        tag("desc")
            .attribute("id", description_id)
            .text(description),
    )
    .list(rects)
}

/// A count has a bar that can be seen, however small it is; what isn't known is shaded from top to bottom.
fn rect<M>(bar: &Bar, place: u64, highest: u64) -> Element<M> {
    const LEAST: u64 = 3;
    let height = match bar.count {
        None => HEIGHT,
        Some(0) => 0,
        Some(count) => (count.saturating_mul(HEIGHT) / highest).max(LEAST),
    };
    let gap = if bar.count.is_some() { 2 } else { 0 };
    tag("rect")
        .classes(&[("unknown", bar.count.is_none())])
        .attribute("x", (place * STEP).to_string())
        .attribute("y", (HEIGHT - height).to_string())
        .attribute("width", (STEP - gap).to_string())
        .attribute("height", height.to_string())
        .child(tag("title").text(bar.label.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::Node;
    use crate::screen::reader::{by_ids, one};

    fn bar(count: Option<u64>) -> Bar {
        Bar {
            label: format!("{count:?}"),
            count,
        }
    }

    fn drawn(counts: &[Option<u64>]) -> Node<()> {
        let bars: Vec<Bar> = counts.iter().copied().map(bar).collect();
        chart("uses", "3 uses".to_owned(), "Most today".to_owned(), &bars).into()
    }

    /// `y` and `height` of each bar.
    fn heights(node: &Node<()>) -> Vec<(String, String)> {
        let rects = node.elements().into_iter();
        let rects = rects.filter(|element| element.tag_name() == "rect");
        rects
            .map(|rect| ["y", "height"].map(|name| rect.get(name).unwrap().to_owned()))
            .map(|[y, height]| (y, height))
            .collect()
    }

    #[test]
    fn a_picture_has_a_name_and_a_description() {
        let node = drawn(&[Some(1), Some(2)]);
        let image = one(&node, "img", "3 uses");
        let ids = image.get("aria-describedby").unwrap();
        assert_eq!(by_ids(&node, ids), "Most today");
        assert_eq!(image.get("viewBox"), Some("0 0 20 100"));
    }

    #[test]
    fn bars_are_as_high_as_their_counts_and_none_is_too_small_to_see() {
        let pair = |y: &str, height: &str| (y.to_owned(), height.to_owned());
        assert_eq!(
            heights(&drawn(&[Some(0), Some(1), Some(100_000), Some(200_000)])),
            [
                pair("100", "0"),
                pair("97", "3"),
                pair("50", "50"),
                pair("0", "100")
            ]
        );
        assert_eq!(heights(&drawn(&[Some(0)])), [pair("100", "0")]);
        assert!(heights(&drawn(&[])).is_empty());
    }

    #[test]
    fn what_is_not_known_is_not_drawn_as_nothing() {
        let node = drawn(&[None, Some(4)]);
        assert_eq!(heights(&node)[0], ("0".to_owned(), "100".to_owned()));
        let unknown = node.elements().into_iter();
        let unknown = unknown.filter(|element| element.get("class") == Some("unknown"));
        assert_eq!(unknown.count(), 1);
    }
}
