//! What reading an entry of a storage gives, and the one form in which entries are
//! written: `{"version":1,"value":…}`. A text without that form is of version 1, which was written
//! bare.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::moment::Moment;
use crate::tenant::SeenTenant;

/// The entry with the tenants seen.
pub const TENANTS: &str = "tenants";
/// The entry with the addresses of the servers seen.
pub const SERVERS: &str = "servers";
/// The entry with what the user said yes to before a secret went to another product.
pub const CONSENTS: &str = "consents";

/// What is kept under a name. Whoever changes an entry changes only what is [`Kept::Absent`] or
/// [`Kept::Here`]: the others may hold what the user still needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept<T> {
    Absent,
    /// The browser doesn't tell.
    Refused,
    /// Something is kept that this version of Latchkey doesn't understand: its raw text.
    Unreadable(String),
    Here(T),
}

impl<T> Kept<T> {
    /// The value, where there is one that could be read.
    pub fn here(self) -> Option<T> {
        match self {
            Kept::Here(value) => Some(value),
            Kept::Absent | Kept::Refused | Kept::Unreadable(_) => None,
        }
    }

    /// What is kept as far as anybody knows: nothing where there is no entry; `None` where it could
    /// not be read.
    pub fn known(self) -> Option<T>
    where
        T: Default,
    {
        match self {
            Kept::Absent => Some(T::default()),
            Kept::Here(value) => Some(value),
            Kept::Refused | Kept::Unreadable(_) => None,
        }
    }

    /// Whether the entry may be written: nothing is lost by it that nobody has read.
    pub fn may_be_written(&self) -> bool {
        matches!(self, Kept::Absent | Kept::Here(_))
    }

    /// The same with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Kept<U> {
        match self {
            Kept::Absent => Kept::Absent,
            Kept::Refused => Kept::Refused,
            Kept::Unreadable(text) => Kept::Unreadable(text),
            Kept::Here(value) => Kept::Here(change(value)),
        }
    }
}

/// An entry that could not be read, by its name in the storage, with its raw text. It stays as it is
/// until the user has saved it or lets it go. An entry that holds a secret never becomes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub name: String,
    pub text: String,
}

/// What may be kept as an entry.
pub trait Entry: Serialize + DeserializeOwned {
    /// Goes up with every change that an older Latchkey could not read.
    const VERSION: u32 = 1;

    /// Reads a value of a version; `None` where it can't be read. What is read of older versions
    /// is for the type to say.
    fn of_version(version: u32, json: &str) -> Option<Self> {
        let is_known = version == Self::VERSION;
        is_known.then(|| serde_json::from_str(json).ok()).flatten()
    }
}

impl Entry for Moment {}
impl Entry for Vec<SeenTenant> {}

/// The form of an entry. No value that was written bare has these two fields and no other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form<'a> {
    version: u32,
    #[serde(borrow)]
    value: &'a RawValue,
}

#[derive(Serialize)]
struct Written<'a, T> {
    version: u32,
    value: &'a T,
}

/// The text of an entry.
pub fn text_of<T: Entry>(value: &T) -> Option<String> {
    let version = T::VERSION;
    serde_json::to_string(&Written { version, value }).ok()
}

/// Reads the text of an entry.
pub fn read<T: Entry>(text: String) -> Kept<T> {
    // A list of two would pass for the two fields.
    let form = text.starts_with('{').then_some(&text);
    let form = form.and_then(|text| serde_json::from_str::<Form<'_>>(text).ok());
    let value = match form {
        Some(form) => T::of_version(form.version, form.value.get()),
        None => T::of_version(1, &text),
    };
    value.map_or(Kept::Unreadable(text), Kept::Here)
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Entry for Vec<u32> {}

    /// A form that was changed once.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Changed {
        names: Vec<String>,
    }

    impl Entry for Changed {
        const VERSION: u32 = 2;

        fn of_version(version: u32, json: &str) -> Option<Self> {
            match version {
                1 => Some(Changed {
                    names: vec![serde_json::from_str(json).ok()?],
                }),
                2 => serde_json::from_str(json).ok(),
                _ => None,
            }
        }
    }

    #[test]
    fn what_was_written_is_read_with_or_without_a_version() {
        let text = text_of(&vec![1, 2]).unwrap();
        assert_eq!(text, r#"{"version":1,"value":[1,2]}"#);
        for text in [text, "[1,2]".to_owned()] {
            assert_eq!(read(text), Kept::Here(vec![1, 2]));
        }
    }

    #[test]
    fn what_an_older_version_wrote_is_for_the_type_to_read() {
        let names = |names: &[&str]| {
            let names = names.iter().map(ToString::to_string).collect();
            Kept::Here(Changed { names })
        };
        assert_eq!(read("\"a\"".to_owned()), names(&["a"]));
        let bare = r#"{"version":1,"value":"b"}"#;
        assert_eq!(read(bare.to_owned()), names(&["b"]));
        let own = text_of(&Changed { names: Vec::new() }).unwrap();
        assert_eq!(read(own), names(&[]));
    }

    #[test]
    fn what_cannot_be_read_keeps_its_text() {
        for text in [
            "",
            "{",
            "null",
            r#"{"version":2,"value":[1]}"#,
            r#"{"version":1,"value":["a"]}"#,
            r#"{"version":1,"value":[1],"more":0}"#,
            r#"["a"]"#,
        ] {
            let kept = read::<Vec<u32>>(text.to_owned());
            assert_eq!(kept, Kept::Unreadable(text.to_owned()));
            assert!(!kept.may_be_written());
        }
    }
}
