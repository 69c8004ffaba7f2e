//! Files and functions that fit into a head.

use super::tree::{ending, expect_none, rust};

/// Lines of a file, its tests left out.
const FILE: usize = 400;
const FUNCTION: usize = 60;

#[test]
fn no_file_is_long() {
    let sources = [rust(), ending("tests", &[".mjs"]), ending("www", &[".js"])];
    let long = sources.iter().flatten().filter_map(|file| {
        let lines = file.without_tests().lines().count();
        (lines > FILE).then(|| format!("{}: {lines} lines", file.path))
    });
    expect_none(long.collect(), "split what has more than 400 lines");
}

#[test]
fn no_function_is_long() {
    let long = rust().into_iter().flat_map(|file| {
        let offence = |(name, lines)| format!("{}: {lines} lines in `{name}`", file.path);
        functions(&file.text)
            .into_iter()
            .filter(|(_, lines)| *lines > FUNCTION)
            .map(offence)
            .collect::<Vec<_>>()
    });
    expect_none(long.collect(), "split what has more than 60 lines");
}

/// Each function by its first line, with its length. Formatted code closes a function at the
/// indentation at which it opened it.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        if !opens(line.trim_start()) {
            continue;
        }
        let end = format!("{}}}", " ".repeat(indent));
        if let Some(length) = lines[start..].iter().position(|line| *line == end) {
            found.push((line.trim().to_owned(), length + 1));
        }
    }
    found
}

fn opens(line: &str) -> bool {
    let line = line
        .strip_prefix("pub ")
        .or_else(|| line.strip_prefix("pub(crate) "))
        .unwrap_or(line);
    let line = line.strip_prefix("const ").unwrap_or(line);
    line.strip_prefix("async ")
        .unwrap_or(line)
        .starts_with("fn ")
}

#[test]
fn lengths_are_measured() {
    let text = "impl X {\n    pub async fn a() {\n        b();\n    }\n}\nfn c() {\n}\n";
    assert_eq!(
        functions(text),
        [("pub async fn a() {".into(), 3), ("fn c() {".into(), 2)]
    );
}
