//! The browsers: Chromium, Chrome or Edge to show and test the extension in, the driver that runs
//! tests in it, and Firefox.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::process::find;

/// A browser, and where it is to be found.
pub struct Browser {
    /// The variable of the environment that names one.
    variable: &'static str,
    /// Names on the path, the best first.
    names: &'static [&'static str],
    mac: &'static [&'static str],
    /// Below a folder of programs on Windows.
    windows: &'static [&'static str],
    /// What Debian calls it.
    packages: &'static [&'static str],
    /// What is to be installed where it can't be done here.
    called: &'static str,
}

/// The least encumbered first: branded Chrome loads no extension by a flag.
pub const CHROMIUM: Browser = Browser {
    variable: "LATCHKEY_BROWSER",
    names: &[
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
        "chrome",
        "microsoft-edge-stable",
        "microsoft-edge",
        "msedge",
        "ungoogled-chromium",
    ],
    mac: &[
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
    windows: &[
        r"Chromium\Application\chrome.exe",
        r"Google\Chrome\Application\chrome.exe",
        r"Microsoft\Edge\Application\msedge.exe",
    ],
    packages: &["chromium", "chromium-driver"],
    called: "Chromium, Chrome or Edge",
};

/// The ESR first: the tests reach into the browser's own window, which changes from version to version.
pub const FIREFOX: Browser = Browser {
    variable: "LATCHKEY_FIREFOX",
    names: &["firefox-esr", "firefox"],
    mac: &["/Applications/Firefox.app/Contents/MacOS/firefox"],
    windows: &[r"Mozilla Firefox\firefox.exe"],
    packages: &["firefox-esr"],
    called: "Firefox ESR",
};

impl Browser {
    /// Finds it, or brings it here.
    pub fn ready(&self) -> Result<PathBuf> {
        if let Some(named) = env::var_os(self.variable).map(PathBuf::from) {
            if !named.is_file() {
                bail!(
                    "{} names {}, which is not there",
                    self.variable,
                    named.display()
                );
            }
            return Ok(named);
        }
        if let Some(installed) = self.installed() {
            return Ok(installed);
        }
        if debian::is_ours() {
            debian::install(self.packages)?;
        }
        self.installed().with_context(|| {
            format!(
                "{} is not here: install it, or name it in {}",
                self.called, self.variable
            )
        })
    }

    fn installed(&self) -> Option<PathBuf> {
        let by_name = self.names.iter().find_map(|name| find(name));
        by_name.or_else(|| self.places().into_iter().find(|place| place.is_file()))
    }

    fn places(&self) -> Vec<PathBuf> {
        let programs = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
        let folders: Vec<PathBuf> = programs
            .iter()
            .filter_map(env::var_os)
            .map(PathBuf::from)
            .collect();
        let windows = self
            .windows
            .iter()
            .flat_map(|place| folders.iter().map(move |folder| folder.join(place)));
        self.mac.iter().map(PathBuf::from).chain(windows).collect()
    }
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
