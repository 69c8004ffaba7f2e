//! One request on its way through the session, as a state machine:
//!
//! ```text
//! begin ─┬─ reading, or token at hand ──────────────────────────────► Main ─► Done
//!        └─ no token ─► Lock ─► Token ─► User (compared with the pin) ─┘ │
//!                        ▲                                               │
//!                        └──── CSRF refused, once, or token dropped ─────┘
//! ```
//!
//! The first try goes without the lock, so that nobody's change waits for the answer to another's. A token that
//! was replaced meanwhile is refused, which did nothing; the repeat keeps the lock until its answer, so that no
//! other page of ours replaces the token again.
//!
//! A new token is always followed by reading who is signed in, in this order: a token that still
//! works afterwards then belongs to the user who was read. Until then no other exchange gets it.
//! A 429 makes any step wait and repeat.

use super::Session;
use super::throttle::Tier;
use crate::api::{ApiError, Problem, get_csrf_token, get_tenant, get_user};
use crate::http::{Answer, CsrfToken, Effect, Request, Response};
use crate::moment::Moment;
use crate::user::Identity;

/// How often one request may be sent off to wait before it fails.
const MOST_WAITS: u8 = 20;
/// How many tokens one request may fetch: a page that is a new one at each answer has no session.
const MOST_TOKENS: u8 = 4;

/// What to do next for an exchange.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// Send this, and come back with what came of it.
    Send(Request),
    /// Come back at this moment.
    Wait(Moment),
    /// Take the origin's lock, keep it for as long as [`Exchange::has_lock`], and come back.
    Lock,
    Done(Result<Response, ApiError>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Lock,
    Token,
    User,
    Tenant,
    Main,
}

/// One request's way through the session.
#[derive(Debug)]
pub struct Exchange {
    request: Request,
    phase: Phase,
    /// Only the token is wanted, for a change that may follow.
    prepares_only: bool,
    has_lock: bool,
    /// A token that is not, or not yet, for others: its user isn't confirmed, or it is empty.
    fetched: Option<CsrfToken>,
    tokens: u8,
    /// The token that the request last went out with.
    sent_token: Option<CsrfToken>,
    repeated: bool,
    waits: u8,
}

impl Exchange {
    /// A request to be sent.
    pub fn new(request: Request) -> Exchange {
        Exchange {
            request,
            phase: Phase::Main,
            prepares_only: false,
            has_lock: false,
            fetched: None,
            tokens: 0,
            sent_token: None,
            repeated: false,
            waits: 0,
        }
    }

    /// Fetches the token ahead of a change, so that the change costs one round trip.
    pub fn prepare() -> Exchange {
        Exchange {
            prepares_only: true,
            ..Exchange::new(get_csrf_token().request)
        }
    }

    /// Whether it still needs the lock that it asked for.
    pub fn has_lock(&self) -> bool {
        self.has_lock
    }

    /// The first step.
    pub fn begin(&mut self, session: &Session, now: Moment) -> Next {
        self.phase = Phase::Main;
        self.go(session, now)
    }

    /// After [`Next::Wait`] or [`Next::Lock`].
    pub fn resume(&mut self, session: &Session, now: Moment) -> Next {
        if self.phase == Phase::Lock {
            self.has_lock = true;
            // Whoever held the lock before may have fetched the token meanwhile.
            self.phase = Phase::Main;
        }
        self.go(session, now)
    }

    /// After [`Next::Send`].
    pub fn answered(&mut self, session: &mut Session, answer: Answer, now: Moment) -> Next {
        let response = match answer {
            Ok(response) => response,
            Err(failure) => {
                let is_change = self.phase == Phase::Main && self.request.effect != Effect::Read;
                return Next::Done(Err(match is_change {
                    true => ApiError::of_change(failure),
                    false => ApiError::of_read(failure),
                }));
            }
        };
        if session.observe(&response, now) {
            self.fetched = None;
        }
        if response.status == 429 {
            return self.wait(session, &response, now);
        }
        if self.request.bearer.is_some() {
            // The verdict on a key is none on the session.
            return Next::Done(Ok(response));
        }
        if let Some(error) = end_of_session(&response) {
            session.csrf_token = None;
            return Next::Done(Err(error));
        }
        match self.phase {
            Phase::Lock | Phase::Token => self.take_token(session, &response, now),
            Phase::User => self.confirm_user(session, &response, now),
            Phase::Tenant => self.confirm_tenant(session, &response, now),
            Phase::Main => self.finish(session, response, now),
        }
    }

    fn go(&mut self, session: &Session, now: Moment) -> Next {
        if let Some(error) = &session.mismatch {
            return Next::Done(Err(error.clone()));
        }
        if self.phase == Phase::Main && self.lacks_token(session) {
            // Not even begun, or dropped while this exchange waited.
            self.phase = match self.has_lock {
                true => Phase::Token,
                false => Phase::Lock,
            };
        }
        let request = match self.phase {
            Phase::Lock => return Next::Lock,
            Phase::Token if self.tokens == MOST_TOKENS => {
                return Next::Done(Err(ApiError::PageKeepsChanging));
            }
            Phase::Token => get_csrf_token().request,
            Phase::User => get_user().request,
            Phase::Tenant => get_tenant().request,
            Phase::Main if self.prepares_only => return Next::Done(Ok(Response::default())),
            Phase::Main => self.main_request(session),
        };
        match session.throttle.wait(Tier::of(&request), now) {
            Some(until) => Next::Wait(until),
            None => {
                self.has_lock &= self.phase != Phase::Main || self.repeated;
                Next::Send(request)
            }
        }
    }

    fn lacks_token(&self, session: &Session) -> bool {
        let is_for_session = self.request.bearer.is_none();
        let needs_token =
            self.prepares_only || (is_for_session && self.request.method.needs_csrf_token());
        needs_token && session.csrf_token.is_none() && self.fetched.is_none()
    }

    fn main_request(&mut self, session: &Session) -> Request {
        if self.request.method.needs_csrf_token() {
            self.sent_token = session.csrf_token.clone().or(self.fetched.clone());
        }
        Request {
            csrf_token: self.sent_token.clone(),
            ..self.request.clone()
        }
    }

    fn wait(&mut self, session: &mut Session, response: &Response, now: Moment) -> Next {
        self.waits += 1;
        if self.waits > MOST_WAITS {
            return Next::Done(Err(ApiError::TooFast));
        }
        let tier = match self.phase {
            Phase::Main => Tier::of(&self.request),
            _ => Tier::Reads,
        };
        Next::Wait(session.throttle.block(tier, response, now))
    }

    fn take_token(&mut self, session: &mut Session, response: &Response, now: Moment) -> Next {
        match (get_csrf_token().parse)(response) {
            Ok(token) => self.fetched = Some(token),
            Err(error) => return Next::Done(Err(error)),
        }
        self.tokens += 1;
        self.phase = match (&session.pinned_user, &session.pinned_tenant) {
            (Some(_), _) => Phase::User,
            (None, Some(_)) => Phase::Tenant,
            (None, None) => return self.go_on(session, now),
        };
        self.go(session, now)
    }

    fn confirm_user(&mut self, session: &mut Session, response: &Response, now: Moment) -> Next {
        let confirmed = (get_user().parse)(response).and_then(|user| session.confirm(user));
        self.go_if_confirmed(session, confirmed, now)
    }

    fn confirm_tenant(&mut self, session: &mut Session, response: &Response, now: Moment) -> Next {
        let confirmed = (get_tenant().parse)(response).and_then(|tenant| {
            session.pin(&Identity {
                user: None,
                tenant: Some(tenant),
            })
        });
        self.go_if_confirmed(session, confirmed, now)
    }

    fn go_if_confirmed(
        &mut self,
        session: &mut Session,
        confirmed: Result<(), ApiError>,
        now: Moment,
    ) -> Next {
        match confirmed {
            Ok(()) => self.go_on(session, now),
            Err(error) => Next::Done(Err(error)),
        }
    }

    fn go_on(&mut self, session: &mut Session, now: Moment) -> Next {
        // An empty token holds for whoever is signed in, so it is good for this request only.
        if self.fetched.as_ref().is_none_or(|token| !token.is_empty()) {
            session.csrf_token = self.fetched.take();
        }
        self.phase = Phase::Main;
        self.go(session, now)
    }

    /// A CSRF refusal did nothing, so repeating is safe, for a Create too; once, since a second
    /// refusal has another cause.
    fn finish(&mut self, session: &mut Session, response: Response, now: Moment) -> Next {
        let needs_token = self.request.method.needs_csrf_token();
        let refused = response.status == 403 && Problem::of(&response).is_csrf_refusal();
        if refused && needs_token {
            self.fetched = None;
            // Another exchange may have replaced the refused token already.
            if session.csrf_token == self.sent_token {
                session.csrf_token = None;
            }
            if !self.repeated {
                self.repeated = true;
                self.phase = match self.has_lock {
                    true => Phase::Main,
                    false => Phase::Lock,
                };
                return self.go(session, now);
            }
        } else if response.status == 403 && response.is_direct && needs_token {
            let problem = Problem::of(&response);
            return Next::Done(Err(ApiError::OutsideTab(problem)));
        }
        Next::Done(Ok(response))
    }
}

/// Whatever a 401 says, or the sign-in page that a redirect led to.
fn end_of_session(response: &Response) -> Option<ApiError> {
    let led_to_a_page = response.redirected && response.is_success() && response.is_html();
    match led_to_a_page {
        true => Some(ApiError::SignedOut),
        false => ApiError::of(response).filter(ApiError::ends_the_session),
    }
}

#[cfg(test)]
mod tests;
