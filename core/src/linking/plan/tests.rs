use super::*;
use crate::fixtures::{self, consents_to, integration, scope, secret, tenant_source};
use crate::linking::field::{Field, FormOf, Sight};
use crate::linking::frame::Child;
use crate::linking::integration::{generic, integrations};
use crate::linking::order::{FieldOrder, Text};
use crate::linking::recognise::{By, Match};
use crate::secret::Secret;

mod consent;
mod hostile;

const HUB: &str = "https://hub.stackone.com";

fn source() -> Source {
    tenant_source("acme-corp.us.qlikcloud.com")
}

fn stackone() -> Integration {
    integration("stackone")
}

fn field(id: &str, kind: Kind) -> Field {
    fixtures::field(id, &format!("label of {id}"), kind)
}

/// A hub with a field for each value of StackOne.
fn hub(origin: &str) -> Frame {
    let ids = ["tenant", "region", "key", "other"];
    let fields = ids.map(|id| field(id, Kind::Text));
    fixtures::frame(origin, fields.into())
}

const FOUND: [(Value, &str); 3] = [
    (Value::TenantName, "tenant"),
    (Value::Region, "region"),
    (Value::ApiKey, "key"),
];

fn recognised(frame: &Frame, found: &[(Value, &str)]) -> Recognised {
    let found = found.iter().map(|(value, field)| Match {
        value: *value,
        field: (*field).to_owned(),
        score: 100,
        why: Vec::new(),
    });
    Recognised {
        integration: stackone(),
        by: By::Host,
        frame: Some(frame.at()),
        matches: found.collect(),
        is_alike: false,
        is_step: false,
        is_for_server: false,
        unreached: Vec::new(),
        is_cut: false,
    }
}

/// What would be filled into StackOne's form, as it was recognised and mapped.
fn stackone_plan(
    frames: &[Frame],
    mapping: &Mapping,
    recognised: &Recognised,
    consents: &Consents,
) -> Plan {
    let (stackone, source) = (stackone(), source());
    plan(&stackone, &source, frames, mapping, recognised, consents)
}

fn planned(frame: &Frame, consents: &Consents) -> Plan {
    let recognised = recognised(frame, &FOUND);
    let mapping = recognised.mapping().unwrap();
    let frames = std::slice::from_ref(frame);
    stackone_plan(frames, &mapping, &recognised, consents)
}

fn api_key() -> Vec<(Value, Secret)> {
    vec![(Value::ApiKey, secret("eyJ.key"))]
}

/// What would be written, by field.
fn written(plan: &Plan) -> Vec<(String, String)> {
    let orders = plan.orders(&api_key());
    let fields = orders.into_iter().flat_map(|order| order.fields);
    fields
        .map(|field| match field.value {
            Text::Plain(text) => (field.id, text),
            Text::Secret(secret) => (field.id, format!("secret {}", secret.expose())),
        })
        .collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(id, text): &(&str, &str)| ((*id).to_owned(), (*text).to_owned());
    pairs.iter().map(owned).collect()
}

const PLAIN: [(&str, &str); 2] = [("tenant", "acme-corp"), ("region", "us")];

#[test]
fn the_first_secret_for_an_origin_is_asked_about_once_more() {
    let frame = hub(HUB);
    let first = planned(&frame, &Consents::default());
    assert_eq!(first.ask(), Some(Ask::FirstSecret));
    assert_eq!(written(&first), pairs(&PLAIN), "the rest needs no asking");
    let second = planned(&frame, &consents_to(HUB));
    assert_eq!(second.ask(), None);
    let all = [&PLAIN[..], &[("key", "secret eyJ.key")]].concat();
    assert_eq!(written(&second), pairs(&all));
}

#[test]
fn a_look_alike_is_another_origin() {
    for other in [
        "https://hub.st\u{430}ckone.com",
        "https://hub.stackone.com.evil.example",
        "https://hub.stackone.com:8443",
        "https://www.hub.stackone.com",
        "https://hub.stack0ne.com",
    ] {
        let plan = planned(&hub(other), &consents_to(HUB));
        assert_eq!(plan.ask(), Some(Ask::FirstSecret), "{other}");
        assert_eq!(written(&plan), pairs(&PLAIN), "{other}");
    }
    let destination =
        planned(&hub("https://hub.st\u{430}ckone.com"), &consents_to(HUB)).destination;
    let shown = destination.unwrap();
    assert_eq!(shown.host, "hub.xn--stckone-3fg.com");
    assert_eq!(shown.unicode.as_deref(), Some("hub.st\u{430}ckone.com"));
}

#[test]
fn this_machine_needs_no_https() {
    let local = "http://localhost:3000";
    assert_eq!(written(&planned(&hub(local), &consents_to(local))).len(), 3);
}

#[test]
fn some_sites_get_nothing_whatever_was_agreed_to() {
    for (origin, why) in [
        ("https://acme-corp.us.qlikcloud.com", Refusal::QlikCloud),
        ("http://hub.stackone.com", Refusal::NotHttps),
        ("null", Refusal::NoOrigin),
    ] {
        let consents = Consents {
            once: Some(Consent::to_page(origin.to_owned())),
            ..consents_to(origin)
        };
        let plan = planned(&hub(origin), &consents);
        let refused = |row: &Row| row.refusal == Some(why.clone());
        assert!(plan.rows.iter().all(refused), "{origin}");
        assert_eq!(plan.orders(&api_key()), []);
    }
}

#[test]
fn a_mapping_cant_take_a_secret_where_none_belongs() {
    let frame = hub(HUB);
    let recognised = recognised(&frame, &FOUND);
    let mapped = |field: &str| {
        let mut mapping = recognised.mapping().unwrap();
        mapping.fields.insert(Value::ApiKey, field.to_owned());
        let frames = std::slice::from_ref(&frame);
        let plan = stackone_plan(frames, &mapping, &recognised, &consents_to(HUB));
        (plan.rows[2].refusal.clone(), written(&plan))
    };
    assert_eq!(
        mapped("other"),
        (Some(Refusal::NotForSecrets), pairs(&PLAIN))
    );
    assert_eq!(mapped("no such"), (Some(Refusal::Gone), pairs(&PLAIN)));
    assert_eq!(mapped("tenant").0, Some(Refusal::NotForSecrets));
    assert_eq!(mapped("key").0, None);
}

#[test]
fn no_key_goes_beside_the_address_of_another_site_unless_ours_is_written_over_it() {
    let mut frame = hub(HUB);
    let mut address = field("address", Kind::Text);
    address.labels = vec!["Base URL".to_owned()];
    address.filled_host = Some("api.openai.com".to_owned());
    frame.fields.push(address);
    let refusal = |frame: &Frame, values: &[(Value, &str)]| {
        let mapping = Mapping {
            frame: frame.at(),
            fields: values
                .iter()
                .map(|(value, id)| (*value, (*id).to_owned()))
                .collect(),
        };
        let frames = std::slice::from_ref(frame);
        let recognised = recognised(frame, values);
        let plan = plan(
            &generic(),
            &source(),
            frames,
            &mapping,
            &recognised,
            &consents_to(HUB),
        );
        let key = plan
            .rows
            .iter()
            .find(|row| row.value == Value::ApiKey)
            .unwrap();
        key.refusal.clone()
    };
    let other = Some(Refusal::OtherAddress("api.openai.com".to_owned()));
    assert_eq!(refusal(&frame, &[(Value::ApiKey, "key")]), other);
    let both = [(Value::ApiKey, "key"), (Value::Origin, "address")];
    assert_eq!(refusal(&frame, &both), None);
    // In another box it says nothing.
    frame.scopes = vec![scope("Frobnicator")];
    frame.fields.last_mut().unwrap().scope = Some(0);
    assert_eq!(refusal(&frame, &[(Value::ApiKey, "key")]), None);
}

#[test]
fn another_documents_field_of_the_same_name_is_another_field() {
    let (found, other) = (
        hub(HUB),
        Frame {
            frame_id: 4,
            page: "another".to_owned(),
            ..hub(HUB)
        },
    );
    let recognised = recognised(&found, &FOUND);
    let mapping = Mapping {
        frame: other.at(),
        fields: recognised.mapping().unwrap().fields,
    };
    let plan = stackone_plan(&[found, other], &mapping, &recognised, &consents_to(HUB));
    assert_eq!(plan.rows[2].refusal, Some(Refusal::NotForSecrets));
}

#[test]
fn what_several_fields_are_called_is_none_of_them() {
    let mut frame = hub(HUB);
    frame.fields.push(field("key", Kind::Password));
    let plan = planned(&frame, &consents_to(HUB));
    assert_eq!(plan.rows[2].refusal, Some(Refusal::Gone));
    assert_eq!(written(&plan), pairs(&PLAIN));
}

#[test]
fn one_field_takes_one_value() {
    let mut frame = hub(HUB);
    frame.fields[1].is_empty = false;
    let mut recognised = recognised(&frame, &FOUND);
    recognised.matches[0].field = "region".to_owned();
    let mapping = recognised.mapping().unwrap();
    let frames = [frame];
    let plan = stackone_plan(&frames, &mapping, &recognised, &consents_to(HUB));
    assert_eq!(plan.rows[1].refusal, Some(Refusal::Taken));
    assert_eq!(
        written(&plan)[0],
        ("region".to_owned(), "acme-corp".to_owned())
    );
    let target = plan.rows[0].target.as_ref().unwrap();
    assert!(target.replaces, "what stands there is told of");
}

#[test]
fn what_doesnt_fit_is_told_and_left_out() {
    let mut frame = hub(HUB);
    frame.fields[0].max_length = Some(5);
    frame.fields[1].kind = Kind::Select;
    let plan = planned(&frame, &consents_to(HUB));
    assert_eq!(plan.rows[0].refusal, Some(Refusal::TooLong(5)));
    assert_eq!(plan.rows[0].content, Content::Text("acme-corp".to_owned()));
    assert_eq!(plan.rows[1].refusal, Some(Refusal::NoChoice));
    assert_eq!(written(&plan), pairs(&[("key", "secret eyJ.key")]));
}

#[test]
fn without_its_secret_a_row_waits() {
    let plan = planned(&hub(HUB), &consents_to(HUB));
    assert!(plan.key_row().unwrap().would_fill());
    let without = plan.orders(&[]);
    assert_eq!(without[0].fields.len(), 2);
    let wrong = [(Value::ClientSecret, api_key().remove(0).1)];
    assert_eq!(plan.orders(&wrong)[0].fields.len(), 2);
}

#[test]
fn a_page_that_went_on_gets_nothing() {
    let frame = hub(HUB);
    let recognised = recognised(&frame, &FOUND);
    let mapping = recognised.mapping().unwrap();
    let next = Frame {
        page: "next".to_owned(),
        ..frame
    };
    let plan = stackone_plan(&[next], &mapping, &recognised, &consents_to(HUB));
    assert_eq!(plan.destination, None);
    assert_eq!(plan.orders(&api_key()), []);
    assert!(
        plan.rows
            .iter()
            .all(|row| row.refusal == Some(Refusal::Gone))
    );
}

#[test]
fn a_government_tenant_is_handed_to_nobody_who_would_mistake_it() {
    let source = tenant_source("acme.us.qlikcloudgov.com");
    let frame = hub(HUB);
    let recognised = recognised(&frame, &FOUND);
    let mapping = recognised.mapping().unwrap();
    let frames = [frame];
    let plan = plan(
        &stackone(),
        &source,
        &frames,
        &mapping,
        &recognised,
        &consents_to(HUB),
    );
    let government = Content::Missing(Missing::NotForGovernment);
    assert!(plan.rows.iter().all(|row| row.content == government));
    assert_eq!(plan.orders(&api_key()), []);
}

#[test]
fn the_user_chooses_among_what_is_allowed() {
    let mut frame = hub(HUB);
    frame.fields.push(field("masked", Kind::Password));
    frame.fields.push(Field {
        form: Some(FormOf {
            method: Some("get".to_owned()),
            action: None,
        }),
        ..field("leaking", Kind::Password)
    });
    let recognised = recognised(&frame, &FOUND);
    let at = frame.at();
    let frames = [frame];
    let ids = |value| -> Vec<String> {
        let targets = targets(value, &stackone(), &frames, &at, &recognised);
        targets.into_iter().map(|target| target.id).collect()
    };
    assert_eq!(ids(Value::ApiKey), ["key", "masked"]);
    assert_eq!(ids(Value::Region).len(), 6);
}
