//! A small part of the model to draw from: what hangs on it is drawn anew only when it changes, so
//! that typing or an arriving page leaves the rest of the screen, and its focus, alone.
//!
//! All closures are boxed here. Sycamore makes functions of its own for each type of closure, and a
//! browser compiles each of them when it is first called, which is what opening waits for.

use sycamore::prelude::*;

use crate::popup::model::Model;

/// The part of the model that `read` takes out of it.
pub fn part<T: PartialEq + 'static>(
    model: ReadSignal<Model>,
    read: impl Fn(&Model) -> T + 'static,
) -> ReadSignal<T> {
    derived(move || model.with(|model| read(model)))
}

/// A value that follows from signals; what hangs on it hears only of changes.
pub fn derived<T: PartialEq + 'static>(value: impl FnMut() -> T + 'static) -> ReadSignal<T> {
    let value: Box<dyn FnMut() -> T> = Box::new(value);
    create_selector(value)
}

/// What is drawn anew whenever a signal changes that it was drawn from.
pub fn dynamic<V: Into<View> + 'static>(mut draw: impl FnMut() -> V + 'static) -> View {
    let draw: Box<dyn FnMut() -> View> = Box::new(move || draw().into());
    View::from_dynamic(draw)
}

/// What is drawn as long as something is so.
pub fn shown_while(is_so: ReadSignal<bool>, draw: impl Fn() -> View + 'static) -> View {
    let draw: Box<dyn Fn() -> View> = Box::new(draw);
    dynamic(move || is_so.get().then(&draw))
}

/// What is drawn of something as long as it is there.
pub fn shown_of<T: Clone + 'static>(
    what: ReadSignal<Option<T>>,
    draw: impl Fn(T) -> View + 'static,
) -> View {
    let draw: Box<dyn Fn(T) -> View> = Box::new(draw);
    dynamic(move || what.get_clone().map(&draw))
}
