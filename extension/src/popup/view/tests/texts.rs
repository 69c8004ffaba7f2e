//! The texts and the code agree. A text that is asked for and isn't there stops the tests of the
//! screens; here the literals are looked at, also those that no test draws.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::words::english::English;

/// The sources that may name a text, but not the tests.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_test = path.file_stem().is_some_and(|name| name == "tests");
        match path.extension() {
            _ if is_test => {}
            None => sources(&path, found),
            Some(kind) if kind == "rs" => found.push(path),
            Some(_) => {}
        }
    }
}

/// Everything in quotes, in Rust and in the manifest.
fn literals() -> BTreeSet<String> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = vec![package.join("../manifest.json")];
    sources(&package.join("src"), &mut paths);
    let texts = paths.iter().map(|path| fs::read_to_string(path).unwrap());
    texts
        .flat_map(|text| text.split('"').map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// The name under which code asks for a text: without the form of a plural.
fn asked_for(key: &str) -> &str {
    let base = key
        .strip_suffix("_one")
        .or_else(|| key.strip_suffix("_other"));
    base.unwrap_or(key)
}

#[test]
fn no_text_is_unused() {
    let literals = literals();
    let english = English::read();
    let unused: Vec<&str> = english
        .keys()
        .filter(|key| !literals.contains(asked_for(key)))
        .filter(|key| !literals.contains(&format!("__MSG_{key}__")))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn every_text_that_is_asked_for_is_there() {
    let english = English::read();
    let known: BTreeSet<&str> = english.keys().map(asked_for).collect();
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    sources(&package.join("src/popup"), &mut paths);
    let mut asked = 0;
    for path in paths {
        let source = fs::read_to_string(&path).unwrap();
        for call in [
            "text(\"",
            "text_with(\"",
            "count(\"",
            "sentence(\"",
            "plain(\"",
            "about(\"",
            "Of(\"",
        ] {
            for after in source.split(call).skip(1) {
                let key = after.split('"').next().unwrap();
                assert!(known.contains(key), "{key} of {}", path.display());
                asked += 1;
            }
        }
    }
    assert!(asked > 50, "{asked} literals were looked at");
}
