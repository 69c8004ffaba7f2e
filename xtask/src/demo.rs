//! `cargo xtask demo`: the extension on a demo tenant, before one's eyes or, without a display,
//! in pictures.

use std::env;
use std::process::Command;

use anyhow::Result;

use crate::process::run;
use crate::project::Project;
use crate::stage::{Profile, Stage};

pub fn demo(project: &Project) -> Result<()> {
    let stage = Stage::ready(project, Profile::Dev)?;
    let mut node = Command::new("node");
    node.arg("tests/e2e/demo.mjs");
    if has_display() {
        node.arg("--headful");
    }
    run(stage.set(&mut node))
}

/// Whether a window would be seen.
fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
