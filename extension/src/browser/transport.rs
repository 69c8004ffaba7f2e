//! Sends a request once. In the tenant's tab, where the click on the icon lets us in and the
//! request has the tenant's own origin and cookies; directly, where there is no way into the tab
//! and the user has granted the host permission. The only network code there is.

mod direct;
mod early;
mod in_tab;

pub use early::Early;

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::Function;
use latchkey_core::{Answer, Failure, Request, Tenant};

/// A tab that sleeps never answers: after this the answer counts as lost.
const DEADLINE_MILLIS: u32 = 90_000;

/// The ways to one tenant.
#[derive(Clone, Debug)]
pub struct Transport {
    tenant: Tenant,
    tab: i32,
    /// `sendInTab` of `www/in_tab.js`, which the browser runs in the tab.
    script: Function,
    early: Early,
}

impl Transport {
    /// The ways to the tenant that a tab shows.
    pub fn new(tenant: Tenant, tab: i32, script: Function) -> Transport {
        Transport {
            tenant,
            tab,
            script,
            early: Early::default(),
        }
    }

    /// The same, with answers of the tab that are under way.
    #[must_use]
    pub fn with_early(self, early: Early) -> Transport {
        Transport { early, ..self }
    }

    /// The tenant's origin, for which our pages share a CSRF token.
    pub fn origin(&self) -> String {
        self.tenant.origin()
    }

    /// Sends a request once and says what came of it.
    pub async fn send(&self, request: &Request) -> Answer {
        let in_tab = Box::pin(in_tab::send(self, request));
        let answer = match select(in_tab, TimeoutFuture::new(DEADLINE_MILLIS)).await {
            Either::Left((answer, _)) => answer,
            Either::Right(_) => Err(Failure::Lost),
        };
        match answer {
            // Nothing was sent, so the other way may be tried.
            Err(Failure::TabGone | Failure::NoAccess) if direct::is_allowed(&self.tenant).await => {
                direct::send(&self.tenant, request).await
            }
            answer => answer,
        }
    }
}
