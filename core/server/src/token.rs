//! [`Token`]: the secret that callers must show.

use std::path::Path;

use firesteel_protocol::{Error, Result};
use tonic::Status;
use tonic::codegen::http::{HeaderMap, header};

/// A bearer token, as PySpark sends it for `sc://host/;token=...`.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// Reads the token from a file; white space around it does not count.
    pub fn from_file(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| Error::argument("serve", "--token-file", format!("{}: {error}", path.display())))?;
        match text.trim() {
            "" => Err(Error::argument("serve", "--token-file", format!("{} is empty", path.display()))),
            token => Ok(Token(token.to_string())),
        }
    }

    pub(crate) fn check(&self, headers: &HeaderMap) -> Result<(), Status> {
        let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
        if is_same(given.as_bytes(), self.0.as_bytes()) {
            Ok(())
        } else {
            Err(Status::unauthenticated("Invalid authentication token"))
        }
    }
}

/// Takes as long for a token that is almost right as for any other of its length.
fn is_same(given: &[u8], token: &[u8]) -> bool {
    given.len() == token.len() && given.iter().zip(token).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_token_itself_is_let_in() {
        let token = Token("secret".to_string());
        for (header, is_let_in) in [
            (Some("Bearer secret"), true),
            (Some("Bearer secreT"), false),
            (Some("Bearer "), false),
            (Some("secret"), false),
            (None, false),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(value) = header {
                headers.insert(header::AUTHORIZATION, value.parse().unwrap());
            }
            assert_eq!(token.check(&headers).is_ok(), is_let_in, "{header:?}");
        }
    }
}
