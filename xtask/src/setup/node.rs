//! Node and the packages that the journeys and the build take from npm.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail, ensure};

use super::debian;
use crate::process::{find, read, watch};
use crate::project::Project;
use crate::say::say;

/// The oldest Node that all packages run on.
const OLDEST: (u32, u32) = (20, 18);
const LIMIT: Duration = Duration::from_secs(300);

/// Folders with a `package.json` and a lock of their own.
const TESTS: &str = "tests";
const LIBRARIES: &str = "tests/libraries";
const LOCK: &str = "package-lock.json";

/// Brings Node and its packages here; an error says what to install.
pub fn ready(project: &Project) -> Result<()> {
    if find("node").is_none() && debian::is_ours() {
        debian::install(&["nodejs", "npm"])?;
    }
    if find("node").is_none() {
        bail!(
            "Node is not installed: install version {} or newer (https://nodejs.org)",
            shown(OLDEST)
        );
    }
    let version = read(Command::new("node").arg("--version"))?;
    ensure!(
        parsed(&version) >= OLDEST,
        "Node {version} is too old: install {} or newer",
        shown(OLDEST)
    );
    packages(project, TESTS)
}

/// Brings the form libraries here that some journeys go through, beside what [`ready`] brings.
pub fn libraries(project: &Project) -> Result<()> {
    packages(project, LIBRARIES)
}

/// A command that one of the packages brings.
pub fn tool(project: &Project, name: &str) -> Command {
    let suffix = if cfg!(windows) { ".cmd" } else { "" };
    let folder = project.path("tests/node_modules/.bin");
    Command::new(folder.join(format!("{name}{suffix}")))
}

/// The exact release of every package that [`ready`] brings.
pub fn lock(project: &Project) -> Result<String> {
    let path = project.path(TESTS).join(LOCK);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// Installs the packages of a folder where they are missing or older than its lock file.
fn packages(project: &Project, folder: &str) -> Result<()> {
    let folder = project.path(folder);
    let lock = folder.join(LOCK);
    let installed = folder.join("node_modules/.package-lock.json");
    if changed(&installed)
        .is_some_and(|installed| changed(&lock).is_some_and(|lock| installed >= lock))
    {
        return Ok(());
    }
    say(format!(
        "set-up: installing Node packages in {}",
        folder.display()
    ));
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(npm);
    command
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(&folder);
    let finished = watch(&mut command, LIMIT)?;
    ensure!(
        finished.success,
        "npm ci in {} failed:\n{}",
        folder.display(),
        finished.text
    );
    Ok(())
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .ok()
}

/// Major and minor of `v20.18.1`; zeros where it can't be read, which is too old.
fn parsed(version: &str) -> (u32, u32) {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

fn shown((major, minor): (u32, u32)) -> String {
    format!("{major}.{minor}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert!(parsed("v20.20.2") >= OLDEST);
        assert!(parsed("v100.0.0") >= OLDEST);
        assert!(parsed("v20.9.0") < OLDEST);
        assert!(parsed("v18.20.4") < OLDEST);
        assert!(parsed("nonsense") < OLDEST);
    }
}
