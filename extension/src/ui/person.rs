//! People in a line of text.

use latchkey_core::text::{is_blank, shown};
use latchkey_core::{Owner, Subject, User};

use crate::words::Words;

/// A user's name, safe to show.
pub fn name_of(user: &User, words: &dyn Words) -> String {
    match is_blank(&user.name) {
        true => words.say("owner_no_name"),
        false => shown(&user.name),
    }
}

/// For whom a key stands, in one line that is safe to show: for labels and descriptions.
pub fn line(subject: &Subject, owner: &Owner, words: &dyn Words) -> String {
    match (subject, owner) {
        (Subject::Scim(_), _) => words.say("fact_owner_scim"),
        (Subject::Other { kind, sub }, _) => format!("{}, {}", shown(sub), shown(kind)),
        (Subject::NotKnown, _) => words.say("not_known"),
        (Subject::User(_), Owner::Found(user)) => {
            let name = name_of(user, words);
            match &user.email {
                _ if user.client_id.is_some() => format!("{name}, {}", words.say("owner_client")),
                Some(email) => format!("{name}, {}", shown(email)),
                None => name,
            }
        }
        (Subject::User(id), _) => shown(id.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use latchkey_core::{Account, Role, UserId};

    use super::*;
    use crate::words::english::English;

    fn user() -> User {
        User {
            id: UserId::new("eve"),
            name: "Eve".to_owned(),
            email: Some("eve@acme.example".to_owned()),
            account: Account::Active,
            role: Role::NotAdmin,
            tenant_id: None,
            client_id: None,
        }
    }

    #[test]
    fn a_key_of_a_person_is_told_by_their_name_and_address() {
        let of_user = Subject::User(UserId::new("eve"));
        let line = |owner| line(&of_user, &owner, &English::read());
        assert_eq!(line(Owner::Found(user())), "Eve, eve@acme.example");
        let without = User {
            name: "E\u{202E}ve".to_owned(),
            email: None,
            ..user()
        };
        assert_eq!(line(Owner::Found(without)), "E⟨U+202E⟩ve");
        let client = User {
            client_id: Some("c1".to_owned()),
            ..user()
        };
        assert!(!line(Owner::Found(client)).contains('@'));
        assert_eq!(line(Owner::Pending), "eve");
    }

    #[test]
    fn other_keys_are_told_by_what_they_stand_for() {
        let words = English::read();
        let other = Subject::Other {
            kind: "robot".to_owned(),
            sub: "r\u{202E}2".to_owned(),
        };
        assert_eq!(line(&other, &Owner::Pending, &words), "r⟨U+202E⟩2, robot");
        assert_eq!(
            line(&Subject::NotKnown, &Owner::Pending, &words),
            "Not known"
        );
        let nameless = User {
            name: " ".to_owned(),
            ..user()
        };
        assert_eq!(name_of(&nameless, &words), words.say("owner_no_name"));
    }
}
