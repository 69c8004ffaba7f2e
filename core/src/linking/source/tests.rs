use super::*;
use crate::fixtures::{tenant, tenant_facts, tenant_source, user};
use crate::user::{TenantFacts, User};

fn identity(email: Option<&str>) -> Identity {
    Identity {
        user: Some(User {
            name: "Ada".to_owned(),
            email: email.map(str::to_owned),
            ..user("ada")
        }),
        tenant: Some(TenantFacts {
            name: "Acme".to_owned(),
            system_hostname: Some("a1b2c3d4.eu.qlikcloud.com".to_owned()),
            alias: Some("acme.eu.qlikcloud.com".to_owned()),
            ..tenant_facts("t")
        }),
    }
}

#[test]
fn values_are_those_of_the_guides() {
    let source = tenant_source("ebiexperts.eu.qlikcloud.com");
    for (value, expected) in [
        (Value::TenantName, "ebiexperts"),
        (Value::Region, "eu"),
        (Value::Host, "ebiexperts.eu.qlikcloud.com"),
        (Value::Url, "https://ebiexperts.eu.qlikcloud.com/"),
        (Value::Origin, "https://ebiexperts.eu.qlikcloud.com"),
        (
            Value::AuthorizationEndpoint,
            "https://ebiexperts.eu.qlikcloud.com/oauth/authorize",
        ),
        (
            Value::TokenEndpoint,
            "https://ebiexperts.eu.qlikcloud.com/oauth/token",
        ),
    ] {
        assert_eq!(source.value_of(value).as_deref(), Ok(expected));
    }
    for value in [Value::ClientId, Value::ClientSecret] {
        let expected = Err(Missing::TypeIt(TypedFrom::OAuthClients));
        assert_eq!(source.value_of(value), expected);
    }
    assert_eq!(source.value_of(Value::ApiKey), Err(Missing::NeedsKey));
    assert_eq!(source.value_of(Value::ProxyUser), Err(Missing::NoEmail));
}

#[test]
fn alias_and_system_hostname_can_be_chosen() {
    let by_alias = TenantSource::new(tenant("acme.eu.qlikcloud.com"), Some(&identity(None)));
    assert_eq!(by_alias.shown_is(), Naming::Alias);
    let namings: Vec<Naming> = by_alias
        .namings()
        .iter()
        .map(|(naming, _)| *naming)
        .collect();
    assert_eq!(namings, [Naming::AsInAddress, Naming::System]);
    let by_system = by_alias.named(Naming::System);
    let source = Source::Tenant(by_system);
    assert_eq!(
        source.value_of(Value::TenantName).as_deref(),
        Ok("a1b2c3d4")
    );
}

#[test]
fn a_hostname_that_is_no_tenants_is_not_offered() {
    let mut identity = identity(None);
    if let Some(facts) = &mut identity.tenant {
        facts.alias = Some("evil.example/acme.eu.qlikcloud.com".to_owned());
        facts.system_hostname = Some("acme.eu.qlikcloud.com@evil.example".to_owned());
    }
    let source = TenantSource::new(tenant("acme.eu.qlikcloud.com"), Some(&identity));
    assert_eq!(source.namings().len(), 1);
    assert_eq!(source.shown_is(), Naming::AsInAddress);
    assert_eq!(source.named(Naming::System).tenant().name(), "acme");
}

#[test]
fn the_proxy_user_is_an_address() {
    let of = |email| {
        let identity = identity(Some(email));
        let source = TenantSource::new(tenant("acme.eu.qlikcloud.com"), Some(&identity));
        Source::Tenant(source).value_of(Value::ProxyUser)
    };
    assert_eq!(
        of(" ada+keys@acme.example "),
        Ok("ada+keys@acme.example".to_owned())
    );
    for email in [
        "ada",
        "ada@",
        "@acme.example",
        "a@b@c",
        "a b@c.d",
        "ada@-x.y",
        "a@b..c",
    ] {
        assert_eq!(of(email), Err(Missing::NotAnEmail), "{email}");
    }
    assert_eq!(of(""), Err(Missing::NoEmail));
}

#[test]
fn a_server_has_its_address_and_no_key() {
    let server = Server::from_url("https://qs.acme.example/sso/hub/my/work").unwrap();
    let source = Source::Server(server);
    let address = "https://qs.acme.example/sso";
    assert_eq!(
        source.value_of(Value::ServerAddress).as_deref(),
        Ok(address)
    );
    assert_eq!(source.value_of(Value::ApiKey), Err(Missing::CloudOnly));
}
