//! [`Framed`]: an aggregate over the rows of a window's frame, where DataFusion has none: it moves along frames measured
//! by distances, and computes anew what cannot let rows go without an error in its last digits, as Spark does.
//! Spark: `WindowFunctionFrame`, `RangeBoundOrdering`.

use std::cmp::Ordering;
use std::hash::Hash;
use std::ops::Range;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::compute::{SortOptions, filter};
use arrow::datatypes::{DataType, Field, FieldRef, Schema};
use datafusion::common::internal_err;
use datafusion::error::Result as DataFusionResult;
use datafusion::logical_expr::function::{AccumulatorArgs, PartitionEvaluatorArgs, WindowUDFFieldArgs};
use datafusion::logical_expr::{
    Accumulator, AggregateUDF, Expr, PartitionEvaluator, Signature, SortExpr, Volatility, WindowUDF, WindowUDFImpl,
};
use datafusion::physical_expr::expressions::Column;
use datafusion::physical_expr::{PhysicalExpr, PhysicalSortExpr};
use datafusion::scalar::ScalarValue;

use crate::expr::failure::external;
use crate::expr::keys::Keys;

/// A frame measured along the key of a window's order: the first row is not before `lower`, the last not after `upper`.
pub(crate) struct Distance {
    pub(crate) key: Expr,
    pub(crate) lower: Option<Expr>,
    pub(crate) upper: Option<Expr>,
    pub(crate) is_descending: bool,
    pub(crate) nulls_first: bool,
}

/// What is computed of a frame.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Does {
    /// `lets_go`: rows may be taken out again, and the answer is exact.
    Aggregate {
        function: Arc<AggregateUDF>,
        ignores_nulls: bool,
        lets_go: bool,
    },
    /// The row at a place, counted from one.
    Nth {
        place: usize,
        ignores_nulls: bool,
    },
    Last {
        ignores_nulls: bool,
    },
}

/// A call over a frame, with what stands inside its parentheses.
pub(crate) struct FramedCall {
    pub(crate) does: Does,
    pub(crate) arguments: Vec<Expr>,
    /// The order of the rows inside the call, as `max_by` has one.
    pub(crate) order: Vec<SortExpr>,
    pub(crate) filter: Option<Expr>,
    pub(crate) distance: Option<Distance>,
}

impl FramedCall {
    /// The window function and its arguments.
    pub(crate) fn parts(self) -> (Arc<WindowUDF>, Vec<Expr>) {
        let FramedCall { does, mut arguments, order, filter, distance } = self;
        let name = match &does {
            Does::Aggregate { function, .. } => format!("{}_of_frame", function.name()),
            Does::Nth { place, .. } => format!("nth_{place}_of_frame"),
            Does::Last { .. } => "last_of_frame".to_string(),
        };
        let framed = Framed {
            name,
            does,
            arguments: arguments.len(),
            order: order.iter().map(|key| SortOptions::new(!key.asc, key.nulls_first)).collect(),
            has_filter: filter.is_some(),
            distance: distance.as_ref().map(|distance| Measure {
                has_lower: distance.lower.is_some(),
                has_upper: distance.upper.is_some(),
                is_descending: distance.is_descending,
                nulls_first: distance.nulls_first,
            }),
            signature: Signature::variadic_any(Volatility::Immutable),
        };
        arguments.extend(order.into_iter().map(|key| key.expr));
        arguments.extend(filter);
        if let Some(Distance { key, lower, upper, .. }) = distance {
            arguments.push(key);
            arguments.extend(lower);
            arguments.extend(upper);
        }
        (Arc::new(WindowUDF::new_from_impl(framed)), arguments)
    }
}

/// Its arguments: those of the call, the keys of the order inside it, its filter, the key of the window's order, and the
/// bounds of each row's frame.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Framed {
    name: String,
    does: Does,
    arguments: usize,
    order: Vec<SortOptions>,
    has_filter: bool,
    distance: Option<Measure>,
    signature: Signature,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Measure {
    has_lower: bool,
    has_upper: bool,
    is_descending: bool,
    nulls_first: bool,
}

impl Framed {
    /// How many arguments the function itself sees.
    fn inputs(&self) -> usize {
        self.arguments + self.order.len()
    }

    fn gives(&self, fields: &[FieldRef]) -> DataFusionResult<FieldRef> {
        match (&self.does, fields.first()) {
            (Does::Aggregate { function, .. }, _) => function.return_field(&fields[..self.arguments]),
            (Does::Nth { .. } | Does::Last { .. }, Some(field)) => Ok(Arc::clone(field)),
            (Does::Nth { .. } | Does::Last { .. }, None) => internal_err!("a row of a frame without a value"),
        }
    }
}

impl WindowUDFImpl for Framed {
    fn name(&self) -> &str {
        &self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn partition_evaluator(
        &self,
        arguments: PartitionEvaluatorArgs<'_>,
    ) -> DataFusionResult<Box<dyn PartitionEvaluator>> {
        Ok(Box::new(Evaluator {
            framed: self.clone(),
            fields: arguments.input_fields().to_vec(),
            running: None,
            present: None,
        }))
    }

    fn field(&self, arguments: WindowUDFFieldArgs<'_>) -> DataFusionResult<FieldRef> {
        let field = self.gives(arguments.input_fields())?;
        Ok(Arc::new(Field::new(arguments.name(), field.data_type().clone(), true)))
    }
}

/// Walks over the rows of one partition.
#[derive(Debug)]
struct Evaluator {
    framed: Framed,
    fields: Vec<FieldRef>,
    running: Option<Running>,
    /// The rows whose value is not NULL, for what ignores NULL.
    present: Option<Vec<usize>>,
}

#[derive(Debug)]
struct Running {
    accumulator: Box<dyn Accumulator>,
    range: Range<usize>,
    value: ScalarValue,
}

impl PartitionEvaluator for Evaluator {
    fn evaluate_all(&mut self, columns: &[ArrayRef], rows: usize) -> DataFusionResult<ArrayRef> {
        let ranges = self.measured(columns, rows).map_err(external)?;
        let values = ranges.into_iter().map(|range| self.evaluate(columns, &range));
        ScalarValue::iter_to_array(values.collect::<DataFusionResult<Vec<_>>>()?)
    }

    fn evaluate(&mut self, columns: &[ArrayRef], range: &Range<usize>) -> DataFusionResult<ScalarValue> {
        match self.framed.does.clone() {
            Does::Nth { place, ignores_nulls } => {
                self.picked(columns, range, ignores_nulls, |rows| rows.nth(place - 1))
            }
            Does::Last { ignores_nulls } => self.picked(columns, range, ignores_nulls, |rows| rows.next_back()),
            Does::Aggregate { function, ignores_nulls, lets_go } => {
                self.aggregated(columns, range, &function, ignores_nulls, lets_go)
            }
        }
    }

    fn uses_window_frame(&self) -> bool {
        self.framed.distance.is_none()
    }
}

impl Evaluator {
    /// The frame of each row. Both ends only move on, as Spark's do.
    fn measured(&self, columns: &[ArrayRef], rows: usize) -> firesteel_protocol::Result<Vec<Range<usize>>> {
        let Some(Measure { has_lower, has_upper, is_descending, nulls_first }) = self.framed.distance else {
            return Err(firesteel_protocol::Error::internal("a frame without a distance"));
        };
        let mut edges = columns[self.framed.inputs() + usize::from(self.framed.has_filter)..].iter();
        let mut next = |is_there: bool| match edges.next().filter(|_| is_there) {
            Some(column) => Ok(Some((column, Keys::of(column)?))),
            None => Ok(None),
        };
        let Some((key, keys)) = next(true)? else {
            return Err(firesteel_protocol::Error::internal("a distance without a key"));
        };
        let lower = if has_lower { next(true)? } else { None };
        let upper = if has_upper { next(true)? } else { None };
        let compare = |row: usize, (edge, edges): &(&ArrayRef, Keys), at: usize| {
            let nulls = if nulls_first { Ordering::Less } else { Ordering::Greater };
            match (key.is_null(row), edge.is_null(at)) {
                (true, true) => Ordering::Equal,
                (true, false) => nulls,
                (false, true) => nulls.reverse(),
                (false, false) if is_descending => edges.key(at).cmp(&keys.key(row)),
                (false, false) => keys.key(row).cmp(&edges.key(at)),
            }
        };
        let (mut start, mut end) = (0, 0);
        let ranges = (0..rows).map(|at| {
            match &upper {
                Some(upper) => {
                    while end < rows && compare(end, upper, at).is_le() {
                        end += 1;
                    }
                }
                None => end = rows,
            }
            if let Some(lower) = &lower {
                while start < end && compare(start, lower, at).is_lt() {
                    start += 1;
                }
            }
            start..end
        });
        Ok(ranges.collect())
    }

    fn picked(
        &mut self,
        columns: &[ArrayRef],
        range: &Range<usize>,
        ignores_nulls: bool,
        pick: impl Fn(&mut dyn DoubleEndedIterator<Item = usize>) -> Option<usize>,
    ) -> DataFusionResult<ScalarValue> {
        let Some(column) = columns.first() else { return internal_err!("a row of a frame without a value") };
        let is_kept = (self.framed.has_filter).then(|| columns[self.framed.inputs()].as_boolean().clone());
        let row = if ignores_nulls || is_kept.is_some() {
            let present = self.present.get_or_insert_with(|| {
                let nulls = column.logical_nulls().filter(|_| ignores_nulls);
                let is_valid = |row: &usize| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(*row));
                let passes = |row: &usize| is_kept.as_ref().is_none_or(|kept| kept.is_valid(*row) && kept.value(*row));
                (0..column.len()).filter(is_valid).filter(passes).collect()
            });
            let inside =
                present.partition_point(|row| *row < range.start)..present.partition_point(|row| *row < range.end);
            pick(&mut present[inside].iter().copied())
        } else {
            pick(&mut range.clone())
        };
        match row {
            Some(row) => ScalarValue::try_from_array(column, row),
            None => ScalarValue::try_from(column.data_type()),
        }
    }

    fn aggregated(
        &mut self,
        columns: &[ArrayRef],
        range: &Range<usize>,
        function: &AggregateUDF,
        ignores_nulls: bool,
        lets_go: bool,
    ) -> DataFusionResult<ScalarValue> {
        let mut running = match self.running.take() {
            Some(running) if running.range == *range => return Ok(self.running.insert(running).value.clone()),
            Some(running) if running.range.start == range.start && running.range.end <= range.end => running,
            Some(mut running)
                if lets_go
                    && (running.range.start..=running.range.end).contains(&range.start)
                    && running.range.end <= range.end =>
            {
                let leaving = self.rows(columns, running.range.start..range.start)?;
                running.accumulator.retract_batch(&leaving)?;
                running.range.start = range.start;
                running
            }
            _ => {
                let accumulator = self.accumulator(function, ignores_nulls, lets_go)?;
                Running { accumulator, range: range.start..range.start, value: ScalarValue::Null }
            }
        };
        if running.range.end < range.end {
            let entering = self.rows(columns, running.range.end..range.end)?;
            running.accumulator.update_batch(&entering)?;
        }
        running.range = range.clone();
        running.value = running.accumulator.evaluate()?;
        Ok(self.running.insert(running).value.clone())
    }

    /// Rows of a partition that pass the filter, as the function takes them.
    fn rows(&self, columns: &[ArrayRef], range: Range<usize>) -> DataFusionResult<Vec<ArrayRef>> {
        let slice = |column: &ArrayRef| column.slice(range.start, range.len());
        let (inputs, rest) = columns.split_at(self.framed.inputs());
        let passing = rest.first().filter(|_| self.framed.has_filter).map(slice);
        let each = inputs.iter().map(|column| match &passing {
            Some(passing) => Ok(filter(&slice(column), passing.as_boolean())?),
            None => Ok(slice(column)),
        });
        each.collect()
    }

    fn accumulator(
        &self,
        function: &AggregateUDF,
        ignore_nulls: bool,
        lets_go: bool,
    ) -> DataFusionResult<Box<dyn Accumulator>> {
        let framed = &self.framed;
        // Arguments may have one name; their places tell them apart.
        let fields: Vec<FieldRef> = self.fields[..framed.inputs()]
            .iter()
            .enumerate()
            .map(|(at, field)| Arc::new(field.as_ref().clone().with_name(format!("argument{at}"))))
            .collect();
        let schema = Schema::new(fields.clone());
        let column = |at: usize| Arc::new(Column::new(fields[at].name(), at)) as Arc<dyn PhysicalExpr>;
        let exprs: Vec<_> = (0..framed.arguments).map(column).collect();
        let order_bys: Vec<_> = framed
            .order
            .iter()
            .enumerate()
            .map(|(at, options)| PhysicalSortExpr::new(column(framed.arguments + at), *options))
            .collect();
        let arguments = AccumulatorArgs {
            return_field: framed.gives(&fields)?,
            schema: &schema,
            ignore_nulls,
            order_bys: &order_bys,
            is_reversed: false,
            name: function.name(),
            is_distinct: false,
            exprs: &exprs,
            expr_fields: &fields[..framed.arguments],
        };
        if lets_go { function.create_sliding_accumulator(arguments) } else { function.accumulator(arguments) }
    }
}

/// Whether an aggregate can let rows go without an error: sums of doubles cannot.
pub(crate) fn lets_go(function: &AggregateUDF, gives: &DataType) -> bool {
    match function.name() {
        "count" | "min" | "max" | "checked_sum" => true,
        "sum" => !matches!(gives, DataType::Float32 | DataType::Float64),
        _ => false,
    }
}
