//! Whether what was recognised is enough to say that the page shows a linking form.

use super::destination::Destination;
use super::integration::Integration;
use super::recognise::{By, Recognised, Unreached};
use super::source::Source;

/// So many values of no certain product make a form: one alone may be anybody's search.
const ENOUGH: usize = 2;

impl Recognised {
    /// Whether it is worth showing the form to a user who did not ask for it: a form of one of
    /// these products, or of any other that asks for several values; or a frame of such a product
    /// that can't be looked into. Also several forms alike, and a step that asks for a key of Qlik's alone.
    pub fn is_form(&self, integrations: &[Integration]) -> bool {
        let is_found = match self.integration.is_generic() && self.by != By::User {
            true => self.matches.len() >= ENOUGH,
            false => !self.matches.is_empty(),
        };
        let is_found = is_found || self.is_alike || self.is_step;
        is_found || self.unreached.iter().any(|frame| frame.is_of(integrations))
    }

    /// Whether the form asks for something that this source could have.
    pub fn asks_of(&self, source: &Source) -> bool {
        let is_asked = |value| self.matches.iter().any(|found| found.value == value);
        let integration = &self.integration;
        if self.is_for_server && matches!(source, Source::Tenant(_)) {
            return false;
        }
        let mut entries = integration.entries_for(source);
        integration.takes(source) && entries.any(|entry| is_asked(entry.value))
    }
}

impl Unreached {
    /// Whether it is of one of these products, by its site.
    pub fn is_of(&self, integrations: &[Integration]) -> bool {
        let mut domains = integrations.iter().flat_map(|known| &known.hosts);
        let to = self.destination.as_ref();
        to.is_some_and(|to| domains.any(|domain| to.is_below(domain)))
    }

    /// Its address, where a browser could open it in a tab of its own: of the web, and of the same
    /// site that the page said.
    pub fn address(&self) -> Option<&str> {
        let url = self.url.as_deref()?;
        let to = Destination::from_origin(url)?;
        let is_same = self
            .destination
            .as_ref()
            .is_none_or(|own| own.origin == to.origin);
        is_same.then_some(url)
    }
}

#[cfg(test)]
mod tests {
    use super::super::field::Kind;
    use super::super::frame::{Child, Frame};
    use super::super::integration::integrations;
    use super::super::recognise::recognise;
    use super::*;
    use crate::fixtures::{self, field, tenant_source};
    use crate::on_premises::Server;

    fn page(title: &str, labels: &[&str], frames: &[&str]) -> Vec<Frame> {
        let child = |origin: &&str| Child {
            origin: Some((*origin).to_owned()),
            url: Some(format!("{origin}/connect")),
            is_reachable: false,
            is_visible: true,
            ..Child::default()
        };
        let fields = labels.iter().map(|label| field(label, label, Kind::Text));
        vec![Frame {
            title: title.to_owned(),
            frames: frames.iter().map(child).collect(),
            ..fixtures::frame("https://portal.example", fields.collect())
        }]
    }

    fn is_form(frames: &[Frame]) -> bool {
        let known = integrations();
        recognise(&known, frames).is_form(&known)
    }

    #[test]
    fn one_value_of_any_page_is_no_form() {
        assert!(!is_form(&page("News", &[], &[])));
        assert!(!is_form(&page("News", &["Region"], &[])));
        assert!(is_form(&page(
            "Qlik Cloud",
            &["Tenant name", "Region", "API key"],
            &[]
        )));
        assert!(is_form(&page(
            "Connect Qlik to StackOne",
            &["Tenant Name", "API Key"],
            &[]
        )));
    }

    #[test]
    fn a_frame_counts_where_it_is_of_a_known_product() {
        assert!(is_form(&page("Portal", &[], &["https://hub.stackone.com"])));
        assert!(!is_form(&page("Portal", &[], &["https://ads.example"])));
        assert!(!is_form(&page("Portal", &[], &["https://notstackone.com"])));
    }

    #[test]
    fn a_form_asks_for_what_a_tenant_has_or_a_server_or_both() {
        let asks = |title: &str, labels: &[&str]| {
            let recognised = recognise(&integrations(), &page(title, labels, &[]));
            let tenant = tenant_source("acme.us.qlikcloud.com");
            let server = Server::from_address("https://qs.acme.example").unwrap();
            let server = Source::Server(server);
            (recognised.asks_of(&tenant), recognised.asks_of(&server))
        };
        let stackone = asks("Connect Qlik to StackOne", &["Tenant Name", "API Key"]);
        assert_eq!(stackone, (true, false));
        assert_eq!(asks("Qlik · Dawiso", &["Server address"]), (false, true));
        assert_eq!(asks("Qlik · Dawiso", &["Host"]), (true, true));
        assert_eq!(asks("News", &["Your name"]), (false, false));
    }

    #[test]
    fn only_an_address_of_the_web_and_of_its_own_site_is_opened() {
        let unreached = |url: &str| Unreached {
            destination: Destination::from_origin("https://hub.example"),
            url: Some(url.to_owned()),
        };
        let own = unreached("https://hub.example/connect?x=1");
        assert_eq!(own.address(), Some("https://hub.example/connect?x=1"));
        for url in [
            "javascript:alert(1)",
            "https://other.example/",
            "data:,x",
            "",
        ] {
            assert_eq!(unreached(url).address(), None, "{url}");
        }
    }
}
