//! What a linking form asks of the browser.

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use latchkey_core::Failure;
use latchkey_core::linking::{FrameOrder, FrameReport};

use super::App;
use crate::browser::cookies::CookieStore;
use crate::browser::page::{Page, Scope};
use crate::browser::storage::{consents, integrations, servers};
use crate::browser::{permissions, tabs};
use crate::popup::linking::message::{Effect, Message as Happened};
use crate::popup::linking::sources::Way;
use crate::popup::message::Message;

/// A page that has not described itself after so long is slow: until then nothing else is shown.
const PATIENCE_MILLIS: u32 = 400;
/// So long a change of the page is waited for.
const WATCH_MILLIS: u32 = 20 * 60 * 1_000;

impl App {
    pub(super) async fn link(&self, effect: Effect) {
        match effect {
            Effect::Describe => self.describe().await,
            Effect::Watch(look) => self.watch_page(look).await,
            Effect::FindOpen => {
                let cookies = self.cookies();
                self.tell_linking(Happened::Open(tabs::tenants(&cookies).await));
            }
            Effect::ReadServers => {
                let kept = servers::seen().await;
                self.met(servers::ENTRY, &kept, Vec::new());
                self.tell_linking(Happened::Servers(kept.here().unwrap_or_default()));
            }
            Effect::RememberServer(server) => servers::remember(&server).await,
            Effect::ReadConsents => {
                let kept = consents::read().await;
                self.met(consents::ENTRY, &kept, Vec::new());
                self.tell_linking(Happened::Consents(kept.here().unwrap_or_default()));
            }
            Effect::KeepConsent(consent) => consents::keep(consent).await,
            Effect::Reach(host) => {
                let origin = format!("https://{host}");
                // Our own page would ask as whoever is signed in outside of containers.
                let is_direct =
                    self.cookies().is_default() && permissions::are_granted(&origin).await;
                let way = if is_direct { Way::Direct } else { Way::None };
                self.tell_linking(Happened::Reached(host, way));
            }
            Effect::Fill(orders) => {
                let answers = self.fill(&orders).await;
                self.tell_linking(Happened::Filled(orders, answers));
            }
            Effect::AskFor(origin) => {
                let is_granted = permissions::request(&origin).await;
                self.tell_linking(Happened::Granted(origin, is_granted));
            }
            Effect::GiveBack(origin) => {
                let is_done = permissions::remove(&origin).await;
                self.tell_linking(Happened::GivenBack(origin, is_done));
            }
            Effect::LookWhetherItStands(filling, filled) => {
                let answer = match self.page() {
                    Some(page) => page.stands(&filled).await,
                    None => None,
                };
                self.tell_linking(Happened::Stands(filling, answer));
            }
        }
    }

    /// Whose cookies the page uses.
    fn cookies(&self) -> CookieStore {
        self.model.with_untracked(|model| model.cookies.clone())
    }

    fn tell_linking(&self, happened: Happened) {
        self.send(Message::Linking(happened));
    }

    async fn describe(&self) {
        let known = integrations::all().await;
        let Some(page) = self.page() else {
            return self.tell_linking(Happened::Described(Vec::new(), known));
        };
        let describing = Box::pin(page.describe(Scope::All));
        let frames = match select(describing, TimeoutFuture::new(PATIENCE_MILLIS)).await {
            Either::Left((frames, _)) => frames,
            Either::Right(((), describing)) => {
                self.tell_linking(Happened::Slow);
                describing.await
            }
        };
        // Where the browser lets nobody in there are no frames. Of a page of its own that is no wonder; any
        // other reason is told.
        if let Err(failure @ (Failure::NotLoaded | Failure::KeptOut)) = frames {
            self.tell_linking(Happened::KeptOut(failure));
        }
        self.tell_linking(Happened::Described(frames.unwrap_or_default(), known));
    }

    /// Tells when the page changes, for as long as anybody would look at the same form.
    async fn watch_page(&self, look: u32) {
        let Some(page) = self.page() else {
            return;
        };
        let frames: Vec<i64> = self.model.with_untracked(|model| {
            let frames = model.linking.frames().iter();
            frames.map(|frame| frame.frame_id).collect()
        });
        if page.changes(&frames, WATCH_MILLIS).await {
            self.tell_linking(Happened::Changed(look));
        }
    }

    fn page(&self) -> Option<Page> {
        let tab = self.tab.get_untracked()?;
        Some(Page::new(tab, self.scripts.in_page.clone()))
    }

    async fn fill(&self, orders: &[FrameOrder]) -> Vec<FrameReport> {
        let mut answers = Vec::new();
        if let Some(page) = self.page() {
            for order in orders {
                answers.extend(page.apply(order).await);
            }
        }
        answers
    }
}
