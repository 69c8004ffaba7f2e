//! Runs JavaScript in a tab, in the extension's own world (`scripting.executeScript`).

use js_sys::{Array, Function, Object, Promise, Reflect};
use latchkey_core::Failure;
use wasm_bindgen::JsValue;

use super::sys;

/// Where a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frames {
    /// The page itself.
    Top,
    /// The page and all frames that the browser lets us into.
    All,
    /// The frame of this number.
    One(i64),
}

/// What runs there.
pub(super) enum Code<'a> {
    /// A function, with what it is given.
    Call(&'a Function, Array),
    /// Files of ours, in this order.
    Files(&'static [&'static str]),
}

/// Gives the browser's results, one a frame, or why there are none.
pub(super) async fn run(tab: i32, frames: Frames, code: Code<'_>) -> Result<JsValue, Failure> {
    let injection = injection(tab, frames, code).map_err(|_| Failure::NoAccess)?;
    results(sys::execute_script(&injection)).await
}

/// The same for a script that runs already.
pub(super) async fn results(asked: Result<Promise, JsValue>) -> Result<JsValue, Failure> {
    let results = sys::settled(asked).await;
    results.map_err(|error| refusal(&error))
}

fn injection(tab: i32, frames: Frames, code: Code<'_>) -> Result<Object, JsValue> {
    let set = |object: &Object, name: &str, value: &JsValue| {
        Reflect::set(object, &name.into(), value).map(|_| ())
    };
    let target = Object::new();
    set(&target, "tabId", &tab.into())?;
    match frames {
        Frames::Top => {}
        Frames::All => set(&target, "allFrames", &JsValue::TRUE)?,
        Frames::One(frame) => {
            let frames = serde_wasm_bindgen::to_value(&[frame])?;
            set(&target, "frameIds", &frames)?;
        }
    }
    let injection = Object::new();
    set(&injection, "target", &target)?;
    match code {
        Code::Call(function, given) => {
            set(&injection, "func", function)?;
            set(&injection, "args", &given)?;
        }
        Code::Files(files) => {
            let files: Array = files.iter().map(|file| JsValue::from_str(file)).collect();
            set(&injection, "files", &files)?;
        }
    }
    // Without it the browser waits for a page that is still loading.
    set(&injection, "injectImmediately", &JsValue::TRUE)?;
    Ok(injection)
}

/// Why the browser would not run the script. Only where it says so was nothing run.
fn refusal(error: &JsValue) -> Failure {
    let message = Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string())
        .unwrap_or_default();
    let says = |text: &str| message.contains(text);
    if says("No tab with id") || says("Invalid tab ID") {
        Failure::TabGone
    } else if says("Cannot access") || says("Missing host permission") || says("be scripted") {
        Failure::NoAccess
    } else if says("error page") || says("No frame with id") || says("Invalid frame IDs") {
        Failure::TabGone
    } else {
        Failure::Lost
    }
}
