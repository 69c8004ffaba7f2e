//! The pages of one list, one after the other, gathered until the last. Part of other flows.

use std::collections::HashSet;

use crate::api::{ApiError, Page};

/// No list that is read to its end is longer; a tenant that always names a new page would be asked for
/// ever.
const MOST_PAGES: usize = 2_000;

/// The links of one list that were followed.
#[derive(Clone, Debug, Default)]
pub(super) struct Followed(HashSet<String>);

impl Followed {
    /// Whether to follow this link too. One that was followed before would lead round and round.
    pub(super) fn may_follow(&mut self, link: &str) -> bool {
        !self.is_full() && self.0.insert(link.to_owned())
    }

    /// Whether so many were followed that no other will be.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= MOST_PAGES
    }

    fn is_new(&self) -> bool {
        self.0.is_empty()
    }
}

/// What came so far.
#[derive(Debug)]
pub struct Pages<T> {
    items: Vec<T>,
    unreadable: usize,
    followed: Followed,
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
            followed: Followed::default(),
        }
    }
}

impl<T> Pages<T> {
    /// No page has come yet.
    pub fn is_new(&self) -> bool {
        self.followed.is_new() && self.items.is_empty()
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
            Some(next) if self.followed.may_follow(&next) => Next::More(next),
            Some(_) => Next::Done(Err(ApiError::Unreadable)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(next: usize) -> Result<Page<usize>, ApiError> {
        Ok(Page {
            items: vec![next],
            unreadable: 0,
            next: Some(format!("/api/v1/roles?page={next}")),
        })
    }

    /// How many pages are asked for before the list is given up.
    fn asked(links: impl Iterator<Item = usize>) -> usize {
        let mut pages = Pages::default();
        let mut asked = 1;
        for link in links {
            match pages.take(page(link)) {
                Next::More(_) => asked += 1,
                Next::Done(end) => {
                    assert_eq!(end, Err(ApiError::Unreadable));
                    return asked;
                }
            }
        }
        panic!("it asks for more");
    }

    #[test]
    fn pages_that_lead_in_a_circle_or_never_end_are_given_up() {
        assert_eq!(asked([1, 1].into_iter()), 2);
        assert_eq!(asked([1, 2, 1].into_iter()), 3);
        assert_eq!(asked([1, 2, 3, 4, 2].into_iter()), 5);
        assert_eq!(asked(1..), MOST_PAGES + 1);
    }
}
