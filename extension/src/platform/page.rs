//! A web page with a form to be filled: describes it, applies an order to it, and notices that it
//! has changed. The scripts that do so are in `www/page/`; what they say is the page's own word, and
//! `latchkey_core::linking` judges it.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function};
use latchkey_core::Failure;
use latchkey_core::linking::{
    Around, Filled, Frame, FrameOrder, FrameReport, ListChoice, ListOrder, OpenedList, PageState,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::script::{self, Code, Frames};

/// In this order: the last of them describes the document.
const FILES: [&str; 9] = [
    "page/dom.js",
    "page/sight.js",
    "page/around.js",
    "page/label.js",
    "page/list.js",
    "page/scope.js",
    "page/field.js",
    "page/fill.js",
    "page/frame.js",
];

/// A page that is busy with itself doesn't answer. So long one waits, for all its frames or for one.
const DESCRIBE_MILLIS: u32 = 4_000;
const APPLY_MILLIS: u32 = 10_000;
/// A page that is behind our full tab comes into view when the user goes there: so long as a new
/// key's secret is kept at most.
const STANDS_MILLIS: u32 = 10 * 60 * 1_000;
/// How much later than promised an answer may come.
const SLACK_MILLIS: u32 = 2_000;

/// The page that a tab shows.
#[derive(Clone, Debug)]
pub struct Page {
    tab: i32,
    /// `inPage` of `www/in_page.js`, which the browser runs in the page.
    script: Function,
}

/// Which documents of a page are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The page and all frames that the browser lets us into: those of its own origin, and those
    /// of an origin that the user has granted.
    All,
    /// The frame of this number, which may be of an origin that the user has granted where the page
    /// around it is not.
    Frame(i64),
}

impl Page {
    /// The page that a tab shows.
    pub fn new(tab: i32, script: Function) -> Page {
        Page { tab, script }
    }

    /// Describes the documents of the page as they are now, the page itself first. A frame that
    /// can't be looked into is not among them, but among the [`Frame::frames`] of the one around it.
    ///
    /// # Errors
    /// [`Failure::NoAccess`] where the browser doesn't let us in (no click on the icon since the page
    /// came, or a page of the browser's own), [`Failure::KeptOut`] and [`Failure::NotLoaded`] where it
    /// says why, [`Failure::TabGone`] where there is no page, and [`Failure::Lost`] where it didn't answer.
    pub async fn describe(&self, scope: Scope) -> Result<Vec<Frame>, Failure> {
        match scope {
            Scope::Frame(frame) => self.described(Frames::One(frame)).await,
            Scope::All => match self.described(Frames::All).await {
                // One frame that is busy with itself keeps back the answers of all.
                Err(Failure::Lost) => self.described(Frames::Top).await,
                frames => frames,
            },
        }
    }

    /// Writes what is ordered into the fields of one document, and says what became of each. `None`
    /// where no answer came, so that what stands in the fields is not known. The documents around
    /// it are looked at right before: what they don't show gets nothing.
    pub async fn apply(&self, order: &FrameOrder) -> Option<FrameReport> {
        let ids = order.fields.iter().map(|field| field.id.as_str()).collect();
        let place = Place::new(
            order.frame_id,
            &order.page,
            &order.place,
            &order.around,
            ids,
        );
        if !self.shows(&place).await {
            return Some(FrameReport::hidden(order));
        }
        self.reported(order.frame_id, "apply", order).await
    }

    /// What stands now in fields that were written or chosen before. `None` where no answer came.
    pub async fn look(&self, filled: &Filled) -> Option<FrameReport> {
        self.reported(filled.frame_id, "look", filled).await
    }

    /// Opens a list of the page's own and says what it shows. `None` where no answer came, or where
    /// the documents around it don't show it.
    pub async fn open(&self, list: &ListOrder) -> Option<OpenedList> {
        if !self.shows(&Place::of(list)).await {
            return None;
        }
        let given = serde_wasm_bindgen::to_value(list).ok()?;
        let frame = Frames::One(list.frame_id);
        let answer = within(APPLY_MILLIS, self.call(frame, "open", &given)).await;
        answer.ok()?
    }

    /// Chooses an option of a list that is open, and says what the page then shows as chosen. `None`
    /// where no answer came, or where the documents around it don't show it.
    pub async fn choose(&self, choice: &ListChoice) -> Option<FrameReport> {
        let list = &choice.list;
        if !self.shows(&Place::of(list)).await {
            return None;
        }
        let given = Choose {
            page: &list.page,
            id: &list.id,
            option: &choice.option,
        };
        self.reported(list.frame_id, "choose", &given).await
    }

    /// What became of the fields of one document.
    async fn reported(
        &self,
        frame_id: i64,
        what: &str,
        given: &impl Serialize,
    ) -> Option<FrameReport> {
        let given = serde_wasm_bindgen::to_value(given).ok()?;
        let frame = Frames::One(frame_id);
        let report: FrameReport = match within(APPLY_MILLIS, self.call(frame, what, &given)).await {
            Ok(report) => report?,
            // Nothing was run: the page that was described is not there any more.
            Err(Failure::NoAccess | Failure::TabGone | Failure::NotLoaded | Failure::KeptOut) => {
                FrameReport::default()
            }
            Err(_) => return None,
        };
        Some(FrameReport { frame_id, ..report })
    }

    /// Whether the documents around one show it, and in it the fields in question. They are looked at
    /// right before anything is done there.
    async fn shows(&self, place: &Place<'_>) -> bool {
        if place.around.is_empty() {
            return true;
        }
        let is_shown = async { Ok(self.is_shown(place).await) };
        within(APPLY_MILLIS, is_shown).await == Ok(true)
    }

    async fn is_shown(&self, place: &Place<'_>) -> bool {
        let mut parts = JsValue::NULL;
        for (depth, outer) in place.around.iter().enumerate() {
            if depth == 0 {
                parts = self.answer(place.frame_id, "where", &place.inner).await;
            }
            // What the page doesn't tell, nobody can look for.
            if !Array::is_array(&parts) {
                return false;
            }
            let shows = Shows {
                page: &outer.page,
                id: &outer.child,
                parts,
            };
            if self.answer(outer.frame_id, "shows", &shows).await != JsValue::TRUE {
                return false;
            }
            // Frames further out are looked at as a whole.
            parts = Array::new().into();
        }
        true
    }

    /// Waits until the page has been in view for a moment after it was filled, and says what stands
    /// in the fields then. `None` where the page has gone, or doesn't answer.
    pub async fn stands(&self, filled: &Filled) -> Option<FrameReport> {
        let given = serde_wasm_bindgen::to_value(filled).ok()?;
        let frame = Frames::One(filled.frame_id);
        let report = within(STANDS_MILLIS, self.call(frame, "stands", &given)).await;
        let report: FrameReport = report.ok()??;
        Some(FrameReport {
            frame_id: filled.frame_id,
            ..report
        })
    }

    /// Waits until one of these frames is no longer as it was last described, at most for so long:
    /// fields came or went, were renamed, shown, hidden or filled, or the document was replaced. `false`
    /// where all is as it was. Nothing polls: the page tells.
    pub async fn changes(&self, frames: &[i64], millis: u32) -> bool {
        let mut watches: Vec<Pin<Box<dyn Future<Output = bool> + '_>>> = Vec::new();
        for &frame in frames {
            watches.push(Box::pin(self.frame_changes(frame, millis)));
        }
        let any = poll_fn(|context| {
            let mut is_changed = false;
            watches.retain_mut(|watch| match watch.as_mut().poll(context) {
                Poll::Ready(has) => {
                    is_changed |= has;
                    false
                }
                Poll::Pending => true,
            });
            match (is_changed, watches.is_empty()) {
                (true, _) => Poll::Ready(Ok(true)),
                (false, true) => Poll::Ready(Ok(false)),
                (false, false) => Poll::Pending,
            }
        });
        within(millis.saturating_add(SLACK_MILLIS), any).await == Ok(true)
    }

    async fn frame_changes(&self, frame: i64, millis: u32) -> bool {
        let report = self
            .call::<FrameReport>(Frames::One(frame), "changed", &millis.into())
            .await;
        let is_same = report.map(|report| report.is_some_and(|it| it.page == PageState::Same));
        is_same != Ok(true)
    }

    async fn described(&self, frames: Frames) -> Result<Vec<Frame>, Failure> {
        let results = within(
            DESCRIBE_MILLIS,
            script::run(self.tab, frames, Code::Files(&FILES)),
        );
        let mut frames: Vec<Frame> = read(results.await?)?
            .into_iter()
            .filter_map(Injected::frame)
            .collect();
        if frames.is_empty() {
            return Err(Failure::Lost);
        }
        frames.sort_by_key(|frame| !frame.is_top);
        Ok(frames)
    }

    /// What one of our scripts in a frame answers; nothing where it doesn't.
    async fn answer(&self, frame: i64, what: &str, given: &impl Serialize) -> JsValue {
        let Ok(given) = serde_wasm_bindgen::to_value(given) else {
            return JsValue::NULL;
        };
        let answer = self.called(Frames::One(frame), what, &given).await;
        answer.ok().flatten().unwrap_or(JsValue::NULL)
    }

    /// Runs `inPage` in one frame; `None` where it came to nothing.
    async fn call<T: DeserializeOwned>(
        &self,
        frame: Frames,
        what: &str,
        given: &JsValue,
    ) -> Result<Option<T>, Failure> {
        let answer = self.called(frame, what, given).await?;
        Ok(answer.and_then(|it| serde_wasm_bindgen::from_value(it).ok()))
    }

    async fn called(
        &self,
        frame: Frames,
        what: &str,
        given: &JsValue,
    ) -> Result<Option<JsValue>, Failure> {
        let given = Array::of2(&what.into(), given);
        let results = script::run(self.tab, frame, Code::Call(&self.script, given)).await?;
        Ok(read(results)?.into_iter().next().map(|it| it.result))
    }
}

/// Some fields of a document, and the documents around it.
struct Place<'a> {
    frame_id: i64,
    around: &'a [Around],
    inner: Where<'a>,
}

impl<'a> Place<'a> {
    fn new(
        frame_id: i64,
        page: &'a str,
        place: &'a [Option<u32>],
        around: &'a [Around],
        ids: Vec<&'a str>,
    ) -> Place<'a> {
        Place {
            frame_id,
            around,
            inner: Where { page, place, ids },
        }
    }

    fn of(list: &'a ListOrder) -> Place<'a> {
        let ids = vec![list.id.as_str()];
        Place::new(list.frame_id, &list.page, &list.place, &list.around, ids)
    }
}

/// An option of a list that is open.
#[derive(Serialize)]
struct Choose<'a> {
    page: &'a str,
    id: &'a str,
    option: &'a str,
}

/// Where in its window some fields are.
#[derive(Serialize)]
struct Where<'a> {
    page: &'a str,
    place: &'a [Option<u32>],
    ids: Vec<&'a str>,
}

/// Whether a document shows a frame, and these parts of it.
#[derive(Serialize)]
struct Shows<'a> {
    page: &'a str,
    id: &'a str,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    parts: JsValue,
}

/// What the browser gives for a document. Number and name are its own word, not the page's.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Injected {
    #[serde(default)]
    frame_id: i64,
    document_id: Option<String>,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    result: JsValue,
}

impl Injected {
    fn frame(self) -> Option<Frame> {
        let frame: Frame = serde_wasm_bindgen::from_value(self.result).ok()?;
        // Every description names its document.
        (!frame.page.is_empty()).then_some(Frame {
            frame_id: self.frame_id,
            document_id: self.document_id,
            is_top: self.frame_id == 0,
            ..frame
        })
    }
}

fn read(results: JsValue) -> Result<Vec<Injected>, Failure> {
    serde_wasm_bindgen::from_value(results).map_err(|_| Failure::Lost)
}

/// What comes later than this doesn't come.
async fn within<T>(
    millis: u32,
    answer: impl Future<Output = Result<T, Failure>>,
) -> Result<T, Failure> {
    match select(Box::pin(answer), TimeoutFuture::new(millis)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => Err(Failure::Lost),
    }
}
