//! Where the values would go, in large type: what the eye should rest on before anything is filled.

use latchkey_core::linking::{Destination, Security};
use sycamore::prelude::*;

use super::act;
use crate::popup::ids::LINKING_TITLE;
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
    let within = part(model, |model| model.linking.within());
    let is_tab = part(model, |model| model.facts.is_tab);
    let again = act("look_again", "", Happened::LookAgain, send);
    let send = send.clone();
    view! {
        header(class="to") {
            h1(id=LINKING_TITLE, tabindex="-1") {
                (match to.get_clone() {
                    None => View::from(text("fill_nowhere")),
                    Some(to) => site("fill_on", &to),
                })
                (within.get_clone().map(|page| within_page(&page)))
            }
            div(class="acts") {
                (again)
                (if is_tab.get() { View::new() } else { open_in_tab(&send) })
            }
            (to.get_clone().map(|to| odd_about(&to)))
        }
    }
}

/// A host, of which the part counts that somebody has registered: whoever has it may name what is
/// below it as they like.
fn site(said: &'static str, to: &Destination) -> View {
    let (below, own) = to.parts();
    let below = (!below.is_empty()).then(|| {
        let below = odd(below);
        view! { span(class="below") { (below) } }
    });
    let own = odd(own);
    view! { span(class="small") { (text(said)) } " " span(class="site") { (below) (own) } }
}

/// The page around the form: it may be whose account the form belongs to.
fn within_page(page: &Destination) -> View {
    let site = site("fill_within", page);
    view! { " " (site) }
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
