//! [`Settings`]: what a session fixes about the meaning of expressions.

use std::sync::Arc;

use crate::expr::arguments::Mode;
use crate::sql::{Backslashes, Dialect};
use crate::types::decimal::Loss;

/// The session settings that expressions depend on, as they stand when the plan is resolved.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `spark.sql.ansi.enabled`.
    pub ansi: bool,
    /// `spark.sql.session.timeZone`.
    pub zone: Arc<str>,
    /// The instant of the query, in microseconds since the epoch: `current_timestamp()`.
    pub now_micros: i64,
    /// `spark.sql.caseSensitive`.
    pub case_sensitive: bool,
    /// `spark.sql.mapKeyDedupPolicy` is `LAST_WIN`: of equal keys of a map the last counts, instead of an error.
    pub last_key_wins: bool,
    /// `spark.sql.decimalOperations.allowPrecisionLoss`.
    pub decimal_loss: Loss,
    /// `spark.sql.parser.escapedStringLiterals`.
    pub backslashes: Backslashes,
    /// `spark.sql.legacy.nullInEmptyListBehavior`: NULL IN a query without rows is NULL.
    pub null_in_empty: bool,
    /// `spark.sql.optimizer.decorrelateExistsSubqueryLegacyIncorrectCountHandling.enabled`: in EXISTS and IN an aggregate
    /// has no row for outer values that no row of its query fits.
    pub exists_skips_empty_groups: bool,
    /// `spark.sql.parser.quotedRegexColumnNames`: names in backticks are patterns in a select list.
    pub quoted_patterns: bool,
    /// `spark.sql.parser.singleCharacterPipeOperator.enabled`: `|` is a pipe too.
    pub single_pipe: bool,
    /// Into how many partitions a range is cut that is told nothing else.
    pub parallelism: usize,
    /// The current database: `current_schema()`.
    pub database: Arc<str>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            ansi: true,
            zone: Arc::from("UTC"),
            now_micros: 0,
            case_sensitive: false,
            last_key_wins: false,
            decimal_loss: Loss::Scale,
            backslashes: Backslashes::Escape,
            null_in_empty: false,
            exists_skips_empty_groups: false,
            quoted_patterns: false,
            single_pipe: true,
            parallelism: 1,
            database: Arc::from("default"),
        }
    }
}

impl Settings {
    /// What the grammar depends on.
    pub fn dialect(&self) -> Dialect {
        Dialect { backslashes: self.backslashes, quoted_patterns: self.quoted_patterns, single_pipe: self.single_pipe }
    }

    pub fn mode(&self) -> Mode {
        Mode { ansi: self.ansi, zone: Arc::clone(&self.zone), last_key_wins: self.last_key_wins }
    }
}
