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
use latchkey_core::cookies::CookieStore;
use latchkey_core::{Answer, Failure, Request, Tenant, Way};

use super::permissions;

/// A tab that sleeps never answers: after this the answer counts as lost.
const DEADLINE_MILLIS: u32 = 90_000;

/// The ways to one tenant.
#[derive(Clone, Debug)]
pub struct Transport {
    tenant: Tenant,
    tab: Option<i32>,
    /// Whose cookies the tab uses. Our own page has none but the browser's own.
    cookies: CookieStore,
    /// `sendInTab` of `www/in_tab.js`, which the browser runs in the tab.
    script: Function,
    early: Early,
}

impl Transport {
    /// The ways to a tenant: by the tab that shows it, where one is at hand, or directly.
    pub fn new(
        tenant: Tenant,
        tab: Option<i32>,
        cookies: CookieStore,
        script: Function,
    ) -> Transport {
        Transport {
            tenant,
            tab,
            cookies,
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
        if request.only_by == Some(Way::Direct) {
            return match self.may_go_directly().await {
                true => direct::send(&self.tenant, request).await,
                false => Err(Failure::OtherWay),
            };
        }
        match self.send_in_tab(request).await {
            // Directly it would be sent as whoever is signed in outside of containers.
            Err(Failure::TabGone) if !self.cookies.is_default() => Err(Failure::ContainerGone),
            // Nothing was sent, so the other way may be tried.
            Err(Failure::TabGone | Failure::NoAccess | Failure::NotLoaded)
                if self.may_go_directly().await =>
            {
                match request.only_by {
                    None => direct::send(&self.tenant, request).await,
                    // What it carries is of the session in the tab.
                    Some(_) => Err(Failure::OtherWay),
                }
            }
            answer => answer,
        }
    }

    async fn may_go_directly(&self) -> bool {
        // Our own page has no cookies but those outside of containers.
        self.cookies.is_default() && permissions::are_granted(&self.tenant.origin()).await
    }

    async fn send_in_tab(&self, request: &Request) -> Answer {
        let Some(tab) = self.tab else {
            return Err(Failure::NoAccess);
        };
        let in_tab = Box::pin(in_tab::send(self, tab, request));
        match select(in_tab, TimeoutFuture::new(DEADLINE_MILLIS)).await {
            Either::Left((answer, _)) => answer,
            Either::Right(_) => Err(Failure::Lost),
        }
    }
}
