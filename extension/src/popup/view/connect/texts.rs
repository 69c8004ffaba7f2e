//! Texts that other tools take as they are. The new key is in them on the user's word alone, and
//! then masked here.

use latchkey_core::Secret;
use latchkey_core::linking::{TenantSource, Tool};
use sycamore::prelude::*;
use sycamore::web::events::Event;
use wasm_bindgen::JsValue;

use super::named;
use crate::popup::connect::message::Message as Happened;
use crate::popup::message::{CopyWhat, Message};
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::copy::copy_by;
use crate::popup::view::field::is_ticked;
use crate::popup::view::odd::{Value, name_or_id, sentence};
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::{text, text_with};

/// Stands in for the key while a text is made, and for the eye.
const STAND_IN: &str = "________________________________";
const MASK: &str = "••••••••••••••••";

/// The texts; none where there is no tenant.
pub(super) fn texts(model: ReadSignal<Model>, send: &Send) -> View {
    let facts = part(model, |model| {
        let has_key = model.fresh_key_for_texts().is_some();
        Some((model.tenant_source()?, has_key))
    });
    let is_here = part(model, |model| model.facts.tenant().is_some());
    let send = send.clone();
    dynamic(move || {
        if !is_here.get() {
            return View::new();
        }
        let (tick, send) = (tick(model, &send), send.clone());
        view! {
            section(class="texts", aria-labelledby="texts") {
                h3(id="texts") { (text("texts")) }
                (tick)
                div(class="tools-texts") {
                    (match facts.get_clone() {
                        Some((source, has_key)) => all(model, &source, has_key, &send),
                        None => View::new(),
                    })
                }
            }
        }
    })
}

fn all(model: ReadSignal<Model>, source: &TenantSource, has_key: bool, send: &Send) -> View {
    View::from(Vec::from(
        Tool::ALL.map(|tool| of(model, tool, source, has_key, send)),
    ))
}

/// Whether the new key is to be in them.
fn tick(model: ReadSignal<Model>, send: &Send) -> View {
    let name = part(model, |model| {
        let fresh = model.new_secret.fresh_key()?;
        Some(name_or_id(&fresh.key).to_owned())
    });
    let is_ticked_now = part(model, |model| model.fresh_key_for_texts().is_some());
    let send = send.clone();
    dynamic(move || {
        let Some(name) = name.get_clone() else {
            return view! { p(class="hint") { (text("texts_without_key")) } };
        };
        let (label, send) = (
            sentence("texts_with_key", &[Value::Odd(name)]),
            send.clone(),
        );
        view! {
            div(class="tick") {
                input(
                    r#type="checkbox",
                    id="texts-key",
                    aria-describedby="texts-key-hint",
                    prop:checked=move || JsValue::from_bool(is_ticked_now.get()),
                    on:change=move |event: Event| {
                        if let Some(is_wanted) = is_ticked(&event) {
                            send.send(Message::Connect(Happened::WantKey(is_wanted)));
                        }
                    },
                )
                label(r#for="texts-key") { (label) }
            }
            p(class="hint", id="texts-key-hint") { (text("texts_key_hint")) }
        }
    })
}

fn of(
    model: ReadSignal<Model>,
    tool: Tool,
    source: &TenantSource,
    has_key: bool,
    send: &Send,
) -> View {
    let name = text(word(tool));
    let id = word(tool);
    let shown = shown(tool, source, has_key);
    let copy = copy(model, tool, &name, send);
    let save = save(tool, &name, has_key, send);
    view! {
        div(class="text", role="group", aria-labelledby=id) {
            div(class="titled") {
                h4(id=id) { (name) }
                (copy)
                (save)
            }
            // What scrolls can have the focus, or the keyboard would never see its end.
            pre(tabindex="0") { (shown) }
        }
    }
}

/// The text with the key masked.
fn shown(tool: Tool, source: &TenantSource, has_key: bool) -> String {
    let stand_in = Secret::new(STAND_IN.to_owned()).filter(|_| has_key);
    let snippet = tool.snippet(source, stand_in.as_ref());
    snippet.expose().trim_end().replace(STAND_IN, MASK)
}

fn copy(model: ReadSignal<Model>, tool: Tool, name: &str, send: &Send) -> View {
    let by = Message::Connect(Happened::CopyText(tool));
    copy_by(model, CopyWhat::TextFor(tool), name, by, send)
}

/// A file never has the key in it, so with the key there is none.
fn save(tool: Tool, name: &str, has_key: bool, send: &Send) -> View {
    if has_key || tool.file_name().is_none() {
        return View::new();
    }
    let label = text_with("save_named", &[name]);
    named(
        text("save_file"),
        Some(label),
        "",
        Happened::SaveText(tool),
        send,
    )
}

fn word(tool: Tool) -> &'static str {
    match tool {
        Tool::QlikCli => "tool_qlik_cli",
        Tool::Curl => "tool_curl",
        Tool::Postman => "tool_postman",
        Tool::DotEnv => "tool_dot_env",
    }
}
