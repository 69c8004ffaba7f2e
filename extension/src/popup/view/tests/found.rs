use latchkey_core::api::{ApiError, Problem};
use latchkey_core::flow::find_key::Found;
use latchkey_core::flow::test_key::Tested;
use latchkey_core::{
    KeyId, Moment, OtherKind, OtherToken, Role, Secret, SeenTenant, Status, TokenFacts, UserId,
};

use super::world::{key, model, now, user, with, with_status};
use super::{check, has};
use crate::popup::model::{FindPasted, Model, PastedWhat};
use crate::popup::view::found::found;

fn pasted(what: PastedWhat, found: Option<Found>) -> Model {
    Model {
        found: Some(FindPasted { what, found }),
        ..model()
    }
}

fn an_id() -> PastedWhat {
    PastedWhat::Id(KeyId::new("nightly-5a41-4f0e").unwrap())
}

fn a_token(tenant: Option<&str>, complete: bool) -> PastedWhat {
    PastedWhat::Token(TokenFacts {
        key_id: KeyId::new("nightly-5a41-4f0e").unwrap(),
        tenant_id: tenant.map(str::to_owned),
        owner_id: None,
        ends: None,
        complete,
    })
}

#[track_caller]
fn says(model: Model, expected: &[&str]) {
    let told = super::told(found, model);
    let in_panel =
        "region \"The key you pasted\"\n  heading \"The key you pasted\"\n  button \"Close\"\n";
    assert!(told.starts_with(in_panel), "{told}");
    has(&told, expected);
}

#[test]
fn shows_the_key_and_its_owner() {
    let there = Found::Key(Box::new(key("Nightly", "eve")));
    check(
        found,
        pasted(a_token(None, true), Some(there)),
        r#"
        region "The key you pasted"
          heading "The key you pasted"
          button "Close"
          Only the key’s id was sent. The key itself was neither kept nor shown.
          heading "Nothing that was read speaks against it"
          Key and owner are not known to be out of use; whether the owner may hold keys isn’t known. Test it to see whether the tenant lets it in.
          Key
          Nightly
          Status
          Active
          Owner
          Eve Adams, eve@acme.example
          Expires
          in 41 days
          Id
          nightly-5a41-4f0e
          Whoever has the text that you pasted can use this key.
          button "Show in the list"
          button "All keys of Eve Adams"
          button "Revoke Nightly"
        "#,
    );
}

#[test]
fn offers_and_warns_only_where_it_is_true() {
    let there = || Some(Found::Key(Box::new(key("Nightly", "eve"))));
    let told = super::told(found, pasted(a_token(None, false), there()));
    assert!(!told.contains("Whoever has"), "{told}");
    let mut revoked = pasted(a_token(None, true), there());
    revoked
        .facts
        .table
        .replace(with_status(&key("Nightly", "eve"), Status::Revoked), now());
    let told = super::told(found, revoked);
    assert!(
        !told.contains("Whoever has") && !told.contains("button \"Revoke"),
        "{told}"
    );
    let mut gone = pasted(an_id(), there());
    gone.facts
        .table
        .remove(&KeyId::new("nightly-5a41-4f0e").unwrap(), now());
    says(gone, &["This key is gone: it is no longer in the tenant."]);
}

#[test]
fn says_why_no_key_is_shown() {
    let elsewhere = || Some("gLoBeX4tL1wZ");
    says(
        pasted(an_id(), None),
        &["Looking for the key with the id nightly-5a41-4f0e…"],
    );
    says(
        pasted(PastedWhat::UnreadableToken, None),
        &["This looks like an API key, but its id can’t be read"],
    );
    for (what, expected) in [
        (an_id(), "heading \"No key with this id here\""),
        (a_token(None, true), "heading \"No key with this id here\""),
        (
            a_token(elsewhere(), true),
            "heading \"It belongs to another tenant\"",
        ),
        (
            a_token(elsewhere(), true),
            "the tenant with the id gLoBeX4tL1wZ.",
        ),
        (
            a_token(Some("aCmE7Qk2mX9v"), true),
            "heading \"It was deleted: this tenant has no key with its id\"",
        ),
    ] {
        says(pasted(what, Some(Found::NotHere)), &[expected]);
    }
}

#[test]
fn names_the_other_tenant_where_it_was_seen() {
    let mut elsewhere = pasted(a_token(Some("gLoBeX4tL1wZ"), true), Some(Found::NotHere));
    elsewhere.facts.seen = vec![SeenTenant {
        host: "globex.eu.qlikcloud.com".to_owned(),
        name: "globex".to_owned(),
        region: "eu".to_owned(),
        tenant_id: Some("gLoBeX4tL1wZ".to_owned()),
    }];
    says(
        elsewhere,
        &["You have opened that tenant before: globex.eu.qlikcloud.com."],
    );
}

#[test]
fn offers_the_test_and_tells_what_came_of_it() {
    let whole = || {
        let there = Found::Key(Box::new(key("Nightly", "eve")));
        let mut model = pasted(a_token(Some("aCmE7Qk2mX9v"), true), Some(there));
        model.why.held = Secret::new("eyJ.whole.key".to_owned());
        model
    };
    let told = super::told(found, whole());
    assert!(told.contains("button \"Test\"\n"), "{told}");
    assert!(told.contains("is sent only if you press Test."), "{told}");
    assert!(!told.contains("eyJ"), "{told}");
    let tested = |verdict| {
        let mut model = whole();
        model.why.held = None;
        model.why.tested = Some(verdict);
        model
    };
    let eve = user("eve", "Eve Adams", Role::NotAdmin);
    for (verdict, expected) in [
        (
            Tested::Works(Some(Box::new(eve))),
            "It was let in as Eve Adams.",
        ),
        (
            Tested::Works(None),
            "heading \"It works: the tenant let it in just now\"",
        ),
        (Tested::Refused, "heading \"The tenant refused it"),
        (
            Tested::NotClear(ApiError::Offline),
            "The test showed neither.",
        ),
    ] {
        says(
            tested(verdict),
            &[expected, "sent to its tenant for this test"],
        );
    }
}

#[test]
fn a_user_s_id_leads_to_their_page() {
    says(
        pasted(PastedWhat::Person(UserId::new("eve")), None),
        &[
            "This is the id of a user, not of a key.",
            "button \"All keys of Eve Adams\"",
        ],
    );
}

#[test]
fn hands_the_id_on_to_an_admin() {
    for seen in [Found::NotVisible, Found::NotSeen] {
        let expected = [
            "Send its id to an admin of the tenant:\n",
            "nightly-5a41-4f0e\n",
            "button \"Copy id\"",
        ];
        says(pasted(an_id(), Some(seen)), &expected);
    }
}

#[test]
fn says_what_went_wrong_and_looks_again() {
    let broken = ApiError::Broken {
        status: 503,
        problem: Problem::default(),
    };
    let expected = [
        "alert\n    The pasted key could not be looked up. Qlik is in trouble (503).",
        "button \"Try again\"",
    ];
    says(pasted(an_id(), Some(Found::NotRead(broken))), &expected);
    let ended = with(pasted(an_id(), None), |facts| {
        facts.stop = Some(ApiError::SignedOut)
    });
    says(
        ended,
        &["The pasted key could not be looked up. Your session has ended."],
    );
}

#[test]
fn is_not_there_unasked() {
    check(found, model(), "");
}

#[test]
fn a_token_that_is_no_api_key_is_called_what_it_is() {
    let past = Moment::parse("2024-03-28T08:26:37Z").unwrap();
    for (kind, ends, expected) in [
        (
            OtherKind::SignIn,
            past,
            [
                "it is a token for signing in",
                "It expired: 28 Mar 2024, 08:26:37",
            ],
        ),
        (
            OtherKind::Access,
            now().plus_millis(60_000),
            ["it is an access token", "It expires: 22 Nov 2026, 10:43:00"],
        ),
        (
            OtherKind::Foreign,
            past,
            ["This is no API key of Qlik Cloud", "It expired:"],
        ),
    ] {
        let token = OtherToken {
            kind,
            issuer: Some("https://idp\u{202e}.example".to_owned()),
            ends: Some(ends),
        };
        let model = pasted(PastedWhat::OtherToken(token), None);
        let told = super::told(found, model);
        has(&told, &expected);
        has(&told, &["It was issued by https://idp", "U+202E"]);
        for untrue in ["can use this key", "a part may be missing", "deleted"] {
            assert!(!told.contains(untrue), "{untrue} in\n{told}");
        }
    }
}

#[test]
fn a_key_that_says_it_ended_has_its_day() {
    let past = Moment::parse("2024-03-28T08:26:37Z").unwrap();
    let what = PastedWhat::Token(TokenFacts {
        key_id: KeyId::new("gone").unwrap(),
        tenant_id: None,
        owner_id: None,
        ends: Some(past),
        complete: true,
    });
    says(
        pasted(what, Some(Found::NotHere)),
        &["By its own account it has expired: 28 Mar 2024, 08:26:37"],
    );
}
