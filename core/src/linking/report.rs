//! What became of an order, field by field.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};

use super::order::FrameOrder;
use super::plan::{Plan, Row};
use super::safety::Refusal;
use super::value::Value;

/// What the script in a document answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct FrameReport {
    pub frame_id: i64,
    pub page: PageState,
    pub fields: Vec<FieldReport>,
}

/// What a document was filled with: the fields to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Filled {
    pub frame_id: i64,
    pub page: String,
    pub ids: Vec<String>,
}

impl Filled {
    /// What an order has filled.
    pub fn of(order: &FrameOrder) -> Filled {
        Filled {
            frame_id: order.frame_id,
            page: order.page.clone(),
            ids: order.fields.iter().map(|field| field.id.clone()).collect(),
        }
    }
}

impl FrameReport {
    /// Nothing was written, since nobody sees the document.
    pub fn hidden(order: &FrameOrder) -> FrameReport {
        let fields = order.fields.iter().map(|field| FieldReport {
            id: field.id.clone(),
            outcome: Outcome::Hidden,
        });
        FrameReport {
            frame_id: order.frame_id,
            page: PageState::Same,
            fields: fields.collect(),
        }
    }
}

/// Whether the document was still the one that was described.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageState {
    Same,
    #[default]
    Changed,
}

/// What became of one field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct FieldReport {
    pub id: String,
    pub outcome: Outcome,
}

/// What became of one value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It stands in the field.
    Filled,
    /// The page made something else of it.
    Changed,
    /// It stands there, and whether the page took it can't be known: the field is marked as not valid, or wants
    /// one of its own choices.
    Unsure,
    /// The field was taken away.
    Gone,
    /// The field isn't what it was when it was listed.
    Different,
    /// A person can't see the field any more.
    Hidden,
    ReadOnly,
    /// The list no longer has the choice.
    NoOption,
    /// A list of the page's own, from which the user has to choose.
    ChooseYourself,
    /// Such a list, that has no such choice.
    NoChoice,
    /// Such a list, of which it isn't clear which choice is meant.
    UnclearChoice,
    /// The page reloaded, went on or was replaced, so nothing was written.
    PageChanged,
    /// The page didn't take it, or no answer came: what stands in the field is not known.
    #[default]
    Failed,
}

impl Outcome {
    /// Why none was chosen of a list of the page's own, which is left to the user.
    pub fn of_list(refusal: &Refusal) -> Outcome {
        match refusal {
            Refusal::NoChoice => Outcome::NoChoice,
            Refusal::SeveralChoices | Refusal::ListDisagrees => Outcome::UnclearChoice,
            _ => Outcome::ChooseYourself,
        }
    }

    /// Nothing was chosen of a list of the page's own: the user does.
    pub fn is_left_to_user(self) -> bool {
        matches!(
            self,
            Outcome::ChooseYourself | Outcome::NoChoice | Outcome::UnclearChoice
        )
    }

    /// The value, or what the page made of it, may stand in the field.
    pub fn may_stand(self) -> bool {
        matches!(self, Outcome::Filled | Outcome::Changed | Outcome::Unsure)
    }
}

/// Every value that was ordered, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report(pub Vec<Reported>);

/// One value and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    pub value: Value,
    /// The field's id.
    pub field: String,
    /// The label of the form's integration.
    pub label: Cow<'static, str>,
    pub outcome: Outcome,
}

impl Report {
    /// Puts the answer beside what was ordered. What has no answer has failed.
    pub fn of(plan: &Plan, ordered: &Filled, answer: Option<&FrameReport>) -> Report {
        let mut report = Report::default();
        let is_here = plan.frame.frame_id == ordered.frame_id;
        for id in ordered.ids.iter().filter(|_| is_here) {
            let is_row = |row: &&Row| row.field() == Some(id);
            if let Some(row) = plan.rows.iter().find(is_row) {
                report.put(row, outcome(ordered.frame_id, id, answer));
            }
        }
        report
    }

    /// Notes what became of a row, in place of what was known of it before.
    pub fn put(&mut self, row: &Row, outcome: Outcome) {
        let Some(field) = row.field() else {
            return;
        };
        self.note(Reported {
            value: row.value,
            field: field.to_owned(),
            label: row.label.clone(),
            outcome,
        });
    }

    /// Notes what another report tells, in place of what was known before.
    pub fn join(&mut self, later: Report) {
        for one in later.0 {
            self.note(one);
        }
    }

    fn note(&mut self, one: Reported) {
        match self.0.iter_mut().find(|known| known.value == one.value) {
            Some(known) => *known = one,
            None => self.0.push(one),
        }
    }

    /// What was filled was not seen again: nobody knows whether it stays.
    pub fn doubt(&mut self, fields: &[String]) {
        for one in &mut self.0 {
            if fields.contains(&one.field) && one.outcome == Outcome::Filled {
                one.outcome = Outcome::Unsure;
            }
        }
    }

    /// What was seen when the fields were looked at again; a field that is not told of stays as it
    /// was told before.
    pub fn amend(&mut self, answer: &FrameReport) {
        for one in &mut self.0 {
            let again = answer.fields.iter().find(|field| field.id == one.field);
            one.outcome = again.map_or(one.outcome, |field| field.outcome);
        }
    }

    /// The values that stand in their fields, by the ids of these.
    pub fn filled(&self) -> impl Iterator<Item = &Reported> {
        let is_filled = |one: &&Reported| one.outcome == Outcome::Filled;
        self.0.iter().filter(is_filled)
    }

    /// Everything that was ordered stands in its field.
    pub fn is_whole(&self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|one| one.outcome == Outcome::Filled)
    }

    /// What became of the value of this row in the field of it, if anything did.
    pub fn outcome(&self, row: &Row) -> Option<Outcome> {
        let is_it = |one: &&Reported| one.value == row.value && row.field() == Some(&one.field);
        self.0.iter().find(is_it).map(|one| one.outcome)
    }

    /// The value of this row stands in the field of it.
    pub fn has_filled(&self, row: &Row) -> bool {
        self.outcome(row) == Some(Outcome::Filled)
    }

    /// A secret was ordered and does not surely stand in its field, so it must be shown to the
    /// user before it is forgotten.
    pub fn has_lost_secret(&self) -> bool {
        let is_lost = |one: &Reported| one.value.is_secret() && one.outcome != Outcome::Filled;
        self.0.iter().any(is_lost)
    }
}

fn outcome(frame: i64, id: &str, answer: Option<&FrameReport>) -> Outcome {
    match answer.filter(|answer| answer.frame_id == frame) {
        None => Outcome::Failed,
        Some(answer) if answer.page == PageState::Changed => Outcome::PageChanged,
        Some(answer) => {
            let field = answer.fields.iter().find(|field| field.id == id);
            field.map_or(Outcome::Failed, |field| field.outcome)
        }
    }
}

impl<'de> Deserialize<'de> for PageState {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<PageState, D::Error> {
        Ok(match String::deserialize(from)?.as_str() {
            "same" => PageState::Same,
            _ => PageState::Changed,
        })
    }
}

impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Outcome, D::Error> {
        Ok(match String::deserialize(from)?.as_str() {
            "filled" => Outcome::Filled,
            "changed" => Outcome::Changed,
            "unsure" => Outcome::Unsure,
            "gone" => Outcome::Gone,
            "different" => Outcome::Different,
            "hidden" => Outcome::Hidden,
            "readonly" => Outcome::ReadOnly,
            "no option" => Outcome::NoOption,
            _ => Outcome::Failed,
        })
    }
}

#[cfg(test)]
mod tests;
