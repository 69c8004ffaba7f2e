//! A Qlik Cloud tenant on loopback, for the demo, the benchmark and the end-to-end tests.
//!
//! It models the published contract of Qlik Cloud and shares no code with the product,
//! so that the two can disagree. Where the contract says nothing it has a [`switches`] entry.

pub mod api;
pub mod budget;
pub mod caller;
pub mod certificate;
pub mod clock;
pub mod control;
pub mod duration;
pub mod fault;
pub mod filter;
pub mod form;
pub mod gate;
pub mod log;
pub mod page;
pub mod passage;
pub mod query;
pub mod random;
pub mod seen;
pub mod server;
pub mod session;
pub mod site;
pub mod stage;
pub mod switches;
pub mod token;
pub mod world;

#[cfg(test)]
mod trial;
