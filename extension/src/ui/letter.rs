//! A text ready to be sent to somebody: to be read, copied, or opened in the user's own mail
//! program. Latchkey itself sends nothing.

use latchkey_core::mail;

use super::icon::Icon;
use crate::screen::{Node, element};
use crate::words::Words;

/// A text with its subject; `to` is an address, where one is known.
pub struct Letter<'a> {
    pub subject: String,
    pub body: String,
    pub to: Option<&'a str>,
}

/// The text with its two buttons.
pub fn letter<M>(letter: Letter, copied: impl FnOnce(String) -> M, words: &dyn Words) -> Node<M> {
    let Letter { subject, body, to } = letter;
    let address = mail::link(to, &subject, &body);
    let copy = element("button", &[("type", "button")])
        .child(Icon::Copy.node())
        .text(words.say("copy_text"));
    let mail = element("a", &[("target", "_blank")])
        .attribute("href", address)
        .text(words.say("write_mail"));
    Node::from(vec![
        element("blockquote", &[("class", "letter")]).text(body.clone()),
        element("div", &[("class", "acts")])
            .child(copy.on("click", copied(body)))
            .child(mail),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::reader::one;
    use crate::words::english::English;

    #[test]
    fn the_text_is_copied_or_written_as_it_is_read() {
        let words = English::read();
        let text = Letter {
            subject: "Keys & roles".to_owned(),
            body: "Hello Eve".to_owned(),
            to: Some("eve@acme.example"),
        };
        let node = letter(text, |body| body, &words);
        assert!(node.all_text().starts_with("Hello Eve"));
        let copy = one(&node, "button", &words.say("copy_text"));
        assert_eq!(copy.message("click").as_deref(), Some("Hello Eve"));
        let mail = one(&node, "link", &words.say("write_mail"));
        let href = mail.get("href").unwrap();
        assert!(href.starts_with("mailto:eve@acme.example?"), "{href}");
        assert!(href.contains("subject=Keys%20%26%20roles"), "{href}");
    }
}
