//! Each test tells one request's way: what is sent, what the tenant answers, what follows.

mod bearer;
mod lock;
mod story;
mod witness;

use super::*;
use crate::api::{delete_key, list_keys};
use crate::fixtures::{forbidden, response};
use crate::http::{Failure, Method};
use crate::key::KeyId;
use story::*;

const TOKEN: &str = "GET /api/v1/csrf-token";
const USER: &str = "GET /api/v1/users/me";
const TENANT: &str = "GET /api/v1/tenants/me";
const DELETE: &str = "DELETE /api/v1/api-keys/k";
const READ: &str = "GET /api/v1/api-keys?limit=100&sort=-created";

fn change() -> Exchange {
    Exchange::new(delete_key(&KeyId::new("k").unwrap()))
}

fn read() -> Exchange {
    Exchange::new(list_keys(crate::api::From::Newest))
}

/// Ada of the tenant `acme` was read at the start.
fn pinned() -> Session {
    let mut session = Session::default();
    session.confirm_text(r#"{"id":"ada","tenantId":"acme"}"#);
    session
}

/// Ada was read, and a token was fetched since.
fn ready() -> Session {
    let mut session = pinned();
    fetch(&mut session, "T1");
    session
}

/// Another exchange fetches a token.
fn fetch(session: &mut Session, text: &str) {
    session.csrf_token = None;
    let told = story(session, Exchange::prepare()).locks().sends(TOKEN);
    told.gets(token(text)).sends(USER).gets(ada()).ends_in(0);
}

#[test]
fn reading_needs_no_token() {
    let mut session = Session::default();
    let told = story(&mut session, read()).sends(READ);
    told.gets(json(200, "{}")).ends_in(200);
}

#[test]
fn the_first_change_fetches_a_token_and_reads_who_is_signed_in() {
    let mut session = pinned();
    let told = story(&mut session, change()).locks().sends(TOKEN);
    let told = told.gets(token("T1")).sends(USER).gets(ada());
    told.sends("DELETE /api/v1/api-keys/k [T1]")
        .gets(response(204))
        .ends_in(204);
    assert!(session.csrf_token.is_some());
}

#[test]
fn the_next_change_costs_one_round_trip() {
    let mut session = ready();
    let told = story(&mut session, change()).sends(&format!("{DELETE} [T1]"));
    told.gets(response(204)).ends_in(204);
    story(&mut session, Exchange::prepare()).ends_in(0);
}

#[test]
fn what_is_not_pinned_is_not_compared() {
    let mut session = Session::default();
    let told = story(&mut session, change()).locks().sends(TOKEN);
    told.gets(token("T1")).sends(&format!("{DELETE} [T1]"));

    let mut session = Session {
        pinned_tenant: Some("acme".to_owned()),
        ..Session::default()
    };
    let told = story(&mut session, change()).locks().sends(TOKEN);
    let told = told.gets(token("T1")).sends(TENANT);
    told.gets(json(200, r#"{"id":"acme"}"#))
        .sends(&format!("{DELETE} [T1]"));
}

#[test]
fn a_refused_token_is_replaced_and_the_change_repeated() {
    for refusal in [
        refusal(),
        json(
            403,
            r#"{"errors":[{"code":"CSRF-TOKEN-2","title":"no","status":"403"}]}"#,
        ),
    ] {
        let mut session = ready();
        let told = story(&mut session, change()).sends(&format!("{DELETE} [T1]"));
        let told = told.gets(refusal).locks().sends(TOKEN).gets(token("T2"));
        let told = told.sends(USER).gets(ada());
        told.sends(&format!("{DELETE} [T2]"))
            .gets(response(204))
            .ends_in(204);
    }
}

#[test]
fn a_second_refusal_is_the_answer() {
    let mut session = ready();
    let told = story(&mut session, change()).gets(refusal()).locks();
    let told = told.gets(token("T2")).gets(ada());
    told.sends(&format!("{DELETE} [T2]"))
        .gets(refusal())
        .ends_in(403);
    assert!(session.csrf_token.is_none());
}

#[test]
fn another_refusal_than_of_the_token_is_the_answer() {
    let mut session = ready();
    let forbidden = json(403, r#"{"errors":[{"code":"APIKEYS-3","title":"no"}]}"#);
    story(&mut session, change()).gets(forbidden).ends_in(403);
    // Perhaps somebody else was refused.
    let told = story(&mut session, change()).locks().sends(TOKEN);
    let told = told.gets(token("T2")).sends(USER).gets(ada());
    told.sends(&format!("{DELETE} [T2]"));
    // A GET carries no token, so a new one would not help it.
    story(&mut session, read()).gets(refusal()).ends_in(403);
}

#[test]
fn a_change_refused_outside_the_tab_says_where_it_came_from() {
    let directly = || Response {
        is_direct: true,
        ..json(403, r#"{"errors":[{"code":"ORIGIN-1","title":"no"}]}"#)
    };
    let mut session = ready();
    let told = story(&mut session, change()).gets(directly());
    assert!(
        matches!(&told.next, Next::Done(Err(ApiError::OutsideTab(problem))) if problem.code.as_deref() == Some("ORIGIN-1"))
    );
    story(&mut session, read()).gets(directly()).ends_in(403);
}

#[test]
fn nothing_is_sent_once_somebody_else_is_signed_in() {
    for (identity, error) in [
        (r#"{"id":"eve","tenantId":"acme"}"#, ApiError::AnotherUser),
        (
            r#"{"id":"ada","tenantId":"globex"}"#,
            ApiError::AnotherTenant,
        ),
    ] {
        let mut session = ready();
        let told = story(&mut session, change()).gets(refusal()).locks();
        let told = told.gets(token("T2")).sends(USER);
        told.gets(json(200, identity)).ends_with(error.clone());
        for later in [change(), read(), Exchange::prepare()] {
            story(&mut session, later).ends_with(error.clone());
        }
    }
}

#[test]
fn what_was_waiting_is_not_sent_when_somebody_else_was_met_meanwhile() {
    for waiting in [change(), read()] {
        let mut session = ready();
        let told = story(&mut session, waiting).gets(too_fast("2"));
        let told = told.meanwhile(|session| {
            let eve = get_user::parse(&json(200, r#"{"id":"eve"}"#)).unwrap();
            assert_eq!(session.confirm(eve), Err(ApiError::AnotherUser));
        });
        told.waits(2_000).ends_with(ApiError::AnotherUser);
    }
}

#[test]
fn nothing_is_sent_while_who_is_signed_in_cannot_be_read() {
    for (answer, error) in [
        (json(200, "{"), ApiError::Unreadable),
        (response(403), forbidden()),
        (response(401), ApiError::SignedOut),
        (sign_in_page(), ApiError::SignedOut),
    ] {
        let mut session = pinned();
        let told = story(&mut session, change()).locks().gets(token("T1"));
        told.sends(USER).gets(answer).ends_with(error);
        assert!(session.csrf_token.is_none());
    }
}

#[test]
fn a_new_page_in_the_tab_takes_the_token_away() {
    let mut session = ready();
    let on_first = on_page("1", json(200, "{}"));
    story(&mut session, read()).gets(on_first).ends_in(200);
    assert!(session.csrf_token.is_some());
    let on_second = on_page("2", json(200, "{}"));
    story(&mut session, read()).gets(on_second).ends_in(200);
    assert_eq!(story(&mut session, change()).next, Next::Lock);
}

#[test]
fn a_change_that_waited_goes_with_no_token_that_was_dropped() {
    let mut session = ready();
    let told = story(&mut session, change()).gets(too_fast("2"));
    let told = told.meanwhile(|session| session.csrf_token = None);
    let told = told.waits(2_000).locks().sends(TOKEN).gets(token("T2"));
    told.sends(USER)
        .gets(ada())
        .sends(&format!("{DELETE} [T2]"));
}

#[test]
fn a_page_that_changes_while_the_user_is_read_begins_anew_but_not_for_ever() {
    let mut session = pinned();
    let mut told = story(&mut session, change()).locks();
    for page in 1..=MOST_TOKENS {
        let before = on_page(&format!("{page}"), token("T1"));
        let after = on_page(&format!("{page} again"), ada());
        told = told.sends(TOKEN).gets(before).sends(USER).gets(after);
    }
    told.ends_with(ApiError::PageKeepsChanging);
    assert!(session.csrf_token.is_none());
}

#[test]
fn an_empty_token_is_good_for_one_request() {
    let mut session = pinned();
    for _ in 0..2 {
        let told = story(&mut session, change()).locks().sends(TOKEN);
        let told = told.gets(response(404)).sends(USER).gets(ada());
        let told = told.sends("DELETE /api/v1/api-keys/k []");
        told.gets(response(204)).ends_in(204);
    }
    let told = story(&mut session, change()).locks().gets(response(404));
    let told = told.gets(ada()).gets(refusal()).locks().sends(TOKEN);
    told.gets(token("T1"))
        .gets(ada())
        .sends(&format!("{DELETE} [T1]"));
}

#[test]
fn signed_out_anywhere_is_signed_out() {
    for answer in [response(401), sign_in_page()] {
        let mut session = pinned();
        let told = story(&mut session, change()).locks().sends(TOKEN);
        told.gets(answer.clone()).ends_with(ApiError::SignedOut);

        let mut session = ready();
        let told = story(&mut session, change()).gets(answer.clone());
        told.ends_with(ApiError::SignedOut);
        assert!(session.csrf_token.is_none());

        let told = story(&mut session, read()).gets(answer);
        told.ends_with(ApiError::SignedOut);
    }
}

#[test]
fn an_address_without_a_tenant_is_no_sign_out() {
    let answer = || {
        json(
            401,
            r#"{"errors":[{"code":"LOGIN-2","title":"No authentication"}]}"#,
        )
    };
    let mut session = ready();
    for exchange in [read(), change()] {
        let told = story(&mut session, exchange);
        let told = match told.next {
            Next::Lock => told.locks(),
            _ => told,
        };
        let told = told.gets(answer());
        assert!(
            matches!(&told.next, Next::Done(Err(ApiError::NoTenant(_)))),
            "{:?}",
            told.next
        );
    }
    assert!(session.csrf_token.is_none());
}

#[test]
fn every_step_waits_as_long_as_it_is_told_and_goes_on() {
    let mut session = pinned();
    let told = story(&mut session, change()).locks().sends(TOKEN);
    let told = told.gets(too_fast("1")).waits(1_000).sends(TOKEN);
    let told = told.gets(token("T1")).sends(USER);
    let told = told.gets(too_fast("2")).waits(2_000).sends(USER);
    let told = told.gets(ada()).sends(&format!("{DELETE} [T1]"));
    let told = told.gets(too_fast("3")).waits(3_000);
    let told = told.sends(&format!("{DELETE} [T1]"));
    told.gets(response(204)).ends_in(204);
}

#[test]
fn a_tier_that_was_throttled_is_not_even_tried() {
    let mut session = ready();
    let told = story(&mut session, change()).gets(too_fast("3"));
    assert!(matches!(told.next, Next::Wait(_)));
    story(&mut session, change())
        .waits(3_000)
        .sends(&format!("{DELETE} [T1]"));
    story(&mut session, read()).sends(READ);
}

#[test]
fn waiting_has_an_end() {
    let mut session = Session::default();
    let mut told = story(&mut session, read());
    for _ in 0..MOST_WAITS {
        told = told.sends(READ).gets(too_fast("1")).waits(1_000);
    }
    told.gets(too_fast("1")).ends_with(ApiError::TooFast);
}

#[test]
fn no_answer_to_a_change_leaves_its_outcome_open() {
    let container = ApiError::ContainerGone;
    for (failure, of_change, of_read) in [
        (Failure::Network, ApiError::Lost, ApiError::Offline),
        (Failure::Lost, ApiError::Lost, ApiError::Offline),
        (Failure::Redirected, ApiError::Lost, ApiError::OtherHost),
        (Failure::TabGone, ApiError::TabGone, ApiError::TabGone),
        (Failure::ContainerGone, container.clone(), container),
        (Failure::NoAccess, ApiError::NoAccess, ApiError::NoAccess),
        (Failure::NotLoaded, ApiError::NotLoaded, ApiError::NotLoaded),
        (Failure::KeptOut, ApiError::KeptOut, ApiError::KeptOut),
    ] {
        let mut session = ready();
        story(&mut session, change())
            .fails(failure)
            .ends_with(of_change);
        story(&mut session, read())
            .fails(failure)
            .ends_with(of_read.clone());
        // Before the change went out, nothing can have happened.
        let mut session = pinned();
        let told = story(&mut session, change()).locks().sends(TOKEN);
        told.fails(failure).ends_with(of_read);
    }
}

#[test]
fn a_post_that_only_reads_carries_the_token_and_cannot_be_lost() {
    let mut session = ready();
    let filter = Request::new(Method::Post, "/api/v1/users/actions/filter", Effect::Read);
    let told = story(&mut session, Exchange::new(filter));
    let told = told.sends("POST /api/v1/users/actions/filter [T1]");
    told.fails(Failure::Network).ends_with(ApiError::Offline);
}

#[test]
fn the_present_is_the_tenants() {
    let mut session = Session::default();
    let dated = |date: &str| Response {
        date: Some(date.to_owned()),
        ..json(200, "{}")
    };
    let told = story(&mut session, read());
    let now = told.now;
    told.gets(dated("Thu, 01 Jan 1970 01:16:40 GMT"))
        .ends_in(200);
    assert_eq!(session.present(now), now.plus_millis(3_600_000));
    // Seconds are lost on the way, not by the clock.
    let told = story(&mut session, read());
    told.gets(dated("Thu, 01 Jan 1970 00:16:44 GMT"))
        .ends_in(200);
    assert_eq!(session.present(now), now);
}
