//! Buttons.

use super::icon::Icon;
use crate::screen::{Element, element};
use crate::words::Words;

/// The button, pressed by mouse or key. While it is blocked it says nothing, and can have the focus all the same.
pub fn pressed<M>(button: Element<M>, is_blocked: bool, message: M) -> Element<M> {
    button
        .state("aria-disabled", is_blocked)
        .on("click", (!is_blocked).then_some(message))
}

/// The button with the cross that closes what it stands in.
pub fn close<M>(message: M, words: &dyn Words) -> Element<M> {
    bare(words.say("close"), Icon::Close, message)
}

/// A button with an icon alone; its name shows on hover.
pub fn bare<M>(name: String, icon: Icon, message: M) -> Element<M> {
    element("button", &[("class", "bare"), ("type", "button")])
        .attribute("aria-label", name.clone())
        .attribute("title", name)
        .on("click", message)
        .child(icon.node())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::Node;
    use crate::screen::reader::one;
    use crate::words::english::English;

    #[test]
    fn a_blocked_button_is_there_and_says_nothing() {
        let button = |is_blocked| {
            let button = element("button", &[("type", "button")]).text("Save");
            Node::from(pressed(button, is_blocked, "saved"))
        };
        let free = button(false);
        let save = one(&free, "button", "Save");
        assert_eq!(save.message("click"), Some("saved"));
        assert_eq!(save.get("aria-disabled"), Some("false"));
        let blocked = button(true);
        let save = one(&blocked, "button", "Save");
        assert_eq!(save.message("click"), None);
        assert_eq!(save.get("aria-disabled"), Some("true"));
    }

    #[test]
    fn an_icon_has_a_name_for_ear_and_eye() {
        let node = Node::from(close("closed", &English::read()));
        let button = one(&node, "button", "Close");
        assert_eq!(button.get("title"), Some("Close"));
        assert_eq!(button.message("click"), Some("closed"));
    }
}
