//! The background worker: makes a key, so that a popup closed in the middle loses nothing, and
//! forgets secrets whose time is over. It knows nothing between two events; all that it leaves
//! behind is in storage.

use std::cell::RefCell;

use js_sys::Function;
use latchkey_core::flow::create_key::{CreateKey, Event, Step};
use latchkey_core::making::Standing;
use latchkey_core::session::{Exchange, Session};
use latchkey_core::{Moment, Request, Tenant};

use crate::browser::storage::making::{self, Maker};
use crate::browser::transport::Transport;
use crate::browser::{clock, lock};
use crate::exchange::{self, Desk};
use crate::order::Order;

/// Makes the key that the order, a text, asks for. An order that can't be read is none.
pub async fn make(script: Function, order: &str) {
    let Ok(order) = serde_json::from_str::<Order>(order) else {
        return;
    };
    let maker = Maker::of(&order.making);
    // Held to the end: a page that finds a note and gets this lock knows that nobody is at work.
    let _at_work = lock::acquire(&maker.lock()).await;
    let standing = Standing::of(making::noted(&maker).await, making::kept(&maker).await);
    if standing.lets_ask() {
        carry(script, order, &maker).await;
    }
}

async fn carry(script: Function, order: Order, maker: &Maker) {
    let Ok(tenant) = Tenant::from_url(&order.origin) else {
        return;
    };
    let desk = Worker::pinned(&order);
    let transport = Transport::new(tenant, order.tab, script);
    let (mut flow, mut step) = CreateKey::start(order.making);
    loop {
        let event = match step {
            Step::Note(note) => Event::Noted(making::note(&note).await),
            Step::Keep(fresh) => Event::Kept(making::keep(maker, &fresh).await),
            Step::Send(request) => Event::Answered(desk.send(request, &transport).await),
            Step::Done | Step::NotNoted => return,
        };
        step = flow.happened(event, clock::now());
    }
}

/// The time of an alarm has come.
pub async fn alarm(name: &str) {
    making::forget_if_due(name).await;
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

impl Desk for Worker {
    fn with_session<T>(&self, change: impl FnOnce(&mut Session) -> T) -> T {
        change(&mut self.0.borrow_mut())
    }

    async fn wait(&self, until: Moment) -> bool {
        clock::wait_until(until).await;
        true
    }
}
