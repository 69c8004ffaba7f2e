use latchkey_core::Role;
use latchkey_core::api::ApiError;

use super::check;
use super::world::{model, opened, with};
use crate::popup::message::CopyWhat;
use crate::popup::model::Model;
use crate::popup::view::header::header;
use crate::shell::facts::Known;

#[test]
fn tells_the_tenant_and_who_is_signed_in() {
    check(
        header,
        model(),
        r#"
        heading "acme-corp"
        button "Copy tenant name"
        Region
        us
        button "Copy region"
        Host
        acme-corp.us.qlikcloud.com
        button "Copy host"
        button "Refresh"
        button "Open in a tab"
        Signed in as Ada Lovelace TenantAdmin
        button "Tenant details", collapsed
        link "API keys in Qlik"
        link "Events in Qlik"
        status
        "#,
    );
}

#[track_caller]
fn says(model: Model, expected: &str) {
    let told = super::told(header, model);
    assert!(told.contains(expected), "{told}");
}

#[test]
fn tells_who_is_signed_in_only_as_far_as_it_is_known() {
    says(opened(), "Checking who is signed in…");
    let mut plain = model();
    set_role(&mut plain, Role::NotAdmin);
    says(plain, "Signed in as Ada Lovelace\n");
    let mut unknown = model();
    set_role(&mut unknown, Role::NotKnown);
    says(unknown, "Signed in as Ada Lovelace role not known");
    let failed = Known::No(ApiError::Unreadable);
    says(
        with(opened(), |facts| facts.user = failed),
        "Who is signed in: not known",
    );
    for stop in [ApiError::SignedOut, ApiError::AnotherUser] {
        says(
            with(model(), |facts| facts.stop = Some(stop)),
            "Who is signed in: not known",
        );
    }
}

fn set_role(model: &mut Model, role: Role) {
    if let Some(user) = &mut model.facts.identity.user {
        user.role = role;
    }
}

#[test]
fn shows_what_the_tenant_says_of_itself_on_demand() {
    let shown = |model: Model| Model {
        shows_tenant_details: true,
        ..model
    };
    says(
        shown(model()),
        "Tenant id\naCmE7Qk2mX9v\nbutton \"Copy tenant id\"\nName\nAcme Corporation\nSystem hostname\n\
         k3v9x2m7q1w8.us.qlikcloud.com\nbutton \"Copy system hostname\"\nAlias hostname\nNot given\n",
    );
    says(shown(opened()), "Tenant id\nReading…\nName\nReading…\n");
    let failed = with(opened(), |facts| {
        facts.tenant_facts = Known::No(ApiError::NotTheApi)
    });
    says(shown(failed), "Tenant id\nNot known\n");
}

#[test]
fn offers_no_tab_in_a_tab_and_no_reading_while_reading() {
    let told = super::told(header, with(model(), |facts| facts.is_tab = true));
    assert!(!told.contains("Open in a tab"), "{told}");
    let mut reading = model();
    crate::popup::update::update(
        &mut reading,
        crate::popup::message::Message::Refresh,
        super::world::now(),
    );
    says(reading, "button \"Refresh\", disabled");
}

#[test]
fn tells_what_was_copied() {
    says(
        Model {
            copied: Some((CopyWhat::Region, true)),
            ..model()
        },
        "status\n  Copied: us",
    );
}
