//! The browser: Chromium, Chrome or Edge, and the driver that runs tests in it.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::process::find;

/// Names on the path, the least encumbered first: branded Chrome loads no extension by a flag.
const NAMES: [&str; 9] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
    "ungoogled-chromium",
];

const MAC: [&str; 3] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// Below a folder of programs on Windows.
const WINDOWS: [&str; 3] = [
    r"Chromium\Application\chrome.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
];

/// A browser to show and to test the extension in.
pub fn ready() -> Result<PathBuf> {
    if let Some(named) = env::var_os("LATCHKEY_BROWSER").map(PathBuf::from) {
        if !named.is_file() {
            bail!(
                "LATCHKEY_BROWSER names {}, which is not there",
                named.display()
            );
        }
        return Ok(named);
    }
    if let Some(browser) = installed() {
        return Ok(browser);
    }
    if debian::is_ours() {
        debian::install(&["chromium", "chromium-driver"])?;
    }
    installed().context(
        "no browser found: install Chromium, Chrome or Edge, or name one in LATCHKEY_BROWSER",
    )
}

/// The program that lets tests drive the browser.
pub fn driver() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMEDRIVER").map(PathBuf::from) {
        return Ok(named);
    }
    if find("chromedriver").is_none() && debian::is_ours() {
        debian::install(&["chromium-driver"])?;
    }
    find("chromedriver").context(
        "no ChromeDriver found: install the one that fits your browser \
         (https://googlechromelabs.github.io/chrome-for-testing), or name one in CHROMEDRIVER",
    )
}

fn installed() -> Option<PathBuf> {
    let by_name = NAMES.iter().find_map(|name| find(name));
    by_name.or_else(|| places().into_iter().find(|place| place.is_file()))
}

fn places() -> Vec<PathBuf> {
    let programs = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
    let folders: Vec<PathBuf> = programs
        .iter()
        .filter_map(env::var_os)
        .map(PathBuf::from)
        .collect();
    let windows = WINDOWS
        .iter()
        .flat_map(|place| folders.iter().map(move |folder| folder.join(place)));
    MAC.iter().map(PathBuf::from).chain(windows).collect()
}
