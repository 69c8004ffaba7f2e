//! Gates hold a request before or after it took effect, until a test opens them.

use crate::seen::{Rule, Seen};
use serde::Deserialize;
use std::future::Future;
use tokio::sync::watch;

/// On which side of its effect a request is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    Before,
    After,
}

/// A gate as ordered at the control port.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    method: Option<String>,
    path: Option<String>,
    query: Option<String>,
    host: Option<String>,
    /// How many requests that fit pass first.
    #[serde(default)]
    skip: u32,
    when: When,
}

/// All gates; a gate's id is its place, counted from 1.
#[derive(Default)]
pub struct Gates(Vec<Gate>);

struct Gate {
    rule: Rule,
    when: When,
    skip: u32,
    held: watch::Sender<bool>,
    open: watch::Sender<bool>,
}

impl Gates {
    /// Takes an order and gives the gate's id.
    pub fn add(&mut self, order: Order) -> usize {
        let Order {
            method,
            path,
            query,
            host,
            skip,
            when,
        } = order;
        self.0.push(Gate {
            rule: Rule {
                method,
                path,
                query,
                host,
            },
            when,
            skip,
            held: watch::Sender::new(false),
            open: watch::Sender::new(false),
        });
        self.0.len()
    }

    /// A wait for the first shut gate that holds this request; ends at once when none does.
    pub fn hold(&mut self, seen: &Seen, when: When) -> impl Future<Output = ()> + use<> {
        let mut opened = None;
        for gate in self
            .0
            .iter_mut()
            .filter(|gate| gate.when == when && !*gate.open.borrow())
        {
            if !gate.rule.fits(seen) {
                continue;
            }
            if gate.skip > 0 {
                gate.skip -= 1;
                continue;
            }
            gate.held.send_replace(true);
            opened = Some(gate.open.subscribe());
            break;
        }
        async move {
            if let Some(mut opened) = opened {
                until(&mut opened).await;
            }
        }
    }

    /// Tells when the gate with this id holds its first request; `None` when there is no such gate.
    pub fn held(&self, id: usize) -> Option<watch::Receiver<bool>> {
        self.gate(id).map(|gate| gate.held.subscribe())
    }

    /// Opens the gate with this id for good; `false` when there is no such gate.
    pub fn open(&self, id: usize) -> bool {
        let gate = self.gate(id);
        gate.is_some_and(|gate| {
            gate.open.send_replace(true);
            true
        })
    }

    fn gate(&self, id: usize) -> Option<&Gate> {
        self.0.get(id.checked_sub(1)?)
    }
}

/// Waits for `true`; gives `false` when the gate was taken down meanwhile.
pub async fn until(signal: &mut watch::Receiver<bool>) -> bool {
    signal.wait_for(|raised| *raised).await.is_ok()
}
