//! What a page of ours orders from the background worker: to make a key, as somebody, in a tab; and
//! what it answers.

use latchkey_core::Identity;
use latchkey_core::cookies::CookieStore;
use latchkey_core::making::{FreshKey, Making};
use serde::{Deserialize, Serialize};

/// One order. It holds no secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The tenant's tab, which the click on the icon has let us into; `None` where there is the host
    /// permission instead.
    pub tab: Option<i32>,
    /// Whose cookies the tab uses.
    pub cookies: CookieStore,
    /// The tenant's origin, as the page knows it.
    pub origin: String,
    /// Who was signed in: for anybody else nothing is made.
    pub identity: Identity,
    pub making: Making,
}

/// What came of an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// It was carried out. What became of the key is in storage.
    Done,
    /// The key is made, and its secret could not be kept: here it is, for the page that ordered.
    NotKept(Box<FreshKey>),
    /// Nothing was sent, and why.
    NotSent(Reason),
    /// The worker has failed, at whatever step. What it had noted down by then is in storage.
    Broken,
}

/// Why nothing was sent for a key that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The browser didn't start the worker, or the worker took no order.
    NotTaken,
    /// It could not be noted down.
    NotNoted,
    /// The worker could not read the order.
    NotReadable,
    /// Another key is on its way, or waits for the user.
    Another,
    /// What is kept of an earlier key, the note or its secret, can't be read.
    NoteNotRead,
    /// The page has no way to the tenant any more.
    NoWay,
    /// The worker has failed.
    Broken,
}

impl Answer {
    /// An answer as it travels. It may have a secret in it, and goes to a page of ours alone.
    pub fn text(&self) -> String {
        // An answer always makes JSON; where it doesn't, no answer is one, too.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Answer::text`] made.
    pub fn read(text: &str) -> Option<Answer> {
        serde_json::from_str(text).ok()
    }
}
