//! What all parts of the screen are made of. Nothing here knows the popup's state or its messages.

pub mod trouble;
