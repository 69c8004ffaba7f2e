//! What somebody without the permission can send to an admin.

use crate::features::settings::state::SettingsMessage as Message;
use crate::screen::{Node, tag};
use crate::ui::letter::{Letter, letter};
use crate::words::Words;

/// The text under its heading, ready to be sent.
pub(super) fn request(host: &str, words: &dyn Words) -> Node<Message> {
    let text = Letter {
        subject: words.say("letter_permission_subject"),
        body: words.text("letter_permission", &[host]),
        to: None,
    };
    let heading = tag("h3").text(words.say("request"));
    Node::List(vec![heading.into(), letter(text, Message::Copy, words)])
}
