//! The native side of `Column` and `Window`.

use firesteel::functions::{self, col, expr, lit};
use firesteel::{Boundary, Error, Literal, NullOrder, WindowSpec, spark, types};
use napi::bindgen_prelude::{BigInt, ClassInstance, Uint8Array};
use napi_derive::napi;
use spark::connect::data_type::{Kind, Null};

use crate::border::{given, long, thrown};

#[napi]
pub struct Column(pub(crate) firesteel::Column);

pub type Columns<'env> = Vec<ClassInstance<'env, Column>>;

pub fn inner(columns: &Columns<'_>) -> Vec<firesteel::Column> {
    columns.iter().map(|column| column.0.clone()).collect()
}

#[napi]
impl Column {
    /// The column of this name; `*` and `t.*` are all columns.
    #[napi]
    pub fn attribute(name: String) -> Column {
        Column(col(name))
    }

    #[napi]
    pub fn expression(sql: String) -> Column {
        Column(expr(sql))
    }

    #[napi]
    pub fn null() -> Column {
        Column(lit(Literal::null(types::of(Kind::Null(Null::default())))))
    }

    #[napi]
    pub fn boolean(value: bool) -> Column {
        Column(lit(value))
    }

    #[napi]
    pub fn integer(value: i32) -> Column {
        Column(lit(value))
    }

    #[napi]
    pub fn long(value: BigInt) -> napi::Result<Column> {
        Ok(Column(lit(long("lit", "value", &value)?)))
    }

    #[napi]
    pub fn double(value: f64) -> Column {
        Column(lit(value))
    }

    #[napi]
    pub fn text(value: String) -> Column {
        Column(lit(value))
    }

    #[napi]
    pub fn binary(value: Uint8Array) -> Column {
        Column(lit(value.as_ref()))
    }

    #[napi]
    pub fn decimal(text: String, precision: Option<i32>) -> napi::Result<Column> {
        let literal = match precision {
            Some(precision) => Literal::decimal_with_precision(&text, precision),
            None => Literal::decimal(&text),
        };
        Ok(Column(lit(given(literal)?)))
    }

    /// A parameter of a lambda function.
    #[napi]
    pub fn lambda_variable(name: String) -> Column {
        Column(functions::lambda_variable(&name))
    }

    /// A lambda function with this body.
    #[napi]
    pub fn lambda(&self, parameters: Vec<String>) -> Column {
        Column(functions::lambda(&self.0, &parameters))
    }

    #[napi]
    pub fn timestamp(micros: BigInt) -> napi::Result<Column> {
        Ok(Column(lit(Literal::timestamp_from_micros(long("lit", "value", &micros)?))))
    }

    /// A day, as days since 1970-01-01.
    #[napi]
    pub fn date(days: i32) -> Column {
        Column(lit(Literal::date_from_days(days)))
    }

    /// A time of day, as microseconds since midnight.
    #[napi]
    pub fn time(micros: BigInt) -> napi::Result<Column> {
        Ok(Column(lit(Literal::time_from_nanos(long("time", "value", &micros)? * 1000))))
    }

    #[napi]
    pub fn day_time_interval(micros: BigInt) -> napi::Result<Column> {
        Ok(Column(lit(Literal::day_time_interval(long("dayTimeInterval", "value", &micros)?))))
    }

    #[napi]
    pub fn year_month_interval(months: BigInt) -> napi::Result<Column> {
        let months = i32::try_from(long("yearMonthInterval", "value", &months)?);
        let refusal = |_| thrown(&Error::argument("yearMonthInterval", "value", "it has more than 2^31 months"));
        Ok(Column(lit(Literal::year_month_interval(months.map_err(refusal)?))))
    }

    /// A call of a built-in function or operator.
    #[napi]
    pub fn function(name: String, arguments: Columns<'_>, is_distinct: bool) -> Column {
        let arguments = inner(&arguments);
        Column(match is_distinct {
            true => firesteel::Column::distinct_function(name, arguments),
            false => firesteel::Column::function(name, arguments),
        })
    }

    /// [`Column::function`] of this and another column, which takes no list across the border.
    #[napi]
    pub fn operate(&self, operator: String, other: &Column) -> Column {
        Column(firesteel::Column::function(operator, [self.0.clone(), other.0.clone()]))
    }

    /// [`Column::operate`] with an INT.
    #[napi]
    pub fn operate_integer(&self, operator: String, other: i32) -> Column {
        Column(firesteel::Column::function(operator, [self.0.clone(), lit(other)]))
    }

    /// [`Column::operate_integer`] of the column of a name, which needs no object of its own.
    #[napi]
    pub fn operate_named(name: String, operator: String, other: i32) -> Column {
        Column(firesteel::Column::function(operator, [col(name), lit(other)]))
    }

    /// A call of any function, by a name that may be qualified.
    #[napi]
    pub fn call(name: String, arguments: Columns<'_>) -> Column {
        Column(firesteel::functions::call_function(name, inner(&arguments)))
    }

    #[napi]
    pub fn alias(&self, names: Vec<String>) -> Column {
        Column(self.0.aliases(names))
    }

    #[napi]
    pub fn alias_with_metadata(&self, name: String, metadata: String) -> Column {
        Column(self.0.alias_with_metadata(name, metadata))
    }

    #[napi]
    pub fn cast(&self, data_type: String) -> Column {
        Column(self.0.cast(data_type))
    }

    #[napi]
    pub fn try_cast(&self, data_type: String) -> Column {
        Column(self.0.try_cast(data_type))
    }

    #[napi]
    pub fn sorted(&self, is_ascending: bool, nulls_first: bool) -> Column {
        let nulls = if nulls_first { NullOrder::First } else { NullOrder::Last };
        Column(self.0.sorted(is_ascending, nulls))
    }

    #[napi]
    pub fn over(&self, window: ClassInstance<'_, Window>) -> Column {
        Column(self.0.over(&window.0))
    }

    #[napi]
    pub fn extract(&self, key: ClassInstance<'_, Column>) -> Column {
        Column(self.0.extract(key.0.clone()))
    }

    #[napi]
    pub fn with_field(&self, name: String, value: ClassInstance<'_, Column>) -> Column {
        Column(self.0.with_field(name, value.0.clone()))
    }

    #[napi]
    pub fn drop_field(&self, name: String) -> Column {
        Column(self.0.drop_field(name))
    }

    #[napi]
    pub fn when(&self, condition: ClassInstance<'_, Column>, value: ClassInstance<'_, Column>) -> napi::Result<Column> {
        given(self.0.when(condition.0.clone(), value.0.clone())).map(Column)
    }

    #[napi]
    pub fn otherwise(&self, value: ClassInstance<'_, Column>) -> napi::Result<Column> {
        given(self.0.otherwise(value.0.clone())).map(Column)
    }

    #[napi]
    pub fn describe(&self) -> String {
        self.0.to_string()
    }
}

/// The literals among `columns`; `call` and `argument` name who needs them.
pub fn literals(call: &str, argument: &str, columns: &Columns<'_>) -> napi::Result<Vec<Literal>> {
    let refusal = || thrown(&Error::argument(call, argument, "it holds a column that is not a literal"));
    columns.iter().map(|column| column.0.to_literal().ok_or_else(refusal)).collect()
}

#[napi]
pub struct Window(WindowSpec);

#[napi]
impl Window {
    #[napi(constructor)]
    pub fn new(partition: Columns<'_>, order: Columns<'_>) -> Self {
        Window(WindowSpec::default().partition_by(inner(&partition)).order_by(inner(&order)))
    }

    /// The window with a frame in rows. A missing end is unbounded.
    #[napi]
    pub fn rows_between(&self, lower: Option<BigInt>, upper: Option<BigInt>) -> napi::Result<Window> {
        Ok(Window(self.0.clone().rows_between(boundary(lower)?, boundary(upper)?)))
    }

    /// The window with a frame in values of its order. A missing end is unbounded.
    #[napi]
    pub fn range_between(&self, lower: Option<BigInt>, upper: Option<BigInt>) -> napi::Result<Window> {
        Ok(Window(self.0.clone().range_between(boundary(lower)?, boundary(upper)?)))
    }
}

fn boundary(end: Option<BigInt>) -> napi::Result<Boundary> {
    match end {
        None => Ok(Boundary::Unbounded),
        Some(end) => match long("Window", "boundary", &end)? {
            0 => Ok(Boundary::CurrentRow),
            offset => Ok(Boundary::Offset(offset)),
        },
    }
}
