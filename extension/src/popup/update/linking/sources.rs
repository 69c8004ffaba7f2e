//! The tenant or server whose values are filled: which it is, and who is signed in at a tenant.

use latchkey_core::linking::{Consent, Consents, Naming};
use latchkey_core::session::Session;
use latchkey_core::{Server, Tenant};

use super::{key, opening, plan_again};
use crate::new_secret::state::NewSecret;
use crate::popup::effect::Effect;
use crate::popup::linking::filling::Filling;
use crate::popup::linking::key::ForForm;
use crate::popup::linking::message::{Effect as Wanted, Message};
use crate::popup::linking::sources::{Chosen, Way};
use crate::popup::model::Model;
use crate::shell::facts::{Known, Place};

pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Open(open) => {
            model.linking.sources.open = Some(open);
            meet(model)
        }
        Message::Servers(servers) => {
            model.linking.sources.servers = Some(servers);
            meet(model)
        }
        Message::Reached(host, way) => reached(model, &host, way),
        Message::Choose(host) => {
            let tenant = tenant_at(&host);
            tenant.map_or_else(Vec::new, |tenant| take_up(model, tenant))
        }
        Message::ChooseServer(server) => take_up(model, Chosen::Server(server)),
        Message::Call(naming) => {
            // What is on its way is filled under the name that was shown.
            if !model.is_tenant_fixed() {
                model.linking.naming = naming;
                plan_again(model);
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// The tenants seen before were read.
pub(in crate::popup::update) fn seen(model: &mut Model) -> Vec<Effect> {
    model.linking.sources.seen_is_read = true;
    meet(model)
}

/// Once all tenants and servers are known, one is taken until the user chooses.
fn meet(model: &mut Model) -> Vec<Effect> {
    let sources = &model.linking.sources;
    if !sources.is_read() || sources.chosen.is_some() {
        return Vec::new();
    }
    first(model).map_or_else(Vec::new, |first| take_up(model, first))
}

/// The tenant seen last; the server seen last where there is no tenant, or where the form asks for
/// what only a server has.
fn first(model: &Model) -> Option<Chosen> {
    let sources = &model.linking.sources;
    let tenant = sources.choices(&model.facts.seen).into_iter().next();
    let tenant = tenant.and_then(|first| tenant_at(&first.host));
    // A form on a server's own page is not for that server.
    let is_here = |server: &&Server| match &model.facts.place {
        Place::Server(here) => here.address() == server.address(),
        _ => false,
    };
    let server = sources.servers().iter().find(|server| !is_here(server));
    let server = server.cloned().map(Chosen::Server);
    let is_asked = |of: &Chosen| {
        let form = model.linking.form.as_ref();
        let source = of.source(&model.facts.identity, Naming::default());
        form.is_some_and(|form| form.recognised.asks_of(&source))
    };
    match (tenant, server) {
        (Some(tenant), Some(server)) if is_asked(&server) && !is_asked(&tenant) => Some(server),
        (tenant, server) => tenant.or(server),
    }
}

fn tenant_at(host: &str) -> Option<Chosen> {
    let tenant = Tenant::from_url(&format!("https://{host}/"));
    tenant.ok().map(Chosen::Tenant)
}

fn take_up(model: &mut Model, chosen: Chosen) -> Vec<Effect> {
    let is_same = model.linking.sources.chosen.as_ref() == Some(&chosen);
    if model.is_tenant_fixed() || is_same {
        return Vec::new();
    }
    model.linking.sources.chosen = Some(chosen);
    model.facts.filled_from = model.linking.tenant().cloned();
    model.linking.filling = Filling::Not;
    forget_session(model);
    reach(model)
}

/// What the user allowed was read: the form goes by what of it is still there.
pub(in crate::popup::update) fn allowed_read(
    model: &mut Model,
    consents: Option<Vec<Consent>>,
    servers: Option<Vec<Server>>,
) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let (Some(consents), Some(known)) = (consents, model.linking.consents.clone()) {
        let secrets = consents.into_iter().collect();
        let now = Consents { secrets, ..known };
        effects.extend(super::take(model, Message::Consents(now)));
    }
    if let (Some(servers), true) = (servers, model.linking.sources.servers.is_some()) {
        model.linking.sources.servers = Some(servers);
    }
    effects
}

/// What was known of another tenant's session is not this one's.
fn forget_session(model: &mut Model) {
    // Answers to what it was asked come too late, and that its session has ended is of no concern.
    model.tasks.forget();
    model.identifying = None;
    model.facts.session = Session::default();
    model.facts.identity = latchkey_core::Identity::default();
    (model.facts.user, model.facts.tenant_facts) = (Known::Asking, Known::Asking);
    model.facts.stop = None;
    model.facts.waiting = None;
    model.new_secret = NewSecret::default();
    model.linking.key = ForForm::default();
    model.linking.naming = Naming::default();
}

/// Looks for the way to the chosen tenant.
pub(super) fn reach(model: &mut Model) -> Vec<Effect> {
    let Some(tenant) = model.linking.tenant().cloned() else {
        model.linking.sources.way = Way::None;
        plan_again(model);
        return Vec::new();
    };
    let host = tenant.host().to_owned();
    let open = model.linking.sources.tab_of(&tenant);
    let tab = open.map(|open| Way::Tab(open.tab, open.cookies.clone()));
    match tab {
        Some(way) => reached(model, &host, way),
        None => {
            model.linking.sources.way = Way::Looking;
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
    let is_open = way.is_open();
    model.linking.sources.way = way;
    plan_again(model);
    match is_open {
        true => opening::identify(model),
        false => Vec::new(),
    }
}

/// The tenant has told something of who is signed in.
pub(in crate::popup::update) fn identified(model: &mut Model) -> Vec<Effect> {
    plan_again(model);
    key::rules(model)
}
