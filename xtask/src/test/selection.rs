//! Which rings, and which tests of them, a command asks for.

use super::ring::{BUILD, RINGS, Ring, names};

/// What is to be run, from the quickest to the slowest.
pub struct Selection {
    pub rings: Vec<&'static Ring>,
    /// A part of the tests' names, or of their path.
    pub pattern: Option<String>,
}

impl Selection {
    /// From the words after `cargo xtask test`; an error is a sentence for who has typed them.
    pub fn parse(words: &[&str]) -> Result<Self, String> {
        let mut parts = words.splitn(2, |word| *word == "--");
        let names = parts.next().unwrap_or_default();
        // A journey's name is a sentence, which a shell takes apart.
        let pattern = parts.next().map(|words| words.join(" "));
        if pattern.as_deref() == Some("") {
            return Err("there is no pattern after `--`".into());
        }
        let named = names.iter().map(|name| find(name));
        let named: Vec<&Ring> = named.collect::<Result<_, _>>()?;
        if pattern.is_some()
            && let Some(ring) = named.iter().find(|ring| !ring.has_tests)
        {
            return Err(format!("`{}` has no tests to choose from", ring.name));
        }
        let rings = with_build(|ring| match names {
            [] => !ring.only_named && (ring.has_tests || pattern.is_none()),
            names => names.contains(&ring.name),
        });
        Ok(Self { rings, pattern })
    }
}

/// The rings that are wanted, each once, with the build before those that need it.
fn with_build(is_wanted: impl Fn(&Ring) -> bool) -> Vec<&'static Ring> {
    let needs_build = RINGS.iter().any(|ring| ring.needs_build && is_wanted(ring));
    let rings = RINGS.iter();
    rings
        .filter(|ring| is_wanted(ring) || (needs_build && ring.name == BUILD))
        .collect()
}

fn find(name: &str) -> Result<&'static Ring, String> {
    let ring = RINGS.iter().find(|ring| ring.name == name);
    ring.ok_or_else(|| {
        let names: Vec<_> = names().collect();
        format!(
            "there is no ring `{name}`; the rings are {}",
            names.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(words: &[&str]) -> Vec<&'static str> {
        let selection = Selection::parse(words).unwrap();
        selection.rings.iter().map(|ring| ring.name).collect()
    }

    fn pattern(words: &[&str]) -> Option<String> {
        Selection::parse(words).unwrap().pattern
    }

    fn refusal(words: &[&str]) -> String {
        match Selection::parse(words) {
            Ok(_) => panic!("{words:?} is understood"),
            Err(sentence) => sentence,
        }
    }

    #[test]
    fn all_is_every_ring_but_the_one_that_would_run_journeys_twice() {
        let all = names(&[]);
        assert_eq!(all.len(), RINGS.len() - 1);
        assert!(!all.contains(&"smoke"));
        assert_eq!(pattern(&[]), None);
    }

    #[test]
    fn named_rings_run_once_from_the_quickest_to_the_slowest() {
        assert_eq!(names(&["core", "format", "core"]), ["format", "core"]);
    }

    #[test]
    fn what_needs_the_extension_has_it_built_before() {
        assert_eq!(names(&["journeys"]), ["build", "journeys"]);
        assert_eq!(names(&["smoke", "core"]), ["core", "build", "smoke"]);
        assert_eq!(names(&["firefox", "build"]), ["build", "firefox"]);
        assert_eq!(names(&["core", "browser"]), ["core", "browser"]);
    }

    #[test]
    fn a_pattern_is_all_after_the_dashes() {
        let words = ["journeys", "--", "revokes", "by", "two clicks"];
        assert_eq!(names(&words), ["build", "journeys"]);
        assert_eq!(pattern(&words).as_deref(), Some("revokes by two clicks"));
        assert_eq!(
            pattern(&["core", "--", "a", "--", "b"]).as_deref(),
            Some("a -- b")
        );
    }

    #[test]
    fn a_pattern_alone_goes_to_every_ring_with_tests() {
        let rings = names(&["--", "revoke"]);
        assert!(rings.contains(&"core") && rings.contains(&"journeys"));
        assert!(rings.contains(&"build"), "the journeys need it");
        assert!(!rings.contains(&"lints") && !rings.contains(&"smoke"));
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let sentence = refusal(&["core", "jorneys"]);
        assert!(
            sentence.starts_with("there is no ring `jorneys`; the rings are format, lints, "),
            "{sentence}"
        );
        assert!(sentence.ends_with("libraries"), "{sentence}");
        assert_eq!(
            refusal(&["lints", "--", "x"]),
            "`lints` has no tests to choose from"
        );
        assert_eq!(refusal(&["core", "--"]), "there is no pattern after `--`");
    }
}
