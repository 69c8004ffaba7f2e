//! The JSON Patch that PATCH calls send: an array of steps, which take effect all together or not at all.

use super::call::Call;
use super::problem::Problem;
use serde::Deserialize;
use serde_json::Value;

/// One step.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub op: String,
    pub path: String,
    pub value: Value,
}

impl Step {
    /// What it does where, to match on.
    pub fn deed(&self) -> (&str, &str) {
        (&self.op, &self.path)
    }

    /// 400: there is no such step here.
    pub fn unknown(&self) -> Problem {
        Problem::bad_request(&format!("there is no step to {} {}", self.op, self.path))
    }

    /// 400: the step is known and its value is none for it.
    pub fn wrong_value(&self) -> Problem {
        Problem::bad_request(&format!("this is no value for {}", self.path))
    }
}

/// The steps of a call.
///
/// # Errors
/// 400 when the body is no array of steps, or an empty one.
pub fn steps(call: &Call) -> Result<Vec<Step>, Problem> {
    let steps: Vec<Step> = call.json()?;
    if steps.is_empty() {
        return Err(Problem::bad_request("there is no step"));
    }
    Ok(steps)
}
