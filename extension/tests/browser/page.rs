//! A page to be filled: what the browser is handed, and what the answers of its scripts mean.

mod lists;

use js_sys::Function;
use latchkey_core::linking::{
    Around, Child, Choice, Field, FieldOrder, FormOf, Frame, FrameOrder, FrameReport, Kind,
    Outcome, PageState, Scope as Titled, Sight, Text,
};
use latchkey_core::{Failure, Secret};
use latchkey_extension::platform::page::{Page, Scope};
use wasm_bindgen_test::*;

use crate::chrome::Chrome;
use crate::clock::Clock;

const FILES: &str = r#""files":["page/dom.js","page/sight.js","page/around.js","page/label.js","page/list.js","page/scope.js","page/field.js","page/fill.js","page/frame.js"]"#;

fn page() -> Page {
    Page::new(7, Function::new_no_args("return 'the script'"))
}

fn order() -> FrameOrder {
    let field = |id: &str, value, is_secret| FieldOrder {
        id: id.to_owned(),
        value,
        is_secret,
    };
    FrameOrder {
        frame_id: 3,
        page: "p1".to_owned(),
        place: Vec::new(),
        around: Vec::new(),
        fields: vec![
            field("f1", Text::Plain("us".to_owned()), false),
            field(
                "f2",
                Text::Secret(Secret::new("s3cret".to_owned()).unwrap()),
                true,
            ),
        ],
    }
}

async fn described(answer: &str) -> Result<Vec<Frame>, Failure> {
    let _chrome = Chrome::fresh().answers("script", answer);
    page().describe(Scope::All).await
}

async fn report(answer: &str) -> Option<FrameReport> {
    let _chrome = Chrome::fresh().answers("script", answer);
    page().apply(&order()).await
}

#[wasm_bindgen_test]
async fn all_frames_are_described_at_once() {
    let chrome = Chrome::fresh().answers("script", "Promise.resolve([])");
    page().describe(Scope::Frame(3)).await.unwrap_err();
    let asked =
        |target: &str| format!(r#"[{{"target":{target},{FILES},"injectImmediately":true}}]"#);
    assert_eq!(
        chrome.asked("script"),
        asked(r#"{"tabId":7,"frameIds":[3]}"#)
    );
    // As large as Firefox's numbers are.
    page()
        .describe(Scope::Frame(8_589_934_601))
        .await
        .unwrap_err();
    let chrome = chrome.answers("script", "Promise.reject(new Error('Cannot access it'))");
    let refused = page().describe(Scope::All).await;
    assert_eq!(refused, Err(Failure::NoAccess));
    assert!(chrome.asked("script").contains("[8589934601]"));
    let all = asked(r#"{"tabId":7,"allFrames":true}"#);
    assert!(chrome.asked("script").ends_with(&all[1..]));
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// The field that [`all_of_a_description_arrives`] describes.
fn region() -> Field {
    Field {
        id: "f1".to_owned(),
        kind: Kind::Select,
        labels: vec!["Region".to_owned()],
        aria: None,
        near: some("n"),
        legend: some("l"),
        placeholder: some("p"),
        name: some("region"),
        html_id: some("r"),
        autocomplete: some("off"),
        title: some("t"),
        help: some("h"),
        prefix: some("https://"),
        suffix: some(".qlikcloud.com"),
        scope: Some(1),
        filled_host: some("acme.us.qlikcloud.com"),
        options: vec![Choice {
            value: "us".to_owned(),
            label: "US".to_owned(),
        }],
        is_empty: true,
        is_read_only: true,
        is_disabled: true,
        sight: Sight::Covered,
        is_search: true,
        max_length: Some(7),
        form: Some(FormOf {
            method: some("post"),
            action: some("https://a.example"),
        }),
    }
}

#[wasm_bindgen_test]
async fn all_of_a_description_arrives() {
    let answer = described(
        "Promise.resolve([
            { frameId: 8589934601, documentId: 'D3', result: { page: 'p3', origin: 'null', isTop: true, place: [4, null] } },
            { frameId: 0, documentId: 'D0', result: {
                page: 'p1', origin: 'https://hub.stackone.example', isTop: false, title: 'Connect',
                headings: ['Qlik'], scopes: [{ within: null, isDialog: false, title: 'Sources', texts: [] },
                    { within: 0, isDialog: true, title: 'Qlik', texts: ['Step 2'] }], isCut: true, frameId: 9, unheardOf: [], place: [],
                frames: [{ id: 'f2', at: 4, origin: 'https://a.example', url: null, isReachable: true, isVisible: false }],
                fields: [{ id: 'f1', kind: 'select', labels: ['Region'], aria: null, near: 'n',
                    legend: 'l', placeholder: 'p', name: 'region', htmlId: 'r', autocomplete: 'off',
                    title: 't', help: 'h', prefix: 'https://', suffix: '.qlikcloud.com', scope: 1,
                    filledHost: 'acme.us.qlikcloud.com', options: [{ value: 'us', label: 'US' }], isEmpty: true,
                    isReadOnly: true, isDisabled: true, sight: 'covered', isSearch: true,
                    maxLength: 7, form: { method: 'post', action: 'https://a.example' } }] } }])",
    );
    let top = Frame {
        frame_id: 0,
        document_id: some("D0"),
        page: "p1".to_owned(),
        origin: "https://hub.stackone.example".to_owned(),
        is_top: true,
        place: Vec::new(),
        title: "Connect".to_owned(),
        headings: vec!["Qlik".to_owned()],
        scopes: vec![
            Titled {
                title: "Sources".to_owned(),
                ..Titled::default()
            },
            Titled {
                within: Some(0),
                is_dialog: true,
                title: "Qlik".to_owned(),
                texts: vec!["Step 2".to_owned()],
            },
        ],
        fields: vec![region()],
        is_cut: true,
        frames: vec![Child {
            id: "f2".to_owned(),
            at: Some(4),
            origin: some("https://a.example"),
            url: None,
            is_reachable: true,
            is_visible: false,
        }],
    };
    let inner = Frame {
        frame_id: 8_589_934_601,
        document_id: some("D3"),
        page: "p3".to_owned(),
        origin: "null".to_owned(),
        place: vec![Some(4), None],
        ..Frame::default()
    };
    // The page itself comes first, and which one that is, the browser says.
    assert_eq!(answer.await, Ok(vec![top, inner]));
}

#[wasm_bindgen_test]
async fn a_frame_that_answers_nonsense_is_left_out() {
    for nonsense in [
        "7",
        "null",
        "undefined",
        "[]",
        "{ fields: 7 }",
        "{ fields: [{ labels: 'x' }] }",
        "{ page: {} }",
    ] {
        let one = format!("{{ frameId: 3, result: {nonsense} }}");
        let two = "{ frameId: 0, result: { page: 'p1' } }";
        let both = described(&format!("Promise.resolve([{one}, {two}])")).await;
        let pages = |frames: Vec<Frame>| frames.into_iter().map(|it| it.page).collect::<Vec<_>>();
        assert_eq!(both.map(pages), Ok(vec!["p1".to_owned()]), "{nonsense}");
        let none = described(&format!("Promise.resolve([{one}])")).await;
        assert_eq!(none, Err(Failure::Lost), "{nonsense}");
    }
}

#[wasm_bindgen_test]
async fn a_page_is_described_though_a_frame_of_it_never_answers() {
    let _chrome = Chrome::fresh().answers(
        "script",
        "asked.target.allFrames
            ? new Promise(() => {})
            : Promise.resolve([{ frameId: 0, result: { page: 'p1' } }])",
    );
    let clock = Clock::early_by(0);
    let frames = page().describe(Scope::All).await.unwrap();
    assert_eq!(frames[0].page, "p1");
    assert_eq!(clock.waits(), [4_000.0, 4_000.0]);
}

#[wasm_bindgen_test]
async fn an_order_goes_to_its_frame_alone() {
    let chrome = Chrome::fresh();
    page().apply(&order()).await;
    assert_eq!(
        chrome.asked("script"),
        r#"[{"target":{"tabId":7,"frameIds":[3]},"args":["apply",{"frameId":3,"page":"p1","fields":[{"id":"f1","value":"us","isSecret":false},{"id":"f2","value":"s3cret","isSecret":true}]}],"injectImmediately":true}]"#
    );
    let script = chrome.handed_over().call0(&wasm_bindgen::JsValue::NULL);
    assert_eq!(script.unwrap(), "the script");
}

#[wasm_bindgen_test]
async fn a_frame_is_filled_only_where_the_page_around_it_shows_it() {
    let framed = FrameOrder {
        place: vec![Some(0)],
        around: vec![Around {
            frame_id: 0,
            page: "outer".to_owned(),
            child: "f9".to_owned(),
        }],
        ..order()
    };
    for (places, shows, is_filled) in [
        ("[[[1,2],[3,4]]]", "true", true),
        ("[[[1,2],[3,4]]]", "false", false),
        ("[[[1,2],[3,4]]]", "null", false),
        ("[[[1,2],[3,4]]]", "'true'", false),
        ("null", "true", false),
    ] {
        let chrome = Chrome::fresh().answers(
            "script",
            &format!(
                "Promise.resolve([{{ frameId: 3, result: {{ where: {places}, shows: {shows},
                    apply: {{ page: 'same', fields: [] }} }}[asked.args[0]] }}])"
            ),
        );
        let report = page().apply(&framed).await.unwrap();
        let asked = chrome.asked("script");
        let place = r#""args":["where",{"page":"p1","place":[0],"ids":["f1","f2"]}]"#;
        assert!(asked.contains(place), "{asked}");
        let shown = r#""args":["shows",{"page":"outer","id":"f9","parts":[[[1,2],[3,4]]]}]"#;
        assert_eq!(asked.contains(shown), places != "null", "{asked}");
        assert_eq!(asked.contains("s3cret"), is_filled, "{asked}");
        let outcomes: Vec<Outcome> = report.fields.iter().map(|it| it.outcome).collect();
        let expected = if is_filled { 0 } else { 2 };
        assert_eq!(outcomes, vec![Outcome::Hidden; expected]);
    }
}

#[wasm_bindgen_test]
async fn what_became_of_each_field_arrives() {
    let words = [
        ("filled", Outcome::Filled),
        ("unsure", Outcome::Unsure),
        ("changed", Outcome::Changed),
        ("gone", Outcome::Gone),
        ("different", Outcome::Different),
        ("hidden", Outcome::Hidden),
        ("readonly", Outcome::ReadOnly),
        ("no option", Outcome::NoOption),
        ("failed", Outcome::Failed),
    ];
    for (word, outcome) in words {
        let answer = format!(
            "Promise.resolve([{{ frameId: 0, result: {{ page: 'same', frameId: 9,
                fields: [{{ id: 'f1', outcome: '{word}' }}] }} }}])"
        );
        let report = report(&answer).await.unwrap();
        assert_eq!((report.frame_id, report.page), (3, PageState::Same));
        assert_eq!(report.fields[0].outcome, outcome, "{word}");
    }
}

#[wasm_bindgen_test]
async fn no_answer_says_nothing_of_the_fields() {
    for answer in [
        "Promise.resolve([])",
        "Promise.resolve(null)",
        "Promise.resolve([{ frameId: 3 }])",
        "Promise.resolve([{ frameId: 3, result: null }])",
        "Promise.resolve([{ frameId: 3, result: 7 }])",
        "Promise.reject(new Error('Frame with ID 3 was removed.'))",
        "(() => { throw null })()",
    ] {
        assert_eq!(report(answer).await, None, "{answer}");
    }
    let _chrome = Chrome::fresh().answers("script", "new Promise(() => {})");
    let clock = Clock::early_by(0);
    assert_eq!(page().apply(&order()).await, None);
    assert_eq!(clock.waits(), [10_000.0]);
}

#[wasm_bindgen_test]
async fn a_page_that_went_away_got_nothing() {
    let gone = FrameReport {
        frame_id: 3,
        ..FrameReport::default()
    };
    assert_eq!(gone.page, PageState::Changed);
    for refusal in [
        "No frame with id 3 in tab with id 7.",
        "No tab with id: 7.",
        "Cannot access contents of the page. Extension manifest must request permission.",
        "Invalid frame IDs: [3].",
    ] {
        let answer = format!("Promise.reject(new Error('{refusal}'))");
        assert_eq!(report(&answer).await, Some(gone.clone()), "{refusal}");
    }
    let answer = "Promise.resolve([{ frameId: 3, result: { page: 'changed', fields: [] } }])";
    assert_eq!(report(answer).await, Some(gone));
}

#[wasm_bindgen_test]
async fn a_change_in_any_frame_is_noticed() {
    let same = "Promise.resolve([{ result: { page: 'same' } }])";
    let changed = "Promise.resolve([{ result: { page: 'changed' } }])";
    let silent = "new Promise(() => {})";
    let removed = "Promise.reject(new Error('Frame with ID 3 was removed.'))";
    for (top, inner, is_changed) in [
        (same, same, false),
        (same, changed, true),
        (changed, silent, true),
        (silent, removed, true),
    ] {
        let chrome = Chrome::fresh().answers(
            "script",
            &format!("asked.target.frameIds[0] === 0 ? {top} : {inner}"),
        );
        assert_eq!(page().changes(&[0, 3], 5_000).await, is_changed, "{inner}");
        assert!(
            chrome
                .asked("script")
                .contains(r#""args":["changed",5000]"#)
        );
    }
    let _chrome = Chrome::fresh().answers("script", silent);
    let clock = Clock::early_by(0);
    assert!(!page().changes(&[0, 3], 5_000).await);
    assert_eq!(clock.waits(), [7_000.0]);
}
