//! The compiler for WebAssembly, by whichever of three ways works here: the target is installed,
//! rustup can add it, or (as root on Debian) a second compiler builds the standard library itself.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::process::{cargo, find, read, watch};
use crate::project::Project;
use crate::say::say;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where no download is possible rustup hangs instead of failing.
const DOWNLOAD: Duration = Duration::from_secs(60);

const ADVICE: &str = "cannot build WebAssembly here: install the target with \
                      `rustup target add wasm32-unknown-unknown` (https://rustup.rs)";

/// A compiler that can build WebAssembly.
pub enum Wasm {
    /// The one that builds everything else.
    Installed,
    /// Debian's, with this linker, building the standard library from its source.
    Debian { linker: PathBuf },
}

impl Wasm {
    /// Finds the compiler, or brings it here.
    pub fn ready() -> Result<Self> {
        // Asked once: where it hangs, it would hang again.
        static ADDED: OnceLock<bool> = OnceLock::new();
        if is_installed() || *ADDED.get_or_init(|| add_with_rustup().unwrap_or(false)) {
            return Ok(Self::Installed);
        }
        if !debian::is_ours() {
            bail!(ADVICE);
        }
        if !has_debian_source() {
            debian::install(&["rustc-web", "cargo-web", "rust-web-src"])?;
        }
        Ok(Self::Debian { linker: linker()? })
    }

    /// `cargo <verb>` for WebAssembly, with its output in `target/wasm`.
    /// `flags` go to every compilation beside those that keep this machine's paths out of it.
    pub fn cargo(&self, project: &Project, verb: &str, flags: &[&str]) -> Result<Command> {
        let mut command = match self {
            Self::Installed => cargo(),
            Self::Debian { linker } => debian_cargo(linker),
        };
        command
            .arg(verb)
            .args(["--target", TARGET, "--target-dir"])
            .arg(project.wasm(""));
        if let Self::Debian { .. } = self {
            command.arg("-Zbuild-std=std,panic_abort");
        }
        let mut all: Vec<String> = flags.iter().map(ToString::to_string).collect();
        all.extend(self.remapped(project)?);
        command
            .current_dir(project.root())
            .env("CARGO_ENCODED_RUSTFLAGS", all.join("\u{1f}"));
        Ok(command)
    }

    /// Flags that give paths in messages one name on every machine.
    fn remapped(&self, project: &Project) -> Result<Vec<String>> {
        let compiler = match self {
            Self::Installed => "rustc",
            Self::Debian { .. } => "/usr/bin/rustc",
        };
        let sysroot = PathBuf::from(read(Command::new(compiler).args(["--print", "sysroot"]))?);
        let source = sysroot.join("lib/rustlib/src/rust");
        let registry = cargo_home()?.join("registry/src");
        let mut pairs = vec![
            (project.root().to_owned(), "/latchkey"),
            (registry, "/registry"),
        ];
        // Debian links to the source; messages hold the path behind the link.
        pairs.extend(source.canonicalize().ok().map(|source| (source, "/rust")));
        Ok(pairs
            .into_iter()
            .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
            .collect())
    }
}

fn is_installed() -> bool {
    let mut rustc = Command::new("rustc");
    let folder = read(rustc.args(["--print", "target-libdir", "--target", TARGET]));
    folder.is_ok_and(|folder| Path::new(&folder).is_dir())
}

fn add_with_rustup() -> Result<bool> {
    if find("rustup").is_none() {
        return Ok(false);
    }
    say(format!("set-up: asking rustup for {TARGET}"));
    Ok(watch(
        Command::new("rustup").args(["target", "add", TARGET]),
        DOWNLOAD,
    )?
    .success
        && is_installed())
}

fn has_debian_source() -> bool {
    Path::new("/usr/bin/cargo").is_file()
        && Path::new("/usr/lib/rustlib/src/rust/library/std/Cargo.toml").is_file()
}

/// The linker of the compiler in use, else LLVM's own from Debian.
fn linker() -> Result<PathBuf> {
    let sysroot = PathBuf::from(read(Command::new("rustc").args(["--print", "sysroot"]))?);
    let version = read(Command::new("rustc").args(["--version", "--verbose"]))?;
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap_or_default();
    let own = sysroot.join("lib/rustlib").join(host).join("bin/rust-lld");
    if own.is_file() {
        return Ok(own);
    }
    if find("wasm-ld-19").is_none() {
        debian::install(&["lld-19"])?;
    }
    find("wasm-ld-19").context("lld-19 is installed, but wasm-ld-19 is not found")
}

/// Debian's cargo, out of reach of rustup's.
fn debian_cargo(linker: &Path) -> Command {
    let mut command = Command::new("/usr/bin/cargo");
    for inherited in [
        "CARGO",
        "LD_LIBRARY_PATH",
        "RUSTC",
        "RUSTDOC",
        "RUSTUP_TOOLCHAIN",
    ] {
        command.env_remove(inherited);
    }
    command
        .env("PATH", "/usr/bin:/bin")
        // The standard library can only be built by a compiler that allows unstable features.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    command
}

fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    let home = env::home_dir().context("cannot find the home folder; set CARGO_HOME")?;
    Ok(home.join(".cargo"))
}
