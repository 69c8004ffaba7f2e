//! The two ports: one for the tenants and other sites, with TLS and without; plain for the control; both on loopback only.

use crate::certificate::Certificate;
use crate::control;
use crate::fault::HangUp;
use crate::site;
use crate::stage::Stage;
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde::Serialize;
use std::error::Error;
use std::future::poll_fn;
use std::io;
use std::net::Ipv4Addr;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// How a client begins that wants TLS. One that doesn't is a browser on a site without it.
const TLS: u8 = 0x16;
/// All of an answer that a client gets when the connection breaks off.
const BROKEN_OFF: &[u8] = b"HTTP/1.1 ";

/// Where a server listens, as it tells its starter.
#[derive(Debug, Serialize)]
pub struct Address {
    port: u16,
    control: u16,
    spki: String,
}

/// Both ports, bound and not yet served.
pub struct Server {
    pub address: Address,
    tenants: TcpListener,
    control: TcpListener,
    acceptor: TlsAcceptor,
    routers: [Router; 2],
}

impl Server {
    /// Binds both ports; 0 takes any free one.
    ///
    /// # Errors
    /// When a port is taken or no certificate can be made.
    pub async fn bind(port: u16, control_port: u16) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let certificate = Certificate::new()?;
        let stage = Stage::new(certificate.authority)?;
        let tenants = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let control = TcpListener::bind((Ipv4Addr::LOCALHOST, control_port)).await?;
        let address = Address {
            port: tenants.local_addr()?.port(),
            control: control.local_addr()?.port(),
            spki: certificate.spki,
        };
        let acceptor = TlsAcceptor::from(certificate.server);
        let routers = [site::router(stage.clone()), control::router(stage)];
        Ok(Self {
            address,
            tenants,
            control,
            acceptor,
            routers,
        })
    }

    /// Serves until dropped.
    ///
    /// # Errors
    /// When a port stops taking connections.
    pub async fn serve(self) -> io::Result<()> {
        let [site, control] = self.routers;
        let control = axum::serve(self.control, control).into_future();
        tokio::try_join!(serve_tls(self.tenants, self.acceptor, site), control)?;
        Ok(())
    }
}

async fn serve_tls(listener: TcpListener, acceptor: TlsAcceptor, router: Router) -> io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(connection(stream, acceptor.clone(), router.clone()));
    }
}

/// Serves one connection to its end. How it ends is the client's business, so errors stay here.
async fn connection(stream: TcpStream, acceptor: TlsAcceptor, router: Router) {
    stream.set_nodelay(true).unwrap_or_default();
    let mut first = [0];
    match stream.peek(&mut first).await {
        Ok(1) if first[0] != TLS => serve_http(stream, router).await,
        _ => {
            if let Ok(stream) = acceptor.accept(stream).await {
                serve_http(stream, router).await;
            }
        }
    }
}

async fn serve_http<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(stream: S, router: Router) {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        Box::pin(answer(router.clone(), request.map(Body::new)))
    });
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let ended = poll_fn(|context| connection.poll_without_shutdown(context)).await;
    let mut stream = connection.into_parts().io.into_inner();
    if ended.is_err_and(|error| error.is_user()) {
        stream.write_all(BROKEN_OFF).await.unwrap_or_default();
    }
    stream.shutdown().await.unwrap_or_default();
}

/// The router's answer, or an error where the connection is to break off.
async fn answer(router: Router, request: Request) -> io::Result<Response> {
    let response = match router.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    match response.extensions().get::<HangUp>() {
        None => Ok(response),
        Some(HangUp) => Err(io::ErrorKind::ConnectionAborted.into()),
    }
}
