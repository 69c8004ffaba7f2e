//! Filters of list calls (RFC 7644, as much of it as Qlik documents), case-insensitive:
//! `(name co "ada" or email co "ada") and (status eq "active" or status eq "disabled")`.
//!
//! What Qlik calls invalid is refused, and so is what it doesn't name.

mod grammar;
mod word;

/// Whom a filter asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Filter(Expression);

/// What a resource lets one filter by: with `eq` and with `co`.
pub struct Fields {
    pub eq: &'static [&'static str],
    pub co: &'static [&'static str],
}

#[derive(Debug, PartialEq, Eq)]
enum Expression {
    Term {
        field: &'static str,
        operator: Operator,
        /// In lower case.
        value: String,
    },
    All(Vec<Expression>),
    Any(Vec<Expression>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Equals,
    Contains,
}

/// How many ids one filter may hold.
const MOST_IDS: usize = 100;

/// The field whose terms stand together.
const STATUS: &str = "status";

impl Filter {
    /// Reads a filter on these fields.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(text: &str, fields: &Fields) -> Result<Self, String> {
        let whole = grammar::read(text, fields)?;
        if whole.count(&|field| field == "id") > MOST_IDS {
            return Err(format!("a filter holds at most {MOST_IDS} ids"));
        }
        if whole.keeps_status_together() {
            Ok(Self(whole))
        } else {
            Err("terms of status stand in one group, which the whole is joined to by `and`".into())
        }
    }

    /// Whether any term is about the field.
    pub fn names(&self, field: &str) -> bool {
        self.0.count(&|named| named == field) > 0
    }

    /// Whether it asks for the one of whom `any(field, test)` says whether a value of that field passes the test.
    pub fn wants(&self, any: &impl Fn(&str, &dyn Fn(&str) -> bool) -> bool) -> bool {
        self.0.holds(any)
    }
}

impl Expression {
    fn count(&self, counts: &impl Fn(&str) -> bool) -> usize {
        match self {
            Self::Term { field, .. } => usize::from(counts(field)),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().map(|part| part.count(counts)).sum()
            }
        }
    }

    fn holds(&self, any: &impl Fn(&str, &dyn Fn(&str) -> bool) -> bool) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(any)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(any)),
            Self::Term {
                field,
                operator,
                value,
            } => any(field, &|known| {
                let known = known.to_lowercase();
                match operator {
                    Operator::Equals => known == *value,
                    Operator::Contains => known.contains(value),
                }
            }),
        }
    }

    fn keeps_status_together(&self) -> bool {
        let Self::All(parts) = self else {
            return self.is_free_of_status() || self.is_of_status_only();
        };
        let groups = parts.iter().filter(|part| part.is_of_status_only());
        groups.count() <= 1
            && parts
                .iter()
                .all(|part| part.is_free_of_status() || part.is_of_status_only())
    }

    fn is_free_of_status(&self) -> bool {
        self.count(&|field| field == STATUS) == 0
    }

    fn is_of_status_only(&self) -> bool {
        !matches!(self, Self::All(_)) && self.count(&|field| field != STATUS) == 0
    }
}

#[cfg(test)]
mod tests;
