//! The rows just beyond the edges of the view. They come once those in view are on the screen, so that
//! a keystroke in the search box waits only for what is seen of its result.

use latchkey_core::KeyId;
use sycamore::prelude::*;
use sycamore::web::create_client_effect;
use wasm_bindgen_futures::spawn_local;

use super::window::{Drawn, Scroll, drawn, in_view};
use crate::platform::clock;
use crate::popup::model::Model;
use crate::popup::view::part::derived;

/// The rows to draw now. Those beyond the edges that were drawn already stay while they are near.
pub(super) fn window(
    model: ReadSignal<Model>,
    scroll: ReadSignal<Scroll>,
) -> ReadSignal<Vec<Drawn>> {
    let in_view = derived(move || {
        let scroll = scroll.get();
        model.with(|model| in_view(model, scroll))
    });
    let on_screen = create_signal(Vec::<KeyId>::new());
    create_client_effect(move || {
        let rows = in_view.get_clone();
        spawn_local(async move {
            clock::drawn().await;
            // The grid may have gone meanwhile.
            if on_screen.is_alive() {
                on_screen.set(rows);
            }
        });
    });
    let mut before: Vec<Drawn> = Vec::new();
    derived(move || {
        let scroll = scroll.get();
        let is_seen = in_view.with(|rows| on_screen.with(|seen| seen == rows));
        let comes = |id: &KeyId| is_seen || before.iter().any(|row| row.id == *id);
        let rows = model.with(|model| drawn(model, scroll, comes));
        before.clone_from(&rows);
        rows
    })
}
