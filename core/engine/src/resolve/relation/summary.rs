//! `describe` and `summary`: figures about numbers and texts, as text, a figure a row. Spark: `StatFunctions.summary`.

use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, Int32Array, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Float64Type, Schema};
use datafusion::common::{JoinType, ScalarValue};
use datafusion::logical_expr::{lit, when};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use super::{join, local, project};
use crate::error::from_datafusion;
use crate::expr::cast::{parse, text};
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::expr::{EvalMode, Typed, cast};
use crate::function::{self, Call, Settings};
use crate::plan::quantiles::{Nans, quantiles};
use crate::resolve::column::Column;
use crate::resolve::condition;
use crate::resolve::expression::{self, Output};
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::types::{is_decimal, is_numeric, is_string, list};

/// How far from the ends Spark's approximate percentiles give the least and the greatest value.
const PERCENTILE_ERROR: f64 = 1.0 / 10_000.0;

/// The figures of `summary` that is asked for none.
const USUAL: &[&str] = &["count", "mean", "stddev", "min", "25%", "50%", "75%", "max"];

pub(super) fn describe(resolver: &mut Resolver<'_>, node: &Node, message: &proto::StatDescribe) -> Result<Relation> {
    let proto::StatDescribe { input: _, cols } = message;
    let mut scope = Scope::of(super::input(resolver, node)?);
    let mut columns = Vec::new();
    for name in cols {
        columns.push(expression::resolve(resolver, &mut scope, &super::attribute(name))?);
    }
    if cols.is_empty() {
        columns = scope.relation.columns.iter().map(Column::typed).collect();
    }
    let figures = ["count", "mean", "stddev", "min", "max"].map(str::to_string);
    table(resolver, scope.relation, &columns, &figures)
}

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::StatSummary) -> Result<Relation> {
    let proto::StatSummary { input: _, statistics } = message;
    let input = super::input(resolver, node)?;
    let columns: Vec<Typed> = input.columns.iter().map(Column::typed).collect();
    let usual: Vec<String> = USUAL.iter().map(|figure| (*figure).to_string()).collect();
    table(resolver, input, &columns, if statistics.is_empty() { &usual } else { statistics })
}

/// A figure of a column.
enum Figure {
    Count,
    CountDistinct,
    ApproximateCountDistinct,
    Mean,
    Deviation,
    Least,
    Greatest,
    Percentile(f64),
}

impl Figure {
    fn named(name: &str) -> Result<Self> {
        let unknown = || condition::analysis("UNRECOGNIZED_STATISTIC", &[("stats", format!("'{name}'"))]);
        Ok(match name.to_lowercase().as_str() {
            "count" => Figure::Count,
            "count_distinct" => Figure::CountDistinct,
            "approx_count_distinct" => Figure::ApproximateCountDistinct,
            "mean" => Figure::Mean,
            "stddev" => Figure::Deviation,
            "min" => Figure::Least,
            "max" => Figure::Greatest,
            other => {
                let percent: f64 = other.strip_suffix('%').and_then(|text| text.parse().ok()).ok_or_else(unknown)?;
                if !(0.0..=100.0).contains(&percent) {
                    return Err(Error::argument("summary", "statistics", "Percentiles must be in the range [0, 1]"));
                }
                Figure::Percentile(percent / 100.0)
            }
        })
    }

    /// The figure as text. Texts count as the numbers they hold where a figure needs numbers.
    fn of(&self, resolver: &Resolver<'_>, column: &Typed) -> Result<Typed> {
        let settings = resolver.settings();
        let double = |mode| cast(column.clone(), &DataType::Float64, mode, settings);
        let number = || match is_string(&column.data_type) {
            true => double(EvalMode::Try),
            false => Ok(column.clone()),
        };
        let apply = |name, argument, is_distinct| {
            let (filter, order_by, ignore_nulls) = (None, Vec::new(), None);
            function::resolve(Call {
                name,
                arguments: vec![argument],
                is_distinct,
                filter,
                order_by,
                ignore_nulls,
                settings,
            })
        };
        let figure = match self {
            Figure::Count => apply("count", column.clone(), false)?,
            Figure::CountDistinct => apply("count", column.clone(), true)?,
            Figure::ApproximateCountDistinct => apply("approx_count_distinct", column.clone(), false)?,
            Figure::Mean => apply("avg", number()?, false)?,
            Figure::Deviation => apply("stddev", number()?, false)?,
            Figure::Least => apply("min", column.clone(), false)?,
            Figure::Greatest => apply("max", column.clone(), false)?,
            Figure::Percentile(fraction) => {
                let is_decimal = is_decimal(&column.data_type);
                let number = if is_decimal { double(EvalMode::Legacy)? } else { number()? };
                let element = number.data_type.clone();
                let expr = quantiles(number.expr, element.clone(), &[*fraction], PERCENTILE_ERROR, Nans::Last);
                let data_type = list(element, true);
                let found = Typed { expr, data_type, nullable: true, name: String::new(), fallible: false };
                let first = Typed::literal(ScalarValue::Int32(Some(0)));
                let found = function::apply("get", vec![found, first], settings)?;
                if is_decimal { as_decimal_text(found, settings) } else { found }
            }
        };
        cast(figure, &DataType::Utf8, EvalMode::Legacy, settings)
    }
}

/// The percentile of a DECIMAL, which Spark finds among numbers of DOUBLE and makes a decimal of without the digits of its
/// type: `4.0`, and `10000000` where a DOUBLE is written with an exponent.
fn as_decimal_text(found: Typed, settings: &Settings) -> Typed {
    let run: Run = |arguments| {
        let numbers = arguments.array(0)?;
        let numbers = numbers.as_primitive_opt::<Float64Type>();
        let numbers = numbers.ok_or_else(|| Error::internal("a percentile of decimals that is no number"))?;
        let texts = numbers.iter().map(|number| number.map(|number| plain(&text::double(number))));
        Ok(Arc::new(texts.collect::<StringArray>()))
    };
    let kernel = Kernel::new("decimal_of_double", run, DataType::Utf8, Nulls::AnyMakesNull, settings.mode());
    Typed { expr: kernel.call(vec![found.expr]), data_type: DataType::Utf8, ..found }
}

/// A number without an exponent. Java: `BigDecimal.toPlainString`.
fn plain(number: &str) -> String {
    match parse::decimal(number) {
        Some((digits, scale @ 0..=127)) => text::decimal(digits, scale as i8),
        Some((0, _)) => "0".to_string(),
        Some((digits, scale)) => format!("{digits}{}", "0".repeat(scale.unsigned_abs() as usize)),
        None => number.to_string(),
    }
}

fn table(resolver: &mut Resolver<'_>, input: Relation, columns: &[Typed], names: &[String]) -> Result<Relation> {
    let figures = names.iter().map(|name| Figure::named(name)).collect::<Result<Vec<_>>>()?;
    let rows = rows(resolver, names)?;
    let columns: Vec<&Typed> =
        columns.iter().filter(|column| is_numeric(&column.data_type) || is_string(&column.data_type)).collect();
    let (Some(at), Some(name)) = (rows.columns.first().cloned(), rows.columns.get(1).cloned()) else {
        return Err(Error::internal("a summary lost its rows"));
    };
    if columns.is_empty() {
        return rows.project(vec![(name.expr(), Column { nullable: true, ..name })]);
    }
    let mut outputs = Vec::new();
    for column in &columns {
        for figure in &figures {
            outputs.push(Output::new(figure.of(resolver, column)?));
        }
    }
    let one_row = project::select(resolver, input, outputs)?;
    let found = one_row.columns.clone();
    let both = join::joined(one_row, rows, JoinType::Inner, Vec::new())?;
    let mut outputs = vec![(name.expr(), Column { nullable: true, ..name })];
    for (column, found) in columns.iter().zip(found.chunks(figures.len())) {
        let mut expr = lit(ScalarValue::Utf8(None));
        for (row, found) in found.iter().enumerate().rev() {
            let row = i32::try_from(row).unwrap_or(i32::MAX);
            expr = when(at.expr().eq(lit(row)), found.expr()).otherwise(expr).map_err(from_datafusion)?;
        }
        let typed = Typed::column("", column.name.clone(), DataType::Utf8, true);
        outputs.push((expr, resolver.column(&typed)));
    }
    both.project(outputs)
}

/// The names of the figures, counted.
fn rows(resolver: &mut Resolver<'_>, names: &[String]) -> Result<Relation> {
    let fields = vec![Field::new("at", DataType::Int32, false), Field::new("summary", DataType::Utf8, false)];
    let schema = Schema::new(fields);
    let count = i32::try_from(names.len()).unwrap_or(i32::MAX);
    let columns: Vec<ArrayRef> =
        vec![Arc::new(Int32Array::from_iter_values(0..count)), Arc::new(StringArray::from_iter_values(names))];
    let batch = RecordBatch::try_new(Arc::new(schema.clone()), columns)
        .map_err(|error| Error::internal("the rows of a summary").with_cause(error))?;
    local::table(resolver, &schema, vec![batch])
}
