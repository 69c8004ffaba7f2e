//! What the section Connect knows: which form's values are shown and by which name of the tenant,
//! the user's own forms, and the one that is being written.

pub mod message;

use latchkey_core::KeyId;
use latchkey_core::linking::custom::CustomError;
use latchkey_core::linking::{
    Integration, Naming, ProxyKey, Source, TenantSource, Value, integrations_with,
};
use latchkey_core::making::FreshKey;

use super::model::Model;
use crate::shell::facts::Place;

/// The section's state.
#[derive(Debug, Default)]
pub struct Connect {
    /// The user's own forms, as they are kept; `None` until they were read.
    pub own: Option<Result<Vec<Integration>, CustomError>>,
    /// The id of the form whose values are shown; the first where nobody has chosen.
    pub form: Option<String>,
    pub naming: Naming,
    /// The new key that the user wants in the ready texts.
    pub wanted_key: Option<KeyId>,
    pub draft: Option<Draft>,
    pub import: Option<Import>,
    pub told: Option<Told>,
    /// The next line's number.
    pub(super) lines: u32,
}

/// A form of the user's own while it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The form that is changed; `None` where it is a new one.
    pub changes: Option<Integration>,
    pub name: String,
    pub sites: String,
    pub lines: Vec<Line>,
    pub trouble: Option<Trouble>,
}

impl Draft {
    /// The line of this number.
    pub fn line(&mut self, number: u32) -> Option<&mut Line> {
        self.lines.iter_mut().find(|line| line.number == number)
    }
}

/// A label and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Tells the lines apart for as long as they are on the screen.
    pub number: u32,
    pub label: String,
    pub value: Value,
}

/// Forms on their way in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    pub text: String,
    pub trouble: Option<Trouble>,
}

/// Why a form of the user's own was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    Custom(CustomError),
    /// The browser did not write it down.
    NotKept,
    /// The browser did not read the file.
    NotRead,
}

/// What came of the last change to the user's own forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// This one is kept.
    Kept(String),
    /// So many came in.
    Imported(usize),
    /// This one is gone, and can be had back.
    Removed(Box<Integration>),
    NotRemoved(Trouble),
    /// A file of this name was handed to the browser, or could not be.
    Saved(String, bool),
}

impl Connect {
    /// The user's own forms, as far as they could be read.
    pub fn own(&self) -> &[Integration] {
        match &self.own {
            Some(Ok(own)) => own,
            _ => &[],
        }
    }

    /// Every form, in the order of the screen.
    pub fn forms(&self) -> Vec<Integration> {
        integrations_with(self.own().to_vec())
    }
}

impl Model {
    /// Where the values come from: the tenant by the chosen name, or the on-premises server.
    pub fn source(&self) -> Option<Source> {
        match &self.facts.place {
            Place::Tenant(_) => self.tenant_source().map(Source::Tenant),
            Place::Server(server) => Some(Source::Server(server.clone())),
            Place::Opening | Place::Elsewhere(_) => None,
        }
    }

    /// The tenant by the chosen name.
    pub fn tenant_source(&self) -> Option<TenantSource> {
        let tenant = self.facts.tenant()?.clone();
        let source = TenantSource::new(tenant, Some(&self.facts.identity));
        Some(source.named(self.connect.naming))
    }

    /// The form whose values are shown: the chosen one, else the first that has a place for them.
    pub fn form(&self) -> Option<Integration> {
        let (forms, source) = (self.connect.forms(), self.source()?);
        let chosen = self.connect.form.as_deref();
        let is_chosen = |form: &&Integration| Some(form.id.as_ref()) == chosen;
        let chosen = forms.iter().find(is_chosen);
        let mut first = forms.iter().filter(|form| form.takes(&source));
        chosen.or_else(|| first.next()).cloned()
    }

    /// The text of one of that form's values.
    pub fn value_of(&self, value: Value) -> Option<String> {
        let (form, source) = (self.form()?, self.source()?);
        form.value_of(form.entry(value)?, &source).ok()
    }

    /// The new key, where the user wants its token in the ready texts.
    pub fn fresh_key_for_texts(&self) -> Option<&FreshKey> {
        let fresh = self.new_secret.fresh_key()?;
        let is_wanted = self.connect.wanted_key.as_ref() == Some(&fresh.key.id);
        is_wanted.then_some(fresh)
    }

    /// Whether the new key is the signed-in user's: as its test showed, else by its owner.
    pub fn proxy_key(&self, fresh: &FreshKey) -> ProxyKey {
        let user = self.facts.identity.user.as_ref();
        match (&self.new_secret.fresh.verdict, user) {
            (_, None) => ProxyKey::NotKnown,
            (Some(verdict), Some(user)) => ProxyKey::of(verdict, user),
            (None, Some(user)) if fresh.key.subject.user() == Some(&user.id) => {
                ProxyKey::OfProxyUser
            }
            (None, Some(_)) => ProxyKey::NotKnown,
        }
    }
}
