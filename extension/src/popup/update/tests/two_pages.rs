//! Two pages of ours and what they keep in common: neither loses what the other did.

use latchkey_core::flow::rotate_key::RotateEnd;
use latchkey_core::linking::{Consent, Consents};
use latchkey_core::rotation::{
    Overtaken, Rotation, RotationNoted, RotationUnnoted, Rotations, Stage,
};
use latchkey_core::{Expiry, UserId};

use super::scene::*;
use crate::new_secret::message::Message as NewKey;
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::popup::rotating::{Effect as Wanted, Followed, Message as Rotating};

/// A page of Ada's, who has one key.
fn page_of_ada() -> Scene {
    let mut scene = Scene::listed(&["old ada active"]);
    scene.send(Message::NewSecret(NewKey::Found(None, None)));
    scene.effects();
    scene
}

/// Does what a page asks of the storage.
fn serve(page: &mut Scene, kept: &mut Rotations) {
    loop {
        let effects = page.effects().into_iter();
        let wanted = effects.filter_map(|effect| match effect {
            Effect::Rotating(wanted) => Some(wanted),
            _ => None,
        });
        let happened: Vec<Rotating> = wanted.filter_map(|wanted| done(wanted, kept)).collect();
        if happened.is_empty() {
            return;
        }
        for happened in happened {
            page.send(Message::Rotating(happened));
        }
    }
}

fn done(wanted: Wanted, kept: &mut Rotations) -> Option<Rotating> {
    match wanted {
        Wanted::Find(_) => None,
        Wanted::Follow(_) => Some(Rotating::Stored(kept.all().cloned().collect())),
        Wanted::Note(rotation, known) => {
            let old = rotation.old.clone();
            Some(match kept.put(&rotation, known.as_ref()) {
                Ok(()) => Rotating::Noted(old, Ok(())),
                Err(Overtaken(kept)) => Rotating::Overtaken(old, kept),
            })
        }
        Wanted::Forget(rotation, known) => {
            let noted = match kept.take(&rotation.old, known.as_ref()) {
                Ok(()) => RotationNoted::Written,
                Err(Overtaken(kept)) => RotationNoted::Overtaken(kept),
            };
            Some(Rotating::Forgotten(rotation.name.to_string(), noted))
        }
    }
}

/// The browser tells a page that its rotations were changed.
fn hear(page: &mut Scene, kept: &mut Rotations) {
    page.send(Message::Stored(vec!["rotating/t-acme/ada".to_owned()]));
    serve(page, kept);
}

fn ask_to_start(page: &mut Scene) {
    page.send(Message::Rotating(Rotating::Propose(id("old"))));
    page.answer_rules(&["old ada active"]);
    let old_name = "name of old (old)".to_owned();
    page.send(Message::Rotating(Rotating::Start(old_name)));
}

fn start(page: &mut Scene, kept: &mut Rotations) {
    ask_to_start(page);
    serve(page, kept);
}

/// A rotation that both pages found at this stage.
fn found(stage: Stage) -> (Scene, Scene, Rotations) {
    let rotation = Rotation {
        tenant_id: "t-acme".to_owned(),
        user_id: UserId::new("ada"),
        old: id("old"),
        name: latchkey_core::TokenFree::new("Nightly").unwrap(),
        old_name: latchkey_core::TokenFree::new("Nightly (old)").unwrap(),
        expiry: Expiry::Longest,
        begun_at: START,
        stage,
    };
    let mut kept = Rotations::default();
    kept.put(&rotation, None).unwrap();
    let mut pages = [page_of_ada(), page_of_ada()];
    for page in &mut pages {
        page.send(Message::Rotating(Rotating::Found(vec![rotation.clone()])));
        serve(page, &mut kept);
    }
    let [one, other] = pages;
    (one, other, kept)
}

fn trying() -> Stage {
    Stage::Trying { new: id("new") }
}

fn stage(page: &Scene) -> Option<Stage> {
    let work = page.model.rotating.works.first()?;
    Some(work.flow.rotation().stage.clone())
}

fn followed(page: &Scene) -> Option<Followed> {
    page.model.rotating.followed.as_ref().map(|(_, it)| *it)
}

fn kept_stage(kept: &Rotations) -> Option<Stage> {
    kept.all().next().map(|rotation| rotation.stage.clone())
}

#[test]
fn a_rotation_that_another_page_has_begun_is_shown_and_not_begun_again() {
    let (mut one, mut other) = (page_of_ada(), page_of_ada());
    let mut kept = Rotations::default();
    start(&mut one, &mut kept);
    assert!(one.asks("PATCH /api/v1/api-keys/old"));
    start(&mut other, &mut kept);
    assert!(!other.asks("PATCH"), "{:?}", other.asked());
    assert_eq!(stage(&other), Some(Stage::Renaming));
    assert_eq!(followed(&other), Some(Followed::Further));
    // It goes on in the first page, and the second sees it.
    one.answer("PATCH /api/v1/api-keys/old", status(204));
    one.answer(
        "GET /api/v1/api-keys/old",
        json(
            r#"{"id":"old","sub":"ada","subType":"user","status":"active",
            "description":"name of old (old)"}"#,
        ),
    );
    serve(&mut one, &mut kept);
    hear(&mut other, &mut kept);
    assert_eq!(stage(&other), Some(Stage::Making));
}

#[test]
fn a_page_that_was_not_told_of_a_rotation_follows_it_without_sending_anything() {
    let (_, _, mut kept) = found(Stage::Renaming);
    let mut late = page_of_ada();
    late.send(Message::Rotating(Rotating::Propose(id("old"))));
    hear(&mut late, &mut kept);
    assert!(late.model.rotating.proposal.is_none(), "it is begun");
    assert_eq!(stage(&late), Some(Stage::Renaming));
    assert!(!late.asks("api-keys/old"), "{:?}", late.asked());
}

#[test]
fn a_rotation_that_was_carried_further_is_not_forgotten() {
    let (mut one, mut other, mut kept) = found(trying());
    let tomorrow = one.now.plus_millis(86_400_000);
    one.send(Message::Rotating(Rotating::Pick(id("old"), Some(tomorrow))));
    one.send(Message::Rotating(Rotating::Keep(id("old"))));
    serve(&mut one, &mut kept);
    let further = kept_stage(&kept);
    assert!(matches!(further, Some(Stage::Kept { .. })));
    // The other page hasn't heard of it yet.
    other.send(Message::Rotating(Rotating::GiveUp(id("old"))));
    serve(&mut other, &mut kept);
    assert_eq!(kept_stage(&kept), further);
    assert_eq!(stage(&other), further);
    assert_eq!(followed(&other), Some(Followed::Further));
}

#[test]
fn a_rotation_that_ended_elsewhere_ends_here_and_does_not_come_back() {
    let (mut one, mut other, mut kept) = found(trying());
    one.send(Message::Rotating(Rotating::GiveUp(id("old"))));
    serve(&mut one, &mut kept);
    let told = one.model.rotating.told.clone();
    assert_eq!(told, Some(("Nightly".to_owned(), RotateEnd::Left)));
    assert!(kept.is_empty());
    // Whether it hears of that or goes on before.
    let tomorrow = other.now.plus_millis(86_400_000);
    other.send(Message::Rotating(Rotating::Pick(id("old"), Some(tomorrow))));
    other.send(Message::Rotating(Rotating::Keep(id("old"))));
    serve(&mut other, &mut kept);
    assert!(kept.is_empty());
    assert_eq!(
        (stage(&other), followed(&other)),
        (None, Some(Followed::Ended))
    );
    let (mut one, mut other, mut kept) = found(trying());
    one.send(Message::Rotating(Rotating::GiveUp(id("old"))));
    serve(&mut one, &mut kept);
    hear(&mut other, &mut kept);
    assert_eq!(
        (stage(&other), followed(&other)),
        (None, Some(Followed::Ended))
    );
    hear(&mut one, &mut kept);
    assert_eq!(followed(&one), None, "a page's own doing is no news");
}

#[test]
fn what_cannot_be_written_down_is_not_begun_and_said() {
    for unnoted in [RotationUnnoted::NotWritten, RotationUnnoted::NotRead] {
        let mut page = page_of_ada();
        ask_to_start(&mut page);
        page.send(Message::Rotating(Rotating::Noted(id("old"), Err(unnoted))));
        assert_eq!(
            (stage(&page), followed(&page)),
            (None, Some(Followed::NotBegun(unnoted)))
        );
        assert!(!page.asks("PATCH"));
    }
}

#[test]
fn that_a_note_stays_with_the_old_key_is_told_at_the_rotation() {
    use crate::popup::details::Message as Details;
    use latchkey_core::NoteOutcome;
    for (outcome, is_left) in [
        (NoteOutcome::Done, false),
        (NoteOutcome::Refused, true),
        (NoteOutcome::Unreadable, true),
    ] {
        let (mut page, _, _) = found(trying());
        page.send(Message::Details(Details::CarriedOver {
            from: id("old"),
            to: id("new"),
            outcome,
        }));
        assert_eq!(page.model.rotating.works[0].is_note_left, is_left);
    }
}

#[test]
fn a_yes_that_another_page_has_taken_back_holds_no_longer() {
    use crate::popup::linking::message::{Effect as Linking, Message as OfForm};
    let consent = |origin: &str| Consent::to_page(origin.to_owned());
    let changed = || Message::Stored(vec!["consents".to_owned()]);
    let read = Effect::Linking(Linking::ReadConsents);
    let mut page = Scene::new();
    page.send(changed());
    assert!(!page.effects().contains(&read), "there is no form");
    page.model.linking.consents = Some(Consents {
        secrets: [consent("https://hub.example")].into(),
        once: Some(consent("http://hub.example")),
    });
    page.send(changed());
    assert!(page.effects().contains(&read));
    let kept = OfForm::Consents(Consents::default());
    page.send(Message::Linking(kept));
    let left = page.model.linking.consents.clone().unwrap();
    assert!(left.secrets.is_empty());
    assert_eq!(left.once, Some(consent("http://hub.example")));
}
