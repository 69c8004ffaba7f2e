//! What a linking form asks of the browser.

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use latchkey_core::cookies::CookieStore;
use latchkey_core::{Failure, kept};

use super::App;
use crate::platform::page::{Page, Scope};
use crate::platform::storage::{consents, integrations, servers};
use crate::platform::{permissions, tabs};
use crate::popup::linking::message::{Answer, Effect, Message as Happened, Step};
use crate::popup::linking::sources::{OpenTenant, Way};
use crate::popup::message::Message;

/// A page that has not described itself after so long is slow: until then nothing else is shown.
const PATIENCE_MILLIS: u32 = 400;
/// So long a page may take to make up its mind about what it was given.
const SETTLE_MILLIS: u32 = 1_000;
/// So long a change of the page is waited for.
const WATCH_MILLIS: u32 = 20 * 60 * 1_000;

impl App {
    pub(super) async fn link(&self, effect: Effect) {
        match effect {
            Effect::Describe => self.describe().await,
            Effect::Watch(look) => self.watch_page(look).await,
            Effect::FindOpen => {
                let tabs = tabs::tenants(&self.cookies()).await.into_iter();
                let open = tabs.map(|(tab, tenant)| OpenTenant {
                    tab: tab.id,
                    cookies: tab.cookies(),
                    tenant,
                });
                self.tell_linking(Happened::Open(open.collect()));
            }
            Effect::ReadServers => {
                let kept = servers::seen().await;
                self.met(kept::SERVERS, &kept, Vec::new());
                self.tell_linking(Happened::Servers(kept.here().unwrap_or_default()));
            }
            Effect::RememberServer(server) => servers::remember(&server).await,
            Effect::ReadConsents => {
                let kept = consents::read().await;
                self.met(kept::CONSENTS, &kept, Vec::new());
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
            Effect::Fill(filling, step) => {
                let answer = self.step(step).await;
                self.tell_linking(Happened::Answered(filling, answer));
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
        self.model
            .with_untracked(|model| model.facts.cookies.clone())
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

    /// Takes one step of a filling.
    async fn step(&self, step: Step) -> Answer {
        let page = self.page();
        match step {
            Step::Write(order) => Answer::Fields(match page {
                Some(page) => page.apply(&order).await,
                None => None,
            }),
            Step::LookNow(filled) => Answer::Fields(match page {
                Some(page) => page.look(&filled).await,
                None => None,
            }),
            Step::LookLater(filled) => {
                // By our own clock: that of a page which is behind another may stand still.
                TimeoutFuture::new(SETTLE_MILLIS).await;
                Answer::Fields(match page {
                    Some(page) => page.look(&filled).await,
                    None => None,
                })
            }
            Step::Open(list) => Answer::List(match page {
                Some(page) => page.open(&list).await,
                None => None,
            }),
            Step::Choose(choice) => Answer::Fields(match page {
                Some(page) => page.choose(&choice).await,
                None => None,
            }),
            Step::DescribeAgain => Answer::Frames(match page {
                Some(page) => page.describe(Scope::All).await.unwrap_or_default(),
                None => Vec::new(),
            }),
        }
    }
}
