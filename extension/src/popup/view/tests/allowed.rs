//! What the user allowed, as it is told and taken back.

use latchkey_core::linking::Consent;
use latchkey_core::{Role, SeenTenant, Server, SiteAccess, TenantError};
use sycamore::prelude::*;

use super::told;
use super::world::model;
use crate::features::settings::state::allowed::{Item, List, Outcome};
use crate::popup::linking::Page;
use crate::popup::model::Model;
use crate::popup::view::allowed::allowed as view;
use crate::popup::view::{Send, screen};
use crate::shell::facts::{Elsewhere, Facts, Place};
use crate::shell::section_name::SectionName;

fn allowed(model: ReadSignal<Model>, send: Send) -> View {
    view(model, &send)
}

fn list() -> List {
    let tenant = SeenTenant {
        host: "globex.eu.qlikcloud.com".to_owned(),
        name: "globex".to_owned(),
        region: "eu".to_owned(),
        tenant_id: None,
    };
    let consent = |page: &str, frame: &str| Consent {
        page: page.to_owned(),
        frame: frame.to_owned(),
    };
    let access = [
        "https://hub.example/*",
        "https://*.qlikcloud.com/*",
        "https://*/*",
    ];
    List {
        consents: Some(vec![
            consent("https://forms.example", "https://forms.example"),
            consent("https://portal.example:8443", "https://hub.example"),
        ]),
        access: Some(access.map(SiteAccess::new).to_vec()),
        tenants: Some(vec![tenant]),
        servers: Server::from_address("https://sense.acme.example/sso").map(|server| vec![server]),
    }
}

fn with(list: List) -> Model {
    let mut model = model();
    model.allowed.list = Some(list);
    model
}

#[test]
fn each_thing_has_a_button_that_forgets_it() {
    super::check(
        allowed,
        with(list()),
        r#"
        region "Allowed and remembered"
          heading "Allowed and remembered"
          What you said yes to, and where you were. Each can be taken back. Keys that were made and values that were filled stay where they are.
          status
          heading "Sites you allowed a secret for"
          You said yes to an API key or another secret being filled there. After you forget one, Latchkey asks again. A key that is there stays valid until you revoke it.
          forms.example
          button "Forget forms.example"
          hub.example, within a page of portal.example:8443
          button "Forget hub.example"
          heading "Access to sites"
          The browser lets Latchkey into these without a click on its icon. After you forget one, it no longer does until you allow it again.
          hub.example
          button "Forget hub.example"
          all sites of qlikcloud.com
          button "Forget all sites of qlikcloud.com"
          all sites
          button "Forget all sites"
          heading "Tenants you opened"
          Latchkey offers them where you open a tenant or choose one for a form. Forgetting one also takes its list of keys out of the browser’s memory. Your notes on its keys stay. A tenant is remembered again when you click the icon there.
          globex · eu · globex.eu.qlikcloud.com
          button "Forget globex.eu.qlikcloud.com"
          heading "Qlik Sense servers"
          Latchkey offers them where you choose one for a form. A server is remembered again when you click the icon there.
          https://sense.acme.example/sso
          button "Forget https://sense.acme.example/sso"
          button "Forget all"
        "#,
    );
}

#[test]
fn nothing_to_forget_is_said() {
    let empty = List {
        consents: Some(Vec::new()),
        access: Some(Vec::new()),
        tenants: Some(Vec::new()),
        servers: Some(Vec::new()),
    };
    let told = told(allowed, with(empty));
    assert!(
        told.contains("Nothing yet: no site was allowed a secret"),
        "{told}"
    );
    assert!(!told.contains("button"), "{told}");
}

#[test]
fn what_could_not_be_read_is_said() {
    let broken = List {
        tenants: None,
        ..list()
    };
    let told = told(allowed, with(broken));
    assert!(
        told.contains("This could not be read, so nothing in it can be forgotten here."),
        "{told}"
    );
}

/// What is kept may be of any hand, and a host of any length.
#[test]
fn hostile_names_are_shown_for_what_they_are() {
    let long = format!("https://{}.example", "hub.stackone.com.".repeat(20));
    let hostile = List {
        consents: Some(vec![
            Consent {
                page: long.clone(),
                frame: long,
            },
            Consent {
                page: "https://a.example".to_owned(),
                frame: "https://\u{202E}moc.enokcats".to_owned(),
            },
        ]),
        access: Some(Vec::new()),
        tenants: Some(Vec::new()),
        servers: Some(Vec::new()),
    };
    let told = told(allowed, with(hostile));
    assert!(!told.contains('\u{202E}'), "{told}");
    assert!(told.contains("202E"), "{told}");
}

#[test]
fn two_of_one_name_are_told_apart_by_what_describes_their_buttons() {
    let html = super::html(|| view(*create_signal(with(list())), &Send::new(|_| {})));
    for by in ["allowed_sites allowed-1", "allowed_access allowed-2"] {
        assert!(
            html.contains(&format!("aria-describedby=\"{by}\"")),
            "{html}"
        );
    }
    for id in [
        "id=\"allowed-1\"",
        "id=\"allowed_access\"",
        "id=\"forget-6\"",
    ] {
        assert_eq!(html.matches(id).count(), 1, "{id}: {html}");
    }
}

#[test]
fn what_came_of_it_is_told_by_name_or_number() {
    let items = list().items();
    let outcome = |asked: &[Item], failed: &[Item]| {
        let mut model = with(list());
        model.allowed.outcome = Some(Outcome {
            asked: asked.to_vec(),
            failed: failed.to_vec(),
        });
        told(allowed, model)
    };
    for (told, sentence) in [
        (outcome(&items[..1], &[]), "forms.example is forgotten."),
        (outcome(&items, &[]), "All of it is forgotten."),
        (
            outcome(&items[2..3], &items[2..3]),
            "hub.example could not be forgotten: the browser refused.",
        ),
        (
            outcome(&items, &items[..2]),
            "2 of these could not be forgotten: the browser refused.",
        ),
    ] {
        assert!(told.contains(sentence), "{sentence}: {told}");
    }
}

#[test]
fn the_settings_of_everybody_have_it() {
    for role in [Role::TenantAdmin, Role::NotAdmin, Role::NotKnown] {
        let mut model = with(list());
        model.facts.section = SectionName::Settings;
        model.facts.identity.user.as_mut().unwrap().role = role;
        let told = told(screen, model);
        assert!(told.contains("Forget globex.eu.qlikcloud.com"), "{told}");
    }
}

#[test]
fn a_screen_without_sections_has_it_behind_a_button() {
    let elsewhere = || Model {
        facts: Facts {
            place: Place::Elsewhere(Elsewhere::NotATenant(TenantError::Elsewhere)),
            ..Facts::default()
        },
        ..Model::default()
    };
    let folded = told(screen, elsewhere());
    assert!(
        folded.contains("button \"Allowed and remembered\", collapsed"),
        "{folded}"
    );
    let mut model = elsewhere();
    model.allowed.is_shown = true;
    model.allowed.list = Some(list());
    let unfolded = told(screen, model);
    assert!(unfolded.contains("Forget forms.example"), "{unfolded}");
    let mut looking = elsewhere();
    looking.linking.page = Page::Looking;
    let looking = told(screen, looking);
    assert!(!looking.contains("Allowed"), "{looking}");
}
