//! Why a pasted key is answered 401: what is held for the one test that the user may ask for, what
//! the test showed, and the verdict from all that is known.

use latchkey_core::flow::find_key::Found;
use latchkey_core::flow::test_key::{TestKey, Tested};
use latchkey_core::{Evidence, Right, Secret, Verdict};

use super::model::{Model, PastedWhat};
use crate::shell::tasks::Task;

/// What can happen to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Opens the box to paste into.
    Ask,
    /// The whole key that was pasted, right after what it says of itself.
    Hold(Secret),
    /// The key is to be sent to its tenant, this once.
    Test,
}

/// The question under way.
#[derive(Debug, Default)]
pub struct Why {
    /// The box to paste into is open.
    pub is_asking: bool,
    /// The whole key, until it is tested or the panel closes.
    pub held: Option<Secret>,
    /// The test under way, which holds the key meanwhile.
    pub flow: Option<Task<TestKey>>,
    pub tested: Option<Tested>,
}

/// The verdict on the pasted key; `None` while too little is known.
pub fn verdict(model: &Model) -> Option<Verdict> {
    let asked = model.found.as_ref()?;
    let (claimed, ends) = match &asked.what {
        PastedWhat::Token(facts) => (facts.tenant_id.as_deref(), facts.ends),
        _ => (None, None),
    };
    let row = asked.id().and_then(|id| model.facts.table.row(id));
    let found = match (asked.found.as_ref()?, row) {
        // What an action or a page has told since is newer.
        (Found::Key(_), Some(row)) => Found::Key(Box::new(row.key.clone())),
        (found, _) => found.clone(),
    };
    let (owner, right) = match &found {
        Found::Key(key) => {
            let rights = model.rights.as_ref();
            let right = key.subject.user().zip(rights);
            let right = right.map_or(Right::NotKnown, |(id, rights)| rights.of(id));
            (model.facts.owner_of(key), right)
        }
        _ => (latchkey_core::Owner::Pending, Right::NotKnown),
    };
    let evidence = Evidence {
        claimed_tenant: claimed,
        tenant: model.facts.identity.tenant_id(),
        found: &found,
        owner: &owner,
        right,
        ends,
        test: model.why.tested.as_ref(),
    };
    evidence.verdict(model.facts.now)
}
