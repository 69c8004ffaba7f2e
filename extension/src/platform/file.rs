//! Reading a file that the user chose, as text.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, File, HtmlInputElement};

/// The most bytes that are read: more is no text of ours.
const LARGEST: f64 = 1_000_000.0;

/// Why a file's text is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It has more bytes than are read.
    TooLarge,
    /// The browser did not read it.
    NotRead,
}

/// Hands over the text of the file that an event of an `<input type=file>` tells of.
pub fn read(event: &Event, take: impl FnOnce(Result<String, FileError>) + 'static) {
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

async fn text(file: &File) -> Result<String, FileError> {
    if file.size() > LARGEST {
        return Err(FileError::TooLarge);
    }
    let text = JsFuture::from(file.text()).await.ok();
    text.and_then(|text| text.as_string())
        .ok_or(FileError::NotRead)
}
