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
//! A token goes only by the way by which it came: the tab and our own page may have two sessions.
//!
//! What may show that something is not there, a 404 or a list that is asked for so, is followed by
//! reading who is signed in, by the same way and on the same page, and is handed out only then.
//! A 429 makes any step wait and repeat.

use super::Session;
use super::throttle::Tier;
use crate::api::{ApiError, Problem, get_csrf_token, get_tenant, get_user};
use crate::http::{Answer, CsrfToken, Effect, Failure, Method, Request, Response, Way};
use crate::moment::Moment;
use crate::user::Identity;

/// How often one request may be sent off to wait before it fails.
const MOST_WAITS: u8 = 20;
/// How many tokens one request may fetch, and how often it is read again for want of a witness: a page
/// that is a new one at each answer has no session.
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
    /// Who is signed in, after an answer that counts only for them.
    Witness,
}

/// Where an answer came from: one session, as far as can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Origin {
    way: Way,
    document: Option<String>,
}

impl Origin {
    fn of(response: &Response) -> Origin {
        Origin {
            way: response.way(),
            document: response.document.clone(),
        }
    }
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
    fetched: Option<(CsrfToken, Origin)>,
    tokens: u8,
    /// What was answered, while it waits for its witness.
    answer: Option<Response>,
    /// How often the request was sent again because its witness was of another page or way.
    unwitnessed: u8,
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
            answer: None,
            unwitnessed: 0,
            sent_token: None,
            repeated: false,
            waits: 0,
        }
    }

    /// Fetches the token ahead of a change, so that the change costs one round trip.
    pub fn prepare() -> Exchange {
        Exchange {
            prepares_only: true,
            ..Exchange::new(get_csrf_token())
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
            Err(Failure::OtherWay) => {
                (session.csrf_token, self.fetched) = (None, None);
                self.phase = Phase::Main;
                return self.go(session, now);
            }
            // Nobody was known at the start, and nobody is known now.
            Err(_) if self.phase == Phase::Witness && session.pinned_user.is_none() => {
                return Next::Done(Ok(self.answer.take().unwrap_or_default()));
            }
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
            Phase::Witness => self.hear_witness(session, &response, now),
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
            Phase::Token => get_csrf_token(),
            Phase::User | Phase::Witness => get_user(),
            Phase::Tenant => get_tenant(),
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
        let mut only_by = None;
        if self.request.method.needs_csrf_token() {
            let fetched = self.fetched.as_ref();
            only_by = match session.csrf_token {
                Some(_) => session.way,
                None => fetched.map(|(_, origin)| origin.way),
            };
            let fetched = fetched.map(|(token, _)| token.clone());
            self.sent_token = session.csrf_token.clone().or(fetched);
        }
        Request {
            csrf_token: self.sent_token.clone(),
            only_by,
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
        match get_csrf_token::parse(response) {
            Ok(token) => self.fetched = Some((token, Origin::of(response))),
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
        let confirmed = get_user::parse(response).and_then(|user| session.confirm(user));
        self.go_if_confirmed(session, response, confirmed, now)
    }

    fn confirm_tenant(&mut self, session: &mut Session, response: &Response, now: Moment) -> Next {
        let confirmed = get_tenant::parse(response).and_then(|tenant| {
            session.pin(&Identity {
                user: None,
                tenant: Some(tenant),
            })
        });
        self.go_if_confirmed(session, response, confirmed, now)
    }

    fn go_if_confirmed(
        &mut self,
        session: &mut Session,
        response: &Response,
        confirmed: Result<(), ApiError>,
        now: Moment,
    ) -> Next {
        // Who was read says nothing of a token that came from elsewhere.
        let origin = Origin::of(response);
        self.fetched.take_if(|(_, from)| *from != origin);
        match confirmed {
            Ok(()) if self.fetched.is_none() => {
                self.phase = Phase::Main;
                self.go(session, now)
            }
            Ok(()) => self.go_on(session, now),
            Err(error) => Next::Done(Err(error)),
        }
    }

    fn go_on(&mut self, session: &mut Session, now: Moment) -> Next {
        // An empty token holds for whoever is signed in, so it is good for this request only.
        if let Some((token, _)) = self.fetched.take_if(|(token, _)| !token.is_empty()) {
            session.csrf_token = Some(token);
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
        } else if response.status == 403 && needs_token {
            // Perhaps somebody else was refused: before the next change who is signed in is read.
            session.doubt();
            if response.is_direct {
                let problem = Problem::of(&response);
                return Next::Done(Err(ApiError::OutsideTab(problem)));
            }
        } else if self.wants_witness(&response) {
            self.answer = Some(response);
            self.phase = Phase::Witness;
            return self.go(session, now);
        }
        Next::Done(Ok(response))
    }

    fn wants_witness(&self, response: &Response) -> bool {
        let is_not_found = response.status == 404 && self.request.method == Method::Get;
        let is_itself = self.request.path == get_user().path;
        let shows_what_is_there = self.request.is_witnessed && response.is_success();
        (is_not_found && !is_itself) || shows_what_is_there
    }

    /// Hands out what was answered, with whether it was answered to who was signed in at the start.
    fn hear_witness(&mut self, session: &mut Session, response: &Response, now: Moment) -> Next {
        let Some(mut answer) = self.answer.take() else {
            return Next::Done(Ok(response.clone()));
        };
        let user = match get_user::parse(response) {
            Ok(user) => user,
            Err(error) if session.pinned_user.is_some() => return Next::Done(Err(error)),
            // Nobody was known at the start either.
            Err(_) => return Next::Done(Ok(answer)),
        };
        let was_known = session.pinned_user.is_some();
        let has_first_role = session.has_first_role(&user);
        if let Err(error) = session.confirm(user) {
            return Next::Done(Err(error));
        }
        if Origin::of(&answer) != Origin::of(response) {
            self.unwitnessed += 1;
            if self.unwitnessed == MOST_TOKENS {
                return Next::Done(Err(ApiError::PageKeepsChanging));
            }
            self.phase = Phase::Main;
            return self.go(session, now);
        }
        answer.is_confirmed = was_known && has_first_role;
        Next::Done(Ok(answer))
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
