//! How keys are used, as far as the tenant's events tell, read on request: in the details of a key, and of all active
//! keys, to sort them by. It is no section: the popup shows it among the keys.

pub mod state;
pub mod update;
pub mod view;
