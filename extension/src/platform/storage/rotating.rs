//! The rotations of a user under way, on disk, without secrets. Each is changed and forgotten only
//! from the stage at which the page knew it.

use latchkey_core::KeyId;
use latchkey_core::rotation::{Overtaken, Rotation, Rotations, Stage};

use super::kept::{Entry, Kept, Unreadable};
use super::making::Maker;
use super::{LOCAL_AREA, LOCK, part_of};
use crate::platform::lock;
use crate::popup::rotating::{Noted, Unnoted};

const KIND: &str = "rotating";

impl Entry for Rotations {}

/// The name of the entry with a user's rotations.
pub fn name_of(maker: &Maker) -> String {
    maker.entry(KIND)
}

/// All rotations of a user.
pub async fn noted(maker: &Maker) -> Kept<Rotations> {
    LOCAL_AREA.read(&name_of(maker)).await
}

/// The rotations that can't be read, each under the entry's name and its own text.
pub fn unreadable(maker: &Maker, rotations: &Rotations) -> Vec<Unreadable> {
    let entry = name_of(maker);
    let parts = rotations.unreadable();
    parts
        .map(|text| Unreadable {
            name: part_of(&entry, &text),
            text,
        })
        .collect()
}

/// Writes down how far a rotation has come, where it is at the stage that was `known`.
pub async fn note(maker: &Maker, rotation: &Rotation, known: Option<&Stage>) -> Noted {
    change(&name_of(maker), |all| all.put(rotation, known)).await
}

/// Forgets a rotation by its old key, where it is at the stage that was `known`.
pub async fn forget(maker: &Maker, old: &KeyId, known: Option<&Stage>) -> Noted {
    change(&name_of(maker), |all| all.take(old, known)).await
}

/// Lets go of a rotation that can't be read.
pub(super) async fn let_go(entry: &str, text: &str) -> bool {
    let noted = change(entry, |all| {
        all.let_go(text);
        Ok(())
    });
    noted.await == Noted::Written
}

async fn change(
    entry: &str,
    change: impl FnOnce(&mut Rotations) -> Result<(), Overtaken>,
) -> Noted {
    let _changed = lock::acquire(LOCK).await;
    let mut rotations = match LOCAL_AREA.read(entry).await {
        Kept::Here(rotations) => rotations,
        Kept::Absent => Rotations::default(),
        Kept::Refused | Kept::Unreadable(_) => return Noted::Not(Unnoted::NotRead),
    };
    if let Err(Overtaken(kept)) = change(&mut rotations) {
        return Noted::Overtaken(kept);
    }
    let is_written = match rotations.is_empty() {
        true => LOCAL_AREA.remove(entry).await,
        false => LOCAL_AREA.put(entry, &rotations).await,
    };
    match is_written {
        true => Noted::Written,
        false => Noted::Not(Unnoted::NotWritten),
    }
}
