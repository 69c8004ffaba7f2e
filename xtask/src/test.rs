//! `cargo xtask test`: the rings from the quickest to the slowest, one line each.
//! The first that fails is the last that runs, and shows all that it printed.

mod count;
mod ring;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use count::Count;
use ring::{RINGS, Ring};

pub use ring::browser_tests;

use crate::process::Finished;
use crate::project::Project;
use crate::say::say;

pub fn test(project: &Project) -> Result<ExitCode> {
    let mut total = Count::default();
    for ring in &RINGS {
        let (success, count) = perform(ring, project);
        total = total.and(count);
        if !success {
            // A ring without tests of its own, such as the linter, fails as one.
            total.failed = total.failed.max(1);
            break;
        }
    }
    say(total);
    Ok(if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn perform(ring: &Ring, project: &Project) -> (bool, Count) {
    let start = Instant::now();
    let mut finished = (ring.work)(project).unwrap_or_else(|error| Finished {
        success: false,
        text: format!("{error:#}\n"),
    });
    let count = Count::of(&finished.text);
    if finished.success && ring.has_tests && count.passed == 0 {
        finished.success = false;
        finished.text.push_str("no test ran\n");
    }
    if !finished.success {
        say(&finished.text);
    }
    let outcome = match (finished.success, count.passed) {
        (false, _) => "FAILED".to_owned(),
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
