//! Which sites the browser lets an extension into, by the match patterns that browsers speak of them
//! with (`https://*.qlikcloud.com/*`).

/// The pattern of every site.
const EVERY_SITE: [&str; 5] = [
    "<all_urls>",
    "*://*/*",
    "https://*/*",
    "http://*/*",
    "file:///*",
];

/// Access to the sites of one pattern.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SiteAccess {
    pattern: String,
}

/// The sites of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sites<'a> {
    /// One host, with its port where it has one.
    One(&'a str),
    /// A domain and all that is below it.
    Below(&'a str),
    All,
}

impl SiteAccess {
    /// Access by a pattern as the browser gives it.
    pub fn new(pattern: impl Into<String>) -> SiteAccess {
        SiteAccess {
            pattern: pattern.into(),
        }
    }

    /// What can be taken back of all that the browser says is allowed: not what the manifest itself
    /// asks for. Sorted, and none twice.
    pub fn that_can_go(all: Vec<String>, of_manifest: &[String]) -> Vec<SiteAccess> {
        let given = all
            .into_iter()
            .filter(|pattern| !of_manifest.contains(pattern));
        let mut given: Vec<SiteAccess> = given.map(SiteAccess::new).collect();
        given.sort_unstable();
        given.dedup();
        given
    }

    /// The pattern, for the browser.
    pub fn pattern(&self) -> &str {
        &self.pattern
    }

    /// The sites, for people.
    pub fn sites(&self) -> Sites<'_> {
        if EVERY_SITE.contains(&self.pattern.as_str()) {
            return Sites::All;
        }
        let rest = self.pattern.split_once("://");
        let rest = rest.map_or(self.pattern.as_str(), |(_, rest)| rest);
        let host = rest.split_once('/').map_or(rest, |(host, _)| host);
        match host.strip_prefix("*.") {
            Some(domain) => Sites::Below(domain),
            None => Sites::One(host),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_told_by_its_sites() {
        for (pattern, sites) in [
            ("https://hub.stackone.com/*", Sites::One("hub.stackone.com")),
            ("https://hub.example:8443/*", Sites::One("hub.example:8443")),
            ("https://*.qlikcloud.com/*", Sites::Below("qlikcloud.com")),
            ("*://*.acme.example/x/*", Sites::Below("acme.example")),
            ("https://*/*", Sites::All),
            ("<all_urls>", Sites::All),
            ("what is this", Sites::One("what is this")),
        ] {
            assert_eq!(SiteAccess::new(pattern).sites(), sites, "{pattern}");
        }
    }

    #[test]
    fn what_the_manifest_asks_for_cannot_be_taken_back() {
        let all = [
            "https://b.example/*",
            "https://*.qlikcloud.com/*",
            "https://a.example/*",
        ];
        let all = all.map(str::to_owned);
        let of_manifest = ["https://*.qlikcloud.com/*".to_owned()];
        let left = SiteAccess::that_can_go([all.to_vec(), all.to_vec()].concat(), &of_manifest);
        let left: Vec<&str> = left.iter().map(SiteAccess::pattern).collect();
        assert_eq!(left, ["https://a.example/*", "https://b.example/*"]);
    }
}
