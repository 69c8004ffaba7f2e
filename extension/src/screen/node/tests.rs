use super::*;
use crate::screen::reader::{all, name_of, one};
use crate::screen::{element, picture, tag};

#[derive(Clone, Debug, PartialEq)]
enum Message {
    Name(String),
    Grown(bool),
    Save,
}

#[derive(Clone, Debug, PartialEq)]
enum Whole {
    Part(Message),
}

fn form(is_wrong: bool) -> Node<Message> {
    element("form", &[("aria-label", "You")])
        .on("submit", (!is_wrong).then_some(Message::Save))
        .child(element("label", &[("for", "name")]).text("Name"))
        .child(
            element("input", &[("type", "text"), ("id", "name")])
                .value("Ada")
                .state("aria-invalid", is_wrong)
                .on_value("input", Message::Name),
        )
        .child(is_wrong.then(|| tag("p").text("This name is taken.")))
        .child(
            tag("label")
                .child(
                    element("input", &[("type", "checkbox")])
                        .checked(true)
                        .on_checked("change", Message::Grown),
                )
                .child(tag("span").text("Of age")),
        )
        .child(
            element("button", &[("type", "button")])
                .state("aria-disabled", is_wrong)
                .on_if("click", |_| true, Message::Save)
                .child(element("svg", &[("aria-hidden", "true")]).text("not read out"))
                .text("Save"),
        )
        .into()
}

#[test]
fn what_is_not_there_keeps_its_place() {
    let [with, without] = [true, false].map(|is_wrong| match form(is_wrong) {
        Node::Element(form) => form.children().len(),
        _ => 0,
    });
    assert_eq!((with, without), (5, 5));
}

#[test]
fn a_view_is_asked_what_it_says_without_a_page() {
    let form = form(false);
    assert_eq!(
        one(&form, "button", "Save").message("click"),
        Some(Message::Save)
    );
    assert_eq!(
        one(&form, "form", "You").message("submit"),
        Some(Message::Save)
    );
    let name = one(&form, "textbox", "Name");
    assert_eq!(name.says_value().map(AsRef::as_ref), Some("Ada"));
    assert_eq!(name.typed("Eve"), Some(Message::Name("Eve".to_owned())));
    let grown = one(&form, "checkbox", "Of age");
    assert_eq!(grown.says_checked(), Some(true));
    assert_eq!(grown.ticked(false), Some(Message::Grown(false)));
}

#[test]
fn what_is_blocked_says_nothing() {
    let form = form(true);
    assert_eq!(one(&form, "form", "You").message("submit"), None);
    assert_eq!(
        one(&form, "button", "Save").get("aria-disabled"),
        Some("true")
    );
}

#[test]
#[should_panic(expected = "0 of role button are called \"Delete\"; there are [Some(\"Save\")]")]
fn whoever_looks_for_what_is_not_there_hears_what_is() {
    one(&form(false), "button", "Delete");
}

#[test]
fn names_come_from_labels_ids_legends_and_texts() {
    let view: Node<()> = vec![
        element("h2", &[("id", "rules")]).text("The  rules"),
        element("section", &[("aria-labelledby", "rules")]),
        tag("fieldset").child(tag("legend").text("Choose")),
        element("button", &[("aria-label", "Close it")]).text("x"),
        element("button", &[("hidden", "")]).text("Nobody sees me"),
    ]
    .into();
    let names = ["heading", "region", "group", "button"].map(|role| {
        let found = all(&view, role);
        let names = found.iter().map(|found| name_of(&view, found));
        names.collect::<Option<Vec<_>>>().unwrap().join(", ")
    });
    assert_eq!(names, ["The rules", "The rules", "Choose", "Close it"]);
}

#[test]
fn messages_of_a_part_become_those_of_the_whole() {
    let whole = form(false).map(Whole::Part);
    let said = |message| Some(Whole::Part(message));
    assert_eq!(
        one(&whole, "button", "Save").message("click"),
        said(Message::Save)
    );
    assert_eq!(
        one(&whole, "checkbox", "Of age").ticked(true),
        said(Message::Grown(true))
    );
    let typed = one(&whole, "textbox", "Name").typed("Eve");
    assert_eq!(typed, said(Message::Name("Eve".to_owned())));
    assert_eq!(picture::of(&whole), picture::of(&form(false)));
}

#[test]
fn an_attribute_is_there_or_not() {
    let element: Element<()> = element("p", &[("class", "quiet")])
        .attribute("title", None::<String>)
        .flag("hidden", false)
        .state("aria-busy", true)
        .property("--count", 12.to_string());
    let found = ["class", "title", "hidden", "aria-busy", "--count"].map(|name| element.get(name));
    assert_eq!(found, [Some("quiet"), None, None, Some("true"), Some("12")]);
    let element = element.classes(&[("row", true), ("gone", false), ("mine", true)]);
    assert_eq!(element.get("class"), Some("row mine"));
}

#[test]
fn nodes_are_made_of_what_views_have() {
    let texts: Node<()> = vec!["a", "b"].into();
    let list: Node<()> = ["c".to_owned(), "d".to_owned()].into_iter().collect();
    let nothing: Node<()> = None::<&str>.into();
    let all = Node::List(vec![
        texts,
        list,
        nothing,
        tag("b").text("e").into(),
        "f".into(),
    ]);
    assert_eq!(all.all_text(), "abcdef");
    assert_eq!(all.elements().len(), 1);
    assert!(matches!(all, Node::List(places) if places.len() == 5));
}
