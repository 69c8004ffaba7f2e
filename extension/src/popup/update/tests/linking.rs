//! A form on a page: what it is taken for, what goes into it and when, and a key made for it.

mod filling;
mod following;
mod key;
mod mapping;
mod servers;
mod taker;

use latchkey_core::cookies::CookieStore;
use latchkey_core::linking::{
    Child, FieldReport, Frame, FrameOrder, FrameReport, Kind, Outcome, PageState, Value,
    integrations,
};
use latchkey_core::{SeenTenant, Tenant, TenantError};
use taker::written;

use super::scene::{Scene, acme, ada};
use crate::popup::effect::Effect;
use crate::popup::linking::Page;
use crate::popup::linking::filling::Filling;
use crate::popup::linking::message::{Answer, Effect as Wanted, Message as Happened, Step};
use crate::popup::linking::sources::{OpenTenant, Way};
use crate::popup::linking::stackone::{field, stackone};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::shell::facts::{Elsewhere, Place};

const HOST: &str = "acme.us.qlikcloud.com";

fn seen(host: &str) -> SeenTenant {
    let (name, rest) = host.split_once('.').unwrap();
    SeenTenant {
        host: host.to_owned(),
        name: name.to_owned(),
        region: rest.split('.').next().unwrap().to_owned(),
        tenant_id: Some("t-acme".to_owned()),
    }
}

fn open(host: &str) -> OpenTenant {
    OpenTenant {
        tab: 7,
        cookies: CookieStore::default(),
        tenant: Tenant::from_url(&format!("https://{host}/")).unwrap(),
    }
}

fn link(scene: &mut Scene, happened: Happened) -> Vec<Wanted> {
    scene.send(Message::Linking(happened));
    wanted(scene)
}

fn wanted(scene: &mut Scene) -> Vec<Wanted> {
    let effects = scene.effects().into_iter();
    let wanted = effects.filter_map(|effect| match effect {
        Effect::Linking(wanted) => Some(wanted),
        _ => None,
    });
    wanted.collect()
}

/// The icon was clicked on a page with these frames.
fn at(frames: Vec<Frame>) -> Scene {
    let mut scene = Scene::new();
    let elsewhere = Elsewhere::NotATenant(TenantError::Elsewhere);
    scene.send(Message::Opened(Place::Elsewhere(elsewhere)));
    assert_eq!(wanted(&mut scene), [Wanted::Describe]);
    scene.send(Message::SeenTenants(vec![seen(HOST)]));
    scene.send(Message::Linking(Happened::Described(
        frames,
        integrations(),
    )));
    scene
}

/// The same, and the tenant is open in a tab.
fn with_tenant(frames: Vec<Frame>) -> Scene {
    let mut scene = at(frames);
    let begun = wanted(&mut scene);
    assert!(begun.contains(&Wanted::FindOpen), "{begun:?}");
    link(
        &mut scene,
        Happened::Consents(latchkey_core::linking::Consents::default()),
    );
    link(&mut scene, Happened::Servers(Vec::new()));
    link(&mut scene, Happened::Open(vec![open(HOST)]));
    scene
}

/// The same, and Ada is signed in there.
fn with_ada(frames: Vec<Frame>) -> Scene {
    let mut scene = with_tenant(frames);
    scene.answer("users/me", ada());
    scene.answer("tenants/me", acme());
    scene.effects();
    scene
}

/// The page's answer to an order: every field came to this.
fn report(order: &FrameOrder, outcome: Outcome) -> FrameReport {
    let fields = order.fields.iter().map(|field| FieldReport {
        id: field.id.clone(),
        outcome,
    });
    FrameReport {
        frame_id: order.frame_id,
        page: PageState::Same,
        fields: fields.collect(),
    }
}

/// What is to be written first.
#[track_caller]
fn order(wanted: Vec<Wanted>) -> FrameOrder {
    match wanted.into_iter().next() {
        Some(Wanted::Fill(_, Step::Write(order))) => order,
        other => panic!("{other:?}"),
    }
}

/// The page has taken the order, and still has it a while later.
fn take(scene: &mut Scene, order: &FrameOrder) {
    let number = scene.model.linking.fillings;
    for _ in ["written", "looked at"] {
        let answer = Answer::Fields(Some(report(order, Outcome::Filled)));
        scene.send(Message::Linking(Happened::Answered(number, answer)));
    }
}

fn outcomes(model: &Model) -> Vec<Outcome> {
    match &model.linking.filling {
        Filling::Done { report, .. } => report.0.iter().map(|one| one.outcome).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_form_is_recognised_and_filled_on_the_click_alone() {
    let mut scene = with_tenant(vec![stackone()]);
    assert!(scene.model.linking.is_shown());
    assert_eq!(scene.model.linking.integration().unwrap().id, "stackone");
    assert!(
        !wanted(&mut scene)
            .iter()
            .any(|it| matches!(it, Wanted::Fill(..)))
    );
    let order = order(link(&mut scene, Happened::Fill));
    let expected = "tenant name=acme, region=us";
    assert_eq!(
        written(&order),
        expected,
        "and no secret, for there is none"
    );
    take(&mut scene, &order);
    assert_eq!(outcomes(&scene.model), [Outcome::Filled, Outcome::Filled]);
}

#[test]
fn a_page_without_a_form_asks_nobody_anything() {
    let news = Frame {
        fields: vec![field("Search the news", Kind::Text)],
        title: "News".to_owned(),
        ..stackone()
    };
    let mut scene = at(vec![news]);
    assert!(!scene.model.linking.is_shown());
    assert!(scene.asked().is_empty());
    assert!(!wanted(&mut scene).contains(&Wanted::FindOpen));
    assert!(
        scene.model.linking.has_fields(),
        "but may be filled by hand"
    );
    assert!(link(&mut scene, Happened::ByHand).contains(&Wanted::FindOpen));
    assert!(scene.model.linking.is_shown());
}

#[test]
fn fields_that_come_late_are_found_by_themselves() {
    let mut scene = at(vec![Frame {
        fields: Vec::new(),
        ..stackone()
    }]);
    assert_eq!(wanted(&mut scene), [Wanted::Watch(1)]);
    assert_eq!(link(&mut scene, Happened::Changed(1)), [Wanted::Describe]);
    link(
        &mut scene,
        Happened::Described(vec![stackone()], integrations()),
    );
    assert!(scene.model.linking.is_shown());
    assert_eq!(
        link(&mut scene, Happened::Changed(1)),
        [],
        "news of an earlier look"
    );
    assert!(!scene.model.linking.is_stale);
}

#[test]
fn a_page_that_is_gone_is_said_and_the_form_stays() {
    let mut scene = with_tenant(vec![stackone()]);
    order(link(&mut scene, Happened::Fill));
    assert_eq!(
        link(&mut scene, Happened::Fill),
        [],
        "one filling at a time"
    );
    let changed = Answer::Fields(Some(FrameReport::default()));
    link(&mut scene, Happened::Answered(1, changed));
    assert_eq!(outcomes(&scene.model), [Outcome::PageChanged; 2]);
    link(&mut scene, Happened::Described(Vec::new(), integrations()));
    assert!(scene.model.linking.is_shown());
    assert_eq!(
        link(&mut scene, Happened::Fill),
        [],
        "nothing is left to be filled"
    );
}

#[test]
fn the_tenant_seen_last_is_taken_and_another_may_be_chosen() {
    let mut scene = with_tenant(vec![stackone()]);
    assert_eq!(
        scene.model.linking.sources.way,
        Way::Tab(7, CookieStore::default())
    );
    assert_eq!(scene.asked().len(), 2, "it is asked who is signed in");
    let reach = link(
        &mut scene,
        Happened::Choose("globex.eu.qlikcloud.com".to_owned()),
    );
    assert_eq!(reach, [Wanted::Reach("globex.eu.qlikcloud.com".to_owned())]);
    // The first tenant's answer comes late.
    scene.answer("users/me", ada());
    assert_eq!(scene.model.facts.identity.user, None);
    let none = Happened::Reached("globex.eu.qlikcloud.com".to_owned(), Way::None);
    link(&mut scene, none);
    assert_eq!(scene.asked().len(), 1, "nobody can be asked there");
    let order = order(link(&mut scene, Happened::Fill));
    assert_eq!(written(&order), "tenant name=globex, region=eu");
}

#[test]
fn what_was_filled_is_not_said_of_another_plan_or_page() {
    let others = [
        Happened::Choose("globex.eu.qlikcloud.com".to_owned()),
        Happened::TakeFor("dawiso".to_owned()),
        Happened::Described(vec![stackone()], integrations()),
        Happened::InFrame(0),
    ];
    for other in others {
        let mut scene = with_tenant(vec![stackone()]);
        let order = order(link(&mut scene, Happened::Fill));
        take(&mut scene, &order);
        link(&mut scene, Happened::LookAgain);
        assert_eq!(outcomes(&scene.model), [Outcome::Filled; 2]);
        link(&mut scene, other);
        assert_eq!(scene.model.linking.filling, Filling::Not);
    }
}

#[test]
fn access_to_a_frame_shows_what_is_in_it() {
    let child = Child {
        origin: Some("https://hub.stackone.com".to_owned()),
        url: None,
        is_reachable: false,
        is_visible: true,
        ..Child::default()
    };
    let portal = Frame {
        origin: "https://portal.customer.example".to_owned(),
        title: "Portal".to_owned(),
        fields: Vec::new(),
        frames: vec![child],
        ..stackone()
    };
    let mut scene = with_tenant(vec![portal]);
    let origin = "https://hub.stackone.com".to_owned();
    let asked = link(&mut scene, Happened::AskFor(origin.clone()));
    assert_eq!(asked, [Wanted::AskFor(origin.clone())]);
    assert_eq!(
        link(&mut scene, Happened::Granted(origin.clone(), false)),
        []
    );
    assert_eq!(
        link(&mut scene, Happened::Granted(origin, true)),
        [Wanted::Describe]
    );
}

#[test]
fn access_to_the_tenant_lets_it_be_asked() {
    let mut scene = at(vec![stackone()]);
    scene.effects();
    link(&mut scene, Happened::Servers(Vec::new()));
    link(&mut scene, Happened::Open(Vec::new()));
    link(&mut scene, Happened::Reached(HOST.to_owned(), Way::None));
    assert!(scene.asked().is_empty());
    let granted = Happened::Granted(format!("https://{HOST}"), true);
    assert_eq!(link(&mut scene, granted), [Wanted::Reach(HOST.to_owned())]);
    link(&mut scene, Happened::Reached(HOST.to_owned(), Way::Direct));
    assert_eq!(scene.asked().len(), 2);
}

#[test]
fn a_slow_page_is_waited_for() {
    let mut scene = Scene::new();
    let elsewhere = Elsewhere::NotATenant(TenantError::Elsewhere);
    scene.send(Message::Opened(Place::Elsewhere(elsewhere)));
    link(&mut scene, Happened::Slow);
    assert_eq!(scene.model.linking.page, Page::Slow);
    link(
        &mut scene,
        Happened::Described(vec![stackone()], integrations()),
    );
    assert!(scene.model.linking.is_shown());
    link(&mut scene, Happened::Slow);
    assert!(scene.model.linking.is_shown());
}
