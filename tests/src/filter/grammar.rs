//! Reads words as an expression: terms joined by `and` or by `or`, with brackets where both occur.

use super::word::{Word, split};
use super::{Expression, Fields, Operator};
use std::iter::Peekable;
use std::vec::IntoIter;

/// How deep brackets may go.
const DEEPEST: usize = 8;

/// Reads a whole filter.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn read(text: &str, fields: &Fields) -> Result<Expression, String> {
    let words = split(text)?.into_iter().peekable();
    let mut reader = Reader { words, fields };
    let whole = reader.expression(0)?;
    match reader.words.next() {
        None => Ok(whole),
        Some(word) => Err(format!("expected the end, found `{}`", word.0)),
    }
}

struct Reader<'a> {
    words: Peekable<IntoIter<Word>>,
    fields: &'a Fields,
}

impl Reader<'_> {
    /// One operand, or several joined by one and the same word.
    fn expression(&mut self, depth: usize) -> Result<Expression, String> {
        let mut parts = vec![self.operand(depth)?];
        let mut joint: Option<&str> = None;
        while let Some(found) = self.joint() {
            if joint.is_some_and(|before| before != found) {
                return Err("brackets say what belongs together of `and` and `or`".to_owned());
            }
            joint = Some(found);
            parts.push(self.operand(depth)?);
        }
        match (joint, parts.pop()) {
            (None, Some(only)) => Ok(only),
            (joint, last) => {
                parts.extend(last);
                Ok(if joint == Some("and") {
                    Expression::All(parts)
                } else {
                    Expression::Any(parts)
                })
            }
        }
    }

    fn joint(&mut self) -> Option<&'static str> {
        let word = self.words.peek()?;
        let found = ["and", "or"].into_iter().find(|joint| word.is(joint))?;
        self.words.next();
        Some(found)
    }

    fn operand(&mut self, depth: usize) -> Result<Expression, String> {
        let first = self.next("a field or `(`")?;
        if !first.is("(") {
            return self.term(&first);
        }
        if depth == DEEPEST {
            return Err("the brackets go too deep".to_owned());
        }
        let inner = self.expression(depth + 1)?;
        let last = self.next("`)`")?;
        if last.is(")") {
            Ok(inner)
        } else {
            Err(format!("expected `)`, found `{}`", last.0))
        }
    }

    /// `name eq "Ada"` from its second word on.
    fn term(&mut self, field: &Word) -> Result<Expression, String> {
        let operator = self.next("an operator")?;
        let (operator, known) = if operator.is("eq") {
            (Operator::Equals, self.fields.eq)
        } else if operator.is("co") {
            (Operator::Contains, self.fields.co)
        } else {
            return Err(format!("no such operator: {}", operator.0));
        };
        let known = known.iter().copied().find(|known| field.is(known));
        let field = known.ok_or_else(|| format!("`{}` is not compared like that", field.0))?;
        let value = self.next("a quoted value")?.quoted();
        Ok(Expression::Term {
            field,
            operator,
            value: value.ok_or("a value stands in double quotes")?,
        })
    }

    fn next(&mut self, expected: &str) -> Result<Word, String> {
        let word = self.words.next();
        word.ok_or_else(|| format!("expected {expected}, found the end"))
    }
}
