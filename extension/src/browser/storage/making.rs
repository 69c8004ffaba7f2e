//! A key on its way: the note on disk, without the secret; the secret in memory, for ten minutes at
//! most, which an alarm sees to.

use latchkey_core::UserId;
use latchkey_core::access::intent::Intent;
use latchkey_core::making::{FreshKey, Making};
use latchkey_core::rotation::Rotation;

use super::kept::Entry;
use super::{LOCAL_AREA, SESSION_AREA};
use crate::browser::{background, clock};

/// Whose note and secret: a user of a tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maker {
    pub tenant_id: String,
    pub user_id: UserId,
}

impl Maker {
    /// Whose note this is.
    pub fn of(making: &Making) -> Maker {
        Maker {
            tenant_id: making.tenant_id.clone(),
            user_id: making.user_id.clone(),
        }
    }

    /// Whose rotation this is.
    pub fn of_rotation(rotation: &Rotation) -> Maker {
        Maker {
            tenant_id: rotation.tenant_id.clone(),
            user_id: rotation.user_id.clone(),
        }
    }

    /// Whose changes to who may make keys these are.
    pub fn of_intent(intent: &Intent) -> Maker {
        Maker {
            tenant_id: intent.tenant_id.clone(),
            user_id: intent.user_id.clone(),
        }
    }

    /// The name of an entry of theirs.
    pub(super) fn entry(&self, kind: &str) -> String {
        format!("{kind}/{}/{}", self.tenant_id, self.user_id.as_str())
    }

    /// The name of the lock that is held while a key of theirs is made.
    pub fn lock(&self) -> String {
        self.entry("making")
    }

    fn note(&self) -> String {
        self.entry("making")
    }

    fn secret(&self) -> String {
        self.entry(SECRET)
    }
}

impl Entry for Making {}
impl Entry for FreshKey {}

/// How the entries with secrets, and the alarms that end them, are named.
const SECRET: &str = "secret";

/// Writes down how far a key has come; says whether that worked.
pub async fn note(making: &Making) -> bool {
    LOCAL_AREA.put(&Maker::of(making).note(), making).await
}

/// How far a key has come.
pub async fn noted(maker: &Maker) -> Option<Making> {
    LOCAL_AREA.read(&maker.note()).await.here()
}

/// Keeps a secret until its time; says whether that worked.
pub async fn keep(maker: &Maker, fresh: &FreshKey) -> bool {
    let name = maker.secret();
    // The alarm first: no secret is kept without its end.
    background::wake_at(&name, fresh.until).await;
    SESSION_AREA.put(&name, fresh).await
}

/// The secret, where its time isn't over.
pub async fn kept(maker: &Maker) -> Option<FreshKey> {
    let fresh: FreshKey = SESSION_AREA.read(&maker.secret()).await.here()?;
    if fresh.until > clock::now() {
        return Some(fresh);
    }
    forget_secret(&maker.secret()).await;
    None
}

/// Forgets the note and the secret.
pub async fn forget(maker: &Maker) {
    forget_secret(&maker.secret()).await;
    LOCAL_AREA.remove(&maker.note()).await;
}

/// The time of a secret may be over: forgets it then.
pub async fn forget_if_due(name: &str) {
    if !name.starts_with(SECRET) {
        return;
    }
    match SESSION_AREA.read::<FreshKey>(name).await.here() {
        Some(fresh) if fresh.until > clock::now() => background::wake_at(name, fresh.until).await,
        _ => SESSION_AREA.remove(name).await,
    }
}

async fn forget_secret(name: &str) {
    SESSION_AREA.remove(name).await;
    background::let_sleep(name).await;
}
