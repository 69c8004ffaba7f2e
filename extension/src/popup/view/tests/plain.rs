use latchkey_core::TenantError;
use latchkey_core::api::ApiError;

use super::check;
use super::world::{model, opened};
use crate::popup::model::{Elsewhere, Model, Place, SeenTenant};
use crate::popup::view::plain::{Plain, plain};

fn elsewhere(why: Elsewhere) -> Model {
    Model {
        place: Place::Elsewhere(why),
        ..Model::default()
    }
}

#[test]
fn says_that_a_page_is_no_tenant_and_offers_those_seen_before() {
    let seen = SeenTenant {
        host: "globex.eu.qlikcloud.com".to_owned(),
        name: "globex".to_owned(),
        region: "eu".to_owned(),
        tenant_id: None,
    };
    let model = Model {
        seen: vec![seen],
        ..elsewhere(Elsewhere::NotATenant(TenantError::Elsewhere))
    };
    check(
        plain,
        model,
        r#"
        heading "Not a Qlik Cloud tenant"
        Open a tenant’s page and click the icon there. Its address looks like https://acme.us.qlikcloud.com.
        region "Tenants seen before"
          heading "Tenants seen before"
          globex
          button "Open globex.eu.qlikcloud.com"
        "#,
    );
}

#[test]
fn says_what_to_do_about_each_address() {
    let not = Elsewhere::NotATenant;
    for (why, heading, advice) in [
        (
            not(TenantError::NotAnAddress),
            "Not a Qlik Cloud tenant",
            "Open a tenant’s page",
        ),
        (
            not(TenantError::NoTenant),
            "Not a Qlik Cloud tenant",
            "Go on to your tenant",
        ),
        (
            not(TenantError::NotHttps),
            "Not a Qlik Cloud tenant",
            "with https://",
        ),
        (
            not(TenantError::Credentials),
            "Not a Qlik Cloud tenant",
            "a user name or a password",
        ),
        (
            not(TenantError::OtherPort),
            "Not a Qlik Cloud tenant",
            "without the port",
        ),
        (
            Elsewhere::AddressHidden,
            "Not a Qlik Cloud tenant",
            "does not show Latchkey this tab’s address",
        ),
        (
            Elsewhere::TabGone,
            "The tenant’s tab is gone",
            "click the icon there",
        ),
    ] {
        let told = super::told(plain, elsewhere(why.clone()));
        assert!(
            told.starts_with(&format!("heading \"{heading}\"\n")),
            "{why:?}: {told}"
        );
        assert!(told.contains(advice), "{why:?}: {told}");
    }
}

#[test]
fn asks_for_another_click_where_a_full_tab_has_lost_sight() {
    check(
        plain,
        Model {
            is_tab: true,
            ..elsewhere(Elsewhere::AddressHidden)
        },
        r#"
        heading "Latchkey can’t see the tenant’s tab"
        The browser no longer shows its address. Click the icon on the tenant’s tab again.
        "#,
    );
}

#[test]
fn asks_who_is_signed_out_to_sign_in() {
    let out = Model {
        stop: Some(ApiError::SignedOut),
        ..opened()
    };
    check(
        plain,
        out,
        r#"
        heading "Sign in to acme-corp.us.qlikcloud.com"
        Nobody is signed in to this tenant in this browser. Sign in there, then click the icon again.
        button "Open acme-corp.us.qlikcloud.com"
        "#,
    );
}

#[test]
fn makes_way_for_the_list() {
    assert_eq!(Plain::of(&model()), None);
    assert_eq!(Plain::of(&opened()), None);
    let ended = Model {
        stop: Some(ApiError::SignedOut),
        ..model()
    };
    assert_eq!(Plain::of(&ended), None, "a list that was read stays");
    assert_eq!(Plain::of(&Model::default()), Some(Plain::Opening));
}
