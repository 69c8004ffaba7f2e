//! Entries that can't be read: which there are, saving them, letting them go.

use latchkey_core::kept::Unreadable;

use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::unreadable::{Effect as Wanted, Message, Told, entry_of};

#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Refused(entry) => {
            if !model.handling.refused.contains(&entry) {
                model.handling.refused.push(entry);
            }
            Vec::new()
        }
        Message::Of(entry, found) => {
            model.handling.refused.retain(|other| *other != entry);
            replace(model, &entry, found);
            Vec::new()
        }
        Message::Save(entry) => save(model, &entry),
        Message::Saved {
            entry,
            file,
            is_done,
        } => {
            if is_done {
                model.handling.saved.push(entry.clone());
            }
            model.handling.told = Some(match is_done {
                true => Told::Saved(entry, file),
                false => Told::NotSaved(entry),
            });
            Vec::new()
        }
        Message::LetGo(entry) => match model.handling.saved.contains(&entry) {
            true => let_go(model, &entry),
            false => {
                model.handling.asks = Some(entry);
                Vec::new()
            }
        },
        Message::Cancel => {
            model.handling.asks = None;
            Vec::new()
        }
        Message::Confirm => match model.handling.asks.take() {
            Some(entry) => let_go(model, &entry),
            None => Vec::new(),
        },
        Message::Gone(entry, true) => {
            model.unreadable.retain(|known| known.name != entry);
            model.handling.told = None;
            Vec::new()
        }
        Message::Gone(entry, false) => {
            model.handling.told = Some(Told::NotGone(entry));
            Vec::new()
        }
    }
}

/// What was met in an entry takes the place of what was met in it before.
pub(super) fn replace(model: &mut Model, entry: &str, found: Vec<Unreadable>) {
    model
        .unreadable
        .retain(|known| entry_of(&known.name) != entry);
    model.unreadable.extend(found);
}

fn of<'a>(model: &'a Model, entry: &str) -> Option<&'a Unreadable> {
    model.unreadable.iter().find(|known| known.name == entry)
}

fn save(model: &Model, entry: &str) -> Vec<Effect> {
    let saved = of(model, entry).map(|it| {
        Effect::Unreadable(Wanted::Save {
            entry: entry.to_owned(),
            file: file_of(entry),
            text: it.text.clone(),
        })
    });
    saved.into_iter().collect()
}

fn let_go(model: &Model, entry: &str) -> Vec<Effect> {
    let it = of(model, entry).cloned();
    let it = it.map(|it| Effect::Unreadable(Wanted::LetGo(it)));
    it.into_iter().collect()
}

/// A name for the file: what the entry is called, as far as every system takes it.
fn file_of(entry: &str) -> String {
    let name: String = entry_of(entry)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(80)
        .collect();
    format!("latchkey-{name}.txt")
}
