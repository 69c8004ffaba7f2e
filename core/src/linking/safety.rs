//! What may go where. A refusal can't be talked away: not by a page, and not by a mapping that the
//! user made by hand.

use super::destination::{Destination, Security};
use super::field::{Field, FormOf, Kind, Sight};
use super::structure::Structure;
use super::value::Value;

/// No key's token has fewer characters than this: three parts of a JWT, signed by ES384.
const SHORTEST_KEY: u32 = 200;

/// Why a value doesn't go into a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The frame has no origin of its own: a sandbox, or not of the web.
    NoOrigin,
    /// The page around the frame has no origin, or can't be looked at.
    PageUnknown,
    /// The page around the frame hides it.
    FrameHidden,
    /// The page has several frames of the same site.
    FrameAlike,
    /// The frame is within one of another site than its own or the page's.
    ThirdSite,
    /// Qlik Cloud itself needs nothing from us.
    QlikCloud,
    /// A product's own site, by http: it is always at hand by https, so this may be another's.
    NotHttps,
    /// The page changed since, or the field isn't one of it.
    Gone,
    /// A person can't see the field, for this reason.
    Unseen(Sight),
    ReadOnly,
    Disabled,
    /// A search box, whose text goes to where searches go.
    Search,
    /// A text that is edited in the page (`contenteditable`).
    Editable,
    /// No kind of field that takes a text.
    NoText,
    /// The form, or a button of it, would send it in its address (`method=get`).
    SentInAddress,
    /// The form would send it to another origin.
    SentElsewhere,
    /// A secret, and nothing says that the field is one for secrets.
    NotForSecrets,
    /// The field wants the value within a text of a certain form, as its example shows.
    WantsStructure,
    /// A secret, and beside it stands the address of this host, which nothing of ours is written over.
    OtherAddress(String),
    /// What the page shows before or after the field makes another address of the value.
    DoesNotFit(String),
    /// A list of the page's own, from which the user has to choose.
    ChooseYourself,
    /// The list's codes and its names mean different places.
    ListDisagrees,
    /// Another value goes there.
    Taken,
    /// The field takes no more than this many characters (UTF-16 code units).
    TooLong(u32),
    /// The list has no such choice.
    NoChoice,
    /// The list has several choices that could be meant.
    SeveralChoices,
}

/// Whether a value may go into a field, whatever its text is. `is_surely_secret` is what the
/// recognition says of the field.
pub(super) fn refusal(
    value: Value,
    field: &Field,
    destination: &Destination,
    is_surely_secret: bool,
) -> Option<Refusal> {
    of_field(field).or_else(|| {
        let secret = || of_secret(value, field, destination, is_surely_secret);
        value.is_secret().then(secret).flatten()
    })
}

/// Whether nothing at all may go to a site. `vendors` are the domains of known products.
pub(super) fn of_site<'a>(
    origin: &str,
    mut vendors: impl Iterator<Item = &'a str>,
) -> Option<Refusal> {
    let Some(site) = Destination::from_origin(origin) else {
        return Some(Refusal::NoOrigin);
    };
    if site.is_qlik_cloud {
        return Some(Refusal::QlikCloud);
    }
    let mut is_vendors = || vendors.any(|domain| site.is_below(domain));
    (site.security == Security::Http && is_vendors()).then_some(Refusal::NotHttps)
}

fn of_field(field: &Field) -> Option<Refusal> {
    if field.sight != Sight::Visible {
        return Some(Refusal::Unseen(field.sight));
    }
    match field.kind {
        Kind::Other => return Some(Refusal::NoText),
        Kind::Editable => return Some(Refusal::Editable),
        Kind::Combo => return Some(Refusal::ChooseYourself),
        Kind::Search => return Some(Refusal::Search),
        _ => {}
    }
    let example = field.placeholder.as_deref();
    if example.is_some_and(|example| Structure::of(example).is_some()) {
        return Some(Refusal::WantsStructure);
    }
    let states = [
        (field.is_disabled, Refusal::Disabled),
        (field.is_read_only, Refusal::ReadOnly),
        (field.is_search, Refusal::Search),
    ];
    let mut refused = states.into_iter().filter(|(is, _)| *is);
    refused.next().map(|(_, refusal)| refusal)
}

fn of_secret(
    value: Value,
    field: &Field,
    to: &Destination,
    is_surely_secret: bool,
) -> Option<Refusal> {
    let takes_secrets = match field.kind {
        Kind::Password | Kind::Text | Kind::Textarea => is_surely_secret,
        _ => false,
    };
    if !takes_secrets {
        return Some(Refusal::NotForSecrets);
    }
    let too_short = field.max_length.filter(|most| *most < SHORTEST_KEY);
    if let Some(most) = too_short.filter(|_| value.is_key()) {
        return Some(Refusal::TooLong(most));
    }
    field.form.as_ref().and_then(|form| of_form(form, to))
}

fn of_form(form: &FormOf, to: &Destination) -> Option<Refusal> {
    // Only these keep the text out of the address. A form that says neither how nor where, by itself
    // or by a button, is sent by scripts.
    let is_kept = match form.method.as_deref() {
        Some(method) => ["post", "dialog"].contains(&method),
        None => form.action.is_none(),
    };
    if !is_kept {
        return Some(Refusal::SentInAddress);
    }
    let is_elsewhere = form.action.as_ref().is_some_and(|action| {
        Destination::from_origin(action).is_none_or(|action| action.origin != to.origin)
    });
    is_elsewhere.then_some(Refusal::SentElsewhere)
}

/// The security of what is shown within a page is no better than the page's.
pub(super) fn weakest(of: impl Iterator<Item = Security>) -> Option<Security> {
    of.max()
}

#[cfg(test)]
mod tests;
