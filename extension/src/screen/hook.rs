//! What is called when an element enters the page or leaves it.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlDialogElement};

/// Says a message, as an event would.
pub type Sender<M> = Rc<dyn Fn(M)>;

/// What an element keeps for as long as it is in the page.
pub type Guard = Box<dyn Any>;

/// Where it is kept, once the hook was called.
pub(super) type Kept = Rc<RefCell<Option<Guard>>>;

pub(super) type Enter<M> = Rc<dyn Fn(&Element, &Sender<M>) -> Option<Guard>>;
pub(super) type Leave = Rc<dyn Fn(&Element)>;

/// For [`Element::on_enter`](super::Element::on_enter) of a `<dialog>`: opens it over the screen. The browser then
/// keeps the focus inside, and starts on what has `autofocus`. Its `close` is heard as any other event.
pub fn open_modal<M>(dialog: &Element, _: &Sender<M>) -> Option<Guard> {
    let dialog: HtmlDialogElement = dialog.clone().dyn_into().ok()?;
    match dialog.is_connected() {
        true => show(&dialog),
        // The screen itself is hung into the page only now.
        false => spawn_local(async move { show(&dialog) }),
    }
    None
}

fn show(dialog: &HtmlDialogElement) {
    // A dialog that is in the page and not open can be opened.
    dialog.show_modal().ok();
}
