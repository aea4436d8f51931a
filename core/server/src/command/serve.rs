//! `firesteel serve`: the server over the embedded engine.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use firesteel_engine::Embedded;
use firesteel_protocol::{Error, Result};
use firesteel_server::listen::{Listen, Listener};
use firesteel_server::{Limits, Server, Service};
use lexopt::prelude::*;
use tokio::runtime::Builder;

use super::{misused, shown};

const USAGE: &str = "\
usage: firesteel serve [OPTION]...

Answers Spark Connect clients: SparkSession.builder.remote(\"sc://127.0.0.1:15002\").

  --listen HOST:PORT        where to listen (127.0.0.1:15002); port 0 takes a free one
  --token-file FILE         let in only callers that show the token in FILE
  --insecure                listen beyond this machine without a token
  --tls-cert FILE           encrypt, with this certificate chain (PEM)
  --tls-key FILE            its private key (PEM)
  --memory-limit SIZE       what queries may hold: bytes, 4g, or 60% of the machine's memory (60%)
  --parallelism N           how many partitions of a query run at a time (all cores)
  --max-message-size BYTES  the largest request (134217728)
  --max-sessions N          open sessions (1000)
  --max-operations N        operations that run or wait to be read (1000)
  --max-running N           operations that begin to run at a time; others wait for a turn (twice the cores)
  --session-timeout SECONDS how long an unused session stays open (3600)
  --operation-timeout SECONDS
                            how long an operation lives that no client reads (300)

Prints `listening on HOST:PORT` when it is ready.
";

/// The address that clients try without a port.
const ADDRESS: &str = "127.0.0.1:15002";

/// They move bytes; queries run elsewhere.
const FRONT_THREADS: usize = 2;

#[derive(Default)]
struct Options {
    listen: Listen,
    engine: firesteel_engine::Options,
    limits: Limits,
    certificate: Option<PathBuf>,
    key: Option<PathBuf>,
}

pub(super) fn run(arguments: lexopt::Parser) -> Result<()> {
    let Some(options) = parse(arguments).map_err(misused)? else { return shown(USAGE) };
    let Options { mut listen, engine, limits, certificate, key } = options;
    listen.tls = match (certificate, key) {
        (Some(certificate), Some(key)) => Some((certificate, key)),
        (None, None) => None,
        _ => return Err(misused("--tls-cert and --tls-key belong together")),
    };
    if listen.address.is_empty() {
        listen.address = ADDRESS.to_string();
    }
    // Calls are answered on threads of their own, so that an interrupt is heard while queries hold all others.
    let front = Builder::new_multi_thread()
        .enable_all()
        .worker_threads(FRONT_THREADS)
        .thread_name("firesteel-front")
        .build()
        .map_err(|error| Error::internal("starting the threads that answer calls").with_cause(error))?;
    front.block_on(async move { serve(&listen, &engine, limits).await })
}

async fn serve(listen: &Listen, engine: &firesteel_engine::Options, limits: Limits) -> Result<()> {
    let listener = Listener::bind(listen)?;
    let server = Server::new(Embedded::new(firesteel_engine::Options { is_shared: true, ..engine.clone() })?, limits);
    let service = Service::new(server, listener.token.clone());
    println!("listening on {}", listener.address());
    listener.serve(service).await
}

/// `None` when only help was asked for.
fn parse(mut arguments: lexopt::Parser) -> Result<Option<Options>, lexopt::Error> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(None),
            Long("listen") => options.listen.address = arguments.value()?.string()?,
            Long("token-file") => options.listen.token_file = Some(arguments.value()?.into()),
            Long("insecure") => options.listen.is_insecure = true,
            Long("tls-cert") => options.certificate = Some(arguments.value()?.into()),
            Long("tls-key") => options.key = Some(arguments.value()?.into()),
            Long("memory-limit") => options.engine.memory_limit = Some(arguments.value()?.string()?),
            Long("parallelism") => options.engine.parallelism = Some(number(&mut arguments)?),
            Long("max-message-size") => options.limits.message_bytes = number(&mut arguments)?,
            Long("max-sessions") => options.limits.sessions = number(&mut arguments)?,
            Long("max-operations") => options.limits.operations = number(&mut arguments)?,
            Long("max-running") => options.limits.running = number(&mut arguments)?,
            Long("session-timeout") => options.limits.idle = Duration::from_secs(number(&mut arguments)?),
            Long("operation-timeout") => options.limits.detached = Duration::from_secs(number(&mut arguments)?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(options))
}

fn number<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(
    arguments: &mut lexopt::Parser,
) -> Result<T, lexopt::Error> {
    arguments.value()?.parse()
}
