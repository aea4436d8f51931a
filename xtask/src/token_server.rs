//! A server that demands a token, for the tests: `tests/fake/token_server.py` in front of the real Spark server.

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use crate::place::python;
use crate::shell::program;

/// The token it takes.
pub const TOKEN: &str = "right";

/// A running server. It is stopped when this is dropped.
pub struct TokenServer {
    process: Child,
    url: String,
}

impl TokenServer {
    /// Starts it in front of the server at `remote`, and waits until it listens.
    pub fn start(remote: &str) -> Result<TokenServer, Box<dyn Error>> {
        let behind = remote.trim_start_matches("sc://");
        let mut process = program(python("python"))
            .args(["tests/fake/token_server.py", TOKEN, behind])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut url = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut url)?;
        }
        let server = TokenServer { process, url: url.trim().to_string() };
        if server.url.is_empty() { Err("the token server did not start".into()) } else { Ok(server) }
    }

    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for TokenServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
