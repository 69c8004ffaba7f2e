//! The popup as a user and the tenant meet it: what happens, and what it then knows and asks for.

mod activity;
mod allowed;
mod bulk;
mod connect;
mod details;
mod exporting;
mod finding;
mod kept;
mod key_uses;
mod linking;
mod new_key;
mod opening;
mod owner;
mod reading;
mod renaming;
mod revoking;
mod rotating;
mod scene;
mod session;
mod settings;
mod two_pages;
mod unfinished;
mod unreadable;
mod why;
mod wish;
