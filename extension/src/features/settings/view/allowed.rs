//! What the user allowed and what is remembered of where they were, each with a button that forgets it.
//! A part of the section Settings; on a screen without sections, behind a button of its own.

use latchkey_core::linking::{Consent, Destination, Security};
use latchkey_core::{SeenTenant, Server, SiteAccess, Sites};

use crate::features::settings::state::allowed::{
    Allowed, AllowedMessage as Message, HEADING, Item, List, Outcome, SWITCH, button_id,
};
use crate::screen::{Element, Node, element, tag};
use crate::ui::odd::{odd, sentence, spoken};
use crate::words::Words;

/// The list behind its button, on a screen that has no section for it.
pub fn folded(allowed: &Allowed, words: &dyn Words) -> Element<Message> {
    let switch = element(
        "button",
        &[("class", "bare"), ("id", SWITCH), ("type", "button")],
    )
    .state("aria-expanded", allowed.is_shown)
    .text(words.say("allowed"))
    .on("click", Message::Show(!allowed.is_shown));
    element("div", &[("class", "folded")])
        .child(switch)
        .child(allowed.is_shown.then(|| self::allowed(allowed, words)))
}

/// All of it.
pub fn allowed(allowed: &Allowed, words: &dyn Words) -> Element<Message> {
    let outcome = allowed.outcome.as_ref().map(|it| self::outcome(it, words));
    let heading = element("h2", &[("id", HEADING), ("tabindex", "-1")]);
    element(
        "section",
        &[("class", "allowed"), ("aria-labelledby", HEADING)],
    )
    .on("focusin", Message::Focused(true))
    .on("focusout", Message::Focused(false))
    .child(heading.text(words.say("allowed")))
    .child(tag("p").text(words.say("allowed_intro")))
    .child(element("div", &[("role", "status")]).child(outcome))
    .child(allowed.list.as_ref().map(|list| groups(list, words)))
}

/// One line of the list.
struct Line {
    item: Item,
    /// What it is, where its name alone doesn't say it.
    what: Node<Message>,
}

fn groups(list: &List, words: &dyn Words) -> Node<Message> {
    fn lines<T>(items: Option<&Vec<T>>, line: impl Fn(&T) -> Line) -> Option<Vec<Line>> {
        items.map(|items| items.iter().map(line).collect())
    }
    let groups = [
        (
            "allowed_sites",
            "allowed_sites_hint",
            lines(list.consents.as_ref(), |it| of_consent(it, words)),
        ),
        (
            "allowed_access",
            "allowed_access_hint",
            lines(list.access.as_ref(), |it| of_access(it, words)),
        ),
        (
            "allowed_tenants",
            "allowed_tenants_hint",
            lines(list.tenants.as_ref(), |it| of_tenant(it, words)),
        ),
        (
            "allowed_servers",
            "allowed_servers_hint",
            lines(list.servers.as_ref(), of_server),
        ),
    ];
    let mut count = 0;
    let mut nodes: Vec<Node<Message>> = Vec::new();
    for (name, hint, lines) in groups {
        let first = count;
        count += lines.as_ref().map_or(0, Vec::len);
        nodes.push(group(name, hint, first, lines, words));
    }
    nodes.push(match count {
        0 => element("p", &[("class", "quiet")])
            .text(words.say("allowed_none"))
            .into(),
        1 => Node::Nothing,
        _ => forget_all(words).into(),
    });
    Node::List(nodes)
}

fn forget_all(words: &dyn Words) -> Element<Message> {
    let button = element("button", &[("type", "button")]).text(words.say("forget_all"));
    element("div", &[("class", "acts")]).child(button.on("click", Message::ForgetAll))
}

/// One kind of what is there, under its heading; nothing where there is none.
fn group(
    name: &'static str,
    hint: &str,
    first: usize,
    lines: Option<Vec<Line>>,
    words: &dyn Words,
) -> Node<Message> {
    let content = match lines {
        Some(lines) if lines.is_empty() => return Node::Nothing,
        Some(lines) => {
            let numbered = lines.into_iter().enumerate();
            tag("ul").list(numbered.map(|(at, of)| line(first + at, name, of, words)))
        }
        None => element("p", &[("class", "wrong")]).text(words.say("allowed_unread")),
    };
    Node::List(vec![
        tag("h3").attribute("id", name).text(words.say(name)).into(),
        element("p", &[("class", "hint")])
            .text(words.say(hint))
            .into(),
        content.into(),
    ])
}

fn line(at: usize, group: &'static str, line: Line, words: &dyn Words) -> Element<Message> {
    let id = format!("allowed-{at}");
    // Two lines may be of one name: their kinds and the rest of what they say tell them apart.
    let by = format!("{group} {id}");
    let label = words.text("forget_item", &[&spoken(&name(&line.item, words))]);
    let forget = element("button", &[("class", "bare"), ("type", "button")])
        .attribute("id", button_id(at))
        .attribute("aria-label", label)
        .attribute("aria-describedby", by)
        .text(words.say("forget"))
        .on("click", Message::Forget(line.item));
    tag("li")
        .child(tag("span").attribute("id", id).child(line.what))
        .child(forget)
}

fn of_consent(consent: &Consent, words: &dyn Words) -> Line {
    let what = match consent.page == consent.frame {
        true => odd(&host(&consent.frame)).into(),
        false => {
            let sites = [&consent.frame, &consent.page].map(|site| odd(&host(site)).into());
            sentence("allowed_site_in", sites.into(), words)
        }
    };
    Line {
        item: Item::Consent(consent.clone()),
        what,
    }
}

fn of_access(access: &SiteAccess, words: &dyn Words) -> Line {
    let item = Item::Access(access.clone());
    let what = odd(&name(&item, words)).into();
    Line { item, what }
}

fn of_tenant(tenant: &SeenTenant, words: &dyn Words) -> Line {
    let values = [&tenant.name, &tenant.region, &tenant.host];
    let values = values.map(|value| odd(value).into());
    Line {
        item: Item::Tenant(tenant.host.clone()),
        what: sentence("allowed_tenant", values.into(), words),
    }
}

fn of_server(server: &Server) -> Line {
    Line {
        item: Item::Server(server.clone()),
        what: odd(&server.address()).into(),
    }
}

/// What its button names, as others wrote it.
fn name(item: &Item, words: &dyn Words) -> String {
    match item {
        Item::Consent(consent) => host(&consent.frame),
        Item::Access(access) => match access.sites() {
            Sites::One(site) => site.to_owned(),
            Sites::Below(domain) => words.text("sites_below", &[domain]),
            Sites::All => words.say("sites_all"),
        },
        Item::Tenant(host) => host.clone(),
        Item::Server(server) => server.address(),
    }
}

/// The host of an origin, with its port where it has one; the whole of it where it isn't https.
fn host(origin: &str) -> String {
    let site = Destination::from_origin(origin);
    let site = site.filter(|site| site.security == Security::Https);
    site.map_or_else(|| origin.to_owned(), |site| site.host)
}

/// What came of forgetting: one thing by its name, several by their number.
fn outcome(outcome: &Outcome, words: &dyn Words) -> Element<Message> {
    let named = |key: &str, item: &Item| sentence(key, vec![odd(&name(item, words)).into()], words);
    let sentence = match (&*outcome.asked, &*outcome.failed) {
        ([item], []) => named("forgotten", item),
        (_, []) => Node::from(words.say("forgotten_all")),
        (_, [item]) => named("forgotten_not", item),
        (_, failed) => Node::from(words.count("forgotten_not", failed.len(), &[])),
    };
    let news = match outcome.failed.is_empty() {
        true => element("div", &[("class", "news done")]),
        false => element("div", &[("class", "news wrong"), ("role", "alert")]),
    };
    news.child(tag("p").child(sentence))
}
