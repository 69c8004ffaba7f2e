//! A key in the making, as part of the popup: what follows elsewhere from what happens to it.

use latchkey_core::Moment;
use latchkey_core::making::Making;

use super::{linking, reading, rotating};
use crate::features::settings::state::SettingsMessage;
use crate::new_secret::message::{Message, NewSecretEffect, News};
use crate::new_secret::state::NewSecret;
use crate::new_secret::update;
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::rotating::Effect as Rotating;
use crate::popup::sections::{self, SectionMessage};
use crate::shell::context::{Context, RootOf, with_context};

impl RootOf<NewSecret> for Model {
    fn context(&mut self) -> Context<'_, NewSecret> {
        Context::new(&mut self.new_secret, &mut self.facts)
    }

    fn effect(&mut self, effect: NewSecretEffect) -> Vec<Effect> {
        match effect {
            NewSecretEffect::Browser(effect) => vec![Effect::NewSecret(effect)],
            NewSecretEffect::News(news) => heard(self, news),
        }
    }
}

/// What the features do that make a key or use its secret.
fn heard(model: &mut Model, news: News) -> Vec<Effect> {
    match news {
        News::Identified(maker) => vec![Effect::Rotating(Rotating::Find(maker))],
        News::Opened => {
            let wanted = SectionMessage::Settings(SettingsMessage::KeyWanted);
            sections::update(model, wanted)
        }
        News::Found => {
            let mut effects = rotating::meet(model);
            effects.extend(linking::found(model));
            effects
        }
        News::PutAway => linking::put_away(model),
        News::Tested { works } => {
            let mut effects = works.map_or_else(Vec::new, |key| rotating::works(model, &key));
            effects.extend(linking::tested(model));
            effects
        }
        News::SuccessorKept { old, new, status } => rotating::made(model, &old, &new, status),
        News::Forgotten => {
            linking::forgotten(model);
            Vec::new()
        }
        News::ListChanged => reading::keep(model),
    }
}

pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    with_context(model, |context| update::update(context, message))
}

/// Looks for a key on its way, as soon as it is known whose.
pub(super) fn identified(model: &mut Model) -> Vec<Effect> {
    with_context(model, update::identified)
}

/// The section New key is opened.
pub(super) fn opened(model: &mut Model) -> Vec<Effect> {
    with_context(model, update::opened)
}

/// Before anything else happens: a secret may be over.
pub(super) fn expire(model: &mut Model, now: Moment) -> Vec<Effect> {
    with_context(model, |context| update::expire(context, now))
}

/// Reads what one may make.
pub(super) fn read_rules(model: &mut Model) -> Vec<Effect> {
    with_context(model, update::read_rules)
}

/// Whether a key could be made as it is wished now; what is wrong with the wish is said from now on.
pub(super) fn is_ready(model: &mut Model) -> bool {
    update::is_ready(&mut model.context())
}

/// Hands a wish to the worker.
pub(super) fn order(model: &mut Model, making: Making) -> Vec<Effect> {
    with_context(model, |context| update::order(context, making))
}
