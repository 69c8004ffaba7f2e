//! An API key as the tenant tells of it, and what follows from its facts and the present moment.
//! The secret is no part of it: Qlik shows that once, when a key is made.

use serde::{Deserialize, Serialize};

use crate::moment::Moment;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// An API key's id, which is also the `jti` of its token. Opaque: samples show UUIDs and others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyId(String);

impl KeyId {
    /// Takes any text that can stand as one segment of a path; `None` for empty text, a dot
    /// segment (which a browser resolves away, even encoded) or more than 256 bytes.
    pub fn new(text: &str) -> Option<KeyId> {
        let fits = !text.is_empty() && text.len() <= 256 && text != "." && text != "..";
        fits.then(|| KeyId(text.to_owned()))
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first eight characters, enough to tell keys apart on a screen.
    pub fn short(&self) -> &str {
        let end = self
            .0
            .char_indices()
            .nth(8)
            .map_or(self.0.len(), |(at, _)| at);
        &self.0[..end]
    }
}

/// A user's id: the `sub` of their keys. Not the identity provider's `subject`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserId(String);

impl UserId {
    /// Takes the text as it came.
    pub fn new(text: impl Into<String>) -> UserId {
        UserId(text.into())
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the id may stand inside a filter: quoting there is not documented, so only
    /// letters, digits, `-` and `_` do.
    pub fn is_plain(&self) -> bool {
        (1..=128).contains(&self.0.len())
            && self
                .0
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    }
}

/// A key's status. The server's word decides, never the clock.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Status {
    Active,
    Expired,
    Revoked,
    /// A word we don't know, or an empty text where there was none.
    Other(String),
}

impl Status {
    /// Reads the API's word.
    pub fn from_word(word: &str) -> Status {
        match word {
            "active" => Status::Active,
            "expired" => Status::Expired,
            "revoked" => Status::Revoked,
            other => Status::Other(other.to_owned()),
        }
    }

    /// The tenant says that the key isn't active: a word for it, be it one that we don't know.
    pub fn is_told_inactive(&self) -> bool {
        !matches!(self, Status::Active) && self.is_told()
    }

    /// The tenant said something of it.
    pub fn is_told(&self) -> bool {
        !matches!(self, Status::Other(word) if word.trim().is_empty())
    }

    /// Revoking makes sense as long as the server says active, or a word that we don't know.
    pub fn may_be_revoked(&self) -> bool {
        matches!(self, Status::Active | Status::Other(_))
    }
}

/// Not told.
impl Default for Status {
    fn default() -> Status {
        Status::Other(String::new())
    }
}

/// For whom the key stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    User(UserId),
    /// `externalClient`: an identity provider that provisions users by SCIM. Not a user.
    Scim(String),
    /// A subject type we don't know.
    Other {
        kind: String,
        sub: String,
    },
    /// The answer named none.
    NotKnown,
}

impl Subject {
    /// Reads `sub` and `subType`. A missing type is told from the form of `sub`.
    pub fn new(sub: Option<String>, kind: Option<&str>) -> Subject {
        let Some(sub) = sub.filter(|sub| !sub.is_empty()) else {
            return Subject::NotKnown;
        };
        match kind {
            Some("externalClient") => Subject::Scim(sub),
            None if sub.starts_with("SCIM\\") => Subject::Scim(sub),
            Some("user") | None => Subject::User(UserId::new(sub)),
            Some(kind) => Subject::Other {
                kind: kind.to_owned(),
                sub,
            },
        }
    }

    /// The user, where the subject is one.
    pub fn user(&self) -> Option<&UserId> {
        match self {
            Subject::User(id) => Some(id),
            _ => None,
        }
    }
}

/// A time that the tenant gave: understood, or kept as its own text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    At(Moment),
    Text(String),
    Missing,
}

impl When {
    /// Reads RFC 3339.
    pub fn new(text: Option<String>) -> When {
        match text.filter(|text| !text.is_empty()) {
            None => When::Missing,
            Some(text) => Moment::parse(&text).map_or(When::Text(text), When::At),
        }
    }

    /// The moment, where it was understood.
    pub fn moment(&self) -> Option<Moment> {
        match self {
            When::At(moment) => Some(*moment),
            _ => None,
        }
    }
}

/// Whose a key is, seen from the signed-in user: what DELETE does depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ownership {
    /// One's own: DELETE removes it.
    Own,
    /// Another user's: DELETE by a TenantAdmin revokes it.
    Others,
    /// An identity provider's.
    Scim,
    NotKnown,
}

/// One API key: `ApiKey` of `/api/v1/api-keys`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    pub id: KeyId,
    /// `description`, which the product shows as the name. May be empty.
    pub name: String,
    pub subject: Subject,
    pub tenant_id: Option<String>,
    pub status: Status,
    pub expiry: When,
    pub created: When,
    pub created_by: Option<UserId>,
}

impl Key {
    /// Whose the key is, seen from the user `me`.
    pub fn ownership(&self, me: Option<&UserId>) -> Ownership {
        match (&self.subject, me) {
            (Subject::Scim(_), _) => Ownership::Scim,
            (Subject::User(owner), Some(me)) if owner == me => Ownership::Own,
            (Subject::User(_), Some(_)) => Ownership::Others,
            _ => Ownership::NotKnown,
        }
    }

    /// See [`Status::may_be_revoked`].
    pub fn may_be_revoked(&self) -> bool {
        self.status.may_be_revoked()
    }

    /// Whether the user `me` may give it another name: only to one's own key, since what an admin's
    /// renaming of another's does isn't documented.
    pub fn may_be_renamed(&self, me: Option<&UserId>) -> bool {
        self.ownership(me) == Ownership::Own
    }

    /// Whether the user `me` may put another key in its place: one's own, as long as it is in use.
    pub fn may_be_rotated(&self, me: Option<&UserId>) -> bool {
        self.may_be_renamed(me) && self.may_be_revoked()
    }

    /// The server says active although the key's time is over.
    pub fn time_has_passed(&self, now: Moment) -> bool {
        self.status == Status::Active && self.expiry.moment().is_some_and(|expiry| expiry <= now)
    }

    /// Active, under seven days to go, and under a third of its life: a key made for a day is not
    /// "soon" from its birth. Where the birth isn't known the seven days decide.
    pub fn expires_soon(&self, now: Moment) -> bool {
        let Some(expiry) = self.expiry.moment() else {
            return false;
        };
        let left = expiry.since(now);
        let within_third = self
            .created
            .moment()
            .is_none_or(|created| left.saturating_mul(3) < expiry.since(created));
        self.status == Status::Active && left > 0 && left < 7 * DAY && within_third
    }

    /// Made more than `days` days ago.
    pub fn is_older_than(&self, days: i64, now: Moment) -> bool {
        self.created
            .moment()
            .is_some_and(|created| now.since(created) > days * DAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{NOW, key_of, timed};

    fn key(status: Status, created: Option<i64>, expiry: i64) -> Key {
        timed(key_of("k", "ada", status), created, expiry)
    }

    #[track_caller]
    fn soon(expected: bool, created: Option<i64>, expiry: i64) {
        let key = key(Status::Active, created, expiry);
        assert_eq!(key.expires_soon(NOW), expected);
    }

    #[test]
    fn soon_is_under_a_week_and_under_a_third_of_life() {
        soon(true, Some(-83 * DAY), 6 * DAY);
        soon(false, Some(-83 * DAY), 7 * DAY);
        soon(false, Some(-DAY), 6 * DAY);
        soon(false, Some(-DAY / 2), DAY / 2);
        soon(true, Some(-DAY), DAY / 4);
        soon(true, None, 6 * DAY);
        soon(false, Some(-83 * DAY), -1);
    }

    #[test]
    fn only_the_server_ends_a_key() {
        let late = key(Status::Active, None, -DAY);
        assert!(late.time_has_passed(NOW) && late.may_be_revoked());
        let over = key(Status::Expired, None, -DAY);
        assert!(!over.time_has_passed(NOW) && !over.may_be_revoked());
        assert!(key(Status::Other("dormant".into()), None, DAY).may_be_revoked());
    }

    #[test]
    fn only_ones_own_key_is_renamed_or_rotated_and_only_in_use() {
        let (ada, eve) = (UserId::new("ada"), UserId::new("eve"));
        let active = key(Status::Active, None, DAY);
        assert!(active.may_be_renamed(Some(&ada)) && active.may_be_rotated(Some(&ada)));
        for me in [Some(&eve), None] {
            assert!(!active.may_be_renamed(me) && !active.may_be_rotated(me));
        }
        let over = key(Status::Expired, None, -DAY);
        assert!(over.may_be_renamed(Some(&ada)) && !over.may_be_rotated(Some(&ada)));
    }

    #[test]
    fn a_missing_status_is_neither_active_nor_inactive() {
        for (word, is_told, is_told_inactive) in [
            ("active", true, false),
            ("expired", true, true),
            ("revoked", true, true),
            ("dormant", true, true),
            ("", false, false),
            (" ", false, false),
        ] {
            let status = Status::from_word(word);
            let told = (status.is_told(), status.is_told_inactive());
            assert_eq!(told, (is_told, is_told_inactive), "{word}");
        }
        assert!(!Status::default().is_told());
    }

    #[test]
    fn whose_key_it_is_needs_both_sides() {
        let key = key(Status::Active, None, DAY);
        assert_eq!(key.ownership(Some(&UserId::new("ada"))), Ownership::Own);
        assert_eq!(key.ownership(Some(&UserId::new("bob"))), Ownership::Others);
        assert_eq!(key.ownership(None), Ownership::NotKnown);
        let scim = Subject::new(Some("SCIM\\77aa".into()), Some("externalClient"));
        assert_eq!(
            Key {
                subject: scim,
                ..key
            }
            .ownership(None),
            Ownership::Scim
        );
    }

    #[test]
    fn an_id_that_a_path_would_swallow_is_refused() {
        assert_eq!(KeyId::new(".."), None);
        assert_eq!(KeyId::new(""), None);
        assert_eq!(KeyId::new("0b7c2c9e-5a41").unwrap().short(), "0b7c2c9e");
        assert_eq!(KeyId::new("é1").unwrap().short(), "é1");
    }
}
