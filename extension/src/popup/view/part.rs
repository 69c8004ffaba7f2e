//! A small part of the model to draw from: what hangs on it is drawn anew only when it changes, so
//! that typing or an arriving page leaves the rest of the screen, and its focus, alone.

use sycamore::prelude::*;

use crate::popup::model::Model;

/// The part of the model that `read` takes out of it.
pub fn part<T: PartialEq + 'static>(
    model: ReadSignal<Model>,
    read: impl Fn(&Model) -> T + 'static,
) -> ReadSignal<T> {
    create_selector(move || model.with(|model| read(model)))
}
