//! The tenant whose values are filled: which it is, and who is signed in there.

use latchkey_core::Tenant;
use latchkey_core::session::Session;

use super::{key, opening, plan_again};
use crate::popup::effect::Effect;
use crate::popup::linking::key::ForForm;
use crate::popup::linking::message::{Effect as Wanted, Message};
use crate::popup::linking::tenants::Way;
use crate::popup::model::{Known, Model};
use crate::popup::new_key::NewKey;
use crate::popup::update::next_run;

pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Open(open) => {
            model.linking.tenants.open = Some(open);
            meet(model)
        }
        Message::Reached(host, way) => reached(model, &host, way),
        Message::Choose(host) => choose(model, &host),
        Message::Call(naming) => {
            model.linking.naming = naming;
            plan_again(model);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// The tenants seen before were read.
pub(in crate::popup::update) fn seen(model: &mut Model) -> Vec<Effect> {
    model.linking.tenants.seen_is_read = true;
    meet(model)
}

/// Once all tenants are known, the one seen last is taken until the user chooses.
fn meet(model: &mut Model) -> Vec<Effect> {
    let tenants = &model.linking.tenants;
    if !tenants.seen_is_read || tenants.open.is_none() || tenants.chosen.is_some() {
        return Vec::new();
    }
    let first = tenants.choices(&model.seen).into_iter().next();
    first.map_or_else(Vec::new, |first| choose(model, &first.host))
}

fn choose(model: &mut Model, host: &str) -> Vec<Effect> {
    let Ok(tenant) = Tenant::from_url(&format!("https://{host}/")) else {
        return Vec::new();
    };
    if model.linking.is_busy() || model.linking.tenant() == Some(&tenant) {
        return Vec::new();
    }
    model.linking.tenants.chosen = Some(tenant);
    forget_session(model);
    reach(model)
}

/// What was known of another tenant's session is not this one's.
fn forget_session(model: &mut Model) {
    // Answers to what it was asked come too late.
    model.identifying = next_run(model);
    model.session = Session::default();
    model.identity = latchkey_core::Identity::default();
    (model.user, model.tenant_facts) = (Known::Asking, Known::Asking);
    model.stop = None;
    model.waiting = None;
    model.new_key = NewKey::default();
    model.linking.key = ForForm::default();
    model.linking.naming = latchkey_core::linking::Naming::default();
}

/// Looks for the way to the chosen tenant.
pub(super) fn reach(model: &mut Model) -> Vec<Effect> {
    let Some(tenant) = model.linking.tenant().cloned() else {
        return Vec::new();
    };
    let host = tenant.host().to_owned();
    match model.linking.tenants.tab_of(&tenant) {
        Some(tab) => reached(model, &host, Way::Tab(tab)),
        None => {
            model.linking.tenants.way = Way::Looking;
            plan_again(model);
            vec![Effect::Linking(Wanted::Reach(host))]
        }
    }
}

fn reached(model: &mut Model, host: &str, way: Way) -> Vec<Effect> {
    let is_chosen = model.linking.tenant().is_some_and(|it| it.host() == host);
    if !is_chosen {
        return Vec::new();
    }
    model.linking.tenants.way = way;
    plan_again(model);
    match way.is_open() {
        true => opening::identify(model),
        false => Vec::new(),
    }
}

/// The tenant has told something of who is signed in.
pub(in crate::popup::update) fn identified(model: &mut Model) -> Vec<Effect> {
    plan_again(model);
    key::rules(model)
}
