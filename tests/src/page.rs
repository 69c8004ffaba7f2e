//! One page out of an ordered list, by a cursor from either side, and the links to the pages beside it.

use crate::api::problem::Problem;
use crate::query::Query;
use serde_json::{Value, json};

/// What a resource calls its two cursors: towards the end, towards the start.
pub type Cursors = [&'static str; 2];

/// Where a page lies: positions are those of the ordered list, before any filter.
#[derive(Clone, Copy, Debug)]
pub enum Window {
    First,
    After(usize),
    Before(usize),
}

/// The positions on the page, and whether there is more on each side.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    pub positions: Vec<usize>,
    pub before: bool,
    pub after: bool,
}

/// Takes up to `limit` positions below `len` that `keep` wants.
pub fn cut(len: usize, keep: impl Fn(usize) -> bool, window: Window, limit: usize) -> Page {
    let start = match window {
        Window::First => 0,
        Window::After(cursor) => cursor + 1,
        Window::Before(cursor) => return cut_before(len, keep, cursor, limit),
    };
    let mut wanted = (start..len).filter(|position| keep(*position));
    let positions: Vec<usize> = wanted.by_ref().take(limit).collect();
    let after = wanted.next().is_some();
    let before = (0..start.min(len)).rev().any(&keep);
    Page {
        positions,
        before,
        after,
    }
}

fn cut_before(len: usize, keep: impl Fn(usize) -> bool, cursor: usize, limit: usize) -> Page {
    let mut wanted = (0..cursor.min(len))
        .rev()
        .filter(|position| keep(*position));
    let mut positions: Vec<usize> = wanted.by_ref().take(limit).collect();
    let before = wanted.next().is_some();
    positions.reverse();
    let after = (cursor..len).any(&keep);
    Page {
        positions,
        before,
        after,
    }
}

/// The window that a query asks for; `place` finds the position of a cursor.
///
/// # Errors
/// 400 for both cursors at once, or one that stands nowhere.
pub fn window(
    query: &Query,
    cursors: Cursors,
    place: impl Fn(&str) -> Option<usize>,
) -> Result<Window, Problem> {
    let place = |id| place(id).ok_or_else(|| Problem::bad_request("no such cursor"));
    match cursors.map(|name| query.get(name)) {
        [None, None] => Ok(Window::First),
        [Some(id), None] => Ok(Window::After(place(id)?)),
        [None, Some(id)] => Ok(Window::Before(place(id)?)),
        [Some(_), Some(_)] => Err(Problem::bad_request("the two cursors exclude each other")),
    }
}

/// The `links` of a page at that address; `cursor` gives that of a position.
pub fn links<C: AsRef<str>>(
    page: &Page,
    cursors: Cursors,
    cursor: impl Fn(usize) -> C,
    address: &str,
    query: &Query,
) -> Value {
    let link = |query: &Query| json!({ "href": format!("{address}{}", query.suffix()) });
    let [forward, backward] = cursors;
    let mut links = json!({ "self": link(query) });
    if let (true, Some(last)) = (page.after, page.positions.last()) {
        links["next"] = link(&query.with(&cursors, forward, cursor(*last).as_ref()));
    }
    if let (true, Some(first)) = (page.before, page.positions.first()) {
        links["prev"] = link(&query.with(&cursors, backward, cursor(*first).as_ref()));
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    fn odd(position: usize) -> bool {
        position % 2 == 1
    }

    #[test]
    fn walks_forward_and_back_over_the_same_pages() {
        let first = cut(10, odd, Window::First, 2);
        assert_eq!(
            first,
            Page {
                positions: vec![1, 3],
                before: false,
                after: true
            }
        );
        let second = cut(10, odd, Window::After(3), 2);
        assert_eq!(
            second,
            Page {
                positions: vec![5, 7],
                before: true,
                after: true
            }
        );
        let last = cut(10, odd, Window::After(7), 2);
        assert_eq!(
            last,
            Page {
                positions: vec![9],
                before: true,
                after: false
            }
        );
        assert_eq!(cut(10, odd, Window::Before(9), 2), second);
        assert_eq!(cut(10, odd, Window::Before(5), 2), first);
    }

    #[test]
    fn an_empty_list_has_one_empty_page() {
        let nothing = Page {
            positions: vec![],
            before: false,
            after: false,
        };
        assert_eq!(cut(0, |_| true, Window::First, 20), nothing);
    }
}
