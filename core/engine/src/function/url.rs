//! Parts of URLs, and the coding of text in them. Spark: `urlExpressions.scala`, which reads URLs with `java.net.URI`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, StringArray};
use firesteel_protocol::{Error, Kind, Result};

use super::description::{Ansi, Function, Gives, Repeats, Runs, Shown};
use super::regex::Patterns;
use super::signature::{Accepts, Parameter, one, optional};
use crate::expr::arguments::Arguments;
use crate::expr::kernel::{Nulls, Run};

pub(super) static FUNCTIONS: &[&Function] = &[&PARSE, &TRY_PARSE, &ENCODE, &DECODE, &TRY_DECODE];

const PARSED: &[Parameter] = &[one(Accepts::String), one(Accepts::String), optional(Accepts::String)];
const ONE: &[Parameter] = &[one(Accepts::String)];

const fn url(names: &'static [&'static str], takes: &'static [Parameter], ansi: Ansi, run: Run) -> Function {
    Function {
        names,
        takes,
        gives: Gives::String,
        nulls: Nulls::Possible,
        ansi,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Kernel(run),
    }
}

static PARSE: Function =
    url(&["parse_url"], PARSED, Ansi::RaisesInAnsi, |arguments| parse(arguments, arguments.mode.ansi));
static TRY_PARSE: Function = url(&["try_parse_url"], PARSED, Ansi::NeverRaises, |arguments| parse(arguments, false));

fn parse(arguments: &Arguments<'_>, raises: bool) -> Result<ArrayRef> {
    let (urls, parts) = (arguments.strings(0)?, arguments.strings(1)?);
    let keys = if arguments.len() > 2 { Some(arguments.strings(2)?) } else { None };
    let mut patterns = Patterns::new("parse_url");
    let made = (0..urls.len()).map(|row| {
        if urls.is_null(row) || parts.is_null(row) || keys.as_ref().is_some_and(|keys| keys.is_null(row)) {
            return Ok(None);
        }
        let text = urls.value(row);
        let Some(address) = Address::read(text) else {
            return if raises { Err(invalid(text)) } else { Ok(None) };
        };
        let part = parts.value(row);
        match &keys {
            None => Ok(address.part(part)),
            Some(_) if part != "QUERY" => Ok(None),
            Some(keys) => {
                let pattern = patterns.get(&format!("(&|^){}=([^&]*)", keys.value(row)))?;
                let Some(query) = address.query else { return Ok(None) };
                let groups = pattern.first(query)?;
                let found = groups.and_then(|groups| groups.get(2).copied().flatten());
                Ok(found.map(|(start, end)| query[start..end].to_string()))
            }
        }
    });
    Ok(Arc::new(made.collect::<Result<StringArray>>()?))
}

fn invalid(url: &str) -> Error {
    Error::new(Kind::IllegalArgument, "INVALID_URL", &[("url", url)])
}

/// The parts of an address as `java.net.URI` tells them apart.
struct Address<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    /// None when what follows the scheme is no path (`mailto:x`).
    path: Option<&'a str>,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

impl<'a> Address<'a> {
    fn read(text: &'a str) -> Option<Self> {
        if !is_written_well(text) {
            return None;
        }
        let (rest, fragment) = match text.split_once('#') {
            Some((rest, fragment)) if !fragment.contains('#') => (rest, Some(fragment)),
            Some(_) => return None,
            None => (text, None),
        };
        let (scheme, rest) = match rest.find([':', '/', '?']) {
            Some(at) if rest[at..].starts_with(':') => (Some(&rest[..at]), &rest[at + 1..]),
            _ => (None, rest),
        };
        if scheme.is_some_and(|scheme| !is_scheme(scheme)) || (scheme.is_some() && rest.is_empty()) {
            return None;
        }
        if scheme.is_some() && !rest.starts_with('/') {
            return Some(Address { scheme, authority: None, path: None, query: None, fragment });
        }
        let (rest, query) = match rest.split_once('?') {
            Some((rest, query)) => (rest, Some(query)),
            None => (rest, None),
        };
        let (authority, path) = match rest.strip_prefix("//") {
            Some(behind) => {
                let end = behind.find('/').unwrap_or(behind.len());
                if behind[..end].is_empty() && end == behind.len() {
                    return None;
                }
                (Some(&behind[..end]).filter(|authority| !authority.is_empty()), &behind[end..])
            }
            None => (None, rest),
        };
        let has_bracket = |part: Option<&str>| part.is_some_and(|part| part.contains(['[', ']']));
        if path.contains(['[', ']']) || has_bracket(authority.filter(|a| host_and_user(a).is_none())) {
            return None;
        }
        Some(Address { scheme, authority, path: Some(path), query, fragment })
    }

    fn part(&self, name: &str) -> Option<String> {
        let part = match name {
            "HOST" => host_and_user(self.authority?)?.0,
            "PATH" => self.path?,
            "QUERY" => self.query?,
            "REF" => self.fragment?,
            "PROTOCOL" => self.scheme?,
            "FILE" => {
                let path = self.path?;
                return Some(self.query.map_or_else(|| path.to_string(), |query| format!("{path}?{query}")));
            }
            "AUTHORITY" => self.authority?,
            "USERINFO" => host_and_user(self.authority?)?.1?,
            _ => return None,
        };
        Some(part.to_string())
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// Characters that no part of an address may hold, and percent signs without their two digits.
fn is_written_well(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_escaped =
        |at: usize| bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    let percents = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'%').all(|(at, _)| is_escaped(at));
    percents
        && !text.chars().any(|c| {
            c.is_control()
                || c.is_whitespace()
                || matches!(c, ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
        })
}

/// The host and the user of an authority that names a server; a registry's name has neither.
fn host_and_user(authority: &str) -> Option<(&str, Option<&str>)> {
    let (user, server) = match authority.rsplit_once('@') {
        Some((user, server)) => (Some(user), server),
        None => (None, authority),
    };
    let (host, port) = match server.strip_prefix('[') {
        Some(rest) => {
            let end = rest.find(']')?;
            rest[..end].parse::<std::net::Ipv6Addr>().ok()?;
            (&server[..end + 2], &rest[end + 1..])
        }
        None => server.split_at(server.find(':').unwrap_or(server.len())),
    };
    let digits = port.strip_prefix(':').unwrap_or(port);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || (port == digits && !port.is_empty()) {
        return None;
    }
    (host.starts_with('[') || is_host(host)).then_some((host, user))
}

/// Labels of letters, digits and inner hyphens; the last begins with a letter unless all is an IPv4 address.
fn is_host(host: &str) -> bool {
    let labels: Vec<&str> = host.strip_suffix('.').unwrap_or(host).split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_named = labels.last().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_alphabetic()));
    labels.iter().all(is_label) && (is_named || host.parse::<std::net::Ipv4Addr>().is_ok())
}

static ENCODE: Function = url(&["url_encode"], ONE, Ansi::NeverRaises, |arguments| {
    arguments.each_text::<StringArray, String>(0, |text| {
        let mut made = String::with_capacity(text.len());
        for byte in text.bytes() {
            match byte {
                b' ' => made.push('+'),
                b'.' | b'-' | b'*' | b'_' => made.push(char::from(byte)),
                byte if byte.is_ascii_alphanumeric() => made.push(char::from(byte)),
                byte => made.push_str(&format!("%{byte:02X}")),
            }
        }
        made
    })
});

static DECODE: Function = url(&["url_decode"], ONE, Ansi::Raises, |arguments| {
    let texts = arguments.strings(0)?;
    let made = texts.iter().map(|text| match text {
        Some(text) => match decoded(text) {
            Some(decoded) => Ok(Some(decoded)),
            None => Err(Error::new(Kind::IllegalArgument, "CANNOT_DECODE_URL", &[("url", text)])),
        },
        None => Ok(None),
    });
    Ok(Arc::new(made.collect::<Result<StringArray>>()?))
});
static TRY_DECODE: Function = url(&["try_url_decode"], ONE, Ansi::NeverRaises, |arguments| {
    Ok(Arc::new(arguments.strings(0)?.iter().map(|text| decoded(text?)).collect::<StringArray>()))
});

fn decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut made = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        made.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
                digit()? << 4 | digit()?
            }
            other => other,
        });
    }
    Some(String::from_utf8_lossy(&made).into_owned())
}
