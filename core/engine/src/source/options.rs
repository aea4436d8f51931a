//! Options of a reader or writer: each is taken by whoever acts on it, and what is left over is refused by name.

use std::collections::BTreeMap;

use firesteel_protocol::{Error, Kind, Result};

/// Options that change how fast files are read and never what is read.
const HARMLESS: &[&str] = &["maxpartitionbytes", "opencostinbytes"];

/// Options not yet taken. Names are compared without case, as in Spark.
#[derive(Debug, Clone)]
pub(crate) struct Options(BTreeMap<String, (String, String)>);

impl Options {
    pub(crate) fn new(given: &BTreeMap<String, String>) -> Self {
        Options(given.iter().map(|(name, value)| (name.to_lowercase(), (name.clone(), value.clone()))).collect())
    }

    pub(crate) fn take(&mut self, name: &str) -> Option<String> {
        self.0.remove(&name.to_lowercase()).map(|(_, value)| value)
    }

    pub(crate) fn take_boolean(&mut self, name: &str) -> Result<Option<bool>> {
        let Some(value) = self.take(name) else { return Ok(None) };
        match value.to_ascii_lowercase().as_str() {
            "true" => Ok(Some(true)),
            "false" => Ok(Some(false)),
            _ => Err(invalid(name, &value, "true or false")),
        }
    }

    /// A character: written as itself, or as `\t` and the like.
    pub(crate) fn take_character(&mut self, name: &str) -> Result<Option<Option<u8>>> {
        let Some(value) = self.take(name) else { return Ok(None) };
        let character = match value.as_str() {
            "" | "\0" | "\\0" | "\\u0000" => return Ok(Some(None)),
            "\\t" => b'\t',
            "\\r" => b'\r',
            "\\b" => 8,
            "\\f" => 12,
            "\\\"" => b'"',
            "\\'" => b'\'',
            "\\\\" => b'\\',
            text if text.len() == 1 && text.is_ascii() => text.as_bytes()[0],
            text => {
                return Err(Error::unsupported(format!("the option {name} = {text}; it must be one ASCII character")));
            }
        };
        Ok(Some(Some(character)))
    }

    /// What ends a line, as bytes; it must not be empty.
    pub(crate) fn take_separator(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(value) = self.take(name) else { return Ok(None) };
        if value.is_empty() {
            return Err(invalid(name, "", "a separator, which has a character"));
        }
        Ok(Some(value.into_bytes()))
    }

    /// Accepts an option only with the value that is its default, since no other is offered.
    pub(crate) fn take_default(&mut self, name: &str, default: &str) -> Result<()> {
        match self.take(name) {
            Some(value) if !value.eq_ignore_ascii_case(default) => {
                Err(Error::unsupported(format!("the option {name} = {value}")))
            }
            _ => Ok(()),
        }
    }

    /// Refuses what nobody took.
    pub(crate) fn finish(mut self) -> Result<()> {
        for name in HARMLESS {
            self.0.remove(*name);
        }
        match self.0.into_values().next() {
            Some((name, _)) => Err(Error::unsupported(format!("the option {name}"))),
            None => Ok(()),
        }
    }
}

pub(crate) fn invalid(name: &str, value: &str, expected: &str) -> Error {
    let reason = format!("`{value}` is not {expected}");
    Error::new(
        Kind::IllegalArgument,
        "FIRESTEEL_INVALID_ARGUMENT",
        &[("argument", name), ("function", "option"), ("reason", &reason)],
    )
}
