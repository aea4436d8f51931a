//! What gives a DataFrame another shape, other partitions or other company: the relations of `Dataset` that are neither
//! plain queries nor statistics.

use firesteel_protocol::spark::connect::aggregate::GroupType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto, expression};

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
    pub rows: i32,
    /// `inner` or `leftouter`.
    pub how: String,
    /// `exact` or `approx`.
    pub mode: String,
    /// `distance` or `similarity`.
    pub direction: String,
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

    /// About this fraction of the rows, by chance.
    pub fn sample(&self, fraction: f64, with_replacement: bool, seed: i64) -> DataFrame {
        self.sample_between((0.0, fraction), with_replacement, seed, false)
    }

    /// The rows parted by chance, in about these proportions.
    pub fn random_split(&self, weights: &[f64], seed: i64) -> Vec<DataFrame> {
        let total: f64 = weights.iter().sum();
        let mut lower = 0.0;
        weights
            .iter()
            .map(|weight| {
                let upper = lower + weight / total;
                let part = self.sample_between((lower, upper), false, seed, true);
                lower = upper;
                part
            })
            .collect()
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

    /// Each row with the rows that `other`, which may use its columns, gives for it.
    pub fn lateral_join(&self, other: &DataFrame, on: Option<Column>, how: JoinType) -> DataFrame {
        let message = proto::LateralJoin {
            join_condition: on.as_ref().map(Column::to_message),
            join_type: i32::from(how.to_wire()),
            ..Default::default()
        };
        self.joined(other, RelType::LateralJoin(Box::new(message)), &on)
    }

    /// Each row with the rows of the other side that a ranking puts first.
    pub fn nearest_by_join(&self, other: &DataFrame, by: &NearestBy) -> DataFrame {
        let message = proto::NearestByJoin {
            ranking_expression: Some(by.ranking.to_message()),
            num_results: by.rows,
            join_type: by.how.clone(),
            mode: by.mode.clone(),
            direction: by.direction.clone(),
            ..Default::default()
        };
        self.joined(other, RelType::NearestByJoin(Box::new(message)), [&by.ranking])
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
