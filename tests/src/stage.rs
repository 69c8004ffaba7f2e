//! All that one run of the demo tenants shares, behind one lock that is never held while waiting.

use crate::budget::Spending;
use crate::clock;
use crate::fault::Faults;
use crate::form::Sent;
use crate::gate::Gates;
use crate::log::Log;
use crate::session::Sessions;
use crate::switches::Switches;
use crate::token::Signer;
use crate::world::World;
use std::error::Error;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The stage as handlers hold it.
pub type Shared = Arc<Stage>;

/// What lasts as long as the process.
pub struct Stage {
    play: Mutex<Play>,
    pub signer: Signer,
    /// The certificate authority, in PEM.
    pub authority: String,
}

/// What a reset begins anew.
pub struct Play {
    pub world: World,
    pub switches: Switches,
    pub faults: Faults,
    pub gates: Gates,
    pub log: Log,
    /// What forms of other products have sent, in order.
    pub sent: Vec<Sent>,
    pub sessions: Sessions,
    pub spending: Spending,
    /// How many pages of events were answered.
    pub audit_pages: u64,
}

impl Stage {
    /// A stage with the seeded world.
    ///
    /// # Errors
    /// When no key pair for tokens can be made.
    pub fn new(authority: String) -> Result<Shared, Box<dyn Error + Send + Sync>> {
        let play = Mutex::new(Play::new(World::seeded(clock::present())));
        Ok(Arc::new(Self {
            play,
            signer: Signer::new()?,
            authority,
        }))
    }

    /// The play, for as long as the guard lives.
    pub fn play(&self) -> MutexGuard<'_, Play> {
        self.play.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Play {
    /// That world, and everything else as at the start.
    pub fn new(world: World) -> Self {
        Self {
            world,
            switches: Switches::default(),
            faults: Faults::default(),
            gates: Gates::default(),
            log: Log::default(),
            sent: Vec::new(),
            sessions: Sessions::default(),
            spending: Spending::default(),
            audit_pages: 0,
        }
    }

    /// The tenants' idea of the present, in milliseconds since the epoch.
    pub fn now(&self) -> i64 {
        clock::present() + i64::from(self.switches.clock_offset_s) * 1_000
    }
}
