//! What the user said yes to before a secret went to another product, on disk.

use std::collections::BTreeSet;

use latchkey_core::kept::{CONSENTS, Entry, Kept};
use latchkey_core::linking::{Consent, Consents};
use serde::{Deserialize, Serialize};

use super::{LOCAL_AREA, LOCK};
use crate::platform::lock;

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    secrets: BTreeSet<Consent>,
}

/// Before the page around a frame counted, a yes was for one origin.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Origins {
    secrets: BTreeSet<String>,
}

impl Entry for Stored {
    const VERSION: u32 = 2;

    fn of_version(version: u32, json: &str) -> Option<Stored> {
        let secrets = match version {
            1 => {
                let Origins { secrets } = serde_json::from_str(json).ok()?;
                secrets.into_iter().map(Consent::to_page).collect()
            }
            2 => serde_json::from_str::<Stored>(json).ok()?.secrets,
            _ => return None,
        };
        Some(Stored { secrets })
    }
}

/// All that the user said yes to. What can't be read counts as never said.
pub async fn read() -> Kept<Consents> {
    let kept: Kept<Stored> = LOCAL_AREA.read(CONSENTS).await;
    kept.map(|Stored { secrets }| Consents {
        secrets: lasting(secrets),
        once: None,
    })
}

/// Those that may be kept: what was kept before may be of an origin that nobody vouches for.
fn lasting(mut secrets: BTreeSet<Consent>) -> BTreeSet<Consent> {
    secrets.retain(Consent::may_be_kept);
    secrets
}

/// Takes a yes back; says whether that worked.
pub async fn forget(consent: &Consent) -> bool {
    let _forgotten = lock::acquire(LOCK).await;
    let kept: Kept<Stored> = LOCAL_AREA.read(CONSENTS).await;
    let Some(Stored { mut secrets }) = kept.known() else {
        return false;
    };
    secrets.remove(consent);
    LOCAL_AREA.put(CONSENTS, &Stored { secrets }).await
}

/// Keeps a yes. Where it can't be kept it is asked for again.
pub async fn keep(consent: Consent) {
    let _kept = lock::acquire(LOCK).await;
    let kept: Kept<Stored> = LOCAL_AREA.read(CONSENTS).await;
    if !kept.may_be_written() {
        return;
    }
    let mut secrets = lasting(kept.here().unwrap_or_default().secrets);
    secrets.insert(consent);
    LOCAL_AREA.put(CONSENTS, &Stored { secrets }).await;
}

#[cfg(test)]
mod tests {
    use super::super::kept;
    use super::*;

    #[test]
    fn a_yes_of_old_is_one_for_a_page_in_no_frame() {
        let old = r#"{"secrets":["https://hub.example"],"over_http":["http://b.example"]}"#;
        let secrets = [Consent::to_page("https://hub.example".to_owned())].into();
        assert_eq!(kept::read(old.to_owned()), Kept::Here(Stored { secrets }));
    }

    #[test]
    fn what_is_written_is_read() {
        let consent = Consent {
            page: "https://portal.example".to_owned(),
            frame: "https://hub.example".to_owned(),
        };
        let stored = Stored {
            secrets: [consent].into(),
        };
        let text = kept::text_of(&stored).unwrap();
        assert_eq!(kept::read(text), Kept::Here(stored));
    }
}
