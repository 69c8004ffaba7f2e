use proptest::prelude::*;

use super::*;

fn address(url: &str) -> Option<String> {
    Server::from_url(url).map(|server| server.address())
}

#[test]
fn the_virtual_proxy_is_kept() {
    let server = Server::from_url("https://Sense.Acme.example:8443/sso/hub/my/work?a=b#c").unwrap();
    assert_eq!(server.host(), "sense.acme.example");
    assert_eq!(server.prefix(), "sso");
    assert_eq!(server.address(), "https://sense.acme.example:8443/sso");
    assert_eq!(server.origin(), "https://sense.acme.example:8443");
    assert!(server.is_sure());
    let server = Server::from_url("https://sense.acme.example/qmc/").unwrap();
    assert_eq!(server.prefix(), "");
    assert_eq!(server.address(), "https://sense.acme.example");
}

#[test]
fn pages_of_the_server_are_known() {
    let server = Some("https://qs.acme.example".to_owned());
    for path in [
        "/hub/stream/aaec8d41-5201-43ab-809f-3063750dfafd",
        "/sense/app/1c5b4a0e-1a1d-4a63-8d0c-6f0a0a0e0f11/sheet/x/state/analysis",
        "/hub",
        "/hub/",
        "/dev-hub/",
        "/qmc/apps",
        "/qmc/deploymentsetup",
        "/api/msc",
        "/api/msc/",
        "/dev-hub/mashup-editor/",
        "/extensions/Sales/Sales.html",
        "/extensions/Sales/index.html",
    ] {
        assert_eq!(
            address(&format!("https://qs.acme.example{path}")),
            server,
            "{path}"
        );
    }
}

#[test]
fn a_page_that_others_could_have_is_not_surely_a_servers() {
    let is_sure = |path: &str| {
        let server = Server::from_url(&format!("https://qs.acme.example/sso/{path}"));
        server.unwrap().is_sure()
    };
    for path in [
        "qmc/deploymentsetup",
        "sense/app/x",
        "dev-hub/mashup-editor/",
    ] {
        assert!(is_sure(path), "{path}");
    }
    for path in ["hub", "single/", "api/msc", "extensions/Sales/Sales.html"] {
        assert!(!is_sure(path), "{path}");
    }
}

#[test]
fn qlik_cloud_and_other_sites_are_none() {
    for url in [
        "https://acme.us.qlikcloud.com/hub/my/work",
        "https://acme.us.qlikcloudgov.com./sense/app/x",
        "https://shop.example/hub/products/1",
        "https://shop.example/sense",
        "https://shop.example/api/msc/v1/docs",
        "https://shop.example/api/hub/my/work",
        "https://shop.example/extensions/",
        "https://shop.example/extensions/price-list.html",
        "https://shop.example/extensions/a/b/c.html",
        "https://shop.example/a%20b/hub/my/work",
        "https://shop.example//hub/my/work",
        "https://shop.example/",
        "file:///hub/my/work",
        "hub/my/work",
    ] {
        assert_eq!(address(url), None, "{url}");
    }
}

#[test]
fn an_address_is_read_again_as_it_was_given() {
    for address in [
        "https://qs.acme.example",
        "http://qs.acme.example:4242",
        "https://qs.acme.example:8443/sso",
        "https://10.1.2.3/a/b",
    ] {
        let server = Server::from_address(address).unwrap();
        assert_eq!(server.address(), address);
    }
    for other in [
        "",
        "qs.acme.example",
        "https://qs.acme.example/",
        "https://QS.acme.example",
        "https://qs.acme.example:443",
        "https://user:word@qs.acme.example",
        "https://qs.acme.example/sso?a=b",
        "https://qs.acme.example/sso#c",
        "https://qs.acme.example/hub",
        "https://acme.us.qlikcloud.com",
        "javascript:alert(1)",
        "file:///sso",
    ] {
        assert_eq!(Server::from_address(other), None, "{other}");
    }
}

proptest! {
    #[test]
    fn an_address_leads_nowhere_else(path in "[a-z/@:.?#%]{0,30}") {
        if let Some(address) = address(&format!("https://qs.acme.example/{path}")) {
            let url = Url::parse(&address).unwrap();
            prop_assert_eq!(url.host_str(), Some("qs.acme.example"));
            prop_assert!(Server::from_address(&address).is_some());
        }
    }
}
