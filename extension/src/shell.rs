//! What all parts of the popup stand on: the [`facts`] that they share, the [`tasks`] that drive the core's
//! flows, what a part is given ([`context`]), and what a [`section`] is.

pub mod context;
pub mod facts;
pub mod focus;
pub mod loaded;
pub mod message;
pub mod section;
pub mod section_name;
pub mod spends_events;
pub mod tasks;
