use serde_json::{Value, json};

use super::*;
use crate::activity::OwnRuns;
use crate::fixtures::{NOW, event, event_type, key_data, key_id, tenant, user};
use crate::user::User;

fn records(type_name: &str, data: Value) -> Vec<ActivityRecord> {
    let mut list = ActivityList::default();
    list.add(event_type(type_name), &[event("r1", type_name, 0, data)]);
    let ada = User {
        name: "=Ada".to_owned(),
        ..user("ada")
    };
    list.add_people([(UserId::new("ada"), Owner::Found(ada))]);
    let mut own = OwnRuns::default();
    own.add(key_id("k1"), &UserId::new("ada"), [NOW]);
    list.set_own(own);
    let rows = list.rows().iter();
    rows.map(|row| ActivityRecord::of(row, &list)).collect()
}

#[test]
fn a_line_of_csv_has_all_columns_and_no_formula() {
    let text = activity_to_csv(&records(
        "com.qlik.core.api-key.deleted",
        json!({ "id": "k1", "sub": "bob", "description": "=cmd|x", "status": "revoked" }),
    ));
    let mut reader = ::csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    assert_eq!(reader.headers().unwrap(), HEADINGS.as_slice());
    let line = reader.records().next().unwrap().unwrap();
    let expected = [
        "2026-11-22T09:30:00Z",
        "keyRevoked",
        "k1",
        "'=cmd|x",
        "ada",
        "'=Ada",
        "",
        "bob",
        "",
        "",
        "latchkey",
        "r1",
    ];
    assert_eq!(line, expected.to_vec());
}

#[test]
fn json_has_the_texts_as_they_are_and_leaves_out_what_is_not_known() {
    let text = activity_to_json(&records(
        "com.qlik.core.api-key.created",
        key_data("k2", "=cmd"),
    ));
    let written: Value = serde_json::from_str(&text).unwrap();
    let expected = json!([{
        "time": "2026-11-22T09:30:00Z",
        "kind": "keyCreated",
        "keyId": "k2",
        "keyName": "=cmd",
        "byId": "ada",
        "byName": "=Ada",
        "ownerId": "bob",
        "details": "expiry=2027-03-01T00:00:00Z",
        "recordIds": "r1",
    }]);
    assert_eq!(written, expected);
}

#[test]
fn what_else_an_event_tells_is_in_the_details() {
    let details = |type_name: &str, data: Value| records(type_name, data).remove(0).details;
    let rules = json!({ "apiKeysEnabled": false, "maxKeysPerUser": "5", "maxApiKeyExpiry": "P9D" });
    assert_eq!(
        details("com.qlik.api-keys-config.updated", rules),
        "apiKeysEnabled=false; maxKeysPerUser=5; maxApiKeyExpiry=P9D"
    );
    let refused = json!({ "id": "k1", "code": 18, "description": "Over" });
    assert_eq!(
        details("com.qlik.core.api-key.validation.failed", refused),
        "code=18; description=Over"
    );
    let group = json!({ "_updates": [{ "path": "/assignedRoles", "newValue": ["r1", "r2"] }] });
    assert_eq!(
        details("com.qlik.core.group-setting.updated", group),
        "everyone=true; roles=r1 r2"
    );
    let role = json!({ "id": "r1", "name": "Makers", "assignedScopes": ["api-keys"] });
    assert_eq!(
        details("com.qlik.core.role.created", role),
        "role=r1; name=Makers"
    );
    let limit = json!({ "appliesTo": "USER", "users": [{ "userId": "eve" }] });
    assert_eq!(
        details("com.qlik.v1.rate-limit.exceeded", limit),
        "appliesTo=USER; users=eve"
    );
    let deleted = json!({ "id": "bob", "name": "Bob", "email": "b@x.example" });
    assert_eq!(
        details("com.qlik.core.user.deleted", deleted),
        "name=Bob; email=b@x.example"
    );
}

#[test]
fn a_file_tells_tenant_and_day() {
    let name = activity_file_name(&tenant("acme.us.qlikcloud.com"), NOW, "csv");
    assert_eq!(name, "acme.us-activity-2026-11-22.csv");
}
