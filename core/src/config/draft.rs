//! Rules as they are being filled in: what is typed and chosen, and which rules that would change.

use super::{KeysConfig, MOST_KEYS_PER_USER, Rule};
use crate::lifetime::{Lifetime, Span};
use crate::moment::Moment;

/// A life that is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Life {
    /// As it is in force.
    #[default]
    AsIs,
    Of(Span),
    /// A number of days, as it is typed.
    OwnDays(String),
}

impl Life {
    /// The lives that are offered.
    pub const OFFERED: [Span; 6] = [
        Span::Hours(6),
        Span::Days(1),
        Span::Days(7),
        Span::Days(30),
        Span::Days(90),
        Span::Days(365),
    ];

    /// What is asked for; `None` for no change, an error where it is no number of days.
    fn span(&self) -> Result<Option<Span>, ()> {
        match self {
            Life::AsIs => Ok(None),
            Life::Of(span) => Ok(Some(*span)),
            Life::OwnDays(days) => match days.trim().parse() {
                Ok(days) if days > 0 => Ok(Some(Span::Days(days))),
                _ => Err(()),
            },
        }
    }
}

/// A field that can't be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    KeysPerUser,
    LongestExpiry,
    ScimExpiry,
}

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub keys_per_user: String,
    pub longest_expiry: Life,
    pub scim_expiry: Life,
    /// `None` where the tenant has no such switch.
    pub old_switch: Option<bool>,
}

impl Draft {
    /// The form as it begins: the rules in force.
    pub fn of(config: &KeysConfig) -> Draft {
        let count = config.keys_per_user.map(|count| count.to_string());
        Draft {
            keys_per_user: count.unwrap_or_default(),
            old_switch: config.old_switch,
            ..Draft::default()
        }
    }

    /// The rules that would change.
    ///
    /// # Errors
    ///
    /// The fields that can't be understood.
    pub fn rules(&self, config: &KeysConfig, now: Moment) -> Result<Vec<Rule>, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut rules = Vec::new();
        match self.keys_per_user(config) {
            Ok(count) => rules.extend(count.map(Rule::KeysPerUser)),
            Err(()) => wrong.push(Wrong::KeysPerUser),
        }
        match self.longest_expiry.span() {
            Ok(span) => rules.extend(span.map(Rule::LongestExpiry)),
            Err(()) => wrong.push(Wrong::LongestExpiry),
        }
        match self.scim_expiry.span() {
            Ok(span) => rules.extend(span.map(Rule::ScimExpiry)),
            Err(()) => wrong.push(Wrong::ScimExpiry),
        }
        if config.old_switch.is_some() {
            rules.extend(self.old_switch.map(Rule::OldSwitch));
        }
        rules.retain(|rule| !config.agrees(*rule, now));
        match wrong.is_empty() {
            true => Ok(rules),
            false => Err(wrong),
        }
    }

    /// The most active keys that a user could have by this form, where it is known.
    pub fn limit(&self, config: &KeysConfig) -> Option<u32> {
        self.keys_per_user(config).ok().flatten()
    }

    /// The longest life that a new key could have by this form, where it is known.
    pub fn longest(&self, config: &KeysConfig) -> Option<Lifetime> {
        match self.longest_expiry.span() {
            Ok(None) => config.longest_expiry.clone(),
            Ok(Some(span)) => Some(Lifetime::from(span)),
            Err(()) => None,
        }
    }

    /// An empty field is no change where the rule in force isn't known.
    fn keys_per_user(&self, config: &KeysConfig) -> Result<Option<u32>, ()> {
        match self.keys_per_user.trim() {
            "" if config.keys_per_user.is_none() => Ok(None),
            typed => match typed.parse() {
                Ok(count) if count <= MOST_KEYS_PER_USER => Ok(Some(count)),
                _ => Err(()),
            },
        }
    }
}

#[cfg(test)]
mod tests;
