//! Text as bytes and bytes as text: base 64, base 32, character sets, and the test for UTF-8. Spark:
//! `stringExpressions.scala`, `CharsetProvider`, `ToBinary`.

use std::sync::Arc;

use arrow::array::{ArrayRef, BinaryArray, BooleanArray, StringArray};
use arrow::datatypes::DataType;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use firesteel_protocol::{Error, Kind, Result};

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, not_constant};
use super::radix::{from_hex, upper_hex};
use super::signature::{Accepts, Parameter, accept, one, optional, rest};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::kernel::{Kernel, Nulls, Run};

pub(super) static FUNCTIONS: &[&Function] = &[
    &BASE64,
    &UNBASE64,
    &TO_BASE32,
    &FROM_BASE32,
    &ENCODE,
    &DECODE,
    &TO_BINARY,
    &TRY_TO_BINARY,
    &IS_VALID_UTF8,
    &MAKE_VALID_UTF8,
    &VALIDATE_UTF8,
    &TRY_VALIDATE_UTF8,
];

const BYTES: &[Parameter] = &[one(Accepts::Binary)];
const TEXT: &[Parameter] = &[one(Accepts::String)];
const EITHER: &[Parameter] = &[one(Accepts::Text)];

const fn coding(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    gives: Gives,
    nulls: Nulls,
    ansi: Ansi,
    run: Run,
) -> Function {
    Function {
        names,
        takes,
        gives,
        nulls,
        ansi,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Kernel(run),
    }
}

static BASE64: Function =
    coding(&["base64"], BYTES, Gives::String, Nulls::AnyMakesNull, Ansi::NeverRaises, |arguments| {
        let values = arguments.bytes(0)?;
        Ok(Arc::new(values.iter().map(|bytes| bytes.map(|bytes| STANDARD.encode(bytes))).collect::<StringArray>()))
    });
static UNBASE64: Function =
    coding(&["unbase64"], TEXT, Gives::Binary, Nulls::AnyMakesNull, Ansi::Raises, |arguments| {
        binary(arguments, |text| {
            // Java's decoder raises an error without a condition.
            let wrong = || Error::foreign(Kind::IllegalArgument, None, "Input byte array has wrong 4-byte ending unit");
            from_base64(text).ok_or_else(wrong).map(Some)
        })
    });
static TO_BASE32: Function =
    coding(&["to_base32"], BYTES, Gives::String, Nulls::AnyMakesNull, Ansi::NeverRaises, |arguments| {
        let values = arguments.bytes(0)?;
        Ok(Arc::new(values.iter().map(|bytes| bytes.map(to_base32)).collect::<StringArray>()))
    });
static FROM_BASE32: Function =
    coding(&["from_base32"], TEXT, Gives::Binary, Nulls::AnyMakesNull, Ansi::NeverRaises, |arguments| {
        binary(arguments, |text| Ok(Some(from_base32(text))))
    });

fn binary(arguments: &Arguments<'_>, read: impl Fn(&str) -> Result<Option<Vec<u8>>>) -> Result<ArrayRef> {
    let texts = arguments.strings(0)?;
    Ok(Arc::new(texts.iter().map(|text| text.map_or(Ok(None), &read)).collect::<Result<BinaryArray>>()?))
}

fn malformed(text: &str, format: &str, suggestion: &str) -> Error {
    let parameters = [
        ("str", format!("'{text}'")),
        ("fmt", format!("'{format}'")),
        ("targetType", "\"BINARY\"".to_string()),
        ("suggestion", format!("`{suggestion}`")),
    ];
    Error::new(Kind::Runtime, "CONVERSION_INVALID_INPUT", &parameters)
}

/// Java's MIME decoder: what is no digit is passed over, missing padding is allowed, a lone digit is not.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut made = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                // Two digits want two signs, three want one; behind them no digit may stand.
                let is_whole = match count {
                    2 => bytes.next().is_some_and(|next| next == b'='),
                    3 => true,
                    _ => false,
                };
                let is_last = bytes.all(|rest| !(rest.is_ascii_alphanumeric() || matches!(rest, b'+' | b'/' | b'=')));
                return if is_whole && is_last { finished(made, bits, count) } else { None };
            }
            _ => continue,
        };
        bits = bits << 6 | u32::from(digit);
        count += 1;
        if count == 4 {
            made.extend_from_slice(&bits.to_be_bytes()[1..]);
            (bits, count) = (0, 0);
        }
    }
    finished(made, bits, count)
}

fn finished(mut made: Vec<u8>, bits: u32, count: u32) -> Option<Vec<u8>> {
    match count {
        0 => {}
        2 => made.push((bits >> 4) as u8),
        3 => made.extend_from_slice(&((bits >> 2) as u16).to_be_bytes()),
        _ => return None,
    }
    Some(made)
}

const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

fn to_base32(bytes: &[u8]) -> String {
    let mut made = String::with_capacity(bytes.len().div_ceil(5) * 8);
    for chunk in bytes.chunks(5) {
        let mut whole = [0_u8; 8];
        whole[3..3 + chunk.len()].copy_from_slice(chunk);
        let bits = u64::from_be_bytes(whole);
        let digits = (chunk.len() * 8).div_ceil(5);
        made.extend((0..digits).map(|digit| char::from(BASE32[(bits >> (35 - 5 * digit) & 31) as usize])));
        made.extend(std::iter::repeat_n('=', 8 - digits));
    }
    made
}

/// What is no digit is passed over, as commons-codec does; bits short of a byte are dropped.
fn from_base32(text: &str) -> Vec<u8> {
    let mut made = Vec::with_capacity(text.len() * 5 / 8);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().take_while(|byte| *byte != b'=') {
        let Some(digit) = BASE32.iter().position(|digit| *digit == byte.to_ascii_uppercase()) else { continue };
        bits = bits << 5 | digit as u32;
        count += 5;
        if count >= 8 {
            count -= 8;
            made.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    made
}

/// The character sets Spark offers.
#[derive(Clone, Copy)]
enum Charset {
    Ascii,
    Latin1,
    Utf8,
    Utf16,
    Utf16Be,
    Utf16Le,
    Utf32,
}

impl Charset {
    fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "us-ascii" => Charset::Ascii,
            "iso-8859-1" => Charset::Latin1,
            "utf-8" => Charset::Utf8,
            "utf-16" => Charset::Utf16,
            "utf-16be" => Charset::Utf16Be,
            "utf-16le" => Charset::Utf16Le,
            "utf-32" => Charset::Utf32,
            _ => return None,
        })
    }

    fn required(name: &str, function: &str) -> Result<Self> {
        Charset::named(name).ok_or_else(|| {
            let parameters = [
                ("functionName", format!("`{function}`")),
                ("parameter", "`charset`".to_string()),
                ("charset", name.to_string()),
                ("charsets", "iso-8859-1, us-ascii, utf-16, utf-16be, utf-16le, utf-32, utf-8".to_string()),
            ];
            Error::new(Kind::IllegalArgument, "INVALID_PARAMETER_VALUE.CHARSET", &parameters)
        })
    }

    /// None where a character has no code.
    fn encode(self, text: &str) -> Option<Vec<u8>> {
        let narrow = |last: u32| {
            text.chars().map(|c| u8::try_from(u32::from(c)).ok().filter(|c| u32::from(*c) <= last)).collect()
        };
        Some(match self {
            Charset::Ascii => return narrow(127),
            Charset::Latin1 => return narrow(255),
            Charset::Utf8 => text.as_bytes().to_vec(),
            Charset::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Charset::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Charset::Utf16 if text.is_empty() => Vec::new(),
            Charset::Utf16 => [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
            Charset::Utf32 => text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect(),
        })
    }

    /// None where bytes stand for no character.
    fn decode(self, bytes: &[u8]) -> Option<String> {
        match self {
            Charset::Ascii => bytes.is_ascii().then(|| bytes.iter().copied().map(char::from).collect()),
            Charset::Latin1 => Some(bytes.iter().copied().map(char::from).collect()),
            Charset::Utf8 => std::str::from_utf8(bytes).ok().map(str::to_string),
            Charset::Utf16 => match bytes {
                [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
                [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
                _ => utf16(bytes, u16::from_be_bytes),
            },
            Charset::Utf16Be => utf16(bytes, u16::from_be_bytes),
            Charset::Utf16Le => utf16(bytes, u16::from_le_bytes),
            Charset::Utf32 => match bytes {
                [0xff, 0xfe, 0, 0, rest @ ..] => utf32(rest, u32::from_le_bytes),
                [0, 0, 0xfe, 0xff, rest @ ..] => utf32(rest, u32::from_be_bytes),
                _ => utf32(bytes, u32::from_be_bytes),
            },
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<2>();
    let text = String::from_utf16(&units.iter().map(|pair| unit(*pair)).collect::<Vec<_>>()).ok()?;
    rest.is_empty().then_some(text)
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<4>();
    let text = units.iter().map(|four| char::from_u32(unit(*four))).collect::<Option<String>>()?;
    rest.is_empty().then_some(text)
}

fn uncoded(function: &str, charset: &str) -> Error {
    let parameters = [("function", format!("`{function}`")), ("charset", charset.to_string())];
    Error::new(Kind::Runtime, "MALFORMED_CHARACTER_CODING", &parameters)
}

static ENCODE: Function = coding(
    &["encode"],
    &[one(Accepts::String), one(Accepts::String)],
    Gives::Binary,
    Nulls::Possible,
    Ansi::Raises,
    |arguments| {
        let (texts, names) = (arguments.strings(0)?, arguments.strings(1)?);
        let made = texts.iter().zip(names.iter()).map(|pair| match pair {
            (Some(text), Some(name)) => {
                let bytes = Charset::required(name, "encode")?.encode(text);
                bytes.map(Some).ok_or_else(|| uncoded("encode", name))
            }
            _ => Ok(None),
        });
        Ok(Arc::new(made.collect::<Result<BinaryArray>>()?))
    },
);

/// `decode(bytes, charset)`, or `decode(value, search, result, .., [default])`.
static DECODE: Function = Function {
    names: &["decode"],
    takes: &[rest(Accepts::Any)],
    gives: Gives::AsRewritten,
    nulls: Nulls::Possible,
    ansi: Ansi::Raises,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Rewrite(|call| match call.arguments.len() {
        0 | 1 => Err(crate::expr::failure::wrong_count("decode", "2", call.arguments.len())),
        2 => decoded(call),
        _ => chosen(call),
    }),
};

fn decoded(call: Call<'_>) -> Result<Typed> {
    let sql = called("decode", &call);
    let settings = call.settings;
    let accepts = [Accepts::Binary, Accepts::String];
    let arguments = call.arguments.into_iter().zip(accepts).enumerate();
    let arguments = arguments
        .map(|(index, (argument, accepts))| accept(argument, accepts, index, &sql, settings))
        .collect::<Result<Vec<_>>>()?;
    let run: Run = |arguments| {
        let (values, names) = (arguments.bytes(0)?, arguments.strings(1)?);
        let made = values.iter().zip(names.iter()).map(|pair| match pair {
            (Some(bytes), Some(name)) => {
                let text = Charset::required(name, "decode")?.decode(bytes);
                text.map(Some).ok_or_else(|| uncoded("decode", name))
            }
            _ => Ok(None),
        });
        Ok(Arc::new(made.collect::<Result<StringArray>>()?))
    };
    let kernel = Kernel::new("decode", run, DataType::Utf8, Nulls::Possible, settings.mode());
    let expr = kernel.call(arguments.into_iter().map(|argument| argument.expr).collect());
    Ok(Typed { expr, data_type: DataType::Utf8, nullable: true, name: String::new(), fallible: true })
}

/// As Oracle's DECODE: the result beside the first search that equals the value, NULL included.
fn chosen(mut call: Call<'_>) -> Result<Typed> {
    let settings = call.settings;
    let value = call.arguments.remove(0);
    let mut branches = Vec::new();
    let mut rest = call.arguments.into_iter();
    while let Some(search) = rest.next() {
        match rest.next() {
            Some(result) => {
                branches.push(super::apply("<=>", vec![value.clone(), search], settings)?);
                branches.push(result);
            }
            None => {
                branches.push(search);
                return super::apply("when", branches, settings);
            }
        }
    }
    // Without a default the answer may be a NULL text, which has a say in the type.
    branches.push(Typed::literal(datafusion::scalar::ScalarValue::Utf8(None)));
    super::apply("when", branches, settings)
}

static TO_BINARY: Function = Function {
    names: &["to_binary"],
    takes: &[one(Accepts::String), optional(Accepts::String)],
    gives: Gives::AsRewritten,
    nulls: Nulls::Possible,
    ansi: Ansi::Raises,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Rewrite(|call| to_binary(call, "to_binary")),
};
static TRY_TO_BINARY: Function = Function {
    names: &["try_to_binary"],
    takes: &[one(Accepts::String), optional(Accepts::String)],
    gives: Gives::AsRewritten,
    nulls: Nulls::Possible,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Rewrite(|call| to_binary(call, "try_to_binary")),
};

/// The format is a constant: `hex` unless told, `base64`, or `utf-8`.
fn to_binary(mut call: Call<'_>, name: &'static str) -> Result<Typed> {
    let sql = called(name, &call);
    let is_try = name == "try_to_binary";
    let format = if call.arguments.len() > 1 {
        let format = call.arguments.remove(1);
        match super::folded(&format)? {
            Some(datafusion::scalar::ScalarValue::Utf8(Some(text))) => Some(text.to_lowercase()),
            Some(_) => None,
            None => return Err(not_constant(&sql, "fmt", &format)),
        }
    } else {
        Some("hex".to_string())
    };
    let is_known = matches!(format.as_deref(), None | Some("hex" | "base64" | "utf-8" | "utf8"));
    if !is_known && !is_try {
        let parameters = [
            ("inputName", "fmt".to_string()),
            ("requireType", "case-insensitive \"STRING\"".to_string()),
            ("validValues", "'hex', 'utf-8', 'utf8', or 'base64'".to_string()),
            ("inputValue", format!("'{}'", format.unwrap_or_default())),
        ];
        return Err(crate::expr::failure::mismatch("INVALID_ARG_VALUE", &sql, &parameters));
    }
    let detail = match &format {
        Some(format) if is_known => format.as_str(),
        _ => "null",
    };
    let argument = call.arguments.remove(0);
    let kernel = Kernel::new(name, read_binary, DataType::Binary, Nulls::Possible, call.settings.mode());
    let expr = kernel.with_detail(format!("{detail} {is_try}")).call(vec![argument.expr]);
    Ok(Typed {
        expr,
        data_type: DataType::Binary,
        nullable: argument.nullable || is_try || detail != "base64",
        name: String::new(),
        fallible: argument.fallible || !is_try,
    })
}

fn read_binary(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (format, is_try) = arguments.detail.split_once(' ').unwrap_or((arguments.detail, "false"));
    let is_try = is_try == "true";
    binary(arguments, |text| {
        let (bytes, shown) = match format {
            "hex" => (from_hex(text), "HEX"),
            "base64" => (strict_base64(text), "BASE64"),
            "null" => return Ok(None),
            _ => return Ok(Some(text.as_bytes().to_vec())),
        };
        match bytes {
            Some(bytes) => Ok(Some(bytes)),
            None if is_try => Ok(None),
            None => Err(malformed(text, shown, "try_to_binary")),
        }
    })
}

/// White space may stand among the digits; anything else that is no digit may not. Spark: `UnBase64.isValidBase64`.
fn strict_base64(text: &str) -> Option<Vec<u8>> {
    let body = text.trim_end_matches(|c: char| c.is_ascii_whitespace()).trim_end_matches('=');
    let padding = text.trim_end_matches(|c: char| c.is_ascii_whitespace()).len() - body.len();
    let digits: String = body.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let is_clean = digits.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/'));
    let is_whole = padding == 0 || (padding <= 2 && (digits.len() + padding).is_multiple_of(4));
    if is_clean && is_whole { from_base64(&digits) } else { None }
}

static IS_VALID_UTF8: Function =
    coding(&["is_valid_utf8"], EITHER, Gives::Boolean, Nulls::AnyMakesNull, Ansi::NeverRaises, |arguments| {
        let values = arguments.bytes(0)?;
        let made = values.iter().map(|bytes| bytes.map(|bytes| std::str::from_utf8(bytes).is_ok()));
        Ok(Arc::new(made.collect::<BooleanArray>()))
    });
static MAKE_VALID_UTF8: Function =
    coding(&["make_valid_utf8"], EITHER, Gives::String, Nulls::AnyMakesNull, Ansi::NeverRaises, |arguments| {
        let values = arguments.bytes(0)?;
        let made = values.iter().map(|bytes| bytes.map(String::from_utf8_lossy));
        Ok(Arc::new(made.collect::<StringArray>()))
    });
static VALIDATE_UTF8: Function =
    coding(&["validate_utf8"], EITHER, Gives::String, Nulls::AnyMakesNull, Ansi::Raises, |arguments| {
        let made = arguments
            .bytes(0)?
            .iter()
            .map(|bytes| match bytes.map(|bytes| (bytes, std::str::from_utf8(bytes))) {
                Some((_, Ok(text))) => Ok(Some(text.to_string())),
                Some((bytes, Err(_))) => {
                    Err(Error::new(Kind::Runtime, "INVALID_UTF8_STRING", &[("str", escaped(bytes))]))
                }
                None => Ok(None),
            })
            .collect::<Result<StringArray>>()?;
        Ok(Arc::new(made))
    });
static TRY_VALIDATE_UTF8: Function =
    coding(&["try_validate_utf8"], EITHER, Gives::String, Nulls::Possible, Ansi::NeverRaises, |arguments| {
        let values = arguments.bytes(0)?;
        let made =
            values.iter().map(|bytes| bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).map(str::to_string));
        Ok(Arc::new(made.collect::<StringArray>()))
    });

fn escaped(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("\\x{}", upper_hex(&[*byte]))).collect()
}
