//! Whom `www/early.js` asks before the core has said a word: nobody whom the core would not take for
//! a tenant, and by the same host.

use js_sys::RegExp;
use latchkey_core::Tenant;
use wasm_bindgen_test::*;

const NAMES: [&str; 15] = [
    "a234567890123456789012345678901234567890123456789012345678901234",
    "acme",
    "acme-corp",
    "k3v9x2m7q1w8z4t",
    "1",
    "-a",
    "a-",
    "a_b",
    "console",
    "cdn",
    "register",
    "services",
    "xn--acme-gra",
    "a.acme",
    "",
];
const REGIONS: [&str; 11] = [
    "us",
    "eu-west-2",
    "9",
    "xn--us-gra",
    "console",
    "cdn",
    "register",
    "services",
    "a.us",
    "u_s",
    "",
];
const DOMAINS: [&str; 9] = [
    "qlikcloud.com",
    "qlikcloudgov.com",
    "qlikcloud.com:8443",
    "qlikcloud.com.evil.example",
    "qlikcloud.com@evil.example",
    "evilqlikcloud.com",
    "qlikcloud.co",
    "qlikcloudgov.com.mx",
    "qlikcloud-com",
];
const STARTS: [&str; 4] = [
    "https://",
    "http://",
    "https://user@",
    "https://evil.example/",
];

/// The one rule of `www/early.js`.
fn pattern() -> RegExp {
    let script = include_str!("../../../www/early.js");
    let rest = script.split_once("const TENANT = /").unwrap().1;
    RegExp::new(rest.split_once("/;").unwrap().0, "")
}

/// The host that would be asked.
fn asked(pattern: &RegExp, address: &str) -> Option<String> {
    pattern.exec(address)?.get(1).as_string()
}

#[wasm_bindgen_test]
fn nobody_is_asked_whom_the_core_takes_for_no_tenant() {
    let pattern = pattern();
    let mut count = 0;
    for start in STARTS {
        for name in NAMES {
            for region in REGIONS {
                for domain in DOMAINS {
                    let address = format!("{start}{name}.{region}.{domain}/hub");
                    let Some(host) = asked(&pattern, &address) else {
                        continue;
                    };
                    let tenant = Tenant::from_url(&address);
                    let taken = tenant.as_ref().map(Tenant::host).ok();
                    assert_eq!(taken, Some(host.as_str()), "{address}");
                    count += 1;
                }
            }
        }
    }
    assert!(count > 0, "somebody is asked");
}

#[wasm_bindgen_test]
fn the_usual_tenants_are_asked() {
    for host in [
        "acme.us.qlikcloud.com",
        "acme-corp.eu-west-2.qlikcloud.com",
        "k3v9x2m7q1w8z4t.us.qlikcloudgov.com",
    ] {
        let address = format!("https://{host}/console/users?a=b#c");
        assert_eq!(asked(&pattern(), &address).as_deref(), Some(host));
    }
}
