//! What the user allowed, as it is told and taken back.

use latchkey_core::linking::Consent;
use latchkey_core::{Role, SeenTenant, Server, SiteAccess};

use super::drawn;
use crate::features::settings::state::allowed::{Allowed, AllowedMessage, Item, List, Outcome};
use crate::features::settings::view::allowed::{allowed, folded};
use crate::popup::view::tests::world::model;
use crate::screen::Node;
use crate::screen::reader::{all, attribute_of, by_ids, name_of, one, outline};
use crate::words::english::English;

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

fn with(list: List) -> Allowed {
    Allowed {
        list: Some(list),
        ..Allowed::default()
    }
}

fn view(state: &Allowed) -> Node<AllowedMessage> {
    allowed(state, &English::read()).into()
}

/// The list as a screen reader tells of it.
fn outlined(state: &Allowed) -> String {
    outline::of(&view(state))
}

#[test]
fn each_thing_has_a_button_that_forgets_it() {
    let expected = r#"
region "Allowed and remembered"
  heading "Allowed and remembered"
  What you said yes to, and where you were. Each can be taken back. Keys that were made and values that were filled stay where they are.
  status
  heading "Sites you allowed a secret for"
  You said yes to an API key or another secret being filled there. After you forget one, Latchkey asks again. A key that is there stays valid until you revoke it.
  list
    listitem
      forms.example
      button "Forget forms.example"
    listitem
      hub.example, within a page of portal.example:8443
      button "Forget hub.example"
  heading "Access to sites"
  The browser lets Latchkey into these without a click on its icon. After you forget one, it no longer does until you allow it again.
  list
    listitem
      hub.example
      button "Forget hub.example"
    listitem
      all sites of qlikcloud.com
      button "Forget all sites of qlikcloud.com"
    listitem
      all sites
      button "Forget all sites"
  heading "Tenants you opened"
  Latchkey offers them where you open a tenant or choose one for a form. Forgetting one also takes its list of keys out of the browser’s memory. Your notes on its keys stay. A tenant is remembered again when you click the icon there.
  list
    listitem
      globex · eu · globex.eu.qlikcloud.com
      button "Forget globex.eu.qlikcloud.com"
  heading "Qlik Sense servers"
  Latchkey offers them where you choose one for a form. A server is remembered again when you click the icon there.
  list
    listitem
      https://sense.acme.example/sso
      button "Forget https://sense.acme.example/sso"
  button "Forget all"
"#;
    assert_eq!(outlined(&with(list())).trim(), expected.trim());
    let view = view(&with(list()));
    let forget = one(&view, "button", "Forget globex.eu.qlikcloud.com").message("click");
    assert!(
        matches!(&forget, Some(AllowedMessage::Forget(Item::Tenant(host))) if host == "globex.eu.qlikcloud.com"),
        "{forget:?}"
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
    let told = outlined(&with(empty));
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
    let told = outlined(&with(broken));
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
    let told = outlined(&with(hostile));
    assert!(!told.contains('\u{202E}'), "{told}");
    assert!(told.contains("202E"), "{told}");
}

#[test]
fn two_of_one_name_are_known_by_what_describes_their_buttons() {
    let view = view(&with(list()));
    let buttons = all(&view, "button");
    let by = buttons
        .iter()
        .filter(|it| name_of(&view, it).as_deref() == Some("Forget hub.example"));
    let by: Vec<_> = by
        .filter_map(|it| attribute_of(it, "aria-describedby"))
        .collect();
    assert_eq!(by, ["allowed_sites allowed-1", "allowed_access allowed-2"]);
    let described: Vec<String> = by.iter().map(|ids| by_ids(&view, ids)).collect();
    assert_eq!(
        described,
        [
            "Sites you allowed a secret for hub.example, within a page of portal.example:8443",
            "Access to sites hub.example",
        ]
    );
}

#[test]
fn what_came_of_it_is_said_by_name_or_number() {
    let items = list().items();
    let outcome = |asked: &[Item], failed: &[Item]| {
        let outcome = Outcome {
            asked: asked.to_vec(),
            failed: failed.to_vec(),
        };
        outlined(&Allowed {
            outcome: Some(outcome),
            ..with(list())
        })
    };
    for (outlined, sentence) in [
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
        assert!(outlined.contains(sentence), "{sentence}: {outlined}");
    }
}

#[test]
fn the_settings_of_everybody_have_it() {
    for role in [Role::TenantAdmin, Role::NotAdmin, Role::NotKnown] {
        let mut model = model();
        model.facts.identity.user.as_mut().unwrap().role = role;
        model.sections.settings.allowed.list = Some(list());
        let told = outline::of(&drawn(&model));
        assert!(told.contains("Forget globex.eu.qlikcloud.com"), "{told}");
    }
}

#[test]
fn a_screen_without_sections_has_it_behind_a_button() {
    let folds = |state: &Allowed| Node::from(folded(state, &English::read()));
    let mut state = with(list());
    let closed = folds(&state);
    let switch = one(&closed, "button", "Allowed and remembered");
    assert_eq!(attribute_of(switch, "aria-expanded"), Some("false"));
    assert!(matches!(
        switch.message("click"),
        Some(AllowedMessage::Show(true))
    ));
    assert!(!outline::of(&closed).contains("Forget"));
    state.is_shown = true;
    let open = folds(&state);
    let switch = one(&open, "button", "Allowed and remembered");
    assert!(matches!(
        switch.message("click"),
        Some(AllowedMessage::Show(false))
    ));
    assert!(outline::of(&open).contains("Forget forms.example"));
}
