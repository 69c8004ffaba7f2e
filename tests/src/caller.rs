//! Who calls, and whether the call may come from where it comes from.

use crate::api::problem::Problem;
use crate::seen::Seen;
use crate::stage::Play;
use crate::switches::{CsrfError, ForeignOrigin};
use crate::token::Signer;
use crate::world::document::{Document, text};
use crate::world::role::MANAGE_KEYS;
use crate::world::{key, rights};

/// A user of a tenant who makes a call.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The tenant's place in the world.
    pub tenant: usize,
    /// The user's id.
    pub user: String,
    pub admin: bool,
    /// May read events without being an admin.
    pub auditor: bool,
    /// The session's id; `None` for a call with an API key.
    pub session: Option<String>,
}

impl Caller {
    /// Tells who makes this call, by `Authorization` if it is there, else by session cookie.
    ///
    /// # Errors
    /// 401 when it is nobody.
    pub fn of(seen: &Seen, tenant: usize, play: &Play, signer: &Signer) -> Result<Self, Problem> {
        let (user, session) = match seen.header("authorization") {
            Some(_) => {
                let key = key_of(seen, tenant, play, signer);
                (key.and_then(|key| bearer(key, tenant, play)), None)
            }
            None => match play
                .sessions
                .of(seen)
                .filter(|(_, session)| session.tenant == tenant)
            {
                Some((id, session)) => (Some(session.user.clone()), Some(id.to_owned())),
                None => (None, None),
            },
        };
        let id = user.ok_or_else(Problem::unauthorized)?;
        let place = &play.world.tenants[tenant];
        let living = place.living_user(&id).ok_or_else(Problem::unauthorized)?;
        let admin = rights::is_admin(place, living);
        let auditor = rights::is_auditor(place, living);
        Ok(Self {
            tenant,
            user: id,
            admin,
            auditor,
            session,
        })
    }

    /// Checks what guards a session against foreign pages: the origin of a change, and its CSRF token.
    ///
    /// # Errors
    /// 403 with the reason.
    pub fn check(&self, seen: &Seen, play: &Play) -> Result<(), Problem> {
        let Some(session) = &self.session else {
            return Ok(());
        };
        if seen.method == "GET" {
            return Ok(());
        }
        let own = format!("https://{}", seen.host);
        let foreign = seen.header("origin").is_some_and(|origin| origin != own);
        if foreign && play.switches.foreign_origin == ForeignOrigin::Refuses {
            return Err(Problem::forbidden(
                "HTTP-403",
                "The origin of this request is not allowed.",
            ));
        }
        let token = seen.header("qlik-csrf-token").unwrap_or_default();
        if play.sessions.accepts(session, token) {
            Ok(())
        } else {
            Err(Problem::csrf(
                play.switches.csrf_error == CsrfError::TopLevel,
            ))
        }
    }
}

/// The tenant's key that a call comes with, whether it works or not.
pub fn key_of<'a>(
    seen: &Seen,
    tenant: usize,
    play: &'a Play,
    signer: &Signer,
) -> Option<&'a Document> {
    let (scheme, token) = seen.header("authorization")?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    let id = signer.key_id(token.trim())?;
    play.world.tenants[tenant].keys.get(&id)
}

/// The user that an API key stands for, while the key works: active, not over, of someone who may still hold keys.
fn bearer(key: &Document, tenant: usize, play: &Play) -> Option<String> {
    let tenant = &play.world.tenants[tenant];
    let owner = tenant.users.get(text(key, "sub"))?;
    let permitted = !play.switches.key_needs_permission.0
        || rights::scopes(tenant, owner).contains(MANAGE_KEYS);
    (permitted && key::works(key, play.now())).then(|| text(owner, "id").to_owned())
}
