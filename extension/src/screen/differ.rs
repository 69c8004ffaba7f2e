//! Brings the page from one drawing to the next. What stays is never made anew: it keeps its focus, selection,
//! scroll and whatever else a browser knows of it.

mod rows;

use std::rc::Rc;

use super::drawn::{Drawn, DrawnElement, Left, first_of};
use super::held::Held;
use super::hook::{Enter, Kept};
use super::node::{Element, Head, Node, Parts};
use super::page::{self, Page};

/// One change of the page, from one drawing to the next.
pub(super) struct Differ<'a, M> {
    pub page: &'a Page,
    pub held: &'a Held,
    /// Told of each kind of event that a handler waits for.
    pub hear: &'a dyn Fn(&'static str),
    /// Elements that are new, or whose hook is, with what is to be called once all is drawn.
    pub entered: Vec<(web_sys::Element, Enter<M>, Kept)>,
    pub left: Left,
    /// What is made now stands in an `<svg>`.
    pub is_in_svg: bool,
}

impl<M> Differ<'_, M> {
    /// What stands before `before`, or at the end of `parent`, becomes `new`.
    pub fn change(
        &mut self,
        parent: &web_sys::Node,
        old: &mut Drawn<M>,
        new: Node<M>,
        before: Option<&web_sys::Node>,
    ) {
        match (&mut *old, new) {
            (Drawn::Nothing, Node::Nothing) => {}
            (Drawn::Text(dom, was), Node::Text(text)) => {
                if *was != text {
                    dom.set_node_value(Some(&text));
                    *was = text;
                }
            }
            (Drawn::Element(was), Node::Element(new)) if is_same(&was.head, &new.0.head) => {
                self.change_element(was, new);
            }
            (Drawn::List(was), Node::List(new)) => self.change_all(parent, was, new, before),
            (_, new) => {
                let new = self.make(new);
                new.for_each_dom(&mut |dom| page::insert(parent, dom, before));
                self.remove(std::mem::replace(old, new));
            }
        }
    }

    fn change_element(&mut self, was: &mut DrawnElement<M>, new: Element<M>) {
        let Parts {
            head,
            handlers,
            enter,
            leave,
            children,
        } = *new.0;
        page::write_attributes(&was.dom, &was.head, &head);
        for (event, _) in &handlers {
            (self.hear)(event);
        }
        self.within(head.tag, |differ| {
            differ.change_all(&was.dom, &mut was.children, children, None);
        });
        // After its children, since a list has no value but that of an option.
        self.write_state(&was.dom, &head);
        was.head = head;
        was.handlers = handlers;
        was.leave = leave;
        was.kept = match (was.kept.take(), enter) {
            (None, Some(enter)) => Some(self.enter(&was.dom, enter)),
            (Some(kept), None) => {
                self.left.kept.push(kept);
                None
            }
            (kept, _) => kept,
        };
    }

    /// Several in a row: moved where each has a key, else each in its own place.
    fn change_all(
        &mut self,
        parent: &web_sys::Node,
        old: &mut Vec<Drawn<M>>,
        new: Vec<Node<M>>,
        before: Option<&web_sys::Node>,
    ) {
        if rows::have_moved(old, &new) {
            return self.change_rows(parent, old, new, before);
        }
        for gone in old.drain(new.len().min(old.len())..) {
            self.remove(gone);
        }
        old.resize_with(new.len(), || Drawn::Nothing);
        // From the last to the first, so that what follows a place is always there already.
        for (at, new) in new.into_iter().enumerate().rev() {
            let (places, after) = old.split_at_mut(at + 1);
            if let Some(place) = places.last_mut() {
                self.change(parent, place, new, first_of(after).or(before));
            }
        }
    }

    /// Makes what is not there yet, outside of the page.
    fn make(&mut self, node: Node<M>) -> Drawn<M> {
        match node {
            Node::Nothing => Drawn::Nothing,
            Node::Text(text) => Drawn::Text(self.page.text(&text), text),
            Node::Element(element) => self.make_element(element),
            Node::List(nodes) => {
                Drawn::List(nodes.into_iter().map(|node| self.make(node)).collect())
            }
        }
    }

    fn make_element(&mut self, element: Element<M>) -> Drawn<M> {
        self.within(element.0.head.tag, |differ| differ.make_within(element))
    }

    fn make_within(&mut self, element: Element<M>) -> Drawn<M> {
        let Parts {
            head,
            handlers,
            enter,
            leave,
            children,
        } = *element.0;
        let Some(dom) = self.page.element(&head, self.is_in_svg) else {
            return Drawn::Nothing;
        };
        for (event, _) in &handlers {
            (self.hear)(event);
        }
        let children: Vec<_> = children.into_iter().map(|child| self.make(child)).collect();
        for child in &children {
            child.for_each_dom(&mut |inner| page::insert(&dom, inner, None));
        }
        self.write_state(&dom, &head);
        let kept = enter.map(|enter| self.enter(&dom, enter));
        Drawn::Element(Box::new(DrawnElement {
            dom,
            head,
            handlers,
            leave,
            kept,
            children,
        }))
    }

    /// Does what is to be done in an element of this tag, itself included.
    fn within<T>(&mut self, tag: &str, work: impl FnOnce(&mut Self) -> T) -> T {
        let was_in_svg = self.is_in_svg;
        self.is_in_svg |= tag == "svg";
        let done = work(self);
        self.is_in_svg = was_in_svg;
        done
    }

    /// Notes a hook that is to be called once all is drawn.
    fn enter(&mut self, dom: &web_sys::Element, enter: Enter<M>) -> Kept {
        let kept = Kept::default();
        self.entered.push((dom.clone(), enter, Rc::clone(&kept)));
        kept
    }

    pub fn remove(&mut self, gone: Drawn<M>) {
        gone.for_each_dom(&mut page::remove);
        gone.leave(&mut self.left);
    }

    fn write_state(&self, dom: &web_sys::Element, head: &Head) {
        page::write_state(dom, &head.says, self.held);
    }
}

/// Whether one becomes the other without being made anew.
fn is_same(was: &Head, is: &Head) -> bool {
    was.tag == is.tag && was.key == is.key
}
