//! A core flow at work in the popup. It lives in the state of the part that began it: where that state is
//! dropped or replaced, what is still answered to it finds nobody.

use std::ops::{Deref, DerefMut};

/// Tells one flow at work from all others, of whichever kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskId(pub(super) u32);

/// Tells one request from all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RequestId(pub(super) u32);

/// A flow at work.
#[derive(Debug, Default)]
pub struct Task<F> {
    id: TaskId,
    flow: F,
    /// A flow begins once.
    pub(super) has_begun: bool,
}

impl<F> Task<F> {
    pub(super) fn new(id: TaskId, flow: F) -> Task<F> {
        Task {
            id,
            flow,
            has_begun: false,
        }
    }

    /// By which it is told from others.
    pub fn id(&self) -> TaskId {
        self.id
    }
}

impl<F> Deref for Task<F> {
    type Target = F;

    fn deref(&self) -> &F {
        &self.flow
    }
}

impl<F> DerefMut for Task<F> {
    fn deref_mut(&mut self) -> &mut F {
        &mut self.flow
    }
}
