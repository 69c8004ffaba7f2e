//! Imports lead down: from a feature to what it stands on, never back, and not to another feature.

use super::imports::Imports;
use super::old::{ARROWS, CIRCLES};
use super::tree::expect_none;

/// The most files that may import each other in a circle.
const CIRCLE: usize = 3;

/// The parts of the extension from the lowest to the highest. Each imports those before it.
const PARTS: [&str; 11] = [
    "words",
    "platform",
    "wire",
    "screen",
    "ui",
    "shell",
    "new_secret",
    "features",
    "popup",
    "worker",
    "lib",
];

/// What a file of a part may not import although it is lower: state and what follows from a message
/// are plain data, and neither knows how it looks.
const KEPT_APART: [(Layer, &[Layer]); 3] = [
    (
        Layer::State,
        &[Layer::Platform, Layer::Update, Layer::View, Layer::Drive],
    ),
    (Layer::Update, &[Layer::Platform, Layer::View, Layer::Drive]),
    (Layer::View, &[Layer::Update, Layer::Drive]),
];

/// What a file is, as far as that decides what it may import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layer {
    Platform,
    State,
    Update,
    View,
    /// Joins the others to the browser.
    Drive,
    Other,
}

impl Layer {
    fn of(path: &str) -> Layer {
        let inner = inner(path);
        let is_in = |folder: &str| {
            let rest = inner.strip_prefix(folder);
            rest.is_some_and(|rest| rest.starts_with(['/', '.']))
        };
        let is_named = |name: &str| inner.split(['/', '.']).any(|part| part == name);
        let drives = [
            "popup/run",
            "popup/picture",
            "popup/first_look",
            "popup/focus",
        ];
        match inner {
            "popup.rs" | "popup/words.rs" => Layer::Other,
            _ if is_in("platform") => Layer::Platform,
            _ if is_in("popup/update") => Layer::Update,
            _ if is_in("popup/view") => Layer::View,
            _ if drives.into_iter().any(is_in) => Layer::Drive,
            _ if is_in("popup") => Layer::State,
            _ if is_named("update") => Layer::Update,
            _ if is_named("view") => Layer::View,
            _ if is_named("state") => Layer::State,
            _ => Layer::Other,
        }
    }
}

/// A path as it is below the sources of the extension.
fn inner(path: &str) -> &str {
    path.strip_prefix("extension/src/").unwrap_or(path)
}

fn part(path: &str) -> usize {
    let name = inner(path).split(['/', '.']).next().unwrap_or_default();
    let at = PARTS.iter().position(|part| *part == name);
    at.unwrap_or_else(|| panic!("{path} is in no part of the extension: {PARTS:?}"))
}

/// The feature that a file belongs to.
fn feature(path: &str) -> Option<&str> {
    let rest = inner(path).strip_prefix("features/")?;
    rest.split(['/', '.']).next()
}

/// Why one file may not import another.
fn offence(from: &str, to: &str) -> Option<&'static str> {
    let (layer, other) = (Layer::of(from), Layer::of(to));
    let forbidden = KEPT_APART.iter().find(|(own, _)| *own == layer);
    let is_other_feature =
        feature(from).is_some() && feature(to).is_some() && feature(from) != feature(to);
    if part(from) < part(to) {
        Some("leads up")
    } else if is_other_feature {
        Some("leads to another feature")
    } else if forbidden.is_some_and(|(_, layers)| layers.contains(&other)) {
        Some("leads to what is kept apart from it")
    } else {
        None
    }
}

/// Whether a file is the one of this path, or in this folder.
fn is_at(file: &str, path: &str) -> bool {
    match path.ends_with('/') {
        true => file.starts_with(path),
        false => file == path,
    }
}

#[test]
fn imports_lead_down() {
    let imports = Imports::below("extension/src");
    let offences: Vec<(&str, &str, &str)> = imports
        .arrows()
        .filter_map(|(from, to)| Some((from, to, offence(from, to)?)))
        .collect();
    let is_listed = |(from, to): (&str, &str), (own, other): (&str, &str)| {
        is_at(inner(own), from) && is_at(inner(other), to)
    };
    let fresh = offences
        .iter()
        .filter(|(own, other, _)| !ARROWS.iter().any(|old| is_listed(*old, (own, other))));
    expect_none(
        fresh
            .map(|(from, to, why)| format!("{from} -> {to} {why}"))
            .collect(),
        "an import leads the wrong way",
    );
    let is_gone = |old: &&(&str, &str)| {
        let mut offences = offences.iter();
        !offences.any(|(own, other, _)| is_listed(**old, (own, other)))
    };
    let gone = ARROWS.iter().filter(is_gone);
    expect_none(
        gone.map(|(from, to)| format!("{from} -> {to}")).collect(),
        "no longer there: take it off the list of what is old",
    );
}

#[test]
fn few_files_go_in_a_circle() {
    let circles = ["core/src", "extension/src"].map(|folder| {
        let imports = Imports::below(folder);
        let circles = imports.circles().into_iter();
        let large = circles.filter(|circle| circle.len() > CIRCLE);
        let named = large.map(|circle| {
            let name = circle.iter().copied().min().unwrap_or_default();
            let count = circle.len();
            (name.to_owned(), count, circle.join("\n    "))
        });
        named.collect::<Vec<_>>()
    });
    let circles: Vec<(String, usize, String)> = circles.into_iter().flatten().collect();
    let is_old = |name: &str, count: usize| CIRCLES.contains(&(name, count));
    let fresh = circles
        .iter()
        .filter(|(name, count, _)| !is_old(name, *count));
    expect_none(
        fresh
            .map(|(name, count, files)| format!("{name}, {count} files:\n    {files}"))
            .collect(),
        "more files import each other in a circle than may, or fewer than the list of what is old says",
    );
    let is_gone = |(name, count): &&(&str, usize)| {
        let mut circles = circles.iter();
        !circles.any(|(own, size, _)| own == name && size == count)
    };
    let gone = CIRCLES.iter().filter(is_gone);
    expect_none(
        gone.map(|(name, count)| format!("{name}, {count} files"))
            .collect(),
        "no longer there: take it off the list of what is old",
    );
}

#[test]
fn wrong_ways_are_noticed() {
    let wrong = [
        ("platform/tabs.rs", "popup/facts.rs"),
        ("ui/button.rs", "features/keys.rs"),
        ("features/keys.rs", "features/activity/state.rs"),
        ("popup/model.rs", "platform/tabs.rs"),
        ("popup/update/new_key.rs", "popup/view/new_key.rs"),
        ("popup/view/new_key.rs", "popup/update/new_key.rs"),
        ("popup/run.rs", "worker.rs"),
        ("features/keys/view/row.rs", "features/keys/update/sort.rs"),
        ("features/keys/state/sort.rs", "features/keys/update.rs"),
        ("features/keys/update/sort.rs", "platform/tabs.rs"),
    ];
    let right = [
        ("features/keys.rs", "features/keys/grid.rs"),
        ("features/keys.rs", "shell/facts.rs"),
        ("popup/view/grid.rs", "platform/clock.rs"),
        ("popup/run.rs", "popup/view.rs"),
        ("worker.rs", "wire/order.rs"),
    ];
    let judge = |(from, to): (&str, &str)| {
        let path = |inner: &str| format!("extension/src/{inner}");
        offence(&path(from), &path(to)).is_some()
    };
    assert_eq!(wrong.map(judge), [true; 10]);
    assert_eq!(right.map(judge), [false; 5]);
}
