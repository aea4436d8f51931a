//! The session's configuration: Spark's keys, their defaults, and what may be set. Spark: `RuntimeConfig`, `SQLConf`.

use std::collections::BTreeMap;

use firesteel_protocol::spark::connect::config_request::operation::OpType;
use firesteel_protocol::{ConfigReply, Error, Kind, Result};

use super::{memory, spark_keys};

pub(crate) const ANSI: &str = "spark.sql.ansi.enabled";
pub(crate) const MAP_KEYS: &str = "spark.sql.mapKeyDedupPolicy";
pub(crate) const TIME_ZONE: &str = "spark.sql.session.timeZone";
pub(crate) const CASE_SENSITIVE: &str = "spark.sql.caseSensitive";
pub(crate) const ESCAPED_STRING_LITERALS: &str = "spark.sql.parser.escapedStringLiterals";
pub(crate) const DECIMAL_LOSS: &str = "spark.sql.decimalOperations.allowPrecisionLoss";
pub(crate) const NULL_IN_EMPTY_LIST: &str = "spark.sql.legacy.nullInEmptyListBehavior";
pub(crate) const EXISTS_COUNT: &str =
    "spark.sql.optimizer.decorrelateExistsSubqueryLegacyIncorrectCountHandling.enabled";
pub(crate) const QUOTED_PATTERNS: &str = "spark.sql.parser.quotedRegexColumnNames";
pub(crate) const SINGLE_PIPE: &str = "spark.sql.parser.singleCharacterPipeOperator.enabled";
pub(crate) const DEFAULT_SOURCE: &str = "spark.sql.sources.default";
pub(crate) const MEMORY_LIMIT: &str = "spark.firesteel.memory.limit";
pub(crate) const TEST_PANIC: &str = "spark.firesteel.test.panic";

/// Keys of the engine's own, with their defaults.
const OWN: &[(&str, &str)] = &[(MEMORY_LIMIT, "60%"), (TEST_PANIC, "false")];

/// Where tables without a path lie. Fixed when the engine starts.
const WAREHOUSE: (&str, &str) = ("spark.sql.warehouse.dir", "spark-warehouse");

/// Keys of Spark's core, set before a cluster starts: no session may change them.
const CORE_PREFIXES: &[&str] = &[
    "spark.cores.",
    "spark.driver.",
    "spark.dynamicAllocation.",
    "spark.executor.",
    "spark.jars",
    "spark.memory.",
    "spark.network.",
    "spark.serializer",
    "spark.shuffle.",
    "spark.submit.",
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

    /// The value of a key, which may have none; `SQL_CONF_NOT_FOUND` for a key that nobody knows.
    fn known(&self, key: &str) -> Result<Option<String>> {
        match self.get(key) {
            None if spark_keys::find(key).is_none() => {
                let parameters = [("sqlConf", format!("\"{key}\""))];
                Err(Error::new(Kind::IllegalArgument, "SQL_CONF_NOT_FOUND", &parameters))
            }
            value => Ok(value),
        }
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
        let mut reply = ConfigReply { warnings: warnings(operation), ..ConfigReply::default() };
        match operation {
            OpType::Set(set) => {
                for pair in &set.pairs {
                    self.set_as_asked(&pair.key, pair.value.as_deref(), set.silent.unwrap_or(false), &mut reply)?;
                }
            }
            OpType::Get(get) => {
                for key in &get.keys {
                    reply.pairs.push((key.clone(), self.known(key)?));
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

/// What to say about the keys that an operation touches.
fn warnings(operation: &OpType) -> Vec<String> {
    let keys: Vec<&String> = match operation {
        OpType::Set(set) => set.pairs.iter().map(|pair| &pair.key).collect(),
        OpType::Get(get) => get.keys.iter().collect(),
        OpType::GetWithDefault(get) => get.pairs.iter().map(|pair| &pair.key).collect(),
        OpType::GetOption(get) => get.keys.iter().collect(),
        OpType::Unset(unset) => unset.keys.iter().collect(),
        OpType::GetAll(_) | OpType::IsModifiable(_) => Vec::new(),
    };
    keys.into_iter().filter_map(|key| spark_keys::find(key)?.warning).map(str::to_string).collect()
}

fn default(key: &str) -> Option<String> {
    let own = OWN.iter().chain([&WAREHOUSE]).find(|(name, _)| *name == key).map(|(_, value)| *value);
    own.or_else(|| spark_keys::find(key)?.default).map(str::to_string)
}

fn is_static(key: &str) -> bool {
    key == WAREHOUSE.0 || (key.starts_with("spark.sql.") && spark_keys::find(key).is_some_and(|key| key.is_static()))
}

fn is_modifiable(key: &str) -> bool {
    key == TIME_ZONE
        || OWN.iter().any(|(name, _)| *name == key)
        || spark_keys::find(key).is_some_and(|key| !key.is_static())
}

fn check_modifiable(key: &str) -> Result<()> {
    if is_static(key) {
        let parameters = [("key", format!("\"{key}\""))];
        return Err(Error::new(Kind::Analysis, "CANNOT_MODIFY_STATIC_CONFIG", &parameters));
    }
    let is_servers = spark_keys::find(key).is_some_and(|key| key.is_static());
    if is_servers || CORE_PREFIXES.iter().any(|prefix| key.starts_with(prefix)) {
        return Err(fixed(key));
    }
    Ok(())
}

/// A key that no session may set.
pub(crate) fn fixed(key: &str) -> Error {
    let parameters = [("key", format!("\"{key}\"")), ("docroot", "https://spark.apache.org/docs/latest".to_string())];
    Error::new(Kind::Analysis, "CANNOT_MODIFY_CONFIG", &parameters)
}

/// A key that nobody knows takes any value, and changes nothing.
fn check_value(key: &str, value: &str) -> Result<()> {
    let value = value.trim();
    match key {
        TIME_ZONE => check_zone(key, value),
        MEMORY_LIMIT => memory::limit(value).map(drop),
        key => match spark_keys::find(key) {
            Some(known) => known.check(key, value),
            // A switch of an older Spark is refused like those of this one.
            None if key.starts_with("spark.sql.legacy.") => Err(Error::unsupported(format!("the configuration {key}"))),
            None => Ok(()),
        },
    }
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
