//! Notices what any page of ours writes on disk, so that a screen is as new as what is kept.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::platform::sys;

/// Calls `act` with the name of each entry that is written (with its text) or taken away.
pub fn watch(act: impl Fn(Vec<(String, Option<String>)>) + 'static) {
    let listener = Closure::<dyn Fn(Object, String)>::new(move |changes: Object, area: String| {
        if area == "local" {
            act(changed(&changes));
        }
    });
    // Without it the screen is only as new as its opening.
    sys::on_storage_changed(listener.as_ref().unchecked_ref()).ok();
    // The page listens as long as it lives.
    listener.forget();
}

fn changed(changes: &Object) -> Vec<(String, Option<String>)> {
    let names = Object::keys(changes).into_iter();
    let names = names.filter_map(|name| name.as_string());
    names
        .map(|name| {
            let change = Reflect::get(changes, &name.as_str().into());
            let text = change.and_then(|change| Reflect::get(&change, &"newValue".into()));
            let text = text.ok().and_then(|text| text.as_string());
            (name, text)
        })
        .collect()
}
