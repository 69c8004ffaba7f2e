//! Reading a file that the user chose, as text.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, File, HtmlInputElement};

use crate::popup::connect::Trouble;

use latchkey_core::linking::CustomError;

/// The most bytes that are read: more is no text of ours.
const LARGEST: f64 = 1_000_000.0;

/// Hands over the text of the file that an event of an `<input type=file>` tells of.
pub fn read(event: &Event, take: impl FnOnce(Result<String, Trouble>) + 'static) {
    let Some(file) = chosen(event) else {
        return;
    };
    spawn_local(async move { take(text(&file).await) });
}

fn chosen(event: &Event) -> Option<File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0);
    // The same file, chosen again, is to be read again.
    input.set_value("");
    file
}

async fn text(file: &File) -> Result<String, Trouble> {
    if file.size() > LARGEST {
        return Err(Trouble::Custom(CustomError::TooLarge));
    }
    let text = JsFuture::from(file.text()).await.ok();
    text.and_then(|text| text.as_string())
        .ok_or(Trouble::NotRead)
}
