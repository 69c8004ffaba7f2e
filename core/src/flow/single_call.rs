//! A job of one call: what was answered is its end.

use std::convert::Infallible;

use super::{Event, EventOf, Flow, Step, StepsOf, parsed};
use crate::api::ApiError;
use crate::http::{Request, Response};
use crate::moment::Moment;

/// One call under way.
#[derive(Debug)]
pub struct SingleCall<T> {
    request: Option<Request>,
    parse: fn(&Response) -> Result<T, ApiError>,
}

impl<T> SingleCall<T> {
    /// A request, and how its answer is read.
    pub fn new(request: Request, parse: fn(&Response) -> Result<T, ApiError>) -> SingleCall<T> {
        SingleCall {
            request: Some(request),
            parse,
        }
    }
}

impl<T> Flow for SingleCall<T> {
    type Call = ();
    type Input = Infallible;
    type Progress = Infallible;
    type End = Result<T, ApiError>;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        match event {
            Event::Begun => {
                let request = self.request.take();
                request
                    .map(|request| Step::Send((), request))
                    .into_iter()
                    .collect()
            }
            Event::Answered((), outcome) => vec![Step::Done(parsed(outcome, self.parse))],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::count_users;
    use crate::fixtures::answer_with;
    use crate::flow::driven::Driven;

    #[test]
    fn what_was_answered_is_the_end() {
        for (answer, expected) in [
            (answer_with(200, r#"{"total":340}"#), Ok(340)),
            (answer_with(200, "{"), Err(ApiError::Unreadable)),
            (Err(ApiError::Offline), Err(ApiError::Offline)),
        ] {
            let call = Driven::begin(SingleCall::new(count_users(), count_users::parse));
            assert_eq!(call.paths(), ["/api/v1/users/actions/count"]);
            assert_eq!(call.finish(|_| answer.clone()), expected);
        }
    }
}
