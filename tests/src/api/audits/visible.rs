//! Which of the recorded events can be read now: not too old, not too young, of a type that this tenant records.

use super::ttl_s;
use crate::stage::Play;
use crate::switches::{AuditFamilies, AuditUses};
use crate::world::audit_log::Recorded;
use crate::world::event::{self, VALIDATED};

/// Of so many uses, one is recorded where they are sampled.
const SAMPLE: usize = 10;

/// What can be read at one moment.
pub struct Visible {
    /// The times between which events can be read, in milliseconds since the epoch.
    oldest: i64,
    newest: i64,
    hidden: Vec<&'static str>,
    sampled: bool,
}

impl Visible {
    /// What can be read now.
    pub fn now(play: &Play) -> Self {
        let now = play.now();
        Self {
            oldest: now - i64::from(ttl_s(play)) * 1_000,
            newest: now - i64::from(play.switches.audit_delay_s) * 1_000,
            hidden: hidden(play),
            sampled: play.switches.audit_uses == AuditUses::Sampled,
        }
    }

    /// The same with all that is archived, however old.
    pub fn archived(play: &Play) -> Self {
        Self {
            oldest: i64::MIN,
            ..Self::now(play)
        }
    }

    /// Whether this event can be read.
    pub fn has(&self, event: Recorded) -> bool {
        let time = event.time();
        time >= self.oldest
            && time <= self.newest
            && !self.hides(event.name())
            && !(self.sampled
                && event.name() == VALIDATED
                && !event.number().is_multiple_of(SAMPLE))
    }

    /// Whether no event of that type is recorded.
    pub fn hides(&self, name: &str) -> bool {
        self.hidden.contains(&name)
    }
}

/// The types that are not recorded: those of a family that is not, where there is the other, and uses.
fn hidden(play: &Play) -> Vec<&'static str> {
    let families = play.switches.audit_families;
    let mut hidden: Vec<&str> = event::ALL
        .into_iter()
        .filter_map(|kind| match (families, kind.core, kind.legacy) {
            (AuditFamilies::Core, Some(_), legacy) => legacy,
            (AuditFamilies::Legacy, core, Some(_)) => core,
            _ => None,
        })
        .collect();
    if play.switches.audit_uses == AuditUses::None {
        hidden.push(VALIDATED);
    }
    hidden
}
