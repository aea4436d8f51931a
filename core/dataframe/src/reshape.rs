//! What gives a DataFrame another shape, other partitions or other company: the relations of `Dataset` that are neither
//! plain queries nor statistics.

use firesteel_protocol::spark::connect::aggregate::GroupType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto, expression};
use firesteel_protocol::{Error, Kind, Result};

use crate::column::Column;
use crate::{DataFrame, GroupedData, JoinType, On};

/// How [`DataFrame::join_as_of`] finds the one row of the other side.
#[derive(Debug, Clone)]
pub struct AsOf {
    pub left: Column,
    pub right: Column,
    pub on: On,
    /// `inner` or `left`.
    pub how: String,
    pub tolerance: Option<Column>,
    pub allow_exact_matches: bool,
    /// `backward`, `forward` or `nearest`.
    pub direction: String,
}

/// How [`DataFrame::nearest_by_join`] finds the rows of the other side.
#[derive(Debug, Clone)]
pub struct NearestBy {
    pub ranking: Column,
    /// From 1 to 100,000.
    pub rows: i32,
    /// `inner`, `left` or `leftouter`.
    pub how: String,
    /// `exact` or `approx`.
    pub mode: String,
    /// `distance` or `similarity`.
    pub direction: String,
}

impl NearestBy {
    const MOST_ROWS: i32 = 100_000;

    fn check(&self) -> Result<()> {
        let refused = |condition: &str, parameters: &[(&str, &str)]| {
            Err(Error::new(Kind::Analysis, &format!("NEAREST_BY_JOIN.{condition}"), parameters))
        };
        let one_of = |text: &str, known: &[&str]| known.contains(&text.to_lowercase().replace('_', "").as_str());
        if !(1..=Self::MOST_ROWS).contains(&self.rows) {
            let (rows, most) = (self.rows.to_string(), Self::MOST_ROWS.to_string());
            return refused("NUM_RESULTS_OUT_OF_RANGE", &[("numResults", &rows), ("min", "1"), ("max", &most)]);
        }
        if !one_of(&self.how, &["inner", "left", "leftouter"]) {
            let parameters = [("joinType", self.how.as_str()), ("supported", "'INNER', 'LEFT OUTER'")];
            return refused("UNSUPPORTED_JOIN_TYPE", &parameters);
        }
        if !one_of(&self.mode, &["approx", "exact"]) {
            return refused("UNSUPPORTED_MODE", &[("mode", self.mode.as_str()), ("supported", "'approx', 'exact'")]);
        }
        if !one_of(&self.direction, &["distance", "similarity"]) {
            let parameters = [("direction", self.direction.as_str()), ("supported", "'distance', 'similarity'")];
            return refused("UNSUPPORTED_DIRECTION", &parameters);
        }
        Ok(())
    }
}

impl DataFrame {
    /// The rows in `partitions` partitions.
    pub fn repartition(&self, partitions: i32) -> DataFrame {
        self.repartitioned(partitions, true)
    }

    /// The rows in at most `partitions` partitions, brought together without a shuffle.
    pub fn coalesce(&self, partitions: i32) -> DataFrame {
        self.repartitioned(partitions, false)
    }

    fn repartitioned(&self, num_partitions: i32, shuffle: bool) -> DataFrame {
        let message = proto::Repartition { input: None, num_partitions, shuffle: Some(shuffle) };
        self.derived(RelType::Repartition(Box::new(message)), 0)
    }

    /// Rows of equal values in one partition; with orders (`desc`), partitions are ranges of values.
    pub fn repartition_by(&self, num_partitions: Option<i32>, columns: impl IntoIterator<Item = Column>) -> DataFrame {
        let columns: Vec<Column> = columns.into_iter().collect();
        let partition_exprs = columns.iter().map(Column::to_message).collect();
        let message = proto::RepartitionByExpression { input: None, partition_exprs, num_partitions };
        self.derived_of(RelType::RepartitionByExpression(Box::new(message)), &columns)
    }

    /// The rows in partitions that are ranges of these columns' values; a column that is no order is ascending.
    pub fn repartition_by_range<C: Into<Column>>(
        &self,
        num_partitions: Option<i32>,
        columns: impl IntoIterator<Item = C>,
    ) -> DataFrame {
        let order = columns.into_iter().map(|column| ascending(column.into()));
        self.repartition_by(num_partitions, order)
    }

    /// Each row in the partition whose number a column says.
    pub fn repartition_by_id(&self, num_partitions: i32, partition_id: impl Into<Column>) -> DataFrame {
        self.repartition_by(Some(num_partitions), [partition_id.into().as_partition_id()])
    }

    /// Groups by each of these sets of columns; `columns` are all that the result shows.
    pub fn grouping_sets<C: Into<Column>>(
        &self,
        sets: impl IntoIterator<Item = Vec<Column>>,
        columns: impl IntoIterator<Item = C>,
    ) -> GroupedData {
        let columns = columns.into_iter().map(Into::into).collect();
        GroupedData::new(self.clone(), GroupType::GroupingSets, columns).with_sets(sets.into_iter().collect())
    }

    /// A part of the rows by chance: those whose random number lies between the bounds.
    pub fn sample_between(
        &self,
        (lower_bound, upper_bound): (f64, f64),
        with_replacement: bool,
        seed: i64,
        deterministic_order: bool,
    ) -> DataFrame {
        let message = proto::Sample {
            input: None,
            lower_bound,
            upper_bound,
            with_replacement: Some(with_replacement),
            seed: Some(seed),
            deterministic_order,
        };
        self.derived(RelType::Sample(Box::new(message)), 0)
    }

    /// About this fraction of the rows, by chance. Without a seed one is chosen, so that the DataFrame gives the same rows
    /// each time.
    pub fn sample(&self, fraction: f64, with_replacement: bool, seed: impl Into<Option<i64>>) -> DataFrame {
        self.sample_between((0.0, fraction), with_replacement, seed.into().unwrap_or_else(fresh_seed), false)
    }

    /// The rows parted by chance, in about these proportions. Without a seed one is chosen. A negative weight and weights
    /// of nothing in all are refused with `VALUE_NOT_POSITIVE`.
    pub fn random_split(&self, weights: &[f64], seed: impl Into<Option<i64>>) -> Result<Vec<DataFrame>> {
        let not_positive = |name: &str, value: f64| {
            Error::new(
                Kind::IllegalArgument,
                "VALUE_NOT_POSITIVE",
                &[("arg_name", name), ("arg_value", &value.to_string())],
            )
        };
        if let Some(weight) = weights.iter().find(|weight| **weight < 0.0) {
            return Err(not_positive("weights", *weight));
        }
        let total: f64 = weights.iter().sum();
        if total.is_nan() || total <= 0.0 {
            return Err(not_positive("sum(weights)", total));
        }
        let seed = seed.into().unwrap_or_else(fresh_seed);
        let mut lower = 0.0;
        let part = |weight: &f64| {
            let upper = lower + weight / total;
            let part = self.sample_between((lower, upper), false, seed, true);
            lower = upper;
            part
        };
        Ok(weights.iter().map(part).collect())
    }

    /// The same as [`DataFrame::unpivot`].
    pub fn melt(
        &self,
        ids: impl IntoIterator<Item = Column>,
        values: Option<Vec<Column>>,
        variable: impl Into<String>,
        value: impl Into<String>,
    ) -> DataFrame {
        self.unpivot(ids, values, variable, value)
    }

    /// Columns turned into rows: one a column of `values`, or of all but `ids`.
    pub fn unpivot(
        &self,
        ids: impl IntoIterator<Item = Column>,
        values: Option<Vec<Column>>,
        variable: impl Into<String>,
        value: impl Into<String>,
    ) -> DataFrame {
        let ids: Vec<Column> = ids.into_iter().collect();
        let messages = |columns: &[Column]| columns.iter().map(Column::to_message).collect();
        let message = proto::Unpivot {
            input: None,
            ids: messages(&ids),
            values: values.as_deref().map(|values| proto::unpivot::Values { values: messages(values) }),
            variable_column_name: variable.into(),
            value_column_name: value.into(),
        };
        let columns = ids.iter().chain(values.iter().flatten());
        self.derived_of(RelType::Unpivot(Box::new(message)), columns)
    }

    /// Rows turned into columns, whose names are the values of `index`, or of the first column.
    pub fn transpose(&self, index: Option<Column>) -> DataFrame {
        let index_columns = index.iter().map(Column::to_message).collect();
        self.derived_of(RelType::Transpose(Box::new(proto::Transpose { input: None, index_columns })), &index)
    }

    /// The columns that a struct type names, in its order and cast to its types.
    pub fn to_schema(&self, schema: proto::DataType) -> DataFrame {
        let message = proto::ToSchema { input: None, schema: Some(schema) };
        self.derived(RelType::ToSchema(Box::new(message)), 0)
    }

    /// A column with other metadata, given as JSON text.
    pub fn with_metadata(&self, name: impl Into<String>, metadata: impl Into<String>) -> DataFrame {
        let name = name.into();
        let column = self.col(name.as_str());
        let alias = expression::Alias {
            expr: Some(Box::new(column.to_message())),
            name: vec![name],
            metadata: Some(metadata.into()),
        };
        let message = proto::WithColumns { input: None, aliases: vec![alias] };
        self.derived_of(RelType::WithColumns(Box::new(message)), [&column])
    }

    /// How late rows of a stream may come, by the time in a column.
    pub fn with_watermark(&self, event_time: impl Into<String>, delay_threshold: impl Into<String>) -> DataFrame {
        let (event_time, delay_threshold) = (event_time.into(), delay_threshold.into());
        let message = proto::WithWatermark { input: None, event_time, delay_threshold };
        self.derived(RelType::WithWatermark(Box::new(message)), 0)
    }

    /// [`DataFrame::drop_duplicates`] among the rows of a stream that its watermark keeps. Without names, of all columns.
    pub fn drop_duplicates_within_watermark(&self, names: Option<Vec<String>>) -> DataFrame {
        let message = proto::Deduplicate {
            input: None,
            all_columns_as_keys: Some(names.is_none()),
            column_names: names.unwrap_or_default(),
            within_watermark: Some(true),
        };
        self.derived(RelType::Deduplicate(Box::new(message)), 0)
    }

    /// The aggregates `metrics` are computed along the way, and told by the operation under `name`.
    pub fn observe(&self, name: impl Into<String>, metrics: impl IntoIterator<Item = Column>) -> DataFrame {
        let metrics: Vec<Column> = metrics.into_iter().collect();
        let messages = metrics.iter().map(Column::to_message).collect();
        let message = proto::CollectMetrics { input: None, name: name.into(), metrics: messages };
        self.derived_of(RelType::CollectMetrics(Box::new(message)), &metrics)
    }

    /// The columns of both side by side, row by row. Both must come of one DataFrame.
    pub fn zip(&self, other: &DataFrame) -> DataFrame {
        self.joined(other, RelType::Zip(Box::default()), [])
    }

    /// Each row with the rows that `other`, which may use its columns, gives for it. Inner, left and cross joins can be
    /// lateral; others are refused with `UNSUPPORTED_JOIN_TYPE`.
    pub fn lateral_join(&self, other: &DataFrame, on: Option<Column>, how: JoinType) -> Result<DataFrame> {
        if !matches!(how, JoinType::Inner | JoinType::Left | JoinType::Cross) {
            let parameters =
                [("typ", how.name()), ("supported", "'inner', 'leftouter', 'left', 'left_outer', 'cross'")];
            return Err(Error::new(Kind::Analysis, "UNSUPPORTED_JOIN_TYPE", &parameters));
        }
        let message = proto::LateralJoin {
            join_condition: on.as_ref().map(Column::to_message),
            join_type: i32::from(how.to_wire()),
            ..Default::default()
        };
        Ok(self.joined(other, RelType::LateralJoin(Box::new(message)), &on))
    }

    /// Each row with the rows of the other side that a ranking puts first. What [`NearestBy`] does not know is refused with
    /// one of the conditions `NEAREST_BY_JOIN`.
    pub fn nearest_by_join(&self, other: &DataFrame, by: &NearestBy) -> Result<DataFrame> {
        by.check()?;
        let message = proto::NearestByJoin {
            ranking_expression: Some(by.ranking.to_message()),
            num_results: by.rows,
            join_type: by.how.clone(),
            mode: by.mode.clone(),
            direction: by.direction.clone(),
            ..Default::default()
        };
        Ok(self.joined(other, RelType::NearestByJoin(Box::new(message)), [&by.ranking]))
    }

    /// Each row with the row of the other side that is nearest in time, or in another order.
    pub fn join_as_of(&self, other: &DataFrame, by: &AsOf) -> DataFrame {
        let mut message = proto::AsOfJoin {
            left_as_of: Some(by.left.to_message()),
            right_as_of: Some(by.right.to_message()),
            join_type: by.how.clone(),
            tolerance: by.tolerance.as_ref().map(Column::to_message),
            allow_exact_matches: by.allow_exact_matches,
            direction: by.direction.clone(),
            ..Default::default()
        };
        let mut condition = None;
        match &by.on {
            On::Columns(names) => message.using_columns.clone_from(names),
            On::Condition(column) => {
                message.join_expr = Some(column.to_message());
                condition = Some(column);
            }
            On::Nothing => {}
        }
        let columns = [&by.left, &by.right].into_iter().chain(&by.tolerance).chain(condition);
        self.joined(other, RelType::AsOfJoin(Box::new(message)), columns)
    }
}

/// The column as an order: ascending, unless it is one already.
fn ascending(column: Column) -> Column {
    match column.to_message().expr_type {
        Some(expression::ExprType::SortOrder(_)) => column,
        _ => column.asc(),
    }
}

/// A seed by chance.
fn fresh_seed() -> i64 {
    let (half, _) = uuid::Uuid::new_v4().as_u64_pair();
    (half >> 1).cast_signed()
}
