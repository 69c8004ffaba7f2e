//! The picture of the first keys is of what the popup then draws, node by node but for times and the
//! rows' buttons; and where there is more to tell, there is none.

use js_sys::{JSON, Map, Promise};
use latchkey_core::Tenant;
use latchkey_extension::platform::picture;
use latchkey_extension::platform::transport::Early;
use latchkey_extension::popup::model::Model;
use latchkey_extension::popup::{first_look, view};
use latchkey_extension::shell::facts::Place;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::*;

use crate::screen::{Screen, now};

const FIRST: &str = "/api/v1/api-keys?limit=100&status=active&sort=-created";

/// What a tenant answers when it is asked for the first keys.
fn answer(status: u16, text: &str) -> Value {
    json!({ "status": status, "contentType": "application/json", "redirected": false, "text": text })
}

fn keys(keys: &[Value]) -> Value {
    answer(200, &json!({ "data": keys, "links": {} }).to_string())
}

/// An active key of Eve's, with these facts changed.
fn key(place: usize, facts: Value) -> Value {
    let mut key = json!({
        "id": format!("{place:08x}-9a0d-4c1b-8e1f-5a414f0e0000"),
        "description": format!("Job {place}"),
        "subType": "user",
        "sub": "66a1b2c3d4e5f60718290e5e",
        "status": "active",
        "created": "2026-06-01T08:00:00.000Z",
        "expiry": "2027-06-01T08:00:00.000Z",
        "createdByUser": "66a1b2c3d4e5f60718290e5e",
        "tenantId": "acme",
    });
    let (Value::Object(key_facts), Value::Object(facts)) = (&mut key, facts) else {
        panic!("facts are an object");
    };
    key_facts.extend(facts);
    key
}

/// The popup once that was answered early.
async fn popup(answer: &Value) -> Option<Model> {
    let frames = json!([{ "result": answer, "documentId": "D1" }]).to_string();
    let answers = Map::new();
    let frames = JSON::parse(&frames).unwrap();
    answers.set(&FIRST.into(), &Promise::resolve(&frames));
    let early = Early::answered(Promise::resolve::<JsValue>(&answers)).await;
    let popup = first_look::at(place(), &early, now()).await;
    assert_eq!(answers.size(), 1, "the answer is left for the popup");
    popup
}

fn place() -> Place {
    Place::Tenant(Tenant::from_url("https://acme-corp.us.qlikcloud.com/hub").unwrap())
}

/// The picture of that popup, and what it draws.
async fn both(answer: &Value) -> (Option<Value>, Value) {
    let screen = Screen::of(popup(answer).await.unwrap());
    let model = popup(answer).await.unwrap();
    let looked = screen.within(|| view::first_look::of(&model));
    let looked = looked.map(|picture| serde_json::from_str(&picture).unwrap());
    let mut drawn: Value = serde_json::from_str(&picture::of(screen.app())).unwrap();
    // The first node holds the tests' own styles.
    drawn.as_array_mut().unwrap().remove(0);
    (looked, drawn)
}

/// The same with texts joined that stand side by side, and without what comes with the popup.
fn told(node: &Value) -> Value {
    let Value::Array(parts) = node else {
        return node.clone();
    };
    let is_row = parts.get(1).is_some_and(|facts| !facts["--at"].is_null());
    let parts: Vec<Value> = match is_row {
        true => parts.iter().map(without_buttons_and_times).collect(),
        false => parts.clone(),
    };
    let mut told: Vec<Value> = Vec::new();
    for part in &parts {
        match (told.last_mut(), part) {
            (_, Value::String(text)) if text.is_empty() => {}
            (_, part) if *part == json!(["input", { "type": "radio" }]) => {}
            // The first text of a node is its tag, and its attributes follow.
            (Some(Value::String(before)), Value::String(text)) => before.push_str(text),
            (_, part) => told.push(self::told(part)),
        }
    }
    Value::Array(told)
}

fn without_buttons_and_times(cell: &Value) -> Value {
    let Value::Array(parts) = cell else {
        return cell.clone();
    };
    let is_time = ["expires", "created"]
        .iter()
        .any(|class| parts[1]["class"] == *class);
    let is_there = |(at, part): &(usize, &Value)| {
        *at < 2 || !(is_time || part[0] == "button" || part[0] == "input")
    };
    let there = parts.iter().enumerate().filter(is_there);
    Value::Array(there.map(|(_, part)| part.clone()).collect())
}

async fn check(keys_: &[Value]) -> Value {
    let (looked, drawn) = both(&keys(keys_)).await;
    let looked = told(&looked.expect("there is a picture"));
    assert_eq!(looked, told(&drawn));
    looked
}

#[wasm_bindgen_test]
async fn the_picture_is_of_what_the_popup_draws() {
    let few: Vec<Value> = (0..17).map(|place| key(place, json!({}))).collect();
    let picture = check(&few).await.to_string();
    for word in ["acme-corp", "Job 7", "00000007…", "17 so far"] {
        assert!(picture.contains(word), "{word}: {picture}");
    }
    assert!(!picture.contains("Job 8"), "it is out of view");
    check(&few[..1]).await;
    let many: Vec<Value> = (0..100).map(|place| key(place, json!({}))).collect();
    check(&many).await;
}

#[wasm_bindgen_test]
async fn names_are_other_peoples_text_in_the_picture_too() {
    for name in [
        "<img src=x onerror=alert(1)>",
        "",
        "   ",
        "pay\u{202e}roll\u{0}",
        "a\u{200b}b\nc",
        "Ключ 鍵 🔑",
        &"long ".repeat(200),
    ] {
        let named = key(1, json!({ "description": name }));
        check(&[named, key(2, json!({}))]).await;
    }
    let short = key(1, json!({ "id": "k\u{202e}1" }));
    check(&[short]).await;
}

#[wasm_bindgen_test]
async fn the_picture_counts_as_the_popup_does() {
    let soon = key(
        1,
        json!({ "created": "2026-10-01T08:00:00.000Z", "expiry": "2026-11-24T08:00:00.000Z" }),
    );
    let scim = key(
        2,
        json!({ "subType": "externalClient", "sub": "scim <b>idp</b>" }),
    );
    let undated = key(3, json!({ "created": null, "expiry": "some day" }));
    let new = key(4, json!({ "created": "2026-11-20T08:00:00.000Z" }));
    check(&[new, soon, scim, undated]).await;
}

#[wasm_bindgen_test]
async fn where_there_is_more_to_tell_there_is_no_picture() {
    let odd = [
        keys(&[]),
        keys(&[key(1, json!({ "subType": "robot" }))]),
        keys(&[key(1, json!({ "status": "revoked" }))]),
        answer(200, "{\"data\":["),
        answer(200, "<!doctype html>"),
        answer(401, "{}"),
        answer(403, "{}"),
        answer(500, ""),
        json!({ "failure": "network" }),
        json!({ "failure": "other site" }),
    ];
    for answer in odd {
        let (looked, _) = both(&answer).await;
        assert_eq!(looked, None, "{answer}");
    }
}

#[wasm_bindgen_test]
async fn what_asks_for_patience_or_was_not_asked_early_has_no_picture() {
    assert!(popup(&answer(429, "{}")).await.is_none());
    let nobody = Early::answered(Promise::resolve(&JsValue::UNDEFINED)).await;
    assert!(first_look::at(place(), &nobody, now()).await.is_none());
}
