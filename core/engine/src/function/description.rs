//! [`Function`]: all that is known about how one Spark function behaves.

use arrow::datatypes::DataType;
use firesteel_protocol::{Error, Kind, Result};

use super::lambda::HigherOrder;
use super::settings::Settings;
use super::signature::{self, Parameter};
use crate::expr::Typed;
use crate::expr::failure;
use crate::expr::kernel::{Kernel, Nulls, Run};

/// One call, as the resolver met it.
pub struct Call<'a> {
    /// The name as written.
    pub name: &'a str,
    pub arguments: Vec<Typed>,
    pub is_distinct: bool,
    pub filter: Option<Typed>,
    pub order_by: Vec<Order>,
    pub ignore_nulls: Option<bool>,
    pub settings: &'a Settings,
}

impl<'a> Call<'a> {
    /// The same call of nothing.
    pub fn without_arguments(&self) -> Call<'a> {
        Call {
            name: self.name,
            arguments: Vec::new(),
            is_distinct: self.is_distinct,
            filter: self.filter.clone(),
            order_by: self.order_by.clone(),
            ignore_nulls: self.ignore_nulls,
            settings: self.settings,
        }
    }
}

/// One key of `WITHIN GROUP (ORDER BY ...)`.
#[derive(Debug, Clone)]
pub struct Order {
    pub key: Typed,
    pub ascending: bool,
    pub nulls_first: bool,
}

impl Order {
    /// As Spark prints it: `b DESC NULLS LAST`.
    pub fn name(&self) -> String {
        let direction = if self.ascending { "ASC" } else { "DESC" };
        let nulls = if self.nulls_first { "FIRST" } else { "LAST" };
        format!("{} {direction} NULLS {nulls}", self.key.name)
    }
}

/// How a function behaves, in one place.
pub struct Function {
    /// The first is Spark's own.
    pub names: &'static [&'static str],
    pub takes: &'static [Parameter],
    pub gives: Gives,
    pub nulls: Nulls,
    pub ansi: Ansi,
    pub repeats: Repeats,
    pub shown: Shown,
    pub runs: Runs,
}

/// The result type.
pub enum Gives {
    Boolean,
    Int,
    Long,
    Double,
    String,
    Binary,
    Date,
    /// `timestamp` in the session zone.
    Timestamp,
    /// The type of an argument.
    Like(usize),
    /// From the argument types.
    From(fn(&[Typed], &Settings) -> Result<DataType>),
    /// What the rewritten expression has.
    AsRewritten,
}

/// Whether it may raise.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ansi {
    NeverRaises,
    /// With ANSI mode on; without, the answer is NULL or wraps.
    RaisesInAnsi,
    Raises,
}

/// Whether the same arguments give the same answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Repeats {
    Always,
    /// Within a query.
    InQuery,
    /// Each row has its own.
    Never,
}

/// What the column is called.
pub enum Shown {
    /// `name(a, b)`, with the name as written.
    AsCall,
    /// `NAME(a, b)`, whatever was written.
    Called(&'static str),
    /// `(a + b)`.
    Infix(&'static str),
    By(fn(&Call<'_>) -> String),
    /// As the rewritten expression is called.
    AsRewritten,
}

/// How it runs.
pub enum Runs {
    Kernel(Run),
    /// To other expressions. Gets the coerced arguments.
    Rewrite(fn(Call<'_>) -> Result<Typed>),
    Aggregate(fn(Call<'_>) -> Result<Typed>),
    Window(fn(Call<'_>) -> Result<Typed>),
    /// A stretch of time that rows are grouped by: a struct, or an array of the structs a row belongs to. The resolver makes
    /// a column of it. Sessions depend on the rows around.
    TimeWindow {
        make: fn(Call<'_>) -> Result<Typed>,
        is_session: bool,
    },
    /// With lambda functions among its arguments, whose bodies the resolver resolves.
    HigherOrder(&'static HigherOrder),
    /// Rows from a row: the resolver makes an `Unnest` of the (only) argument.
    Generator,
    /// Known, not offered; with the words users get.
    Refused(&'static str),
}

impl Function {
    pub fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }

    pub fn is_aggregate(&self) -> bool {
        matches!(self.runs, Runs::Aggregate(_))
    }

    pub fn is_window(&self) -> bool {
        matches!(self.runs, Runs::Window(_))
    }

    pub fn is_generator(&self) -> bool {
        matches!(self.runs, Runs::Generator)
    }

    /// Refuses a number of arguments that the function does not take.
    pub fn check_count(&self, name: &str, actual: usize) -> Result<()> {
        signature::check_count(self, name, actual)
    }

    /// Checks and casts the arguments, and gives the expression with its type and its name.
    pub fn resolve(&'static self, mut call: Call<'_>) -> Result<Typed> {
        self.check_syntax(&call)?;
        signature::check_count(self, call.name, call.arguments.len())?;
        let name = self.column_name(&call);
        signature::coerce(self.takes, &mut call, name.as_deref())?;
        let mut typed = match &self.runs {
            Runs::Kernel(run) => self.kernel(*run, call)?,
            Runs::Rewrite(rewrite) | Runs::Aggregate(rewrite) | Runs::Window(rewrite) => rewrite(call)?,
            Runs::TimeWindow { make, is_session: _ } => make(call)?,
            Runs::HigherOrder(_) => return Err(Error::internal("a lambda function that was not resolved")),
            Runs::Generator => return Err(Error::unsupported(format!("the generator {} here", self.name()))),
            Runs::Refused(why) => return Err(Error::unsupported(why)),
        };
        if let Some(name) = name {
            typed.name = name;
        }
        Ok(typed)
    }

    fn kernel(&'static self, run: Run, call: Call<'_>) -> Result<Typed> {
        let settings = call.settings;
        let gives = self.gives.data_type(&call.arguments, settings)?;
        let nullable = match self.nulls {
            Nulls::AnyMakesNull => call.arguments.iter().any(|argument| argument.nullable),
            Nulls::Never => false,
            Nulls::Possible => true,
        };
        let fallible = call.arguments.iter().any(|argument| argument.fallible)
            || match self.ansi {
                Ansi::NeverRaises => false,
                Ansi::RaisesInAnsi => settings.ansi,
                Ansi::Raises => true,
            };
        let mut kernel = Kernel::new(self.name(), run, gives.clone(), self.nulls, settings.mode());
        if self.repeats == Repeats::Never {
            kernel = kernel.for_each_row();
        }
        let expr = kernel.call(call.arguments.into_iter().map(|argument| argument.expr).collect());
        Ok(Typed { expr, data_type: gives, nullable, name: String::new(), fallible })
    }

    fn check_syntax(&self, call: &Call<'_>) -> Result<()> {
        const ORDERED: [&str; 4] = ["mode", "percentile_cont", "percentile_disc", "listagg"];
        let syntax = if !call.order_by.is_empty() && !ORDERED.contains(&self.name()) {
            "WITHIN GROUP (ORDER BY ...)"
        } else if self.is_aggregate() {
            return Ok(());
        } else if call.is_distinct {
            "DISTINCT"
        } else if call.filter.is_some() {
            "FILTER CLAUSE"
        } else if call.ignore_nulls == Some(true) && !self.is_window() {
            "IGNORE NULLS"
        } else {
            return Ok(());
        };
        let parameters = [("prettyName", format!("`{}`", call.name.to_lowercase())), ("syntax", syntax.to_string())];
        Err(Error::new(Kind::Analysis, "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX", &parameters))
    }

    fn column_name(&self, call: &Call<'_>) -> Option<String> {
        match &self.shown {
            Shown::AsCall => Some(called(&call.name.to_lowercase(), call)),
            Shown::Called(name) => Some(called(name, call)),
            Shown::Infix(symbol) => {
                let names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
                Some(format!("({})", names.join(&format!(" {symbol} "))))
            }
            Shown::By(name) => Some(name(call)),
            Shown::AsRewritten => None,
        }
    }
}

/// `name(DISTINCT a, b)`, with the filter of an aggregate behind it.
pub fn called(name: &str, call: &Call<'_>) -> String {
    let arguments: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
    called_with(name, &arguments, call)
}

pub fn called_with(name: &str, arguments: &[&str], call: &Call<'_>) -> String {
    let distinct = if call.is_distinct { "DISTINCT " } else { "" };
    format!("{name}({distinct}{}){}", arguments.join(", "), shown_filter(call))
}

/// The FILTER of a call, as it follows the call.
pub fn shown_filter(call: &Call<'_>) -> String {
    call.filter.as_ref().map(|filter| format!(" FILTER (WHERE {})", filter.name)).unwrap_or_default()
}

impl Gives {
    fn data_type(&self, arguments: &[Typed], settings: &Settings) -> Result<DataType> {
        Ok(match self {
            Gives::Boolean => DataType::Boolean,
            Gives::Int => DataType::Int32,
            Gives::Long => DataType::Int64,
            Gives::Double => DataType::Float64,
            Gives::String => DataType::Utf8,
            Gives::Binary => DataType::Binary,
            Gives::Date => DataType::Date32,
            Gives::Timestamp => crate::types::timestamp(&settings.zone),
            Gives::Like(index) => {
                let argument = arguments.get(*index).ok_or_else(|| Error::internal("a function lacks an argument"))?;
                layout(&argument.data_type)
            }
            Gives::From(rule) => rule(arguments, settings)?,
            Gives::AsRewritten => return Err(Error::internal("a kernel without a result type")),
        })
    }
}

/// The plain layout of a type that a scan may give as a view.
fn layout(data_type: &DataType) -> DataType {
    match data_type {
        other if crate::types::is_string(other) => DataType::Utf8,
        other if crate::types::is_binary(other) => DataType::Binary,
        other => other.clone(),
    }
}

/// An argument that must be a constant and is not. Spark: `DATATYPE_MISMATCH.NON_FOLDABLE_INPUT`.
pub fn not_constant(sql: &str, parameter: &str, argument: &Typed) -> Error {
    failure::mismatch(
        "NON_FOLDABLE_INPUT",
        sql,
        &[
            ("inputName", format!("`{parameter}`")),
            ("inputType", crate::types::quoted(&argument.data_type)),
            ("inputExpr", format!("\"{}\"", argument.name)),
        ],
    )
}
