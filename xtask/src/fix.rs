//! `cargo xtask fix`: formats, and lets the linter repair what it can.

use anyhow::Result;

use crate::process::{cargo, run};

pub fn fix() -> Result<()> {
    run(cargo().args([
        "clippy",
        "--fix",
        "--allow-dirty",
        "--allow-staged",
        "--workspace",
        "--all-targets",
    ]))?;
    run(cargo().args(["fmt", "--all"]))
}
