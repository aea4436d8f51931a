//! Columns that folders tell: `.../p=1/q=a/file`. Spark: `PartitioningUtils`, `PartitioningAwareFileIndex`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, StringArray};
use arrow::datatypes::{DataType, Field, FieldRef, Schema, TimeUnit};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result, types};

use super::convert::{TextCast, double};
use super::file::{File, Found, display, local};
use crate::catalog::{Table, quoted};
use crate::error::from_datafusion;
use crate::function::Settings;

/// The folder that stands for NULL and the empty string.
pub(crate) const DEFAULT_PARTITION: &str = "__HIVE_DEFAULT_PARTITION__";

/// How folders are read.
pub(crate) struct Rules<'a> {
    /// Files of all folders are taken, and no folder tells a column.
    pub(crate) is_recursive: bool,
    /// Whether types follow from the values; strings otherwise.
    pub(crate) infers: bool,
    /// The schema that was asked for, whose types count.
    pub(crate) given: Option<&'a Schema>,
}

/// Files with the values of their partition columns, and those columns.
pub(crate) struct Discovered {
    pub(crate) files: Vec<File>,
    pub(crate) columns: Vec<FieldRef>,
}

/// A file, and what its folders tell: names and values, outermost first.
struct Placed {
    file: File,
    base: PathBuf,
    folder: PathBuf,
    pairs: Vec<(String, Option<String>)>,
}

/// The files that a read takes of those found, with the columns their folders tell.
pub(crate) fn discover(found: Vec<Found>, rules: &Rules<'_>, settings: &Settings) -> Result<Discovered> {
    if rules.is_recursive {
        return Ok(Discovered { files: found.into_iter().map(|found| found.file).collect(), columns: Vec::new() });
    }
    let placed: Vec<Placed> = found.into_iter().map(placed).collect();
    if placed.iter().all(|placed| placed.pairs.is_empty()) {
        let direct = placed.into_iter().filter(|placed| placed.folder == placed.base);
        return Ok(Discovered { files: direct.map(|placed| placed.file).collect(), columns: Vec::new() });
    }
    check(&placed)?;
    let placed: Vec<Placed> = placed.into_iter().filter(|placed| !placed.pairs.is_empty()).collect();
    let names: Vec<String> = placed[0].pairs.iter().map(|(name, _)| name.clone()).collect();
    let mut columns = Vec::with_capacity(names.len());
    let mut values: Vec<ArrayRef> = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let texts: Vec<Option<&str>> = placed.iter().map(|placed| placed.pairs[at].1.as_deref()).collect();
        let is_same = |field: &&FieldRef| {
            if settings.case_sensitive { field.name() == name } else { field.name().eq_ignore_ascii_case(name) }
        };
        let given = rules.given.and_then(|schema| schema.fields().iter().find(is_same).cloned());
        let field = match given {
            Some(field) => field,
            None => Arc::new(Field::new(name, inferred(&texts, rules.infers, settings)?, true)),
        };
        values.push(cast(&field, &texts, settings)?);
        columns.push(field);
    }
    let files = placed.into_iter().enumerate().map(|(row, placed)| {
        let values = values.iter().map(|column| ScalarValue::try_from_array(column, row).map_err(from_datafusion));
        Ok(File { values: Arc::new(values.collect::<Result<Vec<_>>>()?), ..placed.file })
    });
    Ok(Discovered { files: files.collect::<Result<_>>()?, columns })
}

/// Walks up from the file to the folder the read began at. A folder that is no `name=value` ends the walk, once there
/// was one that is.
fn placed(found: Found) -> Placed {
    let Found { file, base } = found;
    let folder = file.path.parent().map(Path::to_path_buf).unwrap_or_default();
    let mut pairs = Vec::new();
    let mut at = folder.as_path();
    let mut started_at = None;
    while at != base {
        let name = at.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        match name.split_once('=').filter(|(name, value)| !name.is_empty() && !value.is_empty()) {
            Some((name, value)) => pairs.push((unescaped(name), value_of(value))),
            None if !pairs.is_empty() => {
                started_at = Some(at.to_path_buf());
                break;
            }
            None => {}
        }
        let Some(parent) = at.parent() else { break };
        at = parent;
    }
    pairs.reverse();
    let base = match (started_at, pairs.is_empty()) {
        (Some(started), _) => started,
        // Without columns the folder itself is where the table begins.
        (None, true) => base,
        (None, false) => base,
    };
    Placed { file, base, folder, pairs }
}

fn value_of(text: &str) -> Option<String> {
    (text != DEFAULT_PARTITION).then(|| unescaped(text))
}

/// All folders must tell the same columns, from the same folder on.
fn check(placed: &[Placed]) -> Result<()> {
    let begins = |placed: &Placed| if placed.pairs.is_empty() { &placed.folder } else { &placed.base }.clone();
    let mut bases: Vec<PathBuf> = placed.iter().map(begins).collect();
    bases.sort();
    bases.dedup();
    if bases.len() > 1 {
        let list: String = bases.iter().map(|base| format!("\n\t{}", display(base))).collect();
        let parameters = [("discoveredBasePaths", format!("{list}\n"))];
        return Err(Error::new(Kind::Runtime, "CONFLICTING_DIRECTORY_STRUCTURES", &parameters));
    }
    let names = |placed: &Placed| placed.pairs.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let mut lists: Vec<Vec<String>> = placed.iter().filter(|placed| !placed.pairs.is_empty()).map(names).collect();
    lists.sort();
    lists.dedup();
    if lists.len() > 1 {
        let shown = lists
            .iter()
            .enumerate()
            .map(|(at, names)| format!("\n\tPartition column name list #{at}: {}", names.join(", ")));
        let mut paths: Vec<String> = placed.iter().map(|placed| format!("\n\t{}", display(&placed.folder))).collect();
        paths.sort();
        paths.dedup();
        let parameters =
            [("distinctPartColLists", format!("{}\n", shown.collect::<String>())), ("suspiciousPaths", paths.concat())];
        return Err(Error::new(Kind::Runtime, "CONFLICTING_PARTITION_COLUMN_NAMES", &parameters));
    }
    Ok(())
}

fn cast(field: &Field, texts: &[Option<&str>], settings: &Settings) -> Result<ArrayRef> {
    let strings: ArrayRef = Arc::new(StringArray::from(texts.to_vec()));
    if field.data_type() == &DataType::Utf8 {
        return Ok(strings);
    }
    let values = TextCast::new(field.data_type(), settings)?.apply(Arc::clone(&strings))?;
    if let Some(row) = (0..texts.len()).find(|row| values.is_null(*row) && texts[*row].is_some()) {
        let parameters = [
            ("value", format!("'{}'", texts[row].unwrap_or_default())),
            ("dataType", format!("\"{}\"", types::sql_string(&types::from_arrow(field.data_type())?))),
            ("columnName", quoted(field.name())),
        ];
        return Err(Error::new(Kind::Runtime, "INVALID_PARTITION_VALUE", &parameters));
    }
    Ok(values)
}

/// What a value alone may be.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Common {
    Nothing,
    Int,
    Long,
    Decimal(u8),
    Double,
    Timestamp,
    Date,
    Text,
}

/// The type that all values have. Spark: `inferPartitionColumnValue`, `resolveTypeConflicts`.
fn inferred(texts: &[Option<&str>], infers: bool, settings: &Settings) -> Result<DataType> {
    if !infers {
        return Ok(DataType::Utf8);
    }
    let date = TextCast::new(&DataType::Date32, settings)?;
    let mut common = Common::Nothing;
    let mut seen = std::collections::HashSet::new();
    for text in texts.iter().flatten() {
        if seen.insert(*text) {
            common = joined(common, found(text, &date)?);
        }
    }
    Ok(match common {
        Common::Int => DataType::Int32,
        Common::Long => DataType::Int64,
        Common::Decimal(precision) => DataType::Decimal128(precision, 0),
        Common::Double => DataType::Float64,
        Common::Timestamp => DataType::Timestamp(TimeUnit::Microsecond, Some(Arc::clone(&settings.zone))),
        Common::Date => DataType::Date32,
        Common::Nothing | Common::Text => DataType::Utf8,
    })
}

fn found(text: &str, date: &TextCast) -> Result<Common> {
    if text.parse::<i32>().is_ok() {
        return Ok(Common::Int);
    }
    if text.parse::<i64>().is_ok() {
        return Ok(Common::Long);
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !digits.is_empty() && digits.len() <= 38 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let precision = u8::try_from(digits.trim_start_matches('0').len().max(1)).unwrap_or(38);
        return Ok(Common::Decimal(precision));
    }
    if !text.ends_with(['d', 'D', 'f', 'F']) && double(text).is_some() {
        return Ok(Common::Double);
    }
    if is_timestamp(text) {
        return Ok(Common::Timestamp);
    }
    let is_date = text.starts_with(|c: char| c.is_ascii_digit())
        && date.apply(Arc::new(StringArray::from(vec![text])))?.is_valid(0);
    Ok(if is_date { Common::Date } else { Common::Text })
}

/// `yyyy-MM-dd HH:mm:ss[.S]`
fn is_timestamp(text: &str) -> bool {
    ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S%.f"]
        .iter()
        .any(|format| text.len() >= 19 && chrono::NaiveDateTime::parse_from_str(text, format).is_ok())
}

/// Spark: `findWiderTypeForPartitionColumn`.
fn joined(one: Common, other: Common) -> Common {
    use Common::{Date, Decimal, Double, Int, Long, Nothing, Text, Timestamp};
    match (one, other) {
        (Nothing, other) | (other, Nothing) => other,
        (one, other) if one == other => one,
        (Int, Long) | (Long, Int) => Long,
        (Int, Decimal(digits)) | (Decimal(digits), Int) => Decimal(digits.max(10)),
        (Long, Decimal(digits)) | (Decimal(digits), Long) => Decimal(digits.max(20)),
        (Decimal(one), Decimal(other)) => Decimal(one.max(other)),
        (Int, Double) | (Double, Int) => Double,
        (Date, Timestamp) | (Timestamp, Date) => Timestamp,
        _ => Text,
    }
}

/// A value as the name of a folder. Spark: `ExternalCatalogUtils.escapePathName`.
pub(crate) fn escaped(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for character in text.chars() {
        let is_special = character < ' '
            || matches!(
                character,
                '"' | '#' | '%' | '\'' | '*' | '/' | ':' | '=' | '?' | '\\' | '\u{7f}' | '{' | '[' | ']' | '^'
            );
        if is_special { name.push_str(&format!("%{:02X}", u32::from(character))) } else { name.push(character) }
    }
    name
}

/// Spark: `unescapePathName`.
fn unescaped(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let raw = name.as_bytes();
    let mut at = 0;
    while at < raw.len() {
        let code = name.get(at + 1..at + 3).filter(|_| raw[at] == b'%');
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(code) => {
                // A code is a character, not a byte.
                bytes.extend(char::from(code).to_string().into_bytes());
                at += 3;
            }
            None => {
                bytes.push(raw[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The partitions of a table of the catalog, as `p=1/q=a`, in order.
pub(crate) fn partition_names(table: &Table) -> Result<Vec<String>> {
    if table.partition_columns.is_empty() {
        let name = table.parts().iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".");
        let condition = "INVALID_PARTITION_OPERATION.PARTITION_SCHEMA_IS_EMPTY";
        return Err(Error::new(Kind::Analysis, condition, &[("name", name)]));
    }
    let mut names = vec![(String::new(), local(&table.location)?)];
    for _ in &table.partition_columns {
        let mut next = Vec::new();
        for (above, folder) in names {
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            for path in entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()) {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                if name.contains('=') {
                    let whole = if above.is_empty() { name } else { format!("{above}/{name}") };
                    next.push((whole, path));
                }
            }
        }
        names = next;
    }
    let mut names: Vec<String> = names.into_iter().map(|(name, _)| name).collect();
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_folders_are_escaped_and_read_back() {
        for (text, name) in [("a b", "a b"), ("x/y:z", "x%2Fy%3Az"), ("50%", "50%25"), ("é=1", "é%3D1")] {
            assert_eq!(escaped(text), name);
            assert_eq!(unescaped(name), text);
        }
    }

    #[test]
    fn types_widen_as_in_spark() {
        use Common::{Date, Decimal, Double, Int, Long, Text, Timestamp};
        for (one, other, expected) in [
            (Int, Long, Long),
            (Long, Decimal(20), Decimal(20)),
            (Long, Double, Text),
            (Int, Double, Double),
            (Date, Timestamp, Timestamp),
            (Int, Date, Text),
        ] {
            assert_eq!(joined(one, other), expected);
            assert_eq!(joined(other, one), expected);
        }
    }
}
