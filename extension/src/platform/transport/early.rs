//! Answers to the first questions of an opening, which `www/early.js` asks in the front tab while
//! WebAssembly is still starting: the wait for the one hides the wait for the other.

use js_sys::{Map, Promise};
use latchkey_core::{Answer, Method, Redirects, Request};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::in_tab;
use crate::platform::script;

/// Answers under way, each for the first to ask the same.
#[derive(Clone, Debug, Default)]
pub struct Early(Option<Map>);

impl Early {
    /// What `early` of `www/early.js` resolves to: promises by path.
    pub async fn answered(asked: Promise) -> Early {
        let answers = JsFuture::from(asked).await.ok();
        Early(answers.and_then(|answers| answers.dyn_into().ok()))
    }

    /// The answer under way to exactly this request, once.
    pub(super) fn take(&self, request: &Request) -> Option<Promise> {
        let answer = self.of(request)?;
        if let Some(answers) = &self.0 {
            answers.delete(&request.path.as_str().into());
        }
        Some(answer)
    }

    /// The answer to exactly this request, once it has come; it stays under way for whoever asks.
    pub async fn shown(&self, request: &Request) -> Option<Answer> {
        let results = script::results(Ok(self.of(request)?)).await;
        Some(results.and_then(in_tab::read))
    }

    fn of(&self, request: &Request) -> Option<Promise> {
        let is_plain = request.method == Method::Get
            && request.redirects == Redirects::Follow
            && request.bearer.is_none();
        let answers = self.0.as_ref().filter(|_| is_plain)?;
        answers.get(&request.path.as_str().into()).dyn_into().ok()
    }
}
