//! What happens to keys, as the tenant's events tell it: which events are asked for, what each of
//! them means, which key it is about, and the two families of events joined to one list. How often keys
//! are used is counted in [`uses`].
//!
//! An [`AuditEvent`] is a record as it came. An [`ActivityLog`] makes of many of them each [`Activity`]
//! once, and an [`ActivityList`] shows those with names, searched and filtered.

mod about;
mod actor;
mod budget;
mod change;
mod coverage;
mod entry;
mod event;
mod event_type;
mod fact;
mod held;
mod join;
mod key;
mod list;
mod log;
mod own;
mod record;
mod rules;
mod touched;
pub mod uses;
mod window;

pub use actor::Actor;
pub use budget::EventsBudget;
pub use coverage::{Coverage, Extent, Offer, TopicExtent, TypeCoverage};
pub use entry::Activity;
pub use event::AuditEvent;
pub use event_type::{ASKED, EventFamily, EventTopic, EventType, KEY_USED, USER_UPDATED};
pub use fact::{
    ActivityFact, ActivityKind, PermissionChange, PermissionHolder, RateLimit, RoleAct,
};
pub use held::CarrierRoles;
pub use key::{EventKey, KeyName};
pub use list::{ActivityCounts, ActivityFilter, ActivityList, ActivityRow};
pub use log::ActivityLog;
pub use own::OwnRuns;
pub use record::{ActivityRecord, activity_file_name, activity_to_csv, activity_to_json};
pub use rules::ChangedRules;
pub use touched::{Touched, TouchedPart};
pub use window::{EventReach, EventSettings, EventWindow};
