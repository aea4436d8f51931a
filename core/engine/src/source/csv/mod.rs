//! CSV files. Spark: `CSVFileFormat`, `UnivocityParser`, `CSVInferSchema`, `CSVHeaderChecker`.

pub(crate) mod infer;
pub(crate) mod record;

use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef};
use datafusion::catalog::TableProvider;
use firesteel_protocol::{Error, Kind, Result, types};

use super::Options;
use super::convert::Cells;
use super::file::File;
use super::scan::{LineReader, Lines, TextTable};
use super::text::{Next, Part};
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
}

impl Rules {
    fn new(options: &mut Options) -> Result<Self> {
        let separator = match options.take_character("sep")? {
            Some(separator) => Some(separator),
            None => options.take_character("delimiter")?,
        };
        let separator = separator.unwrap_or(Some(b',')).ok_or_else(|| Error::unsupported("an empty separator"))?;
        let quote = options.take_character("quote")?.unwrap_or(Some(b'"'));
        let escape = options.take_character("escape")?.unwrap_or(Some(b'\\'));
        refuse_others(options)?;
        Ok(Rules {
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
        ("mode", "PERMISSIVE"),
        ("multiLine", "false"),
        ("encoding", "UTF-8"),
        ("charset", "UTF-8"),
        ("enforceSchema", "true"),
        ("nanValue", "NaN"),
        ("positiveInf", "Inf"),
        ("negativeInf", "-Inf"),
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
    files: Vec<File>,
    given: Option<SchemaRef>,
    mut options: Options,
) -> Result<Arc<dyn TableProvider>> {
    let rules = Rules::new(&mut options)?;
    let infers = options.take_boolean("inferSchema")?.unwrap_or(false);
    options.finish()?;
    let settings = Arc::new(settings.clone());
    let (schema, rules, files) = {
        let settings = Arc::clone(&settings);
        let work = move || {
            let schema = match given {
                Some(schema) => schema,
                None => schema_of(&rules, &files, infers, &settings)?,
            };
            Ok::<_, Error>((schema, rules, files))
        };
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|error| Error::internal("reading CSV files").with_cause(error))??
    };
    check_types(&schema)?;
    let lines = Arc::new(CsvLines { rules, schema: Arc::clone(&schema), settings });
    Ok(Arc::new(TextTable { schema, files, lines }))
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
    let rules = Rules::new(options)?;
    let mut lines = lines.filter(|line| !rules.is_skipped(line));
    let first = lines.next().map(|line| rules.dialect.fields(line)).unwrap_or_default();
    let fields = names(&rules, &first, true).into_iter().map(|name| Field::new(name, DataType::Utf8, true));
    Ok(Arc::new(Schema::new(fields.collect::<Fields>())))
}

/// The names the first line tells, and the types the values tell when that is asked for.
fn schema_of(rules: &Rules, files: &[File], infers: bool, settings: &Arc<Settings>) -> Result<SchemaRef> {
    let mut first = None;
    for file in files {
        Part::whole(file).lines(|line| {
            if rules.is_skipped(line) {
                return Ok(Next::More);
            }
            first = Some(rules.dialect.fields(line));
            Ok(Next::Stop)
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
    rules: Rules,
    schema: SchemaRef,
    settings: Arc<Settings>,
}

impl Lines for CsvLines {
    fn reader(&self, projection: &[usize]) -> Result<Box<dyn LineReader>> {
        let fields: Vec<_> = projection.iter().map(|at| Arc::clone(&self.schema.fields()[*at])).collect();
        let columns =
            fields.iter().map(|field| Cells::new(field.data_type(), &self.settings)).collect::<Result<_>>()?;
        Ok(Box::new(CsvReader {
            rules: self.rules.clone(),
            projection: projection.to_vec(),
            schema: Arc::new(Schema::new(fields)),
            columns,
            rows: 0,
            is_before_header: false,
        }))
    }
}

struct CsvReader {
    rules: Rules,
    projection: Vec<usize>,
    schema: SchemaRef,
    columns: Vec<Cells>,
    rows: usize,
    is_before_header: bool,
}

impl LineReader for CsvReader {
    fn begin(&mut self, is_start: bool) {
        self.is_before_header = is_start && self.rules.has_header;
    }

    fn push(&mut self, line: &str) -> Result<()> {
        if self.rules.is_skipped(line) {
            return Ok(());
        }
        if std::mem::take(&mut self.is_before_header) {
            return Ok(());
        }
        let fields = self.rules.dialect.fields(line);
        for (at, column) in self.projection.iter().zip(&mut self.columns) {
            column.push(fields.get(*at).and_then(|field| self.rules.value(field)));
        }
        self.rows += 1;
        Ok(())
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn finish(&mut self) -> Result<RecordBatch> {
        let columns = self.columns.iter_mut().map(Cells::finish).collect::<Result<Vec<ArrayRef>>>()?;
        let rows = RecordBatchOptions::new().with_row_count(Some(std::mem::take(&mut self.rows)));
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &rows)
            .map_err(|error| Error::internal("reading CSV").with_cause(error))
    }
}
