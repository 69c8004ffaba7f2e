//! How a request leaves: through the session to its end ([`exchange`]), or as an order to the
//! background worker ([`order`]).

pub mod exchange;
pub mod order;
