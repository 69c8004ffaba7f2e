//! The icon is clicked: on a tenant's tab, and elsewhere.

use latchkey_core::api::ApiError;
use latchkey_core::{Role, SeenTenant, TenantError};

use super::scene::*;
use crate::popup::effect::Effect;
use crate::popup::message::{CopyWhat, Message};
use crate::shell::facts::{Elsewhere, Known, Place, Reading};

#[test]
fn on_a_tenant_the_list_and_who_is_signed_in_are_asked_for_at_once() {
    let mut scene = Scene::opened();
    assert_eq!(
        scene.asked(),
        [
            "GET /api/v1/api-keys?limit=100&status=active&sort=-created",
            "GET /api/v1/api-keys?limit=100&sort=-created",
            "GET /api/v1/users/me",
            "GET /api/v1/tenants/me",
        ]
    );
    assert_eq!(scene.effects(), [Effect::ReadKept(ORIGIN.to_owned())]);
    assert!(scene.model.facts.is_reading());
}

#[test]
fn what_is_asked_early_is_what_would_be_asked() {
    let script = include_str!("../../../../../www/early.js");
    let quoted = script.lines().filter_map(|line| {
        let path = line.trim().strip_prefix("'/")?.strip_suffix("',")?;
        Some(format!("GET /{path}"))
    });
    let early: Vec<String> = quoted.collect();
    assert_eq!(early, Scene::opened().asked());
}

#[test]
fn elsewhere_nothing_is_sent_and_the_tenants_seen_before_are_shown() {
    for elsewhere in [
        Elsewhere::NotATenant(TenantError::Elsewhere),
        Elsewhere::AddressHidden,
    ] {
        let mut scene = Scene::new();
        scene.send(Message::Opened(Place::Elsewhere(elsewhere)));
        assert!(scene.asked().is_empty());
        assert!(scene.effects().contains(&Effect::ReadSeenTenants));
        scene.send(Message::SeenTenants(vec![acme_seen()]));
        assert_eq!(scene.model.facts.seen, [acme_seen()]);
    }
    let mut scene = Scene::new();
    scene.send(Message::Opened(Place::Elsewhere(Elsewhere::TabGone)));
    scene.send(Message::Refresh);
    assert!(scene.asked().is_empty() && scene.effects().is_empty());
}

fn acme_seen() -> SeenTenant {
    SeenTenant {
        host: "acme.us.qlikcloud.com".to_owned(),
        name: "acme".to_owned(),
        region: "us".to_owned(),
        tenant_id: Some("t-acme".to_owned()),
    }
}

#[test]
fn a_tenant_is_remembered_once_it_answered() {
    let mut scene = Scene::opened();
    scene.effects();
    scene.answer("tenants/me", status(500));
    assert_eq!(scene.effects(), []);
    scene.answer("users/me", ada());
    assert!(scene.effects().contains(&Effect::Remember(acme_seen())));
    assert_eq!(scene.model.facts.identity.role(), Role::TenantAdmin);
}

#[test]
fn rows_come_as_pages_do_and_the_whole_list_ends_the_reading() {
    let mut scene = Scene::opened();
    scene.answer(ACTIVE, page(&["k1 bob active"]));
    assert_eq!(scene.rows(), ["k1"]);
    assert!(scene.model.facts.is_reading() && scene.model.facts.as_of.is_none());
    scene.answer(NEWEST, page(&["k1 bob active", "k2 bob revoked"]));
    assert_eq!(scene.rows(), ["k1", "k2"]);
    assert!(matches!(scene.model.facts.reading, Reading::Whole(0)));
}

#[test]
fn identity_may_come_late_or_not_at_all_and_the_list_works() {
    for error in [ApiError::OtherHost, ApiError::Unreadable] {
        let mut scene = Scene::opened();
        scene.answer(ACTIVE, page(&[]));
        scene.answer(NEWEST, page(&["k1 bob active"]));
        scene.answer_owners();
        scene.answer("users/me", Err(error.clone()));
        scene.answer("tenants/me", Err(error.clone()));
        assert_eq!(scene.model.facts.user, Known::No(error.clone()));
        assert_eq!(scene.model.facts.tenant_facts, Known::No(error));
        assert_eq!(scene.rows(), ["k1"]);
        assert!(scene.model.facts.stop.is_none() && scene.model.facts.may_act());
        assert_eq!(scene.kept(), None, "nobody knows for whom");
    }
}

#[test]
fn what_looks_like_being_offline_is_asked_again_without_following() {
    let mut scene = Scene::opened();
    scene.answer("users/me", Err(ApiError::Offline));
    assert_eq!(scene.model.facts.user, Known::Asking);
    scene.answer("users/me", Err(ApiError::OtherHost));
    assert_eq!(scene.model.facts.user, Known::No(ApiError::OtherHost));
    assert!(!scene.asks("users/me"));
}

#[test]
fn the_word_of_a_copy_is_there_for_five_seconds() {
    let mut scene = Scene::opened();
    scene.pass(19).send(Message::Copied(CopyWhat::Host, true));
    scene.pass(4).send(Message::Ticked);
    assert_eq!(scene.model.copied, Some((CopyWhat::Host, true)));
    scene.send(Message::Copied(CopyWhat::Region, true));
    scene.pass(4);
    assert_eq!(scene.model.copied, Some((CopyWhat::Region, true)));
    scene.pass(1);
    assert_eq!(scene.model.copied, None);
}

#[test]
fn what_stands_on_the_screen_is_copied() {
    let mut scene = Scene::listed(&["k1 bob active"]);
    scene.effects();
    for (what, expected) in [
        (CopyWhat::TenantName, Some("acme")),
        (CopyWhat::Region, Some("us")),
        (CopyWhat::Host, Some("acme.us.qlikcloud.com")),
        (CopyWhat::TenantId, Some("t-acme")),
        (CopyWhat::SystemHostname, None),
        (CopyWhat::Id(id("k1")), Some("k1")),
    ] {
        scene.send(Message::Copy(what.clone()));
        let expected = expected.map(|text| Effect::Copy(what.clone(), text.to_owned()));
        assert_eq!(scene.effects(), Vec::from_iter(expected));
        scene.send(Message::Copied(what.clone(), true));
        assert_eq!(scene.model.copied, Some((what, true)));
    }
}
