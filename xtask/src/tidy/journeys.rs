//! Tests that wait for a condition, never for a time, and that all run.

use super::tree::{File, below, ending, expect_none, offending_lines, rust};

/// The journeys, those through form libraries among them.
fn scripts() -> Vec<File> {
    let folders = ["tests/e2e", "tests/libraries"].map(|folder| ending(folder, &[".mjs"]));
    assert!(folders.iter().all(|files| !files.is_empty()));
    folders.into_iter().flatten().collect()
}

#[test]
fn no_journey_waits_for_a_time() {
    let files = scripts();
    let waits = ["sleep(", "waitForTimeout", "setTimeout(", "timers/promises"];
    let waiting = offending_lines(&files, |line| waits.iter().any(|word| line.contains(word)));
    expect_none(waiting, "wait for what you wait for");
}

#[test]
fn every_test_runs() {
    let scripts = scripts();
    let marks = [
        ".skip(",
        ".only(",
        ".todo(",
        "skip:",
        "only: true",
        "todo:",
        "retries",
    ];
    let skipped = offending_lines(&scripts, |line| {
        marks.iter().any(|mark| line.contains(mark))
    });
    expect_none(skipped, "a test that is not run is not a test");
    let ignored = offending_lines(&rust(), |line| line.trim_start().starts_with("#[ignore"));
    expect_none(ignored, "a test that is not run is not a test");
}

#[test]
fn only_reserved_names_and_qlik_are_spoken_to() {
    let mut journeys = below("tests/e2e");
    journeys.extend(ending("tests/libraries", &[".js", ".jsx", ".mjs"]));
    let known = [
        "qlikcloud.com",
        "qlikcloudgov.com",
        ".example",
        "127.0.0.1",
        "localhost",
    ];
    let foreign = offending_lines(&journeys, |line| {
        let hosts = line
            .split("https://")
            .skip(1)
            .map(|rest| rest.split(['/', '"', '\'', '`', ' ']).next());
        hosts.flatten().any(|host| {
            host.contains('.') && !host.contains('$') && !known.iter().any(|end| host.contains(end))
        })
    });
    expect_none(foreign, "journeys stay on this machine");
}
