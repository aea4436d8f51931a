//! `Column`: an expression.

use firesteel::functions;
use firesteel::spark::connect::Expression;
use firesteel::spark::connect::expression::{
    self, ExprType, LambdaFunction, UnresolvedNamedLambdaVariable, UnresolvedRegex,
};
use pyo3::prelude::*;

use crate::dataframe::DataFrame;
use crate::error::Raise;
use crate::literal;
use crate::types;
use crate::window::WindowSpec;

#[pyclass(frozen, module = "firesteel._native")]
pub struct Column(pub firesteel::Column);

pub fn columns(columns: &[PyRef<'_, Column>]) -> Vec<firesteel::Column> {
    columns.iter().map(|column| column.0.clone()).collect()
}

fn leaf(expr_type: ExprType) -> Column {
    Column(firesteel::Column::from_message(Expression { common: None, expr_type: Some(expr_type) }))
}

#[pymethods]
impl Column {
    /// The column of a name; `*` and `t.*` stand for all columns.
    #[staticmethod]
    fn named(name: &str) -> Self {
        Column(functions::col(name))
    }

    #[staticmethod]
    fn literal(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Column(functions::lit(literal::from_python(value)?)))
    }

    /// An expression in SQL.
    #[staticmethod]
    fn expression(text: &str) -> Self {
        Column(functions::expr(text))
    }

    /// A call of a built-in function or operator.
    #[staticmethod]
    #[pyo3(signature = (name, arguments, is_distinct = false))]
    fn function(name: &str, arguments: Vec<PyRef<'_, Column>>, is_distinct: bool) -> Self {
        let arguments = columns(&arguments);
        Column(if is_distinct {
            firesteel::Column::distinct_function(name, arguments)
        } else {
            firesteel::Column::function(name, arguments)
        })
    }

    /// A call of any function by its name, which may be qualified.
    #[staticmethod]
    fn call(name: &str, arguments: Vec<PyRef<'_, Column>>) -> Self {
        Column(functions::call_function(name, columns(&arguments)))
    }

    /// The columns of a DataFrame whose names match a regular expression.
    #[staticmethod]
    fn matching(pattern: &str, plan_id: Option<i64>) -> Self {
        leaf(ExprType::UnresolvedRegex(UnresolvedRegex { col_name: pattern.to_string(), plan_id }))
    }

    /// A parameter of a lambda function.
    #[staticmethod]
    fn lambda_variable(name: &str) -> Self {
        leaf(ExprType::UnresolvedNamedLambdaVariable(variable(name)))
    }

    /// A lambda function with this body.
    fn lambda_function(&self, names: Vec<String>) -> Self {
        leaf(ExprType::LambdaFunction(Box::new(LambdaFunction {
            function: Some(Box::new(self.0.to_message())),
            arguments: names.iter().map(|name| variable(name)).collect(),
        })))
    }

    #[pyo3(signature = (names, metadata = None))]
    fn alias(&self, names: Vec<String>, metadata: Option<String>) -> Self {
        Column(match (metadata, names.first()) {
            (Some(metadata), Some(name)) => self.0.alias_with_metadata(name, metadata),
            _ => self.0.aliases(names),
        })
    }

    fn cast(&self, data_type: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = data_type.extract::<String>() {
            return Ok(Column(self.0.cast(text)));
        }
        Ok(Column(self.0.cast_type(types::from_python(data_type)?)))
    }

    fn try_cast(&self, data_type: &str) -> Self {
        Column(self.0.try_cast(data_type))
    }

    fn sorted(&self, is_ascending: bool, nulls_first: bool) -> Self {
        let nulls = if nulls_first { firesteel::NullOrder::First } else { firesteel::NullOrder::Last };
        Column(self.0.sorted(is_ascending, nulls))
    }

    fn is_sorted(&self) -> bool {
        matches!(self.0.to_message().expr_type, Some(ExprType::SortOrder(_)))
    }

    fn is_in_query(&self, query: &DataFrame) -> Self {
        Column(self.0.is_in_query(&query.0))
    }

    fn as_partition_id(&self) -> Self {
        Column(self.0.as_partition_id())
    }

    fn is_star(&self) -> bool {
        matches!(self.0.to_message().expr_type, Some(ExprType::UnresolvedStar(_)))
    }

    fn over(&self, window: &WindowSpec) -> Self {
        Column(self.0.over(&window.0))
    }

    fn extract(&self, key: &Column) -> Self {
        Column(self.0.extract(key.0.clone()))
    }

    fn with_field(&self, name: &str, value: &Column) -> Self {
        Column(self.0.with_field(name, value.0.clone()))
    }

    fn drop_field(&self, name: &str) -> Self {
        Column(self.0.drop_field(name))
    }

    fn when(&self, py: Python<'_>, condition: &Column, value: &Column) -> PyResult<Self> {
        Ok(Column(self.0.when(condition.0.clone(), value.0.clone()).or_raise(py)?))
    }

    fn otherwise(&self, py: Python<'_>, value: &Column) -> PyResult<Self> {
        Ok(Column(self.0.otherwise(value.0.clone()).or_raise(py)?))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }
}

fn variable(name: &str) -> expression::UnresolvedNamedLambdaVariable {
    UnresolvedNamedLambdaVariable { name_parts: vec![name.to_string()] }
}
