//! A key that works wherever the focus is, but not where somebody is writing.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// A slash that moves the focus, until this is dropped.
#[derive(Debug)]
pub struct Slash {
    document: Document,
    listener: Closure<dyn Fn(KeyboardEvent)>,
}

impl Slash {
    /// Listens in our page; the slash moves the focus to the element of that id.
    pub fn to(id: &'static str) -> Option<Slash> {
        let document = web_sys::window()?.document()?;
        let page = document.clone();
        let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            let element = page.get_element_by_id(id);
            let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
            if let Some(element) = element.filter(|_| is_shortcut(&event)) {
                event.prevent_default();
                // An element that can't take the focus leaves it where it is.
                element.focus().ok();
            }
        });
        let callback = listener.as_ref().unchecked_ref();
        document
            .add_event_listener_with_callback("keydown", callback)
            .ok()?;
        Some(Slash { document, listener })
    }
}

impl Drop for Slash {
    fn drop(&mut self) {
        let callback = self.listener.as_ref().unchecked_ref();
        // One that isn't there needs no removing.
        self.document
            .remove_event_listener_with_callback("keydown", callback)
            .ok();
    }
}

fn is_shortcut(event: &KeyboardEvent) -> bool {
    let is_bare = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    event.key() == "/" && is_bare && !event.default_prevented() && !is_writing(event)
}

fn is_writing(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target() else {
        return false;
    };
    let input = target.dyn_ref::<HtmlInputElement>();
    input.is_some_and(|input| !matches!(input.type_().as_str(), "radio" | "checkbox"))
        || target.is_instance_of::<HtmlTextAreaElement>()
}
