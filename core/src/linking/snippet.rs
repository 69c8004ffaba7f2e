//! A tenant's values as texts that other tools take: a qlik-cli context, a call by curl, a Postman
//! environment, an `.env` file. Without a key they read it from where such tools look for it.

use serde_json::json;
use zeroize::Zeroizing;

use super::source::TenantSource;
use crate::secret::Secret;

/// The variable in which a key is expected.
const VARIABLE: &str = "QLIK_API_KEY";

/// For which tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tool {
    /// `qlik context create`, as <https://qlik.dev/toolkits/qlik-cli/context/context-create> has it.
    QlikCli,
    Curl,
    /// An environment to import into Postman.
    Postman,
    DotEnv,
}

/// A text to copy. With a key in it, it is as secret as the key: it never prints itself and is
/// wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Snippet {
    text: Zeroizing<String>,
    has_key: bool,
}

impl Tool {
    /// Every tool, in the order of the screen.
    pub const ALL: [Tool; 4] = [Tool::QlikCli, Tool::Curl, Tool::Postman, Tool::DotEnv];

    /// What the text is called as a file, where it is one.
    pub fn file_name(self) -> Option<&'static str> {
        match self {
            Tool::Postman => Some("qlik-cloud.postman_environment.json"),
            Tool::DotEnv => Some(".env"),
            Tool::QlikCli | Tool::Curl => None,
        }
    }

    /// The text for a tenant, by the name that was chosen for it.
    pub fn snippet(self, source: &TenantSource, key: Option<&Secret>) -> Snippet {
        let text = match self {
            Tool::QlikCli => qlik_cli(source, key),
            Tool::Curl => curl(source, key),
            Tool::Postman => postman(source, key),
            Tool::DotEnv => dot_env(source, key),
        };
        Snippet {
            text: Zeroizing::new(text),
            has_key: key.is_some(),
        }
    }
}

impl Snippet {
    /// The text, for the screen where it has no key, and for the clipboard.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// Whether a key is in it.
    pub fn has_key(&self) -> bool {
        self.has_key
    }
}

impl std::fmt::Debug for Snippet {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Snippet(…)")
    }
}

fn qlik_cli(source: &TenantSource, key: Option<&Secret>) -> String {
    let tenant = source.tenant();
    let (name, server) = (quoted(tenant.name()), quoted(&tenant.origin()));
    let key = key.map_or_else(|| format!("\"${VARIABLE}\""), |key| quoted(key.expose()));
    format!("qlik context create {name} --server {server} --api-key {key}")
}

/// `spaces` is asked, since `users/me` redirects and curl doesn't take the key along to another
/// host.
fn curl(source: &TenantSource, key: Option<&Secret>) -> String {
    let address = quoted(&source.tenant().address("/api/v1/spaces?limit=1"));
    let header = match key {
        None => format!("\"Authorization: Bearer ${VARIABLE}\""),
        Some(key) => quoted(&format!("Authorization: Bearer {}", key.expose())),
    };
    format!("curl --fail-with-body --header {header} {address}")
}

fn postman(source: &TenantSource, key: Option<&Secret>) -> String {
    let tenant = source.tenant();
    let value = |key: &str, value: &str, kind: &str| json!({"key": key, "value": value, "type": kind, "enabled": true});
    let environment = json!({
        "name": format!("Qlik Cloud {}", tenant.name()),
        "values": [
            value("tenant", tenant.name(), "default"),
            value("region", tenant.region(), "default"),
            value("host", tenant.host(), "default"),
            value("baseUrl", &tenant.origin(), "default"),
            value("apiKey", key.map_or("", Secret::expose), "secret"),
        ],
        "_postman_variable_scope": "environment",
    });
    format!("{environment:#}\n")
}

fn dot_env(source: &TenantSource, key: Option<&Secret>) -> String {
    let tenant = source.tenant();
    let lines = [
        ("QLIK_TENANT", tenant.name()),
        ("QLIK_REGION", tenant.region()),
        ("QLIK_HOST", tenant.host()),
        ("QLIK_TENANT_URL", &tenant.origin()),
        (VARIABLE, key.map_or("", Secret::expose)),
    ];
    lines
        .map(|(name, value)| format!("{name}={}\n", quoted_unless_empty(value)))
        .concat()
}

fn quoted_unless_empty(text: &str) -> String {
    match text {
        "" => String::new(),
        text => quoted(text),
    }
}

/// As one word of a POSIX shell, by single quotes where it needs any. Hosts and tokens need none;
/// PowerShell reads such words alike.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@".contains(c);
    match !text.is_empty() && text.chars().all(is_plain) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests;
