//! Orders that set the scene: the world, the switches, who is signed in.

use super::body::Body;
use super::{Done, Refusal, done};
use crate::budget::Spending;
use crate::clock;
use crate::query::Query;
use crate::stage::{Play, Shared};
use crate::world::World;
use crate::world::document::{Document, text};
use crate::world::rights;
use crate::world::tenant::Tenant;
use crate::world::uses;
use axum::extract::{RawQuery, State};
use axum::response::Json;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// `POST /reset`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reset {
    keys: Option<usize>,
}

/// Begins anew, with the seeded world or with that many generated keys.
pub async fn reset(State(stage): State<Shared>, Body(reset): Body<Reset>) -> Done {
    let now = clock::present();
    let world = match reset.keys {
        None => World::seeded(now),
        Some(keys @ ..=1_000_000) => World::generated(now, keys),
        Some(_) => return Err(Refusal("keys is at most a million".to_owned())),
    };
    let mut play = stage.play();
    let log = play.log.successor();
    *play = Play {
        log,
        ..Play::new(world)
    };
    done()
}

/// Changes some switches and tells how all of them stand.
pub async fn switch(State(stage): State<Shared>, Body(changes): Body<Value>) -> Done {
    let mut play = stage.play();
    if changes.get("budgets").is_some() {
        play.spending = Spending::default();
    }
    play.switches = play.switches.changed(changes).map_err(Refusal)?;
    Ok(Json(json!(play.switches)))
}

/// A user of a tenant, or nobody.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visitor {
    host: String,
    user: Option<String>,
}

/// Says as whom the next visit of a tenant signs in.
pub async fn visitor(State(stage): State<Shared>, Body(visitor): Body<Visitor>) -> Done {
    let mut play = stage.play();
    let tenant = at(&play, &visitor.host)?;
    if let Some(user) = &visitor.user {
        known(&play, tenant, user)?;
    }
    play.world.tenants[tenant].visitor = visitor.user;
    done()
}

/// A tenant by one of its hosts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    host: String,
}

/// Ends every session of a tenant.
pub async fn end_sessions(State(stage): State<Shared>, Body(place): Body<Place>) -> Done {
    let mut play = stage.play();
    let tenant = at(&play, &place.host)?;
    play.sessions.end_all(tenant);
    done()
}

/// Makes the live sessions of a tenant another user's, as when they sign in in another tab.
pub async fn become_user(State(stage): State<Shared>, Body(visitor): Body<Visitor>) -> Done {
    let mut play = stage.play();
    let tenant = at(&play, &visitor.host)?;
    let user = visitor
        .user
        .ok_or_else(|| Refusal("user is missing".to_owned()))?;
    known(&play, tenant, &user)?;
    play.sessions.become_user(tenant, &user);
    done()
}

/// `PATCH /world`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    host: String,
    #[serde(default)]
    users: Vec<Document>,
    #[serde(default)]
    roles: Vec<Document>,
    #[serde(default)]
    groups: Vec<Document>,
    #[serde(default)]
    keys: Vec<Document>,
    /// Items as `/api/v1/audits` answers them; one without a time happens now.
    #[serde(default)]
    events: Vec<Document>,
    uses: Option<Uses>,
    /// Forgets all events before others are put in.
    #[serde(default)]
    remove_events: bool,
    /// The whole of the rules for keys.
    config: Option<Document>,
    #[serde(default)]
    remove_keys: Vec<String>,
    #[serde(default)]
    remove_users: Vec<String>,
    #[serde(default)]
    remove_roles: Vec<String>,
    #[serde(default)]
    remove_groups: Vec<String>,
}

/// Uses of one key, or of all that are active, over the last days.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uses {
    count: usize,
    days: u32,
    key: Option<String>,
}

/// How many uses can be put in at once.
const MOST_USES: usize = 1_000_000;

/// Puts raw documents into a tenant, replacing those with the same ids, and takes others out.
pub async fn change(State(stage): State<Shared>, Body(change): Body<Change>) -> Done {
    let mut play = stage.play();
    let tenant = at(&play, &change.host)?;
    let parts = [&change.users, &change.roles, &change.groups, &change.keys];
    if parts
        .into_iter()
        .flatten()
        .any(|document| text(document, "id").is_empty())
    {
        return Err(Refusal(
            "everything but the config and events has an id".to_owned(),
        ));
    }
    if let Some(uses) = &change.uses {
        uses.possible(&play.world.tenants[tenant])?;
    }
    let now = play.now();
    change.befall(&mut play.world.tenants[tenant], now);
    done()
}

impl Uses {
    fn possible(&self, tenant: &Tenant) -> Result<(), Refusal> {
        let known = |id: &String| tenant.keys.get(id).is_some();
        if self.count > MOST_USES || self.days == 0 || !self.key.as_ref().is_none_or(known) {
            let reason = "uses are at most a million, over a day or more, of a key that is there";
            return Err(Refusal(reason.to_owned()));
        }
        Ok(())
    }
}

impl Change {
    fn befall(self, tenant: &mut Tenant, now: i64) {
        self.users
            .into_iter()
            .for_each(|user| tenant.put_user(user));
        self.roles
            .into_iter()
            .for_each(|role| tenant.put_role(role));
        self.groups
            .into_iter()
            .for_each(|group| tenant.put_group(group));
        self.keys.into_iter().for_each(|key| tenant.keys.put(key));
        if self.remove_events {
            tenant.audits.clear();
        }
        for event in self.events {
            let at = clock::parse(text(&event, "eventTime")).unwrap_or(now);
            tenant.audits.put(at, event);
        }
        if let Some(uses) = self.uses {
            uses::scatter(tenant, now, uses.count, uses.days, uses.key.as_deref());
        }
        if let Some(config) = self.config {
            tenant.config = config;
        }
        self.remove_keys
            .iter()
            .for_each(|id| tenant.keys.remove(id));
        tenant.users.retain(|id, _| !self.remove_users.contains(id));
        tenant.roles.retain(|id, _| !self.remove_roles.contains(id));
        tenant
            .groups
            .retain(|id, _| !self.remove_groups.contains(id));
    }
}

/// `GET /world?host=…`: a tenant with all that it stores; users and groups with their roles as they are now.
pub async fn world(State(stage): State<Shared>, RawQuery(query): RawQuery) -> Done {
    let query = Query::parse(&query.unwrap_or_default());
    let play = stage.play();
    let tenant = &play.world.tenants[at(&play, query.get("host").unwrap_or_default())?];
    let current = |holders: &BTreeMap<String, Document>| -> Vec<Document> {
        holders
            .values()
            .map(|holder| rights::current(tenant, holder))
            .collect()
    };
    Ok(Json(json!({
        "tenant": tenant.document(),
        "users": current(&tenant.users),
        "roles": tenant.roles.values().collect::<Vec<_>>(),
        "groups": current(&tenant.groups),
        "keys": tenant.keys.all(),
        "config": tenant.config,
    })))
}

/// `GET /events?host=…&type=…`: what was recorded, of all types or of one, as items in the order of recording, whatever
/// the switches let be read.
pub async fn events(State(stage): State<Shared>, RawQuery(query): RawQuery) -> Done {
    let query = Query::parse(&query.unwrap_or_default());
    let play = stage.play();
    let log = &play.world.tenants[at(&play, query.get("host").unwrap_or_default())?].audits;
    let wanted = query.get("type");
    let items: Vec<Document> = (0..log.len())
        .map(|number| log.at(number))
        .filter(|event| wanted.is_none_or(|wanted| event.name() == wanted))
        .map(|event| event.item())
        .collect();
    Ok(Json(json!(items)))
}

/// `POST /tokens`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    host: String,
    key: String,
}

/// The token of a stored key, as its owner would have kept it.
pub async fn token(State(stage): State<Shared>, Body(wanted): Body<Wanted>) -> Done {
    let play = stage.play();
    let tenant = &play.world.tenants[at(&play, &wanted.host)?];
    let key = tenant
        .keys
        .get(&wanted.key)
        .ok_or_else(|| Refusal("there is no such key".to_owned()))?;
    let token = stage
        .signer
        .sign(key)
        .map_err(|error| Refusal(error.to_string()))?;
    Ok(Json(json!({ "token": token })))
}

fn at(play: &Play, host: &str) -> Result<usize, Refusal> {
    play.world
        .at(host)
        .ok_or_else(|| Refusal(format!("no tenant answers to `{host}`")))
}

fn known(play: &Play, tenant: usize, user: &str) -> Result<(), Refusal> {
    let living = play.world.tenants[tenant].living_user(user);
    living
        .map(|_| ())
        .ok_or_else(|| Refusal(format!("nobody with the id `{user}` can sign in")))
}
