//! JSON files, a value a line. Spark: `JsonFileFormat`, `JacksonParser`.

mod column;
mod infer;
mod value;

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, RecordBatch, RecordBatchOptions, StringBuilder};
use arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef};
use datafusion::catalog::TableProvider;
use firesteel_protocol::{Error, Kind, Result};

use super::Options;
use super::file::File;
use super::scan::{LineReader, Lines, TextTable};
use super::text::{Next, Part};
use crate::function::Settings;
use column::{Column, push_members};
use infer::Common;
use value::{Form, Value};

/// The column that Spark puts a line into that is no record.
const CORRUPT_RECORD: &str = "_corrupt_record";

/// Opens JSON files.
pub(super) async fn open(
    settings: &Settings,
    files: Vec<File>,
    given: Option<SchemaRef>,
    mut options: Options,
) -> Result<Arc<dyn TableProvider>> {
    refuse_others(&mut options)?;
    options.finish()?;
    let settings = Arc::new(settings.clone());
    let case_sensitive = settings.case_sensitive;
    let work = move || {
        let schema = match given {
            Some(schema) => schema,
            None => schema_of(&files, case_sensitive)?,
        };
        Ok::<_, Error>((schema, files))
    };
    let (schema, files) = tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::internal("reading JSON files").with_cause(error))??;
    let lines = Arc::new(JsonLines { schema: Arc::clone(&schema), settings });
    Ok(Arc::new(TextTable { schema, files, lines }))
}

/// Options that are accepted with their default alone, since nothing else is offered.
fn refuse_others(options: &mut Options) -> Result<()> {
    for (name, default) in [
        ("mode", "PERMISSIVE"),
        ("multiLine", "false"),
        ("encoding", "UTF-8"),
        ("charset", "UTF-8"),
        ("primitivesAsString", "false"),
        ("prefersDecimal", "false"),
        ("allowComments", "false"),
        ("allowUnquotedFieldNames", "false"),
        ("allowSingleQuotes", "true"),
        ("allowNumericLeadingZeros", "false"),
        ("allowBackslashEscapingAnyCharacter", "false"),
        ("allowUnquotedControlChars", "false"),
        ("allowNonNumericNumbers", "true"),
        ("inferTimestamp", "false"),
        ("columnNameOfCorruptRecord", CORRUPT_RECORD),
        ("dropFieldIfAllNull", "false"),
        ("samplingRatio", "1.0"),
        ("locale", "en-US"),
        ("lineSep", "\n"),
    ] {
        options.take_default(name, default)?;
    }
    Ok(())
}

fn schema_of(files: &[File], case_sensitive: bool) -> Result<SchemaRef> {
    let mut seen = Seen::new(case_sensitive);
    for file in files {
        Part::whole(file).lines(|line| {
            seen.add(line)?;
            Ok(Next::More)
        })?;
    }
    seen.schema()
}

/// What the lines so far have in common.
pub(super) struct Seen {
    common: Common,
    is_corrupt: bool,
    case_sensitive: bool,
}

impl Seen {
    pub(super) fn new(case_sensitive: bool) -> Self {
        Seen { common: Common::Struct(Default::default()), is_corrupt: false, case_sensitive }
    }

    pub(super) fn add(&mut self, line: &str) -> Result<()> {
        if line.trim().is_empty() {
            return Ok(());
        }
        let rows = value::parse(line);
        let rows = rows.as_ref().map_or(&[][..], records);
        self.is_corrupt |= rows.is_empty();
        for row in rows {
            let common = std::mem::replace(&mut self.common, Common::Null);
            self.common = common.with(Common::of(row, self.case_sensitive)?);
        }
        Ok(())
    }

    pub(super) fn schema(self) -> Result<SchemaRef> {
        schema_with(self.common, self.is_corrupt)
    }
}

fn schema_with(common: Common, is_corrupt: bool) -> Result<SchemaRef> {
    let fields = match common.data_type() {
        Some(DataType::Struct(fields)) => fields,
        _ => Fields::empty(),
    };
    if is_corrupt && fields.is_empty() {
        return Err(Error::new(
            Kind::Analysis,
            "UNSUPPORTED_FEATURE.QUERY_ONLY_CORRUPT_RECORD_COLUMN",
            &[] as &[(&str, &str)],
        ));
    }
    let corrupt = is_corrupt.then(|| Arc::new(Field::new(CORRUPT_RECORD, DataType::Utf8, true)));
    let mut fields: Vec<_> = corrupt.into_iter().chain(fields.iter().cloned()).collect();
    fields.sort_by(|one, other| one.name().cmp(other.name()));
    Ok(Arc::new(Schema::new(fields)))
}

/// The records of a line: an object, or the objects of an array. None when it is something else.
fn records<'a, 'b>(value: &'b Value<'a>) -> &'b [Value<'a>] {
    let is_record = |value: &Value<'_>| matches!(value.form, Form::Object(_));
    match &value.form {
        Form::Object(_) => std::slice::from_ref(value),
        Form::Array(elements) if elements.iter().all(is_record) => elements,
        _ => &[],
    }
}

#[derive(Debug)]
struct JsonLines {
    schema: SchemaRef,
    settings: Arc<Settings>,
}

impl Lines for JsonLines {
    fn reader(&self, projection: &[usize]) -> Result<Box<dyn LineReader>> {
        let fields: Fields = projection.iter().map(|at| Arc::clone(&self.schema.fields()[*at])).collect();
        let is_corrupt_column = |field: &Arc<Field>| field.name() == CORRUPT_RECORD;
        let members: Fields = fields.iter().filter(|field| !is_corrupt_column(field)).cloned().collect();
        let columns =
            members.iter().map(|field| Column::new(field.data_type(), &self.settings)).collect::<Result<_>>()?;
        let corrupt_at = fields.iter().position(is_corrupt_column);
        if corrupt_at.is_some() && members.len() + 1 < self.schema.fields().len() {
            // A record is corrupt by all of its columns, so all of them must be looked at.
            return Err(Error::unsupported("some columns of malformed JSON without the others; select them all"));
        }
        Ok(Box::new(JsonReader {
            schema: Arc::new(Schema::new(fields)),
            members,
            columns,
            corrupt: corrupt_at.map(|at| (at, StringBuilder::new())),
            rows: 0,
        }))
    }
}

struct JsonReader {
    schema: SchemaRef,
    members: Fields,
    columns: Vec<Column>,
    /// Where the column of corrupt records stands, and what it holds.
    corrupt: Option<(usize, StringBuilder)>,
    rows: usize,
}

impl JsonReader {
    fn row(&mut self, members: &[(String, Value<'_>)], line: &str, is_record: bool) {
        let fits = push_members(&self.members, &mut self.columns, members) && is_record;
        if let Some((_, corrupt)) = &mut self.corrupt {
            corrupt.append_option((!fits).then_some(line));
        }
        self.rows += 1;
    }
}

impl LineReader for JsonReader {
    fn begin(&mut self, _is_start: bool) {}

    fn push(&mut self, line: &str) -> Result<()> {
        if line.trim().is_empty() {
            return Ok(());
        }
        let value = value::parse(line);
        let records = value.as_ref().map_or(&[][..], records);
        for record in records {
            if let Form::Object(members) = &record.form {
                self.row(members, line, true);
            }
        }
        if records.is_empty() {
            self.row(&[], line, false);
        }
        Ok(())
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn finish(&mut self) -> Result<RecordBatch> {
        let mut columns = self.columns.iter_mut().map(Column::finish).collect::<Result<Vec<ArrayRef>>>()?;
        if let Some((at, corrupt)) = &mut self.corrupt {
            columns.insert(*at, Arc::new(corrupt.finish()));
        }
        debug_assert!(columns.iter().all(|column| column.len() == self.rows), "a column lost a row");
        let rows = RecordBatchOptions::new().with_row_count(Some(std::mem::take(&mut self.rows)));
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &rows)
            .map_err(|error| Error::internal("reading JSON").with_cause(error))
    }
}
