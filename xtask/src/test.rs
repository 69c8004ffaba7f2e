//! `cargo xtask test` and `cargo xtask check`: rings from the quickest to the slowest, one line each.
//! The first that fails is the last that runs, and shows all that it printed.

mod count;
mod ring;
mod rust;
mod scripts;
mod selection;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use count::Count;
use ring::{QUICK, Ring};

#[cfg(test)]
pub use ring::names;
pub use rust::browser_tests;
pub use selection::Selection;

use crate::process::Finished;
use crate::project::Project;
use crate::say::say;

/// No ring takes this long unless it hangs.
const LIMIT: Duration = Duration::from_secs(2400);

/// What a change needs while it is made.
pub fn check(project: &Project) -> ExitCode {
    perform_all(project, QUICK.iter(), None)
}

pub fn test(project: &Project, selection: &Selection) -> ExitCode {
    let rings = selection.rings.iter().copied();
    perform_all(project, rings, selection.pattern.as_deref())
}

fn perform_all<'a>(
    project: &Project,
    rings: impl Iterator<Item = &'a Ring>,
    pattern: Option<&str>,
) -> ExitCode {
    let mut total = Count::default();
    for ring in rings {
        let (success, count) = perform(ring, project, pattern);
        total = total.and(count);
        if !success {
            // A ring without tests of its own, such as the linter, fails as one.
            total.failed = total.failed.max(1);
            break;
        }
    }
    if let Some(pattern) = pattern
        && total == Count::default()
    {
        say(format!("no test ran: none is called `{pattern}`"));
        total.failed = 1;
    }
    say(total);
    match total.failed {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn perform(ring: &Ring, project: &Project, pattern: Option<&str>) -> (bool, Count) {
    let start = Instant::now();
    let mut finished = (ring.work)(project, pattern).unwrap_or_else(|error| Finished {
        success: false,
        text: format!("{error:#}\n"),
    });
    let count = Count::of(&finished.text);
    // One of several rings may have no test of the name that is looked for.
    if finished.success && ring.has_tests && pattern.is_none() && count.passed == 0 {
        finished.success = false;
        finished.text.push_str("no test ran\n");
    }
    if !finished.success {
        say(&finished.text);
    }
    let outcome = match (finished.success, count.passed) {
        (false, _) => "FAILED".to_owned(),
        (true, 0) if ring.has_tests => "no test ran".to_owned(),
        (true, 0) => "ok".to_owned(),
        (true, passed) => format!("ok ({passed})"),
    };
    let seconds = start.elapsed().as_secs_f32();
    say(format!(
        "{:<12} {:<46} {seconds:>6.1} s  {outcome}",
        ring.name, ring.what
    ));
    (finished.success, count)
}
