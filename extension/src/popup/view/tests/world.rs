//! A tenant for the tests of the screens: Ada, a TenantAdmin, looks at a few keys.

use latchkey_core::making::{FreshKey, SECRET_KEPT};
use latchkey_core::table::Hand;
use latchkey_core::{
    Account, Key, KeyId, Moment, Owner, Role, Secret, Status, Subject, Tenant, TenantFacts, User,
    UserId, When,
};

use crate::popup::model::Model;
use crate::shell::facts::{Facts, Known, Place, Reading};

pub const DAY: i64 = 24 * 3_600 * 1_000;

/// The present of the tests.
pub fn now() -> Moment {
    Moment::parse("2026-11-22T10:42:00Z").unwrap()
}

/// All of the list has been read, and who is signed in too.
pub fn model() -> Model {
    let mut model = opened();
    let ada = user("ada", "Ada Lovelace", Role::TenantAdmin);
    model.facts.user = Known::Yes;
    model.facts.tenant_facts = Known::Yes;
    model.facts.identity.user = Some(ada.clone());
    model.facts.identity.tenant = Some(TenantFacts {
        id: "aCmE7Qk2mX9v".to_owned(),
        name: "Acme Corporation".to_owned(),
        system_hostname: Some("k3v9x2m7q1w8.us.qlikcloud.com".to_owned()),
        alias: None,
    });
    model.facts.session.pin(&model.facts.identity).unwrap();
    model.facts.table.begin_reading();
    put(&mut model, key("Nightly", "eve"));
    put(&mut model, key("Mine", "ada"));
    let scim = Subject::Scim("SCIM\\77aa".to_owned());
    put(
        &mut model,
        Key {
            subject: scim,
            ..key("Entra", "")
        },
    );
    let eve = user("eve", "Eve Adams", Role::NotAdmin);
    let owners = [ada, eve].map(|user| (user.id.clone(), Owner::Found(user)));
    model
        .facts
        .table
        .take_owners(owners.to_vec(), Hand::Away, now());
    model.facts.reading = Reading::Whole(0);
    model.facts.read_at = Some(now());
    model
}

/// The tenant's tab was recognised, and nothing has been answered yet.
pub fn opened() -> Model {
    Model {
        facts: Facts {
            place: Place::Tenant(
                Tenant::from_url("https://acme-corp.us.qlikcloud.com/hub").unwrap(),
            ),
            now: now(),
            ..Facts::default()
        },
        ..Model::default()
    }
}

/// The same with other facts.
pub fn with(mut model: Model, change: impl FnOnce(&mut Facts)) -> Model {
    change(&mut model.facts);
    model
}

pub fn put(model: &mut Model, key: Key) {
    model.facts.table.take(vec![key], Hand::Away, now());
}

/// An active key; its id is made of its name.
pub fn key(name: &str, owner: &str) -> Key {
    Key {
        id: KeyId::new(&format!("{}-5a41-4f0e", name.to_lowercase())).unwrap(),
        name: name.to_owned(),
        subject: Subject::User(UserId::new(owner)),
        tenant_id: None,
        status: Status::Active,
        expiry: When::At(now().plus_millis(41 * DAY)),
        created: When::At(now().plus_millis(-10 * DAY)),
        created_by: None,
    }
}

/// This key, just made, with its secret.
pub fn fresh(key: Key) -> FreshKey {
    FreshKey {
        key,
        token: Secret::new("s3cret".to_owned()).unwrap(),
        is_copied: false,
        until: now().plus_millis(SECRET_KEPT),
        hosts: vec!["acme-corp.us.qlikcloud.com".to_owned()],
    }
}

pub fn with_status(key: &Key, status: Status) -> Key {
    Key {
        status,
        ..key.clone()
    }
}

pub fn user(id: &str, name: &str, role: Role) -> User {
    User {
        id: UserId::new(id),
        name: name.to_owned(),
        email: Some(format!("{id}@acme.example")),
        account: Account::Active,
        role,
        tenant_id: None,
        client_id: None,
    }
}
