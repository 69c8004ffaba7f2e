//! A linking form on the page: what it is taken for, and what would go where. Nothing is written
//! into it but on the user's click, and nothing but what stood in the plan then.

mod filling;
mod key;
mod lists;
mod sources;

pub(super) use key::{forgotten, found, put_away, tested};
pub(super) use sources::{allowed_read, identified, seen};

use latchkey_core::Server;
use latchkey_core::linking::{
    Consents, Frame, FrameAt, Integration, Kind, Mapping, Recognised, Value, plan, recognise,
    recognise_as,
};

use super::opening;
use crate::popup::effect::Effect;
use crate::popup::ids::{
    LINKING_FORM, LINKING_FRAME, LINKING_HOST, LINKING_TENANT, LINKING_TITLE, linking_field_list,
};
use crate::popup::linking::filling::Filling;
use crate::popup::linking::message::{Effect as Wanted, Message};
use crate::popup::linking::{Form, Linking, LookFor, Page, Permission};
use crate::popup::model::Model;
use crate::shell::facts::Place;
use crate::shell::focus::Target;

#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    let list = list(model, &message);
    let mut effects = happened(model, message);
    effects.extend(list.map(|id| Effect::Focus(Target::Opener(id, LINKING_TITLE))));
    effects
}

/// The id of the list that was chosen from: it is drawn anew, and keeps the focus.
fn list(model: &Model, message: &Message) -> Option<String> {
    Some(match message {
        Message::TakeFor(_) => LINKING_FORM.to_owned(),
        Message::Choose(_) | Message::ChooseServer(_) => LINKING_TENANT.to_owned(),
        Message::Call(_) => LINKING_HOST.to_owned(),
        Message::InFrame(_) => LINKING_FRAME.to_owned(),
        Message::Map(value, _) => {
            let rows = &model.linking.plan()?.rows;
            linking_field_list(rows.iter().position(|row| row.value == *value)?)
        }
        _ => return None,
    })
}

fn happened(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Described(frames, integrations) => described(model, frames, integrations),
        Message::KeptOut(failure) => {
            model.linking.kept_out = Some(failure);
            Vec::new()
        }
        Message::Changed(look) => changed(model, look),
        Message::Slow => {
            if model.linking.page == Page::Looking {
                model.linking.page = Page::Slow;
            }
            Vec::new()
        }
        Message::Open(_)
        | Message::Servers(_)
        | Message::Reached(..)
        | Message::Choose(_)
        | Message::ChooseServer(_)
        | Message::Call(_) => sources::take(model, message),
        Message::Consents(consents) => {
            let known = model.linking.consents.take();
            // The yes for the secret that is on its way is kept nowhere.
            let once = known.and_then(|known| known.once);
            model.linking.consents = Some(Consents { once, ..consents });
            plan_again(model);
            Vec::new()
        }
        Message::ByHand => {
            model.linking.is_by_hand = true;
            let mut effects = begin(model);
            effects.push(Effect::Focus(Target::Element(LINKING_TITLE)));
            effects
        }
        Message::LookAgain => look_again(model),
        Message::TakeFor(id) => take_for(model, id),
        Message::InFrame(at) => in_frame(model, at),
        Message::Map(value, field) => map(model, value, field),
        Message::Fill => filling::fill(model),
        Message::Answered(filling, answer) => filling::answered(model, filling, answer),
        Message::Stands(filling, answer) => key::stands(model, filling, answer),
        Message::Understand(_)
        | Message::Create
        | Message::FillKey
        | Message::Yes
        | Message::No => key::take(model, &message),
        Message::AskFor(origin) => {
            model.linking.permission = Permission::Asking;
            vec![Effect::Linking(Wanted::AskFor(origin))]
        }
        Message::Granted(origin, is_granted) => granted(model, origin, is_granted),
        Message::GiveBack(origin) => vec![Effect::Linking(Wanted::GiveBack(origin))],
        Message::GivenBack(origin, is_done) => {
            model.linking.permission = Permission::GivenBack(origin, is_done);
            Vec::new()
        }
    }
}

/// Notes the server that the tab shows, for the forms that ask for its address.
pub(super) fn remember(server: Server) -> Effect {
    Effect::Linking(Wanted::RememberServer(server))
}

/// The tab shows no tenant: there may be a form.
pub(super) fn opened(model: &mut Model) -> Vec<Effect> {
    model.linking.page = Page::Looking;
    vec![Effect::Linking(Wanted::Describe)]
}

fn look_again(model: &mut Model) -> Vec<Effect> {
    if model.linking.is_busy() {
        return Vec::new();
    }
    model.linking.looks_for = LookFor::User;
    vec![Effect::Linking(Wanted::Describe)]
}

fn described(model: &mut Model, frames: Vec<Frame>, integrations: Vec<Integration>) -> Vec<Effect> {
    if model.linking.is_busy() {
        // What is on its way was planned for the page as it was.
        return Vec::new();
    }
    let linking = &mut model.linking;
    let looks_for = std::mem::take(&mut linking.looks_for);
    let is_followed = looks_for == LookFor::Change && linking.is_shown();
    if is_followed && linking.is_in_hand() {
        linking.is_stale = true;
        return Vec::new();
    }
    if !frames.is_empty() {
        linking.kept_out = None;
    }
    let before = linking.form.clone();
    linking.integrations = integrations;
    seen_again(model, frames);
    let linking = &mut model.linking;
    linking.is_listed_anew = is_followed && linking.form != before;
    follow_report(linking, looks_for);
    let mut effects: Vec<Effect> = meet_server(model).into_iter().collect();
    effects.extend(watch(model));
    effects.extend(begin(model));
    effects.extend(key::rules(model));
    effects
}

/// The page is as these frames have it, and the plan follows.
fn seen_again(model: &mut Model, frames: Vec<Frame>) {
    let was_shown = model.linking.is_shown();
    let linking = &mut model.linking;
    linking.page = Page::Seen(frames);
    // Somebody who is at the form stays there, whatever became of its fields.
    linking.is_by_hand |= was_shown;
    linking.is_stale = false;
    take_form(model);
}

/// What was filled before is told until the user looks again, or another document comes after it was told; but not
/// that it stands, where its field is not seen any more with something in it.
fn follow_report(linking: &mut Linking, looks_for: LookFor) {
    let Page::Seen(frames) = &linking.page else {
        return;
    };
    let Filling::Done { frame, report, .. } = &mut linking.filling else {
        return;
    };
    let seen = frames.iter().find(|seen| seen.at() == *frame);
    let is_another = |other: &Frame| other.frame_id == frame.frame_id && other.at() != *frame;
    let is_over = match looks_for {
        LookFor::User => true,
        LookFor::Change => frames.iter().any(is_another),
        // The first look after it: nobody has read yet what became of it.
        LookFor::Filled => false,
    };
    if is_over {
        linking.filling = Filling::Not;
        return;
    }
    let is_there = |id: &str| {
        let field = seen.and_then(|frame| frame.field(id));
        // A list of the page's own may show its choice beside its field.
        field.is_some_and(|field| !field.is_empty || field.kind == Kind::Combo)
    };
    let filled = report.filled().map(|one| one.field.clone());
    let missing: Vec<String> = filled.filter(|id| !is_there(id)).collect();
    report.doubt(&missing);
}

/// A page that may be a server's is one, as far as anybody can tell, where the first look at it found
/// no form.
fn meet_server(model: &Model) -> Option<Effect> {
    let is_first = model.linking.look == 0;
    match &model.facts.place {
        Place::Server(server) if is_first && !server.is_sure() && !model.linking.is_shown() => {
            Some(remember(server.clone()))
        }
        _ => None,
    }
}

/// From now on a change of the page is told.
fn watch(model: &mut Model) -> Vec<Effect> {
    model.linking.look += 1;
    match model.linking.frames().is_empty() {
        true => Vec::new(),
        false => vec![Effect::Linking(Wanted::Watch(model.linking.look))],
    }
}

/// A page that changes is looked at again by itself. Nothing changes under the user's hand: that it did
/// on the page is said.
fn changed(model: &mut Model, look: u32) -> Vec<Effect> {
    if look != model.linking.look || model.linking.is_busy() {
        return Vec::new();
    }
    if model.linking.is_shown() && model.linking.is_in_hand() {
        model.linking.is_stale = true;
        return Vec::new();
    }
    model.linking.looks_for = LookFor::Change;
    vec![Effect::Linking(Wanted::Describe)]
}

/// Takes the page for what it is, or for what the user says.
fn take_form(model: &mut Model) {
    let linking = &mut model.linking;
    let known = linking.integrations.iter();
    let chosen = known.into_iter().find(|known| {
        let id = linking.taken_for.as_deref();
        id == Some(known.id.as_ref())
    });
    let recognised = match chosen {
        Some(integration) => recognise_as(integration, linking.frames()),
        None => recognise(&linking.integrations, linking.frames()),
    };
    let mapping = mapping(linking, &recognised);
    linking.form = Some(Form {
        recognised,
        mapping,
        plan: None,
    });
    plan_again(model);
}

/// As recognised, but for what the user chose and is still there.
fn mapping(linking: &Linking, recognised: &Recognised) -> Mapping {
    let mut mapping = untouched(linking, recognised);
    let mut frames = linking.frames().iter();
    let frame = frames.find(|frame| frame.at() == mapping.frame);
    for (value, field) in &linking.by_hand {
        let field = field.as_deref();
        let is_there = |id: &str| frame.is_some_and(|frame| frame.field(id).is_some());
        if field.is_none_or(is_there) {
            put(&mut mapping, *value, field.map(str::to_owned));
        }
    }
    mapping
}

/// As recognised, in the frame that the user chose where that is still there.
fn untouched(linking: &Linking, recognised: &Recognised) -> Mapping {
    let is_there = |at: &&FrameAt| linking.frames().iter().any(|frame| frame.at() == **at);
    let chosen = linking.in_frame.as_ref().filter(is_there);
    let found = recognised.mapping();
    let found = found.filter(|found| chosen.is_none_or(|chosen| *chosen == found.frame));
    found.unwrap_or_else(|| Mapping {
        frame: chosen.cloned().unwrap_or_else(|| fullest(linking.frames())),
        ..Mapping::default()
    })
}

/// The frame that has the most fields; the page itself where none has any.
fn fullest(frames: &[Frame]) -> FrameAt {
    let fullest = frames
        .iter()
        .max_by_key(|frame| (frame.fields.len(), frame.is_top));
    fullest.map(Frame::at).unwrap_or_default()
}

/// A field takes one value.
fn put(mapping: &mut Mapping, value: Value, field: Option<String>) {
    mapping.fields.remove(&value);
    if let Some(field) = field {
        mapping.fields.retain(|_, other| *other != field);
        mapping.fields.insert(value, field);
    }
}

/// Asks for what the form's screen needs, once it is shown.
fn begin(model: &mut Model) -> Vec<Effect> {
    if model.linking.has_begun || !model.linking.is_shown() {
        return Vec::new();
    }
    model.linking.has_begun = true;
    vec![
        Effect::Linking(Wanted::ReadConsents),
        Effect::Linking(Wanted::FindOpen),
        Effect::Linking(Wanted::ReadServers),
    ]
}

/// What would go where, as things are now.
fn plan_again(model: &mut Model) {
    let source = model.linking.source(&model.facts.identity);
    let consents = model.linking.consents.clone().unwrap_or_default();
    let frames = model.linking.frames().to_vec();
    if let Some(form) = &mut model.linking.form {
        let recognised = &form.recognised;
        let planned = |source| {
            let integration = &recognised.integration;
            plan(
                integration,
                source,
                &frames,
                &form.mapping,
                recognised,
                &consents,
            )
        };
        form.plan = source.as_ref().map(planned);
    }
    key::suggest(model);
}

fn take_for(model: &mut Model, id: String) -> Vec<Effect> {
    if model.linking.is_busy() {
        return Vec::new();
    }
    (model.linking.taken_for, model.linking.in_frame) = (Some(id), None);
    model.linking.is_listed_anew = false;
    model.linking.filling = Filling::Not;
    model.linking.by_hand.clear();
    take_form(model);
    key::rules(model)
}

fn in_frame(model: &mut Model, at: usize) -> Vec<Effect> {
    let frame = model.linking.frames().get(at).map(Frame::at);
    let (Some(frame), false) = (frame, model.linking.is_busy()) else {
        return Vec::new();
    };
    model.linking.by_hand.clear();
    model.linking.in_frame = Some(frame);
    model.linking.filling = Filling::Not;
    take_form(model);
    key::rules(model)
}

fn map(model: &mut Model, value: Value, field: Option<String>) -> Vec<Effect> {
    if model.linking.is_busy() {
        return Vec::new();
    }
    model.linking.is_listed_anew = false;
    let by_hand = &mut model.linking.by_hand;
    for other in by_hand.values_mut().filter(|other| **other == field) {
        *other = None;
    }
    by_hand.insert(value, field.clone());
    if let Some(form) = &mut model.linking.form {
        put(&mut form.mapping, value, field);
    }
    plan_again(model);
    key::rules(model)
}

/// The browser let the user decide: with access to the tenant it is asked, with access to a frame
/// the page is looked at again.
fn granted(model: &mut Model, origin: String, is_granted: bool) -> Vec<Effect> {
    if !is_granted {
        model.linking.permission = Permission::Refused(origin);
        return Vec::new();
    }
    model.linking.permission = Permission::NotAsked;
    let tenant = model.linking.tenant();
    match tenant.is_some_and(|tenant| tenant.origin() == origin) {
        true => sources::reach(model),
        false => look_again(model),
    }
}
