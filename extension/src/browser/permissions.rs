//! Access to one origin: whether the user has granted it, and asking for it, which the browser lets
//! us do on a click only. Chromium closes a popup over the question, so the full tab asks.

use serde::Serialize;

use super::sys;

#[derive(Serialize)]
struct Origins {
    origins: [String; 1],
}

impl Origins {
    fn of(origin: &str) -> Option<wasm_bindgen::JsValue> {
        let origins = Origins {
            origins: [format!("{origin}/*")],
        };
        serde_wasm_bindgen::to_value(&origins).ok()
    }
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
