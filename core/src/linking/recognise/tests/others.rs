//! Forms for another product's key, or for a key of Qlik's, told apart by what heads them and by whose address
//! they show.

use super::frame;
use super::scopes::{dialog, fields, key_of};
use crate::fixtures::scope;
use crate::linking::field::{Field, Sight};
use crate::linking::frame::{Frame, Scope};

const URL_AND_KEY: &[&str] = &["Server URL", "API key"];

/// A page with these headings, and a box of fields.
fn page(title: &str, headings: &[&str], scopes: Vec<Scope>, labels: &[&str]) -> Frame {
    let at = u32::try_from(scopes.len()).unwrap();
    let mut fields = fields(at.saturating_sub(1), labels);
    if scopes.is_empty() {
        fields.iter_mut().for_each(|field| field.scope = None);
    }
    Frame {
        headings: headings.iter().map(|&heading| heading.to_owned()).collect(),
        scopes,
        fields,
        ..frame(title, &[])
    }
}

fn with_texts(scope: Scope, texts: &[&str]) -> Scope {
    Scope {
        texts: texts.iter().map(|&text| text.to_owned()).collect(),
        ..scope
    }
}

fn call(mut frame: Frame, names: [&str; 2]) -> Frame {
    for (field, name) in frame.fields.iter_mut().zip(names) {
        field.name = Some(name.to_owned());
    }
    frame
}

#[test]
fn a_key_of_another_product_is_not_qliks_whatever_the_page_is_called() {
    let card = |title: &str| {
        page(
            "Qlik export",
            &["Qlik export"],
            vec![scope(title)],
            URL_AND_KEY,
        )
    };
    for title in [
        "Frobnicator",
        "Destination",
        "Using Frobnicator?",
        "Connect your Frobnicator workspace to receive the reports",
    ] {
        assert_eq!(key_of(card(title)), None, "{title}");
    }
    let told = with_texts(
        scope("Frobnicator"),
        &["Publishes your Qlik apps to Frobnicator."],
    );
    assert_eq!(key_of(page("", &[], vec![told], URL_AND_KEY)), None);
    let headed = page("Qlik Report Bot", &["Frobnicator"], vec![], URL_AND_KEY);
    assert_eq!(key_of(headed), None);
    let labels_of_page = &["Server URL", "API key", "Qlik space to scan"];
    assert_eq!(
        key_of(page("", &["Frobnicator"], vec![], labels_of_page)),
        None
    );
    let by_author = page("", &[], vec![scope("Frobnicator")], URL_AND_KEY);
    let by_author = call(by_author, ["qlik_embed[url]", "qlik_embed[key]"]);
    assert_eq!(key_of(by_author), None);
    let named = page("", &[], vec![scope("OpenAI")], URL_AND_KEY);
    assert_eq!(key_of(call(named, ["qlik.ai.url", "qlik.ai.apiKey"])), None);
    let labels = &["Server URL", "API key", "Qlik space to scan"];
    assert_eq!(
        key_of(page("", &[], vec![scope("Frobnicator")], labels)),
        None
    );
}

#[test]
fn a_key_in_a_card_of_its_own_does_not_join_the_address_beside_it() {
    let mut alone = page(
        "Qlik",
        &["Qlik reports"],
        vec![scope("DeepL")],
        &["API key"],
    );
    let beside = fields(9, &["Tenant URL", "Client ID"]).into_iter();
    alone.fields.extend(beside.map(|field| Field {
        scope: None,
        ..field
    }));
    assert_eq!(key_of(alone), None);
    let torn = Frame {
        scopes: vec![scope("Frobnicator"), scope("Zapfoo")],
        fields: [fields(0, &["Server URL"]), fields(1, &["API key"])].concat(),
        ..frame("Qlik", &[])
    };
    assert_eq!(key_of(torn), None);
}

#[test]
fn products_of_qliks_without_a_tenant_get_none_of_its_keys() {
    for heading in [
        "Qlik Sense Enterprise on Windows",
        "Qlik NPrinting",
        "Qlik Stitch",
        "Qlik Replicate",
    ] {
        assert_eq!(
            key_of(page("", &[heading], vec![], URL_AND_KEY)),
            None,
            "{heading}"
        );
    }
    assert!(key_of(page("", &["Qlik Talend Cloud"], vec![], URL_AND_KEY)).is_some());
}

#[test]
fn a_form_of_qliks_is_one_under_headings_that_only_part_it() {
    for part in [
        "Enter your credentials",
        "Sign in",
        "Authentication method",
        "Endpoint",
        "Acme production",
    ] {
        let inner = Scope {
            within: Some(0),
            ..scope(part)
        };
        let form = page(
            "",
            &[],
            vec![dialog("Connect Qlik Cloud"), inner],
            URL_AND_KEY,
        );
        assert!(key_of(form).is_some(), "{part}");
    }
    let renamed = with_texts(dialog("Acme production"), &["Qlik Cloud API"]);
    assert!(key_of(page("", &[], vec![renamed], URL_AND_KEY)).is_some());
    let mut labelled = page(
        "",
        &["Snowflake to Qlik"],
        vec![],
        &["Server URL", "Qlik API key"],
    );
    labelled.fields[1].legend = Some("Snowflake to Qlik".to_owned());
    assert!(key_of(labelled).is_some());
}

#[test]
fn a_heading_that_names_both_is_no_label_of_the_key() {
    let mut both = page("", &["Snowflake to Qlik"], vec![], URL_AND_KEY);
    for field in &mut both.fields {
        field.legend = Some("Snowflake to Qlik".to_owned());
    }
    assert_eq!(key_of(both), None);
}

#[test]
fn what_is_no_place_of_the_form_keeps_no_key_out() {
    let mut linked = page(
        "",
        &["Qlik Cloud"],
        vec![],
        &["Tenant URL", "API key", "Documentation link"],
    );
    linked.fields[2].filled_host = Some("wiki.globex.com".to_owned());
    assert!(key_of(linked).is_some());
    let mut helped = page("", &["Qlik Cloud"], vec![], &["Tenant URL", "API key"]);
    helped.fields[0].title = Some("See https://help.qlik.com/cloud".to_owned());
    assert!(key_of(helped).is_some());
}

#[test]
fn of_dialogs_on_each_other_the_top_one_is_the_form() {
    let mut stacked = page(
        "",
        &[],
        vec![dialog("Qlik Cloud"), dialog("Qlik Cloud account")],
        URL_AND_KEY,
    );
    let behind = fields(0, URL_AND_KEY).into_iter();
    stacked.fields.extend(behind.map(|field| Field {
        sight: Sight::Covered,
        ..field
    }));
    assert_eq!(key_of(stacked).as_deref(), Some("API key 1"));
    let mut over = page(
        "",
        &[],
        vec![dialog("Qlik Cloud"), dialog("Frobnicator")],
        URL_AND_KEY,
    );
    let behind = fields(0, URL_AND_KEY).into_iter();
    over.fields.extend(behind.map(|field| Field {
        sight: Sight::Covered,
        ..field
    }));
    assert_eq!(key_of(over), None);
}
