//! The local notes on keys: one entry on disk for each tenant.

use latchkey_core::kept::{Kept, Unreadable};
use latchkey_core::{Clash, KeyId, Note, NoteOutcome, Notes};

use super::{LOCAL_AREA, LOCK, part_of};
use crate::platform::lock;

/// The notes on a tenant's keys.
pub async fn read(tenant_id: &str) -> Kept<Notes> {
    LOCAL_AREA.read(&Notes::entry_of(tenant_id)).await
}

/// The notes that can't be read, each under the entry's name and its key's.
pub fn unreadable(tenant_id: &str, notes: &Notes) -> Vec<Unreadable> {
    let entry = Notes::entry_of(tenant_id);
    let parts = notes.unreadable();
    parts
        .map(|(key, text)| Unreadable {
            name: part_of(&entry, key),
            text,
        })
        .collect()
}

/// Notes something on a key, where what is noted on it is what was `known`.
pub async fn keep(tenant_id: &str, id: &KeyId, known: &Note, note: Note) -> NoteOutcome {
    change(&Notes::entry_of(tenant_id), |notes| {
        notes.replace(id, known, note)
    })
    .await
}

/// Notes on `to` what is noted on `from`, where nothing is noted on it.
pub async fn copy(tenant_id: &str, from: &KeyId, to: KeyId) -> NoteOutcome {
    change(&Notes::entry_of(tenant_id), |notes| {
        notes.copy(from, to);
        Ok(())
    })
    .await
}

/// Lets go of a note that can't be read.
pub(super) async fn let_go(entry: &str, key: &str, text: &str) -> bool {
    let outcome = change(entry, |notes| {
        notes.let_go(key, text);
        Ok(())
    });
    outcome.await == NoteOutcome::Done
}

async fn change(entry: &str, change: impl FnOnce(&mut Notes) -> Result<(), Clash>) -> NoteOutcome {
    let _changed = lock::acquire(LOCK).await;
    let mut notes = match LOCAL_AREA.read(entry).await {
        Kept::Here(notes) => notes,
        Kept::Absent => Notes::default(),
        Kept::Refused => return NoteOutcome::Refused,
        Kept::Unreadable(_) => return NoteOutcome::Unreadable,
    };
    match change(&mut notes) {
        Ok(()) => {}
        Err(Clash::Changed(note)) => return NoteOutcome::Changed(note),
        Err(Clash::Unreadable) => return NoteOutcome::Unreadable,
    }
    match LOCAL_AREA.put(entry, &notes).await {
        true => NoteOutcome::Done,
        false => NoteOutcome::Refused,
    }
}
