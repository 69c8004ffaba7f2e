//! How a story is told, and the answers that a tenant gives in it.

use super::*;
use crate::fixtures::response_with;

/// One exchange and what it wants next. Every check stands where the story is told.
pub(super) struct Story<'a> {
    pub(super) session: &'a mut Session,
    exchange: Exchange,
    pub(super) next: Next,
    pub(super) now: Moment,
}

pub(super) fn story(session: &mut Session, mut exchange: Exchange) -> Story<'_> {
    let now = Moment::from_millis(1_000_000);
    let next = exchange.begin(session, now);
    Story {
        session,
        exchange,
        next,
        now,
    }
}

impl Story<'_> {
    #[track_caller]
    pub(super) fn locks(mut self) -> Self {
        assert_eq!(self.next, Next::Lock);
        self.next = self.exchange.resume(self.session, self.now);
        self
    }

    #[track_caller]
    pub(super) fn has_lock(self, expected: bool) -> Self {
        assert_eq!(self.exchange.has_lock(), expected);
        self
    }

    /// The request as `METHOD path`, with the token in brackets where it carries one.
    #[track_caller]
    pub(super) fn sends(self, expected: &str) -> Self {
        let Next::Send(request) = &self.next else {
            panic!("{expected} was not sent, but {:?}", self.next);
        };
        let mut sent = format!("{} {}", request.method.as_str(), request.path);
        if let Some(token) = &request.csrf_token {
            sent += &format!(" [{}]", token.expose());
        }
        assert_eq!(sent, expected);
        self
    }

    pub(super) fn gets(mut self, response: Response) -> Self {
        self.next = self.exchange.answered(self.session, Ok(response), self.now);
        self
    }

    pub(super) fn fails(mut self, failure: Failure) -> Self {
        self.next = self.exchange.answered(self.session, Err(failure), self.now);
        self
    }

    #[track_caller]
    pub(super) fn waits(mut self, millis: i64) -> Self {
        let until = self.now.plus_millis(millis);
        assert_eq!(self.next, Next::Wait(until));
        self.now = until;
        self.next = self.exchange.resume(self.session, self.now);
        self
    }

    pub(super) fn meanwhile(self, happens: impl FnOnce(&mut Session)) -> Self {
        happens(self.session);
        self
    }

    #[track_caller]
    pub(super) fn ends_in(self, status: u16) {
        match self.next {
            Next::Done(Ok(response)) => assert_eq!(response.status, status),
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    pub(super) fn ends_with(self, error: ApiError) {
        assert_eq!(self.next, Next::Done(Err(error)));
    }
}

impl Session {
    pub(super) fn confirm_text(&mut self, text: &str) {
        let user = get_user::parse(&json(200, text)).unwrap();
        self.confirm(user).unwrap();
    }
}

pub(super) fn json(status: u16, text: &str) -> Response {
    Response {
        content_type: Some("application/json".to_owned()),
        ..response_with(status, text)
    }
}

pub(super) fn token(text: &str) -> Response {
    Response {
        csrf_token: Some(CsrfToken::new(text)),
        ..response(204)
    }
}

pub(super) fn ada() -> Response {
    json(200, r#"{"id":"ada","tenantId":"acme"}"#)
}

pub(super) fn refusal() -> Response {
    json(403, r#"{"code":"CSRF-TOKEN-2","title":"invalid token"}"#)
}

pub(super) fn too_fast(seconds: &str) -> Response {
    Response {
        retry_after: Some(seconds.to_owned()),
        ..response(429)
    }
}

pub(super) fn on_page(document: &str, response: Response) -> Response {
    Response {
        document: Some(document.to_owned()),
        ..response
    }
}

pub(super) fn sign_in_page() -> Response {
    Response {
        redirected: true,
        content_type: Some("text/html; charset=utf-8".to_owned()),
        ..response(200)
    }
}
