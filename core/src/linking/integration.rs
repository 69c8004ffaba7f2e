//! The products that ask for Qlik values, as data: one file each, and users may add their own.

mod atlan;
mod dawiso;
mod ebiexperts;
mod generic;
mod mail_and_deploy;
mod openmetadata;
mod stackone;
mod tray;

use std::borrow::Cow;

use super::source::{Missing, Source};
use super::value::Value;
use crate::lifetime::Span;

/// The id of the integration that any form fits.
pub const GENERIC: &str = "generic";

/// A product, and what its form asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Integration {
    /// Never shown; the same in every release.
    pub id: Cow<'static, str>,
    /// The product's name; empty for [`GENERIC`].
    pub name: Cow<'static, str>,
    /// In the order of its guide.
    pub entries: Vec<Entry>,
    /// Domains of its pages: these and what is below them.
    pub hosts: Vec<Cow<'static, str>>,
    /// Words of its titles and headings, folded.
    pub words: Vec<Cow<'static, str>>,
    /// Which of Qlik's products it connects to.
    pub products: Vec<Product>,
    /// What its guide asks for on the Qlik side beside the values.
    pub needs: Vec<Need>,
    pub next: Next,
    /// What a key made for it is called; empty for [`GENERIC`].
    pub key_name: Cow<'static, str>,
    /// For how long such a key is to live.
    pub key_life: Span,
}

/// One field that a form has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The form's own label.
    pub label: Cow<'static, str>,
    pub value: Value,
    /// Other labels, names or ids that the form has been seen to have.
    pub synonyms: Vec<Cow<'static, str>>,
}

/// A product of Qlik's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Product {
    Cloud,
    /// Qlik Cloud Government.
    Government,
    /// Qlik Sense Enterprise on Windows.
    Windows,
}

/// What has to be set up on the Qlik side, and can't be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// On Windows: a user with the role RootAdmin.
    RootAdmin,
    /// On Windows: the Qlik Sense Repository Service must be within reach.
    QrsAccess,
    /// An OAuth client of the type Web, made in Administration.
    OAuthClient,
}

/// What the user does once the form is filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Clicks the form's button of this name.
    Click(Cow<'static, str>),
    /// Looks the form over and sends it.
    Send,
}

impl Integration {
    /// Whether any form is meant rather than a certain product's.
    pub fn is_generic(&self) -> bool {
        self.id == GENERIC
    }

    /// Whether it connects to the product that has the values.
    pub fn takes(&self, source: &Source) -> bool {
        self.products.contains(&Product::of(source))
    }

    /// The value for an entry, or why there is none.
    pub fn value_of(&self, entry: &Entry, source: &Source) -> Result<String, Missing> {
        match Product::of(source) {
            product if self.products.contains(&product) => source.value_of(entry.value),
            Product::Government => Err(Missing::NotForGovernment),
            Product::Cloud => Err(Missing::OnPremisesOnly),
            Product::Windows => Err(Missing::CloudOnly),
        }
    }

    /// The entries that have a place where this source is: an entry for a server's address has
    /// none for a tenant, nor an API key one for a server.
    pub fn entries_for(&self, source: &Source) -> impl Iterator<Item = &Entry> {
        let is_server = matches!(source, Source::Server(_));
        self.entries.iter().filter(move |entry| {
            let missing = source.value_of(entry.value).err();
            let other = if is_server {
                Missing::CloudOnly
            } else {
                Missing::OnPremisesOnly
            };
            missing != Some(other)
        })
    }

    /// What has to be set up where this source is.
    pub fn needs_for(&self, source: &Source) -> impl Iterator<Item = Need> {
        let is_server = matches!(source, Source::Server(_));
        let needs = self.needs.iter().copied();
        needs.filter(move |need| is_server == matches!(need, Need::RootAdmin | Need::QrsAccess))
    }

    /// The entry for a value.
    pub fn entry(&self, value: Value) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.value == value)
    }
}

impl Product {
    fn of(source: &Source) -> Product {
        match source {
            Source::Server(_) => Product::Windows,
            Source::Tenant(tenant) if tenant.is_government() => Product::Government,
            Source::Tenant(_) => Product::Cloud,
        }
    }
}

/// Every integration that comes with Latchkey; the generic one last.
pub fn integrations() -> Vec<Integration> {
    vec![
        stackone::integration(),
        dawiso::integration(),
        ebiexperts::integration(),
        atlan::integration(),
        mail_and_deploy::integration(),
        openmetadata::integration(),
        tray::integration(),
        generic::integration(),
    ]
}

/// The integrations that come with Latchkey and these of the user's own, the generic one last.
pub fn integrations_with(own: Vec<Integration>) -> Vec<Integration> {
    let mut all = integrations();
    let generic = all.iter().position(Integration::is_generic);
    let at = generic.unwrap_or(all.len());
    all.splice(at..at, own);
    all
}

/// The integration for a form of no known product.
pub fn generic() -> Integration {
    generic::integration()
}

fn entry(label: &'static str, value: Value, synonyms: &[&'static str]) -> Entry {
    Entry {
        label: Cow::Borrowed(label),
        value,
        synonyms: texts(synonyms),
    }
}

fn texts(texts: &[&'static str]) -> Vec<Cow<'static, str>> {
    texts.iter().copied().map(Cow::Borrowed).collect()
}

#[cfg(test)]
mod tests;
