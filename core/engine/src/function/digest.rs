//! Checksums and digests of bytes: `md5`, `sha`, `sha2`, `crc32`, `hmac`. Spark: `hash.scala`.

use std::sync::Arc;

use arrow::array::{Array, Int64Array, StringArray};
use firesteel_protocol::{Error, Kind, Result};
use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest, Md5};
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};

use super::description::{Ansi, Function, Gives, Repeats, Runs, Shown, called_with};
use super::radix::lower_hex;
use super::signature::{Accepts, Parameter, one, optional};
use crate::expr::kernel::{Nulls, Run};

pub(super) static FUNCTIONS: &[&Function] = &[&MD5, &SHA, &SHA2, &CRC32, &HMAC];

const fn digest(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    gives: Gives,
    nulls: Nulls,
    run: Run,
) -> Function {
    Function {
        names,
        takes,
        gives,
        nulls,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Kernel(run),
    }
}

const BYTES: &[Parameter] = &[one(Accepts::Binary)];

static MD5: Function = digest(&["md5"], BYTES, Gives::String, Nulls::AnyMakesNull, |arguments| {
    let made = arguments.bytes(0)?;
    Ok(Arc::new(made.iter().map(|bytes| bytes.map(|bytes| lower_hex(&Md5::digest(bytes)))).collect::<StringArray>()))
});
static SHA: Function = digest(&["sha", "sha1"], BYTES, Gives::String, Nulls::AnyMakesNull, |arguments| {
    let made = arguments.bytes(0)?;
    Ok(Arc::new(made.iter().map(|bytes| bytes.map(|bytes| lower_hex(&Sha1::digest(bytes)))).collect::<StringArray>()))
});
static CRC32: Function = digest(&["crc32"], BYTES, Gives::Long, Nulls::AnyMakesNull, |arguments| {
    let made = arguments.bytes(0)?;
    Ok(Arc::new(made.iter().map(|bytes| bytes.map(|bytes| i64::from(crc32fast::hash(bytes)))).collect::<Int64Array>()))
});

/// A length that is none of SHA-2's gives NULL; none stands for 256.
static SHA2: Function =
    digest(&["sha2"], &[one(Accepts::Binary), one(Accepts::Int)], Gives::String, Nulls::Possible, |arguments| {
        let (values, lengths) = (arguments.bytes(0)?, arguments.ints(1)?);
        let made = values.iter().zip(lengths.iter()).map(|(bytes, length)| {
            let bytes = bytes?;
            match length? {
                224 => Some(lower_hex(&Sha224::digest(bytes))),
                0 | 256 => Some(lower_hex(&Sha256::digest(bytes))),
                384 => Some(lower_hex(&Sha384::digest(bytes))),
                512 => Some(lower_hex(&Sha512::digest(bytes))),
                _ => None,
            }
        });
        Ok(Arc::new(made.collect::<StringArray>()))
    });

/// `hmac(key, message[, algorithm])`, with SHA-256 unless told.
static HMAC: Function = Function {
    names: &["hmac"],
    takes: &[one(Accepts::Binary), one(Accepts::Binary), optional(Accepts::String)],
    gives: Gives::Binary,
    nulls: Nulls::Possible,
    ansi: Ansi::Raises,
    repeats: Repeats::Always,
    shown: Shown::By(|call| {
        let mut names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
        if names.len() == 2 {
            names.push("SHA-256");
        }
        called_with("hmac", &names, call)
    }),
    runs: Runs::Kernel(|arguments| {
        let (keys, messages) = (arguments.bytes(0)?, arguments.bytes(1)?);
        let algorithms = match arguments.len() {
            3 => arguments.strings(2)?,
            _ => StringArray::from(vec!["SHA-256"; keys.len()]),
        };
        let made = (0..keys.len()).map(|row| {
            if keys.is_null(row) || messages.is_null(row) || algorithms.is_null(row) {
                return Ok(None);
            }
            code(keys.value(row), messages.value(row), algorithms.value(row)).map(Some)
        });
        Ok(Arc::new(made.collect::<Result<arrow::array::BinaryArray>>()?))
    }),
};

fn code(key: &[u8], message: &[u8], algorithm: &str) -> Result<Vec<u8>> {
    match algorithm.to_uppercase().as_str() {
        "MD5" => authenticated::<Hmac<Md5>>(key, message),
        "SHA-1" | "SHA1" => authenticated::<Hmac<Sha1>>(key, message),
        "SHA-224" | "SHA224" => authenticated::<Hmac<Sha224>>(key, message),
        "SHA-256" | "SHA256" => authenticated::<Hmac<Sha256>>(key, message),
        "SHA-384" | "SHA384" => authenticated::<Hmac<Sha384>>(key, message),
        "SHA-512" | "SHA512" => authenticated::<Hmac<Sha512>>(key, message),
        _ => Err(unknown_algorithm(algorithm)),
    }
}

fn authenticated<M: Mac + KeyInit>(key: &[u8], message: &[u8]) -> Result<Vec<u8>> {
    if key.is_empty() {
        let parameters = [("parameter", "`key`"), ("functionName", "`hmac`"), ("detailMessage", "Empty key")];
        return Err(Error::new(Kind::Runtime, "INVALID_PARAMETER_VALUE.HMAC_CRYPTO_ERROR", &parameters));
    }
    let mut mac = <M as KeyInit>::new_from_slice(key).map_err(Error::internal)?;
    mac.update(message);
    Ok(mac.finalize().into_bytes().to_vec())
}

fn unknown_algorithm(algorithm: &str) -> Error {
    let parameters = [
        ("parameter", "`algorithm`".to_string()),
        ("functionName", "`hmac`".to_string()),
        ("algorithm", format!("'{algorithm}'")),
    ];
    Error::new(Kind::Runtime, "INVALID_PARAMETER_VALUE.HMAC_ALGORITHM", &parameters)
}
