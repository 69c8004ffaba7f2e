//! A key for the form: made by the worker as any other, tested, filled, and shown only where the
//! form didn't take it.

use latchkey_core::Expiry;
use latchkey_core::flow::test_key::Tested;
use latchkey_core::linking::{
    Ask, Consent, FieldReport, Filled, FrameReport, HeldBack, KeyIdea, Outcome, PageState,
    ProxyKey, Value,
};
use latchkey_core::making::Standing;

use super::{filling, plan_again};
use crate::new_secret::message::Message as NewKey;
use crate::new_secret::state::Choice;
use crate::popup::effect::Effect;
use crate::popup::ids::{LINKING_CREATE_KEY, LINKING_UNDERSTOOD};
use crate::popup::linking::filling::{Filling, Turn};
use crate::popup::linking::key::{KeptBack, Question, Stage, Then};
use crate::popup::linking::message::{Effect as Wanted, Message};
use crate::popup::model::Model;
use crate::popup::update::new_secret;
use crate::shell::focus::Target;

pub(super) fn take(model: &mut Model, message: &Message) -> Vec<Effect> {
    match message {
        Message::Understand(is_ticked) => {
            model.linking.key.understood = consent(model).filter(|_| *is_ticked);
            model.linking.key.is_unticked &= !is_ticked;
            Vec::new()
        }
        Message::Create => create(model),
        Message::FillKey => fill(model),
        Message::Yes => yes(model),
        Message::No => {
            model.linking.key.question = None;
            vec![Effect::Focus(Target::Element(LINKING_CREATE_KEY))]
        }
        _ => Vec::new(),
    }
}

/// Name and life as the integration suggests them, until the user says otherwise.
pub(super) fn suggest(model: &mut Model) {
    let linking = &model.linking;
    let Some(integration) = linking.integration() else {
        return;
    };
    let to = linking.destination();
    let longest = model.new_secret.rules.longest();
    let KeyIdea { name, .. } = KeyIdea::new(integration, to.as_ref(), model.facts.now, longest);
    // What the tenant doesn't allow becomes the longest that it does.
    let life = Choice::Offered(Expiry::After(integration.key_life));
    let draft = &mut model.new_secret.draft;
    let is_own = !draft.name.is_empty() && draft.name != model.linking.key.suggested;
    if !is_own {
        draft.name.clone_from(&name);
    }
    if draft.choice == Choice::First {
        draft.choice = life;
    }
    model.linking.key.suggested = name;
}

/// Reads what one may make, once a key could be made.
pub(super) fn rules(model: &mut Model) -> Vec<Effect> {
    let has_row = |model: &Model| {
        model
            .linking
            .plan()
            .is_some_and(|it| it.key_row().is_some())
    };
    match model.new_secret.rules.flow.is_none() && has_row(model) {
        true => new_secret::read_rules(model),
        false => Vec::new(),
    }
}

/// Puts the question that stands before a secret, if any; then `then` waits for the answer.
fn asks(model: &mut Model, then: Then) -> bool {
    let ask = model.linking.plan().and_then(|plan| plan.ask());
    let question = ask.zip(consent(model));
    model.linking.key.question = question.map(|(ask, consent)| Question { ask, consent, then });
    // Without a site to ask about there is no yes either.
    ask.is_some()
}

/// The yes that a secret needs, as the form is now.
fn consent(model: &Model) -> Option<Consent> {
    model.linking.plan()?.consent.clone()
}

/// A yes for one secret is over with it.
fn settle(model: &mut Model) {
    let consents = model.linking.consents.as_mut();
    if !model.linking.key.is_busy()
        && consents.is_some_and(|consents| consents.once.take().is_some())
    {
        plan_again(model);
    }
}

/// Whether a key would have its place in the form.
fn has_place(model: &Model) -> bool {
    let row = model.linking.plan().and_then(|plan| plan.key_row());
    row.is_some_and(|row| row.refusal.is_none())
}

fn create(model: &mut Model) -> Vec<Effect> {
    if model.is_bound_to_tenant() || !has_place(model) {
        return Vec::new();
    }
    if !model.linking.is_understood() {
        model.linking.key.is_unticked = true;
        return vec![Effect::Focus(Target::Element(LINKING_UNDERSTOOD))];
    }
    if !new_secret::is_ready(model) || asks(model, Then::Create) {
        return Vec::new();
    }
    first_the_rest(model, Then::Create)
}

/// The key comes last: all else is filled first.
fn first_the_rest(model: &mut Model, then: Then) -> Vec<Effect> {
    model.linking.key.stage = Stage::Waiting;
    model.linking.key.kept_back = None;
    filling::start(model, Some(then))
}

/// All else stands in the form: now the key is made, or the one that is there is tested.
pub(super) fn follow(model: &mut Model, then: Then) -> Vec<Effect> {
    match then {
        Then::Create => {
            let mut effects = new_secret::take(model, NewKey::Create);
            match model.new_secret.is_working {
                true => model.linking.key.stage = Stage::Making,
                false => effects.extend(filling::finish(model)),
            }
            effects
        }
        Then::Fill => test(model),
    }
}

/// The form took the rest otherwise than it was meant: no key is made, nor filled.
pub(super) fn hold_back(model: &mut Model, why: HeldBack) -> Vec<Effect> {
    let wants_key = matches!(model.linking.key.stage, Stage::Waiting | Stage::Filling);
    model.linking.key.held_back = Some(why).filter(|_| wants_key);
    filling::finish(model)
}

/// The same where the page is another by now, or does not answer.
pub(super) fn held_back_by_page(model: &mut Model) -> Vec<Effect> {
    hold_back(model, HeldBack::PageChanged)
}

/// The filling is over, and with it the way of its key, but for the time in which it has to stay.
pub(super) fn over(model: &mut Model) {
    let key = &mut model.linking.key;
    if key.is_busy() {
        key.stage = Stage::None;
    }
    settle(model);
}

/// The user says yes: kept where a yes may be, and then the next question or the deed, unless the
/// page has gone elsewhere meanwhile.
fn yes(model: &mut Model) -> Vec<Effect> {
    let focus = Effect::Focus(Target::Element(LINKING_CREATE_KEY));
    let Some(Question {
        ask,
        consent: to,
        then,
    }) = model.linking.key.question.take()
    else {
        return Vec::new();
    };
    if consent(model).as_ref() != Some(&to) {
        return vec![focus];
    }
    let consents = model.linking.consents.get_or_insert_default();
    consents.take(ask, to.clone());
    plan_again(model);
    let keep = (ask == Ask::FirstSecret).then_some(Effect::Linking(Wanted::KeepConsent(to)));
    let effects = match then {
        Then::Create => create(model),
        Then::Fill => fill(model),
    };
    settle(model);
    keep.into_iter().chain(effects).chain([focus]).collect()
}

/// What storage holds of a key was found: the one that was made for the form is tested next.
pub(in crate::popup::update) fn found(model: &mut Model) -> Vec<Effect> {
    if model.linking.key.stage != Stage::Making {
        return Vec::new();
    }
    if !matches!(model.new_secret.standing, Some(Standing::Fresh(_))) {
        return filling::finish(model);
    }
    model.linking.key.kept_back = inactive(model);
    match model.linking.key.kept_back {
        Some(_) => filling::finish(model),
        None => test(model),
    }
}

fn test(model: &mut Model) -> Vec<Effect> {
    model.linking.key.stage = Stage::Testing;
    let mut effects = new_secret::take(model, NewKey::Test);
    if model.new_secret.fresh.test.is_none() {
        model.linking.key.kept_back = Some(KeptBack::NotTested);
        effects.extend(filling::finish(model));
    }
    effects
}

/// The key that is there isn't active, by the tenant's word: it goes into no form, and its secret
/// is shown.
fn inactive(model: &Model) -> Option<KeptBack> {
    let status = &model.new_secret.fresh_key()?.key.status;
    let is_told = status.is_told_inactive();
    is_told.then(|| KeptBack::NotActive(status.clone()))
}

/// Tests and fills the key that is there.
fn fill(model: &mut Model) -> Vec<Effect> {
    let is_there = model.new_secret.fresh_key().is_some();
    if model.is_bound_to_tenant() || !is_there || !has_place(model) {
        return Vec::new();
    }
    if let Some(why) = inactive(model) {
        model.linking.key.kept_back = Some(why);
        return Vec::new();
    }
    if asks(model, Then::Fill) {
        return Vec::new();
    }
    first_the_rest(model, Then::Fill)
}

/// The test of a key is over: filled is only one that works, and whose it is.
pub(in crate::popup::update) fn tested(model: &mut Model) -> Vec<Effect> {
    if model.linking.key.stage != Stage::Testing {
        return Vec::new();
    }
    model.linking.key.kept_back = keeps_back(model);
    match model.linking.key.kept_back {
        Some(_) => filling::finish(model),
        None => {
            model.linking.key.stage = Stage::Filling;
            filling::look_at_address(model)
        }
    }
}

/// Writes the key, which works, by itself.
pub(super) fn write(model: &mut Model) -> Vec<Effect> {
    let token = model
        .new_secret
        .fresh_key()
        .map(|fresh| fresh.token.clone());
    let order = token.zip(model.linking.plan()).and_then(|(token, plan)| {
        let secrets = [Value::ApiKey, Value::ProxyUserKey].map(|value| (value, token.clone()));
        plan.secrets(&secrets)
    });
    match order {
        Some(order) => filling::write(model, Turn::Key, order),
        None => filling::finish(model),
    }
}

/// Why the key that is there must not go into the form.
fn keeps_back(model: &Model) -> Option<KeptBack> {
    if let Some(why) = inactive(model) {
        return Some(why);
    }
    let verdict = model.new_secret.fresh.verdict.as_ref();
    let (Some(fresh), Some(verdict)) = (model.new_secret.fresh_key(), verdict) else {
        return Some(KeptBack::NotTested);
    };
    let Some(me) = &model.facts.identity.user else {
        return Some(KeptBack::NotTested);
    };
    match (verdict, ProxyKey::of(verdict, me)) {
        (_, ProxyKey::OfProxyUser) => None,
        (_, ProxyKey::OfAnother(user)) => Some(KeptBack::OfAnother(user.name)),
        (_, ProxyKey::Refused) => Some(KeptBack::Refused),
        // It works, and it was made as the user's own.
        (Tested::Works(None), ProxyKey::NotKnown) if fresh.key.subject.user() == Some(&me.id) => {
            None
        }
        (_, ProxyKey::NotKnown) => Some(KeptBack::NotTested),
    }
}

/// The page has answered: a key that stands in its field is looked at once more after a while, any
/// other stays to be shown.
pub(super) fn filled(model: &mut Model, field: &Filled) -> Vec<Effect> {
    let stands = model.linking.work().is_some_and(|work| {
        let mut filled = work.report.filled();
        filled.any(|one| one.value.is_key()) && !work.report.has_lost_secret()
    });
    let is_here = model.linking.key.stage == Stage::Filling;
    let mut effects = filling::finish(model);
    let key = &mut model.linking.key;
    if !is_here {
        return effects;
    }
    match stands {
        true => {
            key.stage = Stage::Standing;
            key.filling += 1;
            let look = Wanted::LookWhetherItStands(key.filling, field.clone());
            effects.push(Effect::Linking(look));
        }
        false => key.kept_back = Some(KeptBack::NotTaken),
    }
    effects
}

/// The page has had its time: a key that still stands in its field is forgotten here. Where it
/// doesn't, or nobody knows, it stays.
pub(super) fn stands(model: &mut Model, of: u32, answer: Option<FrameReport>) -> Vec<Effect> {
    if model.linking.key.stage != Stage::Standing || of != model.linking.key.filling {
        return Vec::new();
    }
    model.linking.key.stage = Stage::None;
    let answer = answer.filter(|answer| answer.page == PageState::Same);
    if let (Filling::Done { report, .. }, Some(answer)) = (&mut model.linking.filling, &answer) {
        report.amend(answer);
    }
    let stands = answer.map(|answer| {
        let is_filled = |field: &FieldReport| field.outcome == Outcome::Filled;
        !answer.fields.is_empty() && answer.fields.iter().all(is_filled)
    });
    let kept_back = match stands {
        Some(true) => None,
        Some(false) => Some(KeptBack::NotTaken),
        None => Some(KeptBack::NotSeen),
    };
    if kept_back.is_some() {
        model.linking.key.kept_back = kept_back;
        return Vec::new();
    }
    let effects = new_secret::take(model, NewKey::Done);
    // The report says it.
    model.new_secret.told = None;
    effects
}

/// The key's secret is over: what is in the middle of its way stops there.
pub(in crate::popup::update) fn put_away(model: &mut Model) -> Vec<Effect> {
    match model.linking.key.stage {
        Stage::Testing => filling::finish(model),
        // The rest may go on without it.
        Stage::Waiting => {
            filling::without_key(model);
            model.linking.key.stage = Stage::None;
            settle(model);
            Vec::new()
        }
        Stage::Filling if !filling::is_key_out(model) => filling::finish(model),
        // What the page still tells of it is no news of the key that may be here next.
        Stage::Filling | Stage::Standing => {
            model.linking.key.stage = Stage::None;
            Vec::new()
        }
        Stage::None | Stage::Making => Vec::new(),
    }
}

/// Nothing is left of the last key: the next is a wish of its own.
pub(in crate::popup::update) fn forgotten(model: &mut Model) {
    let key = &mut model.linking.key;
    (key.understood, key.kept_back) = (None, None);
    if key.stage == Stage::Standing {
        key.stage = Stage::None;
    }
    suggest(model);
}
