use super::*;

fn read(origin: &str) -> Destination {
    Destination::from_origin(origin).unwrap()
}

#[test]
fn both_spellings_of_a_look_alike_are_at_hand() {
    let real = read("https://hub.stackone.com");
    assert_eq!(
        (real.host.as_str(), real.unicode),
        ("hub.stackone.com", None)
    );
    let fake = read("https://hub.st\u{430}ckone.com:8443");
    assert_eq!(fake.host, "hub.xn--stckone-3fg.com:8443");
    assert_eq!(fake.unicode.as_deref(), Some("hub.st\u{430}ckone.com:8443"));
    assert_ne!(fake.origin, real.origin);
}

#[test]
fn only_this_machine_is_safe_without_https() {
    for origin in [
        "http://localhost:3000",
        "http://a.localhost",
        "http://127.1.2.3",
        "http://[::1]:80",
    ] {
        assert_eq!(read(origin).security, Security::Loopback, "{origin}");
    }
    for origin in [
        "http://localhost.evil.example",
        "http://10.0.0.1",
        "http://wip",
    ] {
        assert_eq!(read(origin).security, Security::Http, "{origin}");
    }
    assert_eq!(read("https://10.0.0.1").security, Security::Https);
}

#[test]
fn qlik_cloud_is_known_in_every_spelling() {
    for origin in [
        "https://acme.us.qlikcloud.com",
        "https://ACME.us.qlikcloudgov.com.",
        "https://qlikcloud.com",
    ] {
        assert!(read(origin).is_qlik_cloud, "{origin}");
    }
    assert!(!read("https://evilqlikcloud.com").is_qlik_cloud);
    assert!(!read("https://qlikcloud.com.evil.example").is_qlik_cloud);
}

#[test]
fn what_is_no_site_is_none() {
    for origin in [
        "null",
        "",
        "about:blank",
        "file:///a",
        "chrome-extension://abc",
    ] {
        assert_eq!(Destination::from_origin(origin), None, "{origin:?}");
    }
}

#[test]
fn access_is_asked_for_where_the_manifest_has_it() {
    let may_be = |origin: &str| Destination::from_origin(origin).unwrap().may_be_granted();
    assert!(may_be("https://hub.stackone.com") && may_be("https://localhost:8443"));
    assert!(!may_be("http://forms.acme.example") && !may_be("http://127.0.0.1:8080"));
}

#[test]
fn what_somebody_has_registered_is_told_from_what_is_below_it() {
    let parts = |origin: &str| {
        let site = Destination::from_origin(origin).unwrap();
        let (below, own) = site.parts();
        (below.to_owned(), own.to_owned())
    };
    for (origin, below, own) in [
        ("https://stackone.com", "", "stackone.com"),
        ("https://hub.stackone.com", "hub.", "stackone.com"),
        (
            "https://hub.stackone.com.link-account.evil.example:8443",
            "hub.stackone.com.link-account.",
            "evil.example:8443",
        ),
        ("https://a.b.acme.co.uk", "a.b.", "acme.co.uk"),
        ("https://acme.co.uk", "", "acme.co.uk"),
        ("https://co.uk", "", "co.uk"),
        ("https://www.acme.de", "www.", "acme.de"),
        ("https://qlik.eve.github.io", "qlik.", "eve.github.io"),
        ("https://eve.github.io", "", "eve.github.io"),
        ("https://github.io", "", "github.io"),
        ("https://hub.acme.example.", "hub.", "acme.example."),
        ("http://localhost:3000", "", "localhost:3000"),
        ("http://intranet", "", "intranet"),
        ("https://10.0.0.12:444", "", "10.0.0.12:444"),
        ("https://[::1]:444", "", "[::1]:444"),
        ("https://[2001:db8::1]", "", "[2001:db8::1]"),
    ] {
        let expected = (below.to_owned(), own.to_owned());
        assert_eq!(parts(origin), expected, "{origin}");
    }
}
