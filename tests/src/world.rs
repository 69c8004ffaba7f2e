//! Everything the demo tenants know.

pub mod audit_log;
pub mod config;
pub mod document;
pub mod event;
pub mod generate;
pub mod group;
pub mod key;
pub mod rights;
pub mod role;
pub mod seed;
pub mod shelf;
pub mod tenant;
pub mod user;
pub mod uses;

use tenant::Tenant;

/// Two tenants: the first is Acme, the second Globex.
pub struct World {
    pub tenants: [Tenant; 2],
}

impl World {
    /// The believable world: people, about forty keys, and one of every oddity.
    pub fn seeded(now: i64) -> Self {
        Self {
            tenants: [seed::acme(now), seed::globex(now)],
        }
    }

    /// Acme with that many generated keys instead; Globex as ever.
    pub fn generated(now: i64, keys: usize) -> Self {
        Self {
            tenants: [generate::acme(now, keys), seed::globex(now)],
        }
    }

    /// The place of the tenant that answers to this host.
    pub fn at(&self, host: &str) -> Option<usize> {
        self.tenants
            .iter()
            .position(|tenant| tenant.answers_to(host))
    }
}
