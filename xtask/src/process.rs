//! Runs other programs: in plain sight, for their answer, or watched while they are silent.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::say::say;

/// How often the watch looks whether the program has ended.
const TICK: Duration = Duration::from_secs(1);
/// After this long without a line of ours, a reader may think that nothing moves.
const SILENCE: Duration = Duration::from_secs(20);

/// What a watched program left behind.
pub struct Finished {
    /// It ended by itself, in time, and said that all is well.
    pub success: bool,
    /// All that it printed, both streams, in the order of arrival.
    pub text: String,
}

/// The cargo that runs this program, without what it tells this program about itself: build scripts
/// that look at that would run again, and all that follows from them, whenever cargo is used by hand.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        if is_about_this_package(&name.to_string_lossy()) {
            command.env_remove(name);
        }
    }
    command
}

fn is_about_this_package(variable: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_"]
        .iter()
        .any(|start| variable.starts_with(start))
}

/// Runs a program that prints for itself; an error when it says that it failed.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    ensure!(status.success(), "`{}` failed ({status})", shown(command));
    Ok(())
}

/// Runs a program for what it prints on its standard output, trimmed.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    ensure!(
        output.status.success(),
        "`{}` failed ({})",
        shown(command),
        output.status
    );
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program and keeps what it prints; every 20 seconds says that it is still at it.
/// A program that is not done within `limit` is ended, which counts as a failure.
pub fn watch(command: &mut Command, limit: Duration) -> Result<Finished> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    let (sender, lines) = mpsc::channel();
    forward(child.stdout.take(), sender.clone());
    forward(child.stderr.take(), sender);
    let (text, in_time) = collect(&mut child, &lines, limit)?;
    let status = child
        .wait()
        .context("cannot wait for a program that was started")?;
    Ok(Finished {
        success: in_time && status.success(),
        text,
    })
}

/// Sends each line of a stream, on a thread of its own.
fn forward(stream: Option<impl Read + Send + 'static>, sender: Sender<String>) {
    let Some(stream) = stream else { return };
    thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut line = Vec::new();
        while stream
            .read_until(b'\n', &mut line)
            .is_ok_and(|length| length > 0)
        {
            if sender
                .send(String::from_utf8_lossy(&line).into_owned())
                .is_err()
            {
                break;
            }
            line.clear();
        }
    });
}

/// Gathers lines until the program is done; says whether that was in time.
fn collect(child: &mut Child, lines: &Receiver<String>, limit: Duration) -> Result<(String, bool)> {
    let start = Instant::now();
    let (mut text, mut spoken) = (String::new(), start);
    loop {
        match lines.recv_timeout(TICK) {
            Ok(line) => text.push_str(&line),
            Err(RecvTimeoutError::Disconnected) => return Ok((text, true)),
            // Its own children may hold the streams open for longer than it lives.
            Err(RecvTimeoutError::Timeout) if child.try_wait()?.is_some() => {
                return Ok((text, true));
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        if start.elapsed() > limit {
            child
                .kill()
                .context("cannot end a program that takes too long")?;
            text.push_str(&format!(
                "ended: not done within {} seconds\n",
                limit.as_secs()
            ));
            return Ok((text, false));
        }
        if spoken.elapsed() > SILENCE {
            spoken = Instant::now();
            let last = text
                .lines()
                .rev()
                .find(|line| !line.trim().is_empty())
                .unwrap_or_default();
            say(format!(
                "      {:>4} s  {}",
                start.elapsed().as_secs(),
                cut(last.trim())
            ));
        }
    }
}

/// The first hundred characters.
fn cut(line: &str) -> String {
    line.chars().take(100).collect()
}

/// A program's name and arguments, for an error.
fn shown(command: &Command) -> String {
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    cut(&words.join(" "))
}

/// The full path of a program that a plain name would start.
pub fn find(name: &str) -> Option<PathBuf> {
    let file = OsString::from(format!("{name}{}", env::consts::EXE_SUFFIX));
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn cargo_is_told_nothing_of_this_package() {
        let command = cargo();
        let told: Vec<_> = command
            .get_envs()
            .filter(|(_, value)| value.is_some())
            .collect();
        assert!(told.is_empty(), "{told:?}");
        let kept_back = |name: &str| command.get_envs().any(|(kept, _)| kept == name);
        assert!(kept_back("CARGO_MANIFEST_DIR") && kept_back("CARGO_PKG_NAME"));
    }

    #[test]
    fn both_streams_are_kept() {
        let finished = watch(
            &mut shell("echo out; echo err >&2"),
            Duration::from_secs(30),
        )
        .unwrap();
        assert!(finished.success);
        assert!(
            finished.text.contains("out\n") && finished.text.contains("err\n"),
            "{}",
            finished.text
        );
    }

    #[test]
    fn a_failure_keeps_its_text() {
        let finished = watch(&mut shell("echo sorry; exit 3"), Duration::from_secs(30)).unwrap();
        assert!(!finished.success);
        assert_eq!(finished.text, "sorry\n");
    }

    #[test]
    fn what_hangs_is_ended() {
        let finished = watch(&mut shell("echo start; exec tail -f /dev/null"), TICK).unwrap();
        assert!(!finished.success);
        assert!(
            finished.text.contains("not done within 1 seconds"),
            "{}",
            finished.text
        );
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program-here")).unwrap_err();
        assert_eq!(error.to_string(), "cannot start `no-such-program-here`");
    }
}
