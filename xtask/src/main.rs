//! The tasks of the project: one word each, and what it does is in the file of that name.

mod bench;
mod build;
mod demo;
mod fix;
mod process;
mod project;
mod say;
mod setup;
mod stage;
mod test;
#[cfg(test)]
mod tidy;

use std::process::ExitCode;

use anyhow::Result;
use build::Variant;
use project::Project;
use say::say;

const USAGE: &str = "\
cargo xtask <task>

  demo    builds the extension and shows it on a demo tenant
  test    every check and test; the last line counts them
  build   writes dist/chromium, dist/firefox and a zip of each
            --with-host-permission  dist/chromium-host too, granted access to Qlik Cloud at install
  bench   prints how fast it is, as ratios
  fix     formats, and repairs what the linter can repair";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match perform(&words) {
        Ok(code) => code,
        Err(error) => {
            say(format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn perform(words: &[&str]) -> Result<ExitCode> {
    let project = Project::here()?;
    match words {
        ["demo"] => demo::demo(&project)?,
        ["test"] => return test::test(&project),
        ["build"] => build::build(&project, &[Variant::Chromium, Variant::Firefox])?,
        ["build", "--with-host-permission"] => build::build(&project, &Variant::ALL)?,
        ["bench"] => bench::bench(&project)?,
        ["fix"] => fix::fix()?,
        [] | ["help" | "--help" | "-h"] => say(USAGE),
        _ => {
            say(USAGE);
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
