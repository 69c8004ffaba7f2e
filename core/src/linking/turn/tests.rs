use super::*;
use crate::fixtures::{choice, frame, integration, labelled_field, plan_of, secret};
use crate::linking::field::Field;
use crate::linking::order::Text;

const HUB: &str = "https://hub.stackone.example";

/// StackOne's form, with a list of this kind for the region.
fn planned(list: Kind) -> Plan {
    let regions = match list {
        Kind::Select => vec![choice("eu", "EU"), choice("us", "US")],
        _ => Vec::new(),
    };
    let fields = vec![
        labelled_field("Tenant Name", Kind::Text),
        Field {
            options: regions,
            ..labelled_field("Region", list)
        },
        labelled_field("API Key", Kind::Password),
    ];
    let values = [
        (Value::TenantName, "tenant name"),
        (Value::Region, "region"),
        (Value::ApiKey, "api key"),
    ];
    plan_of(&integration("stackone"), &frame(HUB, fields), &values)
}

fn api_key() -> [(Value, Secret); 1] {
    [(Value::ApiKey, secret("eyJ.key"))]
}

fn ids(order: Option<FrameOrder>) -> Vec<String> {
    let fields = order.into_iter().flat_map(|order| order.fields);
    fields.map(|field| field.id).collect()
}

#[test]
fn texts_go_together_each_list_by_itself_and_the_secret_alone() {
    let plan = planned(Kind::Select);
    assert_eq!(ids(plan.texts(|_| false)), ["tenant name"]);
    let lists: Vec<Row> = plan.lists().cloned().collect();
    assert_eq!(lists.len(), 1);
    match plan.list(&plan, &lists[0]) {
        Some(List::Select(order)) => {
            assert_eq!(order.fields[0].value, Text::Plain("us".to_owned()));
            assert_eq!(ids(Some(order)), ["region"]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(ids(plan.secrets(&api_key())), ["api key"]);
    assert_eq!(ids(plan.secrets(&[])), [""; 0]);
    assert_eq!(plan.count(), 2);
}

#[test]
fn a_text_that_has_its_place_is_left_out() {
    let plan = planned(Kind::Text);
    let but = |row: &Row| row.value == Value::TenantName;
    assert_eq!(ids(plan.texts(but)), ["region"]);
    assert_eq!(plan.texts(|_| true), None);
}

#[test]
fn a_list_of_the_pages_own_is_opened_and_never_typed_into() {
    let plan = planned(Kind::Combo);
    assert_eq!(ids(plan.texts(|_| false)), ["tenant name"]);
    let lists: Vec<Row> = plan.lists().cloned().collect();
    let expected = ListOrder {
        frame_id: 0,
        page: "nonce".to_owned(),
        id: "region".to_owned(),
        place: Vec::new(),
        around: Vec::new(),
    };
    assert_eq!(plan.list(&plan, &lists[0]), Some(List::Own(expected)));
    assert_eq!(plan.count(), 2, "it is among what the form asks for");
}

#[test]
fn a_list_that_was_shown_otherwise_is_left_alone() {
    let plan = planned(Kind::Combo);
    let shown = plan.lists().next().cloned().unwrap();
    let mut elsewhere = planned(Kind::Combo);
    elsewhere.rows[1].target.as_mut().unwrap().id = "other".to_owned();
    assert_eq!(elsewhere.list(&plan, &shown), None);
    assert_eq!(planned(Kind::Select).list(&plan, &shown), None);
    let mut reloaded = planned(Kind::Combo);
    reloaded.frame.page = "another".to_owned();
    assert_eq!(reloaded.list(&plan, &shown), None);
    let mut moved = planned(Kind::Combo);
    moved.destination = None;
    assert_eq!(moved.list(&plan, &shown), None);
    let mut refused = planned(Kind::Combo);
    refused.rows[1].refusal = Some(crate::linking::Refusal::Gone);
    assert_eq!(refused.list(&plan, &shown), None);
    assert_eq!(refused.count(), 1);
}
