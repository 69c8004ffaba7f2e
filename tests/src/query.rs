//! A request's query as pairs, decoded, in the order sent.

use crate::api::problem::Problem;

/// The pairs of one query string.
#[derive(Clone, Debug, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads `a=1&b=2`; a query can't be malformed, only odd.
    pub fn parse(raw: &str) -> Self {
        Self(
            form_urlencoded::parse(raw.as_bytes())
                .into_owned()
                .collect(),
        )
    }

    /// The first value of that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The page size: 1 to 100, 20 when not given.
    ///
    /// # Errors
    /// 400 for anything else.
    pub fn limit(&self) -> Result<usize, Problem> {
        self.limit_or(20)
    }

    /// The page size: 1 to 100, `usual` when not given.
    ///
    /// # Errors
    /// 400 for anything else.
    pub fn limit_or(&self, usual: usize) -> Result<usize, Problem> {
        match self.get("limit").map(str::parse) {
            None => Ok(usual),
            Some(Ok(limit)) if (1..=100).contains(&limit) => Ok(limit),
            Some(_) => Err(Problem::bad_request("limit must be between 1 and 100")),
        }
    }

    /// The same query without `names`, and with `name=value` at its end.
    pub fn with(&self, without: &[&str], name: &str, value: &str) -> Self {
        let kept = self
            .0
            .iter()
            .filter(|(key, _)| !without.contains(&key.as_str()));
        let added = (name.to_owned(), value.to_owned());
        Self(kept.cloned().chain([added]).collect())
    }

    /// Written out, percent-encoded, with its question mark; empty when there are no pairs.
    pub fn suffix(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let encoded = form_urlencoded::Serializer::new(String::from("?"))
            .extend_pairs(&self.0)
            .finish();
        encoded.replacen("?&", "?", 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swaps_a_cursor_and_encodes() {
        let query = Query::parse("limit=5&startingAfter=a&sort=%2Bcreated");
        let next = query.with(&["startingAfter", "endingBefore"], "startingAfter", "b c");
        assert_eq!(next.suffix(), "?limit=5&sort=%2Bcreated&startingAfter=b+c");
        assert_eq!(Query::default().suffix(), "");
    }

    #[test]
    fn a_limit_is_between_1_and_100() {
        assert_eq!(Query::parse("").limit().ok(), Some(20));
        assert_eq!(Query::parse("limit=100").limit().ok(), Some(100));
        for raw in ["limit=0", "limit=101", "limit=-1", "limit=ten", "limit="] {
            assert!(Query::parse(raw).limit().is_err(), "{raw}");
        }
    }
}
