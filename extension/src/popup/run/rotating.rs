//! What rotations ask of the browser.

use latchkey_core::kept::Kept;
use latchkey_core::maker::Maker;
use latchkey_core::rotation::{Rotation, RotationNoted};

use super::App;
use crate::platform::storage::rotating;
use crate::popup::message::Message;
use crate::popup::rotating::{Effect, Message as Happened};

impl App {
    pub(super) async fn rotate(&self, effect: Effect) {
        match effect {
            Effect::Find(maker) => {
                let found = self.kept_rotations(&maker).await.unwrap_or_default();
                self.send(Message::Rotating(Happened::Found(found)));
            }
            Effect::Follow(maker) => {
                if let Some(kept) = self.kept_rotations(&maker).await {
                    self.send(Message::Rotating(Happened::Stored(kept)));
                }
            }
            Effect::Note(rotation, known) => {
                let maker = Maker::of_rotation(&rotation);
                let noted = rotating::note(&maker, &rotation, known.as_ref()).await;
                let old = rotation.old.clone();
                self.send(Message::Rotating(match noted {
                    RotationNoted::Written => Happened::Noted(old, Ok(())),
                    RotationNoted::Not(unnoted) => Happened::Noted(old, Err(unnoted)),
                    RotationNoted::Overtaken(kept) => Happened::Overtaken(old, kept),
                }));
            }
            Effect::Forget(rotation, known) => {
                let maker = Maker::of_rotation(&rotation);
                let noted = rotating::forget(&maker, &rotation.old, known.as_ref()).await;
                let happened = Happened::Forgotten(rotation.name.to_string(), noted);
                self.send(Message::Rotating(happened));
            }
        }
    }

    /// Those that can be read, and tells which can't be; `None` where nobody knows which there are.
    async fn kept_rotations(&self, maker: &Maker) -> Option<Vec<Rotation>> {
        let kept = rotating::noted(maker).await;
        let parts = match &kept {
            Kept::Here(kept) => rotating::unreadable(maker, kept),
            _ => Vec::new(),
        };
        self.met_unfinished(&maker.rotations(), &kept, parts);
        match kept {
            Kept::Here(kept) => Some(kept.all().cloned().collect()),
            Kept::Absent => Some(Vec::new()),
            Kept::Refused | Kept::Unreadable(_) => None,
        }
    }
}
