//! The rings that Node runs, on the built extension.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::LIMIT;
use crate::process::{Finished, watch};
use crate::project::Project;
use crate::say::say;
use crate::setup::browser::FIREFOX;
use crate::setup::node;
use crate::stage::{Profile, Stage};

const JOURNEYS: &str = "tests/e2e";
const ENDING: &str = ".test.mjs";
/// What marks a journey that is one of the smoke ring's.
const SMOKE: &str = "journey.smoke(";

pub fn build(project: &Project) -> Result<Finished> {
    Stage::ready(project, Profile::Dev)?;
    Ok(Finished {
        success: true,
        text: String::new(),
    })
}

pub fn journeys(project: &Project, pattern: Option<&str>) -> Result<Finished> {
    perform(project, files(&project.path(JOURNEYS))?, pattern, &[])
}

pub fn smoke(project: &Project, pattern: Option<&str>) -> Result<Finished> {
    let mut files = files(&project.path(JOURNEYS))?;
    files.retain(|file| fs::read_to_string(file).is_ok_and(|text| text.contains(SMOKE)));
    perform(project, files, pattern, &[("LATCHKEY_SMOKE", "1".into())])
}

pub fn firefox(project: &Project, pattern: Option<&str>) -> Result<Finished> {
    let files = files(&project.path("tests/firefox"))?;
    let firefox = ("LATCHKEY_FIREFOX", FIREFOX.ready()?);
    perform(project, files, pattern, &[firefox])
}

/// What was found with which library is told whatever came of it.
pub fn libraries(project: &Project, pattern: Option<&str>) -> Result<Finished> {
    node::libraries(project)?;
    let files = files(&project.path("tests/libraries"))?;
    let finished = perform(project, files, pattern, &[])?;
    let table = finished.text.lines().filter(|line| line.starts_with("| "));
    // All of it is printed where the ring failed.
    table.filter(|_| finished.success).for_each(say);
    Ok(finished)
}

/// Node's test runner on these files, or on those that the pattern chooses.
fn perform(
    project: &Project,
    files: Vec<PathBuf>,
    pattern: Option<&str>,
    environment: &[(&str, PathBuf)],
) -> Result<Finished> {
    let stage = Stage::found(project, Profile::Dev)?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"])
        .args(chosen(files, pattern))
        .envs(environment.iter().map(|(name, value)| (name, value)));
    watch(stage.set(&mut node), LIMIT)
}

/// Node's arguments: the one file that is called so, else all with the names that its tests must have.
fn chosen(files: Vec<PathBuf>, pattern: Option<&str>) -> Vec<PathBuf> {
    let Some(pattern) = pattern else {
        return files;
    };
    if let Some(file) = files.iter().find(|file| is_called(file, pattern)) {
        return vec![file.clone()];
    }
    let names = format!("--test-name-pattern={}", literal(pattern));
    std::iter::once(names.into()).chain(files).collect()
}

/// Whether a file is meant by `revoke`, `revoke.test.mjs` or `tests/e2e/revoke.test.mjs`.
fn is_called(file: &Path, pattern: &str) -> bool {
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    name.strip_suffix(ENDING) == Some(pattern) || file.ends_with(pattern)
}

/// A regular expression for this very text.
fn literal(text: &str) -> String {
    let mut expression = String::new();
    for character in text.chars() {
        if r"\^$.*+?()[]{}|/".contains(character) {
            expression.push('\\');
        }
        expression.push(character);
    }
    expression
}

/// The test files of a folder, in order. Node's own search differs from version to version.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(ENDING));
    files.sort();
    ensure!(!files.is_empty(), "no *{ENDING} in {}", folder.display());
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(pattern: Option<&str>) -> Vec<String> {
        let files = ["/x/tests/e2e/bulk.test.mjs", "/x/tests/e2e/revoke.test.mjs"];
        let chosen = chosen(files.map(PathBuf::from).into(), pattern);
        let names = chosen
            .iter()
            .map(|path| path.to_string_lossy().into_owned());
        names.collect()
    }

    #[test]
    fn without_a_pattern_all_files_run() {
        assert_eq!(
            arguments(None),
            ["/x/tests/e2e/bulk.test.mjs", "/x/tests/e2e/revoke.test.mjs"]
        );
    }

    #[test]
    fn a_file_is_run_whole_by_its_name() {
        for name in ["revoke", "revoke.test.mjs", "tests/e2e/revoke.test.mjs"] {
            assert_eq!(
                arguments(Some(name)),
                ["/x/tests/e2e/revoke.test.mjs"],
                "{name}"
            );
        }
    }

    #[test]
    fn what_names_no_file_is_looked_for_in_all_names() {
        assert_eq!(
            arguments(Some("revokes where redirects is absolute")),
            [
                "--test-name-pattern=revokes where redirects is absolute",
                "/x/tests/e2e/bulk.test.mjs",
                "/x/tests/e2e/revoke.test.mjs"
            ]
        );
        assert_eq!(
            arguments(Some("revok")).len(),
            3,
            "a part of a file's name is none"
        );
    }

    #[test]
    fn a_name_is_taken_by_its_letters() {
        assert_eq!(literal("first (404), a/b?"), r"first \(404\), a\/b\?");
    }

    #[test]
    fn some_journeys_are_for_the_smoke_ring() {
        let project = Project::here().unwrap();
        let texts = files(&project.path(JOURNEYS)).unwrap();
        let marked = texts
            .iter()
            .map(|file| fs::read_to_string(file).unwrap().matches(SMOKE).count());
        let count: usize = marked.sum();
        assert!((30..=60).contains(&count), "{count} journeys are marked");
    }
}
