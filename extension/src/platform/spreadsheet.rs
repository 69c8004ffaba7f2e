//! The workbook of a sheet, by a module of its own: loaded when the first one is wanted, so that no
//! opening pays for it.

use js_sys::{Function, Promise, Uint8Array};
use latchkey_core::export::Sheet;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The file of a sheet. `workbook` is that of `www/spreadsheet.js`. `None` where the module can't be
/// loaded, or makes none of it.
pub async fn workbook(workbook: &Function, sheet: &Sheet) -> Option<Vec<u8>> {
    let sheet = serde_json::to_string(sheet).ok()?;
    let asked = workbook.call1(&JsValue::UNDEFINED, &sheet.into()).ok()?;
    let file = JsFuture::from(asked.dyn_into::<Promise>().ok()?)
        .await
        .ok()?;
    Some(file.dyn_into::<Uint8Array>().ok()?.to_vec())
}
