//! How many tests passed and failed, read from what the test programs print.

use std::fmt::{self, Display, Formatter};

/// Tests that ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
}

impl Count {
    /// The sum over all results in the output of Rust's test programs and of Node's.
    pub fn of(text: &str) -> Self {
        let sum = text.lines().map(of_line).fold(Self::default(), Self::and);
        let files = text.lines().filter(|line| is_file(line)).count();
        Self {
            passed: sum.passed.saturating_sub(files),
            ..sum
        }
    }

    pub fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

impl Display for Count {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// `test result: ok. 3 passed; 0 failed; …`, `# pass 3` or `ℹ fail 0`; nothing else counts.
fn of_line(line: &str) -> Count {
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = |word: &str| word.parse().unwrap_or_default();
    match words.as_slice() {
        [
            "test",
            "result:",
            _,
            passed,
            "passed;",
            failed,
            "failed;",
            ..,
        ] => Count {
            passed: number(passed),
            failed: number(failed),
        },
        ["#" | "ℹ", "pass", passed] => Count {
            passed: number(passed),
            failed: 0,
        },
        ["#" | "ℹ", "fail", failed] => Count {
            passed: 0,
            failed: number(failed),
        },
        _ => Count::default(),
    }
}

/// Since version 22 Node counts a file as a test that passed where none of its tests has the name
/// that is looked for.
fn is_file(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next() == Some("✔") && words.next().is_some_and(|name| name.ends_with(".test.mjs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_add_up() {
        let text = "
running 3 tests
test a ... ok
test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
ℹ tests 5
ℹ pass 4
ℹ fail 1
# pass 10
# fail 0
";
        assert_eq!(
            Count::of(text),
            Count {
                passed: 19,
                failed: 2
            }
        );
    }

    #[test]
    fn a_file_without_a_test_of_that_name_is_none() {
        let text = "
✔ /x/tests/e2e/bulk.test.mjs (450.5ms)
✔ revokes by keyboard alone (1292.7ms)
ℹ pass 2
ℹ fail 0
";
        assert_eq!(Count::of(text).passed, 1);
        let nothing = "✔ /x/tests/e2e/bulk.test.mjs (450.5ms)\nℹ pass 1\nℹ fail 0\n";
        assert_eq!(Count::of(nothing), Count::default());
    }

    #[test]
    fn the_last_line_is_this_one() {
        assert_eq!(
            Count {
                passed: 7,
                failed: 0
            }
            .to_string(),
            "7 passed, 0 failed"
        );
    }
}
