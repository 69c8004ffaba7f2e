//! What a page of ours orders from the background worker: to make a key, as somebody, in a tab.

use latchkey_core::Identity;
use latchkey_core::making::Making;
use serde::{Deserialize, Serialize};

/// One order. It holds no secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The tenant's tab, which the click on the icon has let us into; `None` where there is the host
    /// permission instead.
    pub tab: Option<i32>,
    /// The tenant's origin, as the page knows it.
    pub origin: String,
    /// Who was signed in: for anybody else nothing is made.
    pub identity: Identity,
    pub making: Making,
}
