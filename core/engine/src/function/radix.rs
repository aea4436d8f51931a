//! Numbers in other bases: `bin`, `hex`, `unhex`, `conv`, and `factorial`. Spark: `mathExpressions.scala`,
//! `NumberConverter`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BinaryArray, Int64Array, StringArray};
use arrow::datatypes::{DataType, Int64Type};
use firesteel_protocol::{Error, Kind, Result};

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called};
use super::signature::{Accepts, Parameter, accept, one};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::types::{is_binary, is_numeric, is_string};

pub(super) static FUNCTIONS: &[&Function] =
    &[&BIN, &HEX, &UNHEX, &CONV, &FACTORIAL, &BITMAP_BIT_POSITION, &BITMAP_BUCKET_NUMBER, &BITMAP_COUNT];

const fn number(
    name: &'static [&'static str],
    takes: &'static [Parameter],
    gives: Gives,
    ansi: Ansi,
    run: Run,
) -> Function {
    Function {
        names: name,
        takes,
        gives,
        nulls: Nulls::Possible,
        ansi,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Kernel(run),
    }
}

static BIN: Function = Function {
    names: &["bin"],
    takes: &[one(Accepts::Long)],
    gives: Gives::String,
    nulls: Nulls::AnyMakesNull,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Kernel(|arguments| {
        let values = arguments.primitive::<Int64Type>(0)?;
        Ok(Arc::new(values.iter().map(|value| value.map(|value| format!("{value:b}"))).collect::<StringArray>()))
    }),
};

/// Of a number its 64 bits, of anything else its bytes.
static HEX: Function = Function {
    names: &["hex"],
    takes: &[one(Accepts::Any)],
    gives: Gives::AsRewritten,
    nulls: Nulls::AnyMakesNull,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Rewrite(hex),
};

fn hex(mut call: Call<'_>) -> Result<Typed> {
    let sql = called("hex", &call);
    let argument = call.arguments.remove(0);
    let accepts = match &argument.data_type {
        data_type if is_numeric(data_type) || *data_type == DataType::Null => Accepts::Long,
        data_type if is_binary(data_type) => Accepts::Binary,
        _ => Accepts::String,
    };
    let argument = accept(argument, accepts, 0, &sql, call.settings)?;
    let kernel = Kernel::new("hex", digits, DataType::Utf8, Nulls::AnyMakesNull, call.settings.mode());
    Ok(Typed { expr: kernel.call(vec![argument.expr]), data_type: DataType::Utf8, ..argument })
}

fn digits(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let array = arguments.array(0)?;
    let made: StringArray = match array.data_type() {
        DataType::Int64 => {
            arguments.primitive::<Int64Type>(0)?.iter().map(|value| value.map(|value| format!("{value:X}"))).collect()
        }
        data_type if is_string(data_type) => {
            arguments.strings(0)?.iter().map(|text| text.map(|text| upper_hex(text.as_bytes()))).collect()
        }
        _ => arguments.bytes(0)?.iter().map(|bytes| bytes.map(upper_hex)).collect(),
    };
    Ok(Arc::new(made))
}

pub(super) fn upper_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}

pub(super) fn lower_hex(bytes: &[u8]) -> String {
    upper_hex(bytes).to_ascii_lowercase()
}

static UNHEX: Function = number(&["unhex"], &[one(Accepts::String)], Gives::Binary, Ansi::NeverRaises, |arguments| {
    let texts = arguments.strings(0)?;
    Ok(Arc::new(texts.iter().map(|text| from_hex(text?)).collect::<BinaryArray>()))
});

/// The bytes of hexadecimal digits; of an odd number of them the first stands alone.
pub(super) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok()))
        .collect::<Option<Vec<u8>>>()?;
    let (first, pairs) = digits.split_at(digits.len() % 2);
    Some(first.iter().copied().chain(pairs.chunks(2).map(|pair| pair[0] << 4 | pair[1])).collect())
}

static CONV: Function = number(
    &["conv"],
    &[one(Accepts::String), one(Accepts::Int), one(Accepts::Int)],
    Gives::String,
    Ansi::RaisesInAnsi,
    |arguments| {
        let (texts, from, to) = (arguments.strings(0)?, arguments.ints(1)?, arguments.ints(2)?);
        let made = (0..texts.len()).map(|row| {
            if texts.is_null(row) || from.is_null(row) || to.is_null(row) {
                return Ok(None);
            }
            converted(texts.value(row), from.value(row), to.value(row), arguments.mode.ansi)
        });
        Ok(Arc::new(made.collect::<Result<StringArray>>()?))
    },
);

/// The digits up to the first that is none, read as an unsigned number. A negative target base asks for a sign.
fn converted(text: &str, from: i32, to: i32, ansi: bool) -> Result<Option<String>> {
    let text = text.trim_matches(' ');
    let is_base = |base: u32| (2..=36).contains(&base);
    let (Ok(from), to_base) = (u32::try_from(from), to.unsigned_abs()) else { return Ok(None) };
    if !is_base(from) || !is_base(to_base) || text.is_empty() {
        return Ok(None);
    }
    let (mut is_negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut value: u64 = 0;
    for digit in unsigned.chars().map_while(|digit| digit.to_digit(from)) {
        let next = value.checked_mul(u64::from(from)).and_then(|value| value.checked_add(u64::from(digit)));
        value = match next {
            Some(next) => next,
            None if ansi => return Err(conversion_overflow()),
            None => {
                value = u64::MAX;
                break;
            }
        };
    }
    if is_negative && to > 0 {
        value = if (value as i64) < 0 { u64::MAX } else { value.wrapping_neg() };
    }
    if to < 0 && (value as i64) < 0 {
        value = value.wrapping_neg();
        is_negative = true;
    }
    let sign = if is_negative && to < 0 { "-" } else { "" };
    Ok(Some(format!("{sign}{}", in_base(value, to_base))))
}

fn in_base(mut value: u64, base: u32) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(value % u64::from(base)).unwrap_or(0);
        digits.push(char::from_digit(digit, base).unwrap_or('0').to_ascii_uppercase());
        value /= u64::from(base);
        if value == 0 {
            return digits.iter().rev().collect();
        }
    }
}

fn conversion_overflow() -> Error {
    let parameters =
        [("message", "Overflow in function conv()"), ("alternative", ""), ("config", "\"spark.sql.ansi.enabled\"")];
    Error::new(Kind::Arithmetic, "ARITHMETIC_OVERFLOW", &parameters)
}

static FACTORIAL: Function =
    number(&["factorial"], &[one(Accepts::Int)], Gives::Long, Ansi::NeverRaises, |arguments| {
        let values = arguments.ints(0)?;
        let made = values
            .iter()
            .map(|value| value.filter(|value| (0..=20).contains(value)).map(|n| (1..=i64::from(n)).product::<i64>()));
        Ok(Arc::new(made.collect::<Int64Array>()))
    });

/// Bits in one bucket of a bitmap.
const BITS: i64 = 8 * 4 * 1024;

const fn bitmap(names: &'static [&'static str], takes: &'static [Parameter], run: Run) -> Function {
    Function {
        names,
        takes,
        gives: Gives::Long,
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Kernel(run),
    }
}

/// Where in its bucket a number's bit is. Spark: `BitmapExpressionUtils`.
static BITMAP_BIT_POSITION: Function = bitmap(&["bitmap_bit_position"], &[one(Accepts::Long)], |arguments| {
    arguments.each::<Int64Type, Int64Type>(0, |value| {
        Ok(if value > 0 { (value - 1) % BITS } else { value.wrapping_neg() % BITS })
    })
});
static BITMAP_BUCKET_NUMBER: Function = bitmap(&["bitmap_bucket_number"], &[one(Accepts::Long)], |arguments| {
    arguments.each::<Int64Type, Int64Type>(0, |value| Ok(if value > 0 { 1 + (value - 1) / BITS } else { value / BITS }))
});
static BITMAP_COUNT: Function = bitmap(&["bitmap_count"], &[one(Accepts::Binary)], |arguments| {
    let values = arguments.bytes(0)?;
    let made =
        values.iter().map(|bytes| bytes.map(|bytes| bytes.iter().map(|byte| i64::from(byte.count_ones())).sum()));
    Ok(Arc::new(made.collect::<Int64Array>()))
});
