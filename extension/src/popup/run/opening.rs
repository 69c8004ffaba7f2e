//! How the popup opens: where it is, a first look, and what it listens to from then on.

use futures_util::future::{Either, select};
use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use js_sys::Function;
use wasm_bindgen_futures::spawn_local;

use super::App;
use crate::platform::clock;
use crate::platform::picture::hang as hang_picture;
use crate::platform::storage::{self, FirstRows};
use crate::platform::tabs::Tab;
use crate::platform::transport::Early;
use crate::popup::bulk::message::Message as BulkMessage;
use crate::popup::message::Message;
use crate::popup::{first_look, view};
use crate::shell::facts::{Elsewhere, Place};

/// So long an opening waits for the first keys before it draws a screen without them.
const PATIENCE_MILLIS: u32 = 80;

/// How often relative times are looked at again.
const TICK_MILLIS: u32 = 20_000;

impl App {
    pub(super) fn open(
        &self,
        tab: impl Future<Output = Option<Tab>> + 'static,
        first_rows: impl Future<Output = FirstRows> + 'static,
        early: impl Future<Output = Early> + 'static,
        hang: Function,
    ) {
        spawn_local(storage::keep_from_tabs());
        let app = self.clone();
        spawn_local(async move {
            app.first_rows.set(first_rows.await);
            app.early.set(early.await);
            let tab = tab.await;
            app.tab.set(tab.as_ref().map(|tab| tab.id));
            let cookies = tab.as_ref().map(Tab::cookies).unwrap_or_default();
            app.send(Message::Cookies(cookies));
            let place = match &tab {
                Some(tab) => Place::at(tab.url.as_deref()),
                None => Place::Elsewhere(Elsewhere::TabGone),
            };
            let patience = TimeoutFuture::new(PATIENCE_MILLIS);
            let look = Box::pin(app.first_look(&place, &hang));
            let patience = match select(look, patience).await {
                Either::Left(((), left)) => Some(left),
                Either::Right(_) => None,
            };
            app.send(Message::Opened(place));
            if let Some(left) = patience {
                left.await;
            }
            app.is_late.set(true);
            // Whichever page this is: secrets whose time is over end here, too.
            storage::secrets::sweep().await;
        });
        self.watch_front();
        self.watch_permissions();
        self.watch_making();
        let app = self.clone();
        storage::watch::watch(move |entries| {
            let names = entries.iter().map(|(name, _)| name.clone()).collect();
            app.send(Message::Stored(names));
            app.send(Message::Bulk(BulkMessage::Changed(entries)));
        });
        let app = self.clone();
        Interval::new(TICK_MILLIS, move || app.send(Message::Ticked)).forget();
    }

    /// Shows a picture of the first keys, where nothing of the tenant is in front of the user yet.
    async fn first_look(&self, place: &Place, hang: &Function) {
        let is_kept = |origin: &str| {
            let entry = self.entry(origin);
            self.first_rows.with_untracked(|rows| rows.has(&entry))
        };
        if matches!(place, Place::Tenant(tenant) if is_kept(&tenant.origin())) {
            return;
        }
        let early = self.early.get_clone_untracked();
        let model = first_look::at(place.clone(), &early, clock::now()).await;
        let picture = model.and_then(|model| self.scope.run_in(|| view::first_look::of(&model)));
        if let Some(picture) = picture
            && hang_picture(hang, &picture)
        {
            clock::drawn().await;
        }
    }
}
