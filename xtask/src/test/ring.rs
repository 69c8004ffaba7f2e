//! The rings: what each runs, and what it needs for that.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::process::{Finished, cargo, watch};
use crate::project::Project;
use crate::say::say;
use crate::setup::browser::{self, CHROMIUM, FIREFOX};
use crate::setup::wasm::Wasm;
use crate::setup::{node, test_runner};
use crate::stage::{Profile, Stage};

/// No ring takes this long unless it hangs.
const LIMIT: Duration = Duration::from_secs(2400);

/// A group of checks that pass or fail together.
pub struct Ring {
    pub name: &'static str,
    pub what: &'static str,
    /// It runs tests, so one that ran none has failed.
    pub has_tests: bool,
    pub work: fn(&Project) -> Result<Finished>,
}

pub const RINGS: [Ring; 12] = [
    Ring {
        name: "format",
        what: "rustfmt has nothing to change",
        has_tests: false,
        work: format,
    },
    Ring {
        name: "lints",
        what: "clippy has nothing to say",
        has_tests: false,
        work: lints,
    },
    Ring {
        name: "tidy",
        what: "the tree keeps its rules; the tasks' own tests",
        has_tests: true,
        work: |project| package(project, "xtask"),
    },
    Ring {
        name: "core",
        what: "what Latchkey decides",
        has_tests: true,
        work: |project| package(project, "latchkey-core"),
    },
    Ring {
        name: "spreadsheet",
        what: "a workbook is read back as it was written",
        has_tests: true,
        work: |project| package(project, "latchkey-spreadsheet"),
    },
    Ring {
        name: "tenant",
        what: "the demo tenant keeps its contract",
        has_tests: true,
        work: |project| package(project, "latchkey-demo-tenant"),
    },
    Ring {
        name: "extension",
        what: "the popup's state and screens, natively",
        has_tests: true,
        work: |project| package(project, "latchkey-extension"),
    },
    Ring {
        name: "browser",
        what: "bindings and DOM, in a headless browser",
        has_tests: true,
        work: in_browser,
    },
    Ring {
        name: "build",
        what: "the extension as it ships",
        has_tests: false,
        work: built,
    },
    Ring {
        name: "end to end",
        what: "journeys in a real browser",
        has_tests: true,
        work: journeys,
    },
    Ring {
        name: "firefox",
        what: "the main jobs in Firefox",
        has_tests: true,
        work: in_firefox,
    },
    Ring {
        name: "libraries",
        what: "forms made with real form libraries",
        has_tests: true,
        work: libraries,
    },
];

fn format(project: &Project) -> Result<Finished> {
    watch(
        cargo()
            .args(["fmt", "--all", "--check"])
            .current_dir(project.root()),
        LIMIT,
    )
}

fn lints(project: &Project) -> Result<Finished> {
    let mut native = cargo();
    native.args(["clippy", "--workspace", "--all-targets", "--", "-Dwarnings"]);
    let native = watch(native.current_dir(project.root()), LIMIT)?;
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

/// The native tests of one package.
fn package(project: &Project, name: &str) -> Result<Finished> {
    watch(
        cargo()
            .args(["test", "--package", name])
            .current_dir(project.root()),
        LIMIT,
    )
}

fn in_browser(project: &Project) -> Result<Finished> {
    let mut command = browser_tests(project, &["-Dwarnings"])?;
    watch(command.arg("--tests"), LIMIT)
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

fn built(project: &Project) -> Result<Finished> {
    Stage::ready(project, Profile::Dev)?;
    Ok(Finished {
        success: true,
        text: String::new(),
    })
}

fn journeys(project: &Project) -> Result<Finished> {
    let stage = Stage::found(project, Profile::Dev)?;
    watch(stage.set(&mut node(project, "tests/e2e")?), LIMIT)
}

fn in_firefox(project: &Project) -> Result<Finished> {
    let stage = Stage::found(project, Profile::Dev)?;
    let mut node = node(project, "tests/firefox")?;
    node.env("LATCHKEY_FIREFOX", FIREFOX.ready()?);
    watch(stage.set(&mut node), LIMIT)
}

/// What was found with which library is told whatever came of it.
fn libraries(project: &Project) -> Result<Finished> {
    let stage = Stage::found(project, Profile::Dev)?;
    node::libraries(project)?;
    let finished = watch(stage.set(&mut node(project, "tests/libraries")?), LIMIT)?;
    let table = finished.text.lines().filter(|line| line.starts_with("| "));
    // All of it is printed where the ring failed.
    table.filter(|_| finished.success).for_each(say);
    Ok(finished)
}

/// Node's test runner on the test files of a folder.
fn node(project: &Project, folder: &str) -> Result<Command> {
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"])
        .args(scripts(&project.path(folder))?);
    Ok(node)
}

/// The test files of a folder, in order. Node's own search differs from version to version.
fn scripts(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    ensure!(!files.is_empty(), "no *.test.mjs in {}", folder.display());
    Ok(files)
}
