//! A key in the making and its secret: the wish, the order, the doubt whether it was made, the secret
//! that is shown once. The section New key, a rotation, Connect and the linking form share it.

pub mod message;
pub mod state;
pub mod update;
