//! `latchkey-demo-tenant [--port N] [--control-port N]`: says where it listens, serves until its input ends.

use latchkey_demo_tenant::server::Server;
use std::error::Error;
use std::io::Write;
use tokio::io::{AsyncReadExt, stdin};
use tokio::runtime::Runtime;

type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

fn main() -> Outcome {
    let runtime = Runtime::new()?;
    let outcome = runtime.block_on(run());
    // A read of the input may still be under way and must not keep the process.
    runtime.shutdown_background();
    outcome
}

async fn run() -> Outcome {
    let ports = Ports::from_arguments(std::env::args().skip(1))?;
    let server = Server::bind(ports.tenants, ports.control).await?;
    let mut out = std::io::stdout();
    writeln!(out, "{}", serde_json::to_string(&server.address)?)?;
    out.flush()?;
    tokio::select! {
        ended = server.serve() => Ok(ended?),
        ended = input_end() => Ok(ended?),
    }
}

/// The two ports asked for; 0 means any free one.
#[derive(Default)]
struct Ports {
    tenants: u16,
    control: u16,
}

impl Ports {
    fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut ports = Self::default();
        while let Some(name) = arguments.next() {
            let port = match name.as_str() {
                "--port" => &mut ports.tenants,
                "--control-port" => &mut ports.control,
                _ => {
                    return Err(format!(
                        "unknown option {name}; there are --port N and --control-port N"
                    ));
                }
            };
            let value = arguments.next().unwrap_or_default();
            *port = value
                .parse()
                .map_err(|_| format!("{name} takes a port number, not `{value}`"))?;
        }
        Ok(ports)
    }
}

/// Waits until whoever started this closes its input, so that it never outlives them.
async fn input_end() -> std::io::Result<()> {
    let mut buffer = [0; 1024];
    while stdin().read(&mut buffer).await? > 0 {}
    Ok(())
}
