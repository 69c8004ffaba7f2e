//! The popup reaches a section by the list of sections alone, so each is in it.

use super::tree::{below, ending, expect_none};

const LIST: &str = "extension/src/popup/sections.rs";

#[test]
fn every_section_is_in_the_list() {
    let list = below(LIST).remove(0).text;
    let features = ending("extension/src/features", &[".rs"]);
    let lines = features.iter().flat_map(|file| file.text.lines());
    let mut sections: Vec<&str> = lines
        .filter_map(|line| line.strip_prefix("impl Section for ")?.strip_suffix(" {"))
        .collect();
    assert!(!sections.is_empty(), "no section was found");
    sections.retain(|section| !list.contains(&format!(": {section},\n")));
    let missing = sections.into_iter().map(str::to_owned);
    expect_none(
        missing.collect(),
        "a section is missing in the popup's list",
    );
}
