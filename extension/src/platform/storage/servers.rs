//! The on-premises servers on whose pages the icon was clicked, by their addresses, on disk.

use latchkey_core::Server;
use latchkey_core::kept::{Entry, Kept, SERVERS};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{LOCAL_AREA, LOCK};
use crate::platform::lock;

/// Servers remembered.
const MOST: usize = 20;

/// Addresses, last first. What is no text is passed over.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Addresses(Vec<Value>);

impl Entry for Addresses {}

/// The servers seen, last first. What is no server's address is left out.
pub async fn seen() -> Kept<Vec<Server>> {
    let kept: Kept<Addresses> = LOCAL_AREA.read(SERVERS).await;
    kept.map(|Addresses(kept)| {
        let addresses = kept.iter().filter_map(Value::as_str);
        addresses.filter_map(Server::from_address).collect()
    })
}

/// Forgets a server; says whether that worked.
pub async fn forget(server: &Server) -> bool {
    let _forgotten = lock::acquire(LOCK).await;
    let Some(servers) = seen().await.known() else {
        return false;
    };
    let addresses = servers.iter().map(Server::address);
    let left = addresses.filter(|seen| *seen != server.address());
    let left = left.map(Value::String).collect();
    LOCAL_AREA.put(SERVERS, &Addresses(left)).await
}

/// Puts a server first among those seen.
pub async fn remember(server: &Server) {
    let _remembered = lock::acquire(LOCK).await;
    let kept = seen().await;
    if !kept.may_be_written() {
        return;
    }
    let kept = kept.here().unwrap_or_default();
    let mut addresses: Vec<String> = kept.iter().map(Server::address).collect();
    addresses.retain(|seen| *seen != server.address());
    addresses.insert(0, server.address());
    addresses.truncate(MOST);
    let addresses = addresses.into_iter().map(Value::String).collect();
    LOCAL_AREA.put(SERVERS, &Addresses(addresses)).await;
}
