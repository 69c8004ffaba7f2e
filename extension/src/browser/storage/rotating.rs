//! The rotations of a user under way, on disk, without secrets.

use latchkey_core::rotation::Rotation;

use super::kept::Entry;
use super::making::Maker;
use super::{LOCAL_AREA, LOCK};
use crate::browser::lock;

const KIND: &str = "rotating";

impl Entry for Vec<Rotation> {}

/// All rotations of a user.
pub async fn noted(maker: &Maker) -> Vec<Rotation> {
    let noted = LOCAL_AREA.read(&maker.entry(KIND)).await;
    noted.here().unwrap_or_default()
}

/// Writes down how far a rotation has come; says whether that worked.
pub async fn note(maker: &Maker, rotation: &Rotation) -> bool {
    let _noted = lock::acquire(LOCK).await;
    let mut rotations = noted(maker).await;
    rotations.retain(|other| other.old != rotation.old);
    rotations.push(rotation.clone());
    write(maker, &rotations).await
}

/// Forgets a rotation, by its old key.
pub async fn forget(maker: &Maker, rotation: &Rotation) {
    let _noted = lock::acquire(LOCK).await;
    let mut rotations = noted(maker).await;
    rotations.retain(|other| other.old != rotation.old);
    write(maker, &rotations).await;
}

async fn write(maker: &Maker, rotations: &Vec<Rotation>) -> bool {
    let name = maker.entry(KIND);
    if rotations.is_empty() {
        LOCAL_AREA.remove(&name).await;
        return true;
    }
    LOCAL_AREA.put(&name, rotations).await
}
