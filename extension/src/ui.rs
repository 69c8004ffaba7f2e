//! What all parts of the screen are made of: plain functions of words and facts to nodes. Nothing here knows
//! the popup's state or its messages.

pub mod button;
pub mod dialog;
pub mod field;
pub mod icon;
pub mod letter;
pub mod odd;
pub mod person;
pub mod trouble;
