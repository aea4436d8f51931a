//! `read.json` and `read.csv` of a DataFrame: a column of text whose values are lines of a file. Spark:
//! `DataFrameReader.json(Dataset)`, `csv(Dataset)`.

use std::sync::Arc;

use arrow::array::AsArray;
use arrow::compute::cast;
use arrow::datatypes::{DataType, Schema};
use datafusion::common::ScalarValue;
use firesteel_protocol::spark::connect::parse::ParseFormat;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result, types};

use crate::expr::{Typed, field};
use crate::function;
use crate::resolve::column::Column;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::{barrier, condition};
use crate::source::{Rows, lines};
use crate::types::{is_string, quoted};

/// The query for all texts, where the schema is to be told from them.
pub(super) fn texts_query(node: &Node, message: &proto::Parse) -> Option<Arc<Node>> {
    message.schema.is_none().then(|| node.input(0).ok().cloned()).flatten()
}

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Arc<Node>, message: &proto::Parse) -> Result<Relation> {
    let proto::Parse { input: _, format: _, schema, options } = message;
    let input = super::input(resolver, node)?;
    let [column] = input.columns.as_slice() else {
        let parameters = [("numColumns", input.columns.len().to_string())];
        return Err(condition::analysis("DATAFRAME_INPUT_NOT_SINGLE_COLUMN", &parameters));
    };
    if !is_string(&column.data_type) {
        let parameters = [("dataType", quoted(&column.data_type))];
        return Err(condition::analysis("DATAFRAME_INPUT_NOT_STRING_TYPE", &parameters));
    }
    let text = column.typed();
    let settings = resolver.settings();
    let gathered = || resolver.tables.gathered(node).ok_or_else(|| Error::internal("texts that were not gathered"));
    let (name, schema) = match (message.format(), schema) {
        (ParseFormat::Json, Some(schema)) => ("from_json", types::schema_to_arrow(schema, &settings.zone)?),
        (ParseFormat::Csv, Some(schema)) => ("from_csv", types::schema_to_arrow(schema, &settings.zone)?),
        (ParseFormat::Json, None) => {
            let texts = texts(gathered()?)?;
            ("from_json", lines::json_schema(texts.iter().map(String::as_str))?)
        }
        (ParseFormat::Csv, None) => {
            let texts = texts(gathered()?)?;
            ("from_csv", lines::csv_schema(texts.iter().map(String::as_str), options)?)
        }
        (ParseFormat::Xml | ParseFormat::Unspecified, _) => return Err(Error::unsupported("reading XML")),
    };
    let input = with_text(resolver, input, &text, message.format())?;
    let parsed = function::apply(name, arguments(text, &schema, options, settings)?, settings)?;
    let mut outputs = Vec::new();
    for (at, own) in schema.fields().iter().enumerate() {
        let value = field::get(parsed.clone(), at, settings)?.named(own.name());
        let column = Column { nullable: true, ..resolver.column(&value) };
        outputs.push((value.expr, column));
    }
    input.project(outputs)
}

/// Lines without text are no rows; for CSV neither are those that are NULL.
fn with_text(resolver: &mut Resolver<'_>, input: Relation, text: &Typed, format: ParseFormat) -> Result<Relation> {
    let settings = resolver.settings();
    let empty = Typed::literal(ScalarValue::Utf8(Some(String::new())));
    let trimmed = function::apply("trim", vec![text.clone()], settings)?;
    let mut has_text = function::apply("!=", vec![trimmed, empty], settings)?;
    if format == ParseFormat::Json {
        let is_null = function::apply("isnull", vec![text.clone()], settings)?;
        has_text = function::apply("or", vec![has_text, is_null], settings)?;
    }
    barrier::filter(resolver, input, vec![has_text])
}

fn arguments(
    text: Typed,
    schema: &Schema,
    options: &std::collections::BTreeMap<String, String>,
    settings: &function::Settings,
) -> Result<Vec<Typed>> {
    let string = |text: &str| Typed::literal(ScalarValue::Utf8(Some(text.to_string())));
    let schema = types::sql_string(&types::from_arrow(&DataType::Struct(schema.fields().clone()))?);
    let mut arguments = vec![text, string(&schema)];
    if !options.is_empty() {
        let pairs = options.iter().flat_map(|(name, value)| [string(name), string(value)]).collect();
        arguments.push(function::apply("map", pairs, settings)?);
    }
    Ok(arguments)
}

fn texts(rows: &Rows) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for batch in &rows.batches {
        let Some(column) = batch.columns().first() else { continue };
        let column =
            cast(column, &DataType::Utf8).map_err(|error| Error::internal("texts to read").with_cause(error))?;
        texts.extend(column.as_string::<i32>().iter().flatten().map(str::to_string));
    }
    Ok(texts)
}
