//! What one may make: the tenant's rules for keys, and one's own keys, all of them, since they
//! count. Both at once; either may fail alone.

use std::convert::Infallible;

use super::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf, parsed};
use crate::api::{ApiError, get_config, list_keys, list_own_keys, more_keys};
use crate::config::KeysConfig;
use crate::key::{Key, UserId};
use crate::moment::Moment;

/// A hundred keys each; nobody has more than a thousand active ones.
const MOST_PAGES: usize = 50;

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulesCall {
    Config,
    Keys,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulesProgress {
    Config(Result<KeysConfig, ApiError>),
    /// Newest first.
    Keys(Result<Vec<Key>, ApiError>),
}

/// One reading. It has no end of its own: either part may come last.
#[derive(Debug)]
pub struct ReadRules {
    tenant_id: String,
    me: UserId,
    keys: Vec<Key>,
    pages: usize,
}

impl ReadRules {
    /// The rules of this tenant, and the keys of this user.
    pub fn new(tenant_id: String, me: UserId) -> ReadRules {
        ReadRules {
            tenant_id,
            me,
            keys: Vec::new(),
            pages: 0,
        }
    }

    fn page(&mut self, outcome: Outcome) -> StepOf<ReadRules> {
        let page = match parsed(outcome, list_keys::parse) {
            Ok(page) => page,
            Err(error) => return Step::Progress(RulesProgress::Keys(Err(error))),
        };
        self.pages += 1;
        self.keys.extend(page.items);
        match page.next {
            Some(next) if self.pages < MOST_PAGES => Step::Send(RulesCall::Keys, more_keys(next)),
            // A count that may be too low would promise room that isn't there.
            Some(_) => Step::Progress(RulesProgress::Keys(Err(ApiError::Unreadable))),
            None => Step::Progress(RulesProgress::Keys(Ok(std::mem::take(&mut self.keys)))),
        }
    }
}

impl Flow for ReadRules {
    type Call = RulesCall;
    type Input = Infallible;
    type Progress = RulesProgress;
    type End = Infallible;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        match event {
            Event::Begun => vec![
                Step::Send(RulesCall::Config, get_config(&self.tenant_id)),
                Step::Send(RulesCall::Keys, list_own_keys(&self.me)),
            ],
            Event::Answered(RulesCall::Config, outcome) => {
                let config = parsed(outcome, get_config::parse);
                vec![Step::Progress(RulesProgress::Config(config))]
            }
            Event::Answered(RulesCall::Keys, outcome) => vec![self.page(outcome)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::answer_with;
    use crate::flow::driven::Driven;

    fn begin() -> Driven<ReadRules> {
        Driven::begin(ReadRules::new("acme".to_owned(), UserId::new("ada")))
    }

    #[test]
    fn ones_own_keys_are_read_to_the_end() {
        let mut rules = begin();
        let first = "/api/v1/api-keys?limit=100&sort=-created&sub=ada";
        assert_eq!(rules.paths(), ["/api/v1/api-keys/configs/acme", first]);
        let next = r#"{"data":[{"id":"a"}],"links":{"next":{"href":"/api/v1/api-keys?next=2"}}}"#;
        rules.answer_call(RulesCall::Keys, answer_with(200, next));
        assert_eq!(rules.paths()[1], "/api/v1/api-keys?next=2");
        let last = answer_with(200, r#"{"data":[{"id":"b"}]}"#);
        rules.answer_call(RulesCall::Keys, last);
        let [RulesProgress::Keys(Ok(keys))] = &rules.progress[..] else {
            panic!("{:?}", rules.progress);
        };
        let ids: Vec<&str> = keys.iter().map(|key| key.id.as_str()).collect();
        assert_eq!(ids, ["a", "b"]);
    }

    #[test]
    fn either_may_fail_alone() {
        let mut rules = begin();
        rules.answer_call(RulesCall::Config, Err(ApiError::Offline));
        rules.answer_call(RulesCall::Keys, Err(ApiError::Offline));
        assert_eq!(
            rules.progress,
            [
                RulesProgress::Config(Err(ApiError::Offline)),
                RulesProgress::Keys(Err(ApiError::Offline))
            ]
        );
    }
}
