//! The popup, which is also the full tab: what it knows ([`model`]), what can happen to it
//! ([`message`]), what follows ([`update`]), what it asks of the browser ([`effect`]), how it looks
//! ([`view`]). All but the last two lines of that are plain data, tested natively; [`run`] joins
//! them to the browser.

pub mod bulk;
pub mod connect;
pub mod details;
pub mod effect;
pub mod exporting;
pub mod first_look;
pub mod ids;
pub mod linking;
pub mod message;
pub mod model;
pub mod owner;
mod picture;
pub mod renaming;
pub mod rotating;
pub mod run;
pub mod sections;
pub mod unreadable;
pub mod update;
pub mod view;
pub mod why;
pub mod words;
