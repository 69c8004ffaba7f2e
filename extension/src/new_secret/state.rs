//! What is known of a key in the making: what one may make, what is typed, and the key on its way.

use latchkey_core::api::ApiError;
use latchkey_core::flow::look_for_made::{LookForMade, Looked};
use latchkey_core::flow::read_rules::ReadRules;
use latchkey_core::flow::revoke_key::RevokeKey;
use latchkey_core::flow::test_key::{TestKey, Tested};
use latchkey_core::making::{FreshKey, Making, Standing};
use latchkey_core::text::is_blank;
use latchkey_core::{Expiry, Key, KeyId, KeysConfig, Lifetime, Moment, Room, Span, TokenFree};

use super::message::NewSecretEffect;
use crate::shell::context::Part;
use crate::shell::tasks::Task;
use crate::wire::order::Reason;

/// The heading of the section New key, which takes the focus when what is below it changes.
pub const NEW_KEY_TITLE: &str = "new-key-title";

/// A key in the making.
#[derive(Debug, Default)]
pub struct NewSecret {
    /// What was found of a key on its way; `None` until it was looked for.
    pub standing: Option<Standing>,
    /// The note as it was last found.
    pub note: Option<Making>,
    /// Storage is being looked at for the first time.
    pub is_finding: bool,
    /// The worker has an order.
    pub is_working: bool,
    /// This page waits for what comes of its own order.
    pub is_ordered: bool,
    /// What is found next is what came of this page's own order.
    pub is_own: bool,
    /// Why nothing was sent for the last wish.
    pub not_sent: Option<Reason>,
    /// The page isn't in front: somebody is elsewhere.
    pub is_away: bool,
    /// A new key whose secret could be kept nowhere but here.
    pub only_here: Option<Box<FreshKey>>,
    /// What this page has put away: a look at storage that began before may still find it.
    pub put_away: PutAway,
    pub rules: Rules,
    pub draft: Draft,
    pub fresh: Fresh,
    pub doubt: Doubt,
    /// What came of the last key, for as long as nothing new is asked for.
    pub told: Option<Told>,
}

/// Keys and wishes that a page has put away.
#[derive(Debug, Default)]
pub struct PutAway {
    pub keys: Vec<KeyId>,
    pub wishes: Vec<Making>,
}

impl PutAway {
    /// A note, unless its wish was put away.
    pub fn without(&self, note: Option<Making>) -> Option<Making> {
        note.filter(|note| !self.wishes.iter().any(|wish| wish.is_same_wish(note)))
    }

    /// A secret, unless its key was put away.
    pub fn without_key(&self, fresh: Option<FreshKey>) -> Option<FreshKey> {
        fresh.filter(|fresh| !self.keys.contains(&fresh.key.id))
    }
}

/// What one may make.
#[derive(Debug, Default)]
pub struct Rules {
    /// `None` while nobody has asked.
    pub flow: Option<Task<ReadRules>>,
    /// `None` while it is asked.
    pub config: Option<Result<KeysConfig, ApiError>>,
    /// One's own keys, newest first.
    pub own: Option<Result<Vec<Key>, ApiError>>,
}

impl Rules {
    /// The rules, where they could be read.
    pub fn config(&self) -> Option<&KeysConfig> {
        self.config.as_ref()?.as_ref().ok()
    }

    /// How long a key may live, where that could be read and understood.
    pub fn longest(&self) -> Option<&Lifetime> {
        let longest = self.config()?.longest_expiry.as_ref()?;
        longest.parts().is_some().then_some(longest)
    }

    /// One's own active keys and how many there may be.
    pub fn room(&self) -> Option<Room> {
        let own = self.own.as_ref()?.as_ref().ok()?;
        Some(Room::of(own, self.config()))
    }

    /// Both have answered, or failed to.
    pub fn is_read(&self) -> bool {
        self.config.is_some() && self.own.is_some()
    }
}

/// What is typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub name: String,
    pub choice: Choice,
    /// The own number, as typed.
    pub amount: String,
    pub unit: OwnUnit,
    /// The user has asked for the key with something missing: from then on it is said.
    pub is_checked: bool,
}

/// What "Expires in" stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Nobody has chosen yet: 90 days, or the longest.
    #[default]
    First,
    Offered(Expiry),
    /// The user's own number of hours or days.
    Own,
}

/// What the own number counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OwnUnit {
    Hours,
    #[default]
    Days,
}

impl Draft {
    /// Whether a name is there.
    pub fn has_name(&self) -> bool {
        !is_blank(&self.name)
    }

    /// What is typed as a name holds a token, which every admin could then read.
    pub fn holds_token(&self) -> bool {
        TokenFree::new(&self.name).is_err()
    }

    /// For how long the key is to live; `None` where the own number is none that the tenant allows.
    pub fn expiry(&self, now: Moment, longest: Option<&Lifetime>) -> Option<Expiry> {
        match self.choice {
            Choice::First => Some(Expiry::first(now, longest)),
            // The rules may have changed since.
            Choice::Offered(expiry) if expiry.fits(now, longest) => Some(expiry),
            Choice::Offered(_) => Some(Expiry::first(now, longest)),
            Choice::Own => {
                let amount = self.amount.trim().parse().ok()?;
                let own = Expiry::After(match self.unit {
                    OwnUnit::Hours => Span::Hours(amount),
                    OwnUnit::Days => Span::Days(amount),
                });
                own.fits(now, longest).then_some(own)
            }
        }
    }
}

/// A new key on the screen.
#[derive(Debug, Default)]
pub struct Fresh {
    /// The secret can be read.
    pub is_shown: bool,
    pub clipboard: Clipboard,
    /// The test under way.
    pub test: Option<Task<TestKey>>,
    pub verdict: Option<Tested>,
    /// It was to be tested at this host, which isn't one of its tenant's.
    pub other_host: Option<String>,
    /// The key whose secret this page has copied, or has found copied.
    pub copied: Option<KeyId>,
    /// That was noted, or could not be. Only then it is said: whoever reads "Copied" may close the page.
    pub is_copy_noted: bool,
    /// When its secret is forgotten, by the tenant's clock.
    pub until: Moment,
}

/// Where the secret may be beside here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clipboard {
    #[default]
    Untouched,
    Refused,
    /// Copied, and the page has been in front ever since.
    Holds,
    /// Copied, and somebody has been elsewhere since.
    HoldsAway,
    Cleared,
    NotCleared,
    /// Not cleared, since another key may be on it by now.
    LeftAlone,
}

impl Clipboard {
    /// It may hold the secret.
    pub fn may_hold(self) -> bool {
        matches!(
            self,
            Clipboard::Holds | Clipboard::HoldsAway | Clipboard::NotCleared
        )
    }
}

/// A key of which nobody knows whether it was made, or whose secret nobody has seen.
#[derive(Debug, Default)]
pub struct Doubt {
    /// The look that is under way.
    pub look: Option<Task<LookForMade>>,
    pub looked: Option<Looked>,
    /// The key on its way out.
    pub deleting: Option<Task<RevokeKey>>,
    /// Why it could not be deleted.
    pub trouble: Option<ApiError>,
}

/// What came of the last key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Its secret is away; whether the clipboard may still hold it.
    Done(String),
    NotMade(String),
    /// Nobody could look through all keys.
    NotKnown(String),
    Deleted(String),
    Kept(String),
    /// The browser did not remove its secret, which goes with its time.
    NotForgotten,
    /// Its secret was kept for its whole time.
    Over(String),
    /// Another window has put it away.
    Elsewhere(String),
    /// The same, and this page has copied its secret; another key's may be on the clipboard by now.
    ElsewhereCopied(String),
}

impl Part for NewSecret {
    type Effect = NewSecretEffect;
}

impl NewSecret {
    /// The new key whose secret is still here.
    pub fn fresh_key(&self) -> Option<&FreshKey> {
        match self.standing.as_ref()? {
            Standing::Fresh(fresh) => Some(fresh),
            _ => None,
        }
    }

    /// The note with the word that the user has the secret; `None` where it says so, or speaks of another
    /// key.
    pub fn taken_note(&self) -> Option<Making> {
        let key = &self.fresh_key()?.key.id;
        self.note.as_ref()?.taken(key)
    }

    /// The last wish was refused.
    pub fn is_refused(&self) -> bool {
        matches!(self.standing, Some(Standing::Refused(..)))
    }

    /// The new key's secret is on this screen and nowhere else.
    pub fn is_only_here(&self) -> bool {
        self.only_here.is_some() && self.fresh_key().is_some()
    }

    /// Whether the form is open for another key.
    pub fn lets_ask(&self) -> bool {
        !self.is_working && self.standing.as_ref().is_some_and(Standing::lets_ask)
    }
}
