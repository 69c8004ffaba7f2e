//! The scripts of the popup, of the worker and of spreadsheets, each with all that it imports as one
//! file: every file is a wait of its own, and nothing of ours happens before the last.

use std::path::Path;

use anyhow::{Context, Result};

use super::package::Package;
use super::page::with_one;
use crate::process::run;
use crate::project::Project;
use crate::say::say;
use crate::setup::node;

const PAGE: &str = "popup.html";
/// What the page, the manifest and `popup.js` name.
const ENTRIES: [&str; 3] = ["popup.js", "worker.js", "spreadsheet.js"];

/// Puts the modules together by esbuild where that is at hand; else they stay as they are, which
/// runs as well.
pub fn bundle(project: &Project, package: &mut Package) -> Result<()> {
    if let Err(error) = node::ready(project) {
        say(format!("  scripts not put together, so slower: {error:#}"));
        return Ok(());
    }
    let (apart, together) = (project.wasm("scripts"), project.wasm("bundled"));
    let mut modules = Package::default();
    for path in package.paths().into_iter().filter(|path| is_module(path)) {
        modules.add(&path, package.take(&path)?);
    }
    modules.write(&apart)?;
    run(node::tool(project, "esbuild")
        .current_dir(&apart)
        .args(ENTRIES)
        .args(["--bundle", "--format=esm", "--log-level=warning"])
        .arg(format!("--outdir={}", together.display())))?;
    add(package, &together)
}

/// The scripts of `page/` are no modules: they are put into web pages one by one.
fn is_module(path: &str) -> bool {
    path.ends_with(".js") && !path.starts_with("page/")
}

fn add(package: &mut Package, together: &Path) -> Result<()> {
    for entry in ENTRIES {
        let path = together.join(entry);
        let script =
            std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        package.add(entry, script);
    }
    let page = String::from_utf8(package.take(PAGE)?).context("www/popup.html is not UTF-8")?;
    package.add(PAGE, with_one_script(&page)?.into_bytes());
    Ok(())
}

/// The page with one script, as early as the first was, in place of all that are in it now.
fn with_one_script(page: &str) -> Result<String> {
    let is_script =
        |line: &str| line.contains("<script ") || line.contains("rel=\"modulepreload\"");
    let script = format!(
        "<script type=\"module\" async src=\"{}\"></script>",
        ENTRIES[0]
    );
    with_one(page, is_script, &script).with_context(|| format!("www/{PAGE} names no script"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_one_script_where_the_first_was() {
        let page = "<head>\n  <script type=\"module\" async src=\"picture.js\"></script>\n  \
                    <link rel=\"modulepreload\" href=\"pkg/latchkey_extension.js\">\n  \
                    <link rel=\"icon\" href=\"icons/latchkey.svg\">\n  \
                    <script type=\"module\" src=\"popup.js\"></script>\n</head>\n";
        assert_eq!(
            with_one_script(page).unwrap(),
            "<head>\n  <script type=\"module\" async src=\"popup.js\"></script>\n  \
             <link rel=\"icon\" href=\"icons/latchkey.svg\">\n</head>\n"
        );
        assert!(with_one_script("<head></head>\n").is_err());
    }

    #[test]
    fn what_is_put_into_web_pages_stays_apart() {
        assert!(is_module("popup.js") && is_module("pkg/latchkey_extension.js"));
        assert!(!is_module("page/dom.js") && !is_module("popup.css"));
    }
}
