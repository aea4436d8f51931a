//! Taking connections: addresses, encryption, and who may listen where.

use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::path::PathBuf;
use std::time::Duration;

use firesteel_protocol::{Error, Result};
use tonic::transport::server::TcpIncoming;
use tonic::transport::{Identity, ServerTlsConfig};

use crate::{Service, Token};

/// HTTP/2's 64 KiB would make a round trip out of each 64 KiB of an upload.
const STREAM_WINDOW: u32 = 4 << 20;
const CONNECTION_WINDOW: u32 = 16 << 20;

/// A client that does not answer for so long is gone. Spark: `spark.connect.grpc.keepAlive.time` and `.timeout`.
const KEEPALIVE: Duration = Duration::from_secs(60);
const KEEPALIVE_TIMEOUT: Duration = Duration::from_secs(20);

/// Where and how to listen.
#[derive(Debug, Clone, Default)]
pub struct Listen {
    /// `host:port`; port 0 takes a free one.
    pub address: String,
    pub token_file: Option<PathBuf>,
    /// Whether others than this machine may connect without a token.
    pub is_insecure: bool,
    /// Certificate chain and private key, both PEM.
    pub tls: Option<(PathBuf, PathBuf)>,
}

/// A socket that is bound, and what is demanded of those who connect.
pub struct Listener {
    incoming: TcpIncoming,
    address: SocketAddr,
    pub token: Option<Token>,
    tls: Option<ServerTlsConfig>,
}

impl Listener {
    /// Binds the address. Must be called within a tokio runtime.
    pub fn bind(listen: &Listen) -> Result<Self> {
        let failed = |reason: String| Error::argument("serve", "--listen", format!("{}: {reason}", listen.address));
        let addresses = listen.address.to_socket_addrs().map_err(|error| failed(error.to_string()))?;
        let addresses: Vec<SocketAddr> = addresses.collect();
        let is_loopback = addresses.iter().all(|address| address.ip().is_loopback());
        if !is_loopback && listen.token_file.is_none() && !listen.is_insecure {
            let reason =
                "others than this machine can reach it; give --token-file FILE, or --insecure to let anyone in";
            return Err(failed(reason.to_string()));
        }
        let token = listen.token_file.as_deref().map(Token::from_file).transpose()?;
        let tls = listen.tls.as_ref().map(tls).transpose()?;
        let bound = TcpListener::bind(addresses.as_slice()).map_err(|error| failed(error.to_string()))?;
        bound.set_nonblocking(true).map_err(|error| failed(error.to_string()))?;
        let listener = tokio::net::TcpListener::from_std(bound).map_err(|error| failed(error.to_string()))?;
        let address = listener.local_addr().map_err(|error| failed(error.to_string()))?;
        Ok(Listener { incoming: TcpIncoming::from(listener).with_nodelay(Some(true)), address, token, tls })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until the socket fails.
    pub async fn serve(self, service: Service) -> Result<()> {
        let failed = |error: tonic::transport::Error| Error::internal("serving").with_cause(error);
        let mut server = tonic::transport::Server::builder()
            .initial_stream_window_size(STREAM_WINDOW)
            .initial_connection_window_size(CONNECTION_WINDOW)
            .http2_keepalive_interval(Some(KEEPALIVE))
            .http2_keepalive_timeout(Some(KEEPALIVE_TIMEOUT));
        if let Some(tls) = self.tls {
            server = server.tls_config(tls).map_err(failed)?;
        }
        server.add_service(service).serve_with_incoming(self.incoming).await.map_err(failed)
    }
}

fn tls((certificate, key): &(PathBuf, PathBuf)) -> Result<ServerTlsConfig> {
    let read = |option: &str, path: &PathBuf| {
        std::fs::read(path).map_err(|error| Error::argument("serve", option, format!("{}: {error}", path.display())))
    };
    let identity = Identity::from_pem(read("--tls-cert", certificate)?, read("--tls-key", key)?);
    Ok(ServerTlsConfig::new().identity(identity))
}
