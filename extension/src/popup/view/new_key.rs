//! The section New key.

use sycamore::prelude::*;

use super::Send;
use crate::popup::model::Model;
use crate::popup::words::text;

/// Making a key.
pub fn new_key(model: ReadSignal<Model>, send: Send) -> View {
    drop((model, send));
    view! { h2 { (text("section_new_key")) } }
}
