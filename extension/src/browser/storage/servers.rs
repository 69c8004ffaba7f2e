//! The on-premises servers on whose pages the icon was clicked, by their addresses, on disk.

use latchkey_core::Server;
use serde_json::Value;

use super::{LOCAL_AREA, LOCK, to_text};
use crate::browser::lock;

const ENTRY: &str = "servers";
/// Servers remembered.
const MOST: usize = 20;

/// The servers seen, last first. What is no server's address is left out.
pub async fn seen() -> Vec<Server> {
    let kept: Vec<Value> = LOCAL_AREA.read(ENTRY).await.unwrap_or_default();
    let addresses = kept.iter().filter_map(Value::as_str);
    addresses.filter_map(Server::from_address).collect()
}

/// Puts a server first among those seen.
pub async fn remember(server: &Server) {
    let _remembered = lock::acquire(LOCK).await;
    let mut addresses: Vec<String> = seen().await.iter().map(Server::address).collect();
    addresses.retain(|seen| *seen != server.address());
    addresses.insert(0, server.address());
    addresses.truncate(MOST);
    if let Some(text) = to_text(&addresses) {
        LOCAL_AREA.write([(ENTRY, text.into())]).await;
    }
}
