//! The keys' own text: real ES384 JSON Web Tokens, signed by a pair made at start.

use crate::world::document::{Document, text};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::error::Unspecified;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P384_SHA384_FIXED, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, KeyPair,
    UnparsedPublicKey,
};
use serde_json::{Value, json};
use std::error::Error;

/// Signs tokens and tells its own from others.
pub struct Signer {
    pair: EcdsaKeyPair,
}

impl Signer {
    /// A signer with a new pair.
    ///
    /// # Errors
    /// When no pair can be made.
    pub fn new() -> Result<Self, Box<dyn Error + Send + Sync>> {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P384_SHA384_FIXED_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random)?;
        let pair = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random)?;
        Ok(Self { pair })
    }

    /// The token of a key: `jti` is the key's id, `sub` its owner.
    ///
    /// # Errors
    /// When the machine has no randomness to give.
    pub fn sign(&self, key: &Document) -> Result<String, Unspecified> {
        let header = json!({ "alg": "ES384", "typ": "JWT", "kid": "latchkey-demo-tenant" });
        let payload = json!({
            "iss": "qlik.api/api-keys",
            "aud": "qlik.api",
            "jti": text(key, "id"),
            "sub": text(key, "sub"),
            "subType": text(key, "subType"),
            "tenantId": text(key, "tenantId"),
        });
        let signed = format!("{}.{}", part(&header), part(&payload));
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes())?;
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }

    /// The id of the key that this token is, or `None` when it was not signed here.
    pub fn key_id(&self, token: &str) -> Option<String> {
        let (signed, signature) = token.rsplit_once('.')?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        UnparsedPublicKey::new(&ECDSA_P384_SHA384_FIXED, self.pair.public_key())
            .verify(signed.as_bytes(), &signature)
            .ok()?;
        let payload = URL_SAFE_NO_PAD.decode(signed.split_once('.')?.1).ok()?;
        let payload: Value = serde_json::from_slice(&payload).ok()?;
        payload["jti"].as_str().map(String::from)
    }
}

fn part(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_own_tokens_only() -> Result<(), Box<dyn Error + Send + Sync>> {
        let signer = Signer::new()?;
        let mut key = Document::new();
        key.insert("id".into(), "a-key".into());
        let token = signer.sign(&key)?;
        assert_eq!(signer.key_id(&token).as_deref(), Some("a-key"));
        assert_eq!(Signer::new()?.key_id(&token), None);
        assert_eq!(signer.key_id("a.b.c"), None);
        assert_eq!(signer.key_id(""), None);
        Ok(())
    }
}
