//! Spark's configuration keys: defaults, what values they take, and which of their values the engine does not follow.
//!
//! The table is data, written from a real Spark by `tools/configuration_keys.py`.

use std::collections::HashMap;
use std::sync::LazyLock;

use firesteel_protocol::{Error, Kind, Result};

static TABLE: &str = include_str!("spark_keys.tsv");

static KEYS: LazyLock<HashMap<&'static str, Key>> =
    LazyLock::new(|| TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(Key::read).collect());

/// Switches of older behaviour that are followed.
const FOLLOWED: &[&str] = &[super::configuration::NULL_IN_EMPTY_LIST];

/// Keys whose other values change answers in ways that are not offered: only the default may be set. Spark's
/// `spark.sql.legacy.` switches are all of that kind.
const ONLY_DEFAULT: &[&str] = &[
    "spark.sql.ansi.doubleQuotedIdentifiers",
    "spark.sql.ansi.enforceReservedKeywords",
    "spark.sql.ansi.relationPrecedence",
    "spark.sql.binaryOutputStyle",
    "spark.sql.charAsVarchar",
    "spark.sql.crossJoin.enabled",
    "spark.sql.files.ignoreCorruptFiles",
    "spark.sql.files.ignoreMissingFiles",
    "spark.sql.groupByAliases",
    "spark.sql.groupByOrdinal",
    "spark.sql.lateralColumnAlias.enableImplicitResolution",
    "spark.sql.optimizer.scalarSubqueryUseSingleJoin",
    "spark.sql.orderByOrdinal",
    "spark.sql.parquet.inferTimestampNTZ.enabled",
    "spark.sql.preserveCharVarcharTypeInfo",
    "spark.sql.readSideCharPadding",
    "spark.sql.runSQLOnFiles",
    "spark.sql.storeAssignmentPolicy",
    "spark.sql.timestampType",
];

/// A key as the table describes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    pub(super) default: Option<&'static str>,
    form: Form,
    /// What a client that touches it is told.
    pub(super) warning: Option<&'static str>,
}

/// What values look like.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    Boolean,
    Int,
    Long,
    Double,
    /// The name of the type and unit in messages.
    Bytes(&'static str),
    Time(&'static str),
    /// Names, with commas between them, in any case.
    Options(&'static str),
    Text,
    /// Set before Spark starts, and by no session.
    Static,
}

impl Key {
    fn read(line: &'static str) -> Option<(&'static str, Self)> {
        let mut parts = line.split('\t');
        let (name, default, form) = (parts.next()?, parts.next()?, parts.next()?);
        let default = (default != "\\N").then_some(default);
        Some((name, Key { default, form: Form::named(form), warning: parts.next() }))
    }

    pub(super) fn is_static(&self) -> bool {
        self.form == Form::Static
    }

    /// Refuses a value that the key does not take, or that would change answers in a way that is not offered.
    pub(super) fn check(&self, name: &str, value: &str) -> Result<()> {
        self.form.check(name, value)?;
        let is_default = self.default.is_some_and(|default| default.eq_ignore_ascii_case(value));
        let is_legacy = name.starts_with("spark.sql.legacy.") && !FOLLOWED.contains(&name);
        if !is_default && (ONLY_DEFAULT.contains(&name) || is_legacy) {
            return Err(Error::unsupported(format!("the configuration {name} = {value}")));
        }
        Ok(())
    }
}

impl Form {
    fn named(name: &'static str) -> Self {
        match name {
            "boolean" => Form::Boolean,
            "int" => Form::Int,
            "long" => Form::Long,
            "double" => Form::Double,
            "static" => Form::Static,
            name if name.starts_with("bytes") => Form::Bytes(name),
            name if name.starts_with("time") => Form::Time(name),
            name => name.strip_prefix("options ").map_or(Form::Text, Form::Options),
        }
    }

    fn check(self, key: &str, value: &str) -> Result<()> {
        let (fits, form) = match self {
            Form::Boolean => (matches!(value.to_ascii_lowercase().as_str(), "true" | "false"), "boolean"),
            Form::Int => (value.parse::<i32>().is_ok(), "int"),
            Form::Long => (value.parse::<i64>().is_ok(), "long"),
            Form::Double => (value.parse::<f64>().is_ok(), "double"),
            Form::Bytes(form) => (is_amount(value, BYTE_UNITS), form),
            Form::Time(form) => (is_amount(value, TIME_UNITS), form),
            Form::Options(options) => return check_option(key, value, options),
            Form::Text | Form::Static => return Ok(()),
        };
        if fits {
            return Ok(());
        }
        let parameters = [("confValue", value), ("confName", key), ("confType", form)];
        Err(Error::new(Kind::IllegalArgument, "INVALID_CONF_VALUE.TYPE_MISMATCH", &parameters))
    }
}

const BYTE_UNITS: &[&str] = &["", "b", "k", "kb", "m", "mb", "g", "gb", "t", "tb", "p", "pb"];
const TIME_UNITS: &[&str] = &["", "us", "ms", "s", "m", "min", "h", "d"];

/// Whether `value` is a whole number with one of the units. Spark: `JavaUtils.byteStringAs`, `timeStringAs`.
fn is_amount(value: &str, units: &[&str]) -> bool {
    let text = value.trim().to_ascii_lowercase();
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    end > 0 && units.contains(&&digits[end..])
}

fn check_option(key: &str, value: &str, options: &str) -> Result<()> {
    if options.split(", ").any(|option| option.eq_ignore_ascii_case(value)) {
        return Ok(());
    }
    let parameters = [("confValue", value), ("confName", key), ("confOptions", options)];
    Err(Error::new(Kind::IllegalArgument, "INVALID_CONF_VALUE.OUT_OF_RANGE_OF_OPTIONS", &parameters))
}

/// What Spark knows of a key.
pub(super) fn find(name: &str) -> Option<Key> {
    KEYS.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_its_default_fits() {
        assert_eq!(KEYS.len(), TABLE.lines().filter(|line| !line.starts_with('#')).count());
        for (name, key) in KEYS.iter() {
            if let Some(default) = key.default {
                assert!(key.form.check(name, default).is_ok(), "{name} = {default}");
            }
        }
        for name in ONLY_DEFAULT {
            assert!(KEYS.contains_key(name), "{name} is no key of Spark");
        }
    }

    #[test]
    fn values_are_checked_by_their_form() {
        let condition = |name: &str, value: &str| {
            let outcome = find(name).unwrap().check(name, value);
            outcome.err().map(|error| error.condition().to_string())
        };
        let mismatch = Some("INVALID_CONF_VALUE.TYPE_MISMATCH".to_string());
        assert_eq!(condition("spark.sql.autoBroadcastJoinThreshold", "-1"), None);
        assert_eq!(condition("spark.sql.autoBroadcastJoinThreshold", "10MB"), None);
        assert_eq!(condition("spark.sql.autoBroadcastJoinThreshold", "10 eggs"), mismatch);
        assert_eq!(condition("spark.sql.shuffle.partitions", "x"), mismatch);
        assert_eq!(condition("spark.sql.broadcastTimeout", "5min"), None);
        let outside = Some("INVALID_CONF_VALUE.OUT_OF_RANGE_OF_OPTIONS".to_string());
        assert_eq!(condition("spark.sql.avro.compression.codec", "zip"), outside);
        assert_eq!(condition("spark.sql.avro.compression.codec", "XZ"), None);
        assert_eq!(condition("spark.sql.groupByOrdinal", "false"), Some("UNSUPPORTED_OPERATION".to_string()));
        assert_eq!(condition("spark.sql.groupByOrdinal", "TRUE"), None);
    }
}
