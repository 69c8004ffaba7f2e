//! Access to one origin: whether the user has granted it, asking for it, which the browser lets us do
//! on a click only, and giving it back. Chromium closes a popup over the question, so the full tab asks.

use latchkey_core::SiteAccess;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::sys;

#[derive(Serialize)]
struct Origins<'a> {
    origins: [&'a str; 1],
}

impl Origins<'_> {
    fn of(origin: &str) -> Option<wasm_bindgen::JsValue> {
        Origins::by_pattern(&format!("{origin}/*"))
    }

    fn by_pattern(pattern: &str) -> Option<wasm_bindgen::JsValue> {
        let origins = Origins { origins: [pattern] };
        serde_wasm_bindgen::to_value(&origins).ok()
    }
}

/// What the browser says of all that was granted.
#[derive(Deserialize)]
struct All {
    #[serde(default)]
    origins: Vec<String>,
}

/// What is of interest of our manifest.
#[derive(Deserialize)]
struct Manifest {
    #[serde(default)]
    host_permissions: Vec<String>,
}

/// Whether the user has granted access to this origin.
pub async fn are_granted(origin: &str) -> bool {
    let Some(origins) = Origins::of(origin) else {
        return false;
    };
    let answer = sys::settled(sys::permissions_contains(&origins)).await;
    answer.is_ok_and(|granted| granted.is_truthy())
}

/// Asks the user for access to this origin, and says whether it is granted.
pub async fn request(origin: &str) -> bool {
    let Some(origins) = Origins::of(origin) else {
        return false;
    };
    let answer = sys::settled(sys::permissions_request(&origins)).await;
    answer.is_ok_and(|granted| granted.is_truthy())
}

/// The access that the user gave and can take back; `None` where the browser doesn't say.
pub async fn that_can_go() -> Option<Vec<SiteAccess>> {
    let all = sys::settled(sys::permissions_all()).await.ok()?;
    let all: All = serde_wasm_bindgen::from_value(all).ok()?;
    let manifest = sys::runtime_manifest().ok()?;
    let manifest: Manifest = serde_wasm_bindgen::from_value(manifest).ok()?;
    Some(SiteAccess::that_can_go(
        all.origins,
        &manifest.host_permissions,
    ))
}

/// Gives the access to this origin back, and says whether it is gone. Access that the manifest itself
/// asks for stays.
pub async fn remove(origin: &str) -> bool {
    remove_hosts(&format!("{origin}/*")).await
}

/// Gives an access back, as [`remove`] does.
pub async fn take_back(access: &SiteAccess) -> bool {
    remove_hosts(access.pattern()).await
}

async fn remove_hosts(pattern: &str) -> bool {
    let Some(origins) = Origins::by_pattern(pattern) else {
        return false;
    };
    let answer = sys::settled(sys::permissions_remove(&origins)).await;
    answer.is_ok_and(|is_removed| is_removed.is_truthy())
}

/// Calls `act` whenever access is given or taken away, by whichever page or by the browser's own
/// settings.
pub fn watch(act: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(act);
    let function = listener.as_ref().unchecked_ref();
    // Without them the screen is only as new as its last look.
    sys::on_permissions_added(function).ok();
    sys::on_permissions_removed(function).ok();
    // The page listens as long as it lives.
    listener.forget();
}
