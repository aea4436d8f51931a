//! [`Kernel`]: the one adapter from a Spark kernel to DataFusion's scalar function.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, new_null_array};
use arrow::compute;
use arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::error::Result as DataFusionResult;
use datafusion::logical_expr::expr::ScalarFunction;
use datafusion::logical_expr::{
    ColumnarValue, Expr, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;
use firesteel_protocol::spark::connect as proto;

use super::arguments::{Arguments, Mode};
use super::failure::{external, from_arrow};
use super::origin;

/// The arithmetic of a function: answers a column of `arguments.rows` values of the type `arguments.gives`.
pub type Run = fn(&Arguments<'_>) -> Result<ArrayRef>;

/// When an answer may be NULL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nulls {
    /// Exactly when an argument is.
    AnyMakesNull,
    Never,
    /// Also beside arguments that are not NULL.
    Possible,
}

/// The kernel that gives an interval a type of fewer fields, and raises nothing itself.
pub const NARROW_FIELDS: &str = "narrow_fields";

/// A kernel bound to its result type and settings.
#[derive(Debug, Clone)]
pub struct Kernel {
    pub name: &'static str,
    pub run: Run,
    pub gives: DataType,
    pub nulls: Nulls,
    pub mode: Mode,
    pub detail: String,
    /// Answers NULL for a row that raises.
    tolerant: bool,
    /// Where it is called, for the errors of its rows. Calls in different places are equal.
    pub origin: Option<Arc<proto::Origin>>,
    signature: Signature,
}

impl Kernel {
    pub fn new(name: &'static str, run: Run, gives: DataType, nulls: Nulls, mode: Mode) -> Self {
        let signature = Signature::variadic_any(Volatility::Immutable);
        Kernel { name, run, gives, nulls, mode, detail: String::new(), origin: None, tolerant: false, signature }
    }

    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// The same call of a kernel, answering NULL where it would raise; none for any other expression. What the
    /// arguments raise is raised all the same.
    pub fn tolerated(expr: &Expr) -> Option<Expr> {
        let Expr::ScalarFunction(call) = expr else { return None };
        let kernel = call.func.inner().downcast_ref::<Kernel>()?;
        if let ([inner], true) = (&call.args[..], kernel.name == NARROW_FIELDS) {
            return Some(kernel.clone().call(vec![Kernel::tolerated(inner)?]));
        }
        let tolerant = Kernel { tolerant: true, nulls: Nulls::Possible, ..kernel.clone() };
        Some(tolerant.call(call.args.clone()))
    }

    /// Whether a call gives the same with its arguments in another order.
    pub fn commutes(call: &ScalarFunction) -> bool {
        let kernel = call.func.inner().downcast_ref::<Kernel>();
        kernel.is_some_and(|kernel| kernel.name == "arithmetic" && ["+", "*"].contains(&kernel.detail.as_str()))
    }

    fn row_by_row(&self, arguments: &Arguments<'_>) -> Result<ArrayRef> {
        let rows = (0..arguments.rows).map(|row| {
            let values = arguments.row(row);
            let answer = (self.run)(&Arguments { values: &values, rows: 1, ..*arguments });
            answer.unwrap_or_else(|_| new_null_array(&self.gives, 1))
        });
        let rows: Vec<ArrayRef> = rows.collect();
        let rows: Vec<&dyn Array> = rows.iter().map(AsRef::as_ref).collect();
        compute::concat(&rows).map_err(from_arrow)
    }

    #[must_use]
    pub fn at(mut self, origin: Arc<proto::Origin>) -> Self {
        self.origin = Some(origin);
        self
    }

    /// Runs anew for each row, also over constants; its calls are neither folded nor merged.
    #[must_use]
    pub fn for_each_row(mut self) -> Self {
        self.signature = Signature::variadic_any(Volatility::Volatile);
        self
    }

    pub fn call(self, arguments: Vec<Expr>) -> Expr {
        let mut kernel = self;
        if arguments.is_empty() {
            kernel.signature = Signature::nullary(kernel.signature.volatility);
        }
        ScalarUDF::new_from_impl(kernel).call(arguments)
    }
}

/// A name stands for one kernel, so the function pointer itself is not compared.
impl PartialEq for Kernel {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.gives == other.gives
            && self.nulls == other.nulls
            && self.mode == other.mode
            && self.detail == other.detail
            && self.tolerant == other.tolerant
    }
}

impl Eq for Kernel {}

impl Hash for Kernel {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.name, &self.gives, self.nulls, &self.mode, &self.detail, self.tolerant).hash(state);
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

    fn return_field_from_args(&self, arguments: ReturnFieldArgs<'_>) -> DataFusionResult<FieldRef> {
        let nullable = match self.nulls {
            Nulls::AnyMakesNull => arguments.arg_fields.iter().any(|field| field.is_nullable()),
            Nulls::Never => false,
            Nulls::Possible => true,
        };
        Ok(Arc::new(Field::new(self.name, self.gives.clone(), nullable)))
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> DataFusionResult<ColumnarValue> {
        let is_constant = self.signature.volatility != Volatility::Volatile
            && arguments.args.iter().all(|value| matches!(value, ColumnarValue::Scalar(_)));
        let given = Arguments {
            values: &arguments.args,
            rows: if is_constant { 1 } else { arguments.number_rows },
            gives: &self.gives,
            mode: &self.mode,
            detail: &self.detail,
        };
        let column = match (self.run)(&given) {
            Err(_) if self.tolerant => self.row_by_row(&given),
            answer => answer,
        };
        let column = column.map_err(|error| external(origin::raised(error, self.name, self.origin.as_ref())))?;
        if is_constant {
            return Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(&column, 0)?));
        }
        Ok(ColumnarValue::Array(column))
    }
}
