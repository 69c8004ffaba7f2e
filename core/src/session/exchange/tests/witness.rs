//! What may show that something is not there counts only for who was signed in at the start, and a
//! token goes only by the way by which it came.

use super::*;
use crate::api::get_key;
use crate::http::Way;

const KEY: &str = "GET /api/v1/api-keys/k";

fn read_key() -> Exchange {
    Exchange::new(get_key(&KeyId::new("k").unwrap()))
}

fn directly(response: Response) -> Response {
    Response {
        is_direct: true,
        ..response
    }
}

fn eve() -> Response {
    json(200, r#"{"id":"eve","tenantId":"acme"}"#)
}

#[track_caller]
fn is_confirmed(told: &Story<'_>) -> bool {
    match &told.next {
        Next::Done(Ok(response)) => response.is_confirmed,
        other => panic!("{other:?}"),
    }
}

#[test]
fn after_not_found_who_is_signed_in_is_read_and_compared() {
    let mut session = pinned();
    let told = story(&mut session, read_key())
        .sends(KEY)
        .gets(response(404));
    let told = told.sends(USER).gets(ada());
    assert!(is_confirmed(&told));
    told.ends_in(404);

    let told = story(&mut session, read_key())
        .gets(response(404))
        .sends(USER);
    told.gets(eve()).ends_with(ApiError::AnotherUser);
    story(&mut session, read_key()).ends_with(ApiError::AnotherUser);
}

#[test]
fn what_is_found_needs_no_witness_unless_it_is_asked_for() {
    let mut session = pinned();
    let told = story(&mut session, read_key()).gets(json(200, "{}"));
    assert!(!is_confirmed(&told));
    let list = || list_keys(crate::api::From::Newest).witnessed();
    let told = story(&mut session, Exchange::new(list())).sends(READ);
    let told = told.gets(json(200, "{}")).sends(USER).gets(ada());
    assert!(is_confirmed(&told));
    let told = story(&mut session, Exchange::new(list())).gets(json(200, "{}"));
    told.gets(eve()).ends_with(ApiError::AnotherUser);
}

#[test]
fn a_witness_from_elsewhere_counts_for_nothing_and_it_is_read_again() {
    for (first, second) in [
        (response(404), directly(ada())),
        (directly(response(404)), ada()),
        (on_page("1", response(404)), on_page("2", ada())),
    ] {
        let mut session = pinned();
        let told = story(&mut session, read_key()).gets(first).sends(USER);
        let told = told.gets(second).sends(KEY);
        let told = told.gets(directly(response(404))).sends(USER);
        assert!(is_confirmed(&told.gets(directly(ada()))));
    }
}

#[test]
fn a_page_that_is_a_new_one_at_each_answer_is_given_up() {
    let mut session = pinned();
    let mut told = story(&mut session, read_key());
    for page in 0..MOST_TOKENS {
        let before = on_page(&format!("{page}"), response(404));
        let after = on_page(&format!("{page} again"), ada());
        told = told.sends(KEY).gets(before).sends(USER).gets(after);
    }
    told.ends_with(ApiError::PageKeepsChanging);
}

#[test]
fn without_a_witness_not_found_is_not_told() {
    for (answer, error) in [
        (response(401), ApiError::SignedOut),
        (json(200, "{"), ApiError::Unreadable),
        (response(403), forbidden()),
    ] {
        let mut session = pinned();
        let told = story(&mut session, read_key()).gets(response(404));
        told.gets(answer).ends_with(error);
    }
    let mut session = pinned();
    let told = story(&mut session, read_key()).gets(response(404));
    told.fails(Failure::Network).ends_with(ApiError::Offline);
}

#[test]
fn where_nobody_was_known_the_witness_is_pinned_and_confirms_nothing() {
    let mut session = Session::default();
    let told = story(&mut session, read_key())
        .gets(response(404))
        .sends(USER);
    assert!(!is_confirmed(&told.gets(ada())), "who asked is not known");
    let told = story(&mut session, read_key()).gets(response(404));
    assert!(is_confirmed(&told.gets(ada())));
    let told = story(&mut session, read_key()).gets(response(404));
    told.gets(eve()).ends_with(ApiError::AnotherUser);

    for unread in [Ok(response(403)), Err(Failure::Network)] {
        let mut session = Session::default();
        let told = story(&mut session, read_key()).gets(response(404));
        let told = match unread {
            Ok(response) => told.gets(response),
            Err(failure) => told.fails(failure),
        };
        assert!(!is_confirmed(&told));
        told.ends_in(404);
    }
}

#[test]
fn who_lost_a_role_sees_less_so_their_not_found_is_not_confirmed() {
    let admin = r#"{"id":"ada","assignedRoles":[{"name":"TenantAdmin"}]}"#;
    let mut session = Session::default();
    session.confirm_text(admin);
    let told = story(&mut session, read_key()).gets(response(404));
    assert!(is_confirmed(&told.gets(json(200, admin))));
    let told = story(&mut session, read_key()).gets(response(404));
    let none = r#"{"id":"ada","assignedRoles":[]}"#;
    assert!(!is_confirmed(&told.gets(json(200, none))));
}

#[test]
fn a_witness_that_has_to_wait_comes_later() {
    let mut session = pinned();
    let told = story(&mut session, read_key())
        .gets(response(404))
        .sends(USER);
    let told = told.gets(too_fast("2")).waits(2_000).sends(USER);
    assert!(is_confirmed(&told.gets(ada())));
}

#[test]
fn users_me_is_not_its_own_witness() {
    let mut session = Session::default();
    let user = Exchange::new(get_user());
    story(&mut session, user).gets(response(404)).ends_in(404);
}

#[test]
fn another_way_takes_the_token_away() {
    let mut session = ready();
    let told = story(&mut session, read()).gets(directly(json(200, "{}")));
    told.ends_in(200);
    assert!(session.csrf_token.is_none());
}

#[track_caller]
fn goes_only_by(told: &Story<'_>) -> Option<Way> {
    match &told.next {
        Next::Send(request) => request.only_by,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_token_goes_only_by_the_way_by_which_it_came() {
    let mut session = ready();
    let told = story(&mut session, change());
    assert_eq!(goes_only_by(&told), Some(Way::Tab));
    // The tab is gone. Nothing was sent; who is signed in the other way is read first.
    let told = told.fails(Failure::OtherWay).locks().sends(TOKEN);
    assert_eq!(goes_only_by(&told), None);
    let told = told.gets(directly(token("T2"))).sends(USER);
    let told = told.gets(directly(ada()));
    let told = told.sends(&format!("{DELETE} [T2]"));
    assert_eq!(goes_only_by(&told), Some(Way::Direct));

    let mut session = ready();
    let told = story(&mut session, change()).fails(Failure::OtherWay);
    let told = told.locks().gets(directly(token("T2")));
    told.gets(directly(eve())).ends_with(ApiError::AnotherUser);
}

#[test]
fn a_way_that_is_never_there_is_given_up() {
    let mut session = ready();
    let mut told = story(&mut session, change()).fails(Failure::OtherWay);
    told = told.locks();
    for _ in 0..MOST_TOKENS {
        told = told.gets(token("T2")).gets(ada()).fails(Failure::OtherWay);
        told = match told.next {
            Next::Lock => told.locks(),
            _ => told,
        };
    }
    told.ends_with(ApiError::PageKeepsChanging);
}

#[test]
fn who_was_read_by_one_way_says_nothing_of_a_token_of_the_other() {
    let mut session = pinned();
    let told = story(&mut session, change()).locks().gets(token("T1"));
    // Another exchange goes the other way meanwhile, so that this one's next answer changes no way.
    let told = told.meanwhile(|session| {
        let told = story(session, read()).gets(directly(json(200, "{}")));
        told.ends_in(200);
    });
    let told = told.gets(directly(ada())).sends(TOKEN);
    let told = told.gets(directly(token("T2"))).gets(directly(ada()));
    told.sends(&format!("{DELETE} [T2]"));
}
