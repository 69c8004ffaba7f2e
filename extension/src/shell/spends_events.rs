//! Flows that read events. They share one budget, so that several at a time leave as much of the tenant's
//! limit free as one does.

use std::mem;

use latchkey_core::Subject;
use latchkey_core::activity::uses::UseBucket;
use latchkey_core::activity::{EventReach, EventsBudget};
use latchkey_core::flow::Flow;
use latchkey_core::flow::read_activity::ReadActivity;
use latchkey_core::flow::read_last_uses::ReadLastUses;
use latchkey_core::flow::read_uses::{ReadUses, UsesRequest};

/// A flow that sends events calls.
pub trait SpendsEvents: Flow + Sized {
    /// The flow with this budget in place of its own.
    fn with(self, budget: EventsBudget) -> Self;

    fn budget(&self) -> &EventsBudget;

    /// A flow that does nothing, to stand in for one that is being changed.
    fn idle() -> Self;
}

/// Exchanges the flow's budget and the shared one: before each step, and back after it.
pub fn exchange_budgets<F: SpendsEvents>(flow: &mut F, budget: &mut EventsBudget) {
    let own = flow.budget().clone();
    let shared = mem::replace(budget, own);
    *flow = mem::replace(flow, F::idle()).with(shared);
}

impl SpendsEvents for ReadActivity {
    fn with(self, budget: EventsBudget) -> ReadActivity {
        self.with_budget(budget)
    }

    fn budget(&self) -> &EventsBudget {
        self.budget()
    }

    fn idle() -> ReadActivity {
        ReadActivity::new(EventReach::Day, false)
    }
}

impl SpendsEvents for ReadUses {
    fn with(self, budget: EventsBudget) -> ReadUses {
        self.with_budget(budget)
    }

    fn budget(&self) -> &EventsBudget {
        self.budget()
    }

    fn idle() -> ReadUses {
        ReadUses::new(UsesRequest {
            owner: Subject::NotKnown,
            reach: EventReach::Day,
            bucket: UseBucket::Day,
            offset: 0,
        })
    }
}

impl SpendsEvents for ReadLastUses {
    fn with(self, budget: EventsBudget) -> ReadLastUses {
        self.with_budget(budget)
    }

    fn budget(&self) -> &EventsBudget {
        self.budget()
    }

    fn idle() -> ReadLastUses {
        ReadLastUses::new(EventReach::Day, Vec::new())
    }
}
