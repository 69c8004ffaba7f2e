//! What the documents name is there.

use std::collections::BTreeSet;

use super::tree::{File, below, expect_none, project};
use crate::build::manifest;

const TOP: [&str; 11] = [
    ".cargo/",
    ".ci/",
    "Cargo.toml",
    "core/",
    "dist/",
    "extension/",
    "manifest.json",
    "target/",
    "tests/",
    "www/",
    "xtask/",
];

fn documents() -> Vec<File> {
    [below("ARCHITECTURE.md"), below("README.md")]
        .into_iter()
        .flatten()
        .collect()
}

/// What stands between backticks and begins as a path of ours; `*` ends it.
fn paths(text: &str) -> BTreeSet<&str> {
    let quoted = text.split('`').skip(1).step_by(2);
    let paths = quoted.filter(|path| {
        TOP.iter().any(|top| path.starts_with(top)) && !path.contains([' ', '<', '{'])
    });
    paths
        .map(|path| path.split('*').next().unwrap_or_default())
        .collect()
}

#[test]
fn every_path_in_the_documents_is_there() {
    let missing = documents().into_iter().flat_map(|file| {
        let made = |path: &str| path.starts_with("dist/") || path.starts_with("target/");
        let gone = |path: &&str| !made(path) && !project().path(path).exists();
        paths(&file.text)
            .into_iter()
            .filter(gone)
            .map(|path| format!("{}: {path}", file.path))
            .collect::<Vec<_>>()
    });
    expect_none(missing.collect(), "named but not there");
}

#[test]
fn every_link_in_the_documents_leads_somewhere() {
    let broken = documents().into_iter().flat_map(|file| {
        let leads = |link: &&str| project().path(link).exists();
        let links = links(&file.text).into_iter().filter(|link| !leads(link));
        links
            .map(|link| format!("{}: {link}", file.path))
            .collect::<Vec<_>>()
    });
    expect_none(broken.collect(), "linked but not there");
}

/// Where links and pictures lead, but for those that leave the project or the file.
fn links(text: &str) -> Vec<&str> {
    let links = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    links
        .filter(|link| !link.contains("://") && !link.starts_with('#'))
        .collect()
}

#[test]
fn paths_are_found_in_prose() {
    let text = "Reads `core/src/api/*` and `Call<T>`, then `www/in_tab.js` in `https://x`.";
    assert_eq!(
        paths(text).into_iter().collect::<Vec<_>>(),
        ["core/src/api/", "www/in_tab.js"]
    );
}

#[test]
fn the_readme_explains_every_permission() {
    let readme = below("README.md").remove(0).text;
    let manifest = manifest::read(&project().path("manifest.json")).unwrap();
    let asked = ["permissions", "optional_permissions"]
        .into_iter()
        .flat_map(|field| manifest[field].as_array());
    let names = asked.flatten().filter_map(|name| name.as_str());
    let silent = names.filter(|name| !readme.contains(&format!("`{name}`")));
    expect_none(
        silent.map(str::to_owned).collect(),
        "the README says nothing about",
    );
}
