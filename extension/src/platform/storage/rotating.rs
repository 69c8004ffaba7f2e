//! The rotations of a user under way, on disk, without secrets. Each is changed and forgotten only
//! from the stage at which the page knew it.

use latchkey_core::KeyId;
use latchkey_core::kept::{Kept, Unreadable};
use latchkey_core::maker::Maker;
use latchkey_core::rotation::{
    Overtaken, Rotation, RotationNoted, RotationUnnoted, Rotations, Stage,
};

use super::{LOCAL_AREA, LOCK, part_of};
use crate::platform::lock;

/// All rotations of a user.
pub async fn noted(maker: &Maker) -> Kept<Rotations> {
    LOCAL_AREA.read(&maker.rotations()).await
}

/// The rotations that can't be read, each under the entry's name and its own text.
pub fn unreadable(maker: &Maker, rotations: &Rotations) -> Vec<Unreadable> {
    let entry = maker.rotations();
    let parts = rotations.unreadable();
    parts
        .map(|text| Unreadable {
            name: part_of(&entry, &text),
            text,
        })
        .collect()
}

/// Writes down how far a rotation has come, where it is at the stage that was `known`.
pub async fn note(maker: &Maker, rotation: &Rotation, known: Option<&Stage>) -> RotationNoted {
    change(&maker.rotations(), |all| all.put(rotation, known)).await
}

/// Forgets a rotation by its old key, where it is at the stage that was `known`.
pub async fn forget(maker: &Maker, old: &KeyId, known: Option<&Stage>) -> RotationNoted {
    change(&maker.rotations(), |all| all.take(old, known)).await
}

/// Lets go of a rotation that can't be read.
pub(super) async fn let_go(entry: &str, text: &str) -> bool {
    let noted = change(entry, |all| {
        all.let_go(text);
        Ok(())
    });
    noted.await == RotationNoted::Written
}

async fn change(
    entry: &str,
    change: impl FnOnce(&mut Rotations) -> Result<(), Overtaken>,
) -> RotationNoted {
    let _changed = lock::acquire(LOCK).await;
    let mut rotations = match LOCAL_AREA.read(entry).await {
        Kept::Here(rotations) => rotations,
        Kept::Absent => Rotations::default(),
        Kept::Refused | Kept::Unreadable(_) => return RotationNoted::Not(RotationUnnoted::NotRead),
    };
    if let Err(Overtaken(kept)) = change(&mut rotations) {
        return RotationNoted::Overtaken(kept);
    }
    let is_written = match rotations.is_empty() {
        true => LOCAL_AREA.remove(entry).await,
        false => LOCAL_AREA.put(entry, &rotations).await,
    };
    match is_written {
        true => RotationNoted::Written,
        false => RotationNoted::Not(RotationUnnoted::NotWritten),
    }
}
