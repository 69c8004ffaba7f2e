//! A run against a simulated tenant: how it goes, and how each kind of trouble ends.

mod any;
mod stage;

use super::*;
use crate::bulk::journal::Tally;
use crate::fixtures::key_id;
use crate::http::Method;
use crate::key::Status;
use stage::{Met, Stage, Trouble};

fn lost() -> ApiError {
    ApiError::Lost
}

#[test]
fn each_key_is_written_down_sent_and_written_down() {
    let mut stage = Stage::of(2, 1);
    assert_eq!(stage.finish(), Rest::Finished);
    // The own key is read after it, since only that tells whether it was removed.
    assert_eq!(
        stage.log(),
        ["DELETE k0", "GET k0", "DELETE k1", "DELETE k2"]
    );
    let endings = [Ending::Deleted, Ending::Revoked, Ending::Revoked];
    assert_eq!(stage.endings(), endings.map(Some));
    assert_eq!(stage.kept().unwrap(), *stage.run.journal());
}

#[test]
fn nothing_is_sent_that_is_not_written_down() {
    let mut stage = Stage::of(2, 0);
    stage.troubles([Trouble::NotWritten]);
    assert_eq!(stage.go(), Rest::Halted(Halt::NotWritten));
    assert!(stage.log().is_empty());
    // Whether it was sent is no longer known, so it is read first.
    assert_eq!(stage.go(), Rest::Finished);
    assert_eq!(stage.log(), ["GET k0", "DELETE k0", "DELETE k1"]);
}

#[test]
fn a_result_that_could_not_be_written_is_written_later() {
    let mut stage = Stage::of(1, 0);
    stage.troubles([Trouble::None, Trouble::None, Trouble::NotWritten]);
    assert_eq!(stage.go(), Rest::Halted(Halt::NotWritten));
    assert_eq!(stage.go(), Rest::Finished);
    assert_eq!(stage.log(), ["DELETE k0"]);
    assert_eq!(stage.kept().unwrap(), *stage.run.journal());
}

#[test]
fn after_a_lost_answer_the_key_is_read_and_sent_again_only_where_it_is_in_use() {
    let mut stage = Stage::of(2, 0);
    stage.troubles_of_sending([
        Trouble::LostBefore,
        Trouble::None,
        Trouble::None,
        Trouble::LostAfter,
    ]);
    assert_eq!(stage.go(), Rest::Finished);
    assert_eq!(
        stage.log(),
        ["DELETE k0", "GET k0", "DELETE k0", "DELETE k1", "GET k1"]
    );
    assert_eq!(
        stage.endings(),
        [Some(Ending::Revoked), Some(Ending::Revoked)]
    );
}

#[test]
fn a_second_loss_in_a_row_is_for_the_user_to_look_at() {
    let mut stage = Stage::of(1, 0);
    stage.troubles_of_sending([Trouble::LostBefore, Trouble::None, Trouble::LostBefore]);
    assert_eq!(stage.go(), Rest::Halted(Halt::Trouble(lost())));
    assert_eq!(stage.log(), ["DELETE k0", "GET k0", "DELETE k0", "GET k0"]);
    assert_eq!(stage.go(), Rest::Finished);
    assert_eq!(stage.log()[4..], ["GET k0", "DELETE k0"]);
}

#[test]
fn a_refusal_is_final_and_the_key_is_read_once() {
    for (status, was_over, ending) in [
        (403, false, Ending::Refused(403)),
        (500, false, Ending::Refused(500)),
        (404, false, Ending::Refused(404)),
        (403, true, Ending::NotActive(Status::Revoked)),
    ] {
        let mut stage = Stage::of(1, 0);
        if was_over {
            stage.set(&key_id("k0"), Status::Revoked);
        }
        stage.troubles_of_sending([Trouble::Answer(status)]);
        assert_eq!(stage.go(), Rest::Finished);
        assert_eq!(stage.log(), ["DELETE k0", "GET k0"]);
        assert_eq!(stage.endings(), [Some(ending)]);
    }
}

#[test]
fn not_found_after_a_refusal_proves_nothing() {
    for status in [400, 403, 409, 423] {
        let mut stage = Stage::of(1, 1);
        stage.remove(&key_id("k0"));
        stage.remove(&key_id("k1"));
        stage.troubles_of_sending([
            Trouble::Answer(status),
            Trouble::None,
            Trouble::Answer(status),
        ]);
        assert_eq!(stage.go(), Rest::Finished);
        let refused = Some(Ending::Refused(status));
        assert_eq!(stage.endings(), [refused.clone(), refused]);
    }
}

#[test]
fn not_found_proves_nothing_for_whoever_is_signed_in_by_then() {
    for (own, others) in [(1, 0), (0, 1)] {
        let mut stage = Stage::of(others, own);
        stage.troubles_of_sending([Trouble::LostBefore, Trouble::NotFoundUnconfirmed]);
        assert_eq!(stage.go(), Rest::Finished);
        assert_eq!(stage.log(), ["DELETE k0", "GET k0"]);
        assert_eq!(stage.endings(), [Some(Ending::NotKnown)]);
        let tally = stage.run.journal().tally();
        assert_eq!((tally.done, tally.failed), (0, 1), "it may be active");
    }
}

#[test]
fn a_refusal_of_the_token_or_the_pace_is_not_final() {
    for trouble in [
        Trouble::Csrf,
        Trouble::Error(ApiError::TooFast),
        Trouble::Answer(429),
        Trouble::Answer(401),
    ] {
        let mut stage = Stage::of(1, 0);
        stage.troubles_of_sending([trouble]);
        assert!(matches!(stage.go(), Rest::Halted(_)));
        assert_eq!(stage.go(), Rest::Finished);
        assert_eq!(stage.log(), ["DELETE k0", "GET k0", "DELETE k0"]);
    }
}

#[test]
fn the_end_of_the_session_stops_it_and_it_can_be_gone_on_with() {
    for error in [
        ApiError::SignedOut,
        ApiError::TabGone,
        ApiError::NoAccess,
        ApiError::AnotherUser,
    ] {
        let mut stage = Stage::of(3, 0);
        stage.troubles_of_sending([Trouble::None, Trouble::Error(error.clone())]);
        assert_eq!(stage.go(), Rest::Halted(Halt::Trouble(error)));
        let tally = Tally {
            done: 1,
            failed: 0,
            open: 2,
        };
        assert_eq!(stage.run.journal().tally(), tally);
        assert_eq!(stage.go(), Rest::Finished);
        assert_eq!(stage.log()[2..], ["GET k1", "DELETE k1", "DELETE k2"]);
    }
}

#[test]
fn a_change_refused_outside_the_tab_is_final_for_its_key_and_stops_the_others() {
    let mut stage = Stage::of(2, 0);
    let outside = ApiError::OutsideTab(Problem::default());
    stage.troubles_of_sending([Trouble::Error(outside.clone())]);
    assert_eq!(stage.go(), Rest::Halted(Halt::Trouble(outside)));
    assert_eq!(stage.go(), Rest::Finished);
    assert_eq!(stage.log(), ["DELETE k0", "GET k0", "DELETE k1"]);
    assert_eq!(stage.endings()[0], Some(Ending::Refused(403)));
}

#[test]
fn an_own_key_that_delete_does_not_remove_is_told_as_it_is() {
    let mut stage = Stage::of(0, 1);
    stage.keeps_own = true;
    assert_eq!(stage.go(), Rest::Finished);
    assert_eq!(stage.endings(), [Some(Ending::Kept(Status::Revoked))]);
}

#[test]
fn pause_ends_the_key_under_way_and_no_more() {
    let mut stage = Stage::of(3, 0);
    let step = stage.input(RunInput::Go).unwrap();
    assert!(matches!(step, Step::Progress(RunProgress::Save(_))));
    assert_eq!(stage.input(RunInput::Pause), None);
    assert_eq!(stage.run.doing(), Doing::Pausing);
    assert_eq!(stage.follow(step), Rest::Paused);
    assert_eq!(stage.log(), ["DELETE k0"]);
    assert_eq!(stage.go(), Rest::Finished);
}

#[test]
fn stop_is_for_good() {
    let mut stage = Stage::of(3, 0);
    let step = stage.input(RunInput::Go).unwrap();
    assert_eq!(stage.input(RunInput::Stop), None);
    assert_eq!(stage.run.doing(), Doing::Stopping);
    assert_eq!(stage.follow(step), Rest::Stopped);
    assert_eq!(stage.input(RunInput::Go), None);
    stage.kill();
    assert_eq!(stage.input(RunInput::Go), None);
    assert_eq!(stage.run.doing(), Doing::Resting(Rest::Stopped));
    assert!(stage.run.journal().is_over());
    assert_eq!(stage.log(), ["DELETE k0"]);
}

#[test]
fn stop_at_rest_is_written_down() {
    let mut stage = Stage::of(2, 0);
    stage.troubles_of_sending([Trouble::Error(ApiError::SignedOut)]);
    stage.go();
    let step = stage.input(RunInput::Stop).unwrap();
    assert_eq!(stage.follow(step), Rest::Stopped);
    assert!(stage.kept().unwrap().header.is_stopped);
}

#[test]
fn it_waits_for_the_budget_unless_in_haste() {
    let mut stage = Stage::of(3, 0).having_spent(399);
    let step = stage.input(RunInput::Go).unwrap();
    let until = stage.follow_to_wait(step);
    assert_eq!(stage.run.doing(), Doing::Waiting(until));
    assert_eq!(stage.log(), ["DELETE k0"]);
    // A clock that wakes too early changes nothing.
    assert_eq!(
        stage.input(RunInput::Woke),
        Some(Step::Progress(RunProgress::Wait(until)))
    );
    let step = stage.input(RunInput::SetPace(Pace::AsFastAsAllowed));
    assert_eq!(stage.follow(step.unwrap()), Rest::Finished);
    assert_eq!(stage.kept().unwrap().header.pace, Pace::AsFastAsAllowed);
}

#[test]
fn a_pause_cuts_the_waiting_short() {
    let mut stage = Stage::of(2, 0).having_spent(400);
    let step = stage.input(RunInput::Go).unwrap();
    stage.follow_to_wait(step);
    let step = stage.input(RunInput::Pause).unwrap();
    assert_eq!(step, Step::Done(Rest::Paused));
    assert_eq!(stage.input(RunInput::Woke), None);
}

#[test]
fn a_pause_cuts_a_wait_that_the_tenant_asked_for_short_and_the_key_is_read_later() {
    for wish in [RunInput::Pause, RunInput::Stop] {
        let mut stage = Stage::of(2, 0);
        stage.troubles_of_sending([Trouble::Error(ApiError::TooFast)]);
        let step = stage.input(RunInput::Go).unwrap();
        let Met::Event(saved) = stage.meet(&step) else {
            panic!("killed, where nobody looks for it");
        };
        let send = stage.step(saved).unwrap();
        assert_eq!(stage.input(wish.clone()), None);
        let rest = stage.follow(send);
        assert_eq!(stage.log(), ["DELETE k0"]);
        if wish == RunInput::Stop {
            assert_eq!(rest, Rest::Stopped);
            continue;
        }
        assert_eq!(rest, Rest::Paused);
        assert_eq!(stage.go(), Rest::Finished);
        assert_eq!(stage.log()[1..], ["GET k0", "DELETE k0", "DELETE k1"]);
    }
}

#[test]
fn a_plan_confirmed_anew_is_kept_to() {
    let mut stage = Stage::of(3, 0);
    let wanted = [Target {
        id: key_id("k1"),
        verb: Verb::Revoke,
    }];
    stage.run.plan_anew(&wanted, stage.now);
    assert_eq!(stage.go(), Rest::Finished);
    assert_eq!(stage.log(), ["DELETE k1"]);
    let left = Some(Ending::LeftOut);
    assert_eq!(stage.endings(), [left.clone(), Some(Ending::Revoked), left]);
    assert_eq!(stage.kept().unwrap(), *stage.run.journal());
}

#[test]
fn nothing_is_created_or_changed_but_by_delete() {
    let mut stage = Stage::of(1, 1);
    stage.finish();
    let methods = stage.methods();
    assert!(
        methods
            .iter()
            .all(|method| matches!(method, Method::Get | Method::Delete))
    );
}
