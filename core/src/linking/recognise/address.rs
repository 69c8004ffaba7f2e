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
    /// The host of another site than the one that the page is of.
    pub fn other_than(self, origin: &str) -> Option<String> {
        let Address::Other(host) = self else {
            return None;
        };
        let registered = |origin: &str| {
            let site = Destination::from_origin(origin)?;
            Some(site.parts().1.to_owned())
        };
        let is_own = registered(&format!("https://{host}")) == registered(origin);
        (!is_own).then_some(host)
    }
}

/// Whose address a field has, filled in or as its example. None where it has none, or one that stands for any.
pub(super) fn address(field: &Field) -> Option<Address> {
    let affixes = [field.prefix.as_deref(), field.suffix.as_deref()];
    let shown = [field.placeholder.as_deref(), field.title.as_deref()];
    let is_ours = |text: &str| text.to_ascii_lowercase().contains("qlikcloud");
    if let Some(host) = field.filled_host.as_deref().map(cut)
        && let Some(whose) = whose(host)
    {
        return Some(whose);
    }
    let mut texts = shown.into_iter().chain(affixes).flatten().map(cut);
    if texts.clone().any(is_ours) {
        return Some(Address::Qlik);
    }
    texts.find_map(|text| whose(&host_in(text)?))
}

fn whose(host: &str) -> Option<Address> {
    let site = Destination::from_origin(&format!("https://{host}"))?;
    match site.is_qlik_cloud {
        true => Some(Address::Qlik),
        false => (!is_for_any(&site)).then_some(Address::Other(site.host)),
    }
}

/// The host of the first http(s) address in a text, and of a text that is a suffix of hosts alone.
fn host_in(text: &str) -> Option<String> {
    let folded = text.to_ascii_lowercase();
    let after = ["https://", "http://"]
        .iter()
        .find_map(|scheme| Some(&folded[folded.find(scheme)? + scheme.len()..]));
    let rest = match after {
        Some(rest) => rest,
        None => folded.trim().strip_prefix('.')?,
    };
    let ends = |c: char| c.is_whitespace() || "/?#\"',;)".contains(c);
    let host = rest.split(ends).next().unwrap_or_default();
    // What is to be replaced stands in brackets, or is in capitals: `<tenant>`, `{region}`.
    let is_open = |c: char| "<>{}[]$%".contains(c);
    let host: String = match host.contains(is_open) {
        true => host
            .rsplit(is_open)
            .next()?
            .trim_start_matches('.')
            .to_owned(),
        false => host.to_owned(),
    };
    host.contains('.').then_some(host)
}

/// This machine, an address in numbers, a name that RFC 2606 keeps for examples, or one that any reader takes
/// for one.
fn is_for_any(site: &Destination) -> bool {
    let (_, registered) = site.parts();
    let registered = registered.split(':').next().unwrap_or_default();
    let mut labels = registered.split('.');
    let own = labels.next().unwrap_or_default();
    let top = registered.rsplit('.').next().unwrap_or_default();
    let is_numbers = top.chars().all(|c| c.is_ascii_digit());
    let is_reserved = [
        "example",
        "test",
        "invalid",
        "localhost",
        "local",
        "internal",
    ]
    .contains(&top);
    let mut words = own.split(['-', '_']);
    let is_stand_in = |word: &str| {
        STAND_INS.split(' ').any(|known| word == known) || word.chars().all(|c| c == 'x')
    };
    is_numbers || is_reserved || words.any(is_stand_in)
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
        assert_eq!(filled("api.openai.com"), other("api.openai.com"));
        assert_eq!(filled("acme.us.qlikcloud.com"), Some(Address::Qlik));
        for (example, host) in [
            ("https://your-domain.okta.com", "your-domain.okta.com"),
            ("e.g. https://{subdomain}.zendesk.com/api", "zendesk.com"),
            (".snowflakecomputing.com", "snowflakecomputing.com"),
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
            "my-company",
            "",
        ] {
            assert_eq!(shown(example), None, "{example}");
        }
    }
}
