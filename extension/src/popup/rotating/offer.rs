//! Whether a key can be rotated now, and with what.

use latchkey_core::rotation::Stage;
use latchkey_core::{Expiry, KeyId, Room, Status, TokenFree};

use crate::popup::model::Model;

impl Model {
    /// For how long the new key is to live: as the user chose, else as long as the old one did.
    pub fn successor_expiry(&self) -> Option<Expiry> {
        let (key, chosen) = self.rotating.proposal.as_ref()?;
        let longest = self.new_secret.rules.longest();
        let chosen = chosen.filter(|expiry| expiry.fits(self.facts.now, longest));
        Some(chosen.unwrap_or_else(|| Expiry::like(key, self.facts.now, longest)))
    }

    /// Whether one more key fits beside the old one, and nothing else is in the way.
    pub fn may_start_rotation(&self) -> bool {
        let rules = &self.new_secret.rules;
        let is_full = rules.room().is_some_and(Room::is_full);
        let is_ready = rules.is_read() && self.new_secret.lets_ask() && self.facts.may_act();
        is_ready && !is_full && !self.rotates_name_with_token()
    }

    /// The key that is to be rotated has a name that holds a token.
    pub fn rotates_name_with_token(&self) -> bool {
        let proposal = self.rotating.proposal.as_ref();
        proposal.is_some_and(|(key, _)| TokenFree::new(&key.name).is_err())
    }

    /// Whether a renamed key's successor can be made now.
    pub fn may_make_successor(&self) -> bool {
        let is_read = matches!(self.new_secret.rules.own, Some(Ok(_)));
        is_read && self.new_secret.lets_ask() && self.facts.may_act()
    }

    /// What the tenant says of a rotation's new key, where that isn't active: by the note, or by now
    /// by the list.
    pub fn inactive_successor(&self, old: &KeyId) -> Option<Status> {
        let mut works = self.rotating.works.iter();
        let stage = &works
            .find(|work| work.flow.rotation().old == *old)?
            .flow
            .rotation()
            .stage;
        if let Stage::NotActive { status, .. } = stage {
            return Some(status.clone());
        }
        let row = self.facts.table.row(stage.new_key()?)?;
        let status = &row.key.status;
        status.is_told_inactive().then(|| status.clone())
    }
}
