//! Who may make keys: oneself, chosen people, everyone, and the roles that carry the permission.

mod everyone;
mod giving;
mod other_role;
mod outcome;
mod question;
mod roles;
mod unfinished;
mod ways;

pub(super) use question::question;

use super::failed::failed;
use crate::features::settings::state::access::{Access, AccessMessage as Message, Receiver};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::shell::loaded::Loaded;
use crate::ui::button::pressed;
use crate::ui::icon::Icon;
use crate::words::Words;

/// All of it.
pub(super) fn access(access: &Access, facts: &Facts, words: &dyn Words) -> Node<Message> {
    let read = match &access.read {
        Loaded::NotAsked | Loaded::Asking => {
            let reading = element("p", &[("class", "quiet"), ("role", "status")]);
            reading.text(words.say("access_reading")).into()
        }
        Loaded::Failed(error) => failed(error, Message::ReadAgain, facts, words).into(),
        Loaded::Here(read) => {
            let is_blocked = is_blocked(access, facts);
            Node::List(vec![
                me(access, is_blocked, words).into(),
                giving::giving(access, is_blocked, facts, words),
                everyone::everyone(read, is_blocked, words),
                roles::roles(access, read, is_blocked, facts, words),
            ])
        }
    };
    let heading = element("h2", &[("id", "access"), ("tabindex", "-1")]);
    element(
        "section",
        &[("class", "access"), ("aria-labelledby", "access")],
    )
    .child(heading.text(words.say("access")))
    .child(tag("p").text(words.say("access_intro")))
    .child(outcome::outcome(access, facts, words))
    .child(unfinished::unfinished(access, facts, words))
    .child(read)
    .into()
}

/// Whether the signed-in user may make keys, and how; nothing where it isn't known.
fn me(access: &Access, is_blocked: bool, words: &dyn Words) -> Option<Element<Message>> {
    let read = access.read.here()?;
    let me = access.me.here()?.as_ref()?;
    let ways = ways::told(read, me, &read.ways(me)?, words);
    if ways.is_empty() {
        return Some(no_way(access, is_blocked, words));
    }
    let told = words.text("access_me", &[&ways.join("; ")]);
    let news = element("p", &[("class", "news done")]).child(Icon::Check.node());
    Some(news.child(tag("span").text(told)))
}

fn no_way(access: &Access, is_blocked: bool, words: &dyn Words) -> Element<Message> {
    let button = element("button", &[("type", "button")]).text(words.say("give_me"));
    let give = giving::give(&access.giving, Receiver::Me, words);
    element("div", &[("class", "news care")])
        .child(tag("p").text(words.say("access_me_not")))
        .child(pressed(button, is_blocked, give))
}

/// Nothing new can be changed now.
fn is_blocked(access: &Access, facts: &Facts) -> bool {
    access.unfinished.is_some() || is_busy(access, facts)
}

/// Nothing at all can be changed now, also not what was begun before.
pub(super) fn is_busy(access: &Access, facts: &Facts) -> bool {
    access.work.is_some() || !facts.may_act()
}
