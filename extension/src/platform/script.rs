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

/// Why the browser would not run the script.
fn refusal(error: &JsValue) -> Failure {
    let message = Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string())
        .unwrap_or_default();
    meaning(&message)
}

/// What each browser calls its reasons, in lower case. Only where it says so was nothing run.
const REASONS: [(Failure, &[&str]); 4] = [
    (
        Failure::KeptOut,
        // The first is Chromium's, and that of its kin; others name who decides.
        &[
            "extensionssettings policy",
            "administrator policy",
            "by the administrator",
            "by your administrator",
            "by your organization",
        ],
    ),
    (
        Failure::NotLoaded,
        &[
            "error page",
            "chrome-error://",
            "about:neterror",
            "about:certerror",
        ],
    ),
    (
        Failure::TabGone,
        &[
            "no tab with id",
            "invalid tab id",
            "no frame with id",
            "invalid frame ids",
            "no document with id",
            "frame not found",
        ],
    ),
    // Firefox says the second of an error page and of a site that it keeps extensions off, too.
    (
        Failure::NoAccess,
        &["cannot access", "missing host permission", "be scripted"],
    ),
];

fn meaning(message: &str) -> Failure {
    let message = message.to_lowercase();
    let says = |words: &&str| message.contains(*words);
    let reason = REASONS.iter().find(|(_, words)| words.iter().any(says));
    reason.map_or(Failure::Lost, |(failure, _)| *failure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_of_a_browser_is_told_from_the_others_and_from_a_loss() {
        const RESPECTIVE: &str = "Cannot access contents of the page. Extension manifest must request permission to access the respective host.";
        for (says, means) in [
            // Chromium's.
            (
                "This page cannot be scripted due to an ExtensionsSettings policy.",
                Failure::KeptOut,
            ),
            ("Frame with ID 0 is showing error page", Failure::NotLoaded),
            (
                "Frame with ID 27 is showing error page.",
                Failure::NotLoaded,
            ),
            (
                "Cannot access contents of url \"chrome-error://chromewebdata/\". Extension manifest must request permission to access this host.",
                Failure::NotLoaded,
            ),
            ("No tab with id: 7.", Failure::TabGone),
            ("No frame with id 3 in tab with id 7", Failure::TabGone),
            ("No document with id 3A in tab with id 7", Failure::TabGone),
            (RESPECTIVE, Failure::NoAccess),
            ("Cannot access a chrome:// URL", Failure::NoAccess),
            (
                "The extensions gallery cannot be scripted.",
                Failure::NoAccess,
            ),
            ("Frame with ID 0 was removed.", Failure::Lost),
            ("The tab was closed.", Failure::Lost),
            // Firefox's.
            ("Invalid tab ID: 7", Failure::TabGone),
            ("Invalid frame IDs: [3].", Failure::TabGone),
            (
                "Frame not found, or missing host permission",
                Failure::TabGone,
            ),
            ("Missing host permission for the tab", Failure::NoAccess),
            (
                "Missing host permission for the tab or frames",
                Failure::NoAccess,
            ),
            (
                "Actor 'Conduits' destroyed before query 'Execute' was resolved",
                Failure::Lost,
            ),
            ("", Failure::Lost),
        ] {
            assert_eq!(meaning(says), means, "{says}");
        }
    }
}
