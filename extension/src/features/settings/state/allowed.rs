//! What the user allowed, and what is remembered of where they were: read when it is looked at, and
//! taken back one by one or all at once.

use latchkey_core::linking::Consent;
use latchkey_core::{SeenTenant, Server, SiteAccess};

/// The id of the heading, which takes the focus where nothing is left to forget.
pub const HEADING: &str = "allowed";
/// The id of the button that shows and hides the list where there is no section for it.
pub const SWITCH: &str = "allowed-switch";

/// What is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// Shown on a screen that has no section for it.
    pub is_shown: bool,
    /// `None` until it was read.
    pub list: Option<List>,
    pub outcome: Option<Outcome>,
    /// Where in the list that stood which is being forgotten; the first of all of them.
    pub forgetting: Option<usize>,
    /// Something in it has the focus.
    pub has_focus: bool,
}

/// All that can be taken back. A part that could not be read is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    pub consents: Option<Vec<Consent>>,
    pub access: Option<Vec<SiteAccess>>,
    pub tenants: Option<Vec<SeenTenant>>,
    pub servers: Option<Vec<Server>>,
}

/// One thing to forget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Consent(Consent),
    Access(SiteAccess),
    /// By its host.
    Tenant(String),
    Server(Server),
}

/// What came of forgetting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub asked: Vec<Item>,
    /// Those of them that are still there.
    pub failed: Vec<Item>,
}

/// What happened to it.
#[derive(Clone, Debug)]
pub enum AllowedMessage {
    Show(bool),
    /// It was read.
    Read(List),
    Forget(Item),
    ForgetAll,
    /// It was tried, and read again.
    Forgotten(Outcome, List),
    /// The browser gave access or took it away.
    Changed,
    /// One of our pages wrote entries of these names on disk, or took them away.
    Stored(Vec<String>),
    /// The focus came into the list, or left it.
    Focused(bool),
}

/// What it asks of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AllowedEffect {
    Read,
    Forget(Vec<Item>),
}

impl List {
    /// All of it, in the order of the screen.
    pub fn items(&self) -> Vec<Item> {
        let consents = self.consents.iter().flatten().cloned();
        let access = self.access.iter().flatten().cloned();
        let tenants = self.tenants.iter().flatten();
        let servers = self.servers.iter().flatten().cloned();
        let items = consents.map(Item::Consent).chain(access.map(Item::Access));
        let items = items.chain(tenants.map(|tenant| Item::Tenant(tenant.host.clone())));
        items.chain(servers.map(Item::Server)).collect()
    }
}

/// The id of the button that forgets what stands there.
pub fn button_id(at: usize) -> String {
    format!("forget-{at}")
}
