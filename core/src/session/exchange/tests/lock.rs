//! What several exchanges at once share: the origin's lock, and the token that each may replace.

use super::*;

#[test]
fn the_first_try_waits_for_its_answer_without_the_lock_and_the_repeat_with_it() {
    let mut session = pinned();
    let told = story(&mut session, change()).locks().has_lock(true);
    let told = told.gets(token("T1")).has_lock(true).gets(ada());
    let told = told.sends(&format!("{DELETE} [T1]")).has_lock(false);
    let told = told.gets(refusal()).locks().has_lock(true);
    let told = told.sends(TOKEN).gets(token("T2")).sends(USER).gets(ada());
    told.sends(&format!("{DELETE} [T2]")).has_lock(true);
}

#[test]
fn a_change_is_not_held_up_by_the_answer_to_another() {
    let mut session = pinned();
    let told = story(&mut session, change()).locks().gets(token("T1"));
    let told = told.gets(ada()).has_lock(false);
    let told = told.meanwhile(|session| fetch(session, "T2"));
    told.gets(refusal())
        .locks()
        .sends(&format!("{DELETE} [T2]"))
        .has_lock(true);
}

#[test]
fn a_token_that_another_exchange_fetched_is_used() {
    let mut session = ready();
    let told = story(&mut session, change()).meanwhile(|session| fetch(session, "T2"));
    let told = told.gets(refusal()).locks();
    told.sends(&format!("{DELETE} [T2]"))
        .gets(response(204))
        .ends_in(204);

    session.csrf_token = None;
    let told = story(&mut session, change()).meanwhile(|session| fetch(session, "T3"));
    told.locks().sends(&format!("{DELETE} [T3]"));
}

#[test]
fn nobody_uses_a_token_before_its_user_is_read() {
    let mut session = ready();
    let told = story(&mut session, change()).gets(refusal()).locks();
    let told = told.gets(token("T2")).sends(USER).meanwhile(|session| {
        assert_eq!(story(session, change()).next, Next::Lock);
    });
    told.fails(Failure::Network).ends_with(ApiError::Offline);
    assert!(session.csrf_token.is_none());
}
