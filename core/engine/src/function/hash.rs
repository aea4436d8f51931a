//! `hash` (Murmur3, 32 bits) and `xxhash64` of values of any type but maps. NULL leaves the hash as it is. Spark:
//! `HashExpression`, `Murmur3_x86_32`, `XXH64`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Int32Array, Int64Array};
use arrow::datatypes::{
    DataType, Date32Type, Decimal32Type, Decimal64Type, Decimal128Type, DurationMicrosecondType, Float32Type,
    Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, IntervalMonthDayNanoType, IntervalUnit,
    IntervalYearMonthType, Time64MicrosecondType, Time64NanosecondType, TimeUnit, TimestampMicrosecondType,
};
use firesteel_protocol::Result;

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called};
use super::signature::{Accepts, Parameter, rest};
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::failure;
use crate::expr::kernel::{Kernel, Nulls, Run};

pub(super) static FUNCTIONS: &[&Function] = &[&HASH, &XXHASH64];

const ANYTHING: &[Parameter] = &[rest(Accepts::Any)];

const fn hash(names: &'static [&'static str], rewrite: fn(Call<'_>) -> Result<Typed>) -> Function {
    Function {
        names,
        takes: ANYTHING,
        gives: Gives::AsRewritten,
        nulls: Nulls::Never,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Rewrite(rewrite),
    }
}

static HASH: Function = hash(&["hash"], |call| {
    hashed(call, "hash", DataType::Int32, |arguments| {
        let hashes = rows::<Murmur3>(arguments)?;
        Ok(Arc::new(Int32Array::from_iter_values(hashes)))
    })
});
static XXHASH64: Function = hash(&["xxhash64"], |call| {
    hashed(call, "xxhash64", DataType::Int64, |arguments| {
        let hashes = rows::<XxHash>(arguments)?;
        Ok(Arc::new(Int64Array::from_iter_values(hashes)))
    })
});

fn hashed(call: Call<'_>, name: &'static str, gives: DataType, run: Run) -> Result<Typed> {
    if call.arguments.is_empty() {
        return Err(failure::wrong_count(name, "> 0", 0));
    }
    if call.arguments.iter().any(|argument| has_map(&argument.data_type)) {
        let parameters = [("functionName", format!("`{name}`"))];
        return Err(failure::mismatch("HASH_MAP_TYPE", &called(name, &call), &parameters));
    }
    if call.arguments.iter().any(|argument| has_variant(&argument.data_type)) {
        let parameters = [("functionName", format!("`{name}`"))];
        return Err(failure::mismatch("HASH_VARIANT_TYPE", &called(name, &call), &parameters));
    }
    let fallible = call.arguments.iter().any(|argument| argument.fallible);
    let kernel = Kernel::new(name, run, gives.clone(), Nulls::Never, call.settings.mode());
    let expr = kernel.call(call.arguments.into_iter().map(|argument| argument.expr).collect());
    Ok(Typed { expr, data_type: gives, nullable: false, name: String::new(), fallible })
}

fn has_map(data_type: &DataType) -> bool {
    match data_type {
        DataType::Map(_, _) => true,
        DataType::List(element) => has_map(element.data_type()),
        DataType::Struct(fields) => fields.iter().any(|field| has_map(field.data_type())),
        _ => false,
    }
}

fn has_variant(data_type: &DataType) -> bool {
    match data_type {
        data_type if crate::types::is_variant(data_type) => true,
        DataType::List(element) => has_variant(element.data_type()),
        DataType::Struct(fields) => fields.iter().any(|field| has_variant(field.data_type())),
        _ => false,
    }
}

/// How 32 bits, 64 bits and bytes change a hash.
trait Hash {
    type State: Copy;
    const SEED: Self::State;
    fn int(value: i32, seed: Self::State) -> Self::State;
    fn long(value: i64, seed: Self::State) -> Self::State;
    fn bytes(value: &[u8], seed: Self::State) -> Self::State;
}

struct Murmur3;

impl Hash for Murmur3 {
    type State = i32;
    const SEED: i32 = 42;

    fn int(value: i32, seed: i32) -> i32 {
        finished(mixed(seed as u32, value as u32), 4)
    }

    fn long(value: i64, seed: i32) -> i32 {
        finished(mixed(mixed(seed as u32, value as u32), (value >> 32) as u32), 8)
    }

    /// Bytes behind the last whole word are mixed one by one, with their signs: Spark's own deviation.
    fn bytes(value: &[u8], seed: i32) -> i32 {
        let (words, tail) = value.as_chunks::<4>();
        let hash = words.iter().fold(seed as u32, |hash, word| mixed(hash, u32::from_le_bytes(*word)));
        let hash = tail.iter().fold(hash, |hash, byte| mixed(hash, i32::from(*byte as i8) as u32));
        finished(hash, value.len() as u32)
    }
}

/// The 32 bits of Spark's Murmur3 over bytes.
pub(crate) fn murmur(bytes: &[u8], seed: i32) -> i32 {
    Murmur3::bytes(bytes, seed)
}

fn mixed(hash: u32, word: u32) -> u32 {
    let word = word.wrapping_mul(0xcc9e_2d51).rotate_left(15).wrapping_mul(0x1b87_3593);
    (hash ^ word).rotate_left(13).wrapping_mul(5).wrapping_add(0xe654_6b64)
}

fn finished(hash: u32, length: u32) -> i32 {
    let hash = hash ^ length;
    let hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    (hash ^ (hash >> 16)) as i32
}

struct XxHash;

impl Hash for XxHash {
    type State = i64;
    const SEED: i64 = 42;

    fn int(value: i32, seed: i64) -> i64 {
        Self::bytes(&value.to_le_bytes(), seed)
    }

    fn long(value: i64, seed: i64) -> i64 {
        Self::bytes(&value.to_le_bytes(), seed)
    }

    fn bytes(value: &[u8], seed: i64) -> i64 {
        twox_hash::XxHash64::oneshot(seed as u64, value) as i64
    }
}

fn rows<H: Hash>(arguments: &Arguments<'_>) -> Result<Vec<H::State>> {
    let mut hashes = vec![H::SEED; arguments.rows];
    for column in arguments.arrays()? {
        for (row, hash) in hashes.iter_mut().enumerate() {
            *hash = value::<H>(&column, row, *hash)?;
        }
    }
    Ok(hashes)
}

fn value<H: Hash>(array: &ArrayRef, row: usize, seed: H::State) -> Result<H::State> {
    if array.is_null(row) {
        return Ok(seed);
    }
    Ok(match array.data_type() {
        DataType::Null => seed,
        DataType::Boolean => H::int(i32::from(array.as_boolean().value(row)), seed),
        DataType::Int8 => H::int(array.as_primitive::<Int8Type>().value(row).into(), seed),
        DataType::Int16 => H::int(array.as_primitive::<Int16Type>().value(row).into(), seed),
        DataType::Int32 => H::int(array.as_primitive::<Int32Type>().value(row), seed),
        DataType::Int64 => H::long(array.as_primitive::<Int64Type>().value(row), seed),
        DataType::Float32 => {
            let value = array.as_primitive::<Float32Type>().value(row);
            H::int(if value == 0.0 { 0 } else { canonical_float(value) as i32 }, seed)
        }
        DataType::Float64 => {
            let value = array.as_primitive::<Float64Type>().value(row);
            H::long(if value == 0.0 { 0 } else { canonical_double(value) as i64 }, seed)
        }
        DataType::Decimal128(precision, _) => {
            let value = array.as_primitive::<Decimal128Type>().value(row);
            match i64::try_from(value) {
                Ok(value) if *precision <= 18 => H::long(value, seed),
                _ => H::bytes(two_complement(&value.to_be_bytes()), seed),
            }
        }
        DataType::Utf8 => H::bytes(array.as_string::<i32>().value(row).as_bytes(), seed),
        DataType::LargeUtf8 => H::bytes(array.as_string::<i64>().value(row).as_bytes(), seed),
        DataType::Utf8View => H::bytes(array.as_string_view().value(row).as_bytes(), seed),
        DataType::Binary => H::bytes(array.as_binary::<i32>().value(row), seed),
        DataType::LargeBinary => H::bytes(array.as_binary::<i64>().value(row), seed),
        DataType::BinaryView => H::bytes(array.as_binary_view().value(row), seed),
        DataType::Date32 => H::int(array.as_primitive::<Date32Type>().value(row), seed),
        DataType::Time64(TimeUnit::Nanosecond) => {
            H::long(array.as_primitive::<Time64NanosecondType>().value(row), seed)
        }
        DataType::Time64(TimeUnit::Microsecond) => {
            H::long(array.as_primitive::<Time64MicrosecondType>().value(row) * 1_000, seed)
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            H::long(array.as_primitive::<TimestampMicrosecondType>().value(row), seed)
        }
        DataType::Duration(TimeUnit::Microsecond) => {
            H::long(array.as_primitive::<DurationMicrosecondType>().value(row), seed)
        }
        DataType::Decimal64(_, _) => H::long(array.as_primitive::<Decimal64Type>().value(row), seed),
        DataType::Decimal32(_, _) => H::int(array.as_primitive::<Decimal32Type>().value(row), seed),
        DataType::Interval(IntervalUnit::YearMonth) => {
            H::int(array.as_primitive::<IntervalYearMonthType>().value(row), seed)
        }
        DataType::Interval(IntervalUnit::MonthDayNano) => {
            let value = array.as_primitive::<IntervalMonthDayNanoType>().value(row);
            H::int(value.months, H::int(value.days, H::long(value.nanoseconds / 1_000, seed)))
        }
        DataType::List(_) => {
            let items = array.as_list::<i32>().value(row);
            (0..items.len()).try_fold(seed, |hash, item| value::<H>(&items, item, hash))?
        }
        DataType::Struct(_) => {
            array.as_struct().columns().iter().try_fold(seed, |hash, column| value::<H>(column, row, hash))?
        }
        _ => return Err(mistyped(array)),
    })
}

/// All NaN are one, as Java's `floatToIntBits` has it.
fn canonical_float(value: f32) -> u32 {
    if value.is_nan() { 0x7fc0_0000 } else { value.to_bits() }
}

fn canonical_double(value: f64) -> u64 {
    if value.is_nan() { 0x7ff8_0000_0000_0000 } else { value.to_bits() }
}

/// The fewest bytes that hold the number, as Java's `BigInteger.toByteArray` gives them.
fn two_complement(bytes: &[u8; 16]) -> &[u8] {
    let spare = bytes
        .windows(2)
        .take_while(|pair| (pair[0] == 0 && pair[1] < 0x80) || (pair[0] == 0xff && pair[1] >= 0x80))
        .count();
    &bytes[spare..]
}
