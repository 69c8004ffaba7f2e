//! Opening: which tenant the tab shows, the list kept from before, who is signed in.

use latchkey_core::flow::identify::{Identify, IdentifyProgress};
use latchkey_core::{SeenTenant, Snapshot, Tenant, TenantError};

use super::{
    bulk, connect, details, finding, linking, new_secret, note_end, pin, reading, revoking,
};
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::sections;
use crate::shell::facts::{AsOf, Elsewhere, Known, Place, Reading};
use crate::shell::tasks::{self, Job, Report};

pub(super) fn opened(model: &mut Model, place: Place) -> Vec<Effect> {
    model.facts.place = place;
    match &model.facts.place {
        Place::Opening => Vec::new(),
        Place::Elsewhere(Elsewhere::TabGone) => Vec::new(),
        Place::Server(server) => {
            let mut effects = connect::opened();
            // Others have a page called `hub`, too.
            if server.is_sure() {
                effects.push(linking::remember(server.clone()));
            }
            // A server's own page may have a form, which asks for a tenant.
            effects.push(Effect::ReadSeenTenants);
            effects.extend(linking::opened(model));
            effects
        }
        Place::Elsewhere(why) => {
            let is_elsewhere = *why == Elsewhere::NotATenant(TenantError::Elsewhere);
            let mut effects = vec![Effect::ReadSeenTenants];
            if is_elsewhere {
                effects.extend(linking::opened(model));
            }
            effects
        }
        Place::Tenant(tenant) => {
            let mut effects = vec![Effect::ReadKept(tenant.origin())];
            effects.extend(reading::begin(model));
            effects.extend(identify(model));
            effects
        }
    }
}

/// Asks who is signed in, as part of the run under way.
pub(super) fn identify(model: &mut Model) -> Vec<Effect> {
    model.facts.user = Known::Asking;
    model.facts.tenant_facts = Known::Asking;
    tasks::start(model, &IDENTIFYING, Identify, |model, flow| {
        model.identifying = Some(flow);
    })
}

/// Reading who is signed in, and where.
static IDENTIFYING: Job<Model, Identify> = Job::new(
    |model, _| model.identifying.as_mut(),
    |model, _, Report::Progress(part)| identified(model, part),
);

/// The list of an earlier opening: to look at until identity has answered.
pub(super) fn kept(model: &mut Model, snapshot: Snapshot) -> Vec<Effect> {
    let is_answered = model.facts.user != Known::Asking && model.facts.kept_for.is_none();
    // What a whole reading didn't show is no more.
    let is_late = matches!(model.facts.reading, Reading::Whole(_));
    if is_answered || is_late || model.facts.stop.is_some() {
        return Vec::new();
    }
    if let Some(kept_for) = &model.facts.kept_for
        && *kept_for != snapshot.identity
    {
        return Vec::new();
    }
    let (hand, now) = (model.facts.hand(), model.facts.now);
    model
        .facts
        .table
        .take_kept(snapshot.keys, snapshot.owners, hand, now);
    model.facts.kept_total = snapshot.total;
    if model.facts.kept_for.is_none() {
        model.facts.as_of = Some(AsOf {
            read_at: snapshot.read_at,
            is_unconfirmed: true,
        });
        model.facts.kept_for = Some(snapshot.identity);
        return confirm_kept(model);
    }
    Vec::new()
}

fn identified(model: &mut Model, part: IdentifyProgress) -> Vec<Effect> {
    let mut effects = Vec::new();
    let knew_tenant = model.facts.identity.tenant_id().is_some();
    match part {
        IdentifyProgress::User(Ok(user)) => {
            reading::know_owner(model, &user);
            model.facts.identity.user = Some(user);
            model.facts.user = Known::Yes;
        }
        IdentifyProgress::Tenant(Ok(facts)) => {
            model.facts.identity.tenant = Some(facts);
            model.facts.tenant_facts = Known::Yes;
        }
        IdentifyProgress::User(Err(error)) => {
            effects.extend(note_end(model, &error));
            model.facts.user = Known::No(error);
        }
        IdentifyProgress::Tenant(Err(error)) => {
            effects.extend(note_end(model, &error));
            model.facts.tenant_facts = Known::No(error);
        }
    }
    if let Err(error) = pin(model) {
        effects.extend(note_end(model, &error));
    }
    effects.extend(match model.facts.is_at_tenant() {
        true => at_tenant(model, knew_tenant),
        false => linking::identified(model),
    });
    effects.extend(new_secret::identified(model));
    effects
}

/// What else follows where the tenant's keys are on the screen.
fn at_tenant(model: &mut Model, knew_tenant: bool) -> Vec<Effect> {
    let mut effects = match knew_tenant {
        true => Vec::new(),
        false => details::read_notes(model).into_iter().collect(),
    };
    effects.extend(confirm_kept(model));
    effects.extend(remember(model));
    effects.extend(reading::keep(model));
    effects.extend(bulk::identity_known(model));
    revoking::reconsider(model);
    finding::reconsider(model);
    effects.extend(sections::look(model));
    effects
}

/// Once the user is known, or surely can't be, the kept list is theirs or is wiped. Where nobody
/// has said that it is somebody else it stays: look, don't touch.
fn confirm_kept(model: &mut Model) -> Vec<Effect> {
    let Some(kept_for) = &model.facts.kept_for else {
        return Vec::new();
    };
    let is_open = match &model.facts.user {
        Known::Asking => true,
        Known::No(error) => error.is_no_answer(),
        Known::Yes => false,
    };
    if is_open || model.facts.as_of.is_none_or(|as_of| !as_of.is_unconfirmed) {
        return Vec::new();
    }
    let may_learn_tenant =
        model.facts.user == Known::Yes && model.facts.tenant_facts == Known::Asking;
    if may_learn_tenant && model.facts.identity.tenant_id().is_none() {
        return Vec::new();
    }
    let is_theirs = model.facts.user == Known::Yes
        && kept_for.user_id() == model.facts.me()
        && kept_for.tenant_id() == model.facts.identity.tenant_id();
    if is_theirs {
        if let Some(as_of) = &mut model.facts.as_of {
            as_of.is_unconfirmed = false;
        }
        return Vec::new();
    }
    model.facts.as_of = None;
    model.facts.kept_for = None;
    model.facts.table.drop_unseen(model.facts.now);
    if let Some(user) = model.facts.identity.user.clone() {
        reading::know_owner(model, &user);
    }
    let mut effects = reading::look_up_owners(model);
    effects.extend(
        model
            .facts
            .tenant()
            .map(|tenant| Effect::Forget(tenant.origin())),
    );
    effects
}

/// A tenant is remembered once it has answered as one.
fn remember(model: &Model) -> Vec<Effect> {
    let is_known = model.facts.user == Known::Yes || model.facts.tenant_facts == Known::Yes;
    match (model.facts.tenant(), is_known && model.facts.stop.is_none()) {
        (Some(tenant), true) => vec![Effect::Remember(seen(tenant, model))],
        _ => Vec::new(),
    }
}

fn seen(tenant: &Tenant, model: &Model) -> SeenTenant {
    SeenTenant {
        host: tenant.host().to_owned(),
        name: tenant.name().to_owned(),
        region: tenant.region().to_owned(),
        tenant_id: model.facts.identity.tenant_id().map(str::to_owned),
    }
}
