//! Debian's own packages, installed only as root: on a build machine, not on somebody's desk.

use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use anyhow::{Result, ensure};

use crate::process::{find, read, watch};
use crate::say::say;

const LIMIT: Duration = Duration::from_secs(600);

/// Whether packages can be installed here without asking anybody.
pub fn is_ours() -> bool {
    find("apt-get").is_some() && read(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// Installs packages, with the package lists brought up to date once.
pub fn install(packages: &[&str]) -> Result<()> {
    static UPDATED: OnceLock<()> = OnceLock::new();
    say(format!("set-up: installing {}", packages.join(", ")));
    if UPDATED.set(()).is_ok() {
        apt(&["update"])?;
    }
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

fn apt(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    // Another installation may be under way; the lock is worth waiting for.
    command
        .args(["--quiet", "-o", "DPkg::Lock::Timeout=300"])
        .args(arguments);
    let finished = watch(command.env("DEBIAN_FRONTEND", "noninteractive"), LIMIT)?;
    ensure!(
        finished.success,
        "apt-get {} failed:\n{}",
        arguments.join(" "),
        finished.text
    );
    Ok(())
}
