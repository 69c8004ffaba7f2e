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
use test::Selection;

const USAGE: &str = "\
cargo xtask <task>

  demo    builds the extension and shows it on a demo tenant
  check   what a change needs while it is made: format, tidy, lints, core and extension, natively
  test    every check and test, in rings; the last line counts them
            <ring>…                 these rings alone, after the build where they need it:
                                    format lints tidy core spreadsheet tenant extension browser
                                    screen build journeys firefox libraries
            smoke                   of the journeys, one for each feature and each promise
            [<ring>…] -- <pattern>  a file of journeys by its name (`revoke`), whole; else
                                    all tests with the pattern in their names
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
        ["check"] => return Ok(test::check(&project)),
        ["test", rest @ ..] => match Selection::parse(rest) {
            Ok(selection) => return Ok(test::test(&project, &selection)),
            Err(sentence) => {
                say(sentence);
                return Ok(ExitCode::from(2));
            }
        },
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usage_names_every_ring() {
        let words: Vec<&str> = USAGE.split_whitespace().collect();
        for name in test::names() {
            assert!(words.contains(&name), "{name}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said_with_a_code_of_its_own() {
        for words in [&["tset"][..], &["check", "core"], &["test", "cores"]] {
            let code = perform(words).unwrap();
            assert_eq!(
                format!("{code:?}"),
                format!("{:?}", ExitCode::from(2)),
                "{words:?}"
            );
        }
    }
}
