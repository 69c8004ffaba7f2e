//! What linking forms ask for, in words: values, why one is missing, what else has to be set up.
//! These are keys of texts.

use latchkey_core::linking::{Integration, Missing, Need, Source, TypedFrom, Value};

use super::Words;

/// A value's name.
pub fn value(value: Value) -> &'static str {
    match value {
        Value::TenantName => "value_tenant_name",
        Value::Region => "value_region",
        Value::Host => "value_host",
        Value::Url => "value_url",
        Value::Origin => "value_origin",
        Value::AuthorizationEndpoint => "value_authorization_endpoint",
        Value::TokenEndpoint => "value_token_endpoint",
        Value::ApiKey => "value_api_key",
        Value::ClientId => "value_client_id",
        Value::ClientSecret => "value_client_secret",
        Value::ConnectionName => "value_connection_name",
        Value::ProxyUser => "value_proxy_user",
        Value::ProxyUserKey => "value_proxy_user_key",
        Value::ServerAddress => "value_server_address",
    }
}

/// Why there is no value, and what to do about it.
pub fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::TypeIt(TypedFrom::OAuthClients) => "missing_oauth_clients",
        Missing::NeedsKey => "missing_key",
        Missing::NotForGovernment => "missing_government",
        Missing::NoEmail => "missing_email",
        Missing::NotAnEmail => "missing_not_an_email",
        Missing::CloudOnly => "missing_on_premises",
        Missing::OnPremisesOnly => "missing_in_cloud",
    }
}

/// Why a product has no place for what a source has, where it has none.
pub fn not_taken(integration: &Integration, source: &Source) -> Option<&'static str> {
    match (integration.takes(source), source) {
        (true, _) => None,
        (false, Source::Server(_)) => Some("connect_cloud_only"),
        (false, Source::Tenant(tenant)) if tenant.is_government() => {
            Some(missing(Missing::NotForGovernment))
        }
        (false, Source::Tenant(_)) => Some("connect_on_premises_only"),
    }
}

/// What has to be set up on the Qlik side.
pub fn need(need: Need) -> &'static str {
    match need {
        Need::RootAdmin => "need_root_admin",
        Need::QrsAccess => "need_qrs_access",
        Need::OAuthClient => "need_oauth_client",
    }
}

/// An integration's name, which may be other people's text; that of the generic one in words.
pub fn integration(words: &dyn Words, integration: &Integration) -> String {
    match integration.is_generic() {
        true => words.text("any_other_form", &[]),
        false => integration.name.to_string(),
    }
}
