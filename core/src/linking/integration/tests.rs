use std::collections::BTreeSet;

use super::*;
use crate::fixtures::{integration, tenant_source};
use crate::on_premises::Server;
use crate::search::fold;

#[test]
fn each_is_whole_and_asks_for_a_value_once() {
    let mut ids = BTreeSet::new();
    for integration in integrations() {
        assert!(ids.insert(integration.id.clone()), "{}", integration.id);
        let values: BTreeSet<Value> = integration
            .entries
            .iter()
            .map(|entry| entry.value)
            .collect();
        assert_eq!(
            values.len(),
            integration.entries.len(),
            "{}",
            integration.id
        );
        assert!(integration.words.iter().all(|word| fold(word) == **word));
        assert_eq!(integration.name.is_empty(), integration.is_generic());
    }
    assert!(integrations().last().unwrap().is_generic());
}

#[test]
fn a_government_tenant_is_no_stackone_tenant() {
    let stackone = integration("stackone");
    let government = tenant_source("acme.us.qlikcloudgov.com");
    assert!(!stackone.takes(&government));
    for entry in &stackone.entries {
        let value = stackone.value_of(entry, &government);
        assert_eq!(value, Err(Missing::NotForGovernment));
    }
    let commercial = tenant_source("acme.us.qlikcloud.com");
    let name = stackone.value_of(&stackone.entries[0], &commercial);
    assert_eq!(name.as_deref(), Ok("acme"));
    assert!(integration("dawiso").takes(&government));
}

#[test]
fn an_entry_has_its_place_in_one_product() {
    let dawiso = integration("dawiso");
    let labels = |source: &Source| -> Vec<String> {
        let entries = dawiso.entries_for(source);
        entries.map(|entry| entry.label.to_string()).collect()
    };
    let server = Server::from_url("https://qs.acme.example/sso/hub/my/work").unwrap();
    assert_eq!(labels(&Source::Server(server)), ["Host", "Server address"]);
    assert_eq!(
        labels(&tenant_source("acme.us.qlikcloud.com")),
        ["Host", "API token"]
    );
}
