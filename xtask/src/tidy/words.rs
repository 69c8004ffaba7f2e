//! How files are named and opened, and what their text never says.

use super::tree::{below, ending, expect_none, offending_lines, rust};

/// Names that say nothing.
const EMPTY_NAMES: [&str; 7] = [
    "util", "utils", "helper", "helpers", "common", "misc", "manager",
];

#[test]
fn every_source_says_first_what_it_is() {
    // Tests are introduced by what they test.
    let silent = rust()
        .into_iter()
        .filter(|file| !file.path.ends_with("/tests.rs") && !file.path.contains("/tests/"))
        .filter(|file| !file.text.starts_with("//!"));
    expect_none(
        silent.map(|file| file.path).collect(),
        "begin with a line of `//!`",
    );
    let scripts = [ending("tests", &[".mjs"]), ending("www", &[".js"])];
    let silent = scripts
        .iter()
        .flatten()
        .filter(|file| !file.text.starts_with("//") && !file.text.starts_with("/*"));
    expect_none(
        silent.map(|file| file.path.clone()).collect(),
        "begin with a line of comment",
    );
}

#[test]
fn every_name_says_something() {
    let empty = below("").into_iter().map(|file| file.path).filter(|path| {
        let mut names = path
            .split('/')
            .map(|part| part.split('.').next().unwrap_or_default());
        names.any(|name| EMPTY_NAMES.contains(&name))
    });
    expect_none(empty.collect(), "name it by its noun");
}

#[test]
fn a_debt_has_a_condition() {
    let mark = ["TO", "DO"].concat();
    let open = offending_lines(&below(""), |line| {
        line.match_indices(&mark)
            .any(|(at, _)| !line[at + mark.len()..].starts_with('('))
    });
    expect_none(open, "say when it is due, in parentheses");
}

#[test]
fn no_line_is_drawn_between_parts() {
    let drawn = offending_lines(&rust(), |line| {
        let line = line.trim();
        ["// --", "// ==", "// **", "////"]
            .iter()
            .any(|start| line.starts_with(start))
    });
    expect_none(drawn, "a file that needs dividers is two files");
}

#[test]
fn no_text_knows_the_machine_it_was_written_on() {
    // In two parts, or this file would be the first to break the rule.
    let places = [
        ["/ro", "ot/"],
        ["/wo", "rk/"],
        ["\"reso", "lved\""],
        ["npm", "js.org"],
    ]
    .map(|parts| parts.concat());
    let known = offending_lines(&below(""), |line| {
        places.iter().any(|place| line.contains(place))
    });
    expect_none(known, "this holds on one machine only");
}
