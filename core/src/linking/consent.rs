//! What the user said yes to before a secret went to another product, by exact origin: a look-alike
//! is another one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::destination::{Destination, Security};

/// A yes to secrets for a form: the site that it is on, within a page of another site or the same.
/// The page around a form may be whose account the form belongs to, so a yes is for the pair.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Consent {
    /// The origin of the page in the tab.
    pub page: String,
    /// The origin of the frame that the form is in; the page's own where it is in no frame.
    pub frame: String,
}

/// All that the user said yes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consents {
    /// Kept until the user takes it back. None of them holds where a secret would be readable on
    /// its way: nobody vouches for who answers there.
    pub secrets: BTreeSet<Consent>,
    /// For the secret that is on its way now, and no other, though it is readable on the way.
    pub once: Option<Consent>,
}

/// A question that stands before a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// It would be the first secret for this form's site within this page's.
    FirstSecret,
    /// It would be readable on the way there. This is asked each time.
    OverHttp,
}

impl Consent {
    /// A yes for a form that is in no frame.
    pub fn to_page(origin: String) -> Consent {
        Consent {
            page: origin.clone(),
            frame: origin,
        }
    }

    /// Whether a yes may hold for longer than one secret: where both sites are known to be who they
    /// are, which nobody is by http.
    pub fn may_be_kept(&self) -> bool {
        let is_known = |origin: &String| {
            Destination::from_origin(origin).is_some_and(|site| site.security != Security::Http)
        };
        [&self.page, &self.frame].into_iter().all(is_known)
    }
}

impl Consents {
    /// What is to be asked before a secret goes to such a form, if anything.
    pub(super) fn ask(&self, wanted: &Consent, is_readable: bool) -> Option<Ask> {
        match is_readable {
            true => (self.once.as_ref() != Some(wanted)).then_some(Ask::OverHttp),
            false => (!self.secrets.contains(wanted)).then_some(Ask::FirstSecret),
        }
    }

    /// Takes a yes to a question.
    pub fn take(&mut self, ask: Ask, consent: Consent) {
        match ask {
            Ask::FirstSecret => {
                self.secrets.insert(consent);
            }
            Ask::OverHttp => self.once = Some(consent),
        }
    }
}
