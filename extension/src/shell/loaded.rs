//! Something that is read from the tenant on demand.

use latchkey_core::api::ApiError;

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Loaded<T> {
    #[default]
    NotAsked,
    Asking,
    Here(T),
    Failed(ApiError),
}

impl<T> Loaded<T> {
    /// What was read.
    pub fn here(&self) -> Option<&T> {
        match self {
            Loaded::Here(value) => Some(value),
            _ => None,
        }
    }

    /// Why it wasn't read.
    pub fn error(&self) -> Option<&ApiError> {
        match self {
            Loaded::Failed(error) => Some(error),
            _ => None,
        }
    }

    /// It is being read.
    pub fn is_asking(&self) -> bool {
        matches!(self, Loaded::Asking)
    }
}

impl<T> From<Result<T, ApiError>> for Loaded<T> {
    fn from(result: Result<T, ApiError>) -> Loaded<T> {
        match result {
            Ok(value) => Loaded::Here(value),
            Err(error) => Loaded::Failed(error),
        }
    }
}
