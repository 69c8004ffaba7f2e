//! What the popup knows of a linking form: the page as it was described, what it is taken for, from
//! which tenant or server its values come, and what became of filling it.

pub mod filling;
pub mod key;
pub mod message;
pub mod sources;
#[cfg(test)]
pub mod stackone;

use std::collections::{BTreeMap, BTreeSet};

use latchkey_core::linking::{
    Consents, Destination, Frame, FrameAt, Integration, Mapping, Naming, Plan, Recognised, Row,
    Source, Unreached, Value, integrations, page_around,
};
use latchkey_core::{Failure, Identity, Tenant};

use filling::{Filling, Ours};
use key::ForForm;
use sources::{Chosen, Sources};

/// The state of the linking form.
#[derive(Debug)]
pub struct Linking {
    pub page: Page,
    /// Why the browser keeps us out of the page, where it says so.
    pub kept_out: Option<Failure>,
    /// Counts the looks at the page, so that news of one are told from news of an earlier one.
    pub look: u32,
    /// The page has changed since.
    pub is_stale: bool,
    /// Why the page is being described again.
    pub looks_for: LookFor,
    /// The list on the screen has changed by itself, as the page did.
    pub is_listed_anew: bool,
    /// Every integration that a page may be of: the user's own among them.
    pub integrations: Vec<Integration>,
    /// The user asks to fill a form where none was recognised.
    pub is_by_hand: bool,
    /// The id of the integration that the user says it is.
    pub taken_for: Option<String>,
    /// The frame that the user chose.
    pub in_frame: Option<FrameAt>,
    /// Fields that the user chose for values; `None` for none.
    pub by_hand: BTreeMap<Value, Option<String>>,
    /// The form's screen has been shown, and what it needs was asked for.
    pub has_begun: bool,
    pub form: Option<Form>,
    pub sources: Sources,
    /// By which of its hosts the tenant is called.
    pub naming: Naming,
    /// What the user said yes to; `None` until it was read.
    pub consents: Option<Consents>,
    pub filling: Filling,
    /// Counts the fillings, so that answers to one are told from answers to an earlier one.
    pub fillings: u32,
    /// What was seen to stand in fields as we wrote it.
    pub ours: BTreeSet<Ours>,
    pub key: ForForm,
    /// What came of asking for a permission.
    pub permission: Permission,
}

impl Default for Linking {
    fn default() -> Linking {
        Linking {
            page: Page::default(),
            kept_out: None,
            look: 0,
            is_stale: false,
            looks_for: LookFor::default(),
            is_listed_anew: false,
            integrations: integrations(),
            is_by_hand: false,
            taken_for: None,
            in_frame: None,
            by_hand: BTreeMap::new(),
            has_begun: false,
            form: None,
            sources: Sources::default(),
            naming: Naming::default(),
            consents: None,
            filling: Filling::default(),
            fillings: 0,
            ours: BTreeSet::new(),
            key: ForForm::default(),
            permission: Permission::default(),
        }
    }
}

/// What is known of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The tab shows a tenant, or nothing that could be looked at.
    #[default]
    NotLooked,
    Looking,
    /// It takes its time to answer.
    Slow,
    /// Its frames as far as they can be looked into; none where the browser lets nobody in.
    Seen(Vec<Frame>),
}

/// Why a page is described.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LookFor {
    /// The user wants it, or it is the first time.
    #[default]
    User,
    /// It has changed.
    Change,
    /// It was filled.
    Filled,
}

/// What the page was taken for, what goes into it, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub recognised: Recognised,
    pub mapping: Mapping,
    /// `None` while neither tenant nor server is chosen.
    pub plan: Option<Plan>,
}

/// What came of asking the browser for a permission.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Permission {
    #[default]
    NotAsked,
    Asking,
    /// The user, or the browser, said no to this origin.
    Refused(String),
    /// Access to this origin was given back, or could not be.
    GivenBack(String, bool),
}

impl Linking {
    /// The frames of the page, as far as they were seen.
    pub fn frames(&self) -> &[Frame] {
        match &self.page {
            Page::Seen(frames) => frames,
            Page::NotLooked | Page::Looking | Page::Slow => &[],
        }
    }

    /// Whether the form's screen is the one to show.
    pub fn is_shown(&self) -> bool {
        let is_found = |form: &Form| form.recognised.is_form(&self.integrations);
        self.form
            .as_ref()
            .is_some_and(|form| self.is_by_hand || is_found(form))
    }

    /// Whether there is anything that the user could fill by hand, or look into.
    pub fn has_fields(&self) -> bool {
        let mut frames = self.frames().iter();
        let is_there = |frame: &Frame| !frame.fields.is_empty();
        frames.any(is_there) || !self.unreached().is_empty()
    }

    /// The frames that can't be looked into.
    pub fn unreached(&self) -> &[Unreached] {
        match &self.form {
            Some(form) => &form.recognised.unreached,
            None => &[],
        }
    }

    /// The frame that is filled.
    pub fn frame(&self) -> Option<&Frame> {
        let at = &self.form.as_ref()?.mapping.frame;
        self.frames().iter().find(|frame| frame.at() == *at)
    }

    /// Where the values would go.
    pub fn destination(&self) -> Option<Destination> {
        let plan = self.plan().and_then(|plan| plan.destination.clone());
        plan.or_else(|| Destination::from_origin(&self.frame()?.origin))
    }

    /// What would go where.
    pub fn plan(&self) -> Option<&Plan> {
        self.form.as_ref()?.plan.as_ref()
    }

    /// What the form is taken for.
    pub fn integration(&self) -> Option<&Integration> {
        Some(&self.form.as_ref()?.recognised.integration)
    }

    /// The tenant whose values are filled.
    pub fn tenant(&self) -> Option<&Tenant> {
        match self.sources.chosen.as_ref()? {
            Chosen::Tenant(tenant) => Some(tenant),
            Chosen::Server(_) => None,
        }
    }

    /// What has the values: the tenant by the chosen name, or the server.
    pub fn source(&self, identity: &Identity) -> Option<Source> {
        let chosen = self.sources.chosen.as_ref()?;
        Some(chosen.source(identity, self.naming))
    }

    /// The page around the form's frame, where it is of another site.
    pub fn within(&self) -> Option<Destination> {
        let own = self.destination()?;
        page_around(self.frames()).filter(|page| page.origin != own.origin)
    }

    /// The user knows what a key can do, and that this very site, within this page, will hold it.
    pub fn is_understood(&self) -> bool {
        let consent = self.plan().and_then(|plan| plan.consent.as_ref());
        consent.is_some() && consent == self.key.understood.as_ref()
    }

    /// The value of this row was filled, as far as anybody knows since.
    pub fn has_filled(&self, row: &Row) -> bool {
        match &self.filling {
            Filling::Done { report, .. } => !self.is_stale && report.has_filled(row),
            Filling::Not | Filling::Working(_) => false,
        }
    }

    /// What the page is being filled with, step by step.
    pub fn work(&self) -> Option<&filling::Work> {
        match &self.filling {
            Filling::Working(work) => Some(work),
            Filling::Not | Filling::Done { .. } => None,
        }
    }

    /// Something is on its way that must not lose its form or its tenant.
    pub fn is_busy(&self) -> bool {
        self.work().is_some() || self.key.is_busy()
    }

    /// The user has said where something goes, or is being asked: nothing moves under their hand.
    pub fn is_in_hand(&self) -> bool {
        !self.by_hand.is_empty() || self.key.question.is_some()
    }
}
