//! The files of the project as a rule sees them: path and text.

use std::fs;
use std::path::Path;

use crate::project::Project;

/// Made by tools, at any depth.
const MADE: [&str; 4] = [".git", "dist", "node_modules", "target"];

pub struct File {
    /// From the top, with `/` between folders.
    pub path: String,
    pub text: String,
}

impl File {
    /// The text above the tests, which may be as long as they like.
    pub fn without_tests(&self) -> &str {
        self.text
            .split("#[cfg(test)]\nmod ")
            .next()
            .unwrap_or_default()
    }
}

pub fn project() -> Project {
    Project::here().unwrap()
}

/// All text files at and below a path; none where it is not there.
pub fn below(path: &str) -> Vec<File> {
    let mut files = Vec::new();
    gather(project().root(), path, &mut files);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// Those with one of these endings.
pub fn ending(path: &str, endings: &[&str]) -> Vec<File> {
    let mut files = below(path);
    files.retain(|file| endings.iter().any(|ending| file.path.ends_with(ending)));
    files
}

/// All Rust sources.
pub fn rust() -> Vec<File> {
    ending("", &[".rs"])
}

fn gather(root: &Path, path: &str, files: &mut Vec<File>) {
    let place = root.join(path);
    if let Ok(bytes) = fs::read(&place) {
        if let Ok(text) = String::from_utf8(bytes) {
            files.push(File {
                path: path.to_owned(),
                text,
            });
        }
        return;
    }
    let Ok(entries) = fs::read_dir(place) else {
        return;
    };
    for name in entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()) {
        let inner = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}/{name}")
        };
        if !MADE.contains(&name.as_str()) {
            gather(root, &inner, files);
        }
    }
}

/// Fails with a line for each offence.
pub fn expect_none(offences: Vec<String>, rule: &str) {
    assert!(offences.is_empty(), "{rule}:\n  {}", offences.join("\n  "));
}

/// Path and number of each line that a rule refuses.
pub fn offending_lines(files: &[File], refuses: impl Fn(&str) -> bool) -> Vec<String> {
    let offence = |file: &File| {
        let lines = file
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| refuses(line));
        lines
            .map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim()))
            .collect::<Vec<_>>()
    };
    files.iter().flat_map(offence).collect()
}
