//! Notices when elements change their size. The browser tells after it has laid the page out, so
//! that reading sizes then costs nothing more.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Watches elements until it is dropped.
#[derive(Debug)]
pub struct Watch {
    observer: ResizeObserver,
    _callback: Closure<dyn Fn()>,
}

impl Watch {
    /// Calls `act` once at first and then whenever one of the elements has changed its size.
    pub fn new(elements: &[Element], act: impl Fn() + 'static) -> Option<Watch> {
        let callback = Closure::<dyn Fn()>::new(act);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        for element in elements {
            observer.observe(element);
        }
        Some(Watch {
            observer,
            _callback: callback,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
