//! A page that takes what it is given, or doesn't, step by step.

use std::collections::BTreeMap;

use latchkey_core::linking::{Filled, FrameOrder, ListOption, OpenedList, Text};

use super::*;
use crate::popup::linking::message::{Answer, Step};

/// A page, and what was asked of it.
pub struct Taker {
    pub frames: Vec<Frame>,
    /// What becomes of fields, by their ids; any other is filled.
    pub outcomes: BTreeMap<String, Outcome>,
    /// What looks tell where that is something else than was told at first.
    pub later: BTreeMap<String, Outcome>,
    /// What its own lists show.
    pub list: OpenedList,
    pub log: Vec<String>,
    /// The page changes so when it is described for the first time.
    pub change: Option<fn(&mut Frame)>,
}

impl Taker {
    pub fn of(frames: Vec<Frame>) -> Taker {
        Taker {
            frames,
            outcomes: BTreeMap::new(),
            later: BTreeMap::new(),
            list: OpenedList::default(),
            log: Vec::new(),
            change: None,
        }
    }

    pub fn whose(mut self, id: &str, outcome: Outcome) -> Taker {
        self.outcomes.insert(id.to_owned(), outcome);
        self
    }

    pub fn then(mut self, id: &str, outcome: Outcome) -> Taker {
        self.later.insert(id.to_owned(), outcome);
        self
    }

    pub fn showing(mut self, options: &[(&str, &str)], is_complete: bool) -> Taker {
        let option = |(id, label): &(&str, &str)| ListOption {
            id: (*id).to_owned(),
            label: (*label).to_owned(),
            value: String::new(),
        };
        self.list = OpenedList {
            page: PageState::Same,
            is_complete,
            options: options.iter().map(option).collect(),
        };
        self
    }

    /// Sends this, and answers to every step of a filling until none is left, or until a secret would
    /// be written. What else was asked for is given back.
    pub fn run(&mut self, scene: &mut Scene, happened: Happened) -> Vec<Effect> {
        scene.send(Message::Linking(happened));
        self.go_on(scene)
    }

    pub fn go_on(&mut self, scene: &mut Scene) -> Vec<Effect> {
        let mut kept = Vec::new();
        let mut open = scene.effects();
        while !open.is_empty() {
            for effect in open {
                match effect {
                    Effect::Linking(Wanted::Fill(filling, step)) if !has_secret(&step) => {
                        let answer = self.answer(step);
                        scene.send(Message::Linking(Happened::Answered(filling, answer)));
                    }
                    other => kept.push(other),
                }
            }
            open = scene.effects();
        }
        kept
    }

    fn answer(&mut self, step: Step) -> Answer {
        match step {
            Step::Write(order) => {
                self.log.push(format!("write {}", written(&order)));
                let filled = Filled::of(&order);
                self.touch(&filled);
                Answer::Fields(Some(self.report(&filled, false)))
            }
            Step::LookNow(filled) => {
                self.log
                    .push(format!("look at once {}", filled.ids.join(" ")));
                Answer::Fields(Some(self.report(&filled, true)))
            }
            Step::LookLater(filled) => {
                self.log.push(format!("look {}", filled.ids.join(" ")));
                Answer::Fields(Some(self.report(&filled, true)))
            }
            Step::Open(list) => {
                self.log.push(format!("open {}", list.id));
                Answer::List(Some(self.list.clone()))
            }
            Step::Choose(choice) => {
                let id = choice.list.id;
                self.log.push(format!("choose {id} {}", choice.option));
                let filled = Filled {
                    frame_id: choice.list.frame_id,
                    page: choice.list.page,
                    ids: vec![id],
                };
                Answer::Fields(Some(self.report(&filled, false)))
            }
            Step::DescribeAgain => {
                self.log.push("describe".to_owned());
                if let Some(change) = self.change.take() {
                    change(&mut self.frames[0]);
                }
                Answer::Frames(self.frames.clone())
            }
        }
    }

    fn touch(&mut self, filled: &Filled) {
        let fields = self.frames.iter_mut().flat_map(|frame| &mut frame.fields);
        for field in fields.filter(|field| filled.ids.contains(&field.id)) {
            field.is_empty = false;
        }
    }

    fn report(&self, filled: &Filled, is_later: bool) -> FrameReport {
        let outcome = |id: &String| {
            let later = self.later.get(id).filter(|_| is_later);
            let outcome = later.or_else(|| self.outcomes.get(id));
            outcome.copied().unwrap_or(Outcome::Filled)
        };
        let fields = filled.ids.iter().map(|id| FieldReport {
            id: id.clone(),
            outcome: outcome(id),
        });
        FrameReport {
            frame_id: filled.frame_id,
            page: PageState::Same,
            fields: fields.collect(),
        }
    }
}

fn has_secret(step: &Step) -> bool {
    match step {
        Step::Write(order) => order.fields.iter().any(|field| field.is_secret),
        _ => false,
    }
}

/// What an order writes, as `id=text`.
pub fn written(order: &FrameOrder) -> String {
    let fields = order.fields.iter().map(|field| match &field.value {
        Text::Plain(text) => format!("{}={text}", field.id),
        Text::Secret(secret) => format!("{}={}", field.id, secret.expose()),
    });
    fields.collect::<Vec<String>>().join(", ")
}
