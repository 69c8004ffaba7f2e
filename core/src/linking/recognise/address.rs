//! Whose address stands in a field, or is shown in it as the example: a form with another product's asks for
//! that product's key.

use crate::linking::destination::Destination;
use crate::linking::field::Field;
use crate::linking::words::cut;

/// Whose an address is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    Qlik,
    /// Another site's: its host.
    Other(String),
}

impl Address {
    /// Whether it is one of the site of this origin.
    pub fn is_of(&self, origin: &str) -> bool {
        let registered = |origin: &str| {
            let site = Destination::from_origin(origin)?;
            Some(site.parts().1.to_owned())
        };
        match self {
            Address::Qlik => false,
            Address::Other(host) => registered(&format!("https://{host}")) == registered(origin),
        }
    }
}

/// Whose address a field has, filled in or as its example. None where it has none, or one that stands for any.
pub(super) fn address(field: &Field) -> Option<Address> {
    if let Some(host) = field.filled_host.as_deref().map(cut) {
        // What stands there is meant, unless nobody can have it.
        return whose(host, |site| is_reserved(&registered_of(site)));
    }
    let affixes = [field.prefix.as_deref(), field.suffix.as_deref()];
    let example = field.placeholder.as_deref();
    let is_ours = |text: &str| text.to_ascii_lowercase().contains("qlikcloud");
    let shown = affixes.into_iter().chain([example]).flatten().map(cut);
    if shown.clone().any(is_ours) {
        return Some(Address::Qlik);
    }
    let hosts = [
        field
            .suffix
            .as_deref()
            .and_then(|suffix| host_of(suffix.trim_start_matches('.'), 2)),
        example.and_then(|example| host_of(introduced(example), 3)),
    ];
    hosts
        .into_iter()
        .flatten()
        .find_map(|host| whose(&host, is_for_any))
}

fn whose(host: &str, is_for_any: impl Fn(&Destination) -> bool) -> Option<Address> {
    let site = Destination::from_origin(&format!("https://{host}"))?;
    match site.is_qlik_cloud {
        true => Some(Address::Qlik),
        false => (!is_for_any(&site) && !is_qliks(&site)).then_some(Address::Other(site.host)),
    }
}

/// Qlik's own sites that are no tenant's, such as its help.
fn is_qliks(site: &Destination) -> bool {
    matches!(registered_of(site).as_str(), "qlik.com" | "qlik.dev")
}

/// What follows "e.g." and the like.
fn introduced(example: &str) -> &str {
    let example = example.trim();
    let intros = [
        "e.g.",
        "eg",
        "ex.",
        "z. B.",
        "z.B.",
        "p. ex.",
        "example:",
        "for example",
    ];
    let mut rests = intros.iter().filter_map(|intro| {
        let head = example.get(..intro.len())?;
        head.eq_ignore_ascii_case(intro)
            .then(|| &example[intro.len()..])
    });
    rests
        .next()
        .unwrap_or(example)
        .trim_start_matches([':', ' ', ','])
}

/// The host of a text that is nothing but an address, with its scheme or, with so many labels, without.
fn host_of(text: &str, labels: usize) -> Option<String> {
    let folded = text.trim().to_ascii_lowercase();
    if folded.contains(char::is_whitespace) {
        return None;
    }
    let bare = folded
        .strip_prefix("https://")
        .or(folded.strip_prefix("http://"));
    let rest = bare.unwrap_or(&folded);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // What is to be replaced stands in brackets: `<tenant>`, `{region}`.
    let is_open = |c: char| "<>{}[]$%".contains(c);
    let host = match host.contains(is_open) {
        true => host.rsplit(is_open).next()?.trim_start_matches('.'),
        false => host,
    };
    let is_open = bare.is_some() || rest.contains(is_open);
    let least = if is_open { 2 } else { labels };
    let is_label = |label: &str| {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ':';
        !label.is_empty() && label.chars().all(is_letter)
    };
    let is_host = host.split('.').count() >= least && host.split('.').all(is_label);
    is_host.then(|| host.to_owned())
}

fn registered_of(site: &Destination) -> String {
    let (_, registered) = site.parts();
    registered.split(':').next().unwrap_or_default().to_owned()
}

/// Names that nobody can register (RFC 2606 and RFC 6761).
fn is_reserved(registered: &str) -> bool {
    let top = registered.rsplit('.').next().unwrap_or_default();
    let is_example = ["example.com", "example.net", "example.org"].contains(&registered);
    is_example || ["example", "test", "invalid", "localhost"].contains(&top)
}

/// An example that any reader takes for one: in numbers, of a house's own net, or of a stand-in.
fn is_for_any(site: &Destination) -> bool {
    let registered = registered_of(site);
    let own = registered.split('.').next().unwrap_or_default();
    let top = registered.rsplit('.').next().unwrap_or_default();
    let is_numbers = top.chars().all(|c| c.is_ascii_digit());
    let is_inner = ["local", "internal", "lan", "corp"].contains(&top);
    let is_stand_in = |word: &str| {
        STAND_INS.split(' ').any(|known| word == known) || word.chars().all(|c| c == 'x')
    };
    is_numbers || is_inner || is_reserved(&registered) || own.split(['-', '_']).all(is_stand_in)
}

/// Words of hosts that stand for any: `your-company.com`.
const STAND_INS: &str = "\
    acme company contoso customer domain entreprise example firma foo bar host hostname my mycompany \
    mydomain myhost myorg myserver organisation organization server site somewhere tenant unternehmen votre \
    your yourcompany yourdomain yourhost yourorg yourserver yoursite yourtenant";

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(host: &str) -> Option<Address> {
        address(&Field {
            filled_host: Some(host.to_owned()),
            ..Field::default()
        })
    }

    fn shown(example: &str) -> Option<Address> {
        address(&Field {
            placeholder: Some(example.to_owned()),
            ..Field::default()
        })
    }

    #[test]
    fn another_products_address_is_told_from_an_example() {
        let other = |host: &str| Some(Address::Other(host.to_owned()));
        assert_eq!(filled("acme.us.qlikcloud.com"), Some(Address::Qlik));
        for host in [
            "api.openai.com",
            "api.customer.io",
            "my-shop.myshopify.com",
            "34.120.5.9",
            "llm.corp.internal",
        ] {
            assert_eq!(filled(host), other(host), "{host}");
        }
        assert_eq!(filled("localhost:8080"), None);
        assert_eq!(filled("acme.example"), None);
        for (example, host) in [
            ("https://your-domain.okta.com", "your-domain.okta.com"),
            ("e.g. https://{subdomain}.zendesk.com/api", "zendesk.com"),
            ("acme.thoughtspot.cloud", "acme.thoughtspot.cloud"),
        ] {
            assert_eq!(shown(example), other(host), "{example}");
        }
        assert_eq!(
            shown("https://{tenant}.{region}.qlikcloud.com"),
            Some(Address::Qlik)
        );
        for example in [
            "https://your-company.com",
            "https://example.com",
            "https://acme.example/path",
            "http://localhost:8080",
            "https://10.0.0.1",
            "https://xxxx.xx.xxxxx.com",
            "https://<host>",
            "See https://help.qlik.com for more",
            "https://qlik.dev",
            "my-company",
            "acme.us",
            "",
        ] {
            assert_eq!(shown(example), None, "{example}");
        }
    }

    #[test]
    fn the_end_of_a_host_that_the_page_adds_is_an_address() {
        let ending = |suffix: &str| {
            address(&Field {
                suffix: Some(suffix.to_owned()),
                ..Field::default()
            })
        };
        let other = |host: &str| Some(Address::Other(host.to_owned()));
        assert_eq!(
            ending(".snowflakecomputing.com"),
            other("snowflakecomputing.com")
        );
        assert_eq!(ending("frobnicator.io/api"), other("frobnicator.io"));
        assert_eq!(ending(".qlikcloud.com"), Some(Address::Qlik));
        assert_eq!(ending("/api"), None);
    }
}
