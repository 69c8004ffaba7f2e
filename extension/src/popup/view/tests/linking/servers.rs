//! A server of Qlik Sense Enterprise on Windows as what has the values.

use latchkey_core::Server;

use super::super::world::{model, now, with};
use super::*;
use crate::popup::linking::message::Message as Happened;
use crate::popup::message::Message;
use crate::popup::update::update;

/// Ada looks at a form, and chooses the server.
fn with_server(frame: Frame) -> Model {
    let mut model = at(vec![frame]);
    let server = Server::from_address("https://sense.acme.example/sso").unwrap();
    model.linking.sources.servers = Some(vec![server.clone()]);
    let choose = Message::Linking(Happened::ChooseServer(server));
    update(&mut model, choose, now());
    model
}

#[test]
fn its_address_goes_into_the_form() {
    let told = told(
        linking,
        with_server(Frame {
            title: "New Qlik Sense Enterprise integration · Dawiso".to_owned(),
            fields: vec![field("Server address", Kind::Url)],
            ..page()
        }),
    );
    has(
        &told,
        &[
            "Tenant or server",
            "acme-corp · us · acme-corp.us.qlikcloud.com",
            "Qlik Sense server · https://sense.acme.example/sso",
            "Qlik Sense Enterprise on Windows has no Qlik Cloud API keys, so none is made for this form.",
            "A user with the role RootAdmin.",
            "Server addresshttps://sense.acme.example/sso",
            "1 value goes into the form.",
        ],
    );
    for part in [
        "Signed in",
        "A key for this form",
        "Tenant ID",
        "Allow access",
    ] {
        assert!(!told.contains(part), "{part}: {told}");
    }
}

#[test]
fn says_why_nothing_goes_into_a_form_for_the_cloud() {
    let told = told(linking, with_server(page()));
    has(
        &told,
        &[
            "This product connects to Qlik Cloud only.",
            "button \"Fill\", disabled",
            "Nothing can be filled yet.",
        ],
    );
    assert!(!told.contains("What goes where"), "{told}");
}

/// The icon was clicked on a page that may be the server's, and this is what is known of the page.
fn on_page(page: Page) -> Model {
    let mut model = with(model(), |facts| {
        facts.place = Place::Server(Server::from_url("https://sense.acme.example/hub").unwrap())
    });
    model.linking.page = page;
    model
}

#[test]
fn a_page_that_may_be_a_servers_shows_neither_until_it_was_looked_at() {
    let looking = told(screen, on_page(Page::Looking));
    assert!(looking.contains("status"), "{looking}");
    assert!(!looking.contains("Qlik Sense"), "{looking}");
    let seen = told(screen, on_page(Page::Seen(Vec::new())));
    assert!(
        seen.contains("heading \"Looks like Qlik Sense Enterprise on Windows\""),
        "{seen}"
    );
    assert!(!seen.contains("Fill a form here"), "{seen}");
    let slow = told(screen, on_page(Page::Slow));
    assert!(slow.contains("heading \"Looks like Qlik Sense"), "{slow}");
}

#[test]
fn a_form_there_wins_and_another_may_be_filled_by_hand() {
    let place = on_page(Page::default()).facts.place;
    let form = told(
        screen,
        with(at(vec![page()]), |facts| facts.place = place.clone()),
    );
    assert!(
        form.contains("heading \"Fill a form on hub.stackone.example\""),
        "{form}"
    );
    let news = Frame {
        title: "News".to_owned(),
        fields: vec![field("Your name", Kind::Text)],
        ..page()
    };
    let other = told(screen, with(at(vec![news]), |facts| facts.place = place));
    has(
        &other,
        &[
            "heading \"Looks like Qlik Sense",
            "button \"Fill a form here\"",
        ],
    );
}
