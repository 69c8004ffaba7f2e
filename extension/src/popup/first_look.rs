//! The first look at a tenant of which nothing was kept: the popup as it will be once its first keys
//! are answered, of which `view::first_look` makes a picture.

use latchkey_core::api::list_active_keys;
use latchkey_core::session::{Exchange, Next};
use latchkey_core::{Moment, Request};

use super::effect::Effect;
use super::message::Message;
use super::model::Model;
use super::update::update;
use crate::platform::transport::Early;
use crate::shell::facts::Place;
use crate::shell::tasks::RequestId;

/// That popup, once they are answered. `None` where they weren't asked for early, or what comes is
/// no answer yet.
pub async fn at(place: Place, early: &Early, now: Moment) -> Option<Model> {
    let mut model = Model::at(now);
    let asked = update(&mut model, Message::Opened(place), now);
    let (id, request) = asked.into_iter().find_map(first_keys)?;
    let answer = early.shown(&request).await?;
    let mut exchange = Exchange::new(request);
    exchange.begin(&model.facts.session, now);
    let Next::Done(outcome) = exchange.answered(&mut model.facts.session, answer, now) else {
        return None;
    };
    // What it would ask for next is the popup's to ask.
    drop(update(&mut model, Message::Answered(id, outcome), now));
    Some(model)
}

fn first_keys(effect: Effect) -> Option<(RequestId, Request)> {
    match effect {
        Effect::Send(id, request) if request == list_active_keys() => Some((id, request)),
        _ => None,
    }
}
