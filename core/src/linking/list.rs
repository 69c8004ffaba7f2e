//! Lists of a page's own, which are no `select`: opened by the script, judged here, and chosen from as
//! a person does.

use serde::{Deserialize, Serialize};

use super::around::Around;
use super::field::Choice;
use super::region;
use super::report::PageState;
use super::safety::Refusal;
use super::value::Value;

/// The list that is to be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListOrder {
    #[serde(skip)]
    pub frame_id: i64,
    /// The nonce of the document.
    pub page: String,
    /// The field's id.
    pub id: String,
    /// Where the document is in the page, as it was described.
    #[serde(skip)]
    pub place: Vec<Option<u32>>,
    /// The documents that have to show it.
    #[serde(skip)]
    pub around: Vec<Around>,
}

/// The option that is to be chosen of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListChoice {
    pub list: ListOrder,
    /// The option's id.
    pub option: String,
}

/// What a list that was opened shows. All of it is the page's own word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct OpenedList {
    pub page: PageState,
    /// The list shows all that it has, as far as can be told.
    pub is_complete: bool,
    pub options: Vec<ListOption>,
}

/// One option of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ListOption {
    pub id: String,
    pub value: String,
    pub label: String,
}

impl OpenedList {
    /// The option that is meant.
    ///
    /// # Errors
    /// Why none is: one that is not shown might fit as well, none fits, or several do.
    pub fn option(&self, value: Value, text: &str) -> Result<&ListOption, Refusal> {
        let choice = |option: &ListOption| Choice {
            value: option.value.clone(),
            label: option.label.clone(),
        };
        let choices: Vec<Choice> = self.options.iter().map(choice).collect();
        let at = option(value, text, &choices, self.is_complete)?;
        self.options.get(at).ok_or(Refusal::ChooseYourself)
    }
}

/// Which of the options stands for a text.
fn option(
    value: Value,
    text: &str,
    choices: &[Choice],
    is_complete: bool,
) -> Result<usize, Refusal> {
    if !is_complete {
        return Err(Refusal::ChooseYourself);
    }
    let meant = region::choice(value, text, choices)?;
    let at = choices.iter().position(|choice| *choice == meant);
    at.ok_or(Refusal::NoChoice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(options: &[(&str, &str)], is_complete: bool) -> OpenedList {
        let option = |(id, label): &(&str, &str)| ListOption {
            id: (*id).to_owned(),
            value: String::new(),
            label: (*label).to_owned(),
        };
        OpenedList {
            page: PageState::Same,
            is_complete,
            options: options.iter().map(option).collect(),
        }
    }

    #[test]
    fn the_one_option_that_fits_is_meant() {
        let regions = [("o1", "Ireland"), ("o2", "US East (N. Virginia)")];
        let meant = |list: &OpenedList, text| {
            let option = list.option(Value::Region, text);
            option.map(|option| option.id.clone())
        };
        assert_eq!(meant(&opened(&regions, true), "us"), Ok("o2".to_owned()));
        assert_eq!(meant(&opened(&regions, true), "jp"), Err(Refusal::NoChoice));
        assert_eq!(meant(&opened(&[], true), "us"), Err(Refusal::NoChoice));
        let two = [("o1", "US"), ("o2", "us")];
        let two = opened(&two, true);
        assert_eq!(meant(&two, "us"), Err(Refusal::SeveralChoices));
    }

    #[test]
    fn of_a_list_that_may_have_more_none_is_meant() {
        let list = opened(&[("o1", "US")], false);
        let meant = list.option(Value::Region, "us");
        assert_eq!(meant, Err(Refusal::ChooseYourself));
    }

    #[test]
    fn a_description_that_says_little_is_the_most_careful_one() {
        let list: OpenedList = serde_json::from_str(r#"{"options":[{"label":"US"}]}"#).unwrap();
        assert!(!list.is_complete);
        assert_eq!(list.page, PageState::Changed);
    }
}
