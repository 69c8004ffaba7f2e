//! The rings, from the quickest to the slowest.

use anyhow::Result;

use super::{rust, scripts};
use crate::process::Finished;
use crate::project::Project;

/// A group of checks that pass or fail together.
pub struct Ring {
    /// One word, to be typed.
    pub name: &'static str,
    pub what: &'static str,
    /// It runs tests, so one that ran none has failed, and some can be chosen by name.
    pub has_tests: bool,
    /// The extension has to be built before.
    pub needs_build: bool,
    /// Its tests are a selection of another ring's: it runs only where it is named.
    pub only_named: bool,
    /// Given the pattern by which tests are chosen, where there is one.
    pub work: fn(&Project, Option<&str>) -> Result<Finished>,
}

impl Ring {
    const fn check(
        name: &'static str,
        what: &'static str,
        work: fn(&Project, Option<&str>) -> Result<Finished>,
    ) -> Self {
        Self {
            name,
            what,
            has_tests: false,
            needs_build: false,
            only_named: false,
            work,
        }
    }

    const fn tests(
        name: &'static str,
        what: &'static str,
        work: fn(&Project, Option<&str>) -> Result<Finished>,
    ) -> Self {
        Self {
            has_tests: true,
            ..Self::check(name, what, work)
        }
    }

    const fn on_the_build(self) -> Self {
        Self {
            needs_build: true,
            ..self
        }
    }

    const fn only_named(self) -> Self {
        Self {
            only_named: true,
            ..self
        }
    }
}

/// What all others stand on that need the built extension.
pub const BUILD: &str = "build";

const FORMAT: Ring = Ring::check("format", "rustfmt has nothing to change", |project, _| {
    rust::format(project)
});
const TIDY: Ring = Ring::tests(
    "tidy",
    "the tree keeps its rules; the tasks' own tests",
    |project, pattern| rust::package(project, "xtask", pattern),
);
const CORE: Ring = Ring::tests("core", "what Latchkey decides", |project, pattern| {
    rust::package(project, "latchkey-core", pattern)
});
const EXTENSION: Ring = Ring::tests(
    "extension",
    "the popup's state and screens, natively",
    rust::extension,
);

/// `cargo xtask test`.
pub const RINGS: [Ring; 14] = [
    FORMAT,
    Ring::check("lints", "clippy has nothing to say", |project, _| {
        rust::lints(project)
    }),
    TIDY,
    CORE,
    Ring::tests(
        "spreadsheet",
        "a workbook is read back as it was written",
        |project, pattern| rust::package(project, "latchkey-spreadsheet", pattern),
    ),
    Ring::tests(
        "tenant",
        "the demo tenant keeps its contract",
        |project, pattern| rust::package(project, "latchkey-demo-tenant", pattern),
    ),
    EXTENSION,
    Ring::tests(
        "browser",
        "bindings and DOM, in a headless browser",
        rust::in_browser,
    ),
    Ring::tests(
        "screen",
        "what draws the screen, in Firefox",
        rust::in_firefox,
    ),
    Ring::check(BUILD, "the extension as it ships", |project, _| {
        scripts::build(project)
    }),
    Ring::tests(
        "smoke",
        "a journey for each feature and each promise",
        scripts::smoke,
    )
    .on_the_build()
    .only_named(),
    Ring::tests("journeys", "journeys in a real browser", scripts::journeys).on_the_build(),
    Ring::tests("firefox", "the main jobs in Firefox", scripts::firefox).on_the_build(),
    Ring::tests(
        "libraries",
        "forms made with real form libraries",
        scripts::libraries,
    )
    .on_the_build(),
];

/// `cargo xtask check`: what needs neither a browser nor Node nor the compiler for WebAssembly.
pub const QUICK: [Ring; 5] = [
    FORMAT,
    TIDY,
    Ring::check(
        "lints",
        "clippy has nothing to say, natively",
        |project, _| rust::native_lints(project),
    ),
    CORE,
    EXTENSION,
];

/// What can be typed.
pub fn names() -> impl Iterator<Item = &'static str> {
    RINGS.iter().map(|ring| ring.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_called_by_one_word_of_its_own() {
        let names: Vec<_> = names().collect();
        for name in &names {
            assert!(
                name.chars().all(|letter| letter.is_ascii_lowercase()),
                "{name}"
            );
            assert_eq!(
                names.iter().filter(|other| *other == name).count(),
                1,
                "{name}"
            );
        }
    }

    #[test]
    fn the_build_comes_before_what_needs_it() {
        let build = RINGS.iter().position(|ring| ring.name == BUILD).unwrap();
        assert!(!RINGS[..build].iter().any(|ring| ring.needs_build));
        assert!(RINGS[build..].iter().any(|ring| ring.needs_build));
    }

    #[test]
    fn every_ring_of_check_is_one_of_test() {
        for quick in &QUICK {
            assert!(
                RINGS.iter().any(|ring| ring.name == quick.name),
                "{}",
                quick.name
            );
            assert!(!quick.needs_build, "{}", quick.name);
        }
    }
}
