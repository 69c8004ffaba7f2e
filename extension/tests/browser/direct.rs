//! Requests straight from our page: only with the permission, and only where nothing was sent yet.

use latchkey_core::cookies::CookieStore;
use latchkey_core::{CsrfToken, Effect, Failure, Method, Redirects, Request, Response, Way};
use wasm_bindgen_test::*;

use crate::chrome::Chrome;
use crate::in_tab::{PATH, send, transport, transport_of};

const NO_ACCESS: &str = "Promise.reject(new Error('Cannot access contents of the page.'))";
const PLAIN: &str = "new Response('[]', { headers: { 'content-type': 'application/json' } })";

/// The tab lets nobody in, and the user has granted the permission.
fn granted() -> Chrome {
    Chrome::fresh()
        .answers("script", NO_ACCESS)
        .answers("permission", "true")
}

#[wasm_bindgen_test]
async fn without_the_permission_nothing_is_sent() {
    for refusal in [
        "false",
        "undefined",
        "Promise.reject(new Error('no such origin'))",
    ] {
        let chrome = Chrome::fresh()
            .answers("script", NO_ACCESS)
            .answers("permission", refusal)
            .answers("fetch", PLAIN);
        assert_eq!(send().await, Err(Failure::NoAccess), "{refusal}");
        assert_eq!(
            chrome.asked("permission"),
            r#"[{"origins":["https://acme-corp.us.qlikcloud.com/*"]}]"#
        );
        assert_eq!(chrome.asked("fetch"), "[]");
    }
}

/// There somebody else may be signed in than in the container.
#[wasm_bindgen_test]
async fn for_a_tab_of_a_container_nothing_is_sent() {
    let gone = "Promise.reject(new Error('No tab with id: 7.'))";
    for (answer, means) in [
        (gone, Failure::ContainerGone),
        (NO_ACCESS, Failure::NoAccess),
    ] {
        let chrome = granted().answers("script", answer).answers("fetch", PLAIN);
        let container = CookieStore::of(Some("firefox-container-1"));
        let sent = transport_of(container).send(&Request::get(PATH)).await;
        assert_eq!(sent, Err(means));
        assert_eq!(chrome.asked("fetch"), "[]", "{answer}");
    }
}

#[wasm_bindgen_test]
async fn what_may_have_left_is_not_sent_again() {
    for answer in [
        "Promise.resolve([{ result: null }])",
        "Promise.resolve([{ result: { failure: 'network' } }])",
        "Promise.resolve([{ result: { failure: 'redirected' } }])",
        "Promise.resolve([{ result: { status: 403 } }])",
        "Promise.reject(new Error('The tab was closed.'))",
    ] {
        let chrome = granted().answers("script", answer).answers("fetch", PLAIN);
        assert_ne!(
            send().await.map(|answer| answer.status),
            Ok(200),
            "{answer}"
        );
        assert_eq!(chrome.asked("fetch"), "[]", "{answer}");
    }
}

#[wasm_bindgen_test]
async fn a_read_leaves_with_the_session_and_past_the_cache() {
    for answer in [
        NO_ACCESS,
        "Promise.resolve([{ result: { failure: 'other site' } }])",
    ] {
        let chrome = granted().answers("script", answer).answers("fetch", PLAIN);
        let expected = Response {
            status: 200,
            content_type: Some("application/json".to_owned()),
            text: "[]".to_owned(),
            is_direct: true,
            ..Response::default()
        };
        assert_eq!(send().await, Ok(expected));
        assert_eq!(
            chrome.asked("fetch"),
            format!(
                r#"[{{"url":"https://acme-corp.us.qlikcloud.com{PATH}","method":"GET","credentials":"include","cache":"no-store","redirect":"follow","headers":{{}},"body":""}}]"#
            )
        );
    }
}

#[wasm_bindgen_test]
async fn a_change_leaves_with_its_token() {
    let chrome = granted().answers("fetch", PLAIN);
    let mut request = Request::new(Method::Patch, "/api/v1/api-keys/k1", Effect::Change)
        .with_body("[]".to_owned());
    request.csrf_token = Some(CsrfToken::new("s3cret"));
    request.redirects = Redirects::Stop;
    transport().send(&request).await.unwrap();
    assert_eq!(
        chrome.asked("fetch"),
        r#"[{"url":"https://acme-corp.us.qlikcloud.com/api/v1/api-keys/k1","method":"PATCH","credentials":"include","cache":"no-store","redirect":"manual","headers":{"content-type":"application/json","qlik-csrf-token":"s3cret"},"body":"[]"}]"#
    );
}

fn change(only_by: Way) -> Request {
    let mut request = Request::new(Method::Delete, "/api/v1/api-keys/k1", Effect::Change);
    request.csrf_token = Some(CsrfToken::new("s3cret"));
    request.only_by = Some(only_by);
    request
}

#[wasm_bindgen_test]
async fn the_token_of_the_session_in_the_tab_goes_no_other_way() {
    let chrome = granted().answers("fetch", PLAIN);
    let answer = transport().send(&change(Way::Tab)).await;
    assert_eq!(answer, Err(Failure::OtherWay));
    assert_eq!(chrome.asked("fetch"), "[]");
}

#[wasm_bindgen_test]
async fn the_token_of_our_page_s_session_never_goes_into_the_tab() {
    let chrome = granted().answers("fetch", PLAIN);
    transport().send(&change(Way::Direct)).await.unwrap();
    assert_eq!(chrome.asked("script"), "[]");
    let _chrome = Chrome::fresh().answers("permission", "false");
    let answer = transport().send(&change(Way::Direct)).await;
    assert_eq!(answer, Err(Failure::OtherWay));
}

#[wasm_bindgen_test]
async fn the_headers_in_use_are_read() {
    let _chrome = granted().answers(
        "fetch",
        "new Response(null, { status: 204, headers: { 'qlik-csrf-token': 't0', 'retry-after': '7', date: 'today', other: 'x' } })",
    );
    let expected = Response {
        status: 204,
        csrf_token: Some(CsrfToken::new("t0")),
        retry_after: Some("7".to_owned()),
        date: Some("today".to_owned()),
        is_direct: true,
        ..Response::default()
    };
    assert_eq!(send().await, Ok(expected));
}

#[wasm_bindgen_test]
async fn a_text_that_is_too_large_is_not_read_to_its_end() {
    let endless =
        "new Response(new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(1 << 20)) }))";
    let _chrome = granted().answers("fetch", endless);
    let answer = send().await.unwrap();
    assert!(answer.is_too_large && answer.text.is_empty());
}

#[wasm_bindgen_test]
async fn a_text_in_pieces_is_read_whole() {
    let pieces = "new Response(new Blob(['\u{feff}[\"', '\u{e9}\u{1f511}', '\"]']))";
    let _chrome = granted().answers("fetch", pieces);
    assert_eq!(send().await.unwrap().text, "[\"\u{e9}\u{1f511}\"]");
}

#[wasm_bindgen_test]
async fn a_failure_is_one_of_the_network_or_a_redirect() {
    for (answer, means) in [
        (
            "Promise.reject(new TypeError('Failed to fetch'))",
            Failure::Network,
        ),
        ("Response.error()", Failure::Redirected),
    ] {
        let _chrome = granted().answers("fetch", answer);
        assert_eq!(send().await, Err(means), "{answer}");
    }
}
