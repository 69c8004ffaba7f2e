//! How the use of keys looks: of one key, in its details, and of all active keys, above the list.

mod bars;
mod coverage;
mod key;
mod last_uses;
mod period;
mod reading;
#[cfg(test)]
mod tests;

pub use key::of_key;
pub use last_uses::last_uses;
