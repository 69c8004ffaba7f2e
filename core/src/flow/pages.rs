//! The pages of one list, one after the other, gathered until the last. Part of other flows.

use crate::api::{ApiError, Page};

/// What came so far.
#[derive(Debug)]
pub struct Pages<T> {
    items: Vec<T>,
    unreadable: usize,
    last: Option<String>,
}

/// What to do after a page.
#[derive(Debug, PartialEq, Eq)]
pub enum Next<T> {
    /// Ask for this link.
    More(String),
    /// The list, with the number of rows that could not be understood.
    Done(Result<(Vec<T>, usize), ApiError>),
}

impl<T> Default for Pages<T> {
    fn default() -> Pages<T> {
        Pages {
            items: Vec::new(),
            unreadable: 0,
            last: None,
        }
    }
}

impl<T> Pages<T> {
    /// No page has come yet.
    pub fn is_new(&self) -> bool {
        self.last.is_none() && self.items.is_empty()
    }

    /// The items that came, and how many rows could not be understood.
    pub fn so_far(&mut self) -> (Vec<T>, usize) {
        (std::mem::take(&mut self.items), self.unreadable)
    }

    /// Takes one page. A list of which a page is missing is not known at all.
    pub fn take(&mut self, page: Result<Page<T>, ApiError>) -> Next<T> {
        let page = match page {
            Ok(page) => page,
            Err(error) => return Next::Done(Err(error)),
        };
        self.items.extend(page.items);
        self.unreadable += page.unreadable;
        match page.next {
            None => Next::Done(Ok(self.so_far())),
            // A link to itself would never end.
            Some(next) if self.last.as_ref() == Some(&next) => {
                Next::Done(Err(ApiError::Unreadable))
            }
            Some(next) => {
                self.last = Some(next.clone());
                Next::More(next)
            }
        }
    }
}
