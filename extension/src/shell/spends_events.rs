//! Flows that read events. They share one budget, so that several at a time leave as much of the tenant's
//! limit free as one does.

use std::mem;

use latchkey_core::activity::EventsBudget;
use latchkey_core::flow::Flow;
use latchkey_core::flow::read_activity::ReadActivity;
use latchkey_core::flow::read_last_uses::ReadLastUses;
use latchkey_core::flow::read_uses::ReadUses;

/// A flow that sends events calls.
pub trait SpendsEvents: Flow {
    fn budget_mut(&mut self) -> &mut EventsBudget;
}

/// Exchanges the flow's budget and the shared one: before each step, and back after it.
pub fn exchange_budgets<F: SpendsEvents>(flow: &mut F, budget: &mut EventsBudget) {
    mem::swap(flow.budget_mut(), budget);
}

impl SpendsEvents for ReadActivity {
    fn budget_mut(&mut self) -> &mut EventsBudget {
        self.budget_mut()
    }
}

impl SpendsEvents for ReadUses {
    fn budget_mut(&mut self) -> &mut EventsBudget {
        self.budget_mut()
    }
}

impl SpendsEvents for ReadLastUses {
    fn budget_mut(&mut self) -> &mut EventsBudget {
        self.budget_mut()
    }
}
