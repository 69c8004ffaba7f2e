//! When a key expires, where a fact of one line tells it.

use latchkey_core::{Distance, Key, Moment, When, distance};
use sycamore::prelude::*;

use super::odd::odd;
use crate::popup::words::{text, words};

/// What a key's expiry is to a reader of today.
#[derive(Clone, Debug, PartialEq)]
pub struct Expires {
    expiry: When,
    distance: Option<Distance>,
    /// It expires soon, or its time has passed whatever its status says.
    is_pressing: bool,
}

impl Expires {
    pub fn of(key: &Key, now: Moment) -> Expires {
        let moment = key.expiry.moment();
        Expires {
            expiry: key.expiry.clone(),
            distance: moment.map(|moment| distance(now, moment)),
            is_pressing: key.expires_soon(now) || key.time_has_passed(now),
        }
    }

    /// As a human says it; the exact local time on hover.
    pub fn view(&self) -> View {
        match (&self.expiry, self.distance) {
            (When::At(moment), Some(distance)) => {
                let language = words();
                let (told, exact) = (language.distance(distance), language.exact(*moment));
                let class = if self.is_pressing { "soon" } else { "" };
                view! { time(class=class, title=exact) { (told) } }
            }
            (When::Text(text), _) => odd(text),
            _ => View::from(text("not_given")),
        }
    }
}
