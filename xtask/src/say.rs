//! The one place that prints.
#![expect(clippy::print_stdout, reason = "printing is what these tasks are for")]

use std::fmt::Display;

/// Prints one line.
pub fn say(line: impl Display) {
    println!("{line}");
}
