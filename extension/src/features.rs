//! What the user comes for: a folder a feature, with all that belongs to it. No feature knows another.

pub mod activity;
pub mod key_uses;
pub mod settings;
