//! `cargo xtask bench`: the core natively, then as wasm beside plain JavaScript, then the
//! popup beside a bare one.

use std::process::Command;

use anyhow::Result;

use crate::process::{cargo, run};
use crate::project::Project;
use crate::stage::{Profile, Stage};
use crate::test::browser_tests;

pub fn bench(project: &Project) -> Result<()> {
    run(cargo()
        .args(["bench", "--package", "latchkey-core"])
        .current_dir(project.root()))?;
    run(browser_tests(project, &[])?.args(["--release", "--test", "speed", "--", "--nocapture"]))?;
    let stage = Stage::ready(project, Profile::Release)?;
    run(stage.set(Command::new("node").arg("tests/bench/run.mjs")))
}
