//! [`call`]: a function with lambda functions as DataFusion's scalar function, and how their bodies are evaluated.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use arrow::array::{Array, ArrayRef, RecordBatch, UInt32Array, new_empty_array};
use arrow::compute;
use arrow::datatypes::{DataType, Field, FieldRef, Schema};
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::{Column, DFSchema};
use datafusion::error::Result as DataFusionResult;
use datafusion::logical_expr::execution_props::ExecutionProps;
use datafusion::logical_expr::physical_planning_context::PhysicalPlanningContext;
use datafusion::logical_expr::{
    ColumnarValue, Expr, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use datafusion::physical_expr::{PhysicalExpr, create_physical_expr};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::Lambda;
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::expr::arguments::Mode;
use crate::expr::failure::{external, from_arrow};
use crate::function::Settings;
use crate::function::array::as_type;

/// What a function does with its values and the answers of its lambda functions.
pub type Run = fn(&Arguments<'_>) -> Result<ArrayRef>;

/// The call of `run` with `values` and `lambdas`.
pub fn call(
    name: &'static str,
    run: Run,
    result: (DataType, bool),
    values: Vec<Typed>,
    lambdas: Vec<Lambda>,
    settings: &Settings,
) -> Result<Typed> {
    let (gives, nullable) = result;
    let fallible = values.iter().any(|value| value.fallible) || lambdas.iter().any(|lambda| lambda.body.fallible);
    let mut captured = Vec::new();
    let bodies = lambdas.into_iter().map(|lambda| Body::new(lambda, &mut captured)).collect::<Result<Vec<_>>>()?;
    let count = values.len();
    let arguments: Vec<Expr> = values.into_iter().map(|value| value.expr).chain(captured).collect();
    let signature = Signature::variadic_any(Volatility::Immutable);
    let kernel =
        Kernel { name, run, gives: gives.clone(), nullable, mode: settings.mode(), bodies, values: count, signature };
    let expr = ScalarUDF::new_from_impl(kernel).call(arguments);
    Ok(Typed { expr, data_type: gives, nullable, name: String::new(), fallible })
}

/// A compiled body, with the types of what it captures.
type Compiled = (Vec<DataType>, Arc<dyn PhysicalExpr>);

/// A lambda function's body over columns `variable0`, `variable1`, … and `captured0`, `captured1`, …, so that equal
/// functions are equal whatever their variables were called.
#[derive(Debug, Clone)]
struct Body {
    expr: Expr,
    parameters: Vec<(DataType, bool)>,
    gives: DataType,
    /// The compiled body, with the types of what it captures, which are known when it first runs.
    compiled: Arc<OnceLock<Compiled>>,
}

impl Body {
    fn new(lambda: Lambda, captured: &mut Vec<Expr>) -> Result<Body> {
        let Lambda { parameters, body } = lambda;
        let own: Vec<Expr> = parameters.iter().map(|parameter| parameter.expr.clone()).collect();
        let expr = closed(body.expr, &own, captured)?;
        Ok(Body {
            expr,
            parameters: parameters.into_iter().map(|parameter| (parameter.data_type, parameter.nullable)).collect(),
            gives: body.data_type,
            compiled: Arc::default(),
        })
    }

    fn schema(&self, captured: &[ArrayRef]) -> Schema {
        let parameters = self.parameters.iter().enumerate();
        let parameters =
            parameters.map(|(index, (data_type, nullable))| Field::new(variable(index), data_type.clone(), *nullable));
        let captured = captured.iter().enumerate();
        let captured = captured.map(|(index, column)| Field::new(capture(index), column.data_type().clone(), true));
        Schema::new(parameters.chain(captured).collect::<Vec<_>>())
    }

    fn compiled(&self, schema: &Schema, captured: &[ArrayRef]) -> Result<Arc<dyn PhysicalExpr>> {
        let types: Vec<DataType> = captured.iter().map(|column| column.data_type().clone()).collect();
        if let Some((known, physical)) = self.compiled.get()
            && *known == types
        {
            return Ok(Arc::clone(physical));
        }
        let names = DFSchema::try_from(schema.clone()).map_err(from_datafusion)?;
        let physical =
            create_physical_expr(&self.expr, &names, &ExecutionProps::new(), &PhysicalPlanningContext::default())
                .map_err(from_datafusion)?;
        // Another batch may have been first.
        let _ = self.compiled.set((types, Arc::clone(&physical)));
        Ok(physical)
    }
}

fn variable(index: usize) -> String {
    format!("variable{index}")
}

fn capture(index: usize) -> String {
    format!("captured{index}")
}

fn column(name: String) -> Expr {
    Expr::Column(Column::new_unqualified(name))
}

/// The body with its variables numbered, and all else that hangs on the row taken out into `captured`.
fn closed(expr: Expr, own: &[Expr], captured: &mut Vec<Expr>) -> Result<Expr> {
    let mut failure = None;
    let replaced = expr.transform_down(|expr| {
        let is_own = |expr: &Expr| own.iter().position(|own| own == expr);
        match &expr {
            Expr::Column(_) if is_own(&expr).is_some() => {
                Ok(Transformed::new(column(variable(is_own(&expr).unwrap_or_default())), true, TreeNodeRecursion::Jump))
            }
            Expr::Column(_)
            | Expr::OuterReferenceColumn(_, _)
            | Expr::AggregateFunction(_)
            | Expr::WindowFunction(_) => {
                if expr.exists(|part| Ok(is_own(part).is_some()))? {
                    failure = Some(Error::unsupported("an aggregate of the variable of a lambda function"));
                }
                let index = captured.iter().position(|other| *other == expr).unwrap_or_else(|| {
                    captured.push(expr.clone());
                    captured.len() - 1
                });
                Ok(Transformed::new(column(capture(index)), true, TreeNodeRecursion::Jump))
            }
            Expr::ScalarSubquery(_) | Expr::Exists(_) | Expr::InSubquery(_) => {
                let condition = "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.HIGHER_ORDER_FUNCTION";
                failure = Some(Error::new(Kind::Analysis, condition, &[] as &[(&str, &str)]));
                Ok(Transformed::new(expr, false, TreeNodeRecursion::Stop))
            }
            _ => Ok(Transformed::no(expr)),
        }
    });
    let replaced = replaced.map_err(from_datafusion)?.data;
    failure.map_or(Ok(replaced), Err)
}

/// What a function with lambda functions gets for one batch.
pub struct Arguments<'a> {
    kernel: &'a Kernel,
    given: &'a [ColumnarValue],
    /// Rows to answer.
    pub rows: usize,
}

impl Arguments<'_> {
    pub fn gives(&self) -> &DataType {
        &self.kernel.gives
    }

    pub fn mode(&self) -> &Mode {
        &self.kernel.mode
    }

    /// How many variables a lambda function asks for.
    pub fn parameters(&self, lambda: usize) -> usize {
        self.kernel.bodies.get(lambda).map_or(0, |body| body.parameters.len())
    }

    pub fn has_lambda(&self, lambda: usize) -> bool {
        self.kernel.bodies.len() > lambda
    }

    /// A value with one entry for each row.
    pub fn value(&self, index: usize) -> Result<ArrayRef> {
        let value = self.given.get(index).ok_or_else(|| Error::internal("a function lacks a value"))?;
        value.to_array(self.rows).map_err(from_datafusion)
    }

    /// The answers of a lambda function. `rows` tells for each entry of the variables which row it stands in.
    pub fn evaluate(&self, lambda: usize, variables: Vec<ArrayRef>, rows: &[u32]) -> Result<ArrayRef> {
        let body = self.kernel.bodies.get(lambda).ok_or_else(|| Error::internal("a lambda function is missing"))?;
        if rows.is_empty() {
            return Ok(new_empty_array(&body.gives));
        }
        let places = UInt32Array::from(rows.to_vec());
        let captured = self.given[self.kernel.values..]
            .iter()
            .map(|value| match value {
                ColumnarValue::Scalar(value) => value.to_array_of_size(rows.len()).map_err(from_datafusion),
                ColumnarValue::Array(column) => compute::take(column, &places, None).map_err(from_arrow),
            })
            .collect::<Result<Vec<_>>>()?;
        let schema = body.schema(&captured);
        let physical = body.compiled(&schema, &captured)?;
        let variables = variables
            .iter()
            .zip(&body.parameters)
            .map(|(column, (data_type, _))| as_type(column, data_type))
            .collect::<Result<Vec<_>>>()?;
        let columns = variables.into_iter().chain(captured).collect();
        let options = arrow::array::RecordBatchOptions::new().with_row_count(Some(rows.len()));
        let batch = RecordBatch::try_new_with_options(Arc::new(schema), columns, &options).map_err(from_arrow)?;
        let answers = physical.evaluate(&batch).and_then(|answers| answers.into_array(rows.len()));
        as_type(&answers.map_err(from_datafusion)?, &body.gives)
    }
}

#[derive(Debug, Clone)]
struct Kernel {
    name: &'static str,
    run: Run,
    gives: DataType,
    nullable: bool,
    mode: Mode,
    bodies: Vec<Body>,
    /// How many arguments are values; the rest is captured.
    values: usize,
    signature: Signature,
}

/// A name stands for one kernel, so the function pointer itself is not compared.
impl PartialEq for Kernel {
    fn eq(&self, other: &Self) -> bool {
        let bodies = |kernel: &Kernel| -> Vec<(Expr, Vec<(DataType, bool)>)> {
            kernel.bodies.iter().map(|body| (body.expr.clone(), body.parameters.clone())).collect()
        };
        self.name == other.name
            && self.gives == other.gives
            && self.nullable == other.nullable
            && self.mode == other.mode
            && bodies(self) == bodies(other)
    }
}

impl Eq for Kernel {}

impl Hash for Kernel {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.name, &self.gives, self.nullable, &self.mode).hash(state);
        self.bodies.iter().for_each(|body| body.expr.hash(state));
    }
}

impl ScalarUDFImpl for Kernel {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> DataFusionResult<DataType> {
        Ok(self.gives.clone())
    }

    fn return_field_from_args(&self, _arguments: ReturnFieldArgs<'_>) -> DataFusionResult<FieldRef> {
        Ok(Arc::new(Field::new(self.name, self.gives.clone(), self.nullable)))
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> DataFusionResult<ColumnarValue> {
        let is_constant = arguments.args.iter().all(|value| matches!(value, ColumnarValue::Scalar(_)));
        let rows = if is_constant { 1 } else { arguments.number_rows };
        let column = (self.run)(&Arguments { kernel: self, given: &arguments.args, rows }).map_err(external)?;
        if is_constant {
            return Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(&column, 0)?));
        }
        Ok(ColumnarValue::Array(column))
    }
}
