//! The screen on a page of Qlik Sense Enterprise on Windows.

use latchkey_core::Server;

use super::world::now;
use super::{has, told};
use crate::popup::model::Model;
use crate::popup::view::server::server;
use crate::shell::facts::{Facts, Place};

fn at(url: &str) -> Model {
    Model {
        facts: Facts {
            place: Place::Server(Server::from_url(url).unwrap()),
            now: now(),
            ..Facts::default()
        },
        ..Model::default()
    }
}

#[test]
fn says_that_it_has_no_keys_and_gives_its_address() {
    let told = told(server, at("https://sense.acme.example/sso/hub/my/work?a=b"));
    has(
        &told,
        &[
            "heading \"Qlik Sense Enterprise on Windows\"",
            "https://sense.acme.example/sso",
            "This product has no Qlik Cloud API keys",
            "heading \"Connect\"",
            "button \"Copy Server address\"",
        ],
    );
    assert!(!told.contains("a=b"), "{told}");
}

#[test]
fn says_less_of_a_page_that_only_may_be_one() {
    let told = told(server, at("https://sense.acme.example/hub"));
    assert!(
        told.contains("heading \"Looks like Qlik Sense Enterprise on Windows\""),
        "{told}"
    );
}
