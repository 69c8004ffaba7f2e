//! A server of Qlik Sense Enterprise on Windows as what has the values.

use latchkey_core::Server;

use super::super::world::now;
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
    for part in [
        "Tenant or server",
        "acme-corp · us · acme-corp.us.qlikcloud.com",
        "Qlik Sense server · https://sense.acme.example/sso",
        "Qlik Sense Enterprise on Windows has no Qlik Cloud API keys, so none is made for this form.",
        "A user with the role RootAdmin.",
        "Server addresshttps://sense.acme.example/sso",
        "1 value goes into the form.",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
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
    for part in [
        "This product connects to Qlik Cloud only.",
        "button \"Fill\", disabled",
        "Nothing can be filled yet.",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("What goes where"), "{told}");
}
