//! The program that runs Rust tests inside a browser.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Result, ensure};

use crate::process::{cargo, watch};
use crate::project::Project;
use crate::say::say;

/// That of `wasm-bindgen`: the two must be the same.
const VERSION: &str = "0.2.130";
const LIMIT: Duration = Duration::from_secs(900);

/// Builds the runner once and keeps it in `target/tools`.
pub fn ready(project: &Project) -> Result<PathBuf> {
    let tools = project.target("tools").join(VERSION);
    let runner = tools.join("bin").join(format!(
        "wasm-bindgen-test-runner{}",
        std::env::consts::EXE_SUFFIX
    ));
    if runner.is_file() {
        return Ok(runner);
    }
    say("set-up: building wasm-bindgen-test-runner, once, for some minutes");
    let mut command = cargo();
    // No `--locked`: the lock file of the package names a version that is no longer served.
    command.args(["install", "wasm-bindgen-cli", "--version", VERSION]);
    command
        .args([
            "--no-default-features",
            "--bin",
            "wasm-bindgen-test-runner",
            "--root",
        ])
        .arg(&tools);
    // Quick to build counts for more here than quick to run.
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    command.env("CARGO_TARGET_DIR", project.target("tools/build"));
    let finished = watch(&mut command, LIMIT)?;
    ensure!(
        finished.success,
        "cannot build wasm-bindgen-test-runner:\n{}",
        finished.text
    );
    Ok(runner)
}
