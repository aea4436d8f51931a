//! Schemas that lines of text tell, whether they come from a file or from a column.

use std::collections::BTreeMap;

use arrow::datatypes::SchemaRef;
use firesteel_protocol::Result;

use super::{Options, csv, json};

/// The schema of JSON records, one or several a line.
pub(crate) fn json_schema<'l>(lines: impl Iterator<Item = &'l str>) -> Result<SchemaRef> {
    json::schema_of_lines(lines)
}

/// The schema of CSV records without a header, read with `options`.
pub(crate) fn csv_schema<'l>(
    lines: impl Iterator<Item = &'l str>,
    options: &BTreeMap<String, String>,
) -> Result<SchemaRef> {
    csv::schema_of_lines(lines, &mut Options::new(options))
}
