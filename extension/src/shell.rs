//! What all parts of the popup stand on: [`tasks`] drives the core's flows.

pub mod tasks;
