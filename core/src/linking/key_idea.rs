//! The key that is suggested for a form.

use super::destination::Destination;
use super::integration::Integration;
use crate::expiry::Expiry;
use crate::lifetime::Lifetime;
use crate::moment::Moment;

/// What a key for a form is to be called, and for how long it is to live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyIdea {
    /// The product's name, or the site's host where the product isn't known. May be empty.
    pub name: String,
    pub expiry: Expiry,
    /// The connection would stop within two days, so that a new key is soon due.
    pub is_short: bool,
}

impl KeyIdea {
    /// The integration's own idea, as far as the tenant's longest expiry allows it.
    pub fn new(
        integration: &Integration,
        destination: Option<&Destination>,
        now: Moment,
        longest: Option<&Lifetime>,
    ) -> KeyIdea {
        let own = Expiry::After(integration.key_life);
        let expiry = match own.fits(now, longest) {
            true => own,
            false => Expiry::Longest,
        };
        let host = || destination.map(|destination| destination.host.clone());
        KeyIdea {
            name: match integration.key_name.as_ref() {
                "" => host().unwrap_or_default(),
                name => name.to_owned(),
            },
            is_short: expiry.is_short(now, longest),
            expiry,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::integration;
    use crate::lifetime::Span;
    use crate::linking::integration::generic;

    const NOW: Moment = Moment::from_millis(1_795_341_600_000);

    #[test]
    fn it_is_the_products_as_far_as_the_tenant_allows() {
        let stackone = integration("stackone");
        let idea = |longest: &str| {
            let longest = (!longest.is_empty()).then(|| Lifetime::new(longest));
            KeyIdea::new(&stackone, None, NOW, longest.as_ref())
        };
        assert_eq!(idea("P1Y").name, "StackOne");
        assert_eq!(idea("P1Y").expiry, Expiry::After(Span::Days(90)));
        assert_eq!(idea("P30D").expiry, Expiry::Longest);
        assert_eq!(idea("").expiry, Expiry::Longest);
        assert!(!idea("P30D").is_short && !idea("").is_short);
        assert!(idea("PT24H").is_short, "it would die within two days");
    }

    #[test]
    fn a_site_of_no_known_product_gives_its_host() {
        let site = Destination::from_origin("https://forms.acme.example:8443");
        let idea = |site| KeyIdea::new(&generic(), site, NOW, None).name;
        assert_eq!(idea(site.as_ref()), "forms.acme.example:8443");
        assert_eq!(idea(None), "");
    }
}
