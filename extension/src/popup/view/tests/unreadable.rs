//! What can't be read any more, in words.

use latchkey_core::kept::Unreadable;

use super::told;
use super::world::model;
use crate::popup::unreadable::Told;
use crate::popup::view::{screen, unreadable};

fn met(name: &str, text: &str) -> Unreadable {
    Unreadable {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn each_kind_says_what_it_is_and_offers_a_copy() {
    for (name, text, said) in [
        ("notes/t", "", "the notes that it kept for this tenant"),
        ("notes/t\nk9", "7", "the note that it kept on “k9”"),
        ("rotating/t/ada", "", "which keys were being rotated"),
        ("rotating/t/ada\n{}", "{}", "which keys were being rotated"),
        (
            "rotating/t/ada\nx",
            r#"{"name":"Nightly"}"#,
            "how far the rotation of “Nightly” got",
        ),
        (
            "run/t",
            "",
            "how far the last run over keys of this tenant got",
        ),
        ("access/t/ada", "", "who may make keys"),
        ("making/t/ada", "", "the key that was made last"),
        ("consents", "", "which sites you allowed a secret for"),
        ("tenants", "", "which tenants or servers"),
        ("servers", "", "which tenants or servers"),
        ("later", "", "something that it kept, “later”"),
    ] {
        let mut model = model();
        model.unreadable = vec![met(name, text)];
        let told = told(screen, model);
        let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(said), "{name}: {told}");
        assert!(told.contains("button \"Save a copy\""), "{told}");
        assert!(told.contains("button \"Discard\""), "{told}");
    }
}

#[test]
fn what_came_of_saving_it_is_said() {
    let entry = "notes/t".to_owned();
    for (what, said) in [
        (
            Told::Saved(entry.clone(), "x.txt".to_owned()),
            "Saved as x.txt.",
        ),
        (Told::NotSaved(entry.clone()), "did not"),
        (
            Told::NotGone(entry.clone()),
            "The browser did not delete it.",
        ),
    ] {
        let mut model = model();
        model.unreadable = vec![met(&entry, "")];
        model.handling.told = Some(what);
        let told = told(screen, model);
        assert!(told.contains(said), "{told}");
    }
}

#[test]
fn it_is_not_let_go_without_a_question() {
    let mut model = model();
    model.handling.asks = Some("notes/t".to_owned());
    let told = told(unreadable::question, model);
    assert!(told.contains("Discard it without a copy?"), "{told}");
    assert!(told.contains("for good"), "{told}");
}

#[test]
fn that_the_browser_does_not_tell_what_was_left_unfinished_is_said() {
    let mut model = model();
    model.handling.refused = vec!["rotating/t/ada".to_owned()];
    let screen = told(screen, model);
    assert!(
        screen.contains("The browser would not say whether a rotation"),
        "{screen}"
    );
}
