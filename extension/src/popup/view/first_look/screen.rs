//! What is around the grid.

use latchkey_core::Tenant;
use latchkey_core::table::Filter;
use serde_json::{Value, json};

use super::{icon, sign, with};
use crate::popup::model::Model;
use crate::popup::view::icon::Icon;
use crate::popup::view::{foot, tools};
use crate::popup::words::{text, words};
use crate::shell::section_name::SectionName;

pub(super) fn header(model: &Model, tenant: &Tenant) -> Value {
    json!([
        "header",
        { "class": "tenant" },
        names(tenant),
        acts(model),
        ["p", { "class": "who" }, text("checking_who")],
        ways(),
    ])
}

fn names(tenant: &Tenant) -> Value {
    let fact = |word, fact: &str| {
        json!([
            "div",
            {},
            ["dt", {}, text(word)],
            ["dd", {}, fact, sign(Icon::Copy)]
        ])
    };
    json!([
        "div",
        { "class": "names" },
        ["div", { "class": "titled" }, ["h1", {}, tenant.name()], sign(Icon::Copy)],
        ["dl", {}, fact("region", tenant.region()), fact("host", tenant.host())],
    ])
}

fn acts(model: &Model) -> Value {
    let is_busy = model.facts.is_reading().to_string();
    json!([
        "div",
        { "class": "acts" },
        [
            "button",
            { "class": "bare", "type": "button", "aria-disabled": is_busy },
            icon(Icon::Refresh),
            ["span", { "class": "wordy" }, text("refresh")],
        ],
        [
            "button",
            { "class": "bare", "type": "button" },
            icon(Icon::Tab),
            ["span", { "class": "wordy" }, text("open_in_tab")],
        ],
    ])
}

fn ways() -> Value {
    let way = |word| json!(["a", {}, text(word), icon(Icon::Out)]);
    let closed = json!({ "class": "bare", "type": "button", "aria-expanded": "false" });
    json!([
        "div",
        { "class": "ways" },
        ["button", closed, text("tenant_details"), icon(Icon::More)],
        way("keys_in_qlik"),
        way("events_in_qlik"),
    ])
}

pub(super) fn sections(model: &Model) -> Value {
    let tab = |section| {
        let is_open = (model.facts.section == section).to_string();
        json!(["button", { "type": "button", "aria-selected": is_open }, text(section.name())])
    };
    with(
        json!(["div", { "class": "sections" }]),
        SectionName::ALL.map(tab),
    )
}

pub(super) fn tools(model: &Model) -> Value {
    let hint = text("search_hint");
    let filters = json!([
        "fieldset",
        { "class": "filters" },
    ]);
    json!([
        "div",
        { "class": "tools" },
        [
            "div",
            { "class": "search" },
            icon(Icon::Search),
            ["input", { "type": "search", "placeholder": hint }],
            ["kbd", {}, "/"],
        ],
        [
            "div",
            { "class": "more" },
            ["button", { "type": "button" }, text("why_ask")],
            last_uses(),
            export(),
        ],
        ["p", { "class": "saved" }],
        with(filters, Filter::ALL.map(|filter| choice(model, filter))),
    ])
}

fn last_uses() -> Value {
    let closed = json!({ "class": "bare", "type": "button", "aria-expanded": "false" });
    json!(["button", closed, text("last_uses"), icon(Icon::More)])
}

fn export() -> Value {
    let closed = json!({ "type": "button", "aria-expanded": "false" });
    json!(["div", { "class": "export" }, ["button", closed, text("export"), icon(Icon::More)]])
}

/// The box itself isn't seen: the styles ask only for that which is chosen.
fn choice(model: &Model, filter: Filter) -> Value {
    let is_chosen = model.facts.table.filter() == filter;
    let chosen = is_chosen.then(|| json!(["input", { "type": "radio", "checked": "" }]));
    let count = words().number(model.facts.table.counts().of(filter));
    let told = [
        json!(["label", {}, text(tools::word(filter))]),
        json!(["span", { "class": "count" }, count]),
    ];
    with(
        json!(["div", { "class": "filter" }]),
        chosen.into_iter().chain(told),
    )
}

pub(super) fn foot(model: &Model) -> Value {
    json!([
        "footer",
        { "class": "foot" },
        ["p", {}],
        ["div", { "class": "reading" }, ["div", { "class": "bar" }], ["span", {}, foot::progress(model)]],
    ])
}
