//! Carries a request through the session to its end: the one function that sends, for the popup and
//! the background worker alike.

use latchkey_core::Moment;
use latchkey_core::api::ApiError;
use latchkey_core::flow::Outcome;
use latchkey_core::session::{Exchange, Next, Session};

use crate::platform::transport::Transport;
use crate::platform::{clock, lock};

/// Whose session it is, and who waits with it.
pub trait Caller {
    fn with_session<T>(&self, change: impl FnOnce(&mut Session) -> T) -> T;

    /// Waits until then, since Qlik Cloud asked for it. `false` where nobody wants that any more:
    /// what was to be sent again is then given up.
    fn wait(&self, until: Moment) -> impl Future<Output = bool>;
}

/// Carries one exchange to its end.
pub async fn carry(mut exchange: Exchange, transport: &Transport, caller: &impl Caller) -> Outcome {
    let mut held: Option<lock::Lock> = None;
    let mut next = caller.with_session(|session| exchange.begin(session, clock::now()));
    loop {
        if !exchange.has_lock() {
            // Dropping it lets the next page have the lock.
            held.take();
        }
        next = match next {
            Next::Done(outcome) => return outcome,
            Next::Send(request) => {
                let answer = transport.send(&request).await;
                caller.with_session(|session| exchange.answered(session, answer, clock::now()))
            }
            Next::Wait(until) => {
                if !caller.wait(until).await {
                    return Err(ApiError::TooFast);
                }
                caller.with_session(|session| exchange.resume(session, clock::now()))
            }
            Next::Lock => {
                // All our pages and the worker share the origin's lock.
                let name = format!("csrf/{}", transport.origin());
                held.replace(lock::acquire(&name).await);
                caller.with_session(|session| exchange.resume(session, clock::now()))
            }
        };
    }
}
