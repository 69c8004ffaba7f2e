//! The screen on a page of Qlik Sense Enterprise on Windows, which has no Qlik Cloud API keys, and
//! whose address other products ask for.

use sycamore::prelude::*;

use super::Send;
use super::allowed;
use super::connect::connect;
use super::copy::announcement;
use super::part::part;
use super::plain::form;
use crate::popup::model::Model;
use crate::popup::words::text;
use crate::shell::facts::Place;

/// What it is, and the values that forms ask for.
pub fn server(model: ReadSignal<Model>, send: Send) -> View {
    let server = part(model, |model| match &model.facts.place {
        Place::Server(server) => Some((server.address(), server.is_sure())),
        _ => None,
    });
    let (form, allowed) = (form(model, &send), allowed(model, &send));
    let connect = connect(model, send);
    let announcement = announcement(model);
    view! {
        div(class="screen server") {
            (server.get_clone().map(|(address, is_sure)| head(address, is_sure)))
            (announcement)
            div(class="panel page") { (form) (connect) (allowed) }
        }
    }
}

fn head(address: String, is_sure: bool) -> View {
    let heading = match is_sure {
        true => "server_is",
        false => "server_looks",
    };
    view! {
        header(class="tenant") {
            div(class="names") {
                div(class="titled") { h1 { (text(heading)) } }
                dl { div { dt { (text("address")) } dd { (address) } } }
            }
            p { (text("server_no_keys")) }
        }
    }
}
