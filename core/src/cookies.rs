//! Whose cookies a tab uses, by the name that the browser gives with each tab (`cookieStoreId`,
//! which needs no permission).

use serde::{Deserialize, Serialize};

/// What Firefox calls the cookies outside of containers, and Chromium those outside of private
/// windows. Chromium gives no name with a tab.
const DEFAULT: [&str; 2] = ["firefox-default", "0"];

/// The browser's own cookies or, in Firefox, those of one container, where somebody else may be
/// signed in to the same tenant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CookieStore(Option<String>);

impl CookieStore {
    /// The one of this name; the browser's own where a tab has none.
    pub fn of(name: Option<&str>) -> CookieStore {
        let named = name.filter(|name| !name.is_empty() && !DEFAULT.contains(name));
        CookieStore(named.map(str::to_owned))
    }

    /// The cookies that our own pages send, too.
    pub fn is_default(&self) -> bool {
        self.0.is_none()
    }

    /// What an entry of this name is called for these cookies: as ever for the browser's own.
    /// `www/picture.js` does the same. No origin and no id has a `#`.
    pub fn entry(&self, name: &str) -> String {
        match &self.0 {
            None => name.to_owned(),
            Some(store) => format!("{name}#{store}"),
        }
    }
}

/// Whether an entry is of this name, for whichever cookies.
pub fn is_of(name: &str, entry: &str) -> bool {
    let rest = entry.strip_prefix(name);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside_of_containers_everything_is_called_as_ever() {
        for name in [None, Some(""), Some("0"), Some("firefox-default")] {
            let cookies = CookieStore::of(name);
            assert!(cookies.is_default(), "{name:?}");
            assert_eq!(cookies, CookieStore::default());
            assert_eq!(cookies.entry("notes/acme"), "notes/acme");
        }
    }

    #[test]
    fn each_container_has_entries_of_its_own() {
        let [one, two] = ["firefox-container-1", "firefox-container-12"]
            .map(|name| CookieStore::of(Some(name)).entry("notes/acme"));
        assert_eq!(one, "notes/acme#firefox-container-1");
        assert_ne!(one, two);
        let private = CookieStore::of(Some("firefox-private"));
        assert!(!private.is_default());
    }

    #[test]
    fn all_entries_of_a_name_are_found() {
        let name = "https://acme.us.qlikcloud.com";
        let container = CookieStore::of(Some("firefox-container-1"));
        assert!(is_of(name, name) && is_of(name, &container.entry(name)));
        assert!(!is_of(name, "https://acme.us.qlikcloud.com.evil.example"));
        assert!(!is_of(name, "https://other.us.qlikcloud.com"));
    }
}
