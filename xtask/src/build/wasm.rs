//! The extension's code: compiled, given its JavaScript glue, made small.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::package::Package;
use crate::process::run;
use crate::project::Project;
use crate::say::say;
use crate::setup::node;
use crate::setup::wasm::{TARGET, Wasm};

/// The package of all that opens, and the one that a page loads for a spreadsheet.
const PACKAGES: [&str; 2] = ["latchkey-extension", "latchkey-spreadsheet"];

/// What Chromium runs. Never `--all-features`, whose compact imports it refuses. Browsers compile a
/// function when it is first called: what opens later must not become part of what opens first only
/// because nobody else calls it.
const OPTIMISE: [&str; 10] = [
    "-Oz",
    "--one-caller-inline-max-function-size=400",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

/// A module and the script that starts it.
pub struct Module {
    pub name: String,
    pub wasm: Vec<u8>,
    glue: PathBuf,
}

impl Module {
    /// Adds both, and what the glue imports, under `pkg/`.
    pub fn add_to(self, package: &mut Package) -> Result<()> {
        for (path, bytes) in Package::of_folder(&self.glue)?.into_files() {
            package.add(&format!("pkg/{path}"), bytes);
        }
        package.add(&format!("pkg/{}_bg.wasm", self.name), self.wasm);
        Ok(())
    }
}

/// Compiles in release and makes the glue, the module of all that opens first.
pub fn build(project: &Project) -> Result<Vec<Module>> {
    let compiler = Wasm::ready()?;
    PACKAGES
        .into_iter()
        .map(|package| module(project, &compiler, package))
        .collect()
}

fn module(project: &Project, compiler: &Wasm, package: &str) -> Result<Module> {
    let mut command = compiler.cargo(project, "build", &[])?;
    run(command.args(["--release", "--package", package]))?;
    let name = package.replace('-', "_");
    let compiled = project.wasm(&format!("{TARGET}/release/{name}.wasm"));
    let glue = project.wasm("pkg").join(&name);
    bind(&compiled, &glue)?;
    let wasm = optimised(project, &name, &glue.join(format!("{name}_bg.wasm")))?;
    Ok(Module { name, wasm, glue })
}

/// Writes the module as browsers take it, and its glue, into a folder of its own.
fn bind(compiled: &Path, glue: &Path) -> Result<()> {
    if glue.exists() {
        fs::remove_dir_all(glue)?;
    }
    Bindgen::new()
        .input_path(compiled)
        .web(true)
        .and_then(|bindgen| {
            // Without the default path `init()` would have no module to load.
            bindgen
                .omit_default_module_path(false)
                .typescript(false)
                .generate(glue)
        })
        .context("cannot make the JavaScript glue")
}

/// The module made smaller by Binaryen where that is at hand; else as it is, which runs as well.
fn optimised(project: &Project, name: &str, module: &Path) -> Result<Vec<u8>> {
    if let Err(error) = node::ready(project) {
        say(format!(
            "  not optimised, so larger than need be: {error:#}"
        ));
        return Ok(fs::read(module)?);
    }
    let small = project.wasm(&format!("{name}.small.wasm"));
    // It takes longer than all else of a build in which nothing has changed.
    let source = small.with_extension("source");
    let fingerprint = fingerprint(&fs::read(module)?, &node::lock(project)?);
    if small.is_file() && fs::read_to_string(&source).is_ok_and(|text| text == fingerprint) {
        return Ok(fs::read(small)?);
    }
    let mut command = node::tool(project, "wasm-opt");
    run(command.args(OPTIMISE).arg(module).arg("-o").arg(&small))?;
    fs::write(source, fingerprint)?;
    Ok(fs::read(small)?)
}

/// What a small module is made of: the whole one, the flags, and the releases of all tools.
fn fingerprint(module: &[u8], tools: &str) -> String {
    let mut hasher = DefaultHasher::new();
    (module, OPTIMISE, tools).hash(&mut hasher);
    hasher.finish().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_module_or_another_tool_is_seen() {
        let known = fingerprint(b"module", "binaryen 132");
        assert_eq!(known, fingerprint(b"module", "binaryen 132"));
        assert_ne!(known, fingerprint(b"modul", "binaryen 132"));
        assert_ne!(known, fingerprint(b"module", "binaryen 133"));
    }
}
