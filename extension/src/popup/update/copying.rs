//! Copying what stands on the screen; never a key's secret, which the section New key copies itself.

use crate::popup::effect::{Effect, Passing};
use crate::popup::message::{CopyWhat, Showing};
use crate::popup::model::Model;

/// How long the word that something was copied stays, in milliseconds.
const SHOWN: u32 = 5_000;

pub(super) fn copied(model: &mut Model, what: CopyWhat, is_done: bool) -> Vec<Effect> {
    model.copied = Some((what, is_done));
    let showing = model.showing.begin();
    vec![Effect::HideLater(Passing::Copied(showing), SHOWN)]
}

/// Takes the word of a copy away, where none came after it.
pub(super) fn hide(model: &mut Model, showing: Showing) {
    if model.showing == showing {
        model.copied = None;
    }
}

#[inline(never)]
pub(super) fn copy(model: &Model, what: CopyWhat) -> Vec<Effect> {
    let tenant = model.facts.tenant();
    let facts = model.facts.identity.tenant.as_ref();
    let text = match &what {
        CopyWhat::TenantName => tenant.map(|tenant| tenant.name().to_owned()),
        CopyWhat::Region => tenant.map(|tenant| tenant.region().to_owned()),
        CopyWhat::Host => tenant.map(|tenant| tenant.host().to_owned()),
        CopyWhat::TenantId => model.facts.identity.tenant_id().map(str::to_owned),
        CopyWhat::SystemHostname => facts.and_then(|facts| facts.system_hostname.clone()),
        CopyWhat::Id(id) => Some(id.as_str().to_owned()),
        CopyWhat::Value(value) => model.value_of(*value),
        // The section Connect copies these itself, since a key may be in them.
        CopyWhat::TextFor(_) => None,
        CopyWhat::Text(text) => Some(text.clone()),
    };
    text.map(|text| Effect::Copy(what, text))
        .into_iter()
        .collect()
}
