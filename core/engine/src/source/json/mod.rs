//! JSON files, a value a line. Spark: `JsonFileFormat`, `JacksonParser`.

mod column;
mod infer;
mod value;

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef};
use datafusion::catalog::TableProvider;
use firesteel_protocol::{Error, Result};

use super::Options;
use super::charset::Charset;
use super::convert::Formats;
use super::file::File;
use super::malformed::{Mode, Records, Tolerance, malformed_record, only_corrupt};
use super::partition::Discovered;
use super::scan::{LineReader, Lines, TextTable};
use super::text::{Next, Part, Splitting};
use crate::function::Settings;
use column::{Column, push_members};
use infer::{Common, Judge};
use value::{Form, Grammar, Value};

/// How the values of a file are read.
#[derive(Debug)]
struct Rules {
    grammar: Grammar,
    formats: Formats,
    splitting: Splitting,
    tolerance: Tolerance,
    primitives_as_string: bool,
    prefers_decimal: bool,
    infers_timestamps: bool,
    drops_nulls: bool,
}

impl Rules {
    fn new(options: &mut Options, corrupt: Option<String>) -> Result<Self> {
        for (name, default) in [("samplingRatio", "1.0"), ("locale", "en-US")] {
            options.take_default(name, default)?;
        }
        let mut flag = |name: &str, default: bool| Ok::<_, Error>(options.take_boolean(name)?.unwrap_or(default));
        let usual = Grammar::default();
        let grammar = Grammar {
            comments: flag("allowComments", usual.comments)?,
            unquoted_names: flag("allowUnquotedFieldNames", usual.unquoted_names)?,
            single_quotes: flag("allowSingleQuotes", usual.single_quotes)?,
            leading_zeros: flag("allowNumericLeadingZeros", usual.leading_zeros)?,
            any_escape: flag("allowBackslashEscapingAnyCharacter", usual.any_escape)?,
            control_characters: flag("allowUnquotedControlChars", usual.control_characters)?,
            not_a_number: flag("allowNonNumericNumbers", usual.not_a_number)?,
        };
        let primitives_as_string = flag("primitivesAsString", false)?;
        let prefers_decimal = flag("prefersDecimal", false)?;
        let infers_timestamps = flag("inferTimestamp", false)?;
        let drops_nulls = flag("dropFieldIfAllNull", false)?;
        let is_whole = flag("multiLine", false)?;
        let separator = options.take_separator("lineSep")?;
        if is_whole && separator.is_some() {
            return Err(Error::unsupported("the options lineSep and multiLine together"));
        }
        let charset = Charset::take(options, "JSONOptionsInRead")?;
        Ok(Rules {
            grammar,
            formats: Formats::take(options),
            splitting: Splitting { separator, is_whole, charset },
            tolerance: Tolerance::take(options, corrupt),
            primitives_as_string,
            prefers_decimal,
            infers_timestamps,
            drops_nulls,
        })
    }

    fn judge(&self, settings: &Settings) -> Result<Judge> {
        let data_type = crate::types::timestamp(&settings.zone);
        let timestamp = match self.infers_timestamps {
            true => Some((self.formats.cast(&data_type, settings)?, data_type)),
            false => None,
        };
        Ok(Judge { primitives_as_string: self.primitives_as_string, prefers_decimal: self.prefers_decimal, timestamp })
    }
}

/// Opens JSON files.
pub(super) async fn open(
    settings: &Settings,
    found: Discovered,
    given: Option<SchemaRef>,
    mut options: Options,
    corrupt: Option<String>,
) -> Result<Arc<dyn TableProvider>> {
    let rules = Rules::new(&mut options, corrupt)?;
    options.finish()?;
    let settings = Arc::new(settings.clone());
    let (schema, rules, found) = {
        let settings = Arc::clone(&settings);
        let work = move || {
            let schema = match given {
                Some(schema) => schema,
                None => schema_of(&rules, &found.files, &settings)?,
            };
            Ok::<_, Error>((schema, rules, found))
        };
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|error| Error::internal("reading JSON files").with_cause(error))??
    };
    let corrupt = rules.tolerance.place(&schema)?;
    let lines = Arc::new(JsonLines { rules: Arc::new(rules), schema, corrupt, settings });
    TextTable::provider(lines, found)
}

fn schema_of(rules: &Rules, files: &[File], settings: &Settings) -> Result<SchemaRef> {
    let mut seen = Seen::new(rules, settings)?;
    for file in files {
        Part::whole(file).lines(&rules.splitting, |line| {
            seen.add(line)?;
            Ok(Next::More)
        })?;
    }
    seen.schema()
}

/// The schema of records that stand in a column, one or several a line.
pub(super) fn schema_of_lines<'l>(lines: impl Iterator<Item = &'l str>) -> Result<SchemaRef> {
    let rules = Rules::new(&mut Options::new(&BTreeMap::new()), None)?;
    let mut seen = Seen::new(&rules, &Settings::default())?;
    for line in lines {
        seen.add(line)?;
    }
    seen.schema()
}

/// What the lines so far have in common.
struct Seen<'a> {
    rules: &'a Rules,
    judge: Judge,
    common: Common,
    is_corrupt: bool,
}

impl<'a> Seen<'a> {
    fn new(rules: &'a Rules, settings: &Settings) -> Result<Self> {
        let common = Common::Struct(BTreeMap::new());
        Ok(Seen { rules, judge: rules.judge(settings)?, common, is_corrupt: false })
    }

    fn add(&mut self, line: &str) -> Result<()> {
        if line.trim().is_empty() {
            return Ok(());
        }
        let rows = value::parse(line, self.rules.grammar);
        let rows = rows.as_ref().map_or(&[][..], records);
        if rows.is_empty() && self.rules.tolerance.mode == Mode::FailFast {
            return Err(malformed_record(&self.rules.tolerance.column));
        }
        self.is_corrupt |= rows.is_empty();
        for row in rows {
            let common = std::mem::replace(&mut self.common, Common::Null);
            self.common = common.with(Common::of(row, &self.judge)?);
        }
        Ok(())
    }

    fn schema(self) -> Result<SchemaRef> {
        schema_with(self.rules, &self.judge, self.common, self.is_corrupt)
    }
}

fn schema_with(rules: &Rules, judge: &Judge, common: Common, is_corrupt: bool) -> Result<SchemaRef> {
    let common = if rules.drops_nulls { common.without_nulls() } else { Some(common) };
    let fields = match common.and_then(|common| common.data_type(judge)) {
        Some(DataType::Struct(fields)) => fields,
        _ => Fields::empty(),
    };
    if is_corrupt && fields.is_empty() && rules.tolerance.mode == Mode::Permissive {
        return Err(only_corrupt());
    }
    let keeps_corrupt = is_corrupt && rules.tolerance.mode == Mode::Permissive;
    let corrupt = keeps_corrupt.then(|| Arc::new(Field::new(&rules.tolerance.column, DataType::Utf8, true)));
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
    rules: Arc<Rules>,
    schema: SchemaRef,
    /// Where the schema has the column for malformed records.
    corrupt: Option<usize>,
    settings: Arc<Settings>,
}

impl Lines for JsonLines {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn splitting(&self) -> &Splitting {
        &self.rules.splitting
    }

    fn reader(&self, projection: &[usize]) -> Result<Box<dyn LineReader>> {
        let field = |at: &usize| Arc::clone(&self.schema.fields()[*at]);
        let fields: Fields = projection.iter().map(field).collect();
        let members: Fields = projection.iter().filter(|at| Some(**at) != self.corrupt).map(field).collect();
        let columns = members.iter().map(|field| Column::new(field.data_type(), &self.settings, &self.rules.formats));
        Ok(Box::new(JsonReader {
            rules: Arc::clone(&self.rules),
            schema: Arc::new(Schema::new(fields)),
            columns: columns.collect::<Result<_>>()?,
            members,
            records: Records::new(self.rules.tolerance.mode, projection, self.corrupt)?,
        }))
    }
}

struct JsonReader {
    rules: Arc<Rules>,
    schema: SchemaRef,
    members: Fields,
    columns: Vec<Column>,
    records: Records,
}

impl JsonReader {
    fn row(&mut self, members: &[(String, Value<'_>)], line: &str, is_record: bool) {
        let fits = push_members(&self.members, &mut self.columns, members) && is_record;
        self.records.push(line, !fits);
    }
}

impl LineReader for JsonReader {
    fn begin(&mut self, part: &Part) {
        self.records.begin(part);
    }

    fn push(&mut self, line: &str) -> Result<()> {
        if line.trim().is_empty() {
            return Ok(());
        }
        let value = value::parse(line, self.rules.grammar);
        let records = value.as_ref().map(records);
        for record in records.into_iter().flatten() {
            if let Form::Object(members) = &record.form {
                self.row(members, line, true);
            }
        }
        let is_empty_array = value.as_ref().is_some_and(|value| value.form == Form::Array(Vec::new()));
        if !is_empty_array && records.is_none_or(<[_]>::is_empty) {
            self.row(&[], line, false);
        }
        Ok(())
    }

    fn rows(&self) -> usize {
        self.records.rows()
    }

    fn finish(&mut self) -> Result<RecordBatch> {
        let mut columns = Vec::with_capacity(self.columns.len());
        for column in &mut self.columns {
            let (column, misfits) = column.finish_with_misfits()?;
            self.records.spoil(&misfits);
            columns.push(column);
        }
        self.records.finish(&self.schema, columns)
    }
}
