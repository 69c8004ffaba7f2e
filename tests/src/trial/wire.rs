//! Over real sockets: the certificate, and connections that break off.

use super::ACME;
use crate::server::Server;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// A server under way and what a client needs to reach it.
struct Client {
    port: u64,
    control: u64,
    config: Arc<ClientConfig>,
}

type Connection = BufReader<TlsStream<TcpStream>>;

impl Client {
    async fn start() -> Self {
        let server = Server::bind(0, 0).await.unwrap();
        let address = json!(server.address);
        tokio::spawn(server.serve());
        let (port, control) = (
            address["port"].as_u64().unwrap(),
            address["control"].as_u64().unwrap(),
        );
        let pem = order(control, "GET", "/certificate", &Value::Null).await;
        let mut roots = RootCertStore::empty();
        roots
            .add(CertificateDer::from_pem_slice(pem.as_bytes()).unwrap())
            .unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self {
            port,
            control,
            config: Arc::new(config),
        }
    }

    async fn connect(&self) -> Connection {
        let stream = TcpStream::connect(format!("127.0.0.1:{}", self.port))
            .await
            .unwrap();
        let name = ServerName::try_from(ACME).unwrap();
        BufReader::new(
            TlsConnector::from(self.config.clone())
                .connect(name, stream)
                .await
                .unwrap(),
        )
    }
}

async fn order(port: u64, method: &str, path: &str, body: &Value) -> String {
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}"))
        .await
        .unwrap();
    let body = body.to_string();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream
        .write_all(format!("{head}{body}").as_bytes())
        .await
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split_once("\r\n\r\n").unwrap().1.to_owned()
}

/// The status line of an API call that needs no body, or as much of it as came.
async fn call(connection: &mut Connection) -> String {
    let request = format!("GET /api/v1/users/me HTTP/1.1\r\nhost: {ACME}\r\n\r\n");
    connection.write_all(request.as_bytes()).await.unwrap();
    let (mut status, mut length) = (String::new(), 0);
    let mut line = String::new();
    while connection.read_line(&mut line).await.unwrap_or_default() > 2 {
        if status.is_empty() {
            line.trim_end().clone_into(&mut status);
        }
        if let Some(value) = line.strip_prefix("content-length: ") {
            length = value.trim_end().parse().unwrap();
        }
        line.clear();
    }
    connection
        .read_exact(&mut vec![0; length])
        .await
        .map(|_| status)
        .unwrap_or_default()
}

#[tokio::test]
async fn a_drop_breaks_one_connection_off() {
    let client = Client::start().await;
    let mut connection = client.connect().await;
    let refused = "HTTP/1.1 401 Unauthorized";
    assert_eq!(
        [call(&mut connection).await, call(&mut connection).await],
        [refused, refused]
    );

    let fault = json!({ "times": 1, "fault": { "kind": "drop" } });
    order(client.control, "POST", "/faults", &fault).await;
    assert_eq!(call(&mut connection).await, "HTTP/1.1");
    assert_eq!(call(&mut client.connect().await).await, refused);

    let log: Value =
        serde_json::from_str(&order(client.control, "GET", "/log", &Value::Null).await).unwrap();
    let statuses: Vec<&Value> = log
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["status"])
        .collect();
    assert_eq!(
        statuses,
        [&json!(401), &json!(401), &Value::Null, &json!(401)]
    );
}

/// Whether a revocation takes effect whose caller is gone before a gate on that side of it opens.
async fn outlives_its_caller(when: &str) -> bool {
    let client = Client::start().await;
    let world: Value = control(&client, "GET", &format!("/world?host={ACME}"), Value::Null).await;
    let own = |key: &&Value| key["description"] == "Postman";
    let id = world["keys"].as_array().unwrap().iter().find(own).unwrap()["id"].clone();
    let path = format!("/api/v1/api-keys/{}", id.as_str().unwrap());
    let token = control(
        &client,
        "POST",
        "/tokens",
        json!({ "host": ACME, "key": id }),
    )
    .await;
    let gate = json!({ "method": "DELETE", "when": when });
    control(&client, "POST", "/gates", gate).await;

    let mut connection = client.connect().await;
    let bearer = token["token"].as_str().unwrap();
    let request =
        format!("DELETE {path} HTTP/1.1\r\nhost: {ACME}\r\nauthorization: Bearer {bearer}\r\n\r\n");
    connection.write_all(request.as_bytes()).await.unwrap();
    connection.flush().await.unwrap();
    control(&client, "GET", "/gates/1/held", Value::Null).await;
    drop(connection);
    call(&mut client.connect().await).await;
    control(&client, "POST", "/gates/1/open", Value::Null).await;
    call(&mut client.connect().await).await;
    let world = control(&client, "GET", &format!("/world?host={ACME}"), Value::Null).await;
    !world["keys"]
        .as_array()
        .unwrap()
        .iter()
        .any(|key| key["id"] == id)
}

async fn control(client: &Client, method: &str, path: &str, body: Value) -> Value {
    serde_json::from_str(&order(client.control, method, path, &body).await).unwrap()
}

#[tokio::test]
async fn a_request_that_was_held_back_is_gone_with_its_caller() {
    assert!(!outlives_its_caller("before").await);
    assert!(outlives_its_caller("after").await);
}

#[tokio::test]
async fn the_certificate_is_not_for_every_host() {
    let client = Client::start().await;
    let stream = TcpStream::connect(format!("127.0.0.1:{}", client.port))
        .await
        .unwrap();
    let name = ServerName::try_from("acme-corp.us.qlikcloud.com.evil.test").unwrap();
    assert!(
        TlsConnector::from(client.config.clone())
            .connect(name, stream)
            .await
            .is_err()
    );
}
