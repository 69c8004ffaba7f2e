//! The documented shape of a users filter (RFC 7644):
//! `(id eq "a" or id eq "b") and (status eq "active" or status eq "deleted")`, case-insensitive.
//!
//! Every other shape is refused: Qlik says that such queries may be rate limited, so nobody should send them.

/// Whom a filter asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Filter {
    /// Lower-cased ids, at most 100.
    ids: Vec<String>,
    /// Lower-cased statuses; empty when the filter has no status group.
    statuses: Vec<String>,
}

/// How many ids one filter may hold.
const MOST_IDS: usize = 100;

/// What a user's status may be, as documented.
const STATUSES: [&str; 5] = ["active", "invited", "disabled", "deleted", "provisioned"];

impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut words = Words::split(text)?.into_iter().peekable();
        let ids = group(&mut words, "id")?;
        if ids.len() > MOST_IDS {
            return Err(format!("a filter holds at most {MOST_IDS} ids"));
        }
        let statuses = match words.next() {
            None => Vec::new(),
            Some(word) if word.is("and") => group(&mut words, "status")?,
            Some(word) => return Err(format!("expected `and`, found `{}`", word.0)),
        };
        if let Some(word) = words.next() {
            return Err(format!("expected the end, found `{}`", word.0));
        }
        match statuses
            .iter()
            .find(|status| !STATUSES.contains(&status.as_str()))
        {
            Some(status) => Err(format!("no such status: {status}")),
            None => Ok(Self { ids, statuses }),
        }
    }

    /// Whether it asks for the user with this id and status. Without a status group, deleted users stay out.
    pub fn wants(&self, id: &str, status: &str) -> bool {
        let status = status.to_lowercase();
        let status_fits = match self.statuses.as_slice() {
            [] => status != "deleted",
            wanted => wanted.contains(&status),
        };
        status_fits && self.ids.contains(&id.to_lowercase())
    }
}

/// A word of the filter: a bracket, a bare word or a whole quoted string with its quotes.
struct Word(String);

impl Word {
    fn is(&self, keyword: &str) -> bool {
        self.0.eq_ignore_ascii_case(keyword)
    }

    fn quoted(&self) -> Option<String> {
        serde_json::from_str::<String>(&self.0)
            .ok()
            .map(|text| text.to_lowercase())
    }
}

/// Cuts a filter into words.
struct Words;

impl Words {
    fn split(text: &str) -> Result<Vec<Word>, String> {
        let mut words = Vec::new();
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = match first {
                '(' | ')' => 1,
                '"' => string_length(rest).ok_or("a quote is not closed")?,
                _ => rest.find([' ', '(', ')', '"']).unwrap_or(rest.len()),
            };
            words.push(Word(rest[..length].to_owned()));
            rest = rest[length..].trim_start();
        }
        Ok(words)
    }
}

/// The length of the quoted string that `text` begins with, quotes included.
fn string_length(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Reads `(field eq "x" or field eq "y")`.
fn group(words: &mut impl Iterator<Item = Word>, field: &str) -> Result<Vec<String>, String> {
    let mut next = |expected: &str| {
        words
            .next()
            .ok_or(format!("expected {expected}, found the end"))
    };
    if !next("`(`")?.is("(") {
        return Err("terms stand in brackets".to_owned());
    }
    let mut values = Vec::new();
    loop {
        if !next(field)?.is(field) {
            return Err(format!("every term of this group is about `{field}`"));
        }
        if !next("`eq`")?.is("eq") {
            return Err(format!("`{field}` is compared with `eq` only"));
        }
        let value = next("a quoted value")?
            .quoted()
            .ok_or("a value stands in double quotes")?;
        values.push(value);
        let word = next("`or` or `)`")?;
        if word.is(")") {
            return Ok(values);
        }
        if !word.is("or") {
            return Err(format!("expected `or` or `)`, found `{}`", word.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_documented_form() -> Result<(), String> {
        let filter = Filter::parse(
            r#"(id eq "A1" or id eq "b2") and (status eq "active" or status eq "deleted")"#,
        )?;
        assert!(filter.wants("a1", "active"));
        assert!(filter.wants("b2", "deleted"));
        assert!(!filter.wants("b2", "disabled"));
        assert!(!filter.wants("c3", "active"));
        Ok(())
    }

    #[test]
    fn is_case_insensitive_and_may_lack_statuses() -> Result<(), String> {
        let filter = Filter::parse(r#"( ID EQ "a" OR iD eq "b" )"#)?;
        assert!(filter.wants("B", "disabled"));
        assert!(!filter.wants("a", "deleted"));
        Ok(())
    }

    #[test]
    fn reads_escaped_quotes_inside_a_value() -> Result<(), String> {
        assert!(Filter::parse(r#"(id eq "a\"b")"#)?.wants("a\"b", "active"));
        Ok(())
    }

    #[test]
    fn refuses_other_shapes() {
        for text in [
            "",
            "(",
            "()",
            r#"id eq "a""#,
            r#"id eq "a" or id eq "b" and (status eq "active")"#,
            r#"(id eq "a" and id eq "b")"#,
            r#"(id eq "a" or status eq "active")"#,
            r#"(id co "a")"#,
            r#"(id eq a)"#,
            r#"(id eq "a"#,
            r#"(name eq "a")"#,
            r#"(id eq "a") or (status eq "active")"#,
            r#"(id eq "a") and (status eq "asleep")"#,
            r#"(id eq "a") and (status eq "active") and (status eq "active")"#,
        ] {
            assert!(Filter::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn holds_at_most_a_hundred_ids() {
        let of = |count: usize| {
            let terms: Vec<String> = (0..count).map(|n| format!("id eq \"{n}\"")).collect();
            Filter::parse(&format!("({})", terms.join(" or ")))
        };
        assert!(of(100).is_ok());
        assert!(of(101).is_err());
    }
}
