//! How a request leaves: through the session to its end ([`exchange`]), or as an [`order`] to the
//! background worker, to which it is handed by [`dispatch`].

pub mod dispatch;
pub mod exchange;
pub mod order;
