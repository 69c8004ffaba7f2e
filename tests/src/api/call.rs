//! A call that was let in, as its handler gets it.

use super::problem::Problem;
use crate::caller::Caller;
use crate::seen::Seen;
use crate::stage::Play;
use crate::switches::LinkHost;
use crate::world::tenant::Tenant;
use serde::de::DeserializeOwned;

/// Who calls and with what.
#[derive(Clone, Debug)]
pub struct Call {
    pub caller: Caller,
    pub seen: Seen,
}

impl Call {
    /// Reads the body as JSON.
    ///
    /// # Errors
    /// 400 when it is none of that shape.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        serde_json::from_slice(&self.seen.body)
            .map_err(|error| Problem::bad_request(&error.to_string()))
    }

    /// Lets nobody but a TenantAdmin go on.
    ///
    /// # Errors
    /// 403 for everybody else.
    pub fn admins_only(&self) -> Result<(), Problem> {
        if self.caller.admin {
            Ok(())
        } else {
            Err(Problem::forbidden("HTTP-403", "This takes a TenantAdmin."))
        }
    }

    /// The tenant that the call is for.
    pub fn tenant<'a>(&self, play: &'a Play) -> &'a Tenant {
        &play.world.tenants[self.caller.tenant]
    }

    /// The tenant that the call is for, to change.
    pub fn tenant_mut<'a>(&self, play: &'a mut Play) -> &'a mut Tenant {
        &mut play.world.tenants[self.caller.tenant]
    }

    /// The absolute address of this call's own path, as the `links` of a page begin.
    pub fn address(&self, play: &Play) -> String {
        let host = match play.switches.links {
            LinkHost::SameHost => &self.seen.host,
            LinkHost::SystemHostname => self.tenant(play).system_host,
        };
        format!("https://{host}{}", self.seen.path)
    }
}
