//! Filling: what stands in the plan goes into the page, and what became of it is told.

use latchkey_core::Secret;
use latchkey_core::linking::{FrameOrder, FrameReport, PageState, Report, Value};

use super::key;
use crate::popup::effect::{Effect, Target};
use crate::popup::linking::Filling;
use crate::popup::linking::key::Stage;
use crate::popup::linking::message::Effect as Wanted;
use crate::popup::model::Model;
use crate::popup::view::linking::REPORT;

/// Fills all but secrets.
pub(super) fn fill(model: &mut Model) -> Vec<Effect> {
    match model.linking.is_busy() {
        true => Vec::new(),
        false => order(model, &[]),
    }
}

/// Hands the plan to the page.
pub(super) fn order(model: &mut Model, secrets: &[(Value, Secret)]) -> Vec<Effect> {
    let plan = model.linking.plan();
    let orders = plan.map(|plan| plan.orders(secrets)).unwrap_or_default();
    if orders.is_empty() {
        return Vec::new();
    }
    model.linking.filling = Filling::Working;
    // What changes now is our own doing.
    model.linking.look += 1;
    vec![Effect::Linking(Wanted::Fill(orders))]
}

pub(super) fn filled(
    model: &mut Model,
    orders: &[FrameOrder],
    answers: &[FrameReport],
) -> Vec<Effect> {
    let Some(plan) = model.linking.plan() else {
        return Vec::new();
    };
    let report = Report::of(plan, orders, answers);
    let effects = key::filled(model, &report, orders);
    model.linking.filling = Filling::Done {
        report,
        is_answered: !answers.is_empty(),
    };
    let told = Effect::Focus(Target::Element(REPORT));
    effects.into_iter().chain([told]).collect()
}

/// The fields were looked at again. Where the page has gone, nothing new is known.
pub(super) fn stands(model: &mut Model, of: u32, answer: Option<FrameReport>) -> Vec<Effect> {
    if model.linking.key.stage != Stage::Standing || of != model.linking.key.filling {
        return Vec::new();
    }
    let answer = answer.filter(|answer| answer.page == PageState::Same);
    if let (Filling::Done { report, .. }, Some(answer)) = (&mut model.linking.filling, &answer) {
        report.amend(answer);
    }
    key::stands(model, answer.is_some())
}
