//! Carries out what the section Activity asks of the browser.

use gloo_timers::future::TimeoutFuture;
use latchkey_core::activity::OwnRuns;
use latchkey_core::bulk::journal::Journal;

use super::state::{ActivityEffect, ActivityMessage};
use crate::platform::save;
use crate::platform::storage::{activity, journal};

/// Does it, and gives what happened.
pub async fn carry_out(effect: ActivityEffect) -> Option<ActivityMessage> {
    match effect {
        ActivityEffect::Find(reader) => {
            let kept = activity::kept(&reader.activity()).await.map(Box::new);
            Some(ActivityMessage::Found(reader, kept))
        }
        ActivityEffect::Keep(reader, kept) => {
            activity::keep(&reader.activity(), &*kept).await;
            None
        }
        ActivityEffect::Forget(reader) => {
            activity::forget(&reader.activity()).await;
            None
        }
        ActivityEffect::FindOwnRuns(tenant) => {
            let kept = journal::read(&tenant).await.here()?;
            let journal = Journal::read(&tenant, &kept).ok()??;
            Some(ActivityMessage::OwnRuns(OwnRuns::of(&journal)))
        }
        ActivityEffect::Wake(task, millis) => {
            TimeoutFuture::new(millis).await;
            Some(ActivityMessage::Woke(task))
        }
        ActivityEffect::Save(name, media_type, text) => {
            let is_done = save::save(&name, media_type, &text);
            Some(ActivityMessage::Saved(name, is_done))
        }
    }
}
