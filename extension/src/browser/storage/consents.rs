//! What the user said yes to before a secret went to another product, by exact origin, on disk.

use std::collections::BTreeSet;

use latchkey_core::linking::{Ask, Consents};
use serde::{Deserialize, Serialize};

use super::kept::Entry;
use super::{LOCAL_AREA, LOCK};
use crate::browser::lock;

const ENTRY: &str = "consents";

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    secrets: BTreeSet<String>,
    over_http: BTreeSet<String>,
}

impl Entry for Stored {}

/// All that the user said yes to. What can't be read counts as never said.
pub async fn read() -> Consents {
    let kept = LOCAL_AREA.read(ENTRY).await.here();
    let Stored { secrets, over_http } = kept.unwrap_or_default();
    Consents { secrets, over_http }
}

/// Keeps a yes for an origin. Where it can't be kept it is asked for again.
pub async fn keep(ask: Ask, origin: String) {
    let _kept = lock::acquire(LOCK).await;
    let Consents { secrets, over_http } = read().await;
    let mut kept = Stored { secrets, over_http };
    match ask {
        Ask::FirstSecret => kept.secrets.insert(origin),
        Ask::OverHttp => kept.over_http.insert(origin),
    };
    LOCAL_AREA.put(ENTRY, &kept).await;
}
