//! [`RuntimeConfig`]: the configuration of a session. Spark: `RuntimeConfig`.

use std::collections::BTreeMap;

use firesteel_protocol::spark::connect::KeyValue;
use firesteel_protocol::spark::connect::config_request::{
    Get, GetAll, GetOption, GetWithDefault, IsModifiable, Set, Unset, operation::OpType,
};
use firesteel_protocol::{Error, Kind, Result};

use crate::Session;

/// The configuration of a session.
#[derive(Clone, Debug)]
pub struct RuntimeConfig(Session);

impl RuntimeConfig {
    pub(crate) fn new(session: Session) -> Self {
        RuntimeConfig(session)
    }

    /// The value of an entry, or of its default. Raises `SQL_CONF_NOT_FOUND` when there is neither.
    pub async fn get(&self, key: impl Into<String>) -> Result<String> {
        let key = key.into();
        let reply = self.run(OpType::Get(Get { keys: vec![key.clone()] })).await?;
        let value = reply.into_iter().find_map(|(_, value)| value);
        value.ok_or_else(|| Error::new(Kind::Analysis, "SQL_CONF_NOT_FOUND", &[("sqlConf", format!("\"{key}\""))]))
    }

    /// The value of an entry, if it has one.
    pub async fn get_option(&self, key: impl Into<String>) -> Result<Option<String>> {
        let reply = self.run(OpType::GetOption(GetOption { keys: vec![key.into()] })).await?;
        Ok(reply.into_iter().find_map(|(_, value)| value))
    }

    /// The value of an entry that was set, or else this one, whatever the entry's own default is.
    pub async fn get_or(&self, key: impl Into<String>, default: Option<String>) -> Result<Option<String>> {
        let pair = KeyValue { key: key.into(), value: default };
        let reply = self.run(OpType::GetWithDefault(GetWithDefault { pairs: vec![pair] })).await?;
        Ok(reply.into_iter().find_map(|(_, value)| value))
    }

    /// All entries that were set.
    pub async fn get_all(&self) -> Result<BTreeMap<String, String>> {
        let reply = self.run(OpType::GetAll(GetAll { prefix: None })).await?;
        Ok(reply.into_iter().filter_map(|(key, value)| Some((key, value?))).collect())
    }

    pub async fn set(&self, key: impl Into<String>, value: impl ToString) -> Result<()> {
        self.set_all([(key.into(), value.to_string())]).await
    }

    pub async fn set_all(&self, entries: impl IntoIterator<Item = (String, String)>) -> Result<()> {
        let pairs = entries.into_iter().map(|(key, value)| KeyValue { key, value: Some(value) }).collect();
        self.change(OpType::Set(Set { pairs, silent: None })).await
    }

    /// Sets what can be set; gives a warning for each entry that cannot. Spark does so with what a builder was given.
    pub async fn set_where_possible(&self, entries: impl IntoIterator<Item = (String, String)>) -> Result<Vec<String>> {
        self.0.check_usable()?;
        let pairs = entries.into_iter().map(|(key, value)| KeyValue { key, value: Some(value) }).collect();
        let operation = OpType::Set(Set { pairs, silent: Some(true) });
        let reply = self.0.backend().config(self.0.key(), operation).await?;
        self.0.forget_configuration();
        Ok(reply.warnings)
    }

    pub async fn unset(&self, key: impl Into<String>) -> Result<()> {
        self.change(OpType::Unset(Unset { keys: vec![key.into()] })).await
    }

    /// Whether an entry can be changed in a running session.
    pub async fn is_modifiable(&self, key: impl Into<String>) -> Result<bool> {
        let reply = self.run(OpType::IsModifiable(IsModifiable { keys: vec![key.into()] })).await?;
        Ok(reply.into_iter().find_map(|(_, value)| value).as_deref() == Some("true"))
    }

    async fn change(&self, operation: OpType) -> Result<()> {
        self.run(operation).await?;
        self.0.forget_configuration();
        Ok(())
    }

    async fn run(&self, operation: OpType) -> Result<Vec<(String, Option<String>)>> {
        self.0.check_usable()?;
        Ok(self.0.backend().config(self.0.key(), operation).await?.pairs)
    }
}
