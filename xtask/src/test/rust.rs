//! The rings that cargo runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use serde_json::json;

use super::LIMIT;
use crate::process::{Finished, cargo, watch};
use crate::project::Project;
use crate::setup::browser::{self, CHROMIUM, FIREFOX};
use crate::setup::wasm::Wasm;
use crate::setup::{node, test_runner};

pub fn format(project: &Project) -> Result<Finished> {
    watch(
        cargo()
            .args(["fmt", "--all", "--check"])
            .current_dir(project.root()),
        LIMIT,
    )
}

/// Clippy on all that is compiled, natively and for the browser.
pub fn lints(project: &Project) -> Result<Finished> {
    let native = native_lints(project)?;
    let compiler = Wasm::ready()?;
    // Debian's second compiler has no clippy; there the browser ring refuses warnings instead.
    if !native.success || !matches!(compiler, Wasm::Installed) {
        return Ok(native);
    }
    let mut wasm = compiler.cargo(project, "clippy", &[])?;
    wasm.args([
        "--package",
        "latchkey-extension",
        "--package",
        "latchkey-spreadsheet",
        "--all-targets",
        "--",
        "-Dwarnings",
    ]);
    watch(&mut wasm, LIMIT)
}

pub fn native_lints(project: &Project) -> Result<Finished> {
    let mut native = cargo();
    native.args(["clippy", "--workspace", "--all-targets", "--", "-Dwarnings"]);
    watch(native.current_dir(project.root()), LIMIT)
}

/// The native tests of one package.
pub fn package(project: &Project, name: &str, pattern: Option<&str>) -> Result<Finished> {
    tests(project, &["--package", name], pattern)
}

/// Without the folder `extension/tests/`, whose tests are for a browser: natively they are empty, and
/// linking them takes longer than running all others.
pub fn extension(project: &Project, pattern: Option<&str>) -> Result<Finished> {
    tests(
        project,
        &["--package", "latchkey-extension", "--lib"],
        pattern,
    )
}

/// Those whose path or name has the pattern in it.
fn tests(project: &Project, which: &[&str], pattern: Option<&str>) -> Result<Finished> {
    let mut test = cargo();
    test.arg("test").args(which).arg("--").args(pattern);
    watch(test.current_dir(project.root()), LIMIT)
}

pub fn in_browser(project: &Project, pattern: Option<&str>) -> Result<Finished> {
    let mut command = browser_tests(project, &["-Dwarnings"])?;
    command.args(["--tests", "--"]).args(pattern);
    watch(&mut command, LIMIT)
}

/// What draws the screen, in Firefox, too: focus, moved rows and input methods differ there.
pub fn in_firefox(project: &Project, pattern: Option<&str>) -> Result<Finished> {
    node::ready(project)?;
    let mut command = browser_tests(project, &["-Dwarnings"])?;
    let runner = project.path("tests/firefox/harness/wasm.mjs");
    command
        .args(["--test", "browser", "--", pattern.unwrap_or("screen_")])
        .env("LATCHKEY_TEST_RUNNER", test_runner::ready(project)?)
        .env("LATCHKEY_FIREFOX", FIREFOX.ready()?)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            format!("node {}", runner.display()),
        );
    watch(&mut command, LIMIT)
}

/// `cargo test` of the extension as wasm, in a headless browser.
pub fn browser_tests(project: &Project, flags: &[&str]) -> Result<Command> {
    let compiler = Wasm::ready()?;
    let browser = CHROMIUM.ready()?;
    let driver = browser::driver()?;
    let runner = test_runner::ready(project)?;
    let capabilities = capabilities(project, &browser)?;
    let mut command = compiler.cargo(project, "test", flags)?;
    command
        .args(["--package", "latchkey-extension"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        // Seconds; the defaults of 5 and 20 are short on two busy cores.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    Ok(command)
}

/// A file that tells the driver which browser to start, and how.
fn capabilities(project: &Project, browser: &Path) -> Result<PathBuf> {
    let options = json!({
        "binary": browser,
        "args": [
            "--headless=new",
            // Root may not use the sandbox, and no page but ours is opened.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    });
    let path = project.wasm("webdriver.json");
    fs::create_dir_all(project.wasm(""))?;
    fs::write(&path, json!({ "goog:chromeOptions": options }).to_string())?;
    Ok(path)
}
