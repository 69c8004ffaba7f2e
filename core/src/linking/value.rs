//! What linking forms ask for.

use serde::{Deserialize, Serialize};

/// One value of a tenant, of its user, or of an on-premises server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Value {
    /// The first label of the host, such as `my-company`.
    TenantName,
    /// Qlik's code, such as `us`.
    Region,
    /// `my-company.us.qlikcloud.com`.
    Host,
    /// The origin with a slash, `https://my-company.us.qlikcloud.com/`.
    Url,
    /// The origin without one, `https://my-company.us.qlikcloud.com`.
    Origin,
    /// `https://my-company.us.qlikcloud.com/oauth/authorize`.
    AuthorizationEndpoint,
    /// `https://my-company.us.qlikcloud.com/oauth/token`.
    TokenEndpoint,
    /// A key's token. Secret.
    ApiKey,
    /// The id of an OAuth client, which the user takes from Administration.
    ClientId,
    /// That client's secret, which Administration shows once. Secret.
    ClientSecret,
    /// What the connection is to be called in the other product.
    ConnectionName,
    /// The e-mail address of the user whose key the connection uses.
    ProxyUser,
    /// The token of a key of exactly that user. Secret.
    ProxyUserKey,
    /// The address of a Qlik Sense Enterprise server, virtual proxy included.
    ServerAddress,
}

impl Value {
    /// Every value, in the order in which forms use to ask.
    pub const ALL: [Value; 14] = [
        Value::ConnectionName,
        Value::TenantName,
        Value::Region,
        Value::Host,
        Value::Url,
        Value::Origin,
        Value::ServerAddress,
        Value::AuthorizationEndpoint,
        Value::TokenEndpoint,
        Value::ClientId,
        Value::ClientSecret,
        Value::ApiKey,
        Value::ProxyUser,
        Value::ProxyUserKey,
    ];

    /// Whoever has it can act with it, so it is masked and goes into secret fields only.
    pub fn is_secret(self) -> bool {
        matches!(
            self,
            Value::ApiKey | Value::ClientSecret | Value::ProxyUserKey
        )
    }

    /// The token of an API key, under whichever name a form asks for it.
    pub fn is_key(self) -> bool {
        matches!(self, Value::ApiKey | Value::ProxyUserKey)
    }

    /// Says which tenant or server it is: a secret must not stand beside another's. A region alone
    /// says that of nobody.
    pub fn is_place(self) -> bool {
        matches!(
            self,
            Value::TenantName
                | Value::Host
                | Value::Url
                | Value::Origin
                | Value::AuthorizationEndpoint
                | Value::TokenEndpoint
                | Value::ServerAddress
        )
    }
}
