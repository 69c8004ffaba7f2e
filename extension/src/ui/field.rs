//! Fields of a form: each with its label.

use crate::screen::{Element, element, tag};

/// A field with its label; `id` is that of the box.
pub fn field<M>(id: &'static str, label: String, input: Element<M>) -> Element<M> {
    element("div", &[("class", "field")])
        .child(tag("label").attribute("for", id).text(label))
        .child(input.attribute("id", id))
}

/// One line to type into.
pub fn line<M>(
    id: &'static str,
    label: String,
    value: String,
    typed: impl Fn(String) -> M + 'static,
) -> Element<M> {
    let input = element("input", &[("type", "text"), ("autocomplete", "off")]);
    field(id, label, input.value(value).on_value("input", typed))
}

/// A list to choose from: values with their words.
pub fn list<M>(
    id: &'static str,
    label: String,
    choices: impl IntoIterator<Item = (String, String)>,
    chosen: String,
    choose: impl Fn(String) -> M + 'static,
) -> Element<M> {
    let options = choices
        .into_iter()
        .map(|(value, words)| tag("option").attribute("value", value).text(words));
    let list = tag("select").list(options);
    field(id, label, list.value(chosen).on_value("change", choose))
}

/// A box to tick, with what stands beside it.
pub fn tick<M>(
    is_ticked: bool,
    ticked: impl Fn(bool) -> M + 'static,
    beside: Element<M>,
) -> Element<M> {
    let input = element("input", &[("type", "checkbox")]);
    element("label", &[("class", "tick")])
        .child(input.checked(is_ticked).on_checked("change", ticked))
        .child(beside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::Node;
    use crate::screen::reader::one;

    #[derive(Clone, Debug, PartialEq)]
    enum Message {
        Typed(String),
        Ticked(bool),
    }

    #[test]
    fn each_is_found_by_its_label_and_says_what_the_user_did() {
        let choices = [("a", "Alpha"), ("b", "Beta")];
        let choices = choices.map(|(value, words)| (value.to_owned(), words.to_owned()));
        let form = Node::from(vec![
            line("name", "Name".to_owned(), "Eve".to_owned(), Message::Typed),
            list(
                "kind",
                "Kind".to_owned(),
                choices,
                "b".to_owned(),
                Message::Typed,
            ),
            tick(true, Message::Ticked, tag("span").text("Of age")),
        ]);
        let name = one(&form, "textbox", "Name");
        assert_eq!(name.says_value().unwrap(), "Eve");
        assert_eq!(name.typed("Ada"), Some(Message::Typed("Ada".to_owned())));
        let kind = one(&form, "combobox", "Kind");
        assert_eq!(kind.says_value().unwrap(), "b");
        assert_eq!(kind.all_text(), "AlphaBeta");
        assert_eq!(kind.typed("a"), Some(Message::Typed("a".to_owned())));
        let age = one(&form, "checkbox", "Of age");
        assert_eq!(age.says_checked(), Some(true));
        assert_eq!(age.ticked(false), Some(Message::Ticked(false)));
    }
}
