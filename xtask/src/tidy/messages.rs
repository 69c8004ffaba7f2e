//! Every sentence that a screen asks for is in the catalogue.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::tree::{ending, expect_none, project};

const CATALOGUE: &str = "www/_locales/en/messages.json";

#[test]
fn every_text_of_a_screen_is_in_the_catalogue() {
    let names = names();
    let missing = ending("extension/src", &[".rs"])
        .into_iter()
        .flat_map(|file| {
            let lacks =
                |key: &&str| !names.contains(*key) && !names.contains(&format!("{key}_other"));
            let keys = asked(file.without_tests());
            keys.into_iter()
                .filter(lacks)
                .map(|key| format!("{}: {key}", file.path))
                .collect::<Vec<_>>()
        });
    expect_none(missing.collect(), "not in the catalogue");
}

#[test]
fn every_plural_has_its_other() {
    let names = names();
    let lone = names.iter().filter(|name| {
        name.strip_suffix("_one")
            .is_some_and(|stem| !names.contains(&format!("{stem}_other")))
    });
    expect_none(lone.cloned().collect(), "one of many needs the many");
}

fn names() -> BTreeSet<String> {
    let text = fs::read_to_string(project().path(CATALOGUE)).unwrap();
    let messages: Value = serde_json::from_str(&text).unwrap();
    messages.as_object().unwrap().keys().cloned().collect()
}

/// The keys that a source asks for by name.
fn asked(source: &str) -> Vec<&str> {
    let calls = ["text(", "text_with(", "count("].into_iter();
    let arguments = calls.flat_map(|call| source.split(call).skip(1));
    arguments
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .collect()
}

#[test]
fn keys_are_found_across_lines() {
    let source =
        "text(\"one\"); words.count(\n    \"two\", 3); text(key); text_with(\"three\", &[])";
    assert_eq!(asked(source), ["one", "three", "two"]);
}
