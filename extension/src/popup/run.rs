//! Joins the popup to the browser: one loop that takes messages and carries out what follows.

mod allowed;
mod bulk;
mod connect;
mod kept;
mod linking;
mod new_secret;
mod opening;
mod rotating;
mod sections;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::LocalBoxFuture;
use gloo_timers::future::TimeoutFuture;
use js_sys::Function;
use latchkey_core::cookies::CookieStore;
use latchkey_core::export::{Content, Export, Wording};
use latchkey_core::flow::Outcome;
use latchkey_core::session::{Exchange, Session};
use latchkey_core::{Moment, Request, Snapshot, Tenant};
use sycamore::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::effect::Effect;
use super::linking::sources::Way;
use super::message::{CopyWhat, Message};
use super::model::Model;
use super::update::update;
use super::{exporting, picture, view};
use crate::platform::language::{self, Language};
use crate::platform::storage::{self, FirstRows};
use crate::platform::tabs::Tab;
use crate::platform::transport::{Early, Transport};
use crate::platform::{clipboard, clock, failure, lock, save, spreadsheet, tabs};
use crate::shell::facts::Place;
use crate::shell::focus::{self, Target};
use crate::shell::tasks::RequestId;
use crate::wire::exchange::{self, Caller};
use crate::words::Words;

/// The functions that the browser runs in tabs.
#[derive(Clone)]
pub struct Scripts {
    /// `sendInTab` of `www/in_tab.js`.
    pub send_in_tab: Function,
    /// `inPage` of `www/in_page.js`.
    pub in_page: Function,
    /// `workbook` of `www/spreadsheet.js`.
    pub workbook: Function,
}

/// Draws the popup into the page and starts it.
pub fn run(
    scripts: Scripts,
    tab: impl Future<Output = Option<Tab>> + 'static,
    first_rows: impl Future<Output = FirstRows> + 'static,
    early: impl Future<Output = Early> + 'static,
    hang: Function,
) {
    let Some(root) = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
    else {
        return;
    };
    sycamore::render_to(
        move || {
            provide_context::<Rc<dyn Words>>(Rc::new(Language::of_browser()));
            let mut model = Model::at(clock::now());
            model.facts.is_tab = tabs::is_full_tab();
            let model = create_signal(model);
            let app = App::new(model, scripts);
            let send = view::Send::new({
                let app = app.clone();
                move |message| app.send(message)
            });
            app.open(tab, first_rows, early, hang);
            view::opening(*model, *app.is_late, send)
        },
        &root,
    );
}

/// A tenant, the tab of it where one is at hand, and whose cookies are used there.
struct Reach {
    tenant: Tenant,
    tab: Option<i32>,
    cookies: CookieStore,
}

/// The popup at work.
#[derive(Clone)]
struct App {
    scope: NodeHandle,
    model: Signal<Model>,
    scripts: Scripts,
    tab: Signal<Option<i32>>,
    first_rows: Signal<FirstRows>,
    early: Signal<Early>,
    /// The first keys were waited for long enough.
    is_late: Signal<bool>,
    inbox: Rc<RefCell<VecDeque<Message>>>,
    is_busy: Rc<Cell<bool>>,
    /// Held while this page works on the tenant's run.
    held_run: Rc<RefCell<Option<lock::Lock>>>,
    /// This page waits until nobody has the run in hand.
    is_watching_run: Rc<Cell<bool>>,
    /// Held while this page changes who may make keys.
    held_access: Rc<RefCell<Option<lock::Lock>>>,
    /// Ends the wait that a request of the run is in.
    end_wait: Rc<RefCell<Option<oneshot::Sender<()>>>>,
}

impl App {
    fn new(model: Signal<Model>, scripts: Scripts) -> App {
        App {
            scope: use_current_scope(),
            model,
            scripts,
            tab: create_signal(None),
            first_rows: create_signal(FirstRows::default()),
            early: create_signal(Early::default()),
            is_late: create_signal(false),
            inbox: Rc::default(),
            is_busy: Rc::default(),
            held_run: Rc::default(),
            is_watching_run: Rc::default(),
            held_access: Rc::default(),
            end_wait: Rc::default(),
        }
    }

    /// Takes a message, and draws once all that follows from it at once is known. Drawing can
    /// itself cause messages (an element that goes loses the focus): they wait their turn.
    fn send(&self, message: Message) {
        if failure::has_failed() {
            // What this page knows was left in the middle of a change, and its locks are gone.
            return;
        }
        self.inbox.borrow_mut().push_back(message);
        if self.is_busy.replace(true) {
            return;
        }
        let mut focus = Vec::new();
        while !self.inbox.borrow().is_empty() {
            // Messages come from outside of any view, where nothing says whose signals these are.
            self.scope.run_in(|| {
                batch(|| {
                    while let Some(message) = self.next() {
                        focus.extend(self.take(message));
                    }
                });
            });
        }
        self.is_busy.set(false);
        // Only what has been drawn can have the focus.
        for target in focus {
            focus::move_to(&target);
        }
    }

    /// Takes one message, and gives back where the focus is to go.
    fn take(&self, message: Message) -> Vec<Target> {
        let now = clock::now();
        let mut effects = Vec::new();
        self.model
            .update(|model| effects = update(model, message, now));
        let mut focus = Vec::new();
        for effect in effects {
            match effect {
                Effect::Focus(target) => focus.push(target),
                effect => self.carry_out(effect),
            }
        }
        focus
    }

    fn next(&self) -> Option<Message> {
        self.inbox.borrow_mut().pop_front()
    }

    fn carry_out(&self, effect: Effect) {
        if let Effect::ReadKept(origin) = &effect {
            let entry = self.entry(origin);
            let first = self.first_rows.with_untracked(|rows| rows.of(&entry));
            match first {
                Some(first) => self.send(Message::Kept(Box::new(first))),
                None => return,
            }
        }
        let app = self.clone();
        spawn_local(async move { app.work(effect).await });
    }

    async fn work(&self, effect: Effect) {
        match effect {
            Effect::Send(id, request) => self.ask(id, request).await,
            Effect::Prepare => apart(self.prepare()).await,
            Effect::ReadKept(origin) => self.read_rest(&self.entry(&origin)).await,
            Effect::Keep(origin, parts) => apart(self.keep(&origin, &parts)).await,
            Effect::Forget(origin) => apart(storage::forget(&self.entry(&origin))).await,
            Effect::Remember(tenant) => apart(storage::remember(tenant)).await,
            Effect::ReadSeenTenants => apart(self.read_seen_tenants()).await,
            Effect::NewSecret(effect) => apart(self.make(effect)).await,
            Effect::KeyUses(effect) => apart(self.carry_out_of_key_uses(effect)).await,
            Effect::Connect(effect) => apart(self.connect(effect)).await,
            Effect::Rotating(effect) => apart(self.rotate(effect)).await,
            Effect::Section(effect) => apart(self.carry_out_of_section(effect)).await,
            Effect::Copy(what, text) => apart(self.copy(what, &text)).await,
            Effect::Notes(work) => apart(self.note(work)).await,
            Effect::Save(export) => apart(self.save(&export)).await,
            Effect::HideLater(what, millis) => {
                TimeoutFuture::new(millis).await;
                self.send(Message::Hide(what));
            }
            Effect::OpenPage(url) => apart(tabs::open(&url)).await,
            Effect::OpenInTab => {
                if let Some(tab) = self.tab.get_untracked() {
                    tabs::open_full(tab).await;
                }
            }
            Effect::Reload => tabs::reload(),
            Effect::Bulk(effect) => apart(self.work_on_run(effect)).await,
            Effect::Linking(effect) => apart(self.link(effect)).await,
            Effect::Unreadable(effect) => apart(self.handle_unreadable(effect)).await,
            Effect::Focus(target) => focus::move_to(&target),
        }
    }

    async fn copy(&self, what: CopyWhat, text: &str) {
        let is_done = clipboard::copy(text).await;
        self.send(Message::Copied(what, is_done));
    }

    #[inline(never)]
    async fn save(&self, export: &Export) {
        let content = export.content(&Wording {
            title: &|name| language::text_with("calendar_title", &[name]),
            sheet: &language::text("sheet_name"),
            heading: &|column| language::text(exporting::heading(column)),
        });
        let name = export.file_name();
        let kind = export.form.media_type();
        let is_done = match content {
            Content::Text(text) => save::save(&name, kind, &text),
            Content::Sheet(sheet) => {
                let file = spreadsheet::workbook(&self.scripts.workbook, &sheet).await;
                file.is_some_and(|file| save::save_bytes(&name, kind, &file))
            }
        };
        self.send(Message::Export(exporting::Message::Saved(name, is_done)));
    }

    async fn read_rest(&self, entry: &str) {
        // The rows in view come first; reading ten thousand more takes longer than a frame.
        clock::drawn().await;
        if let Some(rest) = storage::kept_rest(entry).await {
            self.send(Message::Kept(Box::new(rest)));
        }
    }

    async fn keep(&self, origin: &str, parts: &(Snapshot, Snapshot)) {
        // What is on the screen comes first.
        clock::drawn().await;
        let place = self.model.with_untracked(|model| model.facts.place.clone());
        let first = parts.0.clone();
        let picture = self
            .scope
            .run_in(|| picture::of(place, first, clock::now()));
        storage::keep(&self.entry(origin), parts, &picture.unwrap_or_default()).await;
    }

    async fn ask(&self, id: RequestId, request: Request) {
        let model = &self.model;
        let is_of_run = model.with_untracked(|model| model.tasks.is_of_run(id));
        let outcome = self.exchange(Exchange::new(request), is_of_run).await;
        self.send(Message::Answered(id, outcome));
    }

    async fn prepare(&self) {
        let outcome = self.exchange(Exchange::prepare(), false).await;
        self.send(Message::Prepared(outcome.map(drop)));
    }

    async fn exchange(&self, exchange: Exchange, is_of_run: bool) -> Outcome {
        let caller = PopupCaller {
            app: self,
            is_of_run,
        };
        match self.transport() {
            Some(transport) => exchange::carry(exchange, &transport, &caller).await,
            None => Err(latchkey_core::api::ApiError::TabGone),
        }
    }

    /// Waits, and lets the screen say each second how long it will yet be.
    async fn count_down(&self, until: Moment) {
        while clock::now() < until {
            let second = clock::now().plus_millis(1_000);
            clock::wait_until(second.min(until)).await;
            self.send(Message::Ticked);
        }
    }

    fn transport(&self) -> Option<Transport> {
        let Reach {
            tenant,
            tab,
            cookies,
        } = self.way()?;
        let script = self.scripts.send_in_tab.clone();
        let transport = Transport::new(tenant, tab, cookies, script);
        // What was asked early was asked of the tab's own tenant.
        let early = match self
            .model
            .with_untracked(|model| model.facts.is_at_tenant())
        {
            true => self.early.get_clone_untracked(),
            false => Early::default(),
        };
        Some(transport.with_early(early))
    }

    /// How the tenant is to be asked, where it can be.
    fn way(&self) -> Option<Reach> {
        let own = self.tab.get_untracked();
        self.model.with_untracked(|model| match &model.facts.place {
            Place::Tenant(tenant) => Some(Reach {
                tenant: tenant.clone(),
                tab: Some(own?),
                cookies: model.facts.cookies.clone(),
            }),
            Place::Elsewhere(_) | Place::Server(_) => {
                let (tab, cookies) = match &model.linking.sources.way {
                    Way::Tab(tab, cookies) => (Some(*tab), cookies),
                    Way::Direct => (None, &model.facts.cookies),
                    Way::Looking | Way::None => return None,
                };
                Some(Reach {
                    tenant: model.linking.tenant()?.clone(),
                    tab,
                    cookies: cookies.clone(),
                })
            }
            Place::Opening => None,
        })
    }

    /// What an entry of this name is called for the cookies of the tab.
    fn entry(&self, name: &str) -> String {
        self.model
            .with_untracked(|model| model.facts.cookies.entry(name))
    }
}

/// Work with code of its own. The browser compiles a function when it is first called, and all work
/// in one function would make that part of what opening waits for.
#[inline(never)]
fn apart<'a>(work: impl Future<Output = ()> + 'a) -> LocalBoxFuture<'a, ()> {
    Box::pin(work)
}

/// Where one request waits for its turn.
struct PopupCaller<'a> {
    app: &'a App,
    /// It belongs to the run in hand, whose waits end when the user wants a rest.
    is_of_run: bool,
}

impl Caller for PopupCaller<'_> {
    /// The session's own state is never shown, so changing it draws nothing anew.
    fn with_session<T>(&self, change: impl FnOnce(&mut Session) -> T) -> T {
        let model = &self.app.model;
        model.update_silent(|model| change(&mut model.facts.session))
    }

    async fn wait(&self, until: Moment) -> bool {
        self.app.send(Message::Waiting(until));
        if self.is_of_run {
            return self.app.wait_at_run(until).await;
        }
        self.app.count_down(until).await;
        true
    }
}
