//! The section Settings: the tenant's rules for keys, and who may make them.

pub mod view;
