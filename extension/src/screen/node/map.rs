//! What a section says, as a message of the whole screen.

use std::rc::Rc;

use super::{Element, Handler, Node, Parts};
use crate::screen::hook::{Enter, Sender};

type Mapping<A, B> = Rc<dyn Fn(A) -> B>;

impl<A: 'static> Node<A> {
    /// The same node with other messages: `settings.view(…).map(Message::from)`.
    pub fn map<B: 'static>(self, into: impl Fn(A) -> B + 'static) -> Node<B> {
        let into: Mapping<A, B> = Rc::new(into);
        node(self, &into)
    }
}

fn node<A: 'static, B: 'static>(mapped: Node<A>, into: &Mapping<A, B>) -> Node<B> {
    match mapped {
        Node::Nothing => Node::Nothing,
        Node::Text(text) => Node::Text(text),
        Node::Element(mapped) => Node::Element(element(mapped, into)),
        Node::List(list) => Node::List(nodes(list, into)),
    }
}

fn nodes<A: 'static, B: 'static>(list: Vec<Node<A>>, into: &Mapping<A, B>) -> Vec<Node<B>> {
    list.into_iter().map(|mapped| node(mapped, into)).collect()
}

fn element<A: 'static, B: 'static>(mapped: Element<A>, into: &Mapping<A, B>) -> Element<B> {
    let Parts {
        head,
        handlers,
        enter: entered,
        leave,
        children,
    } = *mapped.0;
    let handlers = handlers.into_iter();
    Element(Box::new(Parts {
        head,
        handlers: handlers
            .map(|(event, mapped)| (event, handler(mapped, into)))
            .collect(),
        enter: entered.map(|entered| enter(entered, into)),
        leave,
        children: nodes(children, into),
    }))
}

fn handler<A: 'static, B: 'static>(mapped: Handler<A>, into: &Mapping<A, B>) -> Handler<B> {
    let shared = Rc::clone(into);
    match mapped {
        Handler::Message(message) => Handler::Message(into(message)),
        Handler::If(is_such, message) => Handler::If(is_such, into(message)),
        Handler::Value(say) => Handler::Value(Rc::new(move |value| shared(say(value)))),
        Handler::Checked(say) => Handler::Checked(Rc::new(move |is_so| shared(say(is_so)))),
        Handler::Event(say) => {
            Handler::Event(Rc::new(move |event| say(event).map(|said| shared(said))))
        }
    }
}

fn enter<A: 'static, B: 'static>(mapped: Enter<A>, into: &Mapping<A, B>) -> Enter<B> {
    let into = Rc::clone(into);
    Rc::new(move |element, send| {
        let (into, send) = (Rc::clone(&into), Rc::clone(send));
        let inner: Sender<A> = Rc::new(move |message| send(into(message)));
        mapped(element, &inner)
    })
}
