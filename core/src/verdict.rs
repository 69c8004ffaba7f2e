//! Why a request with this key is answered 401: one verdict out of all that was read, with what
//! was seen before what follows. A 401 itself never says.

use crate::flow::find_key::Found;
use crate::flow::test_key::Tested;
use crate::key::{Key, Status, When};
use crate::moment::Moment;
use crate::user::{Account, Owner};

/// Whether the owner has the permission "Manage API keys".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Right {
    Holds,
    /// No role of theirs carries it, nor any that everybody has.
    Lacks,
    /// It wasn't read, or not to the end.
    #[default]
    NotKnown,
}

/// What was read of a key that somebody asks about.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The tenant that the token names. Nobody has proved it.
    pub claimed_tenant: Option<&'a str>,
    /// The tenant that was asked.
    pub tenant: Option<&'a str>,
    pub found: &'a Found,
    pub owner: &'a Owner,
    pub right: Right,
    /// When the token says that it ends, if it says so. Nobody has proved that either.
    pub ends: Option<Moment>,
    /// What sending the key itself showed, where the user wanted that.
    pub test: Option<&'a Tested>,
}

/// The one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The tenant let it in, just now.
    Works,
    /// It belongs to another tenant, perhaps in another region.
    OtherTenant(String),
    Revoked,
    /// Its time is over.
    Expired(When),
    /// The tenant calls it something else than active, in its own word.
    NotActive(String),
    /// It says of itself that its time is over, and nothing else is known.
    Ended(Moment),
    OwnerDeleted,
    /// No user has the owner's id.
    OwnerUnknown,
    OwnerDisabled,
    OwnerLacksPermission,
    /// It names this tenant, which doesn't have it any more.
    Deleted,
    /// Deleted, of another tenant, or never a key: an id alone doesn't tell.
    NotHere,
    /// Who isn't an admin sees only their own keys.
    NotVisible,
    /// Not seen by somebody of whom it isn't known whether they see all keys.
    NotSeen,
    /// Tested: refused, although nothing that was read speaks against it.
    Refused,
    /// Nothing that was read speaks against it.
    NothingAgainst,
}

impl Evidence<'_> {
    /// The verdict at the moment `now`; `None` where the tenant did not say whether it has the key.
    pub fn verdict(&self, now: Moment) -> Option<Verdict> {
        if let Some(Tested::Works(_)) = self.test {
            return Some(Verdict::Works);
        }
        let is_here = self.claimed_tenant.is_none_or(|claimed| {
            let tenant = self.tenant.unwrap_or(claimed);
            claimed == tenant
        });
        if let (false, Some(claimed)) = (is_here, self.claimed_tenant) {
            return Some(Verdict::OtherTenant(claimed.to_owned()));
        }
        let ended = self.ends.filter(|ends| *ends <= now).map(Verdict::Ended);
        let is_sure = self.claimed_tenant.is_some() && self.tenant.is_some();
        match self.found {
            Found::Key(key) => Some(match self.of_key(key, now) {
                Verdict::Refused | Verdict::NothingAgainst if ended.is_some() => ended?,
                verdict => verdict,
            }),
            _ if ended.is_some() => ended,
            Found::NotHere if is_sure => Some(Verdict::Deleted),
            Found::NotHere => Some(Verdict::NotHere),
            Found::NotVisible => Some(Verdict::NotVisible),
            Found::NotSeen => Some(Verdict::NotSeen),
            Found::NotRead(_) => None,
        }
    }

    fn of_key(&self, key: &Key, now: Moment) -> Verdict {
        let status = match &key.status {
            Status::Revoked => Some(Verdict::Revoked),
            Status::Expired => Some(Verdict::Expired(key.expiry.clone())),
            Status::Active if key.time_has_passed(now) => {
                Some(Verdict::Expired(key.expiry.clone()))
            }
            Status::Active => None,
            Status::Other(word) => Some(Verdict::NotActive(word.clone())),
        };
        let refused = matches!(self.test, Some(Tested::Refused));
        status
            .or_else(|| key.subject.user().and_then(|_| self.of_owner()))
            .unwrap_or(match refused {
                true => Verdict::Refused,
                false => Verdict::NothingAgainst,
            })
    }

    fn of_owner(&self) -> Option<Verdict> {
        let account = self.owner.user().map(|user| &user.account);
        match (self.owner, account) {
            (Owner::Unknown, _) => Some(Verdict::OwnerUnknown),
            (_, Some(Account::Deleted)) => Some(Verdict::OwnerDeleted),
            (_, Some(Account::Disabled)) => Some(Verdict::OwnerDisabled),
            _ => (self.right == Right::Lacks).then_some(Verdict::OwnerLacksPermission),
        }
    }
}

#[cfg(test)]
mod tests;
