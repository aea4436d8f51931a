//! Schemas that lines of text tell, whether they come from a file or from a column.

use std::collections::BTreeMap;

use arrow::datatypes::SchemaRef;
use firesteel_protocol::Result;

use super::{Options, csv, json};

/// The schema of JSON records, one or several a line.
pub(crate) fn json_schema<'l>(lines: impl Iterator<Item = &'l str>, case_sensitive: bool) -> Result<SchemaRef> {
    let mut seen = json::Seen::new(case_sensitive);
    for line in lines {
        seen.add(line)?;
    }
    seen.schema()
}

/// The schema of CSV records without a header, read with `options`.
pub(crate) fn csv_schema<'l>(
    lines: impl Iterator<Item = &'l str>,
    options: &BTreeMap<String, String>,
) -> Result<SchemaRef> {
    csv::schema_of_lines(lines, &mut Options::new(options))
}
