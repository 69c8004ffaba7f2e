//! What a field asks for where the page itself shows the beginning or the end of it, as `https://` before the
//! field or `.qlikcloud.com` after it: what a person would type between the two.

use super::field::Field;
use super::safety::Refusal;
use super::value::Value;

/// The part of a value that is to be typed into a field. `host` is that of whatever the value is of: before the
/// end of a host the rest of it is asked for, whatever the label says.
///
/// # Errors
/// [`Refusal::DoesNotFit`] where what the page adds makes another address of it.
pub(super) fn between(
    value: Value,
    text: String,
    host: Option<&str>,
    field: &Field,
) -> Result<String, Refusal> {
    let part = |text: Option<&String>| {
        let text = text.map(|text| text.trim().to_ascii_lowercase());
        text.filter(|text| !text.is_empty())
    };
    let (prefix, suffix) = (part(field.prefix.as_ref()), part(field.suffix.as_ref()));
    let host_end = suffix
        .as_deref()
        .map(|suffix| suffix.split(['/', ':']).next().unwrap_or_default());
    if let (Some(end), true, Some(host)) = (host_end, has_host(value), host)
        && is_host_end(end)
    {
        let before = host.strip_suffix(end).map(str::to_owned);
        return before.ok_or_else(|| Refusal::DoesNotFit(end.to_owned()));
    }
    let mut rest = text.as_str();
    if let Some(prefix) = prefix.filter(|prefix| prefix.ends_with("://")) {
        match rest.split_once("://") {
            Some((scheme, _)) if !prefix.starts_with(scheme) => {
                return Err(Refusal::DoesNotFit(prefix));
            }
            Some((_, after)) => rest = after,
            // A host without its scheme would be asked for by another one.
            None if has_host(value) && prefix == "http://" => {
                return Err(Refusal::DoesNotFit(prefix));
            }
            None => {}
        }
    }
    if let Some(path) = suffix.filter(|suffix| suffix.starts_with('/')) {
        let bare = path.trim_end_matches('/');
        rest = rest.trim_end_matches('/');
        rest = rest.strip_suffix(bare).unwrap_or(rest);
    }
    Ok(rest.to_owned())
}

/// Whether the value is a host, or a part of one or around one.
fn has_host(value: Value) -> bool {
    matches!(
        value,
        Value::TenantName | Value::Host | Value::Origin | Value::Url
    )
}

/// `.qlikcloud.com`, but no `.json` and no sentence.
fn is_host_end(suffix: &str) -> bool {
    let labels = suffix.strip_prefix('.').map(|rest| rest.split('.'));
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    labels.is_some_and(|mut labels| labels.clone().count() > 1 && labels.all(is_label))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: &str = "acme.us.qlikcloud.com";
    const ORIGIN: &str = "https://acme.us.qlikcloud.com";

    fn typed(value: Value, text: &str, prefix: &str, suffix: &str) -> Result<String, Refusal> {
        let field = Field {
            prefix: Some(prefix.to_owned()),
            suffix: Some(suffix.to_owned()),
            ..Field::default()
        };
        between(value, text.to_owned(), Some(HOST), &field)
    }

    #[test]
    fn what_the_page_shows_is_not_typed_again() {
        for (value, text, prefix, suffix, expected) in [
            (Value::Origin, ORIGIN, "https://", "", HOST),
            (
                Value::Url,
                "https://acme.us.qlikcloud.com/",
                "https://",
                "/",
                HOST,
            ),
            (Value::Host, HOST, "https://", "", HOST),
            (
                Value::Origin,
                ORIGIN,
                "https://",
                ".qlikcloud.com",
                "acme.us",
            ),
            (Value::TenantName, "acme", "", ".qlikcloud.com", "acme.us"),
            (
                Value::TenantName,
                "acme",
                "https://",
                ".us.qlikcloud.com",
                "acme",
            ),
            (Value::TenantName, "acme", "", "", "acme"),
            (
                Value::TokenEndpoint,
                "https://acme.us.qlikcloud.com/oauth/token",
                "HTTPS://",
                "/oauth/token",
                HOST,
            ),
            (Value::Region, "us", "", ".qlikcloud.com", "us"),
            (Value::Origin, ORIGIN, "Server", "required", ORIGIN),
        ] {
            let typed = typed(value, text, prefix, suffix);
            assert_eq!(
                typed.as_deref(),
                Ok(expected),
                "{value:?} {prefix} {suffix}"
            );
        }
    }

    #[test]
    fn what_would_make_another_address_is_not_typed() {
        for (value, text, prefix, suffix, part) in [
            (
                Value::TenantName,
                "acme",
                "",
                ".eu.qlikcloud.com",
                ".eu.qlikcloud.com",
            ),
            (Value::Origin, ORIGIN, "https://", ".okta.com", ".okta.com"),
            (Value::Origin, ORIGIN, "http://", "", "http://"),
            (Value::Host, HOST, "http://", "", "http://"),
        ] {
            let refused = Err(Refusal::DoesNotFit(part.to_owned()));
            assert_eq!(typed(value, text, prefix, suffix), refused, "{value:?}");
        }
    }
}
