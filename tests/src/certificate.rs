//! The certificates of one run: an authority of its own, and the leaf that every host shows.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, PublicKeyData,
};
use ring::digest::{SHA256, digest};
use std::error::Error;
use std::sync::Arc;
use time::{Duration, OffsetDateTime};
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

const HOSTS: [&str; 9] = [
    "*.us.qlikcloud.com",
    "*.eu.qlikcloud.com",
    "*.us.qlikcloudgov.com",
    "*.example",
    "*.stackone.example",
    "*.dawiso.example",
    "*.ebiexperts.example",
    "*.customer.example",
    "localhost",
];

/// What a server needs to show, and a client to trust.
pub struct Certificate {
    pub server: Arc<ServerConfig>,
    /// The authority, in PEM.
    pub authority: String,
    /// SHA-256 of the leaf's public key info, in base64, as Chromium's `--ignore-certificate-errors-spki-list` takes it.
    pub spki: String,
}

impl Certificate {
    /// Makes an authority and a leaf that hold for some weeks.
    ///
    /// # Errors
    /// When the machine can't make keys, or TLS can't be set up with them.
    pub fn new() -> Result<Self, Box<dyn Error + Send + Sync>> {
        let authority_key = KeyPair::generate()?;
        let authority_params = authority_params()?;
        let authority = authority_params.self_signed(&authority_key)?;
        let issuer = Issuer::new(authority_params, authority_key);
        let leaf_key = KeyPair::generate()?;
        let leaf = leaf_params()?.signed_by(&leaf_key, &issuer)?;
        let spki = STANDARD.encode(digest(&SHA256, &leaf_key.subject_public_key_info()));
        let key = PrivateKeyDer::try_from(leaf_key.serialize_der())?;
        let mut server = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![leaf.into()], key)?;
        server.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self {
            server: Arc::new(server),
            authority: authority.pem(),
            spki,
        })
    }
}

fn authority_params() -> Result<CertificateParams, rcgen::Error> {
    let mut params = dated(Vec::new())?;
    params
        .distinguished_name
        .push(DnType::CommonName, "Latchkey demo authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok(params)
}

fn leaf_params() -> Result<CertificateParams, rcgen::Error> {
    let mut params = dated(HOSTS.map(String::from).into())?;
    params
        .distinguished_name
        .push(DnType::CommonName, "Latchkey demo tenant");
    params.use_authority_key_identifier_extension = true;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    Ok(params)
}

fn dated(hosts: Vec<String>) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(hosts)?;
    params.distinguished_name = rcgen::DistinguishedName::new();
    let now = OffsetDateTime::now_utc();
    params.not_before = now - Duration::days(1);
    params.not_after = now + Duration::days(60);
    Ok(params)
}
