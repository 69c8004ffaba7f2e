//! What holds for every order of answers, losses, kills and second thoughts.

use proptest::prelude::*;

use super::stage::{Met, START};
use super::*;
use crate::bulk::budget::WINDOW;
use crate::key::Status;

fn troubles() -> impl Strategy<Value = Trouble> {
    prop_oneof![
        8 => Just(Trouble::None),
        1 => Just(Trouble::NotWritten),
        2 => Just(Trouble::LostBefore),
        2 => Just(Trouble::LostAfter),
        1 => prop::sample::select(vec![403, 404, 500, 400]).prop_map(Trouble::Answer),
        1 => Just(Trouble::Csrf),
        1 => prop::sample::select(vec![
            ApiError::SignedOut,
            ApiError::TooFast,
            ApiError::TabGone,
            ApiError::NoAccess,
            ApiError::AnotherUser,
            ApiError::Unreadable,
        ]).prop_map(Trouble::Error),
        2 => Just(Trouble::KilledBefore),
        2 => Just(Trouble::KilledAfter),
    ]
}

/// What the user does before a step, if anything.
fn wishes() -> impl Strategy<Value = Option<RunInput>> {
    prop_oneof![
        12 => Just(None),
        1 => Just(Some(RunInput::Pause)),
        1 => Just(Some(RunInput::Go)),
        1 => Just(Some(RunInput::SetPace(Pace::LeavesAFifth))),
        1 => Just(Some(RunInput::Woke)),
    ]
}

/// The tale of one run until it is finished: its user goes on whenever it rests.
struct Tale {
    stage: Stage,
    /// Keys with an answer that was written down.
    answered: Vec<KeyId>,
}

impl Tale {
    fn tell(&mut self, turns: Vec<(Trouble, Option<RunInput>, i64)>) {
        let mut step = None;
        let turns = turns
            .into_iter()
            .chain(std::iter::repeat((Trouble::None, None, 1)));
        for (trouble, wish, pause) in turns.take(3_000) {
            self.stage.now = self.stage.now.plus_millis(pause);
            if let Some(next) = wish.and_then(|wish| self.stage.input(wish)) {
                step = Some(next);
            }
            let due = match step.take() {
                Some(Step::Done(Rest::Finished)) => return,
                Some(Step::Done(_)) | None => match self.stage.input(RunInput::Go) {
                    Some(due) => due,
                    None => return,
                },
                Some(due) => due,
            };
            if let Step::Done(_) = due {
                step = Some(due);
                continue;
            }
            self.look_at(&due);
            match self.stage.meet_with(&due, trouble) {
                Met::Event(event) => step = self.stage.step(event),
                Met::Killed => self.stage.kill(),
            }
            if let Step::Progress(RunProgress::Save(_)) = due {
                self.note_answers();
            }
        }
        panic!("it never ends: {:?}", self.stage.run.doing());
    }

    /// What must be true of a step before it is done.
    fn look_at(&self, step: &StepOf<Run>) {
        let Step::Send(RunCall::Delete, request) = step else {
            return;
        };
        let id = key_id(request.path.rsplit('/').next().unwrap());
        let kept = self.stage.kept().expect("written ahead");
        assert_eq!(kept.standing(&id), Standing::Unanswered, "written ahead");
        assert!(!self.answered.contains(&id), "sent again after an answer");
        assert_eq!(
            self.stage.status_of(&id),
            Some(&Status::Active),
            "sent for a key that was ended already"
        );
        let mut earlier = self
            .stage
            .sent()
            .iter()
            .rev()
            .filter(|(_, _, sent)| *sent == id);
        let before = earlier.next().map(|(_, method, _)| *method);
        assert_ne!(before, Some(Method::Delete), "repeated without a reading");
    }

    fn note_answers(&mut self) {
        let Some(kept) = self.stage.kept() else {
            return;
        };
        let targets = kept.header.targets.iter().map(|target| &target.id);
        let answered = targets
            .filter(|id| matches!(kept.standing(id), Standing::Unread(_) | Standing::Ended(_)));
        self.answered = answered.cloned().collect();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_is_done_twice_and_nothing_forgotten(
        others in 1..6usize,
        own in 0..3usize,
        spent in prop::sample::select(vec![0, 0, 0, 397]),
        turns in prop::collection::vec((troubles(), wishes(), 0..2_000i64), 0..80),
    ) {
        let spent = vec![START.plus_millis(-1_000); spent];
        let mut tale = Tale { stage: Stage::begun(others, own, spent.clone()), answered: Vec::new() };
        tale.tell(turns);

        let stage = &tale.stage;
        for (number, ending) in stage.endings().into_iter().enumerate() {
            let status = stage.status_of(&key_id(&format!("k{number}")));
            let is_true = match &ending {
                Some(Ending::Revoked) => status == Some(&Status::Revoked),
                Some(Ending::Deleted) => status.is_none(),
                Some(Ending::NotActive(told) | Ending::Kept(told)) => status == Some(told),
                Some(Ending::Gone) => status.is_none(),
                // What was refused without effect may look different by a later, lost repeat.
                Some(Ending::Refused(_) | Ending::NotKnown) => true,
                Some(Ending::LeftOut) | None => false,
            };
            prop_assert!(is_true, "{number}: {ending:?}, but {status:?}");
        }
        prop_assert_eq!(stage.kept(), Some(stage.run.journal().clone()));

        let mut changes = spent;
        changes.extend(stage.sent().iter().filter(|call| call.1 == Method::Delete).map(|call| call.0));
        let most = Pace::LeavesAFifth.most();
        for (first, one_more) in changes.iter().zip(changes.iter().skip(most)) {
            prop_assert!(one_more.since(*first) >= WINDOW);
        }
    }
}
