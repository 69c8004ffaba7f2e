//! The filters over the keys, of which one is in force, each with its count.

use super::Row;
use crate::key::Status;
use crate::moment::Moment;

/// Which keys are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    #[default]
    All,
    Active,
    ExpiringSoon,
    Expired,
    Revoked,
    /// Owner deleted or unknown, by a successful look-up.
    Ownerless,
    /// Of an identity provider.
    Scim,
    /// Owned by a TenantAdmin.
    AdminOwner,
    /// Made more than 90 days ago.
    Old,
}

impl Filter {
    /// Every filter, in the order of the screen.
    pub const ALL: [Filter; 9] = [
        Filter::All,
        Filter::Active,
        Filter::ExpiringSoon,
        Filter::Expired,
        Filter::Revoked,
        Filter::Ownerless,
        Filter::Scim,
        Filter::AdminOwner,
        Filter::Old,
    ];

    /// Whether a row passes, by the status under which it has its place.
    pub(super) fn passes(self, row: &Row, now: Moment) -> bool {
        self.passes_with(row, &row.placed_as, now)
    }

    /// Whether a row passes by its status now.
    pub(super) fn counts(self, row: &Row, now: Moment) -> bool {
        !row.is_gone && self.passes_with(row, &row.key.status, now)
    }

    fn passes_with(self, row: &Row, status: &Status, now: Moment) -> bool {
        match self {
            Filter::All => true,
            Filter::Active => *status == Status::Active,
            Filter::Expired => *status == Status::Expired,
            Filter::Revoked => *status == Status::Revoked,
            Filter::ExpiringSoon => *status == Status::Active && row.key.expires_soon(now),
            Filter::Ownerless => row.is_ownerless(),
            Filter::Scim => row.is_scim(),
            Filter::AdminOwner => row.has_admin_owner(),
            Filter::Old => row.key.is_older_than(90, now),
        }
    }
}

/// How many keys pass each filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; 9]);

impl Counts {
    /// How many keys pass one filter.
    pub fn of(&self, filter: Filter) -> usize {
        self.0[filter as usize]
    }

    pub(super) fn add(&mut self, row: &Row, now: Moment) {
        for filter in Filter::ALL {
            self.0[filter as usize] += usize::from(filter.counts(row, now));
        }
    }
}
