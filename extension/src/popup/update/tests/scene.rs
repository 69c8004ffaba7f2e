//! A popup without a browser: messages go in, and what it asks for stays to be looked at.

use latchkey_core::flow::Outcome;
use latchkey_core::making::{FreshKey, Making, SECRET_KEPT, Stage};
use latchkey_core::{
    Key, KeyId, Moment, Request, Response, Secret, Snapshot, Status, Subject, Tenant, UserId, When,
};

use super::super::update;
use crate::new_secret::message::Message as NewKey;
use crate::popup::effect::{Effect, Passing};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::shell::context::Root;
use crate::shell::facts::Place;
use crate::shell::message::ShellMessage;
use crate::shell::tasks::RequestId;
use crate::wire::order::Answer;

pub const ORIGIN: &str = "https://acme.us.qlikcloud.com";
/// The first page of the active keys, and those of all keys from either end.
pub const ACTIVE: &str = "status=active";
pub const NEWEST: &str = "?limit=100&sort=-created";
pub const OLDEST: &str = "?limit=100&sort=created";
/// 22 November 2026, 10:00 UTC.
pub const START: Moment = Moment::from_millis(1_795_341_600_000);

/// A popup, the requests that wait for an answer, and what else it asked for.
pub struct Scene {
    pub model: Model,
    pub now: Moment,
    open: Vec<(RequestId, Request)>,
    effects: Vec<Effect>,
    /// Words that go by themselves, and when.
    passing: Vec<(Moment, Passing)>,
}

impl Scene {
    /// A popup that nothing has happened to.
    pub fn new() -> Scene {
        Scene {
            model: Model::default(),
            now: START,
            open: Vec::new(),
            effects: Vec::new(),
            passing: Vec::new(),
        }
    }

    /// The icon was clicked on a tenant's tab.
    pub fn opened() -> Scene {
        let mut scene = Scene::new();
        let tenant = Tenant::from_url(ORIGIN).unwrap();
        scene.send(Message::Opened(Place::Tenant(tenant)));
        scene
    }

    /// Ada, a TenantAdmin, sees these keys, all of them, and their owners.
    pub fn listed(keys: &[&str]) -> Scene {
        let mut scene = Scene::opened();
        scene.answer("users/me", ada());
        scene.answer("tenants/me", acme());
        scene.answer(ACTIVE, page(&[]));
        scene.answer(NEWEST, page(keys));
        scene.answer_owners();
        scene
    }

    pub fn send(&mut self, message: Message) -> &mut Scene {
        let effects = update(&mut self.model, message, self.now);
        self.carry_out(effects)
    }

    /// A section asks the popup as a whole for something.
    pub fn asks_shell(&mut self, message: ShellMessage) -> &mut Scene {
        let effects = self.model.shell(message);
        self.carry_out(effects)
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> &mut Scene {
        for effect in effects {
            match effect {
                Effect::Send(id, request) => self.open.push((id, request)),
                Effect::HideLater(what, millis) => {
                    let goes = self.now.plus_millis(millis.into());
                    self.passing.push((goes, what));
                }
                effect => self.effects.push(effect),
            }
        }
        self
    }

    /// Brings the answer to the one open request whose method and path hold this text.
    #[track_caller]
    pub fn answer(&mut self, part: &str, outcome: Outcome) -> &mut Scene {
        let at = self
            .open
            .iter()
            .position(|(_, request)| holds(request, part));
        let Some(at) = at else {
            panic!("nothing like {part} was sent, but {:?}", self.asked());
        };
        let (id, _) = self.open.remove(at);
        self.send(Message::Answered(id, outcome))
    }

    /// Answers all look-ups of owners: everybody is known.
    pub fn answer_owners(&mut self) -> &mut Scene {
        while let Some(at) = self.open.iter().position(|(_, it)| holds(it, "/users?")) {
            let (id, request) = self.open.remove(at);
            let ids = request.path.split("id%20eq%20%22").skip(1);
            let ids: Vec<&str> = ids.map(|rest| rest.split('%').next().unwrap()).collect();
            self.send(Message::Answered(id, users(&ids)));
        }
        self
    }

    /// The tenant's rules for keys come, and these are the keys of Ada's that count.
    #[track_caller]
    pub fn answer_rules(&mut self, own: &[&str]) -> &mut Scene {
        let rules = json(r#"{"max_api_key_expiry":"P365D"}"#);
        self.answer("api-keys/configs", rules);
        self.answer("sub=ada", page(own))
    }

    /// The worker has made the key `new` that it was to make, and the tenant says this of it.
    pub fn key_is_made(&mut self, making: Making, status: Status) -> &mut Scene {
        let fresh = fresh("new", making.name.as_str(), self.now);
        let fresh = FreshKey {
            key: Key {
                status: status.clone(),
                ..fresh.key
            },
            ..fresh
        };
        let stage = Stage::Made {
            id: id("new"),
            is_taken: false,
            status,
        };
        let note = Making { stage, ..making };
        self.send(Message::NewSecret(NewKey::Ordered(Answer::Done)));
        let found = NewKey::Found(Some(Box::new(note)), Some(Box::new(fresh)));
        self.send(Message::NewSecret(found))
    }

    /// The requests that wait for an answer.
    pub fn asked(&self) -> Vec<String> {
        let asked = self.open.iter().map(|(_, request)| text(request));
        asked.collect()
    }

    /// Whether a request like this waits for an answer.
    pub fn asks(&self, part: &str) -> bool {
        self.open.iter().any(|(_, request)| holds(request, part))
    }

    /// What was asked for since the last look, but for requests.
    pub fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// The list that was kept since the last look, in its two parts.
    pub fn kept(&mut self) -> Option<(Snapshot, Snapshot)> {
        let mut kept = None;
        for effect in self.effects() {
            if let Effect::Keep(origin, parts) = effect {
                assert_eq!(origin, ORIGIN);
                kept = Some(*parts);
            }
        }
        kept
    }

    pub fn forgets(&mut self) -> bool {
        let forget = Effect::Forget(ORIGIN.to_owned());
        self.effects().contains(&forget)
    }

    /// The ids of the rows shown, from the top.
    pub fn rows(&self) -> Vec<&str> {
        let rows = self.model.facts.table.shown();
        rows.map(|row| row.key.id.as_str()).collect()
    }

    pub fn pass(&mut self, seconds: i64) -> &mut Scene {
        self.now = self.now.plus_millis(seconds * 1_000);
        let now = self.now;
        let due = self.passing.extract_if(.., |(goes, _)| *goes <= now);
        for (_, what) in due.collect::<Vec<_>>() {
            self.send(Message::Hide(what));
        }
        self
    }
}

fn text(request: &Request) -> String {
    format!("{} {}", request.method.as_str(), request.path)
}

fn holds(request: &Request, part: &str) -> bool {
    text(request).contains(part)
}

pub fn id(text: &str) -> KeyId {
    KeyId::new(text).unwrap()
}

/// An active key of Ada's that was just made, with its secret.
pub fn fresh(key: &str, name: &str, now: Moment) -> FreshKey {
    FreshKey {
        key: Key {
            id: id(key),
            name: name.to_owned(),
            subject: Subject::User(UserId::new("ada")),
            tenant_id: None,
            status: Status::Active,
            created: When::At(now),
            expiry: When::Missing,
            created_by: None,
        },
        token: Secret::new("s3cret".to_owned()).unwrap(),
        is_copied: false,
        until: now.plus_millis(SECRET_KEPT),
        hosts: vec!["acme.us.qlikcloud.com".to_owned()],
    }
}

pub fn json(text: impl Into<String>) -> Outcome {
    Ok(Response {
        status: 200,
        text: text.into(),
        ..Response::default()
    })
}

/// An answer after which the same user was met again.
pub fn status(status: u16) -> Outcome {
    Ok(Response {
        status,
        is_confirmed: true,
        ..Response::default()
    })
}

pub fn ada() -> Outcome {
    json(
        r#"{"id":"ada","name":"Ada","tenantId":"t-acme","status":"active",
        "assignedRoles":[{"name":"TenantAdmin"}],"assignedGroups":[]}"#,
    )
}

/// Somebody else of the same tenant, no admin.
pub fn eve() -> Outcome {
    json(
        r#"{"id":"eve","name":"Eve","tenantId":"t-acme","status":"active",
        "assignedRoles":[],"assignedGroups":[]}"#,
    )
}

pub fn acme() -> Outcome {
    json(r#"{"id":"t-acme","name":"Acme"}"#)
}

/// A whole list of keys, each as `id owner status`.
pub fn page(keys: &[&str]) -> Outcome {
    page_before(keys, "")
}

/// A page after which another comes.
pub fn page_before(keys: &[&str], cursor: &str) -> Outcome {
    let rows: Vec<String> = keys
        .iter()
        .enumerate()
        .map(|(at, key)| row(at, key))
        .collect();
    let next = match cursor {
        "" => String::new(),
        cursor => format!(
            r#","links":{{"next":{{"href":"/api/v1/api-keys?sort=-created&startingAfter={cursor}"}}}}"#
        ),
    };
    json(format!(r#"{{"data":[{}]{next}}}"#, rows.join(",")))
}

/// One key, as `id owner status`.
pub fn key(key: &str) -> Outcome {
    json(row(0, key))
}

fn row(at: usize, key: &str) -> String {
    let [id, owner, status] = key.split(' ').collect::<Vec<_>>()[..] else {
        panic!("{key}");
    };
    let kind = match owner.starts_with("SCIM") {
        true => "externalClient",
        false => "user",
    };
    format!(
        r#"{{"id":"{id}","sub":"{owner}","subType":"{kind}","status":"{status}",
        "description":"name of {id}","created":"2026-11-01T09:{:02}:00Z"}}"#,
        59 - at
    )
}

fn users(ids: &[&str]) -> Outcome {
    let users: Vec<String> = ids
        .iter()
        .map(|id| format!(r#"{{"id":"{id}","name":"name of {id}","status":"active"}}"#))
        .collect();
    json(format!(r#"{{"data":[{}]}}"#, users.join(",")))
}
