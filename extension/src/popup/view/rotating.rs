//! Rotating keys, in the section New key: the question, the steps of each rotation, what came of it.

mod proposal;
mod steps;
mod work;

use latchkey_core::KeyId;
use latchkey_core::flow::rotate_key::RotateEnd;
use latchkey_core::rotation::RotationUnnoted;
use sycamore::prelude::*;

use super::Send;
use super::close::close;
use super::odd::{Value, sentence};
use super::part::{dynamic, part};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::rotating::{Followed, Message as Happened};
use crate::popup::words::{text, words};
use crate::ui::trouble::trouble;

/// All that is under way.
pub fn rotating(model: ReadSignal<Model>, send: &Send) -> View {
    let proposal = proposal::proposal(model, send);
    let olds = part(model, |model| {
        let works = model.rotating.works.iter();
        works
            .map(|work| work.flow.rotation().old.clone())
            .collect::<Vec<KeyId>>()
    });
    let told = told(model, send);
    let send = send.clone();
    let works = dynamic(move || {
        let works = olds.get_clone().into_iter();
        let works: Vec<View> = works.map(|old| work::work(model, &old, &send)).collect();
        View::from(works)
    });
    let followed = followed(model);
    view! { (told) (followed) (proposal) (works) }
}

/// What other pages did, or the browser refused.
fn followed(model: ReadSignal<Model>) -> View {
    let followed = part(model, |model| model.rotating.followed.clone());
    dynamic(move || {
        let (name, followed) = followed.get_clone()?;
        let key = match followed {
            Followed::Further => "rotation_further",
            Followed::Ended => "rotation_ended",
            Followed::NotBegun(RotationUnnoted::NotWritten) => "rotation_not_begun",
            Followed::NotBegun(RotationUnnoted::NotRead) => "rotation_not_begun_unread",
            Followed::NotForgotten => "rotation_not_forgotten",
        };
        let told = sentence(key, &[Value::Odd(name)]);
        Some(view! { div(class="told", role="status") { p { (told) } } })
    })
}

fn told(model: ReadSignal<Model>, send: &Send) -> View {
    let language = words();
    let told = part(model, move |model| {
        let (name, end) = model.rotating.told.as_ref()?;
        let host = model.facts.tenant()?.host();
        let (key, reason) = match end {
            RotateEnd::Replaced => ("rotated", None),
            RotateEnd::Unchanged(None) => ("not_rotated", None),
            RotateEnd::Unchanged(Some(error)) => {
                ("not_rotated_why", Some(trouble(&*language, error, host)))
            }
            RotateEnd::Overtaken => ("rotation_overtaken", None),
            RotateEnd::Left => ("rotation_left", None),
        };
        Some((key, name.clone(), reason))
    });
    let send = send.clone();
    dynamic(move || {
        told.get_clone().map(|(key, name, reason)| {
            let values: Vec<Value> = [Value::Odd(name)]
                .into_iter()
                .chain(reason.map(Value::Plain))
                .collect();
            let told = sentence(key, &values);
            let close = close(Message::Rotating(Happened::CloseTold), &send);
            view! { div(class="told", role="status") { p { (told) } (close) } }
        })
    })
}

/// A button that sends one message about a rotation.
fn button(word: &str, class: &'static str, happened: Happened, send: &Send) -> View {
    let (word, send) = (text(word), send.clone());
    view! {
        button(
            class=class,
            r#type="button",
            on:click=move |_| send.send(Message::Rotating(happened.clone())),
        ) { (word) }
    }
}
