//! Whether a key is the proxy user's: a connection that names one user and acts by the key of
//! another would say the wrong thing about who did what, and the other product would refuse it.

use crate::flow::test_key::Tested;
use crate::user::User;

/// Whose key it is, as far as its test told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProxyKey {
    OfProxyUser,
    /// It works, and is another user's.
    OfAnother(Box<User>),
    /// The tenant refuses it.
    Refused,
    /// The test didn't tell.
    NotKnown,
}

impl ProxyKey {
    /// Compares the user whom the key's test showed with the proxy user. An e-mail address alone
    /// is compared without regard to case, as Qlik Cloud keeps it unique among its users.
    pub fn of(test: &Tested, proxy: &User) -> ProxyKey {
        match test {
            Tested::Works(Some(user)) if is_same(user, proxy) => ProxyKey::OfProxyUser,
            Tested::Works(Some(user)) => ProxyKey::OfAnother(user.clone()),
            Tested::Refused => ProxyKey::Refused,
            Tested::Works(None) | Tested::NotClear(_) => ProxyKey::NotKnown,
        }
    }

    /// The same where only the proxy user's e-mail address is known.
    pub fn of_email(test: &Tested, email: &str) -> ProxyKey {
        match test {
            Tested::Works(Some(user)) => match user.email.as_deref() {
                None => ProxyKey::NotKnown,
                Some(own) if own.trim().eq_ignore_ascii_case(email.trim()) => ProxyKey::OfProxyUser,
                Some(_) => ProxyKey::OfAnother(user.clone()),
            },
            Tested::Refused => ProxyKey::Refused,
            Tested::Works(None) | Tested::NotClear(_) => ProxyKey::NotKnown,
        }
    }
}

fn is_same(user: &User, proxy: &User) -> bool {
    user.id == proxy.id
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::ApiError;
    use crate::fixtures;

    fn user(id: &str, email: Option<&str>) -> User {
        User {
            email: email.map(str::to_owned),
            ..fixtures::user(id)
        }
    }

    fn works(user: &User) -> Tested {
        Tested::Works(Some(Box::new(user.clone())))
    }

    #[test]
    fn the_id_decides_where_it_is_known() {
        let (ada, eve) = (user("ada", None), user("eve", Some("ada@acme.example")));
        assert_eq!(ProxyKey::of(&works(&ada), &ada), ProxyKey::OfProxyUser);
        let another = ProxyKey::OfAnother(Box::new(eve.clone()));
        assert_eq!(ProxyKey::of(&works(&eve), &ada), another);
        assert_eq!(ProxyKey::of(&Tested::Refused, &ada), ProxyKey::Refused);
        assert_eq!(ProxyKey::of(&Tested::Works(None), &ada), ProxyKey::NotKnown);
    }

    #[test]
    fn else_the_address_does() {
        let ada = user("ada", Some("Ada@Acme.example"));
        let of = |email| ProxyKey::of_email(&works(&ada), email);
        assert_eq!(of(" ada@acme.example"), ProxyKey::OfProxyUser);
        assert!(matches!(of("eve@acme.example"), ProxyKey::OfAnother(_)));
        let silent = works(&user("ada", None));
        assert_eq!(ProxyKey::of_email(&silent, "ada"), ProxyKey::NotKnown);
        let unclear = Tested::NotClear(ApiError::Offline);
        assert_eq!(ProxyKey::of_email(&unclear, "ada"), ProxyKey::NotKnown);
    }
}
