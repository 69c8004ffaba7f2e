//! Rows with keys that come, go and change their order.

mod run;

use std::collections::HashMap;

use super::Differ;
use crate::screen::drawn::Drawn;
use crate::screen::node::{Node, Text};

/// Whether they are rows, each with a key, and other keys than before or in another order.
pub(super) fn have_moved<M>(old: &[Drawn<M>], new: &[Node<M>]) -> bool {
    let are_rows =
        old.iter().all(|row| row.key().is_some()) && new.iter().all(|row| row.key().is_some());
    let was = old.iter().map(Drawn::key);
    are_rows && !was.eq(new.iter().map(Node::key))
}

impl<M> Differ<'_, M> {
    /// The longest run of rows that are in order among themselves stays where it is, and that with the focus always.
    pub(super) fn change_rows(
        &mut self,
        parent: &web_sys::Node,
        old: &mut Vec<Drawn<M>>,
        new: Vec<Node<M>>,
        before: Option<&web_sys::Node>,
    ) {
        let from = from(old, &new);
        let stays = run::longest(&from, self.focused(old));
        let mut old_rows: Vec<Option<Drawn<M>>> = old.drain(..).map(Some).collect();
        for (at, row) in old_rows.iter_mut().enumerate() {
            if !from.contains(&Some(at))
                && let Some(gone) = row.take()
            {
                self.remove(gone);
            }
        }
        // From the last to the first, so that what follows a row is always in its place already.
        let mut rows: Vec<Drawn<M>> = Vec::with_capacity(new.len());
        for ((node, from), stays) in new.into_iter().zip(from).zip(stays).rev() {
            let next = rows.iter().rev().find_map(Drawn::first).or(before);
            let row = from.and_then(|from| old_rows.get_mut(from)?.take());
            if let Some(row) = row.as_ref().filter(|_| !stays) {
                row.for_each_dom(&mut |dom| self.page.shift(parent, dom, next));
            }
            let mut row = row.unwrap_or(Drawn::Nothing);
            self.change(parent, &mut row, node, next);
            rows.push(row);
        }
        rows.reverse();
        *old = rows;
    }

    /// Which row holds the focus.
    fn focused(&self, rows: &[Drawn<M>]) -> Option<usize> {
        let focused = self.page.focused()?;
        rows.iter().position(|row| {
            let dom = row.first();
            dom.is_some_and(|dom| dom.contains(Some(&focused)))
        })
    }
}

/// For each new row where it was. Of two that claim the same key, the first is meant.
fn from<M>(old: &[Drawn<M>], new: &[Node<M>]) -> Vec<Option<usize>> {
    let mut places: HashMap<&Text, usize> = HashMap::with_capacity(old.len());
    for (at, row) in old.iter().enumerate() {
        if let Some(key) = row.key() {
            places.entry(key).or_insert(at);
        }
    }
    let mut from = |row: &Node<M>| places.remove(row.key()?);
    new.iter().map(&mut from).collect()
}
