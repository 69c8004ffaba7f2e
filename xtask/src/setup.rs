//! Makes sure that what a task needs is there: found, else installed where that is ours to do,
//! else a sentence that says what to install.

pub mod browser;
mod debian;
pub mod node;
pub mod test_runner;
pub mod wasm;
