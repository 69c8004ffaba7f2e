//! The background worker: makes a key, so that a popup closed in the middle loses nothing, and
//! forgets secrets whose time is over. It knows nothing between two events; what it leaves behind is
//! in storage, and what came of an order is its answer.

use std::cell::RefCell;
use std::collections::VecDeque;

use js_sys::Function;
use latchkey_core::flow::create_key::{CreateEnd, CreateInput, CreateKey, CreateProgress};
use latchkey_core::flow::{Event, Flow, Step};
use latchkey_core::kept::Kept;
use latchkey_core::maker::Maker;
use latchkey_core::making::Standing;
use latchkey_core::session::{Exchange, Session};
use latchkey_core::{Moment, Request, Tenant};

use crate::platform::storage::{making, secrets};
use crate::platform::transport::Transport;
use crate::platform::{clock, lock};
use crate::wire::exchange::{self, Caller};
use crate::wire::order::{Answer, Order, Reason};

/// Makes the key that the order, a text, asks for.
pub async fn make(script: Function, order: &str) -> Answer {
    let Some((order, tenant)) = read(order) else {
        return Answer::NotSent(Reason::NotReadable);
    };
    let maker = Maker::of(&order.making);
    // Held to the end: a page that finds a note and gets this lock knows that nobody is at work.
    let _at_work = lock::acquire(&maker.lock()).await;
    let noted = making::noted(&maker).await;
    if !noted.may_be_written() {
        return Answer::NotSent(Reason::NoteNotRead);
    }
    let fresh = secrets::kept(&maker).await;
    if fresh == Kept::Refused {
        // The key whose secret it is would be forgotten with it.
        return Answer::NotSent(Reason::NoteNotRead);
    }
    let standing = Standing::of(noted.here(), fresh.here());
    match standing.lets_ask() {
        true => carry(script, order, tenant, &maker).await,
        false => Answer::NotSent(Reason::Another),
    }
}

/// An order and the tenant that it is for; `None` where either can't be understood.
fn read(order: &str) -> Option<(Order, Tenant)> {
    let order: Order = serde_json::from_str(order).ok()?;
    let tenant = Tenant::from_url(&order.origin).ok()?;
    Some((order, tenant))
}

async fn carry(script: Function, order: Order, tenant: Tenant, maker: &Maker) -> Answer {
    let caller = Worker::pinned(&order);
    let hosts = order.identity.hosts(tenant.host());
    let transport = Transport::new(tenant, order.tab, order.cookies.clone(), script);
    let mut flow = CreateKey::new(order.making, hosts);
    let mut steps = VecDeque::from(flow.step(Event::Begun, clock::now()));
    while let Some(step) = steps.pop_front() {
        let event = match step {
            Step::Progress(CreateProgress::Note(note)) => {
                Event::Input(CreateInput::Noted(making::note(&note).await))
            }
            Step::Progress(CreateProgress::Keep(fresh)) => {
                Event::Input(CreateInput::Kept(secrets::keep(maker, &fresh).await))
            }
            Step::Send(call, request) => {
                Event::Answered(call, caller.send(request, &transport).await)
            }
            Step::Done(end) => return answer(end),
        };
        steps.extend(flow.step(event, clock::now()));
    }
    // Not reached: the flow says how it ends.
    Answer::Broken
}

fn answer(end: CreateEnd) -> Answer {
    match end {
        CreateEnd::Noted => Answer::Done,
        CreateEnd::NotNoted => Answer::NotSent(Reason::NotNoted),
        CreateEnd::NotKept(fresh) => Answer::NotKept(fresh),
    }
}

/// The time of an alarm has come. Whichever it is, it is about secrets.
pub async fn alarm() {
    secrets::woken().await;
}

/// The worker's own session, for one order.
struct Worker(RefCell<Session>);

impl Worker {
    /// A session for whoever ordered, and for nobody else.
    fn pinned(order: &Order) -> Worker {
        let mut session = Session::default();
        // The first pin compares with nothing.
        session.pin(&order.identity).ok();
        Worker(RefCell::new(session))
    }

    async fn send(&self, request: Request, transport: &Transport) -> latchkey_core::flow::Outcome {
        exchange::carry(Exchange::new(request), transport, self).await
    }
}

impl Caller for Worker {
    fn with_session<T>(&self, change: impl FnOnce(&mut Session) -> T) -> T {
        change(&mut self.0.borrow_mut())
    }

    async fn wait(&self, until: Moment) -> bool {
        clock::wait_until(until).await;
        true
    }
}

#[cfg(test)]
mod tests {
    use latchkey_core::making::{Making, Stage};
    use latchkey_core::{Expiry, Identity, UserId};

    use super::*;

    fn order(origin: &str) -> Order {
        Order {
            tab: Some(7),
            cookies: latchkey_core::cookies::CookieStore::default(),
            origin: origin.to_owned(),
            identity: Identity::default(),
            making: Making {
                tenant_id: "acme".to_owned(),
                user_id: UserId::new("ada"),
                name: latchkey_core::TokenFree::new("Nightly").unwrap(),
                expiry: Expiry::Longest,
                asked_at: Moment::from_millis(1),
                before: Vec::new(),
                rotates: None,
                stage: Stage::Asked,
            },
        }
    }

    #[test]
    fn an_order_is_read_whole_and_for_a_tenant_or_not_at_all() {
        let text = |origin| serde_json::to_string(&order(origin)).unwrap();
        let acme = "https://acme.us.qlikcloud.com";
        let (read_order, tenant) = read(&text(acme)).unwrap();
        assert_eq!(read_order, order(acme));
        assert_eq!(tenant.host(), "acme.us.qlikcloud.com");
        for unreadable in ["", "null", "{}", &text(acme)[1..]] {
            assert!(read(unreadable).is_none(), "{unreadable}");
        }
        for elsewhere in [
            "https://news.example",
            "https://us.qlikcloud.com.evil.example",
            "",
        ] {
            assert!(read(&text(elsewhere)).is_none(), "{elsewhere}");
        }
    }
}
