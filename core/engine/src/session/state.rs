//! [`Session`]: the configuration, views and operations of one user's session, and the DataFusion state made of them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use datafusion::execution::SessionStateBuilder;
use datafusion::execution::memory_pool::MemoryLimit;
use datafusion::execution::session_state::SessionState;
use datafusion::functions_aggregate::first_last::first_value_udaf;
use datafusion::prelude::SessionConfig;
use firesteel_protocol::spark::connect::config_request::operation::OpType;
use firesteel_protocol::{ConfigReply, Node, Result};

use super::answers::Answers;
use super::blocks::Blocks;
use super::cached::Cached;
use super::configuration::{self, Configuration};
use super::cooperation::JoinsYield;
use super::engine::Engine;
use super::operation::Operations;
use crate::catalog::{self, Variables, View, Views};
use crate::function::Settings;
use crate::plan::compact::SortsCompact;
use crate::plan::gather::GatherInOrder;
use crate::plan::join_order::JoinOrder;
use crate::plan::merge_join::LargeJoinsMerge;
use crate::plan::row_order;
use crate::plan::window_memory::WindowsCount;
use crate::sql::Backslashes;
use crate::types::decimal::Loss;

/// Parsed statements a session keeps, so that a text that comes again is not parsed again.
const KEPT_STATEMENTS: usize = 256;

/// The name under which all sessions of an engine see a view.
pub(crate) const GLOBAL_TEMP: &str = "global_temp";

/// One user's session.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) engine: Arc<Engine>,
    pub(crate) operations: Arc<Operations>,
    configuration: Mutex<Configuration>,
    views: Mutex<Views>,
    blocks: Mutex<Blocks>,
    variables: Mutex<Arc<Variables>>,
    cached: Mutex<Cached>,
    answers: Mutex<Answers>,
    /// Where names without a database are looked up.
    database: Mutex<String>,
    statements: Mutex<HashMap<String, Arc<Node>>>,
    /// Made of the configuration when first needed, and anew when that changes.
    planner: Mutex<Option<Arc<SessionState>>>,
}

impl Session {
    pub(crate) fn new(engine: Arc<Engine>) -> Self {
        Session {
            engine,
            operations: Arc::default(),
            configuration: Mutex::new(Configuration::new()),
            views: Mutex::default(),
            blocks: Mutex::default(),
            variables: Mutex::default(),
            cached: Mutex::default(),
            answers: Mutex::default(),
            database: Mutex::new(catalog::DEFAULT_DATABASE.to_string()),
            statements: Mutex::default(),
            planner: Mutex::default(),
        }
    }

    /// A session that holds what this one holds now, and no operations.
    pub(crate) fn cloned(&self) -> Self {
        Session {
            engine: Arc::clone(&self.engine),
            operations: Arc::default(),
            configuration: Mutex::new(self.configuration()),
            views: Mutex::new(locked(&self.views).clone()),
            blocks: Mutex::new(locked(&self.blocks).clone()),
            variables: Mutex::new(self.variables()),
            cached: Mutex::new(self.cached()),
            answers: Mutex::default(),
            database: Mutex::new(self.database()),
            statements: Mutex::default(),
            planner: Mutex::default(),
        }
    }

    /// What is kept of DataFrames, as it is now.
    pub(crate) fn cached(&self) -> Cached {
        locked(&self.cached).clone()
    }

    /// Changes what is kept of DataFrames.
    pub(crate) fn change_cached(&self, change: impl FnOnce(&mut Cached)) {
        change(&mut locked(&self.cached));
    }

    /// What the call of the catalog with this plan id gave, if it is known.
    pub(crate) fn kept_answer(&self, plan_id: i64, call: &[u8]) -> Option<Arc<Node>> {
        locked(&self.answers).get(plan_id, call)
    }

    pub(crate) fn keep_answer(&self, plan_id: i64, call: Vec<u8>, answer: &Arc<Node>) {
        locked(&self.answers).keep(plan_id, call, Arc::clone(answer));
    }

    /// Keeps a block of a local relation.
    pub(crate) fn add_block(&self, hash: String, data: Bytes) -> Result<()> {
        locked(&self.blocks).add(hash, data, &self.engine.runtime.memory_pool)
    }

    pub(crate) fn block(&self, hash: &str) -> Option<Bytes> {
        locked(&self.blocks).get(hash)
    }

    /// The configuration as it is now. Changes go through [`Session::configure`].
    pub(crate) fn configuration(&self) -> Configuration {
        locked(&self.configuration).clone()
    }

    /// Changes or reads the configuration, as a `ConfigRequest` does.
    pub(crate) fn apply(&self, operation: &OpType) -> Result<ConfigReply> {
        self.configure(|configuration| configuration.apply(operation))
    }

    /// Changes the configuration; nothing is changed when `change` fails.
    pub(crate) fn configure<T>(&self, change: impl FnOnce(&mut Configuration) -> Result<T>) -> Result<T> {
        let mut configuration = locked(&self.configuration);
        let mut changed = configuration.clone();
        let answer = change(&mut changed)?;
        let limit = changed.explicit().get(configuration::MEMORY_LIMIT);
        if let Some(limit) =
            limit.filter(|limit| configuration.explicit().get(configuration::MEMORY_LIMIT) != Some(limit))
        {
            if self.engine.is_shared {
                return Err(configuration::fixed(configuration::MEMORY_LIMIT));
            }
            self.engine.limit_memory(limit)?;
        }
        if changed.explicit() != configuration.explicit() {
            *configuration = changed;
            *locked(&self.planner) = None;
        }
        Ok(answer)
    }

    /// What expressions depend on, as of now.
    pub(crate) fn settings(&self) -> Settings {
        let database = self.database();
        let configuration = locked(&self.configuration);
        Settings {
            ansi: configuration.is_true(configuration::ANSI),
            zone: configuration.zone().into(),
            now_micros: chrono::Utc::now().timestamp_micros(),
            case_sensitive: configuration.is_true(configuration::CASE_SENSITIVE),
            last_key_wins: configuration
                .get(configuration::MAP_KEYS)
                .is_some_and(|policy| policy.eq_ignore_ascii_case("LAST_WIN")),
            decimal_loss: if configuration.is_true(configuration::DECIMAL_LOSS) { Loss::Scale } else { Loss::Refused },
            backslashes: if configuration.is_true(configuration::ESCAPED_STRING_LITERALS) {
                Backslashes::Stay
            } else {
                Backslashes::Escape
            },
            // Without a value the key is what ANSI mode is not.
            null_in_empty: match configuration.get(configuration::NULL_IN_EMPTY_LIST) {
                Some(value) => value.eq_ignore_ascii_case("true"),
                None => !configuration.is_true(configuration::ANSI),
            },
            exists_skips_empty_groups: configuration.is_true(configuration::EXISTS_COUNT),
            quoted_patterns: configuration.is_true(configuration::QUOTED_PATTERNS),
            single_pipe: configuration.is_true(configuration::SINGLE_PIPE),
            parallelism: self.engine.parallelism,
            database: database.into(),
        }
    }

    /// DataFusion's side of the session: optimiser, planner and what operators run with.
    pub(crate) fn planner(&self) -> Arc<SessionState> {
        let mut planner = locked(&self.planner);
        if let Some(planner) = &*planner {
            return Arc::clone(planner);
        }
        let made = Arc::new(self.new_planner());
        *planner = Some(Arc::clone(&made));
        made
    }

    fn new_planner(&self) -> SessionState {
        let settings = self.settings();
        let mut config = SessionConfig::new()
            .with_target_partitions(self.engine.parallelism)
            // Dealing batches out in turn would lose the order of the rows. Sources cut themselves into partitions.
            .with_round_robin_repartition(false)
            .with_create_default_catalog_and_schema(false)
            .with_enable_ansi_mode(settings.ansi);
        config.options_mut().execution.time_zone = Some(settings.zone.to_string());
        // Each sort sets memory aside for its merge; where there is little, many sorts must not take all of it that way.
        if let MemoryLimit::Finite(limit) = self.engine.runtime.memory_pool.memory_limit() {
            let aside = &mut config.options_mut().execution.sort_spill_reservation_bytes;
            *aside = (limit / 128).clamp(1 << 20, *aside);
        }
        SessionStateBuilder::new()
            .with_config(config)
            .with_runtime_env(Arc::clone(&self.engine.runtime))
            // The registry is empty but for what optimiser rules look up by name.
            .with_aggregate_functions(vec![first_value_udaf()])
            .with_optimizer_rule(Arc::new(JoinOrder))
            .with_physical_optimizer_rules(row_order::rules())
            .with_physical_optimizer_rule(Arc::new(LargeJoinsMerge {
                pool: Arc::clone(&self.engine.runtime.memory_pool),
            }))
            .with_physical_optimizer_rule(Arc::new(SortsCompact))
            .with_physical_optimizer_rule(Arc::new(WindowsCount))
            .with_physical_optimizer_rule(Arc::new(JoinsYield))
            .with_physical_optimizer_rule(Arc::new(GatherInOrder))
            .build()
    }

    /// The current database.
    pub(crate) fn database(&self) -> String {
        locked(&self.database).clone()
    }

    /// Makes another database the current one.
    pub(crate) fn enter_database(&self, name: &str) {
        *locked(&self.database) = name.to_string();
    }

    /// The session's variables as they are now.
    pub(crate) fn variables(&self) -> Arc<Variables> {
        Arc::clone(&locked(&self.variables))
    }

    /// Changes the session's variables.
    pub(crate) fn change_variables<T>(&self, change: impl FnOnce(&mut Variables) -> T) -> T {
        change(Arc::make_mut(&mut locked(&self.variables)))
    }

    /// The names of the session's own views.
    pub(crate) fn view_names(&self) -> Vec<String> {
        locked(&self.views).names().map(str::to_string).collect()
    }

    /// The names of the views that all sessions see.
    pub(crate) fn global_view_names(&self) -> Vec<String> {
        locked(&self.engine.global_views).names().map(str::to_string).collect()
    }

    /// The view a name stands for: `["v"]`, or `["global_temp", "v"]`.
    pub(crate) fn view(&self, parts: &[String], case_sensitive: bool) -> Option<Arc<View>> {
        let (views, name) = self.views_of(parts)?;
        views.get(&catalog::key(name, case_sensitive)).cloned()
    }

    /// Adds a view under its name.
    pub(crate) fn create_view(&self, view: View, replace: bool, case_sensitive: bool) -> Result<()> {
        let parts = view.name.clone();
        let Some((mut views, name)) = self.views_of(&parts) else {
            return Err(firesteel_protocol::Error::unsupported("a view in a catalog"));
        };
        views.create(catalog::key(name, case_sensitive), view, replace)
    }

    /// Removes a view; whether there was one.
    pub(crate) fn drop_view(&self, parts: &[String], case_sensitive: bool) -> bool {
        self.views_of(parts).is_some_and(|(mut views, name)| views.remove(&catalog::key(name, case_sensitive)))
    }

    fn views_of<'a>(&'a self, parts: &'a [String]) -> Option<(MutexGuard<'a, Views>, &'a str)> {
        match parts {
            [name] => Some((locked(&self.views), name)),
            [schema, name] if schema.eq_ignore_ascii_case(GLOBAL_TEMP) => {
                Some((locked(&self.engine.global_views), name))
            }
            _ => None,
        }
    }

    /// The parsed form of `text`: kept, or made by `parse` and kept.
    pub(crate) fn kept_statement(&self, text: &str) -> Option<Arc<Node>> {
        locked(&self.statements).get(text).cloned()
    }

    pub(crate) fn keep_statement(&self, text: &str, node: &Arc<Node>) {
        let mut statements = locked(&self.statements);
        if statements.len() >= KEPT_STATEMENTS {
            statements.clear();
        }
        statements.insert(text.to_string(), Arc::clone(node));
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
