//! The wish for a key.

use super::scene::*;
use crate::new_secret::message::{Effect as Wanted, Message as NewKey};
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::shell::section_name::SectionName;

/// Ada's section New key, its rules read.
fn ready() -> Scene {
    let mut scene = Scene::listed(&[]);
    scene.send(Message::NewSecret(NewKey::Found(None, None)));
    scene.send(Message::Open(SectionName::NewKey));
    scene.answer_rules(&[]);
    scene.effects();
    scene
}

/// The name of the key that the worker is to make.
fn ordered(scene: &mut Scene, name: &str) -> Option<String> {
    scene.send(Message::NewSecret(NewKey::Named(name.to_owned())));
    scene.send(Message::NewSecret(NewKey::Create));
    scene.effects().into_iter().find_map(|effect| match effect {
        Effect::NewSecret(Wanted::Order(making)) => Some(making.name.to_string()),
        _ => None,
    })
}

#[test]
fn a_key_is_ordered_under_its_name() {
    let name = ordered(&mut ready(), " Harvey Johnson’s nightly reload ");
    assert_eq!(name.as_deref(), Some("Harvey Johnson’s nightly reload"));
    assert_eq!(ordered(&mut ready(), "  "), None);
}

#[test]
fn a_token_is_no_name_and_goes_nowhere() {
    for token in [
        "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9.eyJqdGkiOiIwYjdjMmM5ZSJ9",
        "key eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9",
        "Authorization: Basic YWRhOmV5SmhiR2NpT2lKRlV6TTROQ0lzSW5SNWNDSTZJa3BYVkNKOQ==",
    ] {
        let mut scene = ready();
        assert_eq!(ordered(&mut scene, token), None, "{token}");
        assert!(scene.model.new_secret.draft.holds_token(), "it is said");
        assert!(!scene.model.new_secret.is_working);
    }
}
