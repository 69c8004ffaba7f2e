//! What one may make: the tenant's rules for keys, and one's own keys, all of them, since they
//! count. Both at once; either may fail alone.

use std::convert::Infallible;

use super::{Outcome, parsed};
use crate::api::{ApiError, get_config, list_own_keys, more_keys};
use crate::config::KeysConfig;
use crate::key::{Key, UserId};

/// A hundred keys each; nobody has more than a thousand active ones.
const MOST_PAGES: usize = 50;

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Config,
    Keys,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Show {
    Config(Result<KeysConfig, ApiError>),
    /// Newest first.
    Keys(Result<Vec<Key>, ApiError>),
}

/// What this flow wants.
pub type Step = super::Step<Ask, Show, Infallible>;

/// One reading.
#[derive(Debug, Default)]
pub struct ReadRules {
    keys: Vec<Key>,
    pages: usize,
}

impl ReadRules {
    /// Sends both calls.
    pub fn start(tenant_id: &str, me: &UserId) -> (ReadRules, Vec<Step>) {
        let steps = vec![
            Step::Send(Ask::Config, get_config(tenant_id).request),
            Step::Send(Ask::Keys, list_own_keys(me).request),
        ];
        (ReadRules::default(), steps)
    }

    /// Takes one answer.
    pub fn answered(&mut self, ask: Ask, outcome: Outcome) -> Step {
        match ask {
            Ask::Config => Step::Show(Show::Config(parsed(outcome, get_config("").parse))),
            Ask::Keys => self.page(outcome),
        }
    }

    fn page(&mut self, outcome: Outcome) -> Step {
        let page = match parsed(outcome, more_keys(String::new()).parse) {
            Ok(page) => page,
            Err(error) => return Step::Show(Show::Keys(Err(error))),
        };
        self.pages += 1;
        self.keys.extend(page.items);
        match page.next {
            Some(next) if self.pages < MOST_PAGES => Step::Send(Ask::Keys, more_keys(next).request),
            // A count that may be too low would promise room that isn't there.
            Some(_) => Step::Show(Show::Keys(Err(ApiError::Unreadable))),
            None => Step::Show(Show::Keys(Ok(std::mem::take(&mut self.keys)))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::answer_with;

    #[test]
    fn ones_own_keys_are_read_to_the_end() {
        let (mut flow, steps) = ReadRules::start("acme", &UserId::new("ada"));
        let paths: Vec<&str> = steps
            .iter()
            .map(|step| match step {
                Step::Send(_, request) => request.path.as_str(),
                step => panic!("{step:?}"),
            })
            .collect();
        let first = "/api/v1/api-keys?limit=100&sort=-created&sub=ada";
        assert_eq!(paths, ["/api/v1/api-keys/configs/acme", first]);
        let next = r#"{"data":[{"id":"a"}],"links":{"next":{"href":"/api/v1/api-keys?next=2"}}}"#;
        let Step::Send(Ask::Keys, request) = flow.answered(Ask::Keys, answer_with(200, next))
        else {
            panic!("no second page");
        };
        assert_eq!(request.path, "/api/v1/api-keys?next=2");
        let last = flow.answered(Ask::Keys, answer_with(200, r#"{"data":[{"id":"b"}]}"#));
        let Step::Show(Show::Keys(Ok(keys))) = last else {
            panic!("{last:?}");
        };
        let ids: Vec<&str> = keys.iter().map(|key| key.id.as_str()).collect();
        assert_eq!(ids, ["a", "b"]);
    }

    #[test]
    fn either_may_fail_alone() {
        let (mut flow, _) = ReadRules::start("acme", &UserId::new("ada"));
        let offline = || Err(ApiError::Offline);
        assert_eq!(
            flow.answered(Ask::Config, offline()),
            Step::Show(Show::Config(Err(ApiError::Offline)))
        );
        assert_eq!(
            flow.answered(Ask::Keys, offline()),
            Step::Show(Show::Keys(Err(ApiError::Offline)))
        );
    }
}
