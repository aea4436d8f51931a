//! What lies on the stack.

use std::collections::BTreeMap;

use firesteel::spark::connect::data_type::{Kind, Null};
use firesteel::{
    Boundary, Catalog, Column, DataFrame, DataFrameReader, DataFrameWriter, DataFrameWriterV2, DataStreamReader,
    DataStreamWriter, Error, GroupedData, Literal, MergeInto, NaFunctions, Observation, RuntimeConfig, Session,
    StatFunctions, StorageLevel, StreamingQuery, Streams, TableValuedFunction, WhenMatched, WhenNotMatched,
    WhenNotMatchedBySource, WindowSpec, types,
};
use serde_json::Value as Json;

use crate::function::Function;

/// Why a step gave no value.
#[derive(Debug)]
pub enum Failure {
    /// This runner has no such member, or not with these arguments.
    Missing(String),
    /// Firesteel or the backend raised.
    Raised(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Raised(error)
    }
}

#[derive(Clone)]
pub enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    /// A value that Python has a type for and JSON has not.
    Literal(Literal),
    List(Vec<Value>),
    Dict(Vec<(Value, Value)>),
    /// Rows, and what the catalog tells, by their fields.
    Json(Json),
    Function(Function),
    Session(Session),
    Frame(DataFrame),
    Column(Column),
    Grouped(GroupedData),
    Window(WindowSpec),
    Boundary(Boundary),
    Na(NaFunctions),
    Stat(StatFunctions),
    Catalog(Catalog),
    Conf(RuntimeConfig),
    Reader(DataFrameReader),
    Writer(DataFrameWriter),
    TableWriter(DataFrameWriterV2),
    Merge(MergeInto),
    WhenMatched(WhenMatched),
    WhenNotMatched(WhenNotMatched),
    WhenNotMatchedBySource(WhenNotMatchedBySource),
    StreamReader(DataStreamReader),
    StreamWriter(DataStreamWriter),
    Query(StreamingQuery),
    Streams(Streams),
    Tables(TableValuedFunction),
    Observation(Observation),
    Level(StorageLevel),
}

impl Value {
    /// The value as a column: a text names one, other values are literals.
    pub fn column(&self) -> Column {
        match self {
            Value::Column(column) => column.clone(),
            Value::Text(name) => firesteel::functions::col(name),
            other => firesteel::functions::lit(other.literal()),
        }
    }

    /// The value as a column, where a text is a literal too.
    pub fn operand(&self) -> Column {
        match self {
            Value::Column(column) => column.clone(),
            Value::List(values) => Column::function("array", values.iter().map(Value::operand)),
            other => firesteel::functions::lit(other.literal()),
        }
    }

    pub fn literal(&self) -> Literal {
        match self {
            Value::Null => Literal::null(types::of(Kind::Null(Null::default()))),
            Value::Bool(value) => Literal::from(*value),
            // Python's numbers are as small as they can be.
            Value::Int(value) => i32::try_from(*value).map_or_else(|_| Literal::from(*value), Literal::from),
            Value::Float(value) => Literal::from(*value),
            Value::Text(value) => Literal::from(value.as_str()),
            Value::Literal(literal) => literal.clone(),
            _ => panic!("a literal was meant, not {}", self.kind()),
        }
    }

    pub fn text(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Bool(value) => value.to_string(),
            Value::Int(value) => value.to_string(),
            Value::Float(value) => value.to_string(),
            _ => panic!("a text was meant, not {}", self.kind()),
        }
    }

    pub fn int(&self) -> i64 {
        let Value::Int(value) = self else { panic!("a number was meant, not {}", self.kind()) };
        *value
    }

    pub fn float(&self) -> f64 {
        match self {
            Value::Int(value) => *value as f64,
            Value::Float(value) => *value,
            _ => panic!("a number was meant, not {}", self.kind()),
        }
    }

    pub fn flag(&self) -> bool {
        let Value::Bool(value) = self else { panic!("a truth was meant, not {}", self.kind()) };
        *value
    }

    pub fn frame(&self) -> DataFrame {
        let Value::Frame(frame) = self else { panic!("a DataFrame was meant, not {}", self.kind()) };
        frame.clone()
    }

    pub fn function(&self) -> Function {
        let Value::Function(function) = self else { panic!("a function was meant, not {}", self.kind()) };
        function.clone()
    }

    pub fn level(&self) -> StorageLevel {
        let Value::Level(level) = self else { panic!("a storage level was meant, not {}", self.kind()) };
        *level
    }

    /// The entries of a dictionary as options, which are texts.
    pub fn settings(&self) -> BTreeMap<String, String> {
        self.entries().iter().map(|(key, value)| (key.text(), value.text())).collect()
    }

    /// The values of a list; one value stands for a list of it.
    pub fn items(&self) -> Vec<Value> {
        match self {
            Value::List(values) => values.clone(),
            one => vec![one.clone()],
        }
    }

    pub fn entries(&self) -> Vec<(Value, Value)> {
        let Value::Dict(entries) = self else { panic!("a dictionary was meant, not {}", self.kind()) };
        entries.clone()
    }

    pub fn texts(&self) -> Vec<String> {
        self.items().iter().map(Value::text).collect()
    }

    /// The value as a case prints it.
    pub fn to_json(&self) -> Result<Json, Failure> {
        Ok(match self {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::from(*value),
            Value::Int(value) => Json::from(*value),
            Value::Float(value) => Json::from(*value),
            Value::Text(value) => Json::from(value.as_str()),
            Value::Json(json) => json.clone(),
            Value::List(values) => Json::Array(values.iter().map(Value::to_json).collect::<Result<_, _>>()?),
            Value::Dict(entries) => {
                let pairs = entries.iter().map(|(key, value)| Ok((key.text(), value.to_json()?)));
                Json::Object(pairs.collect::<Result<_, Failure>>()?)
            }
            _ => return Err(Failure::Missing(format!("{} as a value", self.kind()))),
        })
    }

    /// What it is, for a program that meant something else.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Bool(_) => "a truth",
            Value::Int(_) | Value::Float(_) => "a number",
            Value::Text(_) => "a text",
            Value::Literal(_) => "a literal",
            Value::List(_) => "a list",
            Value::Dict(_) => "a dictionary",
            Value::Json(_) => "rows",
            Value::Function(_) => "a function",
            Value::Session(_) => "a session",
            Value::Frame(_) => "a DataFrame",
            Value::Column(_) => "a column",
            Value::Grouped(_) => "groups",
            Value::Window(_) => "a window",
            Value::Boundary(_) => "a boundary",
            Value::Na(_) => "missing values",
            Value::Stat(_) => "statistics",
            Value::Catalog(_) => "a catalog",
            Value::Conf(_) => "a configuration",
            Value::Reader(_) => "a reader",
            Value::Writer(_) => "a writer",
            Value::TableWriter(_) => "a writer to a table",
            Value::Merge(_) => "a merge",
            Value::WhenMatched(_) | Value::WhenNotMatched(_) | Value::WhenNotMatchedBySource(_) => "a part of a merge",
            Value::StreamReader(_) => "a reader of streams",
            Value::StreamWriter(_) => "a writer of streams",
            Value::Query(_) => "a streaming query",
            Value::Streams(_) => "streaming queries",
            Value::Tables(_) => "table functions",
            Value::Observation(_) => "an observation",
            Value::Level(_) => "a storage level",
        }
    }
}

impl From<DataFrame> for Value {
    fn from(frame: DataFrame) -> Self {
        Value::Frame(frame)
    }
}

impl From<Column> for Value {
    fn from(column: Column) -> Self {
        Value::Column(column)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_string())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Value::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Value::Int(value)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Value::Float(value)
    }
}

impl From<()> for Value {
    fn from((): ()) -> Self {
        Value::Null
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Value::List(values.into_iter().map(Into::into).collect())
    }
}
