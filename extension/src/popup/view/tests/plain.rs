use latchkey_core::api::{ApiError, Problem};
use latchkey_core::{Failure, SeenTenant, TenantError};

use super::world::{model, opened, with};
use super::{check, has};
use crate::popup::model::Model;
use crate::popup::view::plain::{Plain, plain};
use crate::shell::facts::{Elsewhere, Facts, Place};

fn elsewhere(why: Elsewhere) -> Model {
    Model {
        facts: Facts {
            place: Place::Elsewhere(why),
            ..Facts::default()
        },
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
    let model = with(
        elsewhere(Elsewhere::NotATenant(TenantError::Elsewhere)),
        |facts| facts.seen = vec![seen],
    );
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
fn says_why_a_page_could_not_be_looked_at() {
    for (failure, expected) in [
        (
            Some(Failure::KeptOut),
            Some("keeps extensions off this site"),
        ),
        (Some(Failure::NotLoaded), Some("This page did not load")),
        (None, None),
    ] {
        let mut model = elsewhere(Elsewhere::NotATenant(TenantError::Elsewhere));
        model.linking.kept_out = failure;
        let told = super::told(plain, model);
        assert_eq!(told.contains("status"), expected.is_some(), "{told}");
        has(&told, expected.as_slice());
    }
}

#[test]
fn asks_for_another_click_where_a_full_tab_has_lost_sight() {
    check(
        plain,
        with(elsewhere(Elsewhere::AddressHidden), |facts| {
            facts.is_tab = true
        }),
        r#"
        heading "Latchkey can’t see the tenant’s tab"
        The browser no longer shows its address. Click the icon on the tenant’s tab again.
        "#,
    );
}

#[test]
fn asks_who_is_signed_out_to_sign_in() {
    let out = with(opened(), |facts| facts.stop = Some(ApiError::SignedOut));
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
fn says_a_sign_out_in_the_tenant_s_words_too() {
    let problem = Problem {
        title: Some("No session".to_owned()),
        code: Some("AUTH-1".to_owned()),
        detail: None,
    };
    let out = with(opened(), |facts| {
        facts.stop = Some(ApiError::Unauthorized(problem))
    });
    check(
        plain,
        out,
        r#"
        heading "Sign in to acme-corp.us.qlikcloud.com"
        Nobody is signed in to this tenant in this browser. Sign in there, then click the icon again.
        Qlik says: No session · AUTH-1
        button "Open acme-corp.us.qlikcloud.com"
        "#,
    );
}

#[test]
fn asks_nobody_to_sign_in_where_nobody_can() {
    let stopped = |error: ApiError| with(opened(), |facts| facts.stop = Some(error));
    let says = |title: &str| Problem {
        title: Some(title.to_owned()),
        ..Problem::default()
    };
    check(
        plain,
        stopped(ApiError::NoTenant(says("No authentication configured"))),
        r#"
        heading "No tenant at this address"
        There is no tenant at acme-corp.us.qlikcloud.com. Check the spelling of this address. Qlik says: No authentication configured
        "#,
    );
    check(
        plain,
        stopped(ApiError::NoSignIn(says("Illegal returnto value"))),
        r#"
        heading "Nobody can sign in at this address"
        Qlik refuses the sign-in at acme-corp.us.qlikcloud.com (401), so signing in again does not help. Check the spelling of this address. Qlik says: Illegal returnto value
        "#,
    );
}

#[test]
fn makes_way_for_the_list() {
    assert_eq!(Plain::of(&model()), None);
    assert_eq!(Plain::of(&opened()), None);
    let ended = with(model(), |facts| facts.stop = Some(ApiError::SignedOut));
    assert_eq!(Plain::of(&ended), None, "a list that was read stays");
    assert_eq!(Plain::of(&Model::default()), Some(Plain::Opening));
}
