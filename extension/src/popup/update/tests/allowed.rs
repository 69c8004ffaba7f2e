//! What the user allowed, and takes back.

use latchkey_core::linking::{Consent, Consents};
use latchkey_core::{SeenTenant, Server, SiteAccess};

use super::scene::Scene;
use crate::features::settings::state::allowed::{
    AllowedEffect as Wanted, AllowedMessage as Happened, Item, List, Outcome,
};
use crate::features::settings::state::{SettingsEffect, SettingsMessage};
use crate::popup::effect::Effect;
use crate::popup::linking::message::Message as OfForm;
use crate::popup::message::Message;
use crate::popup::sections::SectionEffect;
use crate::shell::focus::Target;
use crate::shell::section_name::SectionName;

fn consent(site: &str) -> Consent {
    Consent {
        page: site.to_owned(),
        frame: site.to_owned(),
    }
}

fn tenant(host: &str) -> SeenTenant {
    SeenTenant {
        host: host.to_owned(),
        name: "globex".to_owned(),
        region: "eu".to_owned(),
        tenant_id: None,
    }
}

fn server() -> Server {
    Server::from_address("https://sense.acme.example/sso").unwrap()
}

fn list() -> List {
    List {
        consents: Some(vec![consent("https://hub.example")]),
        access: Some(vec![SiteAccess::new("https://hub.example/*")]),
        tenants: Some(vec![tenant("globex.eu.qlikcloud.com")]),
        servers: Some(vec![server()]),
    }
}

fn wants(effect: Wanted) -> Effect {
    Effect::Section(SectionEffect::Settings(SettingsEffect::Allowed(effect)))
}

fn send(scene: &mut Scene, happened: Happened) -> Vec<Effect> {
    scene.effects();
    scene.send(SettingsMessage::Allowed(happened).into());
    scene.effects()
}

/// The section Settings is open, and the list was read.
fn opened() -> Scene {
    let mut scene = Scene::listed(&[]);
    scene.send(Message::Open(SectionName::Settings));
    assert!(scene.effects().contains(&wants(Wanted::Read)));
    send(&mut scene, Happened::Read(list()));
    scene
}

fn forgotten(asked: Vec<Item>, failed: Vec<Item>, list: List) -> Happened {
    Happened::Forgotten(Outcome { asked, failed }, list)
}

#[test]
fn it_is_read_when_it_is_looked_at_and_not_before() {
    let mut scene = Scene::listed(&[]);
    assert!(!scene.effects().contains(&wants(Wanted::Read)));
    assert_eq!(send(&mut scene, Happened::Changed), []);
    let mut scene = opened();
    let changed = send(&mut scene, Happened::Changed);
    assert_eq!(changed, [wants(Wanted::Read)]);
}

#[test]
fn a_screen_without_sections_shows_it_on_a_click() {
    let mut scene = Scene::new();
    let shown = send(&mut scene, Happened::Show(true));
    assert_eq!(shown, [wants(Wanted::Read)]);
    let hidden = send(&mut scene, Happened::Show(false));
    assert!(
        hidden.contains(&Effect::Focus(Target::Element("allowed-switch"))),
        "{hidden:?}"
    );
}

#[test]
fn the_next_one_gets_the_focus_of_what_is_forgotten() {
    let mut scene = opened();
    let item = Item::Access(SiteAccess::new("https://hub.example/*"));
    let asked = send(&mut scene, Happened::Forget(item.clone()));
    let wanted = Wanted::Forget(vec![item.clone()]);
    assert_eq!(asked, [wants(wanted)]);
    // The browser tells of what this very page does.
    assert_eq!(send(&mut scene, Happened::Changed), []);
    let left = List {
        access: Some(Vec::new()),
        ..list()
    };
    let done = send(&mut scene, forgotten(vec![item], Vec::new(), left));
    let next = Target::Field("forget-1".to_owned());
    assert_eq!(done, [Effect::Focus(next)]);
}

#[test]
fn the_one_before_gets_it_from_the_last_and_the_heading_from_the_only_one() {
    let mut scene = opened();
    let item = Item::Server(server());
    send(&mut scene, Happened::Forget(item.clone()));
    let left = List {
        servers: Some(Vec::new()),
        ..list()
    };
    let done = send(&mut scene, forgotten(vec![item], Vec::new(), left));
    let last = Target::Field("forget-2".to_owned());
    assert_eq!(done, [Effect::Focus(last)]);
    send(&mut scene, Happened::ForgetAll);
    let done = send(
        &mut scene,
        forgotten(Vec::new(), Vec::new(), List::default()),
    );
    assert_eq!(done, [Effect::Focus(Target::Element("allowed"))]);
}

#[test]
fn all_of_it_is_what_the_list_shows() {
    let mut scene = opened();
    let asked = send(&mut scene, Happened::ForgetAll);
    assert_eq!(
        asked,
        [wants(Wanted::Forget(vec![
            Item::Consent(consent("https://hub.example")),
            Item::Access(SiteAccess::new("https://hub.example/*")),
            Item::Tenant("globex.eu.qlikcloud.com".to_owned()),
            Item::Server(server()),
        ]))]
    );
    // One click at a time.
    assert_eq!(send(&mut scene, Happened::ForgetAll), []);
}

#[test]
fn what_is_not_there_is_not_forgotten() {
    let mut scene = opened();
    let other = Item::Consent(consent("https://other.example"));
    assert_eq!(send(&mut scene, Happened::Forget(other)), []);
}

#[test]
fn the_rest_of_the_screen_goes_by_what_is_left() {
    let mut scene = opened();
    let consents = Consents {
        secrets: [consent("https://hub.example")].into(),
        ..Consents::default()
    };
    scene.send(Message::Linking(OfForm::Consents(consents)));
    scene.send(Message::Linking(OfForm::Servers(vec![server()])));
    assert_eq!(scene.model.facts.seen.len(), 1);
    let empty = List {
        consents: Some(Vec::new()),
        access: Some(Vec::new()),
        tenants: Some(Vec::new()),
        servers: Some(Vec::new()),
    };
    send(&mut scene, Happened::Read(empty));
    assert!(scene.model.facts.seen.is_empty());
    let linking = &scene.model.linking;
    assert!(linking.consents.as_ref().unwrap().secrets.is_empty());
    assert_eq!(linking.sources.servers.as_deref(), Some(&[][..]));
}

#[test]
fn news_of_another_page_leave_the_focus_in_the_list() {
    let mut scene = opened();
    let left = List {
        servers: Some(Vec::new()),
        ..list()
    };
    assert_eq!(send(&mut scene, Happened::Read(left)), []);
    send(&mut scene, Happened::Focused(true));
    assert_eq!(
        send(&mut scene, Happened::Read(list())),
        [Effect::Focus(Target::Element("allowed"))]
    );
    // The same again draws nothing anew.
    assert_eq!(send(&mut scene, Happened::Read(list())), []);
}

#[test]
fn what_could_not_be_read_changes_nothing_else() {
    let mut scene = opened();
    send(&mut scene, Happened::Read(List::default()));
    assert_eq!(scene.model.facts.seen.len(), 1);
}
