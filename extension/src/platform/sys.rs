//! Raw bindings to the extension API, which both Chromium and Firefox offer under `chrome`.
//! Promises that are refused come back as errors; nothing is interpreted here.

use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// What a call comes to, whether it refuses at once or later.
pub async fn settled(asked: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(asked?).await
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = get, catch)]
    pub fn tabs_get(id: i32) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    pub fn tabs_query(wanted: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = create, catch)]
    pub fn tabs_create(properties: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = update, catch)]
    pub fn tabs_update(id: i32, properties: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = getCurrent, catch)]
    pub fn tabs_current() -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "onChanged"], js_name = addListener, catch)]
    pub fn on_storage_changed(listener: &Function) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = executeScript, catch)]
    pub fn execute_script(injection: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = contains, catch)]
    pub fn permissions_contains(permissions: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    pub fn permissions_request(permissions: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = remove, catch)]
    pub fn permissions_remove(permissions: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = getAll, catch)]
    pub fn permissions_all() -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "permissions", "onAdded"], js_name = addListener, catch)]
    pub fn on_permissions_added(listener: &Function) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "permissions", "onRemoved"], js_name = addListener, catch)]
    pub fn on_permissions_removed(listener: &Function) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getManifest, catch)]
    pub fn runtime_manifest() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL)]
    pub fn runtime_url(path: &str) -> String;

    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    pub fn runtime_send(message: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = create, catch)]
    pub fn alarms_create(name: &str, info: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = clear, catch)]
    pub fn alarms_clear(name: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getMessage)]
    pub fn i18n_message(key: &str, substitutions: &Array) -> String;

    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getUILanguage)]
    pub fn i18n_language() -> String;

    #[wasm_bindgen(js_namespace = ["crypto"], js_name = randomUUID, catch)]
    pub fn random_uuid() -> Result<String, JsValue>;

    /// `chrome.storage.session` or `chrome.storage.local`.
    pub type StorageArea;

    #[wasm_bindgen(js_namespace = ["chrome", "storage"], js_name = session, thread_local_v2)]
    pub static SESSION: StorageArea;

    #[wasm_bindgen(js_namespace = ["chrome", "storage"], js_name = local, thread_local_v2)]
    pub static LOCAL: StorageArea;

    #[wasm_bindgen(method, catch)]
    pub fn get(this: &StorageArea, keys: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, js_name = getKeys, catch)]
    pub fn get_keys(this: &StorageArea) -> Result<Promise, JsValue>;

    /// Throws where the browser has no such function.
    #[wasm_bindgen(method, js_name = setAccessLevel, catch)]
    pub fn set_access_level(this: &StorageArea, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub fn set(this: &StorageArea, items: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub fn remove(this: &StorageArea, keys: &JsValue) -> Result<Promise, JsValue>;

    /// `navigator.locks`.
    pub type Locks;

    #[wasm_bindgen(js_namespace = ["navigator"], js_name = locks, thread_local_v2)]
    pub static LOCKS: Locks;

    #[wasm_bindgen(method, catch)]
    pub fn query(this: &Locks) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub fn request(
        this: &Locks,
        name: &str,
        options: &Object,
        callback: &Function,
    ) -> Result<Promise, JsValue>;
}
