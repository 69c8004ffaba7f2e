//! Servers of Qlik Sense Enterprise on Windows, whose address a form may ask for.

use latchkey_core::Server;
use latchkey_core::linking::Consents;

use super::*;
use crate::popup::linking::sources::Chosen;

const ADDRESS: &str = "https://sense.acme.example/sso";

fn server() -> Server {
    Server::from_address(ADDRESS).unwrap()
}

/// Dawiso's form for such a server.
fn windows() -> Frame {
    Frame {
        title: "New Qlik Sense Enterprise integration · Dawiso".to_owned(),
        fields: vec![field("Server address", Kind::Url)],
        ..stackone()
    }
}

/// The tenant's and the server's pages were seen, and now the icon is clicked on a form.
fn with_both(frames: Vec<Frame>) -> Scene {
    let mut scene = at(frames);
    link(&mut scene, Happened::Consents(Consents::default()));
    link(&mut scene, Happened::Open(vec![open(HOST)]));
    link(&mut scene, Happened::Servers(vec![server()]));
    scene
}

/// The icon was clicked on a page that may be the server's.
fn on_page(page: &str) -> Scene {
    let mut scene = Scene::new();
    let server = Server::from_url(&format!("{ADDRESS}/{page}")).unwrap();
    scene.send(Message::Opened(Place::Server(server)));
    scene
}

fn remembered(wanted: Vec<Wanted>) -> Vec<String> {
    let servers = wanted.into_iter().filter_map(|wanted| match wanted {
        Wanted::RememberServer(server) => Some(server.address()),
        _ => None,
    });
    servers.collect()
}

#[test]
fn a_server_is_remembered_by_its_address_alone() {
    let mut scene = on_page("hub/my/work?secret=s3cret");
    assert_eq!(remembered(wanted(&mut scene)), [ADDRESS]);
    assert!(scene.asked().is_empty());
    let empty = Happened::Described(Vec::new(), integrations());
    assert_eq!(remembered(link(&mut scene, empty)), [""; 0], "once");
}

/// The page of a server's console where a cloud tenant is set up.
fn deployment() -> Frame {
    Frame {
        title: "Deployment setup · Qlik Sense".to_owned(),
        fields: vec![
            field("API endpoint", Kind::Url),
            field("Token endpoint", Kind::Url),
        ],
        ..stackone()
    }
}

#[test]
fn a_form_on_a_servers_own_page_is_filled_from_a_tenant() {
    let mut scene = on_page("qmc/deploymentsetup");
    let begun = wanted(&mut scene);
    assert!(begun.contains(&Wanted::Describe), "{begun:?}");
    scene.send(Message::SeenTenants(vec![seen(HOST)]));
    let form = Happened::Described(vec![deployment()], integrations());
    link(&mut scene, form);
    assert!(scene.model.linking.is_shown());
    link(&mut scene, Happened::Servers(vec![server()]));
    link(&mut scene, Happened::Open(vec![open(HOST)]));
    assert_eq!(scene.model.linking.tenant().unwrap().host(), HOST);
}

#[test]
fn a_form_on_a_servers_own_page_is_not_filled_with_that_server() {
    let mut scene = on_page("qmc/deploymentsetup");
    scene.send(Message::SeenTenants(Vec::new()));
    let form = Happened::Described(vec![deployment()], integrations());
    link(&mut scene, form);
    link(&mut scene, Happened::Open(Vec::new()));
    link(&mut scene, Happened::Servers(vec![server()]));
    assert_eq!(scene.model.linking.sources.chosen, None);
}

#[test]
fn a_page_that_may_be_a_servers_is_looked_at_first() {
    let mut scene = on_page("hub");
    assert_eq!(wanted(&mut scene), [Wanted::Describe]);
    let empty = Happened::Described(Vec::new(), integrations());
    assert_eq!(remembered(link(&mut scene, empty.clone())), [ADDRESS]);
    assert!(!scene.model.linking.is_shown());
    assert_eq!(remembered(link(&mut scene, empty)), [""; 0], "once");
    let mut scene = on_page("hub");
    let form = Happened::Described(vec![stackone()], integrations());
    assert_eq!(remembered(link(&mut scene, form)), [""; 0]);
    assert!(scene.model.linking.is_shown(), "a form wins");
}

#[test]
fn the_server_is_taken_where_the_form_asks_for_one() {
    let mut scene = with_both(vec![windows()]);
    let linking = &scene.model.linking;
    assert_eq!(linking.sources.chosen, Some(Chosen::Server(server())));
    assert!(scene.asked().is_empty(), "there is nobody to be asked");
    let order = order(link(&mut scene, Happened::Fill));
    assert_eq!(written(&order), format!("server address={ADDRESS}"));
}

#[test]
fn else_the_tenant_is_and_the_server_may_be_chosen() {
    let mut scene = with_both(vec![stackone()]);
    assert!(scene.model.linking.tenant().is_some());
    scene.answer("users/me", ada());
    assert!(scene.model.facts.identity.user.is_some());
    link(&mut scene, Happened::ChooseServer(server()));
    let model = &scene.model;
    assert_eq!(
        (model.facts.tenant(), &model.facts.identity.user),
        (None, &None)
    );
    assert!(!model.linking.sources.way.is_open());
    assert!(model.linking.plan().unwrap().rows.is_empty());
    assert_eq!(link(&mut scene, Happened::Fill), []);
    assert_eq!(link(&mut scene, Happened::Create), [], "nor a key made");
    // The tenant's answer comes late.
    scene.answer("tenants/me", acme());
    assert_eq!(scene.model.facts.identity.tenant, None);
    link(&mut scene, Happened::Choose(HOST.to_owned()));
    assert_eq!(
        scene.model.linking.sources.way,
        Way::Tab(7, CookieStore::default())
    );
    assert!(scene.model.linking.plan().unwrap().key_row().is_some());
}

#[test]
fn a_server_alone_is_taken_for_any_form() {
    let mut scene = at(vec![stackone()]);
    scene.model.facts.seen.clear();
    link(&mut scene, Happened::Open(Vec::new()));
    link(&mut scene, Happened::Servers(vec![server()]));
    let linking = &scene.model.linking;
    assert_eq!(linking.sources.chosen, Some(Chosen::Server(server())));
}
