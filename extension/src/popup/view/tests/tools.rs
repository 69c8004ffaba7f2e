use latchkey_core::Status;
use latchkey_core::table::Filter;

use super::world::{key, model, now, opened, put, with_status};
use super::{check, has};
use crate::popup::exporting::Saved;
use crate::popup::view::tools::tools;

#[test]
fn offers_a_search_and_filters_with_their_counts() {
    let mut model = model();
    put(&mut model, with_status(&key("Old", "eve"), Status::Revoked));
    model.facts.table.set_filter(Filter::Active, now());
    check(
        tools,
        model,
        r#"
        searchbox "Search keys"
        button "Why 401?"
        button "My keys", collapsed
        button "Last uses", collapsed
        button "Export", collapsed
        status
        group "Show"
          radio "All", 4
          radio "Active", checked, 3
          radio "Expiring soon", 0
          radio "Expired", 0
          radio "Revoked", 1
          radio "Ownerless", 0
          radio "SCIM", 1
          radio "Admin owner", 1
          radio "Older than 90 days", 0
        "#,
    );
}

#[test]
fn counts_nothing_before_anything_was_read() {
    let told = super::told(tools, opened());
    assert!(told.contains("radio \"All\", checked, –\n"), "{told}");
}

/// A browser may send what is checked for spelling to a server, and offers again what it kept.
#[test]
fn the_box_keeps_what_is_pasted_to_itself() {
    use crate::popup::view::Send;
    use sycamore::prelude::create_signal;

    let html = super::html(|| tools(*create_signal(model()), Send::new(|_| {})));
    has(
        &html,
        &[
            r#"spellcheck="false""#,
            r#"autocomplete="off""#,
            r#"autocapitalize="off""#,
        ],
    );
}

#[test]
fn offers_the_forms_of_export_and_says_what_was_saved() {
    let mut model = model();
    model.exporting.is_choosing = true;
    model.exporting.saved = Some(Saved::File("acme.csv".to_owned(), 0));
    let told = super::told(tools, model);
    let forms = r#"
button "Export", expanded
group "Forms of export"
  button "Spreadsheet .xlsx, for Excel, LibreOffice and the like"
  button "CSV for scripts and other programs"
  button "JSON for programs, every text exact"
  button "Calendar .ics, when active keys expire"
  The keys as shown now, with your notes. No secrets.
status
  Saved as acme.csv."#;
    assert!(told.contains(forms.trim_start()), "{told}");
}

#[test]
fn says_what_is_missing_from_a_file_and_why_there_is_none() {
    for (saved, sentence) in [
        (
            Saved::File("acme.ics".to_owned(), 1),
            "Saved as acme.ics. 1 active key is not in it: when it expires can’t be read.",
        ),
        (
            Saved::File("acme.ics".to_owned(), 2),
            "Saved as acme.ics. 2 active keys are not in it: when they expire can’t be read.",
        ),
        (Saved::NotTaken, "The browser did not take the file."),
        (
            Saved::NoEvent,
            "No calendar was saved: none of the keys shown is active and has an expiry that can be read.",
        ),
    ] {
        let mut model = model();
        model.exporting.saved = Some(saved);
        let told = super::told(tools, model);
        assert!(told.contains(sentence), "{told}");
    }
}
