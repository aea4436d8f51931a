//! [`Charset`]: how the bytes of a text file are characters. Spark: the option `encoding`.

use firesteel_protocol::{Error, Kind, Result};

use super::Options;

#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) enum Charset {
    #[default]
    Utf8,
    Latin1,
    Ascii,
    /// By the mark at its start; without one the high byte comes first.
    Utf16,
    Utf16Big,
    Utf16Little,
}

impl Charset {
    /// What `encoding` or `charset` says, for the reader that Spark calls `reader`.
    pub(crate) fn take(options: &mut Options, reader: &str) -> Result<Self> {
        let encoding = options.take("encoding");
        let charset = options.take("charset");
        let Some(name) = encoding.or(charset) else { return Ok(Charset::Utf8) };
        Ok(match name.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Charset::Utf8,
            "iso-8859-1" | "latin1" | "iso8859_1" => Charset::Latin1,
            "us-ascii" | "ascii" => Charset::Ascii,
            "utf-16" | "utf16" => Charset::Utf16,
            "utf-16be" => Charset::Utf16Big,
            "utf-16le" => Charset::Utf16Little,
            "utf-32" => return Err(Error::unsupported(format!("the encoding {name}"))),
            _ => {
                let parameters = [
                    ("parameter", "`charset`".to_string()),
                    ("charset", name),
                    ("charsets", "iso-8859-1, us-ascii, utf-16, utf-16be, utf-16le, utf-32, utf-8".to_string()),
                    ("functionName", format!("`{reader}`")),
                ];
                return Err(Error::new(Kind::IllegalArgument, "INVALID_PARAMETER_VALUE.CHARSET", &parameters));
            }
        })
    }

    /// The text of a file. What is no character becomes U+FFFD, as in Java.
    pub(crate) fn decoded(self, bytes: &[u8]) -> String {
        match self {
            Charset::Utf8 => String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned(),
            Charset::Latin1 => bytes.iter().map(|byte| char::from(*byte)).collect(),
            Charset::Ascii => {
                let character =
                    |byte: &u8| if byte.is_ascii() { char::from(*byte) } else { char::REPLACEMENT_CHARACTER };
                bytes.iter().map(character).collect()
            }
            Charset::Utf16 => match bytes {
                [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
                [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
                bytes => units(bytes, u16::from_be_bytes),
            },
            Charset::Utf16Big => units(bytes, u16::from_be_bytes),
            Charset::Utf16Little => units(bytes, u16::from_le_bytes),
        }
    }
}

fn units(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or(0)])).collect();
    String::from_utf16_lossy(&units)
}
