//! One document as the place that values go to: what keeps them out of it, and out of each of its fields.

use std::cell::OnceCell;

use super::{Content, MOST_FIELDS, Row, Target, destination, page_around};
use crate::linking::affix::between;
use crate::linking::around::{Around, around};
use crate::linking::consent::{Ask, Consent, Consents};
use crate::linking::destination::{Destination, Security};
use crate::linking::field::{Field, Kind};
use crate::linking::frame::{Frame, FrameAt};
use crate::linking::integration::{Entry, Integration, integrations};
use crate::linking::recognise::{ForSecrets, Recognised, name_of};
use crate::linking::region;
use crate::linking::safety::{Refusal, of_site, refusal};
use crate::linking::source::{Missing, Source};
use crate::linking::value::Value;

pub(super) struct Place<'a> {
    pub frame: Option<&'a Frame>,
    pub destination: Option<Destination>,
    /// The page around it, or itself.
    page: Option<Destination>,
    pub around: Vec<Around>,
    /// Why nothing may go there.
    refusal: Option<Refusal>,
    /// What has the values; none where only fields are looked for.
    source: Option<&'a Source>,
    recognised: &'a Recognised,
    for_secrets: OnceCell<ForSecrets<'a>>,
    consents: &'a Consents,
}

impl<'a> Place<'a> {
    pub fn new(
        integration: &Integration,
        frames: &'a [Frame],
        at: &FrameAt,
        recognised: &'a Recognised,
        consents: &'a Consents,
    ) -> Place<'a> {
        let frame = frames.iter().find(|frame| frame.at() == *at);
        let mut known = integrations();
        // A host of the user's own integration may well be a server in the house, without https.
        known.extend((!integration.is_own()).then(|| integration.clone()));
        let domains = known.iter().flat_map(|known| &known.hosts);
        let domains = domains.map(AsRef::as_ref);
        let page = page_around(frames);
        let site = frame.and_then(|frame| of_site(&frame.origin, domains));
        let (around, hidden) = match frame.map(|frame| around(frame, frames)) {
            Some(Ok(around)) => (around, None),
            Some(Err(why)) => (Vec::new(), Some(why)),
            None => (Vec::new(), None),
        };
        let unknown = page.is_none().then_some(Refusal::PageUnknown);
        Place {
            frame,
            destination: frame.and_then(|frame| destination(frame, frames)),
            page,
            around,
            refusal: site.or(unknown).or(hidden),
            source: None,
            recognised,
            for_secrets: OnceCell::new(),
            consents,
        }
    }

    /// The same, with what has the values.
    pub fn filled_from(self, source: &'a Source) -> Place<'a> {
        Place {
            source: Some(source),
            ..self
        }
    }

    pub fn refusal(&self, value: Value, field: &Field) -> Option<Refusal> {
        let (Some(frame), Some(destination)) = (self.frame, self.destination.as_ref()) else {
            return Some(Refusal::NoOrigin);
        };
        let of_field = || {
            let is_for_secrets =
                value.is_secret() && { self.for_secrets().may_hold(field, &frame.at()) };
            refusal(value, field, destination, is_for_secrets)
        };
        self.refusal.clone().or_else(of_field)
    }

    fn for_secrets(&self) -> &ForSecrets<'a> {
        let judge = || ForSecrets::new(self.recognised);
        self.for_secrets.get_or_init(judge)
    }

    /// A key beside the address of another site would go there, unless our own address is written over it.
    pub fn refuse_beside_another_address(&self, rows: &mut [Row]) {
        let Some(frame) = self.frame else {
            return;
        };
        let is_written = |row: &Row, field: &Field| {
            row.would_fill()
                && row
                    .target
                    .as_ref()
                    .is_some_and(|target| target.id == field.id)
        };
        let left = frame.fields.iter().take(MOST_FIELDS);
        let left: Vec<&Field> = left
            .filter(|field| !rows.iter().any(|row| is_written(row, field)))
            .collect();
        let secret = |row: &&mut Row| row.value.is_secret() && row.refusal.is_none();
        for row in rows.iter_mut().filter(secret) {
            let Some(key) = row
                .target
                .as_ref()
                .and_then(|target| frame.field(&target.id))
            else {
                continue;
            };
            let is_beside = |field: &&&Field| self.for_secrets().are_beside(frame, field, key);
            let mut beside = left.iter().filter(is_beside);
            let other = beside.find_map(|field| self.for_secrets().other_address(field, frame));
            row.refusal = other.map(Refusal::OtherAddress);
        }
    }

    pub fn row(&self, entry: &Entry, text: Result<String, Missing>, id: Option<&String>) -> Row {
        let value = entry.value;
        let mut content = match text {
            Ok(text) => Content::Text(text),
            Err(Missing::NeedsKey) => Content::Secret,
            Err(missing) => Content::Missing(missing),
        };
        let field = id.and_then(|id| self.frame?.field(id));
        let mut refused = match (id, field) {
            (Some(_), None) => Some(Refusal::Gone),
            (_, Some(field)) => self.refusal(value, field),
            (None, None) => None,
        };
        if let Some(field) = field {
            let host = self
                .source
                .and_then(|source| source.value_of(Value::Host).ok());
            match fitted(value, content, host.as_deref(), field) {
                Ok(fits) => content = fits,
                Err((same, why)) => {
                    content = same;
                    refused = refused.or(Some(why));
                }
            }
        }
        Row {
            value,
            label: entry.label.clone(),
            ask: field.filter(|_| value.is_secret()).and_then(|_| self.ask()),
            target: field.map(|field| self.target(value, field)),
            content,
            refusal: refused,
            structure: field.and_then(|field| self.for_secrets().text_for(field, self.source?)),
        }
    }

    fn ask(&self) -> Option<Ask> {
        let is_readable = self.destination.as_ref()?.security == Security::Http;
        self.consents.ask(&self.consent()?, is_readable)
    }

    pub fn consent(&self) -> Option<Consent> {
        Some(Consent {
            page: self.page.as_ref()?.origin.clone(),
            frame: self.destination.as_ref()?.origin.clone(),
        })
    }

    pub fn within(&self) -> Option<Destination> {
        let own = self.destination.as_ref()?;
        self.page.clone().filter(|page| page.origin != own.origin)
    }

    pub fn target(&self, value: Value, field: &Field) -> Target {
        let why = self.recognised.matches.iter();
        let mut why = why.filter(|found| found.value == value && found.field == field.id);
        Target {
            id: field.id.clone(),
            name: name_of(field),
            kind: field.kind,
            replaces: !field.is_empty,
            is_kept_on_disk: is_kept_on_disk(field),
            why: why
                .next()
                .map(|found| found.why.clone())
                .unwrap_or_default(),
        }
    }
}

fn is_kept_on_disk(field: &Field) -> bool {
    let said = field.autocomplete.as_deref().unwrap_or_default();
    match field.kind {
        Kind::Password => false,
        Kind::Textarea => true,
        _ => !said.trim().eq_ignore_ascii_case("off"),
    }
}

/// The content as the field takes it, or the same and why it doesn't.
fn fitted(
    value: Value,
    content: Content,
    host: Option<&str>,
    field: &Field,
) -> Result<Content, (Content, Refusal)> {
    let Content::Text(text) = content else {
        return Ok(content);
    };
    if field.kind == Kind::Select {
        return match region::choice(value, &text, &field.options) {
            Ok(choice) => Ok(Content::Choice(choice)),
            Err(why) => Err((Content::Text(text), why)),
        };
    }
    let typed = match between(value, text.clone(), host, field) {
        Ok(typed) => typed,
        Err(why) => return Err((Content::Text(text), why)),
    };
    match field.max_length.filter(|most| units(&typed) > *most) {
        Some(most) => Err((Content::Text(typed), Refusal::TooLong(most))),
        None => Ok(Content::Text(typed)),
    }
}

/// The length as HTML counts it.
fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
