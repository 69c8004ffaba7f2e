//! Copying. From a page in front and on a click it needs no permission; it may be refused all the
//! same, by a policy for instance.

use wasm_bindgen_futures::JsFuture;

/// Copies a text and says whether that worked.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    JsFuture::from(window.navigator().clipboard().write_text(text))
        .await
        .is_ok()
}
