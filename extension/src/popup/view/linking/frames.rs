//! The frames of the page: which one is filled, and those that can't be looked into.

use latchkey_core::linking::{Destination, Unreached};
use latchkey_core::text::shown;
use sycamore::prelude::*;

use super::source::{allow, refused};
use super::{List, Name, button};
use crate::popup::ids::LINKING_FRAME;
use crate::popup::linking::message::Message as Happened;
use crate::popup::linking::{Linking, Permission};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::{text, text_with};

/// What there is to say of frames.
pub(super) fn frames(model: ReadSignal<Model>, send: &Send) -> View {
    let (which, unreached) = (which(model, send), unreached(model, send));
    let is_cut = part(model, |model| {
        let form = model.linking.form.as_ref();
        form.is_some_and(|form| form.recognised.is_cut)
    });
    view! {
        (unreached)
        (which)
        (if is_cut.get() { view! { p(class="care") { (text("fill_cut")) } } } else { View::new() })
    }
}

/// The frames with fields, each with its place, its site, and which is filled.
#[derive(Clone, Debug, PartialEq)]
struct Which {
    frames: Vec<(usize, bool, String)>,
    chosen: usize,
    is_busy: bool,
}

impl Which {
    fn of(model: &Model) -> Which {
        let linking: &Linking = &model.linking;
        let at = linking.form.as_ref().map(|form| &form.mapping.frame);
        let frames = linking.frames().iter().enumerate();
        let chosen = frames
            .clone()
            .find(|(_, frame)| at == Some(&frame.at()))
            .map_or(0, |(place, _)| place);
        let frames = frames.filter(|(place, frame)| *place == chosen || !frame.fields.is_empty());
        Which {
            frames: frames
                .map(|(place, frame)| {
                    let to = Destination::from_origin(&frame.origin);
                    (place, frame.is_top, to.map_or(String::new(), |to| to.host))
                })
                .collect(),
            chosen,
            is_busy: linking.is_busy(),
        }
    }
}

fn which(model: ReadSignal<Model>, send: &Send) -> View {
    let which = part(model, Which::of);
    let send = send.clone();
    dynamic(move || {
        let which = which.get_clone();
        if which.frames.len() < 2 {
            return View::new();
        }
        let choices = which.frames.iter().map(|(place, is_top, host)| {
            let key = if *is_top {
                "frame_page"
            } else {
                "frame_within"
            };
            let number = (place + 1).to_string();
            let words = match *is_top {
                true => text_with(key, &[&shown(host)]),
                false => text_with(key, &[&number, &shown(host)]),
            };
            (place.to_string(), words)
        });
        let list = List {
            id: LINKING_FRAME.to_owned(),
            name: Name::By("fill-frame-name"),
            choices: choices.collect(),
            chosen: which.chosen.to_string(),
            is_disabled: which.is_busy,
        };
        let send = send.clone();
        let list = list.view(Box::new(move |place| {
            if let Ok(place) = place.parse() {
                send.send(Message::Linking(Happened::InFrame(place)));
            }
        }));
        view! {
            div(class="field") {
                span(id="fill-frame-name") { (text("fill_frame")) }
                (list)
            }
        }
    })
}

/// A frame that can't be looked into.
#[derive(Clone, Debug, PartialEq)]
struct Closed {
    frame: Unreached,
    is_tab: bool,
    is_refused: bool,
}

fn unreached(model: ReadSignal<Model>, send: &Send) -> View {
    let closed = part(model, |model| {
        let is_refused = |frame: &Unreached| {
            let origin = frame.destination.as_ref().map(|to| to.origin.clone());
            origin.is_some_and(|origin| model.linking.permission == Permission::Refused(origin))
        };
        let frames = model.linking.unreached().iter();
        let closed = frames.map(|frame| Closed {
            is_refused: is_refused(frame),
            is_tab: model.facts.is_tab,
            frame: frame.clone(),
        });
        closed.collect::<Vec<Closed>>()
    });
    let send = send.clone();
    dynamic(move || {
        let closed = closed.get_clone();
        let views: Vec<View> = closed.iter().map(|closed| one(closed, &send)).collect();
        View::from(views)
    })
}

fn one(closed: &Closed, send: &Send) -> View {
    let to = closed.frame.destination.as_ref();
    let told = match to {
        Some(to) => sentence("frame_closed", &[Value::Odd(to.host.clone())]),
        None => View::from(text("frame_closed_nowhere")),
    };
    let allow = to
        .filter(|to| to.may_be_granted())
        .map(|to| allow(&to.host, &to.origin, closed.is_tab, send));
    let refused = to.filter(|_| closed.is_refused).map(|to| refused(&to.host));
    let open = closed.frame.address().map(|url| {
        let open = Message::OpenPage(url.to_owned());
        button(text("frame_open"), "", open, send)
    });
    view! {
        div(class="care") {
            p { (told) }
            (refused)
            div(class="acts") { (allow) (open) }
        }
    }
}
