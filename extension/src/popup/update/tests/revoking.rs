//! Asked, confirmed or not, sent once, and what is true afterwards.

use latchkey_core::api::{ApiError, Problem};
use latchkey_core::flow::revoke_key::After;
use latchkey_core::{Ownership, Status};

use super::scene::*;
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::shell::focus::Target;
use crate::shell::message::ShellMessage;

const DELETE: &str = "DELETE /api/v1/api-keys/k1";
const READ: &str = "GET /api/v1/api-keys/k1";

fn listed() -> Scene {
    let mut scene = Scene::listed(&["k1 bob active", "k2 ada active", "k3 bob revoked"]);
    scene.effects();
    scene
}

/// The key was asked for and confirmed.
fn confirmed(text: &str) -> Scene {
    let mut scene = listed();
    scene.send(Message::AskToRevoke(id(text)));
    scene.send(Message::ConfirmRevoke);
    scene.effects();
    scene
}

fn status_of(scene: &Scene, text: &str) -> Status {
    scene
        .model
        .facts
        .table
        .row(&id(text))
        .unwrap()
        .key
        .status
        .clone()
}

#[test]
fn the_question_makes_the_change_ready_and_sends_nothing() {
    let mut scene = listed();
    scene.send(Message::AskToRevoke(id("k1")));
    assert_eq!(scene.effects(), [Effect::Prepare]);
    assert_eq!(
        scene.model.dialog.as_ref().map(|it| &it.id),
        Some(&id("k1"))
    );
    assert!(scene.asked().is_empty());
    scene.send(Message::CancelRevoke);
    assert!(scene.model.dialog.is_none() && scene.asked().is_empty());
    assert_eq!(scene.effects(), [Effect::Focus(Target::Action(id("k1")))]);
    scene.send(Message::ConfirmRevoke);
    assert!(
        scene.asked().is_empty(),
        "without a question there is nothing to confirm"
    );
}

#[test]
fn a_question_that_was_asked_elsewhere_leads_back_there() {
    for is_confirmed in [false, true] {
        let mut scene = listed();
        let opener = Target::Opener("line-1".to_owned(), "title");
        let ask = ShellMessage::AskToRevoke {
            key: id("k1"),
            opener: opener.clone(),
        };
        scene.asks_shell(ask);
        assert!(scene.model.dialog.is_some());
        scene.effects();
        scene.send(match is_confirmed {
            true => Message::ConfirmRevoke,
            false => Message::CancelRevoke,
        });
        assert_eq!(scene.effects(), [Effect::Focus(opener)], "{is_confirmed}");
    }
}

#[test]
fn only_what_would_work_is_asked() {
    let mut scene = listed();
    scene.send(Message::AskToRevoke(id("k3")));
    scene.send(Message::AskToRevoke(id("unheard-of")));
    assert!(scene.model.dialog.is_none() && scene.effects().is_empty());
}

#[test]
fn revoking_is_one_change_and_one_reading() {
    let mut scene = listed();
    scene.send(Message::AskToRevoke(id("k1")));
    scene.effects();
    scene.send(Message::ConfirmRevoke);
    assert_eq!(scene.asked(), [DELETE]);
    assert_eq!(scene.effects(), [Effect::Focus(Target::Row(id("k1")))]);
    assert!(scene.model.is_revoking(&id("k1")) && scene.model.dialog.is_none());
    scene.send(Message::ConfirmRevoke);
    scene.send(Message::AskToRevoke(id("k1")));
    assert!(scene.model.dialog.is_none(), "it is under way");
    scene.answer(DELETE, status(204));
    assert_eq!(scene.asked(), [READ]);
    scene.answer(READ, key("k1 bob revoked"));
    assert!(scene.asked().is_empty() && !scene.model.is_revoking(&id("k1")));
    assert_eq!(status_of(&scene, "k1"), Status::Revoked);
    assert_eq!(
        scene.rows(),
        ["k1", "k2", "k3"],
        "the row stays where it was"
    );
    let notice = &scene.model.notices[0];
    assert!(notice.is_success() && notice.ownership == Ownership::Others);
    let (first, _) = scene.kept().expect("kept as it is now");
    assert!(
        first
            .keys
            .iter()
            .all(|it| it.id != id("k1") || it.status == Status::Revoked)
    );
}

#[test]
fn ones_own_key_is_removed_or_kept_as_revoked() {
    let mut scene = confirmed("k2");
    scene.answer("DELETE", status(204));
    scene.answer("api-keys/k2", status(404));
    let row = scene
        .model
        .facts
        .table
        .row(&id("k2"))
        .expect("shown until arranged anew");
    assert!(row.is_gone);
    assert_eq!(scene.model.notices[0].ownership, Ownership::Own);
    assert_eq!(scene.model.notices[0].end.after, After::Gone);
    let (first, _) = scene.kept().expect("kept without it");
    assert_eq!(first.total, 2);

    let mut scene = confirmed("k2");
    scene.answer("DELETE", status(204));
    scene.answer("api-keys/k2", key("k2 ada revoked"));
    assert_eq!(status_of(&scene, "k2"), Status::Revoked);
    assert!(scene.model.notices[0].is_success());
}

#[test]
fn a_lost_answer_is_looked_into_and_nothing_is_sent_again_by_itself() {
    let mut scene = confirmed("k1");
    scene.answer(DELETE, Err(ApiError::Lost));
    assert_eq!(scene.asked(), [READ]);
    scene.answer(READ, key("k1 bob revoked"));
    assert!(scene.model.notices[0].is_success());

    let mut scene = confirmed("k1");
    scene.answer(DELETE, Err(ApiError::Lost));
    scene.answer(READ, key("k1 bob active"));
    assert!(scene.asked().is_empty());
    let notice = &scene.model.notices[0];
    assert!(!notice.is_success() && notice.may_try_again());
    scene.send(Message::AskToRevoke(id("k1")));
    assert!(scene.model.dialog.is_some(), "on the user's word");

    let mut scene = confirmed("k1");
    scene.answer(DELETE, Err(ApiError::Lost));
    scene.answer(READ, Err(ApiError::Offline));
    let notice = &scene.model.notices[0];
    assert!(!notice.is_success() && !notice.may_try_again());
    assert_eq!(status_of(&scene, "k1"), Status::Active);
}

#[test]
fn a_refusal_is_told_with_what_is_true() {
    let mut scene = confirmed("k1");
    scene.answer(DELETE, status(403));
    scene.answer(READ, key("k1 bob active"));
    let notice = &scene.model.notices[0];
    assert_eq!(
        notice.end.answer,
        Err(ApiError::Forbidden(Problem::default()))
    );
    assert!(!notice.is_success() && scene.model.facts.stop.is_none());
}

#[test]
fn a_change_that_may_not_be_made_ready_cannot_be_confirmed() {
    let unready = ApiError::Forbidden(Problem::default());
    let mut scene = listed();
    scene.send(Message::AskToRevoke(id("k1")));
    scene.send(Message::Prepared(Err(unready.clone())));
    assert_eq!(scene.model.dialog.as_ref().unwrap().trouble, Some(unready));
    scene.send(Message::ConfirmRevoke);
    assert!(scene.asked().is_empty() && scene.model.dialog.is_some());
    scene.send(Message::CancelRevoke);
    assert!(scene.model.facts.may_act(), "another key may be tried");

    scene.send(Message::AskToRevoke(id("k1")));
    scene.send(Message::Prepared(Err(ApiError::AnotherUser)));
    assert_eq!(scene.model.facts.stop, Some(ApiError::AnotherUser));
    assert!(!scene.model.facts.may_act());
}

#[test]
fn a_token_that_is_ready_changes_nothing() {
    let mut scene = listed();
    scene.send(Message::AskToRevoke(id("k1")));
    scene.send(Message::Prepared(Ok(())));
    assert_eq!(scene.model.dialog.as_ref().unwrap().trouble, None);
    scene.send(Message::ConfirmRevoke);
    assert_eq!(scene.asked(), [DELETE]);
}

#[test]
fn the_session_that_ends_at_the_change_ends_for_all() {
    let mut scene = confirmed("k1");
    scene.answer(DELETE, Err(ApiError::SignedOut));
    assert_eq!(scene.model.notices[0].end.after, After::Untouched);
    assert_eq!(scene.model.facts.stop, Some(ApiError::SignedOut));
    assert_eq!(scene.model.facts.as_of.map(|it| it.read_at), Some(START));
    assert_eq!(scene.kept(), None);
}

#[test]
fn a_key_that_turned_out_to_be_revoked_is_not_sent_again() {
    let mut scene = listed();
    scene.send(Message::Refresh);
    scene.send(Message::AskToRevoke(id("k1")));
    scene.answer(ACTIVE, page(&["k2 ada active"]));
    scene.answer(NEWEST, page(&["k1 bob revoked", "k2 ada active"]));
    scene.send(Message::ConfirmRevoke);
    assert!(!scene.asks("DELETE") && scene.model.dialog.is_none());
}

#[test]
fn two_keys_may_be_on_their_way_at_once() {
    let mut scene = confirmed("k1");
    scene.send(Message::AskToRevoke(id("k2")));
    scene.send(Message::ConfirmRevoke);
    scene.answer("DELETE /api/v1/api-keys/k2", status(204));
    scene.answer("GET /api/v1/api-keys/k2", status(404));
    scene.answer(DELETE, status(204));
    scene.answer(READ, key("k1 bob revoked"));
    let ids = scene
        .model
        .notices
        .iter()
        .map(|notice| notice.key.id.as_str());
    assert_eq!(Vec::from_iter(ids), ["k2", "k1"]);
}

#[test]
fn a_notice_goes_when_it_is_closed_or_another_question_is_asked() {
    let mut scene = confirmed("k1");
    scene.answer(DELETE, Err(ApiError::TabGone));
    scene.effects();
    scene.send(Message::CloseNotice(id("k1")));
    assert!(scene.model.notices.is_empty());
    assert_eq!(scene.effects(), [Effect::Focus(Target::Row(id("k1")))]);

    let mut scene = confirmed("k1");
    scene.answer(DELETE, status(204));
    scene.answer(READ, key("k1 bob revoked"));
    scene.send(Message::AskToRevoke(id("k2")));
    assert!(scene.model.notices.is_empty());
}

#[test]
fn the_list_that_comes_meanwhile_does_not_undo_the_change() {
    let mut scene = listed();
    scene.send(Message::Refresh);
    scene.send(Message::AskToRevoke(id("k1")));
    scene.send(Message::ConfirmRevoke);
    scene.answer(DELETE, status(204));
    scene.answer(READ, key("k1 bob revoked"));
    scene.answer(ACTIVE, page(&["k1 bob active", "k2 ada active"]));
    scene.answer(NEWEST, page(&["k1 bob active", "k2 ada active"]));
    assert_eq!(status_of(&scene, "k1"), Status::Revoked);
}
