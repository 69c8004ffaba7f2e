//! Where the values would go, in large type: what the eye should rest on before anything is filled.

use latchkey_core::linking::{Destination, Security};
use sycamore::prelude::*;

use super::{TITLE, act};
use crate::popup::linking::message::Message as Happened;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::header::open_in_tab;
use crate::popup::view::odd::{Value, odd, sentence};
use crate::popup::view::part::part;
use crate::popup::words::text;

/// The site, what is odd about it, and the ways to look again.
pub(super) fn head(model: ReadSignal<Model>, send: &Send) -> View {
    let to = part(model, |model| model.linking.destination());
    let is_tab = part(model, |model| model.is_tab);
    let again = act("look_again", "", Happened::LookAgain, send);
    let send = send.clone();
    view! {
        header(class="to") {
            h1(id=TITLE, tabindex="-1") {
                (match to.get_clone() {
                    None => View::from(text("fill_nowhere")),
                    Some(to) => site(&to),
                })
            }
            div(class="acts") {
                (again)
                (if is_tab.get() { View::new() } else { open_in_tab(&send) })
            }
            (to.get_clone().map(|to| odd_about(&to)))
        }
    }
}

fn site(to: &Destination) -> View {
    let host = odd(&to.host);
    view! { span(class="small") { (text("fill_on")) } " " span(class="site") { (host) } }
}

fn odd_about(to: &Destination) -> View {
    let unicode = to.unicode.clone().map(|unicode| {
        let told = sentence("fill_unicode", &[Value::Odd(unicode)]);
        view! { p(class="care") { (told) } }
    });
    let http =
        (to.security == Security::Http).then(|| view! { p(class="care") { (text("fill_http")) } });
    let qlik = to
        .is_qlik_cloud
        .then(|| view! { p(class="care") { (text("refusal_qlik_cloud")) } });
    view! { (unicode) (http) (qlik) }
}
