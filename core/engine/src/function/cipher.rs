//! `aes_encrypt`, `aes_decrypt`, `try_aes_decrypt`. GCM and CBC put the initialisation vector before the result.
//! Spark: `ExpressionImplUtils`.

use std::sync::Arc;

use aes::cipher::consts::{U12, U16};
use aes::cipher::{Array as Block, BlockCipherDecrypt, BlockCipherEncrypt, BlockSizeUser, KeyInit};
use aes::{Aes128, Aes192, Aes256};
use aes_gcm::AesGcm;
use aes_gcm::aead::{Aead, Payload};
use arrow::array::{Array, ArrayRef, BinaryArray, StringArray};
use firesteel_protocol::{Error, Kind, Result};

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called_with};
use super::signature::{Accepts, Parameter, one, optional};
use crate::expr::arguments::Arguments;
use crate::expr::kernel::{Nulls, Run};

pub(super) static FUNCTIONS: &[&Function] = &[&ENCRYPT, &DECRYPT, &TRY_DECRYPT];

const ENCRYPTED: &[Parameter] = &[
    one(Accepts::Binary),
    one(Accepts::Binary),
    optional(Accepts::String),
    optional(Accepts::String),
    optional(Accepts::Binary),
    optional(Accepts::Binary),
];
const DECRYPTED: &[Parameter] = &[
    one(Accepts::Binary),
    one(Accepts::Binary),
    optional(Accepts::String),
    optional(Accepts::String),
    optional(Accepts::Binary),
];

const fn cipher(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    nulls: Nulls,
    ansi: Ansi,
    repeats: Repeats,
    shown: fn(&Call<'_>) -> String,
    run: Run,
) -> Function {
    Function {
        names,
        takes,
        gives: Gives::Binary,
        nulls,
        ansi,
        repeats,
        shown: Shown::By(shown),
        runs: Runs::Kernel(run),
    }
}

/// Each row has a random vector of its own unless one is given.
static ENCRYPT: Function = cipher(
    &["aes_encrypt"],
    ENCRYPTED,
    Nulls::Possible,
    Ansi::Raises,
    Repeats::Never,
    |call| filled(call, "aes_encrypt", &["GCM", "DEFAULT", "", ""]),
    |arguments| each(arguments, Some(4), 5, encrypted),
);
static DECRYPT: Function = cipher(
    &["aes_decrypt"],
    DECRYPTED,
    Nulls::Possible,
    Ansi::Raises,
    Repeats::Always,
    |call| filled(call, "aes_decrypt", &["GCM", "DEFAULT", ""]),
    |arguments| each(arguments, None, 4, decrypted),
);
static TRY_DECRYPT: Function = cipher(
    &["try_aes_decrypt"],
    DECRYPTED,
    Nulls::Possible,
    Ansi::NeverRaises,
    Repeats::Always,
    |call| filled(call, "try_aes_decrypt", &["GCM", "DEFAULT", ""]),
    |arguments| each(arguments, None, 4, |task| Ok(decrypted(task).unwrap_or(None))),
);

fn filled(call: &Call<'_>, name: &str, defaults: &[&str]) -> String {
    let given = call.arguments.iter().map(|argument| argument.name.as_str());
    let names: Vec<&str> = given.chain(defaults.iter().skip(call.arguments.len().saturating_sub(2)).copied()).collect();
    called_with(name, &names, call)
}

/// One row's work.
struct Task<'a> {
    input: &'a [u8],
    key: &'a [u8],
    mode: &'a str,
    padding: &'a str,
    /// Of `aes_encrypt` alone.
    vector: &'a [u8],
    authenticated: &'a [u8],
}

/// `vector_at` and `authenticated_at` are the places of the optional last arguments.
fn each(
    arguments: &Arguments<'_>,
    vector_at: Option<usize>,
    authenticated_at: usize,
    answer: fn(&Task<'_>) -> Result<Option<Vec<u8>>>,
) -> Result<ArrayRef> {
    let rows = arguments.rows;
    let text = |index: usize, default: &str| {
        if arguments.len() > index { arguments.strings(index) } else { Ok(StringArray::from(vec![default; rows])) }
    };
    let bytes = |index: usize| {
        if arguments.len() > index {
            arguments.bytes(index)
        } else {
            Ok(BinaryArray::from_iter_values(std::iter::repeat_n(b"", rows)))
        }
    };
    let (inputs, keys, modes, paddings) = (bytes(0)?, bytes(1)?, text(2, "GCM")?, text(3, "DEFAULT")?);
    let (vectors, authenticated) = (bytes(vector_at.unwrap_or(usize::MAX - 1))?, bytes(authenticated_at)?);
    let made = (0..rows).map(|row| {
        let is_null = [&inputs, &keys, &vectors, &authenticated].iter().any(|column| column.is_null(row))
            || modes.is_null(row)
            || paddings.is_null(row);
        if is_null {
            return Ok(None);
        }
        answer(&Task {
            input: inputs.value(row),
            key: keys.value(row),
            mode: modes.value(row),
            padding: paddings.value(row),
            vector: vectors.value(row),
            authenticated: authenticated.value(row),
        })
    });
    Ok(Arc::new(made.collect::<Result<BinaryArray>>()?))
}

const ENCRYPTION: &str = "`aes_encrypt`/`aes_decrypt`";

#[derive(Clone, Copy)]
enum Mode {
    Gcm,
    Cbc,
    Ecb,
}

impl Mode {
    fn of(task: &Task<'_>) -> Result<Mode> {
        let padding = task.padding.to_uppercase();
        match (task.mode.to_uppercase().as_str(), padding.as_str()) {
            ("GCM", "NONE" | "DEFAULT") => Ok(Mode::Gcm),
            ("CBC", "PKCS" | "DEFAULT") => Ok(Mode::Cbc),
            ("ECB", "PKCS" | "DEFAULT") => Ok(Mode::Ecb),
            _ => Err(Error::new(
                Kind::Runtime,
                "UNSUPPORTED_FEATURE.AES_MODE",
                &[
                    ("mode", task.mode.to_string()),
                    ("padding", task.padding.to_string()),
                    ("functionName", ENCRYPTION.to_string()),
                ],
            )),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Mode::Gcm => "GCM",
            Mode::Cbc => "CBC",
            Mode::Ecb => "ECB",
        }
    }

    fn vector_length(self) -> usize {
        match self {
            Mode::Gcm => 12,
            Mode::Cbc => 16,
            Mode::Ecb => 0,
        }
    }
}

fn refused(condition: &str, mode: Mode) -> Error {
    let parameters = [("mode", mode.name()), ("functionName", "`aes_encrypt`")];
    Error::new(Kind::Runtime, condition, &parameters)
}

fn failed(detail: &str) -> Error {
    let parameters = [("parameter", "`expr`, `key`"), ("functionName", ENCRYPTION), ("detailMessage", detail)];
    Error::new(Kind::Runtime, "INVALID_PARAMETER_VALUE.AES_CRYPTO_ERROR", &parameters)
}

fn key_length(actual: usize) -> Error {
    let parameters = [("parameter", "`key`"), ("functionName", ENCRYPTION), ("actualLength", &actual.to_string())];
    Error::new(Kind::Runtime, "INVALID_PARAMETER_VALUE.AES_KEY_LENGTH", &parameters)
}

fn encrypted(task: &Task<'_>) -> Result<Option<Vec<u8>>> {
    match task.key.len() {
        16 => encrypted_by::<Aes128>(task).map(Some),
        24 => encrypted_by::<Aes192>(task).map(Some),
        32 => encrypted_by::<Aes256>(task).map(Some),
        other => Err(key_length(other)),
    }
}

fn decrypted(task: &Task<'_>) -> Result<Option<Vec<u8>>> {
    match task.key.len() {
        16 => decrypted_by::<Aes128>(task).map(Some),
        24 => decrypted_by::<Aes192>(task).map(Some),
        32 => decrypted_by::<Aes256>(task).map(Some),
        other => Err(key_length(other)),
    }
}

/// Sixteen bytes at a time, both ways.
trait Cipher: BlockCipherEncrypt + BlockCipherDecrypt + BlockSizeUser<BlockSize = U16> + KeyInit {}

impl<C: BlockCipherEncrypt + BlockCipherDecrypt + BlockSizeUser<BlockSize = U16> + KeyInit> Cipher for C {}

fn encrypted_by<C: Cipher>(task: &Task<'_>) -> Result<Vec<u8>> {
    let mode = Mode::of(task)?;
    let vector = initial(task, mode)?;
    if !task.authenticated.is_empty() && !matches!(mode, Mode::Gcm) {
        return Err(refused("UNSUPPORTED_FEATURE.AES_MODE_AAD", mode));
    }
    let body = match mode {
        Mode::Gcm => {
            let payload = Payload { msg: task.input, aad: task.authenticated };
            sealing::<C>(task.key)?.encrypt(&nonce(&vector)?, payload).map_err(|_| failed("encryption failed"))?
        }
        Mode::Cbc | Mode::Ecb => {
            let cipher = C::new_from_slice(task.key).map_err(|_| key_length(task.key.len()))?;
            let mut before = vector.clone();
            let mut made = Vec::with_capacity(task.input.len() + 16);
            for block in padded(task.input) {
                let mut block: Vec<u8> =
                    if before.is_empty() { block } else { block.iter().zip(&before).map(|(a, b)| a ^ b).collect() };
                let mut whole = Block::<u8, U16>::try_from(block.as_slice()).map_err(|_| failed("a short block"))?;
                cipher.encrypt_block(&mut whole);
                block.copy_from_slice(&whole);
                made.extend_from_slice(&block);
                if matches!(mode, Mode::Cbc) {
                    before = block;
                }
            }
            made
        }
    };
    Ok([vector, body].concat())
}

/// The vector that was given, or a random one of the length the mode wants.
fn initial(task: &Task<'_>, mode: Mode) -> Result<Vec<u8>> {
    let length = mode.vector_length();
    if task.vector.is_empty() {
        let random = [uuid::Uuid::new_v4().into_bytes(), uuid::Uuid::new_v4().into_bytes()].concat();
        // The bytes that carry a UUID's version and variant are not random; they are left out.
        let random = random.iter().enumerate().filter(|(at, _)| !matches!(at % 16, 6 | 8)).map(|(_, byte)| *byte);
        return Ok(random.take(length).collect());
    }
    if length == 0 {
        return Err(refused("UNSUPPORTED_FEATURE.AES_MODE_IV", mode));
    }
    if task.vector.len() != length {
        let parameters = [
            ("mode", mode.name().to_string()),
            ("parameter", "`iv`".to_string()),
            ("functionName", ENCRYPTION.to_string()),
            ("actualLength", task.vector.len().to_string()),
        ];
        return Err(Error::new(Kind::Runtime, "INVALID_PARAMETER_VALUE.AES_IV_LENGTH", &parameters));
    }
    Ok(task.vector.to_vec())
}

/// Blocks of sixteen bytes, the last filled up as PKCS #7 says.
fn padded(input: &[u8]) -> Vec<Vec<u8>> {
    let missing = 16 - input.len() % 16;
    let fill = u8::try_from(missing).unwrap_or(16);
    let whole: Vec<u8> = input.iter().copied().chain(std::iter::repeat_n(fill, missing)).collect();
    whole.chunks(16).map(<[u8]>::to_vec).collect()
}

fn decrypted_by<C: Cipher>(task: &Task<'_>) -> Result<Vec<u8>> {
    let mode = Mode::of(task)?;
    if !task.authenticated.is_empty() && !matches!(mode, Mode::Gcm) {
        return Err(refused("UNSUPPORTED_FEATURE.AES_MODE_AAD", mode));
    }
    let length = mode.vector_length();
    let Some((vector, body)) = task.input.split_at_checked(length) else {
        return Err(failed("the input is shorter than an initialisation vector"));
    };
    match mode {
        Mode::Gcm => {
            let payload = Payload { msg: body, aad: task.authenticated };
            sealing::<C>(task.key)?.decrypt(&nonce(vector)?, payload).map_err(|_| failed("Tag mismatch"))
        }
        Mode::Cbc | Mode::Ecb => {
            let cipher = C::new_from_slice(task.key).map_err(|_| key_length(task.key.len()))?;
            let mut before = vector;
            let mut made = Vec::with_capacity(body.len());
            for block in body.chunks(16) {
                let mut whole = Block::<u8, U16>::try_from(block)
                    .map_err(|_| failed("Input length must be multiple of 16 when decrypting with padded cipher"))?;
                cipher.decrypt_block(&mut whole);
                match mode {
                    Mode::Cbc => made.extend(whole.iter().zip(before).map(|(a, b)| a ^ b)),
                    Mode::Gcm | Mode::Ecb => made.extend_from_slice(&whole),
                }
                before = block;
            }
            unpadded(made)
        }
    }
}

fn unpadded(mut made: Vec<u8>) -> Result<Vec<u8>> {
    let bad = || {
        failed("Given final block not properly padded. Such issues can arise if a bad key is used during decryption.")
    };
    let Some(fill) = made.last().copied() else { return Ok(made) };
    let count = usize::from(fill);
    if !(1..=16).contains(&count) || count > made.len() || made.iter().rev().take(count).any(|byte| *byte != fill) {
        return Err(bad());
    }
    made.truncate(made.len() - count);
    Ok(made)
}

fn sealing<C: Cipher>(key: &[u8]) -> Result<AesGcm<C, U12>> {
    AesGcm::<C, U12>::new_from_slice(key).map_err(|_| key_length(key.len()))
}

fn nonce(vector: &[u8]) -> Result<Block<u8, U12>> {
    Block::<u8, U12>::try_from(vector).map_err(|_| failed("a vector of the wrong length"))
}
