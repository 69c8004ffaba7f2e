//! Icons in the views that Sycamore draws.

use sycamore::prelude::*;

pub use crate::ui::icon::{Icon, SQUARE};

impl Icon {
    // One function for all that draw one, for size.
    #[inline(never)]
    pub fn view(self) -> View {
        view! {
            svg(class="icon", viewBox=SQUARE, aria-hidden="true") { path(d=self.path()) }
        }
    }
}

/// An icon that changes.
pub fn changing(icon: impl Fn() -> Icon + 'static) -> View {
    view! {
        svg(class="icon", viewBox=SQUARE, aria-hidden="true") { path(d=move || icon().path()) }
    }
}
