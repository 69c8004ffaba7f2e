//! Requests from inside the tenant's tab: what the browser is handed, and what its answers mean.

use js_sys::Function;
use latchkey_core::cookies::CookieStore;
use latchkey_core::{
    Answer, CsrfToken, Effect, Failure, Method, Redirects, Request, Response, Secret, Tenant,
};
use latchkey_extension::platform::transport::{Early, Transport};
use wasm_bindgen_test::*;

use crate::chrome::Chrome;
use crate::clock::Clock;

pub const PATH: &str = "/api/v1/api-keys?limit=100";

pub fn transport() -> Transport {
    transport_of(CookieStore::default())
}

/// By a tab with these cookies.
pub fn transport_of(cookies: CookieStore) -> Transport {
    let tenant = Tenant::from_url("https://acme-corp.us.qlikcloud.com/hub").unwrap();
    Transport::new(
        tenant,
        Some(7),
        cookies,
        Function::new_no_args("return 'the script'"),
    )
}

pub async fn send() -> Answer {
    transport().send(&Request::get(PATH)).await
}

async fn answer_to(script: &str) -> Answer {
    let _chrome = Chrome::fresh().answers("script", script);
    send().await
}

#[track_caller]
fn check(answer: &Answer, expected: Failure, given: &str) {
    assert_eq!(answer.as_ref().unwrap_err(), &expected, "{given}");
}

#[wasm_bindgen_test]
async fn a_read_is_handed_over_as_a_path() {
    let chrome = Chrome::fresh();
    send().await.unwrap_err();
    assert_eq!(
        chrome.asked("script"),
        r#"[{"target":{"tabId":7},"args":[{"host":"acme-corp.us.qlikcloud.com","method":"GET","path":"/api/v1/api-keys?limit=100","redirect":"follow"}],"injectImmediately":true}]"#
    );
    let script = chrome.handed_over().call0(&wasm_bindgen::JsValue::NULL);
    assert_eq!(script.unwrap(), "the script");
}

#[wasm_bindgen_test]
async fn a_change_carries_its_token_as_a_header_alone() {
    let chrome = Chrome::fresh();
    let mut request = Request::new(Method::Post, "/api/v1/users/actions/filter", Effect::Read)
        .with_body(r#"{"filter":"x"}"#.to_owned());
    request.csrf_token = Some(CsrfToken::new("s3cret"));
    request.redirects = Redirects::Stop;
    transport().send(&request).await.unwrap_err();
    assert_eq!(
        chrome.asked("script"),
        r#"[{"target":{"tabId":7},"args":[{"host":"acme-corp.us.qlikcloud.com","method":"POST","path":"/api/v1/users/actions/filter","body":"{\"filter\":\"x\"}","csrfToken":"s3cret","redirect":"manual"}],"injectImmediately":true}]"#
    );
}

#[wasm_bindgen_test]
async fn all_of_an_answer_arrives() {
    let answer = answer_to(
        "Promise.resolve([{ documentId: 'D1', frameId: 0, result: {
            status: 429, contentType: 'application/json', csrfToken: 't0', retryAfter: '7',
            date: 'Sun, 22 Nov 2026 10:42:00 GMT', redirected: true, text: '{}', unheardOf: [] } }])",
    );
    let expected = Response {
        status: 429,
        content_type: Some("application/json".to_owned()),
        csrf_token: Some(CsrfToken::new("t0")),
        retry_after: Some("7".to_owned()),
        date: Some("Sun, 22 Nov 2026 10:42:00 GMT".to_owned()),
        redirected: true,
        is_direct: false,
        document: Some("D1".to_owned()),
        is_confirmed: false,
        is_too_large: false,
        text: "{}".to_owned(),
    };
    assert_eq!(answer.await, Ok(expected));
}

#[wasm_bindgen_test]
async fn a_text_that_was_too_large_is_said_so() {
    let answer =
        answer_to("Promise.resolve([{ result: { status: 200, isTooLarge: true } }])").await;
    assert!(answer.unwrap().is_too_large);
}

#[wasm_bindgen_test]
async fn what_is_missing_of_an_answer_is_missing() {
    let bare = answer_to("Promise.resolve([{ result: { status: 204, csrfToken: null } }])").await;
    let expected = Response {
        status: 204,
        ..Response::default()
    };
    assert_eq!(bare, Ok(expected));
}

#[wasm_bindgen_test]
async fn an_answer_that_says_nothing_is_lost() {
    for answer in [
        "undefined",
        "null",
        "7",
        "'text'",
        "{}",
        "[]",
        "[null]",
        "[[]]",
        "[{}]",
        "[{ result: null }]",
        "[{ result: undefined, documentId: 'D1' }]",
        "[{ result: 'text' }]",
        "[{ result: { status: 70000 } }]",
        "[{ result: { status: 200, text: 7 } }]",
        "[{ error: { message: 'Firefox tells of errors here' } }]",
        "new Proxy([], { get() { throw new Error('hostile') } })",
    ] {
        let given = answer_to(&format!("Promise.resolve({answer})")).await;
        check(&given, Failure::Lost, answer);
    }
}

#[wasm_bindgen_test]
async fn the_script_tells_why_it_has_no_answer() {
    for (says, means) in [
        ("other site", Failure::TabGone),
        ("redirected", Failure::Redirected),
        ("network", Failure::Network),
        ("something new", Failure::Network),
    ] {
        let script = format!("Promise.resolve([{{ result: {{ failure: '{says}' }} }}])");
        check(&answer_to(&script).await, means, says);
    }
}

#[wasm_bindgen_test]
async fn a_refusal_is_told_from_a_loss() {
    for (says, means) in [
        ("No tab with id: 7.", Failure::TabGone),
        ("Frame with ID 0 is showing error page", Failure::NotLoaded),
        (
            "This page cannot be scripted due to an ExtensionsSettings policy.",
            Failure::KeptOut,
        ),
        ("Missing host permission for the tab", Failure::NoAccess),
        ("The tab was closed.", Failure::Lost),
    ] {
        let script = format!("Promise.reject(new Error(\"{says}\"))");
        check(&answer_to(&script).await, means, says);
    }
}

#[wasm_bindgen_test]
async fn whatever_is_thrown_is_a_loss() {
    for thrown in [
        "null",
        "undefined",
        "'Cannot access'",
        "7",
        "Symbol('hostile')",
        "{ message: 7 }",
        "{ get message() { throw null } }",
        "Object.create(null)",
        "[]",
    ] {
        let rejected = answer_to(&format!("Promise.reject({thrown})")).await;
        check(&rejected, Failure::Lost, thrown);
        let thrown_at_once = answer_to(&format!("(() => {{ throw {thrown} }})()")).await;
        check(&thrown_at_once, Failure::Lost, thrown);
    }
}

#[wasm_bindgen_test]
async fn a_tab_that_sleeps_is_given_up() {
    let _chrome = Chrome::fresh().answers("script", "new Promise(() => {})");
    let clock = Clock::early_by(0);
    check(&send().await, Failure::Lost, "nothing");
    assert_eq!(clock.waits(), [90_000.0]);
}

/// An answer of status 201 under way to the path, as `www/early.js` hands it over.
async fn early() -> Early {
    let script = format!(
        "return Promise.resolve(new Map([['{PATH}', Promise.resolve([{{ result: {{ status: 201 }} }}])]]))"
    );
    let asked = Function::new_no_args(&script).call0(&wasm_bindgen::JsValue::NULL);
    Early::answered(asked.unwrap().into()).await
}

async fn status(transport: &Transport, request: &Request) -> u16 {
    transport.send(request).await.unwrap().status
}

#[wasm_bindgen_test]
async fn an_answer_under_way_is_taken_once() {
    let chrome =
        Chrome::fresh().answers("script", "Promise.resolve([{ result: { status: 200 } }])");
    let transport = transport().with_early(early().await);
    assert_eq!(status(&transport, &Request::get(PATH)).await, 201);
    assert_eq!(chrome.asked("script"), "[]");
    assert_eq!(status(&transport, &Request::get(PATH)).await, 200);
}

#[wasm_bindgen_test]
async fn only_the_same_question_takes_it() {
    let _chrome =
        Chrome::fresh().answers("script", "Promise.resolve([{ result: { status: 200 } }])");
    let transport = transport().with_early(early().await);
    let others = [
        Request::get("/api/v1/api-keys"),
        Request::new(Method::Post, PATH, Effect::Read),
        Request::get(PATH).with_bearer(Secret::new("token".to_owned()).unwrap()),
        Request {
            redirects: Redirects::Stop,
            ..Request::get(PATH)
        },
    ];
    for other in others {
        assert_eq!(status(&transport, &other).await, 200);
    }
    assert_eq!(status(&transport, &Request::get(PATH)).await, 201);
}
