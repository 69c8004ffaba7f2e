//! Thousands of trees, one after the other in one place: each is held against the same tree drawn into an empty one, and
//! what it is written down as against what is drawn.

use latchkey_extension::platform;
use latchkey_extension::screen::{Element, Node, element, picture, tag};
use wasm_bindgen_test::*;

use crate::events::click;
use crate::screen_page::{Chance, Place, inside, same_state};

const TREES: u64 = 3_000;
/// Trees that follow each other in one place.
const IN_A_ROW: u64 = 30;

const TAGS: [&str; 6] = ["div", "p", "ul", "span", "section", "b"];
const TEXTS: [&str; 5] = ["", "a", "b", "longer", "<b>"];
const OPTIONS: [&str; 4] = ["one", "two", "three", "four"];

fn tree(chance: &mut Chance, depth: usize) -> Node<String> {
    match chance.below(if depth == 0 { 3 } else { 9 }) {
        0 => Node::Nothing,
        1 => chance.one_of(&TEXTS).into(),
        2 => input(chance).into(),
        3 => trees(chance, depth - 1).into(),
        4 | 5 => rows(chance, depth - 1),
        6 => select(chance).into(),
        7 if chance.is_so() => details(chance, depth).into(),
        _ => inner(chance, depth).into(),
    }
}

fn trees(chance: &mut Chance, depth: usize) -> Vec<Node<String>> {
    (0..chance.below(5)).map(|_| tree(chance, depth)).collect()
}

fn inner(chance: &mut Chance, depth: usize) -> Element<String> {
    let tag_name = chance.one_of(&TAGS);
    let made = if chance.is_so() {
        element(tag_name, &[("class", "fixed"), ("lang", "en")])
    } else {
        tag(tag_name)
    };
    let inner = trees(chance, depth - 1);
    inner
        .into_iter()
        .fold(dressed(chance, made), Element::child)
}

/// With attributes, a property and handlers, or without.
fn dressed(chance: &mut Chance, made: Element<String>) -> Element<String> {
    let title = chance.is_so().then(|| chance.one_of(&TEXTS));
    let label = chance.one_of(&TEXTS);
    let made = made
        .flag("hidden", chance.is_so())
        .state("aria-busy", chance.is_so());
    let made = if chance.is_so() {
        made.attribute("title", title)
    } else {
        made
    };
    let made = if chance.is_so() {
        made.attribute("aria-label", label)
    } else {
        made
    };
    let says = chance.below(100);
    made.on("click", (says < 50).then(|| format!("clicked {says}")))
}

/// Rows with keys, most of which are there the next time, too.
fn rows(chance: &mut Chance, depth: usize) -> Node<String> {
    let mut keys: Vec<usize> = (0..8).collect();
    chance.shuffle(&mut keys);
    keys.truncate(chance.below(9));
    let mut row = |key: usize| {
        let tag_name = if chance.below(9) == 0 { "p" } else { "li" };
        let at = chance.below(3).to_string();
        let row = tag(tag_name).key(key.to_string()).property("--at", at);
        let inner = trees(chance, depth);
        inner.into_iter().fold(dressed(chance, row), Element::child)
    };
    keys.into_iter().map(&mut row).collect()
}

fn input(chance: &mut Chance) -> Element<String> {
    match chance.is_so() {
        true => element("input", &[("type", "text")])
            .key("text")
            .value(chance.one_of(&TEXTS)),
        false => element("input", &[("type", "checkbox")])
            .key("tick")
            .checked(chance.is_so())
            .indeterminate(chance.is_so()),
    }
}

fn details(chance: &mut Chance, depth: usize) -> Element<String> {
    let details = tag("details").open(chance.is_so()).child(tag("summary"));
    details.list(trees(chance, depth - 1))
}

fn select(chance: &mut Chance) -> Element<String> {
    let mut options = OPTIONS;
    chance.shuffle(&mut options);
    let options = &options[..=chance.below(4)];
    let chosen = chance.one_of(options);
    tag("select")
        .value(chosen)
        .list(options.iter().map(|option| {
            element("option", &[])
                .attribute("value", *option)
                .text(*option)
        }))
}

/// What is said after a click on one of the elements. What a summary's opens is the user's until the browser tells of
/// it, which is after the next drawing.
fn said_after_click(place: &Place, at: usize) -> Vec<String> {
    let element = inside(&place.root).into_iter().nth(at);
    if let Some(element) = element.filter(|element| element.tag_name() != "SUMMARY") {
        click(&element);
    }
    place.said()
}

fn check(place: &Place, seed: u64) {
    let fresh = Place::new();
    fresh.draw(tree(&mut Chance::new(seed), 4));
    place.draw(tree(&mut Chance::new(seed), 4));
    let is_equal = place.root.is_equal_node(Some(&fresh.root));
    assert!(
        is_equal && same_state(&place.root, &fresh.root),
        "tree {seed} is another than when it is drawn anew"
    );
    let written = picture::of(&tree(&mut Chance::new(seed), 4));
    // What is ticked is no attribute in the page.
    let written = written.replace("\"checked\":\"\",", "");
    assert_eq!(written, platform::picture::of(&place.root), "tree {seed}");
    let count = inside(&place.root).len();
    let at = Chance::new(!seed).below(count.max(1));
    // What is drawn for the first time says what the tree says.
    let (said, expected) = (said_after_click(place, at), said_after_click(&fresh, at));
    assert_eq!(said, expected, "tree {seed}: a click on element {at}");
}

#[wasm_bindgen_test]
fn every_tree_is_the_same_as_when_it_is_drawn_anew() {
    for first in (0..TREES).step_by(IN_A_ROW as usize) {
        let place = match first % 4 {
            0 => Place::new(),
            _ => Place::without_moving(),
        };
        (first..first + IN_A_ROW).for_each(|seed| check(&place, seed));
    }
}
