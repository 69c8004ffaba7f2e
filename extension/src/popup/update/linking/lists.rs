//! The lists of a form, one after the other. The page is described again after each, since a choice may
//! change what else is asked for.

use latchkey_core::linking::{
    Filled, FrameReport, List, ListChoice, ListOrder, OpenedList, Outcome, PageState, Refusal,
    Report, Row,
};

use super::filling::{last, look, take, work, write};
use crate::popup::effect::Effect;
use crate::popup::linking::filling::{Step, Turn};
use crate::popup::linking::message::Step as Asked;
use crate::popup::model::Model;

/// The next list that is still as it was shown; where there is none, the page is looked at as a whole.
pub(super) fn next(model: &mut Model) -> Vec<Effect> {
    loop {
        let Some(row) = work(model).and_then(|work| work.lists.pop_front()) else {
            return done(model);
        };
        let now = model.linking.plan().cloned();
        let Some(work) = work(model) else {
            return Vec::new();
        };
        let list = now.and_then(|now| now.list(&work.plan, &row));
        if work.report.has_filled(&row) {
            continue;
        }
        match list {
            Some(List::Select(order)) => return write(model, Turn::Lists, order),
            Some(List::Own(list)) => {
                let open = Asked::Open(list.clone());
                return take(model, Step::Opening(list, Box::new(row)), open);
            }
            None => work.report.put(&row, Outcome::Different),
        }
    }
}

/// A list of the page's own is open: the one option that fits is chosen, or it is left to the user.
pub(super) fn opened(
    model: &mut Model,
    list: ListOrder,
    row: &Row,
    opened: Option<&OpenedList>,
) -> Vec<Effect> {
    let Some(work) = work(model) else {
        return Vec::new();
    };
    let opened = opened.filter(|opened| opened.page == PageState::Same);
    let meant = match opened.zip(row.text()) {
        Some((opened, text)) => opened.option(row.value, text),
        None => Err(Refusal::ChooseYourself),
    };
    let why = meant.as_ref().err().unwrap_or(&Refusal::ChooseYourself);
    work.report.put(row, Outcome::of_list(why));
    let Ok(option) = meant else {
        return take(model, Step::Describing, Asked::DescribeAgain);
    };
    let field = Filled {
        frame_id: list.frame_id,
        page: list.page.clone(),
        ids: vec![list.id.clone()],
    };
    let option = option.id.clone();
    let choose = Asked::Choose(ListChoice { list, option });
    take(model, Step::Choosing(field), choose)
}

pub(super) fn chosen(
    model: &mut Model,
    field: &Filled,
    answer: Option<&FrameReport>,
) -> Vec<Effect> {
    let Some(work) = work(model) else {
        return Vec::new();
    };
    let told = Report::of(&work.plan, field, answer);
    let is_chosen = told.0.iter().any(|one| one.outcome.may_stand());
    // In any other case it stays to be chosen by the user.
    if is_chosen {
        work.report.join(told);
        work.written.extend(field.ids.clone());
    }
    work.has_news = true;
    take(model, Step::Describing, Asked::DescribeAgain)
}

/// All lists were gone through: what stands in the form is looked at once more.
fn done(model: &mut Model) -> Vec<Effect> {
    let Some(work) = work(model) else {
        return Vec::new();
    };
    let has_news = std::mem::take(&mut work.has_news) && !work.written.is_empty();
    let fields = Filled {
        frame_id: work.plan.frame.frame_id,
        page: work.plan.frame.page.clone(),
        ids: work.written.clone(),
    };
    match has_news {
        true => look(model, Turn::Lists, fields),
        false => last(model),
    }
}
