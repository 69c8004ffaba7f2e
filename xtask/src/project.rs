//! Where things are in the project, and where what is made goes.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The version of every package of the workspace, and of the extension.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The folders of this checkout.
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// The checkout that this program was started from.
    pub fn here() -> Result<Self> {
        // Cargo sets the variable at run time too, which stays right when the folder has moved.
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .parent()
            .context("xtask has no folder above it")?
            .to_owned();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
        Ok(Self {
            target: root.join(target),
            root,
        })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file or folder by its path from the top.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Cargo's output, and all else that can be made again.
    pub fn target(&self, path: &str) -> PathBuf {
        self.target.join(path)
    }

    /// What is built for the browser's machine; apart, since another compiler may build it.
    pub fn wasm(&self, path: &str) -> PathBuf {
        self.target.join("wasm").join(path)
    }

    /// What a user loads into a browser.
    pub fn dist(&self, path: &str) -> PathBuf {
        self.root.join("dist").join(path)
    }
}
