//! How Spark writes its types: `simpleString` (`array<int>`), `sql` (`ARRAY<INT>`) and the tree of `printSchema`.

use crate::spark::connect as proto;
use crate::spark::connect::data_type::{Kind, StructField};

const YEAR_MONTH: [&str; 2] = ["year", "month"];
const DAY_TIME: [&str; 4] = ["day", "hour", "minute", "second"];

/// The short lower-case form: `decimal(10,2)`, `struct<a:int,b:string>`. Spark: `DataType.simpleString`.
pub fn simple_string(data_type: &proto::DataType) -> String {
    match &data_type.kind {
        Some(Kind::Array(array)) => format!("array<{}>", nested(array.element_type.as_deref(), simple_string)),
        Some(Kind::Map(map)) => format!(
            "map<{},{}>",
            nested(map.key_type.as_deref(), simple_string),
            nested(map.value_type.as_deref(), simple_string)
        ),
        Some(Kind::Struct(fields)) => {
            let fields: Vec<String> = fields
                .fields
                .iter()
                .map(|field| format!("{}:{}", field.name, nested(field.data_type.as_ref(), simple_string)))
                .collect();
            format!("struct<{}>", fields.join(","))
        }
        Some(Kind::Udt(udt)) => udt.sql_type.as_deref().map_or_else(|| "udt".to_string(), simple_string),
        Some(kind) => atomic(kind),
        None => "void".to_string(),
    }
}

/// The SQL form: `DECIMAL(10,2)`, `STRUCT<a: INT, b: STRING>`. Spark: `DataType.sql`.
pub fn sql_string(data_type: &proto::DataType) -> String {
    match &data_type.kind {
        Some(Kind::Array(array)) => format!("ARRAY<{}>", nested(array.element_type.as_deref(), sql_string)),
        Some(Kind::Map(map)) => format!(
            "MAP<{}, {}>",
            nested(map.key_type.as_deref(), sql_string),
            nested(map.value_type.as_deref(), sql_string)
        ),
        Some(Kind::Struct(fields)) => {
            let fields: Vec<String> = fields.fields.iter().map(sql_field).collect();
            format!("STRUCT<{}>", fields.join(", "))
        }
        Some(kind) => atomic(kind).to_uppercase(),
        None => "VOID".to_string(),
    }
}

fn sql_field(field: &StructField) -> String {
    let not_null = if field.nullable { "" } else { " NOT NULL" };
    format!("{}: {}{not_null}", quoted_if_needed(&field.name), nested(field.data_type.as_ref(), sql_string))
}

/// Backticks around a name that is not a plain identifier. Spark: `QuotingUtils.quoteIfNeeded`.
fn quoted_if_needed(name: &str) -> String {
    let is_plain =
        name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && name.chars().any(|c| !c.is_ascii_digit());
    if is_plain { name.to_string() } else { format!("`{}`", name.replace('`', "``")) }
}

fn nested(data_type: Option<&proto::DataType>, write: fn(&proto::DataType) -> String) -> String {
    data_type.map_or_else(|| "void".to_string(), write)
}

fn atomic(kind: &Kind) -> String {
    let name = match kind {
        Kind::Null(_) => "void",
        Kind::Binary(_) => "binary",
        Kind::Boolean(_) => "boolean",
        Kind::Byte(_) => "tinyint",
        Kind::Short(_) => "smallint",
        Kind::Integer(_) => "int",
        Kind::Long(_) => "bigint",
        Kind::Float(_) => "float",
        Kind::Double(_) => "double",
        Kind::Decimal(decimal) => {
            return format!("decimal({},{})", decimal.precision.unwrap_or(10), decimal.scale.unwrap_or(0));
        }
        Kind::String(string) if string.collation.is_empty() || string.collation == super::USUAL_COLLATION => "string",
        Kind::String(string) => return format!("string collate {}", string.collation),
        Kind::Char(char) => return format!("char({})", char.length),
        Kind::VarChar(varchar) => return format!("varchar({})", varchar.length),
        Kind::Date(_) => "date",
        Kind::Timestamp(_) => "timestamp",
        Kind::TimestampNtz(_) => "timestamp_ntz",
        Kind::CalendarInterval(_) => "interval",
        Kind::YearMonthInterval(interval) => {
            return range(&YEAR_MONTH, interval.start_field.unwrap_or(0), interval.end_field.unwrap_or(1));
        }
        Kind::DayTimeInterval(interval) => {
            return range(&DAY_TIME, interval.start_field.unwrap_or(0), interval.end_field.unwrap_or(3));
        }
        Kind::Time(time) => return format!("time({})", time.precision.unwrap_or(6)),
        Kind::Variant(_) => "variant",
        Kind::Geometry(geometry) => return format!("geometry({})", geometry.srid),
        Kind::Geography(geography) => return format!("geography({})", geography.srid),
        Kind::TimestampNtzNanos(nanos) => return format!("timestamp_ntz({})", nanos.precision.unwrap_or(9)),
        Kind::TimestampLtzNanos(nanos) => return format!("timestamp_ltz({})", nanos.precision.unwrap_or(9)),
        Kind::Unparsed(text) => return text.data_type_string.clone(),
        Kind::Array(_) | Kind::Map(_) | Kind::Struct(_) | Kind::Udt(_) => "struct",
    };
    name.to_string()
}

fn range(names: &[&str], start: i32, end: i32) -> String {
    let name = |at: i32| usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or("second");
    if start == end {
        format!("interval {}", name(start))
    } else {
        format!("interval {} to {}", name(start), name(end))
    }
}

/// A text without the characters that would break a table or a tree: a tab is shown as `\t`.
/// Spark: `SchemaUtils.escapeMetaCharacters`.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            '\u{b}' => escaped.push_str("\\v"),
            '\u{c}' => escaped.push_str("\\f"),
            '\u{8}' => escaped.push_str("\\b"),
            '\u{7}' => escaped.push_str("\\a"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// The tree `printSchema` shows. `level` bounds how deep it goes. Spark: `StructType.treeString`.
pub fn tree_string(schema: &proto::DataType, level: Option<i32>) -> String {
    let mut lines = String::from("root\n");
    let level = level.filter(|level| *level > 0).unwrap_or(i32::MAX);
    for field in super::fields(schema) {
        write_field(&mut lines, field, " |", level);
    }
    lines
}

fn write_field(lines: &mut String, field: &StructField, prefix: &str, level: i32) {
    write_line(lines, prefix, &field.name, field.data_type.as_ref(), ("nullable", field.nullable), level);
}

fn write_line(
    lines: &mut String,
    prefix: &str,
    name: &str,
    data_type: Option<&proto::DataType>,
    (flag, value): (&str, bool),
    level: i32,
) {
    if level <= 0 {
        return;
    }
    let type_name = data_type.map_or_else(|| "void".to_string(), type_name);
    let name = escaped(name);
    lines.push_str(&format!("{prefix}-- {name}: {type_name} ({flag} = {value})\n"));
    let Some(kind) = data_type.and_then(|data_type| data_type.kind.as_ref()) else { return };
    let deeper = format!("{prefix}    |");
    match kind {
        Kind::Struct(fields) => fields.fields.iter().for_each(|field| write_field(lines, field, &deeper, level - 1)),
        Kind::Array(array) => {
            let flag = ("containsNull", array.contains_null);
            write_line(lines, &deeper, "element", array.element_type.as_deref(), flag, level - 1);
        }
        Kind::Map(map) => {
            write_key(lines, &deeper, map.key_type.as_deref(), level - 1);
            let flag = ("valueContainsNull", map.value_contains_null);
            write_line(lines, &deeper, "value", map.value_type.as_deref(), flag, level - 1);
        }
        _ => {}
    }
}

/// The key of a map, which has no flag.
fn write_key(lines: &mut String, prefix: &str, data_type: Option<&proto::DataType>, level: i32) {
    let mut line = String::new();
    write_line(&mut line, prefix, "key", data_type, ("nullable", false), level);
    lines.push_str(&line.replacen(" (nullable = false)\n", "\n", 1));
}

/// Spark: `DataType.typeName`, which `printSchema` uses.
fn type_name(data_type: &proto::DataType) -> String {
    match &data_type.kind {
        Some(Kind::Byte(_)) => "byte".to_string(),
        Some(Kind::Short(_)) => "short".to_string(),
        Some(Kind::Integer(_)) => "integer".to_string(),
        Some(Kind::Long(_)) => "long".to_string(),
        Some(Kind::Array(_)) => "array".to_string(),
        Some(Kind::Map(_)) => "map".to_string(),
        Some(Kind::Struct(_)) => "struct".to_string(),
        Some(Kind::Udt(_)) => "udt".to_string(),
        Some(kind) => atomic(kind),
        None => "void".to_string(),
    }
}
