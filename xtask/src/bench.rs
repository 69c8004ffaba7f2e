//! `cargo xtask bench`: the core natively, then the extension in a browser beside a bare popup.

use std::process::Command;

use anyhow::Result;

use crate::process::{cargo, run};
use crate::project::Project;
use crate::stage::{Profile, Stage};

pub fn bench(project: &Project) -> Result<()> {
    run(cargo()
        .args(["bench", "--package", "latchkey-core"])
        .current_dir(project.root()))?;
    let stage = Stage::ready(project, Profile::Release)?;
    run(stage.set(Command::new("node").arg("tests/bench/run.mjs")))
}
