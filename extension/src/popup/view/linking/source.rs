//! What the form is taken for, and the tenant or server whose values it gets.

use latchkey_core::Server;
use latchkey_core::linking::{By, Naming, Source};
use latchkey_core::text::shown;
use sycamore::prelude::*;

use super::{List, Name, button};
use crate::popup::ids::{LINKING_FORM, LINKING_HOST, LINKING_TENANT};
use crate::popup::linking::message::Message as Happened;
use crate::popup::linking::sources::{Choice, Chosen, Way};
use crate::popup::linking::{Linking, Permission};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::header::who;
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::{dynamic, part, shown_of};
use crate::popup::words::{text, text_with, words};
use crate::shell::facts::Known;
use crate::ui::trouble::trouble;
use crate::words::filling;
use crate::words::linking::{integration, need};

/// Both choices, side by side where there is room.
pub(super) fn source(model: ReadSignal<Model>, send: &Send) -> View {
    let (form, tenant) = (form(model, send), tenant(model, send));
    view! { div(class="pair") { (form) (tenant) } }
}

/// What the page may be taken for, and what it was.
#[derive(Clone, Debug, PartialEq)]
struct Taken {
    known: Vec<(String, String)>,
    chosen: String,
    by: By,
    needs: Vec<&'static str>,
    is_busy: bool,
}

impl Taken {
    fn of(model: &Model) -> Option<Taken> {
        let linking = &model.linking;
        let recognised = &linking.form.as_ref()?.recognised;
        let known = linking.integrations.iter();
        let needs = linking.source(&model.facts.identity).map(|source| {
            let needs = recognised.integration.needs_for(&source);
            needs.map(need).collect()
        });
        Some(Taken {
            known: known
                .map(|known| (known.id.to_string(), shown(&integration(&*words(), known))))
                .collect(),
            chosen: recognised.integration.id.to_string(),
            by: recognised.by,
            needs: needs.unwrap_or_default(),
            is_busy: linking.is_busy(),
        })
    }
}

fn form(model: ReadSignal<Model>, send: &Send) -> View {
    let taken = part(model, Taken::of);
    let send = send.clone();
    dynamic(move || {
        let Some(taken) = taken.get_clone() else {
            return View::new();
        };
        let needs: Vec<View> = taken
            .needs
            .iter()
            .map(|need| {
                let need = text(need);
                view! { li { (need) } }
            })
            .collect();
        let needs = (!needs.is_empty()).then(|| {
            view! { div(class="hint") { (text("fill_needs")) ul { (needs) } } }
        });
        let list = List {
            id: LINKING_FORM.to_owned(),
            name: Name::By("form-of-name"),
            choices: taken.known,
            chosen: taken.chosen,
            is_disabled: taken.is_busy,
        };
        let send = send.clone();
        let list = list.view(Box::new(move |id| {
            send.send(Message::Linking(Happened::TakeFor(id)));
        }));
        view! {
            div(class="field") {
                span(id="form-of-name") { (text("form_of")) }
                (list)
                span(class="hint") { (text(filling::by(taken.by))) }
                (needs)
            }
        }
    })
}

/// The tenants and servers to choose from.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    /// They have been looked for.
    is_read: bool,
    tenants: Vec<Choice>,
    servers: Vec<Server>,
    chosen: Option<Chosen>,
    /// The names that the chosen tenant goes by: which it is, and its host.
    called: Vec<(Naming, String)>,
    naming: Naming,
    is_busy: bool,
}

impl Offer {
    fn of(model: &Model) -> Offer {
        let linking: &Linking = &model.linking;
        let source = linking.source(&model.facts.identity);
        let namings = match &source {
            Some(Source::Tenant(tenant)) => tenant.namings(),
            Some(Source::Server(_)) | None => Vec::new(),
        };
        let called = namings.into_iter();
        Offer {
            is_read: linking.sources.is_read(),
            tenants: linking.sources.choices(&model.facts.seen),
            servers: linking.sources.servers().to_vec(),
            chosen: linking.sources.chosen.clone(),
            called: called
                .map(|(naming, tenant)| (naming, tenant.host().to_owned()))
                .collect(),
            naming: linking.naming,
            is_busy: model.is_tenant_fixed(),
        }
    }

    /// The host of the chosen tenant, or the address of the chosen server.
    fn chosen(&self) -> String {
        match &self.chosen {
            Some(Chosen::Tenant(tenant)) => tenant.host().to_owned(),
            Some(Chosen::Server(server)) => server.address(),
            None => String::new(),
        }
    }

    /// What there is to choose, each by its host or address, and in words.
    fn choices(&self) -> Vec<(String, String)> {
        let tenants = self.tenants.iter().map(|choice| {
            let parts = [&choice.name, &choice.region, &choice.host].map(|part| shown(part));
            (choice.host.clone(), parts.join(" · "))
        });
        let servers = self.servers.iter().map(|server| {
            let words = text_with("fill_server", &[&shown(&server.address())]);
            (server.address(), words)
        });
        tenants.chain(servers).collect()
    }
}

fn tenant(model: ReadSignal<Model>, send: &Send) -> View {
    let offer = part(model, Offer::of);
    let (there, way) = (there(model), way(model, send));
    let (send, called_send) = (send.clone(), send.clone());
    view! {
        div(class="field") {
            span(id="fill-tenant-name") {
                (match offer.with(|offer| offer.servers.is_empty()) {
                    true => text("fill_tenant"),
                    false => text("fill_tenant_or_server"),
                })
            }
            (choices(&offer.get_clone(), &send))
            (no_keys(&offer.get_clone()))
            (there)
            (way)
            (called(&offer.get_clone(), &called_send))
        }
    }
}

fn choices(offer: &Offer, send: &Send) -> View {
    if !offer.is_read {
        return View::new();
    }
    let choices = offer.choices();
    if choices.is_empty() {
        return view! { span(class="hint") { (text("fill_no_tenant")) } };
    }
    let chosen = offer.chosen();
    let id = offer.tenants.iter().find(|choice| choice.host == chosen);
    let id = id.and_then(|choice| choice.tenant_id.clone()).map(|id| {
        let told = sentence("fill_tenant_id", &[Value::Id(id)]);
        view! { span(class="hint") { (told) } }
    });
    let list = List {
        id: LINKING_TENANT.to_owned(),
        name: Name::By("fill-tenant-name"),
        choices,
        chosen,
        is_disabled: offer.is_busy,
    };
    let (send, servers) = (send.clone(), offer.servers.clone());
    let list = list.view(Box::new(move |chosen| {
        let server = servers.iter().find(|server| server.address() == chosen);
        let happened = match server {
            Some(server) => Happened::ChooseServer(server.clone()),
            None => Happened::Choose(chosen),
        };
        send.send(Message::Linking(happened));
    }));
    view! { (list) (id) }
}

/// That a server has no API keys.
fn no_keys(offer: &Offer) -> View {
    let is_server = matches!(offer.chosen, Some(Chosen::Server(_)));
    let told = is_server.then(|| view! { span(class="hint") { (text("fill_server_no_keys")) } });
    View::from(told)
}

/// By which of its hosts the tenant is called, where it has more than one.
fn called(offer: &Offer, send: &Send) -> View {
    if offer.called.len() < 2 {
        return View::new();
    }
    let namings: Vec<Naming> = offer.called.iter().map(|(naming, _)| *naming).collect();
    let at = namings.iter().position(|naming| *naming == offer.naming);
    let choices = offer.called.iter().enumerate().map(|(at, (naming, host))| {
        let key = match naming {
            Naming::AsInAddress => "called_as_in_address",
            Naming::Alias => "called_alias",
            Naming::System => "called_system",
        };
        (at.to_string(), text_with(key, &[&shown(host)]))
    });
    let list = List {
        id: LINKING_HOST.to_owned(),
        name: Name::Itself(text("called")),
        choices: choices.collect(),
        chosen: at.unwrap_or_default().to_string(),
        is_disabled: offer.is_busy,
    };
    let send = send.clone();
    let list = list.view(Box::new(move |at| {
        let naming = at.parse::<usize>().ok().and_then(|at| namings.get(at));
        if let Some(naming) = naming {
            send.send(Message::Linking(Happened::Call(*naming)));
        }
    }));
    view! { (list) span(class="hint") { (text("called_hint")) } }
}

/// Who is signed in there, once somebody can be asked.
fn there(model: ReadSignal<Model>) -> View {
    let language = words();
    let is_asked = part(model, |model| model.linking.sources.way.is_open());
    let wrong = part(model, move |model| {
        let Known::No(error) = &model.facts.user else {
            return None;
        };
        Some(trouble(&*language, error, model.facts.tenant()?.host()))
    });
    dynamic(move || match is_asked.get() {
        false => View::new(),
        true => {
            let who = who(model);
            view! {
                (who)
                (wrong.get_clone().map(|wrong| view! { p(class="wrong", role="alert") { (wrong) } }))
            }
        }
    })
}

/// What is in the way of asking the chosen tenant.
#[derive(Clone, Debug, PartialEq)]
struct NoWay {
    host: String,
    origin: String,
    is_tab: bool,
    is_refused: bool,
    is_in_container: bool,
}

fn way(model: ReadSignal<Model>, send: &Send) -> View {
    let no_way = part(model, |model| {
        let tenant = model.linking.tenant()?;
        let is_refused = model.linking.permission == Permission::Refused(tenant.origin());
        (model.linking.sources.way == Way::None).then(|| NoWay {
            host: tenant.host().to_owned(),
            origin: tenant.origin(),
            is_tab: model.facts.is_tab,
            is_refused,
            is_in_container: !model.facts.cookies.is_default(),
        })
    });
    let send = send.clone();
    shown_of(no_way, move |no_way| blocked(&no_way, &send))
}

fn blocked(no_way: &NoWay, send: &Send) -> View {
    let open = button(
        text_with("open_host", &[&no_way.host]),
        "",
        Message::OpenPage(no_way.origin.clone()),
        send,
    );
    if no_way.is_in_container {
        // A page that is opened from here is in no container, and neither are we.
        let told = text_with("fill_no_way_container", &[&no_way.host]);
        return view! { div(class="care") { p { (told) } } };
    }
    let allow = allow(&no_way.host, &no_way.origin, no_way.is_tab, send);
    let refused = no_way.is_refused.then(|| refused(&no_way.host));
    view! {
        div(class="care") {
            p { (text("fill_no_way")) }
            (refused)
            div(class="acts") { (open) (allow) }
        }
    }
}

/// The button that asks the browser for access: in the full tab, since a popup closes over the
/// question.
pub(super) fn allow(host: &str, origin: &str, is_tab: bool, send: &Send) -> View {
    match is_tab {
        true => button(
            text_with("allow_host", &[&shown(host)]),
            "",
            Message::Linking(Happened::AskFor(origin.to_owned())),
            send,
        ),
        false => button(text("allow_in_tab"), "", Message::OpenInTab, send),
    }
}

/// The user, or the browser, said no.
pub(super) fn refused(host: &str) -> View {
    let told = sentence("allow_refused", &[Value::Odd(host.to_owned())]);
    view! { p(role="alert") { (told) } }
}
