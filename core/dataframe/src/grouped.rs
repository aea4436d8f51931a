//! [`GroupedData`]: rows in groups, to be aggregated.

use firesteel_protocol::spark::connect::Aggregate;
use firesteel_protocol::spark::connect::aggregate::{GroupType, GroupingSets, Pivot};
use firesteel_protocol::spark::connect::data_type::{Kind, StructField};
use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::{Error, Result};

use crate::functions::{count, lit};
use crate::{Column, DataFrame, Literal};

/// A DataFrame's rows in groups. Made by [`DataFrame::group_by`], [`DataFrame::rollup`] and [`DataFrame::cube`].
#[derive(Clone)]
pub struct GroupedData {
    input: DataFrame,
    group_type: GroupType,
    grouping: Vec<Column>,
    pivot: Option<(Column, Vec<Literal>)>,
    sets: Vec<Vec<Column>>,
}

impl GroupedData {
    pub(crate) fn new(input: DataFrame, group_type: GroupType, grouping: Vec<Column>) -> Self {
        GroupedData { input, group_type, grouping, pivot: None, sets: Vec::new() }
    }

    /// A column for each value of `column`, whose name is looked up in the DataFrame alone. Without values Spark looks them
    /// up. It follows only [`DataFrame::group_by`], and once; else it is refused with `UNSUPPORTED_OPERATION`.
    pub fn pivot(mut self, column: impl Into<Column>, values: impl IntoIterator<Item = Literal>) -> Result<Self> {
        match self.group_type {
            GroupType::Groupby => {}
            GroupType::Pivot => return Err(Error::unsupported("Repeated PIVOT operation")),
            other => {
                let word = other.as_str_name().trim_start_matches("GROUP_TYPE_");
                return Err(Error::unsupported(format!("PIVOT after {word}")));
            }
        }
        let column = column.into();
        let column = unbound_name(&column).map_or(column, |name| self.input.col(name));
        self.group_type = GroupType::Pivot;
        self.pivot = Some((column, values.into_iter().collect()));
        Ok(self)
    }

    /// Groups by each of these sets of columns.
    #[must_use]
    pub(crate) fn with_sets(mut self, sets: Vec<Vec<Column>>) -> Self {
        self.sets = sets;
        self
    }

    /// A row a group: the grouping columns, then these aggregates.
    pub fn agg<C: Into<Column>>(&self, aggregates: impl IntoIterator<Item = C>) -> DataFrame {
        let aggregates: Vec<Column> = aggregates.into_iter().map(Into::into).collect();
        let pivot_column = self.pivot.as_ref().map(|(column, _)| column);
        let aggregate = Aggregate {
            group_type: i32::from(self.group_type),
            grouping_expressions: self.grouping.iter().map(Column::to_message).collect(),
            aggregate_expressions: aggregates.iter().map(Column::to_message).collect(),
            pivot: self.pivot.as_ref().map(|(column, values)| Pivot {
                col: Some(column.to_message()),
                values: values.iter().map(|value| value.to_message().clone()).collect(),
            }),
            grouping_sets: self
                .sets
                .iter()
                .map(|set| GroupingSets { grouping_set: set.iter().map(Column::to_message).collect() })
                .collect(),
            ..Default::default()
        };
        let columns = self.grouping.iter().chain(self.sets.iter().flatten()).chain(&aggregates).chain(pivot_column);
        self.input.derived_of(RelType::Aggregate(Box::new(aggregate)), columns)
    }

    /// How many rows each group has, as `count`.
    pub fn count(&self) -> DataFrame {
        self.agg([count(lit(1)).alias("count")])
    }

    /// The columns that hold numbers: those that PySpark takes where [`GroupedData::sum`] and its kin are given no names.
    pub async fn numeric_columns(&self) -> Result<Vec<String>> {
        let schema = self.input.schema().await?;
        let Some(Kind::Struct(fields)) = schema.kind else { return Ok(Vec::new()) };
        Ok(fields.fields.into_iter().filter(is_number).map(|field| field.name).collect())
    }

    /// The sum of these columns in each group.
    pub fn sum<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> DataFrame {
        self.each("sum", names)
    }

    /// The mean of these columns in each group.
    pub fn avg<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> DataFrame {
        self.each("avg", names)
    }

    /// The same as [`GroupedData::avg`].
    pub fn mean<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> DataFrame {
        self.avg(names)
    }

    /// The smallest value of these columns in each group.
    pub fn min<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> DataFrame {
        self.each("min", names)
    }

    /// The largest value of these columns in each group.
    pub fn max<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> DataFrame {
        self.each("max", names)
    }

    fn each<'a>(&self, function: &str, names: impl IntoIterator<Item = &'a str>) -> DataFrame {
        self.agg(names.into_iter().map(|name| Column::function(function, [name.into()])))
    }
}

/// The name of a column that is nothing but a name and bound to no DataFrame.
fn unbound_name(column: &Column) -> Option<String> {
    match column.to_message().expr_type {
        Some(ExprType::UnresolvedAttribute(attribute))
            if attribute.plan_id.is_none() && attribute.is_metadata_column.is_none() =>
        {
            Some(attribute.unparsed_identifier)
        }
        _ => None,
    }
}

fn is_number(field: &StructField) -> bool {
    let kind = field.data_type.as_ref().and_then(|data_type| data_type.kind.as_ref());
    matches!(
        kind,
        Some(
            Kind::Byte(_)
                | Kind::Short(_)
                | Kind::Integer(_)
                | Kind::Long(_)
                | Kind::Float(_)
                | Kind::Double(_)
                | Kind::Decimal(_)
        )
    )
}
