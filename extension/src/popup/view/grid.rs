//! The keys as a grid: of ten thousand rows only those in view are drawn, each at its place. The
//! grid is one tab stop; arrows, Home, End and the page keys move within it.

mod edges;
mod heading;
mod moving;
mod row;
mod select;
mod window;

use std::cell::Cell;

use latchkey_core::table::Row;
use sycamore::prelude::*;
use sycamore::web::events::KeyboardEvent;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use self::moving::{Move, moved};
pub use self::row::short_id;
use self::window::{Drawn, Scroll, Stop, stop};
use super::Send;
use super::part::derived;
use crate::platform::clock;
use crate::platform::resize::Watch;
use crate::popup::message::Message;
use crate::popup::model::{Model, Spot};
use crate::popup::words::text;

/// The grid of keys.
pub fn grid(model: ReadSignal<Model>, send: Send) -> View {
    let grid = create_node_ref();
    let scroll = create_signal(Scroll::default());
    let window = edges::window(model, *scroll);
    let stop = derived(move || model.with(stop));
    let count = derived(move || model.with(|model| model.facts.table.shown_len()));
    let has_last_uses = derived(move || model.with(|model| model.facts.table.has_last_uses()));
    let label = text("api_keys");

    let on_key = {
        let send = send.clone();
        move |event: KeyboardEvent| pressed(&event, model, scroll.get_untracked(), &send)
    };
    let [on_focus, on_blur] = [true, false].map(|is_in| {
        let send = send.clone();
        move |event: web_sys::FocusEvent| focus_moved(&event, is_in, &send)
    });
    let headings = heading::headings(model, stop, send.clone());
    let rows = rows(
        model,
        Drawing {
            grid,
            scroll,
            window,
            stop,
            count,
            send,
        },
    );
    view! {
        div(class="list") {
            div(
                r#ref=grid,
                class=move || if has_last_uses.get() { "grid with-uses" } else { "grid" },
                role="grid",
                aria-label=label,
                aria-rowcount=move || (count.get() + 1).to_string(),
                aria-colcount=move || if has_last_uses.get() { "9" } else { "8" },
                on:scroll=move |_: web_sys::Event| measure(grid, scroll),
                on:keydown=on_key,
                on:focusin=on_focus,
                on:focusout=on_blur,
            ) {
                (headings)
                (rows)
            }
        }
    }
}

/// What the rows are drawn from.
struct Drawing {
    grid: NodeRef,
    scroll: Signal<Scroll>,
    window: ReadSignal<Vec<Drawn>>,
    stop: ReadSignal<Stop>,
    count: ReadSignal<usize>,
    send: Send,
}

fn rows(model: ReadSignal<Model>, props: Drawing) -> View {
    let Drawing {
        grid,
        scroll,
        window,
        stop,
        count,
        send,
    } = props;
    let [on_enter, on_leave] = [true, false].map(|is_in| {
        let send = send.clone();
        move |_: web_sys::PointerEvent| send.send(Message::Pointer(is_in))
    });
    let rows = view! {
        div(class="rows", role="rowgroup", on:pointerenter=on_enter, on:pointerleave=on_leave) {
            Keyed(
                list=window,
                view=move |drawn| row::row(model, &drawn, window, stop, send.clone()),
                key=|drawn: &Drawn| drawn.id.clone(),
            )
        }
    };
    if is_not_ssr!() {
        set_property(&rows, "--count", move || count.get().to_string());
        let element = element_of(&rows);
        on_mount(move || watch(grid, element, scroll));
    }
    rows
}

/// The rows that are drawn first, before anybody knows how many are in view.
pub fn first_in_view(model: &Model) -> impl Iterator<Item = &Row> {
    let ids = window::in_view(model, Scroll::default()).into_iter();
    ids.filter_map(|id| model.facts.table.row(&id))
}

/// Keeps a custom property of a view's element up to date: the page's CSP allows no style
/// attribute, and the stylesheet does the rest.
fn set_property(view: &View, name: &'static str, value: impl Fn() -> String + 'static) {
    let Some(element) = element_of(view).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    create_effect(move || {
        // Setting a custom property to a number can't be refused.
        element.style().set_property(name, &value()).ok();
    });
}

fn element_of(view: &View) -> Option<Element> {
    let nodes = view.as_web_sys();
    nodes.into_iter().find_map(|node| node.dyn_into().ok())
}

/// Measures once the first rows have been drawn, and whenever the window or the height of the rows
/// changes. The rows that the first measure adds are out of view: those in view don't wait for them.
fn watch(grid: NodeRef, rows: Option<Element>, scroll: Signal<Scroll>) {
    let grid_element = grid.try_get().and_then(|node| node.dyn_into().ok());
    let elements: Vec<Element> = [grid_element, rows].into_iter().flatten().collect();
    let is_first = Cell::new(true);
    let watch = Watch::new(&elements, move || match is_first.replace(false) {
        true => spawn_local(async move {
            clock::drawn().await;
            // The grid may have gone meanwhile.
            if scroll.is_alive() {
                measure(grid, scroll);
            }
        }),
        false => measure(grid, scroll),
    });
    on_cleanup(move || drop(watch));
}

/// Reads how far the grid is scrolled, and how high it and a row are.
fn measure(grid: NodeRef, scroll: Signal<Scroll>) {
    let Some(grid) = grid
        .try_get()
        .and_then(|node| node.dyn_into::<Element>().ok())
    else {
        return;
    };
    let row = grid.query_selector(".rows > .row").ok().flatten();
    let height = row.map_or(0.0, |row| row.get_bounding_client_rect().height());
    scroll.set(Scroll::new(grid.scroll_top(), grid.client_height(), height));
}

fn pressed(event: &KeyboardEvent, model: ReadSignal<Model>, scroll: Scroll, send: &Send) {
    let Some(pressed) = Move::of(&event.key(), event.ctrl_key() || event.meta_key()) else {
        return;
    };
    if event.alt_key() || event.shift_key() {
        return;
    }
    let message = model.with_untracked(|model| match pressed {
        Move::Revoke => stop(model).row.map(Message::AskToRevoke),
        pressed => Some(Message::MoveTo(moved(model, pressed, scroll.page()))),
    });
    event.prevent_default();
    if let Some(message) = message {
        send.send(message);
    }
}

fn focus_moved(event: &web_sys::FocusEvent, is_in: bool, send: &Send) {
    send.send(Message::Focused(is_in));
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(spot) = target.filter(|_| is_in).and_then(|target| spot_of(&target)) {
        send.send(Message::At(spot));
    }
}

/// The cell that an element is, or is in.
fn spot_of(element: &Element) -> Option<Spot> {
    let cell = element.closest("[data-cell]").ok()??;
    let row = cell.closest("[data-key]").ok()?;
    window::spot(
        row.and_then(|row| row.get_attribute("data-key")).as_deref(),
        &cell.get_attribute("data-cell")?,
    )
}
