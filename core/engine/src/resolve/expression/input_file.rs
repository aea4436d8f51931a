//! `input_file_name()`, `input_file_block_start()` and `input_file_block_length()`: the file that a row was read from, known
//! where rows come straight from one file, or from no file at all. Spark: `InputFileBlockHolder`.

use datafusion::common::ScalarValue;
use datafusion::datasource::{MemTable, source_as_provider};
use datafusion::logical_expr::LogicalPlan;
use firesteel_protocol::{Error, Result};

use super::super::resolver::{Relation, Resolver};
use crate::expr::Typed;
use crate::plan::numbers::Numbers;

/// Spark reads files of at most this many bytes in one piece. Spark: `spark.sql.files.openCostInBytes`.
const WHOLE: u64 = 4 << 20;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Part {
    Name,
    Start,
    Length,
}

impl Part {
    pub(super) fn named(function: &str) -> Option<Self> {
        match function.to_lowercase().as_str() {
            "input_file_name" => Some(Part::Name),
            "input_file_block_start" => Some(Part::Start),
            "input_file_block_length" => Some(Part::Length),
            _ => None,
        }
    }

    fn called(self) -> &'static str {
        match self {
            Part::Name => "input_file_name()",
            Part::Start => "input_file_block_start()",
            Part::Length => "input_file_block_length()",
        }
    }
}

pub(super) fn resolve(resolver: &Resolver<'_>, relation: &Relation, part: Part) -> Result<Typed> {
    let files = resolver.tables.files();
    let file = match (reads_files(&relation.plan), files.as_slice()) {
        (Some(false), _) | (_, []) => None,
        (Some(true), [file]) => Some(file),
        _ => return Err(Error::unsupported(format!("{} over several files", part.called()))),
    };
    let value = match (part, file) {
        (Part::Name, file) => ScalarValue::Utf8(Some(file.cloned().unwrap_or_default())),
        (_, None) => ScalarValue::Int64(Some(-1)),
        (Part::Start, Some(file)) => size(file, part).map(|_| ScalarValue::Int64(Some(0)))?,
        (Part::Length, Some(file)) => ScalarValue::Int64(i64::try_from(size(file, part)?).ok()),
    };
    Ok(Typed::literal(value).named(part.called()))
}

/// Whether rows come straight from files; none when they were joined, grouped or sorted on their way.
fn reads_files(plan: &LogicalPlan) -> Option<bool> {
    match plan {
        LogicalPlan::Projection(projection) => reads_files(&projection.input),
        LogicalPlan::Filter(filter) => reads_files(&filter.input),
        LogicalPlan::Limit(limit) => reads_files(&limit.input),
        LogicalPlan::EmptyRelation(_) => Some(false),
        LogicalPlan::TableScan(scan) => {
            let provider = source_as_provider(&scan.source).ok()?;
            Some(!provider.is::<MemTable>() && !provider.is::<Numbers>())
        }
        _ => None,
    }
}

/// The bytes of a file that is read in one piece.
fn size(file: &str, part: Part) -> Result<u64> {
    let path = file.strip_prefix("file://").unwrap_or(file);
    let found = std::fs::metadata(path);
    let size = found.map_err(|error| Error::internal("the size of a file").with_cause(error))?.len();
    if size > WHOLE {
        return Err(Error::unsupported(format!("{} of a file that Spark reads in pieces", part.called())));
    }
    Ok(size)
}
