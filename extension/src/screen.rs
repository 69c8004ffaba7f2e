//! The screen as data: a view gives a tree of nodes ([`node`]), which can be written down ([`picture`]) and read
//! without a page. Below all that knows of keys or tenants: nothing else of ours is named here.

mod hook;
mod node;
pub mod picture;
#[cfg(test)]
pub mod reader;

pub use self::hook::{Guard, Sender, open_modal};
pub use self::node::{Element, Handler, Node, Text, Value, element, tag};
