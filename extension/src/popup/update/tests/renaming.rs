//! A key gets another name.

use latchkey_core::api::ApiError;

use super::scene::*;
use crate::popup::details::Message as Details;
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::popup::renaming::Message as Renames;
use crate::shell::focus::Target;

/// Ada's two keys, the first in its details with the box for another name.
fn scene() -> Scene {
    let mut scene = Scene::listed(&["k1 ada active", "k2 ada active"]);
    begin(&mut scene, "k1");
    scene
}

fn begin(scene: &mut Scene, key: &str) {
    scene.send(Message::Renaming(Renames::BeginInDetails(id(key))));
    scene.effects();
}

fn type_name(scene: &mut Scene, name: &str) {
    scene.send(Message::Renaming(Renames::Type(name.to_owned())));
}

fn save(scene: &mut Scene, name: &str) {
    type_name(scene, name);
    scene.send(Message::Renaming(Renames::Save));
}

fn named(key: &str, name: &str) -> latchkey_core::flow::Outcome {
    json(format!(
        r#"{{"id":"{key}","sub":"ada","subType":"user","status":"active","description":"{name}"}}"#
    ))
}

fn name(scene: &Scene, key: &str) -> String {
    scene
        .model
        .facts
        .table
        .row(&id(key))
        .unwrap()
        .key
        .name
        .clone()
}

#[test]
fn the_key_has_the_name_that_the_tenant_tells() {
    let mut scene = scene();
    save(&mut scene, " Weekly ");
    scene.answer("PATCH /api/v1/api-keys/k1", status(204));
    scene.answer("GET /api/v1/api-keys/k1", named("k1", "Weekly"));
    assert_eq!(name(&scene, "k1"), "Weekly");
    assert!(scene.model.renaming.is_none());
    assert!(
        scene
            .effects()
            .contains(&Effect::Focus(Target::Element("details-title")))
    );
}

#[test]
fn typing_on_while_a_name_is_saved_is_no_failure() {
    let mut scene = scene();
    save(&mut scene, "Weekly");
    type_name(&mut scene, "Weekly reload");
    scene.answer("PATCH", status(204));
    scene.answer("GET /api/v1/api-keys/k1", named("k1", "Weekly"));
    assert_eq!(name(&scene, "k1"), "Weekly");
    let form = scene.model.renaming.as_ref().unwrap();
    assert_eq!(
        (form.name.as_str(), form.draft.as_str(), &form.trouble),
        ("Weekly", "Weekly reload", &None)
    );
    assert_eq!(scene.model.not_renamed, []);
    save(&mut scene, "Weekly reload");
    scene.answer("PATCH", status(204));
    scene.answer("GET /api/v1/api-keys/k1", named("k1", "Weekly reload"));
    assert!(scene.model.renaming.is_none());
}

#[test]
fn a_second_key_is_renamed_beside_the_first() {
    let mut scene = scene();
    save(&mut scene, "Weekly");
    begin(&mut scene, "k2");
    save(&mut scene, "Monthly");
    scene.answer("PATCH /api/v1/api-keys/k1", status(204));
    scene.answer("GET /api/v1/api-keys/k1", named("k1", "Weekly"));
    assert_eq!(name(&scene, "k1"), "Weekly");
    assert!(scene.model.renaming.is_some(), "the second one's form");
    scene.answer("PATCH /api/v1/api-keys/k2", status(204));
    scene.answer("GET /api/v1/api-keys/k2", named("k2", "Monthly"));
    assert_eq!(name(&scene, "k2"), "Monthly");
    assert!(scene.model.renaming.is_none());
    assert_eq!(scene.model.not_renamed, []);
}

#[test]
fn a_refusal_is_told_in_the_form_or_where_that_was_left_above_the_list() {
    let refused = |scene: &mut Scene| {
        scene.answer("PATCH /api/v1/api-keys/k1", status(403));
        scene.answer("GET /api/v1/api-keys/k1", named("k1", "name of k1"));
    };
    let mut scene = scene();
    save(&mut scene, "Weekly");
    refused(&mut scene);
    let trouble = &scene.model.renaming.as_ref().unwrap().trouble;
    assert!(matches!(trouble, Some(ApiError::Forbidden(_))));
    assert_eq!(scene.model.not_renamed, []);

    for leave in [
        Message::Details(Details::Close),
        Message::Renaming(Renames::BeginInDetails(id("k2"))),
    ] {
        let mut scene = self::scene();
        save(&mut scene, "Weekly");
        scene.send(leave);
        refused(&mut scene);
        let told = scene.model.not_renamed.first().unwrap().clone();
        assert_eq!(
            (told.old_name.as_str(), told.name.as_str()),
            ("name of k1", "Weekly")
        );
        scene.effects();
        scene.send(Message::Renaming(Renames::CloseNotice(told.task)));
        assert_eq!(scene.model.not_renamed, []);
        assert_eq!(scene.effects(), [Effect::Focus(Target::Row(id("k1")))]);
    }
}

#[test]
fn a_key_that_is_gone_is_not_told_of_as_renamed() {
    for leaves in [false, true] {
        let mut scene = scene();
        save(&mut scene, "Weekly");
        if leaves {
            scene.send(Message::Details(Details::Close));
        }
        scene.answer("PATCH /api/v1/api-keys/k1", status(204));
        scene.answer("GET /api/v1/api-keys/k1", status(404));
        assert!(
            scene
                .model
                .facts
                .table
                .row(&id("k1"))
                .is_none_or(|row| row.is_gone)
        );
        assert!(scene.model.renaming.is_none());
        let told = scene.model.not_renamed.first().unwrap();
        assert_eq!((told.name.as_str(), &told.trouble), ("Weekly", &None));
    }
}

#[test]
fn the_form_opened_again_shows_the_name_on_its_way() {
    let mut scene = scene();
    save(&mut scene, "Weekly");
    begin(&mut scene, "k2");
    begin(&mut scene, "k1");
    let form = scene.model.renaming.as_ref().unwrap();
    assert_eq!(form.draft, "Weekly");
    assert!(form.saving.is_some());
    scene.send(Message::Renaming(Renames::Save));
    assert_eq!(scene.asked(), ["PATCH /api/v1/api-keys/k1"], "sent once");
    scene.answer("PATCH", status(204));
    scene.answer("GET /api/v1/api-keys/k1", named("k1", "Weekly"));
    assert!(scene.model.renaming.is_none());
}

#[test]
fn a_token_never_becomes_a_name() {
    for token in [
        "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9.eyJqdGkiOiIwYjdjMmM5ZSJ9",
        "ZXlKaGJHY2lPaUpGVXpNNE5DSXNJblI1Y0NJNklrcFhWQ0o5",
    ] {
        let mut scene = scene();
        save(&mut scene, token);
        assert!(!scene.asks("PATCH"));
        assert!(scene.model.renaming.as_ref().unwrap().holds_token());
    }
}
