//! The popup's screen in a page, with its styles and texts: takes what the user does, and notes it.
//! Nothing is sent to a tenant.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use latchkey_core::table::Hand;
use latchkey_core::{
    Account, Identity, Key, KeyId, Moment, Role, Status, Subject, Tenant, User, UserId, When,
};
use latchkey_extension::platform::language::Language;
use latchkey_extension::popup::effect::Effect;
use latchkey_extension::popup::message::Message;
use latchkey_extension::popup::model::Model;
use latchkey_extension::popup::update::update;
use latchkey_extension::popup::view::{self, Send};
use latchkey_extension::shell::facts::{Known, Place, Reading};
use latchkey_extension::shell::focus;
use latchkey_extension::words::Words;
use sycamore::prelude::*;
use sycamore::web::render_in_scope;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use crate::chrome::Chrome;

const STYLES: [&str; 5] = [
    include_str!("../../../www/popup.css"),
    include_str!("../../../www/tenant.css"),
    include_str!("../../../www/find.css"),
    include_str!("../../../www/grid.css"),
    include_str!("../../../www/screens.css"),
];

/// A screen, until it is dropped.
pub struct Screen {
    scope: RootHandle,
    app: HtmlElement,
    popup: Popup,
    _chrome: Chrome,
}

impl Screen {
    /// Shows as many keys, all of them Eve's, to Ada, a TenantAdmin.
    pub fn of_keys(count: usize) -> Screen {
        Screen::of(model(count))
    }

    /// Shows a popup that stands so.
    pub fn of(model: Model) -> Screen {
        let chrome = Chrome::fresh();
        let app = add("main", "app");
        size(&app, "900px");
        let style = document().create_element("style").unwrap();
        style.set_text_content(Some(&STYLES.concat()));
        app.append_child(&style).unwrap();
        let popup = Rc::new(RefCell::new(None));
        let made = Rc::clone(&popup);
        let parent = app.clone();
        let scope = create_root(move || {
            provide_context::<Rc<dyn Words>>(Rc::new(Language::of_browser()));
            let popup = Popup::new(create_signal(model));
            made.replace(Some(popup.clone()));
            render_in_scope(move || popup.screen(), &parent);
        });
        Screen {
            scope,
            app,
            popup: popup.take().unwrap(),
            _chrome: chrome,
        }
    }

    /// The one element that a selector names.
    #[track_caller]
    pub fn one(&self, selector: &str) -> HtmlElement {
        let found = self.app.query_selector(selector).unwrap();
        let found = found.unwrap_or_else(|| panic!("there is no {selector}"));
        found.unchecked_into()
    }

    pub fn has(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    pub fn count(&self, selector: &str) -> u32 {
        self.app.query_selector_all(selector).unwrap().length()
    }

    pub fn app(&self) -> &HtmlElement {
        &self.app
    }

    /// What needs the screen's language.
    pub fn within<T>(&self, make: impl FnOnce() -> T) -> T {
        self.popup.scope.run_in(make)
    }

    /// What happened so far that is not about focus or pointer, and forgets it.
    pub fn happened(&self) -> Vec<Message> {
        let mut happened = self.popup.happened.take();
        let is_aside = |message: &Message| {
            matches!(
                message,
                Message::At(_) | Message::Focused(_) | Message::Pointer(_)
            )
        };
        happened.retain(|message| !is_aside(message));
        happened
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.scope.dispose();
        self.app.remove();
    }
}

/// The popup's loop, without a tenant.
#[derive(Clone)]
struct Popup {
    scope: NodeHandle,
    model: Signal<Model>,
    inbox: Rc<RefCell<VecDeque<Message>>>,
    is_busy: Rc<Cell<bool>>,
    happened: Rc<RefCell<Vec<Message>>>,
}

impl Popup {
    fn new(model: Signal<Model>) -> Popup {
        Popup {
            scope: use_current_scope(),
            model,
            inbox: Rc::default(),
            is_busy: Rc::default(),
            happened: Rc::default(),
        }
    }

    fn screen(self) -> View {
        let model = *self.model;
        view::screen(model, Send::new(move |message| self.take(message)))
    }

    fn take(&self, message: Message) {
        self.happened.borrow_mut().push(message.clone());
        self.inbox.borrow_mut().push_back(message);
        if self.is_busy.replace(true) {
            return;
        }
        while let Some(message) = self.next() {
            for effect in self.follow(message) {
                if let Effect::Focus(target) = effect {
                    focus::move_to(&target);
                }
            }
        }
        self.is_busy.set(false);
    }

    fn next(&self) -> Option<Message> {
        self.inbox.borrow_mut().pop_front()
    }

    fn follow(&self, message: Message) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.scope.run_in(|| {
            self.model
                .update(|model| effects = update(model, message, now()));
        });
        effects
    }
}

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// As wide as a popup, and this high; the browser's window need not be. A high one has room for more
/// rows than are drawn before anything was measured.
pub fn size(app: &HtmlElement, height: &str) {
    for (name, value) in [
        ("position", "fixed"),
        ("inset", "0 auto auto 0"),
        ("width", "800px"),
        ("height", height),
    ] {
        app.style().set_property(name, value).unwrap();
    }
}

/// Puts an element at the end of the page.
pub fn add(kind: &str, id: &str) -> HtmlElement {
    let element = document().create_element(kind).unwrap();
    element.set_id(id);
    let body = document().query_selector("body").unwrap().unwrap();
    body.append_child(&element).unwrap();
    element.unchecked_into()
}

/// The element that has the focus.
pub fn focused() -> Element {
    document().active_element().unwrap()
}

/// The id of the key at a place.
pub fn id(place: usize) -> String {
    format!("k{place:05}-5a41-4f0e")
}

pub fn now() -> Moment {
    Moment::parse("2026-11-22T10:42:00Z").unwrap()
}

fn model(count: usize) -> Model {
    let ada = User {
        id: UserId::new("ada"),
        name: "Ada Lovelace".to_owned(),
        email: None,
        account: Account::Active,
        role: Role::TenantAdmin,
        tenant_id: None,
        client_id: None,
    };
    let mut model = Model::default();
    let url = "https://acme-corp.us.qlikcloud.com/hub";
    model.facts.place = Place::Tenant(Tenant::from_url(url).unwrap());
    model.facts.now = now();
    model.facts.user = Known::Yes;
    model.facts.tenant_facts = Known::Yes;
    model.facts.identity = Identity {
        user: Some(ada),
        tenant: None,
    };
    model.facts.session.pin(&model.facts.identity).unwrap();
    model.facts.table.begin_reading();
    let keys = (0..count).map(key).collect();
    model.facts.table.take(keys, Hand::Away, now());
    model.facts.reading = Reading::Whole(0);
    model.facts.read_at = Some(now());
    model
}

fn key(place: usize) -> Key {
    Key {
        id: KeyId::new(&id(place)).unwrap(),
        name: format!("Key {place:05}"),
        subject: Subject::User(UserId::new("eve")),
        tenant_id: None,
        status: Status::Active,
        expiry: When::Missing,
        created: When::Missing,
        created_by: None,
    }
}
