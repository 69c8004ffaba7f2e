//! `cargo xtask build`: from sources to what a browser loads.

mod icon;
pub mod manifest;
mod package;
mod page;
mod scripts;
mod size;
mod styles;
mod wasm;

use anyhow::{Context, Result};
use package::Package;
use serde_json::Value;

use crate::project::{Project, VERSION};
use crate::say::say;

/// Who the extension is built for. All hold the same code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    Chromium,
    Firefox,
    /// Chromium with access to Qlik Cloud granted at install: no test can accept the browser's
    /// prompt for it. Never for a store.
    ChromiumHost,
}

impl Variant {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::ChromiumHost];

    /// The folder below `dist/`.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::ChromiumHost => "chromium-host",
        }
    }

    fn is_for_a_store(self) -> bool {
        self != Self::ChromiumHost
    }
}

/// Builds each variant into its folder below `dist/`, with a zip for the stores.
pub fn build(project: &Project, variants: &[Variant]) -> Result<()> {
    say("build: the extension as WebAssembly");
    let mut content = Package::of_folder(&project.path("www"))?;
    let mut sizes = Vec::new();
    for module in wasm::build(project)? {
        sizes.push(format!("{} {}", module.name, size::shown(&module.wasm)?));
        module.add_to(&mut content)?;
    }
    icon::add_to(&mut content)?;
    scripts::bundle(project, &mut content)?;
    styles::bundle(&mut content)?;
    let source = manifest::read(&project.path("manifest.json"))?;
    for &variant in variants {
        write(project, variant, &source, content.clone())?;
    }
    say(format!("  {}", sizes.join(", ")));
    Ok(())
}

fn write(project: &Project, variant: Variant, source: &Value, mut package: Package) -> Result<()> {
    let manifest = manifest::stamped(source, variant)?;
    package.add("manifest.json", format!("{manifest:#}\n").into_bytes());
    manifest::check(&manifest, &package).context("manifest.json")?;
    let folder = project.dist(variant.folder());
    package.write(&folder)?;
    say(format!("  dist/{}", variant.folder()));
    if variant.is_for_a_store() {
        let name = format!("latchkey-{VERSION}-{}.zip", variant.folder());
        let zip = package.zip()?;
        std::fs::write(project.dist(&name), &zip)
            .with_context(|| format!("cannot write dist/{name}"))?;
        say(format!("  dist/{name}  {}", size::kilobytes(zip.len())));
    }
    Ok(())
}
