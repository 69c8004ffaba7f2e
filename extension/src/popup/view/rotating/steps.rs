//! The four steps of a rotation, as its user reads them.

use latchkey_core::rotation::Stage;
use sycamore::prelude::*;

use crate::popup::view::odd::{Value, sentence};
use crate::popup::words::text;

/// All steps, with how far the rotation is where it has begun.
pub(super) fn steps(old_name: &str, stage: Option<&Stage>) -> View {
    let next = stage.map(next);
    let told = [
        sentence("rotate_step_rename", &[Value::Odd(old_name.to_owned())]),
        View::from(text("rotate_step_make")),
        View::from(text("rotate_step_try")),
        View::from(text("rotate_step_delete")),
    ];
    let steps: Vec<View> = told
        .into_iter()
        .enumerate()
        .map(|(place, told)| {
            let class = next.filter(|next| place < *next).map(|_| "done");
            let current = next.filter(|next| place == *next).map(|_| "step");
            view! { li(class=class, aria-current=current) { (told) } }
        })
        .collect();
    view! { ol(class="steps") { (steps) } }
}

/// The place of the step that comes next.
fn next(stage: &Stage) -> usize {
    match stage {
        Stage::Renaming | Stage::PuttingBack => 0,
        Stage::Making => 1,
        Stage::Trying { .. } | Stage::NotActive { .. } => 2,
        Stage::Tried { .. } | Stage::Deleting { .. } | Stage::Kept { .. } => 3,
    }
}
