//! The core decides and touches nothing; what touches something does so in one place.

use super::tree::{File, ending, expect_none, offending_lines, project};
use crate::process::{cargo, read};

/// Packages that would tie the core to a browser, a clock or a network.
const CARRIERS: [&str; 9] = [
    "wasm-bindgen",
    "web-sys",
    "js-sys",
    "gloo",
    "getrandom",
    "rand",
    "tokio",
    "reqwest",
    "sycamore",
];

/// What no file of the core says, tests included.
const TOUCHES: [&str; 9] = [
    "cfg(target",
    "wasm_bindgen",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant::now",
];

#[test]
fn the_core_depends_on_nothing_that_carries() {
    let mut tree = cargo();
    tree.args([
        "tree",
        "--package",
        "latchkey-core",
        "--edges",
        "normal",
        "--prefix",
        "none",
    ]);
    tree.args(["--target", "wasm32-unknown-unknown"])
        .current_dir(project().root());
    let packages = read(&mut tree).unwrap();
    assert!(packages.contains("latchkey-core"), "{packages}");
    let carriers = packages
        .lines()
        .filter(|line| CARRIERS.iter().any(|name| line.starts_with(name)));
    expect_none(
        carriers.map(str::to_owned).collect(),
        "the core must not depend on",
    );
}

#[test]
fn the_core_touches_nothing() {
    let files = ending("core/src", &[".rs"]);
    assert!(!files.is_empty());
    let touched = offending_lines(&files, |line| {
        TOUCHES.iter().any(|word| line.contains(word))
    });
    expect_none(touched, "the core has no system, clock or platform");
}

#[test]
fn the_demo_tenant_shares_no_code_with_the_product() {
    let manifests = ending("tests/Cargo.toml", &[".toml"]);
    let shared = offending_lines(&manifests, |line| {
        line.starts_with("latchkey-core") || line.starts_with("latchkey-extension")
    });
    expect_none(
        shared,
        "a tenant that shares the product's code would share its mistakes",
    );
}

#[test]
fn one_file_speaks_to_the_network_and_one_to_javascript() {
    let files = ending("extension/src", &[".rs"]);
    for word in ["gloo_net", "extern \"C\""] {
        let users: Vec<&str> = files
            .iter()
            .filter(|file| file.text.contains(word))
            .map(path)
            .collect();
        assert_eq!(
            users.len(),
            1,
            "`{word}` belongs into one file, but is in {users:?}"
        );
    }
}

#[test]
fn nothing_is_drawn_from_text_that_could_be_markup() {
    let mut files = ending("extension/src", &[".rs"]);
    files.extend(ending("www", &[".js", ".html"]));
    let words = [
        "innerHTML",
        "inner_html",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
    ];
    let drawn = offending_lines(&files, |line| words.iter().any(|word| line.contains(word)));
    expect_none(drawn, "hostile names would become markup");
}

/// Lines of JavaScript. WebAssembly does not run in other sites' pages, so what describes and fills
/// a form there is a script (`www/page/`): what a person reads around a field, which boxes lie on
/// others and what a list offers is told by how the page is laid out, which nothing else can look at.
/// The rest starts things, tells containers apart before there is any other code, and lets nobody
/// but our own pages order from the worker.
const JAVASCRIPT: [(&str, usize); 2] = [("www/page/", 1800), ("www/", 250)];

#[test]
fn little_is_written_in_javascript() {
    let mut files = ending("www", &[".js"]);
    for (folder, limit) in JAVASCRIPT {
        let of_folder = files.extract_if(.., |file| file.path.starts_with(folder));
        let lines: usize = of_folder.map(|file| file.text.lines().count()).sum();
        assert!(
            (1..limit).contains(&lines),
            "{folder} holds {lines} lines of JavaScript"
        );
    }
}

fn path(file: &File) -> &str {
    &file.path
}
