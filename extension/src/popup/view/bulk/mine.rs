//! The two jobs with one's own keys. They are behind a button of their own: whoever looks for keys
//! seldom wants to be rid of all of them.

use latchkey_core::bulk::plan;
use sycamore::prelude::*;

use super::button;
use crate::popup::bulk::message::{Message as BulkMessage, Mine};
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::icon::Icon;
use crate::popup::view::part::{derived, part, shown_of, shown_while};
use crate::popup::words::{text, words};

/// How many own keys there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    all: usize,
    over: usize,
}

impl Count {
    fn of(model: &Model) -> Count {
        let count = |over_only: bool| {
            let passes = |status: &latchkey_core::Status| !over_only || !status.may_be_revoked();
            plan::own(&model.facts.table, model.facts.me(), passes).len()
        };
        Count {
            all: count(false),
            over: count(true),
        }
    }
}

/// The button that shows the jobs; nothing where the user has no key.
pub fn toggle(model: ReadSignal<Model>, is_open: Signal<bool>) -> View {
    let has_any = part(model, |model| Count::of(model).all > 0);
    let clicked = move |_| is_open.set(!is_open.get_untracked());
    shown_while(has_any, move || {
        view! {
            button(
                class="bare",
                r#type="button",
                aria-expanded=move || is_open.get().to_string(),
                on:click=clicked,
            ) {
                (text("my_keys"))
                (Icon::More.view())
            }
        }
    })
}

/// The jobs.
pub fn jobs(model: ReadSignal<Model>, is_open: Signal<bool>, send: Send) -> View {
    let count = part(model, Count::of);
    let open = derived(move || Some(count.get()).filter(|count| is_open.get() && count.all > 0));
    shown_of(open, move |count| shown(count, &send))
}

fn shown(count: Count, send: &Send) -> View {
    let told = words().count("my_keys_count", count.all, &[]);
    let over = match count.over {
        0 => View::new(),
        _ => button("delete_my_over", BulkMessage::PlanMine(Mine::Over), send),
    };
    let all = button("delete_my_all", BulkMessage::PlanMine(Mine::All), send);
    view! {
        div(class="mine", role="group", aria-label=text("my_keys")) {
            span { (told) }
            (over)
            (all)
        }
    }
}
