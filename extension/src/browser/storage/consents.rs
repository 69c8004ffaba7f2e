//! What the user said yes to before a secret went to another product, by exact origin, on disk.

use std::collections::BTreeSet;

use latchkey_core::linking::{Ask, Consents};
use serde::{Deserialize, Serialize};

use super::{LOCAL_AREA, LOCK, to_text};
use crate::browser::lock;

const ENTRY: &str = "consents";

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    secrets: BTreeSet<String>,
    over_http: BTreeSet<String>,
}

/// All that the user said yes to. What can't be read counts as never said.
pub async fn read() -> Consents {
    let Kept { secrets, over_http } = LOCAL_AREA.read(ENTRY).await.unwrap_or_default();
    Consents { secrets, over_http }
}

/// Keeps a yes for an origin. Where it can't be kept it is asked for again.
pub async fn keep(ask: Ask, origin: String) {
    let _kept = lock::acquire(LOCK).await;
    let Consents { secrets, over_http } = read().await;
    let mut kept = Kept { secrets, over_http };
    match ask {
        Ask::FirstSecret => kept.secrets.insert(origin),
        Ask::OverHttp => kept.over_http.insert(origin),
    };
    if let Some(text) = to_text(&kept) {
        LOCAL_AREA.write([(ENTRY, text.into())]).await;
    }
}
