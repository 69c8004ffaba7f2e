use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(address: &str, expected: Result<&str, TenantError>) {
    let tenant = Tenant::from_url(address);
    let host = tenant.as_ref().map(Tenant::host).map_err(|error| *error);
    assert_eq!(host, expected, "{address:?}");
}

const ACME: Result<&str, TenantError> = Ok("acme.us.qlikcloud.com");

#[test]
fn parts_are_read() {
    let tenant = Tenant::from_url("https://acme-corp.us.qlikcloud.com/hub?a=b#c").unwrap();
    assert_eq!(tenant.name(), "acme-corp");
    assert_eq!(tenant.region(), "us");
    assert_eq!(tenant.host(), "acme-corp.us.qlikcloud.com");
    assert_eq!(tenant.origin(), "https://acme-corp.us.qlikcloud.com");
}

#[test]
fn address_stays_on_the_tenant() {
    let tenant = Tenant::from_url("https://acme.us.qlikcloud.com").unwrap();
    let address = "https://acme.us.qlikcloud.com/console/api-keys";
    assert_eq!(tenant.address("/console/api-keys"), address);
    assert_eq!(tenant.address("console/api-keys"), address);
    assert_eq!(tenant.address(""), "https://acme.us.qlikcloud.com/");
    assert_eq!(
        tenant.address("@evil.example/"),
        "https://acme.us.qlikcloud.com/@evil.example/"
    );
    assert_eq!(
        tenant.address(".evil.example/"),
        "https://acme.us.qlikcloud.com/.evil.example/"
    );
}

#[test]
fn any_region_and_government_are_taken() {
    check(
        "https://a.eu-west-2.qlikcloud.com/",
        Ok("a.eu-west-2.qlikcloud.com"),
    );
    check("https://a.9.qlikcloud.com/", Ok("a.9.qlikcloud.com"));
    check(
        "https://a.us.qlikcloudgov.com/",
        Ok("a.us.qlikcloudgov.com"),
    );
}

#[test]
fn other_spellings_of_the_same_host_are_taken() {
    for address in [
        "HTTPS://ACME.US.QlikCloud.COM/Hub",
        "https://acme.us.qlikcloud.com:443/",
        "https://acme.us.qlikcloud.com:/",
        "https://acme.us.qlikcloud.com./",
        "https://acme.us.qlikcloud.com.:443/",
        "  https://acme.us.qlikcloud.com\n",
        "https://acme.us.ql\tikcloud.com/",
        "https:acme.us.qlikcloud.com",
        "https:///acme.us.qlikcloud.com/",
        "https:\\\\acme.us.qlikcloud.com\\hub",
        "https://acme.us.qlikcloud.com\\@evil.example/",
        "https://acme%2Eus.qlikcloud.com/",
        "https://%61cme.us.qlikcloud.com/",
        "https://ａｃｍｅ.us.qlikcloud.com/",
        "https://acme。us．qlikcloud｡com/",
        "https://ac\u{AD}me.us.qlikcloud.com/",
        "https://acme.us.qli\u{212A}cloud.com/",
        "https://acme.us.qlikcloud.com?next=@evil.example",
        "https://acme.us.qlikcloud.com#@evil.example",
        "https://@acme.us.qlikcloud.com/",
    ] {
        check(address, ACME);
    }
}

#[test]
fn look_alikes_are_elsewhere() {
    for address in [
        "https://evilqlikcloud.com/",
        "https://acme.us.evilqlikcloud.com/",
        "https://acme.us.qlikcloud.com.evil.example/",
        "https://acme.us.qlikcloud.com@evil.example/",
        "https://acme.us.qlikcloud.com:pass@evil.example/",
        "https://evil.example/acme.us.qlikcloud.com",
        "https://evil.example\\.us.qlikcloud.com/",
        "https://evil.example?.us.qlikcloud.com",
        "https://evil.example#.us.qlikcloud.com",
        "https://evil.example/https://acme.us.qlikcloud.com/",
        "https://acme.us.qlikcloud.co/",
        "https://acme.us.qlikcloud.com.mx/",
        "https://acme.us.qlikcloud.org/",
        "https://acme.us.qlik-cloud.com/",
        "https://acme.us.qlikclоud.com/",
        "https://acme.us.qlıkcloud.com/",
        "https://acme.us-qlikcloud.com/",
        "https://acme.us.qlikcloud.com../",
        "https://qlikcloud.com/",
        "https://qlikcloudgov.com/",
        "https://com/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://localhost/",
        "https://qlik.com/",
        "about:blank",
        "chrome://extensions/",
        "file:///acme.us.qlikcloud.com",
        "data:text/html,acme.us.qlikcloud.com",
        "javascript:https://acme.us.qlikcloud.com",
        "blob:https://acme.us.qlikcloud.com/0b7c2c9e",
        "view-source:https://acme.us.qlikcloud.com/",
    ] {
        check(address, Err(TenantError::Elsewhere));
    }
}

#[test]
fn hosts_of_qlik_that_are_no_tenants_are_refused() {
    for address in [
        "https://console.qlikcloud.com/",
        "https://cdn.qlikcloud.com/",
        "https://us.qlikcloud.com/",
        "https://us.qlikcloudgov.com/",
        "https://register.us.qlikcloud.com/",
        "https://REGISTER.eu.qlikcloud.com./",
        "https://services.us.qlikcloud.com/",
        "https://services.us.qlikcloudgov.com/",
        "https://console.us.qlikcloud.com/",
        "https://assets.cdn.qlikcloud.com/",
        "https://a.acme.us.qlikcloud.com/",
        "https://.us.qlikcloud.com/",
        "https://acme..qlikcloud.com/",
        "https://acme.us..qlikcloud.com/",
        "https://.qlikcloud.com/",
        "https://ac_me.us.qlikcloud.com/",
        "https://xn--acm-dma.us.qlikcloud.com/",
        "https://acmé.us.qlikcloud.com/",
        "https://аcme.us.qlikcloud.com/",
        "https://acme.xn--s-dha.qlikcloud.com/",
        "https://acme.üs.qlikcloud.com/",
    ] {
        check(address, Err(TenantError::NoTenant));
    }
}

#[test]
fn what_the_user_can_mend_is_told_apart() {
    for address in [
        "http://acme.us.qlikcloud.com/",
        "http://acme.us.qlikcloud.com:443/",
        "ftp://acme.us.qlikcloud.com/",
        "wss://acme.us.qlikcloud.com/",
    ] {
        check(address, Err(TenantError::NotHttps));
    }
    for address in [
        "https://ada@acme.us.qlikcloud.com/",
        "https://:secret@acme.us.qlikcloud.com/",
        "https://evil.example@acme.us.qlikcloud.com/",
        "https://evil.example%2F@acme.us.qlikcloud.com/",
        "https://a@b@acme.us.qlikcloud.com/",
    ] {
        check(address, Err(TenantError::Credentials));
    }
    for port in ["8443", "80", "0", "65535"] {
        let address = format!("https://acme.us.qlikcloud.com:{port}/");
        check(&address, Err(TenantError::OtherPort));
    }
}

#[test]
fn what_is_no_address_is_refused() {
    for address in [
        "",
        "acme.us.qlikcloud.com",
        "//acme.us.qlikcloud.com",
        "/hub",
        "https://",
        "https://acme us.qlikcloud.com/",
        "https://acme%00.us.qlikcloud.com/",
        "https://acme%2F.us.qlikcloud.com/",
        "https://acme%40.us.qlikcloud.com/",
        "https://acme.us.qlikcloud.com:99999/",
        "https://acme.us.qlikcloud.com:x/",
        "https://acme|.us.qlikcloud.com/",
        "https://xn--.us.qlikcloud.com/",
        "https://acme.us.qlikcloud.1/",
        "https://[acme.us.qlikcloud.com]/",
        "https://[::1].us.qlikcloud.com/",
    ] {
        check(address, Err(TenantError::NotAnAddress));
    }
}

#[test]
fn labels_end_at_63_letters() {
    let longest = "a".repeat(63);
    let host = format!("{longest}.{longest}.qlikcloud.com");
    check(&format!("https://{host}/"), Ok(&host));
    for address in [
        format!("https://{longest}a.us.qlikcloud.com/"),
        format!("https://acme.{longest}a.qlikcloud.com/"),
    ] {
        check(&address, Err(TenantError::NoTenant));
    }
}

#[test]
fn very_long_addresses_are_read() {
    let long = "a".repeat(1 << 20);
    check(&format!("https://acme.us.qlikcloud.com/{long}"), ACME);
    check(
        &format!("https://{long}.us.qlikcloud.com/"),
        Err(TenantError::NoTenant),
    );
    let dots = "a.".repeat(1 << 19);
    check(
        &format!("https://{dots}qlikcloud.com/"),
        Err(TenantError::NoTenant),
    );
}

proptest! {
    #[test]
    fn every_name_and_region_is_read(
        name in "[a-z0-9][a-z0-9-]{0,40}[a-z0-9]",
        region in "[a-z]{2,6}(-[a-z0-9]{1,5})?",
        domain in "qlikcloud(gov)?",
        rest in "(/[ -~]*)?([?#][ -~]*)?",
    ) {
        prop_assume!(!RESERVED.contains(&name.as_str()) && !RESERVED.contains(&region.as_str()));
        prop_assume!(!name.starts_with("xn--"));
        let tenant = Tenant::from_url(&format!("https://{name}.{region}.{domain}.com{rest}")).unwrap();
        prop_assert_eq!(tenant.name(), name);
        prop_assert_eq!(tenant.region(), region);
        prop_assert_eq!(Tenant::from_url(&tenant.origin()), Ok(tenant));
    }

    #[test]
    fn a_tenant_is_where_the_browser_goes(
        address in "(https?:)?[/\\\\]{0,3}([a-z.@:%\t。-]{0,9})(acme\\.)?(us\\.)?(qlikcloud\\.com)?([.@:/?#\\\\]{0,2}[a-z.@:]{0,9})",
    ) {
        if let Ok(tenant) = Tenant::from_url(&address) {
            let url = Url::parse(&address).unwrap();
            prop_assert_eq!(url.scheme(), "https");
            prop_assert_eq!(url.host_str().unwrap().trim_end_matches('.'), tenant.host());
            prop_assert_eq!(url.port_or_known_default(), Some(443));
            prop_assert_eq!(tenant.host().split('.').count(), 4);
        }
    }

    #[test]
    fn no_host_is_too_strange(text in any::<String>()) {
        if let Ok(tenant) = Tenant::from_url(&format!("https://{text}.us.qlikcloud.com")) {
            prop_assert!(is_free_label(tenant.name()));
            prop_assert_eq!(Tenant::from_url(&tenant.origin()), Ok(tenant));
        }
    }

    #[test]
    fn no_path_leaves_the_tenant(path in "[@.:/?#\\\\a-z\t ]{0,12}|\\PC*") {
        let tenant = Tenant::from_url("https://acme.us.qlikcloud.com").unwrap();
        prop_assert_eq!(Tenant::from_url(&tenant.address(&path)), Ok(tenant));
    }
}

/// The browser finds tenants' tabs by them, and is asked for access to no other of Qlik's pages.
#[test]
fn the_patterns_are_of_the_tenants_domains() {
    let domains = DOMAINS.map(|domain| format!("https://*{domain}/*"));
    assert_eq!(TENANT_PAGES.map(str::to_owned), domains);
}
