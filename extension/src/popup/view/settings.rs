//! The section Settings.

use sycamore::prelude::*;

use super::Send;
use crate::popup::model::Model;
use crate::popup::words::text;

/// The tenant's rules for keys.
pub fn settings(model: ReadSignal<Model>, send: Send) -> View {
    drop((model, send));
    view! { h2 { (text("section_settings")) } }
}
