//! Saving a file, where the browser puts downloads. By a link of our own to what is in memory, which
//! needs no permission and asks nobody.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to begin, in milliseconds; then the memory is let go.
const KEPT: u32 = 60_000;

/// Offers a text as a file of that name, on a click; says whether the browser was asked.
pub fn save(name: &str, media_type: &str, text: &str) -> bool {
    save_bytes(name, media_type, text.as_bytes())
}

/// The same for any content.
pub fn save_bytes(name: &str, media_type: &str, content: &[u8]) -> bool {
    offer(name, media_type, content).is_ok()
}

fn offer(name: &str, media_type: &str, content: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(content));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or(JsValue::UNDEFINED)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    let address = Url::create_object_url_with_blob(&blob)?;
    link.set_href(&address);
    link.set_download(name);
    // A link that isn't in the page can be clicked all the same.
    link.click();
    Timeout::new(KEPT, move || {
        // Letting go of what is gone already is no harm.
        Url::revoke_object_url(&address).ok();
    })
    .forget();
    Ok(())
}
