//! [`ConnectionString`]: an address `sc://host[:port]/;key=value;…`, taken apart.
//!
//! The grammar is Spark's (`DefaultChannelBuilder`): the path is empty or `/`, every parameter has exactly one `=`, values
//! are percent-decoded, the last of equal keys wins, and an unknown key becomes gRPC metadata. What Spark's parser drops
//! without a word (a user before `@`, a query, a fragment, a boolean that is neither true nor false) is refused here.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use firesteel_protocol::{Error, Kind, Result};
use percent_encoding::percent_decode_str;
use uuid::Uuid;

const DEFAULT_PORT: u16 = 15002;
const DEFAULT_MESSAGE_SIZE: usize = 128 * 1024 * 1024;
const USER_AGENT_LIMIT: usize = 2048;

/// Headers that gRPC and HTTP/2 set themselves, so a parameter of that name would be lost or break the call.
const RESERVED_METADATA: &[&str] = &[
    "te",
    "content-type",
    "content-length",
    "connection",
    "host",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "keep-alive",
    "proxy-connection",
];

/// A parsed `sc://` address.
#[derive(Clone, PartialEq, Eq)]
pub struct ConnectionString {
    /// A name in lower case or an IP address; IPv6 without brackets.
    pub host: String,
    pub port: u16,
    /// `None` when the address does not say.
    pub use_ssl: Option<bool>,
    pub token: Option<String>,
    pub user_id: Option<String>,
    /// A UUID in its hyphenated form.
    pub session_id: Option<String>,
    pub user_agent: Option<String>,
    /// `None` when switched off.
    pub keepalive: Option<Keepalive>,
    /// Bytes of the largest message, in either direction.
    pub max_message_size: usize,
    /// Everything else, sent with each call.
    pub metadata: Vec<(String, String)>,
}

/// HTTP/2 pings, which find connections that died without a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keepalive {
    pub interval: Duration,
    pub timeout: Duration,
    pub without_calls: bool,
}

impl Default for Keepalive {
    fn default() -> Self {
        Keepalive { interval: Duration::from_secs(60), timeout: Duration::from_secs(20), without_calls: true }
    }
}

impl ConnectionString {
    /// Reads an address; `FIRESTEEL_INVALID_URL` says what is wrong with it.
    pub fn parse(url: &str) -> Result<Self> {
        parse(url).map_err(|reason| {
            let parameters = [("url", redacted(url)), ("reason", reason)];
            Error::new(Kind::Connection, "FIRESTEEL_INVALID_URL", &parameters)
        })
    }

    /// `host:port`, with brackets around IPv6.
    pub fn endpoint(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }

    /// Whether the host is this machine, where a token may travel unencrypted.
    pub fn is_loopback(&self) -> bool {
        self.host == "localhost" || self.host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }
}

/// Without the token.
impl fmt::Debug for ConnectionString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ConnectionString({})", self.endpoint())
    }
}

fn parse(url: &str) -> Result<ConnectionString, String> {
    let rest = url.strip_prefix("sc://").ok_or("it does not start with `sc://`")?;
    if let Some(character) = rest.chars().find(|character| matches!(character, '?' | '#')) {
        return Err(format!("`{character}` has to be percent-encoded"));
    }
    let (authority, parameters) = match rest.split_once('/') {
        Some((authority, path)) => (authority, parameters_of(path)?),
        None => (rest, ""),
    };
    let (host, port) = host_and_port(authority)?;
    let mut parsed = ConnectionString {
        host,
        port,
        use_ssl: None,
        token: None,
        user_id: None,
        session_id: None,
        user_agent: None,
        keepalive: Some(Keepalive::default()),
        max_message_size: DEFAULT_MESSAGE_SIZE,
        metadata: Vec::new(),
    };
    let mut keepalive = (true, Keepalive::default());
    if !parameters.is_empty() {
        for parameter in parameters.split(';') {
            let (key, value) = key_and_value(parameter)?;
            set(&mut parsed, &mut keepalive, key, value)?;
        }
    }
    parsed.keepalive = keepalive.0.then_some(keepalive.1);
    Ok(parsed)
}

/// What follows the first `/`: nothing, or `;` and the parameters.
fn parameters_of(path: &str) -> Result<&str, String> {
    let (path, parameters) = path.split_once(';').unwrap_or((path, ""));
    if path.is_empty() { Ok(parameters) } else { Err(format!("the path `/{path}` must be empty")) }
}

fn host_and_port(authority: &str) -> Result<(String, u16), String> {
    if authority.contains('@') {
        return Err("a user stands before the host; write it as `;user_id=…`".to_string());
    }
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let (host, port) = rest.split_once(']').ok_or("the `[` of the IPv6 address is not closed")?;
            host.parse::<std::net::Ipv6Addr>().map_err(|_| format!("`{host}` is not an IPv6 address"))?;
            let port = if port.is_empty() { "" } else { port.strip_prefix(':').ok_or("`:` must follow the `]`")? };
            (host, port)
        }
        None => authority.split_once(':').unwrap_or((authority, "")),
    };
    if host.is_empty() {
        return Err("the host is missing".to_string());
    }
    if !authority.starts_with('[') && !host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_')) {
        return Err(format!("`{host}` is not a host name; parameters follow a `/`, as in `sc://host/;key=value`"));
    }
    let port = match port {
        "" => DEFAULT_PORT,
        text if text.bytes().all(|byte| byte.is_ascii_digit()) => text
            .parse()
            .ok()
            .filter(|port| *port > 0)
            .ok_or_else(|| format!("`{text}` is not a port between 1 and 65535"))?,
        text => return Err(format!("`{text}` is not a port between 1 and 65535")),
    };
    Ok((host.to_lowercase(), port))
}

fn key_and_value(parameter: &str) -> Result<(&str, String), String> {
    let mut parts = parameter.split('=');
    let (Some(key), Some(value), None) = (parts.next(), parts.next(), parts.next()) else {
        return Err(format!("the parameter `{}` is not `key=value`", redacted_parameter(parameter)));
    };
    let value = percent_decode_str(value).decode_utf8().map_err(|_| format!("the value of `{key}` is not UTF-8"))?;
    Ok((key, value.into_owned()))
}

fn set(
    parsed: &mut ConnectionString,
    (is_kept_alive, keepalive): &mut (bool, Keepalive),
    key: &str,
    value: String,
) -> Result<(), String> {
    match key {
        "use_ssl" => parsed.use_ssl = Some(boolean(key, &value)?),
        "token" => parsed.token = Some(token(value)?),
        "user_id" => parsed.user_id = Some(value),
        "user_agent" => parsed.user_agent = Some(user_agent(value)?),
        "session_id" => {
            let id = Uuid::parse_str(&value).map_err(|_| format!("`{value}` of `session_id` is not a UUID"))?;
            parsed.session_id = Some(id.to_string());
        }
        "grpc_keepalive_enabled" => *is_kept_alive = boolean(key, &value)?,
        "grpc_keepalive_time_ms" => keepalive.interval = Duration::from_millis(positive(key, &value)?),
        "grpc_keepalive_timeout_ms" => keepalive.timeout = Duration::from_millis(positive(key, &value)?),
        "grpc_keepalive_without_calls" => keepalive.without_calls = boolean(key, &value)?,
        "grpc_max_message_size" => {
            // The length of a gRPC message has 32 bits on the wire.
            let size = u32::try_from(positive(key, &value)?).map_err(|_| format!("`{key}` must be below 4 GiB"))?;
            parsed.max_message_size = size as usize;
        }
        _ => metadata(parsed, key, value)?,
    }
    Ok(())
}

fn boolean(key: &str, value: &str) -> Result<bool, String> {
    match value.to_lowercase().as_str() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(format!("`{key}` must be `true` or `false`, not `{value}`")),
    }
}

fn positive(key: &str, value: &str) -> Result<u64, String> {
    let number = value.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("`{key}` must be a positive integer, not `{value}`"))
}

fn token(value: String) -> Result<String, String> {
    let is_usable = !value.is_empty() && value.bytes().all(|byte| matches!(byte, 0x20..=0x7e));
    if is_usable { Ok(value) } else { Err("`token` must be printable ASCII text".to_string()) }
}

fn user_agent(value: String) -> Result<String, String> {
    let length = value.len() + 2 * escaped_characters(&value);
    if length <= USER_AGENT_LIMIT {
        Ok(value)
    } else {
        Err(format!("`user_agent` has {length} characters after URL escaping, and may have {USER_AGENT_LIMIT}"))
    }
}

/// The bytes that Python's `urllib.parse.quote`, whose length Spark counts, writes as `%XX`.
fn escaped_characters(value: &str) -> usize {
    value
        .bytes()
        .filter(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'~' | b'/')))
        .count()
}

fn metadata(parsed: &mut ConnectionString, key: &str, value: String) -> Result<(), String> {
    let name = key.to_lowercase();
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    if !is_name || name.ends_with("-bin") || name.starts_with("grpc-") || RESERVED_METADATA.contains(&name.as_str()) {
        return Err(format!("`{key}` is neither a known parameter nor a name for metadata"));
    }
    if !value.bytes().all(|byte| matches!(byte, 0x20..=0x7e)) {
        return Err(format!("the value of `{key}` must be printable ASCII text, since it is sent as metadata"));
    }
    parsed.metadata.retain(|(existing, _)| *existing != name);
    parsed.metadata.push((name, value));
    Ok(())
}

/// The address as it may stand in a message: without the token.
fn redacted(url: &str) -> String {
    url.split(';').map(redacted_parameter).collect::<Vec<_>>().join(";")
}

fn redacted_parameter(parameter: &str) -> &str {
    if parameter.starts_with("token=") { "token=…" } else { parameter }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(url: &str) -> ConnectionString {
        ConnectionString::parse(url).unwrap()
    }

    #[test]
    fn hosts_and_ports_are_read_as_spark_reads_them() {
        for (url, endpoint) in [
            ("sc://localhost", "localhost:15002"),
            ("sc://localhost/", "localhost:15002"),
            ("sc://localhost:", "localhost:15002"),
            ("sc://Spark.Example:443/;use_ssl=true", "spark.example:443"),
            ("sc://127.0.0.1:15098", "127.0.0.1:15098"),
            ("sc://[::1]", "[::1]:15002"),
            ("sc://[2001:DB8::1]:8080/;", "[2001:db8::1]:8080"),
        ] {
            assert_eq!(parsed(url).endpoint(), endpoint, "{url}");
        }
    }

    #[test]
    fn parameters_are_percent_decoded_and_unknown_ones_become_metadata() {
        let address = parsed(
            "sc://h/;user_id=a%20b%3Bc;token=x%3D%3D;x-databricks-cluster-id=1%2F2;use_ssl=TRUE;user_agent=me+you;\
             session_id=0011223344556677889900AABBCCDDEE;grpc_max_message_size=1024;user_id=last",
        );
        assert_eq!(address.user_id.as_deref(), Some("last"));
        assert_eq!(address.token.as_deref(), Some("x=="));
        assert_eq!(address.use_ssl, Some(true));
        assert_eq!(address.user_agent.as_deref(), Some("me+you"));
        assert_eq!(address.session_id.as_deref(), Some("00112233-4455-6677-8899-00aabbccddee"));
        assert_eq!(address.max_message_size, 1024);
        assert_eq!(address.metadata, [("x-databricks-cluster-id".to_string(), "1/2".to_string())]);
    }

    #[test]
    fn keepalive_has_sparks_defaults_and_can_be_set_and_switched_off() {
        assert_eq!(parsed("sc://h").keepalive, Some(Keepalive::default()));
        let url = "sc://h/;grpc_keepalive_time_ms=30000;grpc_keepalive_timeout_ms=5;grpc_keepalive_without_calls=false";
        let (interval, timeout) = (Duration::from_secs(30), Duration::from_millis(5));
        assert_eq!(parsed(url).keepalive, Some(Keepalive { interval, timeout, without_calls: false }));
        assert_eq!(parsed("sc://h/;grpc_keepalive_enabled=False;grpc_keepalive_time_ms=1").keepalive, None);
    }

    #[test]
    fn what_cannot_be_used_is_refused_with_the_reason() {
        for (url, reason) in [
            ("http://h", "does not start with `sc://`"),
            ("SC://h", "does not start with `sc://`"),
            ("sc://", "the host is missing"),
            ("sc://:15002", "the host is missing"),
            ("sc://h/path", "the path `/path` must be empty"),
            ("sc://h/p/;a=b", "the path `/p/` must be empty"),
            ("sc://h;a=b", "is not a host name"),
            ("sc://h:1:2", "is not a port"),
            ("sc://::1", "the host is missing"),
            ("sc://h:port", "`port` is not a port"),
            ("sc://h:65536", "`65536` is not a port"),
            ("sc://h:0", "`0` is not a port"),
            ("sc://h:+1", "`+1` is not a port"),
            ("sc://[::1", "is not closed"),
            ("sc://[zz]", "`zz` is not an IPv6 address"),
            ("sc://[::1]1", "`:` must follow"),
            ("sc://u@h", "a user stands before the host"),
            ("sc://h/;a", "the parameter `a` is not `key=value`"),
            ("sc://h/;a=b=c", "the parameter `a=b=c` is not `key=value`"),
            ("sc://h/;a=b;", "the parameter `` is not `key=value`"),
            ("sc://h/;a=%FF", "the value of `a` is not UTF-8"),
            ("sc://h/;token=a?b", "`?` has to be percent-encoded"),
            ("sc://h/;token=a#b", "`#` has to be percent-encoded"),
            ("sc://h/;use_ssl=yes", "must be `true` or `false`"),
            ("sc://h/;session_id=7", "is not a UUID"),
            ("sc://h/;grpc_keepalive_time_ms=-1", "must be a positive integer"),
            ("sc://h/;grpc_max_message_size=0", "must be a positive integer"),
            ("sc://h/;te=x", "neither a known parameter nor a name for metadata"),
            ("sc://h/;grpc-timeout=1S", "neither a known parameter nor a name for metadata"),
            ("sc://h/;a b=x", "neither a known parameter nor a name for metadata"),
            ("sc://h/;a=%C3%A9", "printable ASCII"),
            ("sc://h/;token=%0A", "printable ASCII"),
        ] {
            let error = ConnectionString::parse(url).unwrap_err();
            assert_eq!(error.condition(), "FIRESTEEL_INVALID_URL", "{url}");
            assert!(error.message().contains(reason), "{url}: {error}");
        }
        let long = format!("sc://h/;user_agent={}", "%20".repeat(1000));
        assert!(ConnectionString::parse(&long).unwrap_err().message().contains("3000 characters"));
    }

    #[test]
    fn no_message_and_no_dump_shows_the_token() {
        let error = ConnectionString::parse("sc://h/;token=secret;bad").unwrap_err();
        assert!(!error.to_string().contains("secret"), "{error}");
        let error = ConnectionString::parse("sc://h/;token=secret=x").unwrap_err();
        assert!(!error.to_string().contains("secret"), "{error}");
        assert!(!format!("{:?}", parsed("sc://h/;token=secret")).contains("secret"));
    }

    #[test]
    fn loopback_is_known_by_name_and_by_address() {
        for (url, expected) in [
            ("sc://localhost", true),
            ("sc://127.0.0.1", true),
            ("sc://127.9.9.9", true),
            ("sc://[::1]", true),
            ("sc://localhost.example", false),
            ("sc://10.0.0.1", false),
        ] {
            assert_eq!(parsed(url).is_loopback(), expected, "{url}");
        }
    }
}
