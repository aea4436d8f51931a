//! The session's configuration: Spark's keys, their defaults, and what may be set. Spark: `RuntimeConfig`, `SQLConf`.

use std::collections::BTreeMap;

use firesteel_protocol::spark::connect::config_request::operation::OpType;
use firesteel_protocol::{ConfigReply, Error, Kind, Result};

use super::memory;

pub(crate) const ANSI: &str = "spark.sql.ansi.enabled";
pub(crate) const TIME_ZONE: &str = "spark.sql.session.timeZone";
pub(crate) const CASE_SENSITIVE: &str = "spark.sql.caseSensitive";
pub(crate) const DEFAULT_SOURCE: &str = "spark.sql.sources.default";
pub(crate) const MEMORY_LIMIT: &str = "spark.firesteel.memory.limit";
pub(crate) const TEST_PANIC: &str = "spark.firesteel.test.panic";

/// What a key's value must look like.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    Boolean,
    Int,
    Zone,
    Memory,
    Text,
    /// Only this value is offered.
    Only,
}

/// Keys with a default. What stands here is acted on, or changes no answer.
const KEYS: &[(&str, &str, Form)] = &[
    (MEMORY_LIMIT, "60%", Form::Memory),
    (TEST_PANIC, "false", Form::Boolean),
    ("spark.sql.adaptive.enabled", "true", Form::Boolean),
    (ANSI, "true", Form::Boolean),
    ("spark.sql.autoBroadcastJoinThreshold", "10485760", Form::Text),
    (CASE_SENSITIVE, "false", Form::Boolean),
    ("spark.sql.cbo.enabled", "false", Form::Boolean),
    ("spark.sql.crossJoin.enabled", "true", Form::Only),
    ("spark.sql.decimalOperations.allowPrecisionLoss", "true", Form::Only),
    ("spark.sql.execution.arrow.enabled", "false", Form::Boolean),
    ("spark.sql.execution.arrow.maxRecordsPerBatch", "10000", Form::Int),
    ("spark.sql.execution.arrow.pyspark.enabled", "false", Form::Boolean),
    ("spark.sql.execution.arrow.pyspark.fallback.enabled", "true", Form::Boolean),
    ("spark.sql.execution.pandas.convertToArrowArraySafely", "false", Form::Boolean),
    ("spark.sql.execution.pandas.inferPandasDictAsMap", "false", Form::Boolean),
    ("spark.sql.execution.pandas.structHandlingMode", "legacy", Form::Text),
    ("spark.sql.execution.pyspark.binaryAsBytes", "true", Form::Boolean),
    ("spark.sql.files.ignoreCorruptFiles", "false", Form::Only),
    ("spark.sql.files.ignoreMissingFiles", "false", Form::Only),
    ("spark.sql.files.maxPartitionBytes", "134217728", Form::Text),
    ("spark.sql.join.preferSortMergeJoin", "true", Form::Boolean),
    ("spark.sql.legacy.timeParserPolicy", "CORRECTED", Form::Only),
    ("spark.sql.mapKeyDedupPolicy", "EXCEPTION", Form::Only),
    ("spark.sql.parquet.compression.codec", "snappy", Form::Text),
    ("spark.sql.parquet.filterPushdown", "true", Form::Boolean),
    ("spark.sql.parquet.mergeSchema", "false", Form::Only),
    ("spark.sql.pyspark.inferNestedDictAsStruct.enabled", "false", Form::Boolean),
    ("spark.sql.pyspark.jvmStacktrace.enabled", "false", Form::Boolean),
    ("spark.sql.pyspark.legacy.inferArrayTypeFromFirstElement.enabled", "false", Form::Boolean),
    ("spark.sql.pyspark.legacy.inferMapTypeFromFirstPair.enabled", "false", Form::Boolean),
    ("spark.sql.repl.eagerEval.enabled", "false", Form::Boolean),
    ("spark.sql.repl.eagerEval.maxNumRows", "20", Form::Int),
    ("spark.sql.repl.eagerEval.truncate", "20", Form::Int),
    (TIME_ZONE, "", Form::Zone),
    ("spark.sql.shuffle.partitions", "200", Form::Int),
    (DEFAULT_SOURCE, "parquet", Form::Text),
    ("spark.sql.sources.partitionOverwriteMode", "STATIC", Form::Only),
    ("spark.sql.storeAssignmentPolicy", "ANSI", Form::Only),
    ("spark.sql.timestampType", "TIMESTAMP_LTZ", Form::Only),
];

/// Keys that are fixed when Spark starts. They can be read and not set.
const STATIC: &[(&str, &str)] = &[
    ("spark.sql.catalogImplementation", "in-memory"),
    ("spark.sql.globalTempDatabase", "global_temp"),
    ("spark.sql.warehouse.dir", "spark-warehouse"),
];

/// Static keys that have no value here.
const STATIC_WITHOUT_VALUE: &[&str] = &["spark.sql.extensions", "spark.sql.streaming.streamingQueryListeners"];

/// Keys of Spark's core, set before a cluster starts: no session may change them.
const CORE_PREFIXES: &[&str] = &[
    "spark.app.",
    "spark.cores.",
    "spark.driver.",
    "spark.dynamicAllocation.",
    "spark.executor.",
    "spark.master",
    "spark.memory.",
    "spark.network.",
    "spark.serializer",
    "spark.shuffle.",
    "spark.task.",
    "spark.ui.",
];

/// What a session has set, over the defaults.
#[derive(Debug, Clone)]
pub(crate) struct Configuration {
    set: BTreeMap<String, String>,
    /// The default of the session time zone, asked for once.
    machine_zone: String,
}

impl Configuration {
    pub(crate) fn new() -> Self {
        Configuration { set: BTreeMap::new(), machine_zone: machine_zone() }
    }

    /// The value in force, if the key has one.
    pub(crate) fn get(&self, key: &str) -> Option<String> {
        self.set.get(key).cloned().or_else(|| match key {
            TIME_ZONE => Some(self.machine_zone.clone()),
            _ => default(key),
        })
    }

    pub(crate) fn is_true(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    pub(crate) fn zone(&self) -> String {
        self.get(TIME_ZONE).unwrap_or_else(|| "UTC".to_string())
    }

    /// What was set, without defaults.
    pub(crate) fn explicit(&self) -> &BTreeMap<String, String> {
        &self.set
    }

    /// The value of a key, or `SQL_CONF_NOT_FOUND`.
    pub(crate) fn required(&self, key: &str) -> Result<String> {
        self.get(key).ok_or_else(|| {
            Error::new(Kind::IllegalArgument, "SQL_CONF_NOT_FOUND", &[("sqlConf", format!("\"{key}\""))])
        })
    }

    pub(crate) fn set(&mut self, key: &str, value: &str) -> Result<()> {
        check_modifiable(key)?;
        check_value(key, value)?;
        self.set.insert(key.to_string(), value.trim().to_string());
        Ok(())
    }

    pub(crate) fn unset(&mut self, key: &str) -> Result<()> {
        check_modifiable(key)?;
        self.set.remove(key);
        Ok(())
    }

    pub(crate) fn reset(&mut self) {
        self.set.clear();
    }

    /// Carries out what a `ConfigRequest` asks.
    pub(crate) fn apply(&mut self, operation: &OpType) -> Result<ConfigReply> {
        let mut reply = ConfigReply::default();
        match operation {
            OpType::Set(set) => {
                for pair in &set.pairs {
                    self.set_as_asked(&pair.key, pair.value.as_deref(), set.silent.unwrap_or(false), &mut reply)?;
                }
            }
            OpType::Get(get) => {
                for key in &get.keys {
                    reply.pairs.push((key.clone(), Some(self.required(key)?)));
                }
            }
            OpType::GetWithDefault(get) => {
                let value = |key: &str, given: &Option<String>| self.set.get(key).cloned().or_else(|| given.clone());
                reply.pairs = get.pairs.iter().map(|pair| (pair.key.clone(), value(&pair.key, &pair.value))).collect();
            }
            OpType::GetOption(get) => reply.pairs = get.keys.iter().map(|key| (key.clone(), self.get(key))).collect(),
            OpType::GetAll(get) => {
                let prefix = get.prefix.as_deref().unwrap_or_default();
                let rest = |(key, value): (&String, &String)| {
                    Some((key.strip_prefix(prefix)?.to_string(), Some(value.clone())))
                };
                reply.pairs = self.set.iter().filter_map(rest).collect();
            }
            OpType::Unset(unset) => {
                for key in &unset.keys {
                    self.unset(key)?;
                    reply.pairs.push((key.clone(), None));
                }
            }
            OpType::IsModifiable(question) => {
                let answer = |key: &String| (key.clone(), Some(is_modifiable(key).to_string()));
                reply.pairs = question.keys.iter().map(answer).collect();
            }
        }
        Ok(reply)
    }

    fn set_as_asked(&mut self, key: &str, value: Option<&str>, silent: bool, reply: &mut ConfigReply) -> Result<()> {
        let value = value.ok_or_else(|| Error::argument("config", key, "a key is set without a value"))?;
        match self.set(key, value) {
            Err(error) if silent => reply.warnings.push(error.to_string()),
            outcome => outcome?,
        }
        reply.pairs.push((key.to_string(), Some(value.to_string())));
        Ok(())
    }
}

fn default(key: &str) -> Option<String> {
    let known = KEYS.iter().find(|(name, _, _)| *name == key).map(|(_, value, _)| *value);
    known.or_else(|| STATIC.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)).map(str::to_string)
}

fn is_static(key: &str) -> bool {
    STATIC.iter().any(|(name, _)| *name == key) || STATIC_WITHOUT_VALUE.contains(&key)
}

fn is_modifiable(key: &str) -> bool {
    KEYS.iter().any(|(name, _, _)| *name == key)
}

fn check_modifiable(key: &str) -> Result<()> {
    if is_static(key) {
        let parameters = [("key", format!("\"{key}\""))];
        return Err(Error::new(Kind::Analysis, "CANNOT_MODIFY_STATIC_CONFIG", &parameters));
    }
    if CORE_PREFIXES.iter().any(|prefix| key.starts_with(prefix)) {
        let parameters =
            [("key", format!("\"{key}\"")), ("docroot", "https://spark.apache.org/docs/latest".to_string())];
        return Err(Error::new(Kind::Analysis, "CANNOT_MODIFY_CONFIG", &parameters));
    }
    Ok(())
}

fn check_value(key: &str, value: &str) -> Result<()> {
    let Some((_, default, form)) = KEYS.iter().find(|(name, _, _)| *name == key) else {
        // Spark's legacy switches change answers in ways that are not offered. Other keys change nothing here.
        return if key.starts_with("spark.sql.legacy.") {
            Err(Error::unsupported(format!("the configuration {key}")))
        } else {
            Ok(())
        };
    };
    let value = value.trim();
    match form {
        Form::Boolean if !matches!(value.to_ascii_lowercase().as_str(), "true" | "false") => {
            Err(mismatch(key, value, "boolean"))
        }
        Form::Int if value.parse::<i32>().is_err() => Err(mismatch(key, value, "int")),
        Form::Zone => check_zone(key, value),
        Form::Memory => memory::limit(value).map(drop),
        Form::Only if !value.eq_ignore_ascii_case(default) => {
            Err(Error::unsupported(format!("the configuration {key} = {value}")))
        }
        Form::Boolean | Form::Int | Form::Text | Form::Only => Ok(()),
    }
}

fn mismatch(key: &str, value: &str, form: &str) -> Error {
    let parameters = [("confValue", value), ("confName", key), ("confType", form)];
    Error::new(Kind::IllegalArgument, "INVALID_CONF_VALUE.TYPE_MISMATCH", &parameters)
}

/// Region names and offsets (`+05:30`) are offered; Java's other spellings (`GMT+5`) are refused by name.
fn check_zone(key: &str, value: &str) -> Result<()> {
    if value.parse::<arrow::array::timezone::Tz>().is_ok() {
        return Ok(());
    }
    if ["GMT", "UTC", "UT"].iter().any(|prefix| value.starts_with(prefix)) {
        return Err(Error::unsupported(format!("the time zone {value}; write +HH:MM")));
    }
    let parameters = [("confValue", value), ("confName", key)];
    Err(Error::new(Kind::IllegalArgument, "INVALID_CONF_VALUE.TIME_ZONE", &parameters))
}

/// The zone the machine is set to, by `TZ` or by `/etc`; UTC where neither names one.
fn machine_zone() -> String {
    let named = std::env::var("TZ").ok().map(|zone| zone.trim_start_matches(':').to_string());
    let linked = || {
        let path = std::fs::read_link("/etc/localtime").ok()?;
        path.to_str()?.split_once("zoneinfo/").map(|(_, zone)| zone.to_string())
    };
    let written = || std::fs::read_to_string("/etc/timezone").ok().map(|text| text.trim().to_string());
    named
        .filter(|zone| !zone.is_empty())
        .or_else(linked)
        .or_else(written)
        .filter(|zone| zone.parse::<arrow::array::timezone::Tz>().is_ok())
        .unwrap_or_else(|| "UTC".to_string())
}
