//! What is called when an element enters the page, and when it leaves.

use std::cell::RefCell;
use std::rc::Rc;

use latchkey_extension::screen::{Element, Guard, tag};
use wasm_bindgen_test::*;

use crate::screen_page::Place;

type Notes = Rc<RefCell<Vec<String>>>;

/// Notes when it is dropped.
struct Watch(Notes, &'static str);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0
            .borrow_mut()
            .push(format!("{} no longer watched", self.1));
    }
}

fn watched(name: &'static str, notes: &Notes) -> Element<String> {
    let (enter, leave) = (Rc::clone(notes), Rc::clone(notes));
    tag("i")
        .key(name)
        .on_enter(move |element, _| {
            let is_whole = element.is_connected() && element.next_sibling().is_some();
            enter
                .borrow_mut()
                .push(format!("{name} is there: {is_whole}"));
            Some(Box::new(Watch(Rc::clone(&enter), name)) as Guard)
        })
        .on_leave(move |element| {
            leave
                .borrow_mut()
                .push(format!("{name} has left: {}", !element.is_connected()));
        })
}

#[wasm_bindgen_test]
fn a_hook_is_called_once_when_all_is_drawn_and_what_it_gave_is_dropped_at_the_end() {
    let notes = Notes::default();
    let mut place = Place::new();
    let view = |names: &[&'static str]| {
        let names = names
            .iter()
            .map(|name| watched(name, &notes))
            .collect::<Vec<_>>();
        tag("div").child(tag("p").list(names).child(tag("b")))
    };
    place.draw(view(&["a"]));
    assert_eq!(notes.take(), ["a is there: true"]);
    place.draw(view(&["a"]));
    place.draw(view(&["a", "b"]));
    assert_eq!(notes.take(), ["b is there: true"]);
    place.draw(view(&["b", "a"]));
    assert!(notes.take().is_empty(), "to move is not to leave");
    place.draw(view(&["b"]));
    assert_eq!(notes.take(), ["a has left: true", "a no longer watched"]);
    place.draw(tag("div"));
    assert_eq!(notes.take(), ["b has left: true", "b no longer watched"]);
    place.draw(view(&["a"]));
    notes.take();
    place.close();
    assert_eq!(notes.take(), ["a has left: true", "a no longer watched"]);
}

#[wasm_bindgen_test]
fn a_hook_of_a_part_speaks_as_the_whole() {
    let place = Place::new();
    let part = tag("i").on_enter(|_, send| {
        send(7);
        None
    });
    place.draw(
        latchkey_extension::screen::Node::from(part)
            .map(|number: i32| format!("the part says {number}")),
    );
    assert_eq!(place.said(), ["the part says 7"]);
}

/// An element that stays and is watched only later, and then no longer.
#[wasm_bindgen_test]
fn a_hook_that_comes_later_is_called_and_one_that_goes_is_dropped() {
    let notes = Notes::default();
    let place = Place::new();
    let view = |is_watched: bool| {
        let watched = match is_watched {
            true => watched("a", &notes),
            false => tag("i").key("a"),
        };
        tag("p").child(watched).child(tag("b"))
    };
    place.draw(view(false));
    let element = place.one("i");
    assert!(notes.take().is_empty());
    place.draw(view(true));
    assert_eq!(notes.take(), ["a is there: true"]);
    place.draw(view(true));
    assert!(notes.take().is_empty(), "once");
    place.draw(view(false));
    assert_eq!(notes.take(), ["a no longer watched"]);
    place.draw(view(true));
    assert_eq!(notes.take(), ["a is there: true"]);
    assert_eq!(place.one("i"), element, "it has stayed all the while");
    place.draw(tag("p"));
    assert_eq!(notes.take(), ["a has left: true", "a no longer watched"]);
}
