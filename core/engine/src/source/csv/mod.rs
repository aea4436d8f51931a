//! CSV files. Spark: `CSVFileFormat`, `UnivocityParser`, `CSVInferSchema`, `CSVHeaderChecker`.

pub(crate) mod infer;
pub(crate) mod record;

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef};
use datafusion::catalog::TableProvider;
use firesteel_protocol::{Error, Kind, Result, types};

use super::Options;
use super::charset::Charset;
use super::convert::{Cells, Formats};
use super::file::File;
use super::malformed::{Records, Tolerance};
use super::partition::Discovered;
use super::scan::{LineReader, Lines, TextTable};
use super::text::{Next, Part, Splitting};
use crate::function::Settings;
use record::Dialect;

/// How the fields of a line become values.
#[derive(Debug, Clone)]
struct Rules {
    dialect: Dialect,
    has_header: bool,
    comment: Option<u8>,
    null_value: String,
    empty_value: String,
    trims_start: bool,
    trims_end: bool,
    formats: Formats,
    splitting: Splitting,
    tolerance: Tolerance,
}

impl Rules {
    fn new(options: &mut Options, corrupt: Option<String>) -> Result<Self> {
        let separator = match options.take_character("sep")? {
            Some(separator) => Some(separator),
            None => options.take_character("delimiter")?,
        };
        let separator = separator.unwrap_or(Some(b',')).ok_or_else(|| Error::unsupported("an empty separator"))?;
        let quote = options.take_character("quote")?.unwrap_or(Some(b'"'));
        let escape = options.take_character("escape")?.unwrap_or(Some(b'\\'));
        refuse_others(options)?;
        let splitting = Splitting {
            separator: options.take_separator("lineSep")?,
            is_whole: options.take_boolean("multiLine")?.unwrap_or(false),
            charset: Charset::take(options, "CSVOptions")?,
        };
        if splitting.is_whole && splitting.separator.is_some() {
            return Err(Error::unsupported("the options lineSep and multiLine together"));
        }
        let formats = Formats {
            not_a_number: options.take("nanValue"),
            positive_infinity: options.take("positiveInf"),
            negative_infinity: options.take("negativeInf"),
            ..Formats::take(options)
        };
        Ok(Rules {
            formats,
            splitting,
            tolerance: Tolerance::take(options, corrupt),
            dialect: Dialect { separator, quote, escape },
            has_header: options.take_boolean("header")?.unwrap_or(false),
            comment: options.take_character("comment")?.flatten(),
            null_value: options.take("nullValue").unwrap_or_default(),
            empty_value: options.take("emptyValue").unwrap_or_default(),
            trims_start: options.take_boolean("ignoreLeadingWhiteSpace")?.unwrap_or(false),
            trims_end: options.take_boolean("ignoreTrailingWhiteSpace")?.unwrap_or(false),
        })
    }

    /// Spark passes over lines without a character that shows, and over comments.
    fn is_skipped(&self, line: &str) -> bool {
        let line = line.trim_matches(|c: char| c <= ' ');
        line.is_empty() || self.comment.is_some_and(|comment| line.as_bytes()[0] == comment)
    }

    /// Gives the fields of each record of a text, and the text of the record, but for those that are skipped.
    fn records(&self, text: &str, mut take: impl FnMut(&[record::Value], &str) -> Result<Next>) -> Result<Next> {
        if !self.splitting.is_whole {
            return if self.is_skipped(text) { Ok(Next::More) } else { take(&self.dialect.fields(text), text) };
        }
        let mut rest = text;
        while !rest.is_empty() {
            let line = rest.split(['\n', '\r']).next().unwrap_or_default();
            if self.is_skipped(line) {
                rest =
                    rest[line.len()..].strip_prefix("\r\n").unwrap_or_else(|| rest.get(line.len() + 1..).unwrap_or(""));
                continue;
            }
            let (fields, after) = self.dialect.record(rest);
            let record = rest[..rest.len() - after.len()].trim_end_matches(['\n', '\r']);
            if take(&fields, record)? == Next::Stop {
                return Ok(Next::Stop);
            }
            rest = after;
        }
        Ok(Next::More)
    }

    /// The value of a field: NULL for what stands for it.
    fn value<'a>(&'a self, field: &'a record::Value) -> Option<&'a str> {
        let mut text = field.text.as_str();
        if !field.is_quoted {
            if self.trims_start {
                text = text.trim_start_matches(|c: char| c <= ' ');
            }
            if self.trims_end {
                text = text.trim_end_matches(|c: char| c <= ' ');
            }
        }
        let text = match (text.is_empty(), field.is_quoted) {
            (true, false) => return None,
            (true, true) => self.empty_value.as_str(),
            _ => text,
        };
        (text != self.null_value).then_some(text)
    }
}

/// Options that are accepted with their default alone, since nothing else is offered.
fn refuse_others(options: &mut Options) -> Result<()> {
    for (name, default) in [
        ("enforceSchema", "true"),
        ("preferDate", "true"),
        ("samplingRatio", "1.0"),
        ("locale", "en-US"),
        ("unescapedQuoteHandling", "STOP_AT_DELIMITER"),
    ] {
        options.take_default(name, default)?;
    }
    Ok(())
}

/// Opens CSV files.
pub(super) async fn open(
    settings: &Settings,
    found: Discovered,
    given: Option<SchemaRef>,
    mut options: Options,
    corrupt: Option<String>,
) -> Result<Arc<dyn TableProvider>> {
    let rules = Rules::new(&mut options, corrupt)?;
    let infers = options.take_boolean("inferSchema")?.unwrap_or(false);
    options.finish()?;
    let settings = Arc::new(settings.clone());
    let (schema, rules, found) = {
        let settings = Arc::clone(&settings);
        let work = move || {
            let schema = match given {
                Some(schema) => schema,
                None => schema_of(&rules, &found.files, infers, &settings)?,
            };
            Ok::<_, Error>((schema, rules, found))
        };
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|error| Error::internal("reading CSV files").with_cause(error))??
    };
    check_types(&schema)?;
    let corrupt = rules.tolerance.place(&schema)?;
    let lines = Arc::new(CsvLines { rules: Arc::new(rules), schema, corrupt, settings });
    TextTable::provider(lines, found)
}

/// CSV holds plain values only.
pub(crate) fn check_types(schema: &Schema) -> Result<()> {
    for field in schema.fields() {
        let is_refused = field.data_type().is_nested() || matches!(field.data_type(), DataType::Null);
        if is_refused {
            let name = types::sql_string(&types::from_arrow(field.data_type())?);
            let parameters = [
                ("format", "CSV".to_string()),
                ("columnName", crate::catalog::quoted(field.name())),
                ("columnType", format!("\"{name}\"")),
            ];
            return Err(Error::new(Kind::Analysis, "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", &parameters));
        }
        if matches!(field.data_type(), DataType::Binary) {
            return Err(Error::unsupported("binary columns in CSV files"));
        }
    }
    Ok(())
}

/// The columns of lines without a header, as many as the first line has, all of them texts.
pub(super) fn schema_of_lines<'l>(lines: impl Iterator<Item = &'l str>, options: &mut Options) -> Result<SchemaRef> {
    for name in ["header", "inferSchema"] {
        if options.take_boolean(name)?.unwrap_or(false) {
            return Err(Error::unsupported(format!("the option {name} for CSV in a column; give the reader a schema")));
        }
    }
    let rules = Rules::new(options, None)?;
    let mut lines = lines.filter(|line| !rules.is_skipped(line));
    let first = lines.next().map(|line| rules.dialect.fields(line)).unwrap_or_default();
    let fields = names(&rules, &first, true).into_iter().map(|name| Field::new(name, DataType::Utf8, true));
    Ok(Arc::new(Schema::new(fields.collect::<Fields>())))
}

/// The names the first line tells, and the types the values tell when that is asked for.
fn schema_of(rules: &Rules, files: &[File], infers: bool, settings: &Arc<Settings>) -> Result<SchemaRef> {
    let mut first = None;
    for file in files {
        Part::whole(file).lines(&rules.splitting, |text| {
            rules.records(text, |fields, _| {
                first = Some(fields.to_vec());
                Ok(Next::Stop)
            })
        })?;
        if first.is_some() {
            break;
        }
    }
    let names = names(rules, &first.unwrap_or_default(), settings.case_sensitive);
    let types =
        if infers { infer::types(rules, files, names.len(), settings)? } else { vec![DataType::Utf8; names.len()] };
    let fields = names.into_iter().zip(types).map(|(name, data_type)| Field::new(name, data_type, true));
    Ok(Arc::new(Schema::new(fields.collect::<Fields>())))
}

/// Spark: `CSVUtils.makeSafeHeader`.
fn names(rules: &Rules, first: &[record::Value], case_sensitive: bool) -> Vec<String> {
    if !rules.has_header {
        return (0..first.len()).map(|at| format!("_c{at}")).collect();
    }
    let folded = |name: &str| if case_sensitive { name.to_string() } else { name.to_lowercase() };
    let values: Vec<Option<&str>> = first.iter().map(|field| rules.value(field)).collect();
    let count = |name: &str| values.iter().flatten().filter(|other| folded(other) == folded(name)).count();
    let named = values.iter().enumerate().map(|(at, value)| match value {
        None | Some("") => format!("_c{at}"),
        Some(name) if count(name) > 1 => format!("{name}{at}"),
        Some(name) => (*name).to_string(),
    });
    named.collect()
}

#[derive(Debug)]
struct CsvLines {
    rules: Arc<Rules>,
    schema: SchemaRef,
    /// Where the schema has the column for malformed records.
    corrupt: Option<usize>,
    settings: Arc<Settings>,
}

impl Lines for CsvLines {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn splitting(&self) -> &Splitting {
        &self.rules.splitting
    }

    fn reader(&self, projection: &[usize]) -> Result<Box<dyn LineReader>> {
        let records = Records::new(self.rules.tolerance.mode, projection, self.corrupt)?;
        let in_file: Vec<usize> = (0..self.schema.fields().len()).filter(|at| Some(*at) != self.corrupt).collect();
        let is_wanted = |at: &usize| projection.contains(at);
        // Spark reads no more columns than are asked for, unless it is to tell which records are malformed.
        let reads_all = records.has_column() || in_file.iter().all(is_wanted);
        let read: Vec<usize> = match reads_all {
            true => in_file.clone(),
            false => projection.iter().copied().filter(|at| Some(*at) != self.corrupt).collect(),
        };
        let outputs = projection.iter().filter_map(|at| read.iter().position(|read| read == at));
        let columns = read.iter().map(|at| {
            let token = in_file.iter().position(|place| place == at).unwrap_or(*at);
            let data_type = self.schema.field(*at).data_type();
            Ok((token, Cells::with_formats(data_type, &self.settings, &self.rules.formats)?))
        });
        let fields: Fields = projection.iter().map(|at| Arc::clone(&self.schema.fields()[*at])).collect();
        Ok(Box::new(CsvReader {
            rules: Arc::clone(&self.rules),
            columns: columns.collect::<Result<_>>()?,
            outputs: outputs.collect(),
            tokens: (reads_all && records.matters()).then_some(in_file.len()),
            schema: Arc::new(Schema::new(fields)),
            records,
            is_before_header: false,
        }))
    }
}

struct CsvReader {
    rules: Arc<Rules>,
    /// The columns that are read, and which field of a record each is.
    columns: Vec<(usize, Cells)>,
    /// Those of them that are asked for, in that order.
    outputs: Vec<usize>,
    /// How many fields a record must have, where that counts.
    tokens: Option<usize>,
    schema: SchemaRef,
    records: Records,
    is_before_header: bool,
}

impl LineReader for CsvReader {
    fn begin(&mut self, part: &Part) {
        self.is_before_header = part.start == 0 && self.rules.has_header;
        self.records.begin(part);
    }

    fn push(&mut self, line: &str) -> Result<()> {
        let rules = Arc::clone(&self.rules);
        rules.records(line, |fields, text| {
            if std::mem::take(&mut self.is_before_header) {
                return Ok(Next::More);
            }
            for (token, column) in &mut self.columns {
                column.push(fields.get(*token).and_then(|field| rules.value(field)));
            }
            self.records.push(text, self.tokens.is_some_and(|tokens| tokens != fields.len()));
            Ok(Next::More)
        })?;
        Ok(())
    }

    fn rows(&self) -> usize {
        self.records.rows()
    }

    fn finish(&mut self) -> Result<RecordBatch> {
        let mut columns = Vec::with_capacity(self.columns.len());
        for (_, cells) in &mut self.columns {
            let (column, misfits) = cells.finish_with_misfits()?;
            self.records.spoil(&misfits);
            columns.push(column);
        }
        let columns = self.outputs.iter().map(|at| Arc::clone(&columns[*at])).collect();
        self.records.finish(&self.schema, columns)
    }
}
