//! The popup's page, where the build lets it name one file in place of many.

/// The page with one line in place of all that `is_such` holds for, where the first of them was;
/// `None` where there is none.
pub fn with_one(page: &str, is_such: impl Fn(&str) -> bool, one: &str) -> Option<String> {
    let mut lines = Vec::new();
    let mut is_there = false;
    for line in page.lines() {
        match (is_such(line), is_there) {
            (false, _) => lines.push(line.to_owned()),
            (true, false) => {
                let indent = line.len() - line.trim_start().len();
                lines.push(format!("{}{one}", &line[..indent]));
                is_there = true;
            }
            (true, true) => {}
        }
    }
    is_there.then(|| lines.join("\n") + "\n")
}
