//! 10,000 believable keys of 500 people, as the tenant's pages bring them.

use latchkey_core::Response;
use serde_json::{Value, json};

pub const KEYS: usize = 10_000;
const PAGE: usize = 100;
const PEOPLE: usize = 500;

const JOBS: [&str; 6] = [
    "Nightly reload",
    "CI deploy",
    "Monitoring",
    "Power Automate",
    "Übersicht Vertrieb",
    "Data catalogue",
];
const NAMES: [&str; 5] = [
    "Ada Lovelace",
    "Zoë Müller",
    "Bob Tanner",
    "李小龍",
    "Łukasz Żak",
];

/// Every page of the list.
pub fn keys() -> Vec<Response> {
    let keys: Vec<Value> = (0..KEYS).map(key).collect();
    keys.chunks(PAGE).map(page).collect()
}

/// The keys' owners.
pub fn users() -> Response {
    let user = |at: usize| {
        json!({
            "id": person(at),
            "name": format!("{} {at}", NAMES[at % NAMES.len()]),
            "email": format!("person{at}@acme.example"),
            "status": "active",
            "assignedRoles": [],
            "assignedGroups": [],
        })
    };
    page(&(0..PEOPLE).map(user).collect::<Vec<_>>())
}

fn key(at: usize) -> Value {
    let status = match at % 10 {
        0 | 1 => "revoked",
        2 | 3 => "expired",
        _ => "active",
    };
    json!({
        "id": format!("{:08x}-5a41-4f0e-9a53-{at:012x}", at.wrapping_mul(2_654_435_761) as u32),
        "sub": person(at % PEOPLE),
        "subType": "user",
        "tenantId": "aCmE0123456789abcdefghijKLMNopqr",
        "status": status,
        "expiry": format!("2027-{:02}-{:02}T08:30:00.000Z", at % 12 + 1, at % 28 + 1),
        "description": format!("{} {}", JOBS[at % JOBS.len()], at / JOBS.len()),
        "createdByUser": person(at % PEOPLE),
        "created": format!("2026-{:02}-{:02}T{:02}:{:02}:00.000Z", at % 10 + 1, at % 28 + 1, at % 24, at % 60),
        "lastUpdated": "2026-11-01T00:00:00.000Z",
    })
}

fn person(at: usize) -> String {
    format!("66a1b2c3d4e5f607{at:08x}")
}

fn page(rows: &[Value]) -> Response {
    let this = "https://acme.us.qlikcloud.com/api/v1/api-keys?limit=100";
    Response {
        status: 200,
        content_type: Some("application/json".to_owned()),
        text: json!({ "data": rows, "links": { "self": { "href": this } } }).to_string(),
        ..Response::default()
    }
}
